/* SPDX-License-Identifier: MIT */
/* The scorecard of a unit, a page of its own in print: how it stands, what it has to do, and each
 * of its targets. */
#include "report/html_room.h"
#include "report/state.h"

/* A unit's part of a target, NULL for none; also of one that is undefined, where there is nothing
 * to do. */
static const struct part *part_of(const struct assessed *target, size_t unit)
{
    const struct part *part = todo_part(target, unit);

    for (size_t i = 0; part == NULL && i < target->part_count; i++) {
        if (target->parts[i].unit == unit)
            part = &target->parts[i];
    }
    return part;
}

/* Its parts of all targets by verdict. */
static void count_verdicts(const struct assessment *assessment, size_t unit,
                           size_t counts[VERDICT_COUNT])
{
    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct part *part = part_of(&assessment->targets[i], unit);

        if (part != NULL)
            counts[part->spared ? VERDICT_REPORTED : part->verdict]++;
    }
}

/* ---- what there is to do ---- */

static void add_item(const struct html_page *page, const struct assessed *target,
                     const struct part *part)
{
    html_open(page->html, "li");
    html_set_verdict(page, "item", part->verdict);
    html_sign(page, part->verdict);
    html_open(page->html, "div");
    html_target_link(page, target);
    html_say(page, WORD_COLON);
    figure_add_whole(page->text, page->lang, target, part);
    if (todo_of(part) == TODO_LATER)
        figure_add_due(page->text, page->lang, target);
    html_flush(page);
    html_unproven(page, part);
    html_suspects(page, part);
    html_close_many(page->html, 2);
}

static void add_items(const struct html_page *page, size_t unit, enum todo wanted)
{
    html_open_class(page->html, "ul", "todo");
    for (size_t i = 0; i < page->assessment->target_count; i++) {
        const struct part *part = todo_part(&page->assessment->targets[i], unit);

        if (part != NULL && todo_of(part) == wanted)
            add_item(page, &page->assessment->targets[i], part);
    }
    html_close(page->html);
}

/* Headings are a level higher where the unit is all that the report is about. */
static bool is_alone(const struct html_page *page)
{
    return page->assessment->only_unit != PART_TOTAL;
}

static void add_todo(const struct html_page *page, size_t unit)
{
    const char *heading = is_alone(page) ? "h3" : "h4";
    size_t now = todo_count(page->assessment, unit, TODO_NOW);
    size_t later = todo_count(page->assessment, unit, TODO_LATER);

    if (page->assessment->is_public && page->assessment->targets_small > 0)
        html_say_in(page, "p", "aside", WORD_HTML_UNIT_PUBLIC);
    if (page->assessment->narrow)
        return;
    html_open(page->html, heading);
    if (now > 0)
        html_say_with(page, WORD_HTML_TODO, COUNT("count", now));
    else
        html_say(page, page->assessment->is_public ? WORD_HTML_TODO_SHOWN : WORD_TODO_NOTHING);
    html_close(page->html);
    if (now > 0)
        add_items(page, unit, TODO_NOW);
    if (later == 0)
        return;
    html_open(page->html, heading);
    html_say_with(page, WORD_TODO_LATER, COUNT("count", later));
    html_close(page->html);
    add_items(page, unit, TODO_LATER);
}

/* ---- its targets ---- */

static void add_row(const struct html_page *page, const struct assessed *target,
                    const struct part *part)
{
    struct html *html = page->html;

    html_open_row(page);
    html_target_link(page, target);
    html_close(html);
    figure_add(page->text, page->lang, target, part);
    figure_add_proven(page->text, page->lang, part);
    html_flush_in(page, "td", NULL);
    html_open(html, "td");
    html_badge(page, part->verdict);
    html_close_many(html, 2);
}

static void add_table(const struct html_page *page, size_t unit)
{
    struct html *html = page->html;

    html_open_table(page, "score", WORD_HTML_UNIT_TARGETS, COLUMN(WORD_BALANCE_TARGET),
                    COLUMN(WORD_HTML_FIGURE), COLUMN(WORD_BALANCE_VERDICT));
    html_open(html, "tbody");
    for (size_t i = 0; i < page->assessment->target_count; i++) {
        const struct part *part = part_of(&page->assessment->targets[i], unit);

        if (part != NULL)
            add_row(page, &page->assessment->targets[i], part);
    }
    html_close_many(html, 2);
}

static void add_uncounted(const struct html_page *page, size_t unit)
{
    state_add_uncounted(page->text, page->lang, page->assessment, unit);
    if (page->text->len > 0)
        html_flush_in(page, "p", "aside");
}

static bool is_asked(const size_t counts[VERDICT_COUNT])
{
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (counts[i] > 0)
            return true;
    }
    return false;
}

static void add_unit(const struct html_page *page, size_t unit)
{
    size_t counts[VERDICT_COUNT] = {0};
    struct html *html = page->html;

    count_verdicts(page->assessment, unit, counts);
    html_open_class(html, "article", "unit");
    html_set_anchor(html, "id", "u-", page->assessment->units[unit].id);
    html_open(html, is_alone(page) ? "h2" : "h3");
    html_unit_name(page, unit);
    html_close(html);
    html_open(html, "p");
    if (is_asked(counts))
        html_counts(page, counts);
    else
        html_say(page, WORD_HTML_NOT_ASKED);
    html_close(html);
    if (is_asked(counts)) {
        html_verdict_bar(page, counts);
        add_todo(page, unit);
        add_table(page, unit);
    }
    add_uncounted(page, unit);
    html_close(html);
}

void html_units(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;

    if (assessment->unit_count == 0)
        return;
    html_open(page->html, "section");
    html_set(page->html, "id", "units");
    if (!is_alone(page))
        html_say_in(page, "h2", NULL, WORD_HTML_UNITS);
    for (size_t i = 0; i < assessment->unit_count; i++) {
        if (assessment->only_unit == PART_TOTAL || assessment->only_unit == i)
            add_unit(page, i);
    }
    html_close(page->html);
}
