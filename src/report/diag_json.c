/* SPDX-License-Identifier: MIT */
/* Diagnostics as JSON: one object on a line for each, so that any tool can take them one by one. */
#include "report/json.h"
#include "report/report_room.h"

static void add_position(struct json *json, const char *line_key, const char *column_key,
                         struct position position)
{
    if (position.line == 0)
        return;
    json_key(json, line_key);
    json_size(json, position.line);
    json_key(json, column_key);
    json_size(json, position.column);
}

static void add_place(struct json *json, const struct diag_place *place)
{
    json_key(json, "file");
    json_optional(json, place->path);
    add_position(json, "line", "column", place->start);
    add_position(json, "end-line", "end-column", place->end);
}

static void add_text(struct json *json, const char *key, const struct diag *diag, enum lang lang,
                     void (*text)(struct buffer *, const struct diag *, enum lang))
{
    struct buffer words = {0};

    text(&words, diag, lang);
    json_key(json, key);
    json_string(json, buffer_slice(&words));
    buffer_free(&words);
}

static void add_diag(struct buffer *out, const struct diag *diag, enum lang lang)
{
    const struct catalogue_row *row = catalogue_row(diag->code);
    struct json json = {.out = out, .one_line = true};
    struct buffer code = {0};

    buffer_addf(&code, "TZ%d", row->number);
    json_open(&json, '{');
    json_key(&json, "code");
    json_string(&json, buffer_slice(&code));
    json_key(&json, "name");
    json_string(&json, slice_of(row->slug));
    json_key(&json, "severity");
    json_string(&json, slice_of(severity_words(row->severity)->text[LANG_EN]));
    add_place(&json, &diag->place);
    add_text(&json, "message", diag, lang, diag_message);
    add_text(&json, "help", diag, lang, diag_help);
    if (diag->also.path.len > 0) {
        json_key(&json, "also");
        json_open(&json, '{');
        add_place(&json, &diag->also);
        json_close(&json, '}');
    }
    json_close(&json, '}');
    buffer_byte(out, '\n');
    buffer_free(&code);
}

void diag_render_json(struct buffer *out, const struct diag_list *diags,
                      const struct report_style *style)
{
    for (size_t i = 0; i < diags->len; i++)
        add_diag(out, diags->items[i], style->lang);
}
