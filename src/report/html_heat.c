/* SPDX-License-Identifier: MIT */
/* Units by targets: a table with a row for each target and a column for each unit, in which a
 * cell is a verdict, by colour, sign and words. */
#include "report/html_room.h"

#include <assert.h>

#define UNITS_MAX  32 /* of more units, those with nothing left to do have no column */
#define AMOUNT_MAX 4  /* characters of a missing amount that fit into a cell */

struct heat {
    const struct document *doc;
    bool all_units;
    size_t columns;
};

static bool has_column(const struct heat *heat, size_t unit)
{
    return heat->all_units || heat->doc->assessment->units[unit].behind > 0;
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
    const struct document *doc = heat->doc;
    struct html *html = html_of(doc);

    html_open(html, "thead");
    html_open(html, "tr");
    html_column(doc, "corner", WORD_BALANCE_TARGET);
    html_open_class(html, "th", "upright");
    html_set(html, "scope", "col");
    html_say_in(doc, "span", NULL, WORD_HTML_ALL);
    html_close(html);
    for (size_t i = 0; i < doc->assessment->unit_count; i++) {
        if (!has_column(heat, i))
            continue;
        html_open(html, "th");
        html_set(html, "scope", "col");
        buffer_adds(doc->text, edge(doc->assessment, i));
        buffer_adds(doc->text, "upright");
        html_flush_to(doc, "class");
        html_unit(doc, i);
        html_close(html);
    }
    html_close_many(html, 2);
}

/* How much is missing, where it fits: what is short is read at once. */
static void add_missing(const struct document *doc, const struct part *part)
{
    struct buffer text = {0};

    number_add(&text, doc->lang, part->missing);
    if (todo_of(part) == TODO_NOW && part->missing.coef > 0 && text.len <= AMOUNT_MAX) {
        html_open_class(html_of(doc), "span", "amount");
        html_set(html_of(doc), "aria-hidden", "true");
        html_text(html_of(doc), buffer_slice(&text));
        html_close(html_of(doc));
    }
    buffer_free(&text);
}

static void add_cell(const struct document *doc, const char *classes, const struct assessed *target,
                     const struct part *part, enum verdict verdict)
{
    struct html *html = html_of(doc);

    html_open(html, "td");
    html_set_verdict(doc, classes, verdict);
    html_sign(doc, verdict);
    add_missing(doc, part);
    buffer_adds(doc->text, verdict_words(verdict)->text[doc->lang]);
    say(doc->text, doc->lang, WORD_COLON);
    figure_add(doc->text, doc->lang, target, part);
    html_flush_in(doc, "span", "sr");
    html_close(html);
}

/* A unit that the target does not ask has an empty cell. */
static void add_unit_cells(const struct heat *heat, const struct assessed *target)
{
    const struct document *doc = heat->doc;

    size_t part = 0;

    for (size_t i = 0; i < doc->assessment->unit_count; i++) {
        bool asked = part < target->part_count && target->parts[part].unit == i;
        const struct part *at = asked ? todo_part_at(target, part) : NULL;

        part += asked;
        if (!has_column(heat, i))
            continue;
        if (at != NULL) {
            add_cell(doc, edge(doc->assessment, i)[0] != '\0' ? "edge cell" : "cell", target, at,
                     at->verdict);
            continue;
        }
        html_open(html_of(doc), "td");
        if (edge(doc->assessment, i)[0] != '\0')
            html_set(html_of(doc), "class", "edge");
        html_close(html_of(doc));
    }
    assert(part == target->part_count); /* none is left out */
}

static void add_row(const struct heat *heat, const struct assessed *target)
{
    const struct document *doc = heat->doc;
    struct html *html = html_of(doc);

    html_open_row(doc);
    document_target(doc, target);
    html_close(html);
    add_cell(doc, "cell whole", target, &target->total, target->verdict);
    if (target->verdict == VERDICT_UNDEFINED) {
        html_open_class(html, "td", "told");
        html_set_number(html, "colspan", heat->columns);
        document_say(doc, WORD_UNDEFINED_TERM);
        html_close(html);
    } else {
        add_unit_cells(heat, target);
    }
    html_close(html);
}

/* What the signs mean, of those that occur. */
static void add_key(const struct document *doc)
{
    html_open_class(html_of(doc), "p", "keys");
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (doc->assessment->counts[i] > 0 ||
            (i == VERDICT_WITHHELD && doc->assessment->targets_small > 0))
            document_verdict(doc, (enum verdict)i);
    }
    html_close(html_of(doc));
    html_say_in(doc, "p", "aside", WORD_HTML_HEAT_KEY);
}

static size_t count_columns(const struct heat *heat)
{
    size_t columns = 0;

    for (size_t i = 0; i < heat->doc->assessment->unit_count; i++)
        columns += has_column(heat, i);
    return columns;
}

bool html_has_heat(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    const struct heat heat = {doc, assessment->unit_count <= UNITS_MAX, 0};

    return assessment->only_unit == PART_TOTAL && !assessment->narrow &&
           assessment->target_count > 0 && count_columns(&heat) > 0;
}

void html_heat(const struct document *doc)
{
    struct heat heat = {doc, doc->assessment->unit_count <= UNITS_MAX, 0};

    if (!html_has_heat(doc))
        return;
    heat.columns = count_columns(&heat);
    assert(heat.columns > 0);
    html_open(html_of(doc), "section");
    html_set(html_of(doc), "id", "heat");
    html_say_in(doc, "h2", NULL, WORD_HTML_HEAT);
    add_key(doc);
    html_open_scroll(doc, WORD_HTML_HEAT, NULL);
    html_open_class(html_of(doc), "table", "heat");
    html_say_in(doc, "caption", NULL,
                heat.all_units ? WORD_HTML_HEAT_CAPTION : WORD_HTML_HEAT_SOME);
    add_head(&heat);
    html_open(html_of(doc), "tbody");
    for (size_t i = 0; i < doc->assessment->target_count; i++)
        add_row(&heat, &doc->assessment->targets[i]);
    html_close_many(html_of(doc), 4);
}
