/* SPDX-License-Identifier: MIT */
/* The tool of a SARIF file: who it is, and of each code that occurs what `explain` says. */
#include "report/report_room.h"
#include "report/sarif_room.h"

bool sarif_is_result(const struct diag *diag)
{
    return diag->place.path.len > 0 && catalogue_row(diag->code)->severity != SEVERITY_FATAL;
}

const char *sarif_level(const struct diag *diag)
{
    return catalogue_row(diag->code)->severity == SEVERITY_WARNING ? "warning" : "error";
}

void sarif_text(struct json *json, const char *key, const struct buffer *text)
{
    json_open(json, key, '{');
    json_string(json, "text", buffer_slice(text));
    json_close(json, '}');
}

static void add_descriptor(struct sarif *sarif, enum diag_code code)
{
    const struct catalogue_row *row = catalogue_row(code);
    const struct diag diag = {.code = code};
    enum lang lang = sarif->style->lang;
    struct json *json = &sarif->json;
    struct buffer text = {0};

    json_open(json, NULL, '{');
    finding_code(&text, &diag);
    json_string(json, "id", buffer_slice(&text));
    json_string(json, "name", slice_of(row->slug));
    text.len = 0;
    report_template(&text, row->message.text[lang], lang);
    sarif_text(json, "shortDescription", &text);
    text.len = 0;
    buffer_adds(&text, row->manual.text[lang]);
    sarif_text(json, "fullDescription", &text);
    text.len = 0;
    report_explain(&text, row, lang);
    sarif_text(json, "help", &text);
    json_open(json, "defaultConfiguration", '{');
    json_string(json, "level", slice_of(sarif_level(&diag)));
    json_close(json, '}');
    json_close(json, '}');
    buffer_free(&text);
}

/* Those that occur, in the order of their numbers; each is given its index. */
static void add_descriptors(struct sarif *sarif, const char *key, size_t *occurs)
{
    size_t count = 0;

    json_open(&sarif->json, key, '[');
    for (int code = 0; code < DIAG_CODE_COUNT; code++) {
        if (occurs[code] == 0)
            continue;
        occurs[code] = count++;
        add_descriptor(sarif, (enum diag_code)code);
    }
    json_close(&sarif->json, ']');
}

void sarif_tool(struct sarif *sarif)
{
    struct json *json = &sarif->json;

    for (size_t i = 0; i < sarif->diags->len; i++) {
        struct diag room;
        const struct diag *diag = diag_at(sarif->diags, i, &room);

        if (sarif_is_result(diag))
            sarif->rules[diag->code]++;
        else
            sarif->notifications[diag->code]++;
    }
    json_open(json, "tool", '{');
    json_open(json, "driver", '{');
    json_string(json, "name", SLICE("taizhang"));
    json_string(json, "version", sarif->style->version);
    add_descriptors(sarif, "rules", sarif->rules);
    add_descriptors(sarif, "notifications", sarif->notifications);
    json_close(json, '}');
    json_close(json, '}');
}
