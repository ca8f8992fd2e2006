/* SPDX-License-Identifier: MIT */
/* Who assesses: for each sheet of the plan its targets in a table, shortfalls first. */
#include "report/html_room.h"
#include "report/state.h"

static void add_row(const struct html_page *page, const struct assessed *target)
{
    struct html *html = page->html;

    html_open(html, "tr");
    html_open(html, "td");
    html_badge(page, target->verdict);
    html_close(html);
    html_open(html, "th");
    html_set(html, "scope", "row");
    html_target_link(page, target);
    html_close(html);
    figure_add_summary(page->text, page->lang, target);
    if (target->verdict == VERDICT_NOT_DUE || target->verdict == VERDICT_ON_TRACK)
        figure_add_due(page->text, page->lang, target);
    html_flush_in(page, "td", NULL);
    html_close(html);
}

static void add_table(const struct html_page *page, size_t sheet)
{
    struct html *html = page->html;
    struct by_verdict at = {0};

    html_open_table(page, "sheet", NO_WORD, COLUMN(WORD_BALANCE_VERDICT),
                    COLUMN(WORD_BALANCE_TARGET), COLUMN(WORD_HTML_FIGURE));
    html_open(html, "tbody");
    for (const struct assessed *target;
         (target = by_verdict_next(page->assessment, &at)) != NULL;) {
        if (target_on_sheet(target, sheet))
            add_row(page, target);
    }
    html_close_many(html, 2);
}

/* What the plan says of who assesses. */
static void add_head(const struct html_page *page, size_t index)
{
    const struct assessed_sheet *sheet = &page->assessment->sheets[index];
    struct html *html = page->html;

    html_open(html, "h3");
    html_name(page, &sheet->title, sheet->id);
    html_close(html);
    html_citation(page, &sheet->citation);
}

static void add_sheet(const struct html_page *page, size_t sheet)
{
    size_t counts[VERDICT_COUNT];

    if (sheet_count_verdicts(page->assessment, sheet, counts) == 0)
        return;
    html_open_class(page->html, "div", "sheet-block");
    if (sheet != NO_SHEET)
        add_head(page, sheet);
    else
        html_say_in(page, "h3", NULL, sheet_rest_title(page->assessment));
    html_open(page->html, "p");
    html_counts(page, counts);
    html_close(page->html);
    add_table(page, sheet);
    html_close(page->html);
}

void html_sheets(const struct html_page *page)
{
    if (page->assessment->target_count == 0)
        return;
    html_open(page->html, "section");
    html_set(page->html, "id", "sheets");
    html_say_in(page, "h2", NULL, WORD_HTML_SHEETS);
    for (size_t i = 0; i <= page->assessment->sheet_count; i++)
        add_sheet(page, sheet_at(page->assessment, i));
    html_close(page->html);
}
