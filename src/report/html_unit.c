/* SPDX-License-Identifier: MIT */
/* The scorecard of a unit, a page of its own in print: how it stands, what it has to do, and each
 * of its targets. */
#include "report/html_room.h"
#include "report/state.h"

#include <assert.h>

/* Its parts of all targets by verdict. */
static void count_verdicts(const struct assessment *assessment, size_t unit,
                           size_t counts[VERDICT_COUNT])
{
    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct part *part = unit_part(&assessment->targets[i], unit);

        if (part != NULL)
            counts[part->spared ? VERDICT_REPORTED : part->verdict]++;
    }
}

/* ---- what there is to do ---- */

/* Headings are a level higher where the unit is all that the report is about. */
static bool is_alone(const struct document *doc)
{
    return doc->assessment->only_unit != PART_TOTAL;
}

static void add_todo(const struct document *doc, size_t unit)
{
    const char *heading = is_alone(doc) ? "h3" : "h4";
    size_t now = todo_count(doc->assessment, unit, TODO_NOW);
    size_t later = todo_count(doc->assessment, unit, TODO_LATER);

    if (doc->assessment->is_public && doc->assessment->targets_small > 0)
        html_say_in(doc, "p", "aside", WORD_HTML_UNIT_PUBLIC);
    if (doc->assessment->narrow)
        return;
    html_open(html_of(doc), heading);
    if (now > 0)
        document_say_with(doc, WORD_HTML_TODO, COUNT("count", now));
    else
        document_say(doc, doc->assessment->is_public ? WORD_HTML_TODO_SHOWN : WORD_TODO_NOTHING);
    html_close(html_of(doc));
    if (now > 0)
        document_todo(doc, unit, TODO_NOW);
    if (later == 0)
        return;
    html_open(html_of(doc), heading);
    document_say_with(doc, WORD_TODO_LATER, COUNT("count", later));
    html_close(html_of(doc));
    document_todo(doc, unit, TODO_LATER);
}

/* ---- its targets ---- */

static void add_row(const struct document *doc, const struct assessed *target,
                    const struct part *part)
{
    struct html *html = html_of(doc);

    html_open_row(doc);
    document_target(doc, target);
    html_close(html);
    figure_add(doc->text, doc->lang, target, part);
    figure_add_proven(doc->text, doc->lang, part);
    html_flush_in(doc, "td", NULL);
    html_open(html, "td");
    document_verdict(doc, part->verdict);
    html_close_many(html, 2);
}

static void add_table(const struct document *doc, size_t unit)
{
    struct html *html = html_of(doc);

    html_open_table(doc, "score", WORD_HTML_UNIT_TARGETS, COLUMN(WORD_BALANCE_TARGET),
                    COLUMN(WORD_HTML_FIGURE), COLUMN(WORD_BALANCE_VERDICT));
    html_open(html, "tbody");
    for (size_t i = 0; i < doc->assessment->target_count; i++) {
        const struct part *part = unit_part(&doc->assessment->targets[i], unit);

        if (part != NULL)
            add_row(doc, &doc->assessment->targets[i], part);
    }
    html_close_many(html, 2);
}

static void add_uncounted(const struct document *doc, size_t unit)
{
    state_add_uncounted(doc->text, doc->lang, doc->assessment, unit);
    if (doc->text->len > 0)
        html_flush_in(doc, "p", "aside");
}

static bool is_asked(const size_t counts[VERDICT_COUNT])
{
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (counts[i] > 0)
            return true;
    }
    return false;
}

static void add_unit(const struct document *doc, size_t unit)
{
    size_t counts[VERDICT_COUNT] = {0};
    struct html *html = html_of(doc);

    assert(unit < doc->assessment->unit_count);
    count_verdicts(doc->assessment, unit, counts);
    html_open_class(html, "article", "unit");
    html_set_anchor(html, "id", "u-", doc->assessment->units[unit].id);
    html_open(html, is_alone(doc) ? "h2" : "h3");
    document_text(doc, unit_name(doc->assessment, unit, doc->lang));
    html_close(html);
    if (!is_asked(counts)) {
        html_say_in(doc, "p", NULL, WORD_HTML_NOT_ASKED);
    } else {
        document_counts(doc, counts);
        html_verdict_bar(doc, counts);
        add_todo(doc, unit);
        add_table(doc, unit);
    }
    add_uncounted(doc, unit);
    html_close(html);
}

void html_units(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    if (assessment->unit_count == 0)
        return;
    html_open(html_of(doc), "section");
    html_set(html_of(doc), "id", "units");
    if (!is_alone(doc))
        html_say_in(doc, "h2", NULL, WORD_HTML_UNITS);
    for (size_t i = 0; i < assessment->unit_count; i++) {
        if (assessment->only_unit == PART_TOTAL || assessment->only_unit == i)
            add_unit(doc, i);
    }
    html_close(html_of(doc));
}
