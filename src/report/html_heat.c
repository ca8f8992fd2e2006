/* SPDX-License-Identifier: MIT */
/* Units by targets: a table with a row for each target and a column for each unit, in which a
 * cell is a verdict, by colour, sign and words. */
#include "report/html_room.h"

#define UNITS_MAX  32 /* of more units, those with nothing left to do have no column */
#define AMOUNT_MAX 4  /* characters of a missing amount that fit into a cell */

struct heat {
    const struct html_page *page;
    bool all_units;
    size_t columns;
};

static bool has_column(const struct heat *heat, size_t unit)
{
    return heat->all_units || heat->page->assessment->units[unit].behind > 0;
}

/* Units of another kind stand apart. */
static const char *edge(const struct assessment *assessment, size_t unit)
{
    return unit > 0 && !slice_eq(assessment->units[unit - 1].kind, assessment->units[unit].kind)
               ? "edge "
               : "";
}

static void add_head(const struct heat *heat)
{
    const struct html_page *page = heat->page;
    struct html *html = page->html;

    html_open(html, "thead");
    html_open(html, "tr");
    html_column(page, "corner", WORD_BALANCE_TARGET);
    html_open_class(html, "th", "upright");
    html_set(html, "scope", "col");
    html_say_in(page, "span", NULL, WORD_HTML_ALL);
    html_close(html);
    for (size_t i = 0; i < page->assessment->unit_count; i++) {
        if (!has_column(heat, i))
            continue;
        html_open(html, "th");
        html_set(html, "scope", "col");
        buffer_adds(page->text, edge(page->assessment, i));
        buffer_adds(page->text, "upright");
        html_flush_to(page, "class");
        html_unit_link(page, i);
        html_close(html);
    }
    html_close_many(html, 2);
}

/* How much is missing, where it fits: what is short is read at once. */
static void add_missing(const struct html_page *page, const struct part *part)
{
    struct buffer text = {0};

    number_add(&text, page->lang, part->missing);
    if (todo_of(part) == TODO_NOW && part->missing.coef > 0 && text.len <= AMOUNT_MAX) {
        html_open_class(page->html, "span", "amount");
        html_set(page->html, "aria-hidden", "true");
        html_text(page->html, buffer_slice(&text));
        html_close(page->html);
    }
    buffer_free(&text);
}

static void add_cell(const struct html_page *page, const char *classes,
                     const struct assessed *target, const struct part *part, enum verdict verdict)
{
    struct html *html = page->html;

    html_open(html, "td");
    html_set_verdict(page, classes, verdict);
    html_sign(page, verdict);
    add_missing(page, part);
    buffer_adds(page->text, verdict_words(verdict)->text[page->lang]);
    say(page->text, page->lang, WORD_COLON);
    figure_add(page->text, page->lang, target, part);
    html_flush_in(page, "span", "sr");
    html_close(html);
}

/* A unit that the target does not ask has an empty cell. */
static void add_unit_cells(const struct heat *heat, const struct assessed *target)
{
    const struct html_page *page = heat->page;

    for (size_t i = 0, part = 0; i < page->assessment->unit_count; i++) {
        bool asked = part < target->part_count && target->parts[part].unit == i;
        const struct part *at = asked ? todo_part_at(target, part) : NULL;

        part += asked;
        if (!has_column(heat, i))
            continue;
        if (at != NULL) {
            add_cell(page, edge(page->assessment, i)[0] != '\0' ? "edge cell" : "cell", target, at,
                     at->verdict);
            continue;
        }
        html_open(page->html, "td");
        if (edge(page->assessment, i)[0] != '\0')
            html_set(page->html, "class", "edge");
        html_close(page->html);
    }
}

static void add_row(const struct heat *heat, const struct assessed *target)
{
    const struct html_page *page = heat->page;
    struct html *html = page->html;

    html_open_row(page);
    html_target_link(page, target);
    html_close(html);
    add_cell(page, "cell whole", target, &target->total, target->verdict);
    if (target->verdict == VERDICT_UNDEFINED) {
        html_open_class(html, "td", "told");
        html_set_number(html, "colspan", heat->columns);
        html_say(page, WORD_UNDEFINED_TERM);
        html_close(html);
    } else {
        add_unit_cells(heat, target);
    }
    html_close(html);
}

/* What the signs mean, of those that occur. */
static void add_key(const struct html_page *page)
{
    html_open_class(page->html, "p", "keys");
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (page->assessment->counts[i] > 0 ||
            (i == VERDICT_WITHHELD && page->assessment->targets_small > 0))
            html_badge(page, (enum verdict)i);
    }
    html_close(page->html);
    html_say_in(page, "p", "aside", WORD_HTML_HEAT_KEY);
}

static size_t count_columns(const struct heat *heat)
{
    size_t columns = 0;

    for (size_t i = 0; i < heat->page->assessment->unit_count; i++)
        columns += has_column(heat, i);
    return columns;
}

bool html_has_heat(const struct html_page *page)
{
    const struct assessment *assessment = page->assessment;
    const struct heat heat = {page, assessment->unit_count <= UNITS_MAX, 0};

    return assessment->only_unit == PART_TOTAL && !assessment->narrow &&
           assessment->target_count > 0 && count_columns(&heat) > 0;
}

void html_heat(const struct html_page *page)
{
    struct heat heat = {page, page->assessment->unit_count <= UNITS_MAX, 0};

    if (!html_has_heat(page))
        return;
    heat.columns = count_columns(&heat);
    html_open(page->html, "section");
    html_set(page->html, "id", "heat");
    html_say_in(page, "h2", NULL, WORD_HTML_HEAT);
    add_key(page);
    html_open_scroll(page, WORD_HTML_HEAT, NULL);
    html_open_class(page->html, "table", "heat");
    html_say_in(page, "caption", NULL,
                heat.all_units ? WORD_HTML_HEAT_CAPTION : WORD_HTML_HEAT_SOME);
    add_head(&heat);
    html_open(page->html, "tbody");
    for (size_t i = 0; i < page->assessment->target_count; i++)
        add_row(&heat, &page->assessment->targets[i]);
    html_close_many(page->html, 4);
}
