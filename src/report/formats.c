/* SPDX-License-Identifier: MIT */
/* The tables of formats. See report.h. */
#include "report/report_room.h"

const struct report_format report_formats[] = {
    {"text", ".txt", report_text, false, false},
    {"json", ".json", report_json, true, false},
    {"html", ".html", report_html, true, true},
    {"markdown", ".md", report_markdown, false, false},
    {"asciidoc", ".adoc", report_asciidoc, false, false},
    {"csv", ".csv", report_csv, false, false},
    {"junit", ".xml", report_junit, false, false},
    {NULL, NULL, NULL, false, false},
};

const struct diag_format diag_formats[] = {
    {"text", ".txt", diag_render_text},
    {"json", ".json", diag_render_json},
    {"sarif", ".sarif", diag_render_sarif},
    {"github", NULL, diag_render_github},
    {"gitlab", "gl-code-quality-report.json", diag_render_gitlab},
    {"junit", ".xml", diag_render_junit},
    {NULL, NULL, NULL},
};

const struct view_format view_formats[] = {
    {"text", balance_text, todo_text, trail_text, table_text},
    {"json", balance_json, todo_json, trail_json, table_json},
    {NULL, NULL, NULL, NULL, NULL},
};

const struct view_format *view_format_find(struct slice name)
{
    for (const struct view_format *at = view_formats; at->name != NULL; at++) {
        if (slice_is(name, at->name))
            return at;
    }
    return NULL;
}

const struct report_format *report_format_find(struct slice name)
{
    for (const struct report_format *at = report_formats; at->name != NULL; at++) {
        if (slice_is(name, at->name))
            return at;
    }
    return NULL;
}

/* Whether the suffix fits, and is longer than what fitted before. */
static bool fits_better(struct slice path, const char *suffix, size_t *best)
{
    size_t len = slice_of(suffix).len;

    if (len <= *best || !slice_ends(path, suffix))
        return false;
    *best = len;
    return true;
}

const struct report_format *report_format_for_file(struct slice path)
{
    const struct report_format *found = NULL;
    size_t best = 0;

    for (const struct report_format *at = report_formats; at->name != NULL; at++) {
        if (fits_better(path, at->suffix, &best))
            found = at;
    }
    return found;
}

const struct diag_format *diag_format_for_file(struct slice path)
{
    const struct diag_format *found = NULL;
    size_t best = 0;

    for (const struct diag_format *at = diag_formats; at->name != NULL; at++) {
        if (fits_better(path, at->suffix, &best))
            found = at;
    }
    return found;
}

const struct diag_format *diag_format_find(struct slice name)
{
    for (const struct diag_format *at = diag_formats; at->name != NULL; at++) {
        if (slice_is(name, at->name))
            return at;
    }
    return NULL;
}
