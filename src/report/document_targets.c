/* SPDX-License-Identifier: MIT */
/* Targets in a line each: for each sheet, and those whose verdict depends on a reading, with all of
 * their readings. See document.h. */
#include "assess/score.h"
#include "report/document.h"
#include "report/state.h"

#include <assert.h>

/* ---- readings ---- */

static void add_reading(const struct document *doc, const struct assessed *target,
                        const struct assessed *reading)
{
    bool own = reading == target, changes = reading_changes(target, reading);

    document_open_as(doc, NODE_ROW, changes ? "differs" : "same");
    if (own)
        say(doc->text, doc->lang, WORD_READING_OWN);
    else
        buffer_add(doc->text, reading->name);
    document_flush_in(doc, NODE_NAME);
    buffer_add(doc->text, name_in(own ? &target->reading : &reading->why, doc->lang, SLICE("")));
    document_flush_as(doc, NODE_CELL, "why");
    document_open(doc, NODE_CELL);
    document_verdict(doc, reading->verdict);
    if (changes) {
        say(doc->text, doc->lang, WORD_DOC_OTHER_VERDICT);
        document_flush_in(doc, NODE_OTHER);
    }
    document_close(doc, NODE_CELL);
    figure_add_summary(doc->text, doc->lang, reading);
    document_flush_in(doc, NODE_CELL);
    document_close(doc, NODE_ROW);
}

void document_readings_of(const struct document *doc, const struct assessed *target)
{
    if (target->reading_count == 0)
        return;
    document_open_table(doc, "readings", WORD_DOC_READING, WORD_DOC_READING_WHY,
                        WORD_BALANCE_VERDICT, WORD_DOC_FIGURE);
    add_reading(doc, target, target);
    for (size_t i = 0; i < target->reading_count; i++)
        add_reading(doc, target, &target->readings[i]);
    document_close(doc, NODE_TABLE);
}

void document_readings(const struct document *doc)
{
    bool any = false;

    for (size_t i = 0; i < doc->assessment->target_count; i++) {
        const struct assessed *target = &doc->assessment->targets[i];

        if (!target_depends_on_reading(target))
            continue;
        if (!any) {
            document_open(doc, NODE_PART);
            say(doc->text, doc->lang, WORD_READINGS);
            document_flush_in(doc, NODE_PART_TITLE);
        }
        any = true;
        document_open(doc, NODE_SUBTITLE);
        document_target(doc, target);
        document_close(doc, NODE_SUBTITLE);
        document_readings_of(doc, target);
    }
    if (any)
        document_close(doc, NODE_PART);
}

/* ---- sheets ---- */

static void add_target(const struct document *doc, const struct assessed *target,
                       const struct scored_sheet *scored)
{
    document_open(doc, NODE_ROW);
    document_verdict_cell(doc, target->verdict);
    document_target_cell(doc, target);
    document_open(doc, NODE_CELL);
    figure_add_summary(doc->text, doc->lang, target);
    if (target->verdict == VERDICT_NOT_DUE || target->verdict == VERDICT_ON_TRACK)
        figure_add_due(doc->text, doc->lang, target);
    document_flush(doc);
    document_beside(doc, target);
    document_close(doc, NODE_CELL);
    if (scored != NULL) {
        score_add_line(doc->text, doc->lang, &scored->whole,
                       (size_t)(target - doc->assessment->targets));
        document_flush_in(doc, NODE_CELL);
    }
    document_close(doc, NODE_ROW);
}

/* Its title, and what the plan says of who assesses. */
static void add_sheet_head(const struct document *doc, size_t index)
{
    const struct assessment *assessment = doc->assessment;

    if (index == NO_SHEET) {
        say(doc->text, doc->lang, sheet_rest_title(assessment));
        document_flush_in(doc, NODE_PART_TITLE);
        return;
    }
    assert(index < assessment->sheet_count);

    const struct assessed_sheet *sheet = &assessment->sheets[index];

    buffer_add(doc->text, name_in(&sheet->title, doc->lang, sheet->id));
    document_flush_in(doc, NODE_PART_TITLE);
    document_citation(doc, &sheet->citation);
}

/* Without sheets there is one list: in some formats of the rest, without a title. */
static bool is_rest(const struct document *doc)
{
    return doc->format->lists_rest && doc->assessment->sheet_count == 0;
}

static void open_targets(const struct document *doc, const struct scored_sheet *scored)
{
    if (scored != NULL)
        document_open_table(doc, "sheet", WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET,
                            WORD_DOC_FIGURE, WORD_SCORE_POINTS);
    else
        document_open_table(doc, "sheet", WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET,
                            WORD_DOC_FIGURE);
}

static void add_targets(const struct document *doc, size_t sheet)
{
    const struct scored_sheet *scored = score_of_sheet(doc->assessment, sheet);
    struct by_verdict at = {0};
    bool any = false;

    if (scored != NULL && !scored->has_whole)
        scored = NULL;

    for (const struct assessed *target; (target = by_verdict_next(doc->assessment, &at)) != NULL;) {
        if (!target_on_sheet(target, sheet) || (is_rest(doc) && target_is_open(target)))
            continue;
        if (!any)
            open_targets(doc, scored);
        any = true;
        add_target(doc, target, scored);
    }
    if (any)
        document_close(doc, NODE_TABLE);
}

static void add_sheet(const struct document *doc, size_t sheet)
{
    size_t counts[VERDICT_COUNT];

    if (sheet_count_verdicts(doc->assessment, sheet, counts) == 0)
        return;
    document_open(doc, NODE_PART);
    if (!is_rest(doc)) {
        add_sheet_head(doc, sheet);
        document_counts(doc, counts);
        document_score(doc, sheet);
    }
    add_targets(doc, sheet);
    document_close(doc, NODE_PART);
}

void document_sheets(const struct document *doc)
{
    for (size_t i = 0; i <= doc->assessment->sheet_count; i++)
        add_sheet(doc, sheet_at(doc->assessment, i));
}
