/* SPDX-License-Identifier: MIT */
/* Diagnostics as JSON: one object on a line for each, so that any tool can take them one by one. */
#include "report/json.h"
#include "report/report_room.h"

static void add_position(struct json *json, const char *line_key, const char *column_key,
                         struct position position)
{
    if (position.line == 0)
        return;
    json_size(json, line_key, position.line);
    json_size(json, column_key, position.column);
}

static void add_place(struct json *json, const struct diag_place *place)
{
    json_optional(json, "file", place->path);
    add_position(json, "line", "column", place->start);
    add_position(json, "end-line", "end-column", place->end);
}

static void add_text(struct json *json, const char *key, const struct diag *diag, enum lang lang,
                     void (*text)(struct buffer *, const struct diag *, enum lang))
{
    struct buffer words = {0};

    text(&words, diag, lang);
    json_string(json, key, buffer_slice(&words));
    buffer_free(&words);
}

static void add_diag(struct buffer *out, const struct diag *diag, enum lang lang)
{
    const struct catalogue_row *row = catalogue_row(diag->code);
    struct json json = {.out = out, .one_line = true};
    struct buffer code = {0};

    buffer_addf(&code, "TZ%d", row->number);
    json_open(&json, NULL, '{');
    json_string(&json, "code", buffer_slice(&code));
    json_string(&json, "name", slice_of(row->slug));
    json_string(&json, "severity", slice_of(severity_words(row->severity)->text[LANG_EN]));
    add_place(&json, &diag->place);
    add_text(&json, "message", diag, lang, diag_message);
    add_text(&json, "help", diag, lang, diag_help);
    if (diag->also.path.len > 0) {
        json_open(&json, "also", '{');
        add_place(&json, &diag->also);
        json_close(&json, '}');
    }
    json_close(&json, '}');
    json_end(&json);
    buffer_free(&code);
}

void diag_render_json(struct buffer *out, const struct diag_list *diags,
                      const struct report_style *style)
{
    struct diag room;

    for (size_t i = 0; i < diags->len; i++) {
        add_diag(out, diag_at(diags, i, &room), style->lang);
        piece_give(out, style->taker);
    }
}
