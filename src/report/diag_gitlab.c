/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics as GitLab's Code Quality report: a list of objects with description, check_name,
 * fingerprint, severity and location, empty where nothing is wrong.
 *
 * GitLab drops the report at the first object without a path: what concerns no file stands at the
 * first line of the ledger's township file, whether or not it is there.
 */
#include "report/finding.h"
#include "report/json.h"
#include "report/report_room.h"

/* Of info, minor, major, critical and blocker. */
static const char *const severities[] = {
    [SEVERITY_WARNING] = "minor",
    [SEVERITY_ERROR] = "major",
    [SEVERITY_FATAL] = "blocker",
};

static void add_location(struct json *json, const struct diag_place *place,
                         const struct report_style *style)
{
    struct buffer path = {0};

    if (place->path.len > 0)
        finding_path(&path, place, style);
    else
        finding_tidy(&path, style->home.len > 0 ? style->home : SLICE("."));
    json_open(json, "location", '{');
    json_string(json, "path", buffer_slice(&path));
    json_open(json, "lines", '{');
    json_size(json, "begin", place->start.line > 0 ? place->start.line : 1);
    json_close(json, '}');
    json_close(json, '}');
    buffer_free(&path);
}

/* One line: "there is no such unit; did you mean xiahe?" */
static void add_description(struct json *json, const struct diag *diag, enum lang lang)
{
    struct buffer between = {0}, text = {0};

    say(&between, lang, WORD_SEMICOLON);
    finding_text(&text, diag, buffer_slice(&between), lang);
    json_string(json, "description", buffer_slice(&text));
    buffer_free(&between);
    buffer_free(&text);
}

static void add_diag(struct json *json, const struct diag *diag,
                     const struct fingerprint *fingerprint, const struct report_style *style)
{
    struct buffer title = {0}, mark = {0};

    finding_title(&title, diag);
    fingerprint_add(&mark, fingerprint);
    json_open(json, NULL, '{');
    add_description(json, diag, style->lang);
    json_string(json, "check_name", buffer_slice(&title));
    json_string(json, "fingerprint", buffer_slice(&mark));
    json_string(json, "severity", slice_of(severities[catalogue_row(diag->code)->severity]));
    add_location(json, &diag->place, style);
    json_close(json, '}');
    buffer_free(&title);
    buffer_free(&mark);
}

void diag_render_gitlab(struct buffer *out, const struct diag_list *diags,
                        const struct report_style *style)
{
    const struct fingerprint *fingerprints = fingerprints_make(diags);
    struct json json = {.out = out, .taker = style->taker};
    struct diag room;

    json_open(&json, NULL, '[');
    for (size_t i = 0; i < diags->len; i++)
        add_diag(&json, diag_at(diags, i, &room), &fingerprints[i], style);
    json_close(&json, ']');
    json_end(&json);
}
