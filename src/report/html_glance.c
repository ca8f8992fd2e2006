/* SPDX-License-Identifier: MIT */
/* The year at a glance: what holds, in sentences and tiles, and who has most left to do. */
#include "report/html_room.h"
#include "report/state.h"

/* ---- sentences ---- */

void html_counts(const struct html_page *page, const size_t counts[VERDICT_COUNT])
{
    state_add_counts(page->text, page->lang, counts);
    html_flush(page);
}

static void add_who(const struct html_page *page)
{
    struct buffer who[STATE_PIECES] = {{0}};

    state_add_who(who, page->lang, page->assessment);
    html_open(page->html, "p");
    for (int i = 0; i < STATE_PIECES; i++) {
        buffer_add(page->text, buffer_slice(&who[i]));
        if (i == STATE_STRONG && who[i].len > 0)
            html_flush_in(page, "strong", "most");
        else
            html_flush(page);
        buffer_free(&who[i]);
    }
    html_close(page->html);
}

static void add_sentences(const struct html_page *page)
{
    html_open_class(page->html, "div", "lead");
    html_open(page->html, "p");
    html_counts(page, page->assessment->counts);
    html_close(page->html);
    if (page->assessment->unit_count > 0 && !page->assessment->narrow)
        add_who(page);
    html_close(page->html);
}

static void add_tiles(const struct html_page *page)
{
    struct html *html = page->html;

    html_verdict_bar(page, page->assessment->counts);
    html_open_class(html, "ul", "tiles");
    for (int i = 0; i < VERDICT_COUNT; i++) {
        size_t count = page->assessment->counts[i];

        if (count == 0)
            continue;
        html_open(html, "li");
        html_set_verdict(page, "tile", (enum verdict)i);
        buffer_addf(page->text, "%zu", count);
        html_flush_in(page, "strong", "count");
        html_open(html, "span");
        html_sign(page, (enum verdict)i);
        html_texts(html, verdict_words((enum verdict)i)->text[page->lang]);
        html_close_many(html, 2);
    }
    html_close(html);
}

/* ---- who has most left to do ---- */

static void add_unit_row(const struct html_page *page, size_t unit, size_t most)
{
    struct html *html = page->html;
    size_t behind = page->assessment->units[unit].behind;

    html_open_row(page);
    html_unit_link(page, unit);
    html_close(html);
    buffer_addf(page->text, "%zu", behind);
    html_flush_in(page, "td", "number");
    html_open_class(html, "td", "bars");
    html_count_bar(page, behind, most);
    html_close_many(html, 2);
}

static void add_units(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;
    size_t most = 0, quiet = 0;

    for (size_t i = 0; i < assessment->unit_count; i++)
        most = assessment->units[i].behind > most ? assessment->units[i].behind : most;
    if (most == 0 || assessment->narrow || assessment->is_public)
        return;
    html_open_table(page, "open-units", WORD_HTML_OPEN_UNITS, COLUMN(WORD_HTML_UNIT),
                    COLUMN_OF("number", WORD_HTML_OPEN_TARGETS), COLUMN_OF("bars", NO_WORD));
    html_open(page->html, "tbody");
    for (size_t behind = most; behind > 0; behind--) {
        for (size_t i = 0; i < assessment->unit_count; i++) {
            if (assessment->units[i].behind == behind)
                add_unit_row(page, i, most);
        }
    }
    html_close_many(page->html, 2);
    for (size_t i = 0; i < assessment->unit_count; i++)
        quiet += assessment->units[i].behind == 0;
    if (quiet > 0) {
        html_say_with_in(page, "p", "aside", quiet == 1 ? WORD_HTML_QUIET_ONE : WORD_HTML_QUIET,
                         COUNT("count", quiet));
    }
}

void html_glance(const struct html_page *page)
{
    html_open(page->html, "section");
    html_set(page->html, "id", "glance");
    html_say_in(page, "h2", NULL, WORD_HTML_GLANCE);
    add_sentences(page);
    add_tiles(page);
    html_open_class(page->html, "div", "two");
    html_open(page->html, "div");
    html_short(page);
    html_close(page->html);
    html_open(page->html, "div");
    add_units(page);
    html_close_many(page->html, 3);
}
