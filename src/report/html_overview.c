/* SPDX-License-Identifier: MIT */
/* Overview of the year: what holds, in sentences and tiles, and who has most left to do. */
#include "report/html_room.h"
#include "report/state.h"

/* ---- sentences and tiles ---- */

static void add_sentences(const struct document *doc)
{
    html_open_class(html_of(doc), "div", "lead");
    document_counts(doc, doc->assessment->counts);
    document_who(doc);
    html_close(html_of(doc));
}

static void add_tiles(const struct document *doc)
{
    struct html *html = html_of(doc);

    html_verdict_bar(doc, doc->assessment->counts);
    html_open_class(html, "ul", "tiles");
    for (int i = 0; i < VERDICT_COUNT; i++) {
        size_t count = doc->assessment->counts[i];

        if (count == 0)
            continue;
        html_open(html, "li");
        html_set_verdict(doc, "tile", (enum verdict)i);
        buffer_addf(doc->text, "%zu", count);
        html_flush_in(doc, "strong", "count");
        html_open(html, "span");
        html_sign(doc, (enum verdict)i);
        html_texts(html, verdict_words((enum verdict)i)->text[doc->lang]);
        html_close_many(html, 2);
    }
    html_close(html);
}

/* ---- who has most left to do ---- */

static void add_unit_row(const struct document *doc, size_t unit, size_t most)
{
    struct html *html = html_of(doc);
    size_t behind = doc->assessment->units[unit].behind;

    html_open_row(doc);
    html_unit(doc, unit);
    html_close(html);
    buffer_addf(doc->text, "%zu", behind);
    html_flush_in(doc, "td", "number");
    html_open_class(html, "td", "bars");
    html_count_bar(doc, behind, most);
    html_close_many(html, 2);
}

static void add_units(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    size_t most = 0, quiet = 0;

    for (size_t i = 0; i < assessment->unit_count; i++)
        most = assessment->units[i].behind > most ? assessment->units[i].behind : most;
    if (most == 0 || assessment->narrow || assessment->is_public)
        return;
    html_open_table(doc, "open-units", WORD_HTML_OPEN_UNITS, COLUMN(WORD_HTML_UNIT),
                    COLUMN_OF("number", WORD_HTML_OPEN_TARGETS), COLUMN_OF("bars", NO_WORD));
    html_open(html_of(doc), "tbody");
    for (size_t behind = most; behind > 0; behind--) {
        for (size_t i = 0; i < assessment->unit_count; i++) {
            if (assessment->units[i].behind == behind)
                add_unit_row(doc, i, most);
        }
    }
    html_close_many(html_of(doc), 2);
    for (size_t i = 0; i < assessment->unit_count; i++)
        quiet += assessment->units[i].behind == 0;
    if (quiet > 0) {
        html_say_with_in(doc, "p", "aside", quiet == 1 ? WORD_HTML_QUIET_ONE : WORD_HTML_QUIET,
                         COUNT("count", quiet));
    }
}

void html_overview(const struct document *doc)
{
    html_open(html_of(doc), "section");
    html_set(html_of(doc), "id", "glance");
    html_say_in(doc, "h2", NULL, WORD_HTML_OVERVIEW);
    add_sentences(doc);
    add_tiles(doc);
    html_open_class(html_of(doc), "div", "two");
    html_open(html_of(doc), "div");
    html_short(doc);
    html_close(html_of(doc));
    html_open(html_of(doc), "div");
    add_units(doc);
    html_close_many(html_of(doc), 3);
}
