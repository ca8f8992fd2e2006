/* SPDX-License-Identifier: MIT */
/* Targets in a line each: for each sheet, and those whose verdict depends on a reading, with all of
 * their readings. See document.h. */
#include "report/document.h"
#include "report/state.h"

static void add_verdict_cell(const struct document *doc, enum verdict verdict)
{
    document_open(doc, NODE_CELL);
    document_verdict(doc, verdict);
    document_close(doc, NODE_CELL);
}

/* ---- readings ---- */

static void add_reading(const struct document *doc, const struct assessed *target,
                        const struct assessed *reading)
{
    bool own = reading == target;

    document_open(doc, NODE_ROW);
    document_open(doc, NODE_CELL);
    if (own)
        document_target(doc, target);
    document_close(doc, NODE_CELL);
    document_open(doc, NODE_CELL);
    if (own)
        document_say(doc, WORD_READING_OWN);
    else
        document_text(doc, name_in(&reading->why, doc->lang, reading->name));
    document_close(doc, NODE_CELL);
    add_verdict_cell(doc, reading->verdict);
    figure_add_summary(doc->text, doc->lang, reading);
    document_flush_in(doc, NODE_CELL);
    document_close(doc, NODE_ROW);
}

void document_readings(const struct document *doc)
{
    bool any = false;

    for (size_t i = 0; i < doc->assessment->target_count; i++) {
        const struct assessed *target = &doc->assessment->targets[i];

        if (!target_depends_on_reading(target))
            continue;
        if (!any) {
            say(doc->text, doc->lang, WORD_READINGS);
            document_open_part(doc, WORD_BALANCE_TARGET, WORD_DOC_READING, WORD_BALANCE_VERDICT,
                               WORD_DOC_FIGURE);
        }
        any = true;
        add_reading(doc, target, target);
        for (size_t k = 0; k < target->reading_count; k++)
            add_reading(doc, target, &target->readings[k]);
    }
    if (any)
        document_close_part(doc);
}

/* ---- sheets ---- */

static void add_target(const struct document *doc, const struct assessed *target)
{
    document_open(doc, NODE_ROW);
    add_verdict_cell(doc, target->verdict);
    document_open(doc, NODE_CELL);
    document_target(doc, target);
    document_close(doc, NODE_CELL);
    figure_add_summary(doc->text, doc->lang, target);
    if (target->verdict == VERDICT_NOT_DUE || target->verdict == VERDICT_ON_TRACK)
        figure_add_due(doc->text, doc->lang, target);
    document_flush_in(doc, NODE_CELL);
    document_close(doc, NODE_ROW);
}

static void add_sheet_title(const struct document *doc, size_t sheet)
{
    const struct assessment *assessment = doc->assessment;

    if (sheet != NO_SHEET)
        buffer_add(doc->text, name_in(&assessment->sheets[sheet].title, doc->lang,
                                      assessment->sheets[sheet].id));
    else
        say(doc->text, doc->lang, sheet_rest_title(assessment));
}

static void add_sheet(const struct document *doc, size_t sheet)
{
    struct by_verdict at = {0};
    bool any = false;

    for (const struct assessed *target; (target = by_verdict_next(doc->assessment, &at)) != NULL;) {
        if (!target_on_sheet(target, sheet))
            continue;
        if (!any) {
            add_sheet_title(doc, sheet);
            document_open_part(doc, WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_DOC_FIGURE);
        }
        any = true;
        add_target(doc, target);
    }
    if (any)
        document_close_part(doc);
}

void document_sheets(const struct document *doc)
{
    for (size_t i = 0; i <= doc->assessment->sheet_count; i++)
        add_sheet(doc, sheet_at(doc->assessment, i));
}
