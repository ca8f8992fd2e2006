/* SPDX-License-Identifier: MIT */
/* What changed since an older report: verdicts, then figures. */
#include "report/changes.h"
#include "report/html_room.h"

/* Better, worse or neither, by a sign and a word. */
static void add_way(const struct html_page *page, int way, bool differs)
{
    enum word neither = differs ? WORD_HTML_NEITHER : WORD_HTML_OTHERWISE;

    html_open_class(page->html, "span", way > 0 ? "way better" : way < 0 ? "way worse" : "way");
    html_say(page, way > 0 ? WORD_HTML_BETTER : way < 0 ? WORD_HTML_WORSE : neither);
    html_close(page->html);
}

static void add_verdict(const struct html_page *page, const struct verdict_change *change)
{
    struct html *html = page->html;

    html_open_row(page);
    html_target_link(page, change->target);
    html_close(html);
    html_open(html, "td");
    html_badge(page, change->old);
    html_close(html);
    html_open(html, "td");
    html_badge(page, change->target->verdict);
    html_close(html);
    html_open(html, "td");
    add_way(page, change->way, true);
    html_close_many(html, 2);
}

static void add_verdicts(const struct html_page *page, const struct comparison *comparison)
{
    struct html *html = page->html;

    if (comparison->verdict_count == 0) {
        html_say_in(page, "p", NULL,
                    page->assessment->is_public ? WORD_HTML_NO_SHOWN_VERDICT_CHANGED
                                                : WORD_HTML_NO_VERDICT_CHANGED);
        return;
    }
    html_open_scroll(page, WORD_HTML_VERDICTS_CHANGED, NULL);
    html_open_table(page, "changes", WORD_HTML_VERDICTS_CHANGED, COLUMN(WORD_BALANCE_TARGET),
                    COLUMN(WORD_HTML_BEFORE), COLUMN(WORD_HTML_NOW), COLUMN(WORD_HTML_CHANGE));
    html_open(html, "tbody");
    for (size_t i = 0; i < comparison->verdict_count; i++)
        add_verdict(page, &comparison->verdicts[i]);
    html_close_many(html, 3);
}

/* ---- figures ---- */

/* The verdict beside a figure, where it is another one or the only one. */
static void add_figure_verdict(const struct html_page *page, enum verdict verdict, bool told)
{
    if (!told || verdict == VERDICT_REPORTED || verdict == VERDICT_UNDEFINED)
        return;
    html_text(page->html, SLICE(" "));
    html_badge(page, verdict);
}

static bool verdicts_differ(const struct change *change)
{
    return change->kind != CHANGE_FIGURE || change->old.verdict != change->part->verdict;
}

static void add_old(const struct html_page *page, const struct change *change)
{
    html_open(page->html, "td");
    if (change->kind == CHANGE_ADDED) {
        html_say(page, WORD_HTML_ADDED);
    } else {
        change_old_add(page->text, page->lang, change);
        html_flush(page);
        add_figure_verdict(page, change->old.verdict, verdicts_differ(change));
    }
    html_close(page->html);
}

static void add_now(const struct html_page *page, const struct change *change)
{
    html_open(page->html, "td");
    if (change->kind == CHANGE_GONE || change->target == NULL || change->part == NULL) {
        html_say(page, WORD_HTML_GONE);
    } else {
        change_now_add(page->text, page->lang, change);
        html_flush(page);
        add_figure_verdict(page, change_verdict(change), verdicts_differ(change));
    }
    html_close(page->html);
}

static void add_change(const struct html_page *page, const struct change *change)
{
    struct html *html = page->html;

    html_open_row(page);
    if (change->target != NULL)
        html_target_link(page, change->target);
    else
        html_name(page, &change->title, change->target_id);
    html_close(html);
    change_unit_add(page->text, page->lang, page->assessment, change);
    html_flush_in(page, "td", NULL);
    add_old(page, change);
    add_now(page, change);
    html_open(html, "td");
    if (change->kind == CHANGE_FIGURE)
        add_way(page, change->way, verdicts_differ(change));
    html_close_many(html, 2);
}

static void add_figures(const struct html_page *page, const struct comparison *comparison)
{
    struct html *html = page->html;

    if (comparison->change_count == 0) {
        html_say_in(page, "p", NULL,
                    page->assessment->is_public ? WORD_HTML_NO_SHOWN_FIGURE_CHANGED
                                                : WORD_HTML_NO_FIGURE_CHANGED);
        return;
    }
    html_open_scroll(page, WORD_HTML_FIGURES_CHANGED, NULL);
    html_open_table(page, "changes", WORD_HTML_FIGURES_CHANGED, COLUMN(WORD_BALANCE_TARGET),
                    COLUMN(WORD_HTML_UNIT), COLUMN(WORD_HTML_BEFORE), COLUMN(WORD_HTML_NOW),
                    COLUMN(WORD_HTML_CHANGE));
    html_open(html, "tbody");
    for (size_t i = 0; i < comparison->change_count; i++)
        add_change(page, &comparison->changes[i]);
    html_close_many(html, 3);
}

void html_changes(const struct html_page *page)
{
    const struct comparison *comparison = page->assessment->comparison;

    if (comparison == NULL)
        return;
    html_open(page->html, "section");
    html_set(page->html, "id", "changes");
    html_say_with_in(page, "h2", NULL, WORD_HTML_CHANGES, DAY("date", comparison->as_of));
    html_say_with_in(page, "p", "aside", WORD_HTML_OLDER, TEXT("file", comparison->file));
    if (!slice_eq(comparison->plan, page->assessment->plan)) {
        html_say_with_in(page, "p", "banner", WORD_HTML_OTHER_PLAN, TEXT("plan", comparison->plan));
    }
    if (page->assessment->only_unit == PART_TOTAL) /* a unit's verdicts are those of its figures */
        add_verdicts(page, comparison);
    add_figures(page, comparison);
    html_close(page->html);
}
