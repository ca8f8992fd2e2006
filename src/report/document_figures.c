/* SPDX-License-Identifier: MIT */
/* Figures with the entries that make them what they are: what is short and where, what is
 * suspected, what is left to do. See document.h. */
#include "report/document.h"
#include "report/state.h"

/* ---- what is short ---- */

static void add_short_row(const struct document *doc, const struct assessed *target,
                          const struct part *part)
{
    document_open_figure(doc, target, part,
                         part->verdict >= VERDICT_REPORTED ? target->verdict : part->verdict);
    document_unproven(doc, part);
    document_suspects_of(doc, part);
    document_close_figure(doc);
}

static void open_short(const struct document *doc)
{
    say(doc->text, doc->lang, WORD_HTML_SHORT);
    document_flush_in(doc, NODE_HEADING);
    document_open_table(doc, "short", WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_DOC_WHERE,
                        WORD_DOC_FIGURE);
}

static void add_short(const struct document *doc, const struct assessed *target, bool *any)
{
    for (size_t i = 0; i <= target->part_count; i++) {
        if (open_part(target, i) == NULL)
            continue;
        if (!*any)
            open_short(doc);
        *any = true;
        add_short_row(doc, target, open_part(target, i));
    }
}

void document_short(const struct document *doc)
{
    struct by_verdict at = {0};
    bool any = false;

    for (const struct assessed *target; (target = by_verdict_next(doc->assessment, &at)) != NULL;) {
        if (target_is_open(target))
            add_short(doc, target, &any);
    }
    if (any)
        document_close(doc, NODE_TABLE);
}

/* ---- what is suspected ---- */

static void open_suspects(const struct document *doc)
{
    document_open(doc, NODE_PART);
    say(doc->text, doc->lang, WORD_SUSPECTS);
    document_flush_in(doc, NODE_PART_TITLE);
    document_open_table(doc, "suspects", WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_DOC_WHERE,
                        WORD_DOC_FIGURE);
}

void document_suspects(const struct document *doc)
{
    bool any = false;

    for (size_t i = 0; i < doc->assessment->target_count; i++) {
        const struct assessed *target = &doc->assessment->targets[i];

        for (size_t k = 0; k <= target->part_count; k++) {
            const struct part *part = suspected_part(target, k);

            if (part == NULL)
                continue;
            if (!any)
                open_suspects(doc);
            any = true;
            document_open_figure(doc, target, part, part->verdict);
            document_suspects_of(doc, part);
            document_close_figure(doc);
        }
    }
    if (any) {
        document_close(doc, NODE_TABLE);
        document_close(doc, NODE_PART);
    }
}

/* ---- what is left to do ---- */

static void add_todo(const struct document *doc, const struct assessed *target,
                     const struct part *part)
{
    document_open_as(doc, NODE_TODO, verdict_name(part->verdict));
    document_sign(doc, part->verdict);
    document_target(doc, target);
    say(doc->text, doc->lang, WORD_COLON);
    figure_add_whole(doc->text, doc->lang, target, part);
    if (todo_of(part) == TODO_LATER)
        figure_add_due(doc->text, doc->lang, target);
    document_flush(doc);
    document_unproven(doc, part);
    document_suspects_of(doc, part);
    document_close(doc, NODE_TODO);
}

void document_todo(const struct document *doc, size_t who, enum todo wanted)
{
    document_open_as(doc, NODE_LIST, "todo");
    for (size_t i = 0; i < doc->assessment->target_count; i++) {
        const struct part *part = todo_part(&doc->assessment->targets[i], who);

        if (part != NULL && todo_of(part) == wanted)
            add_todo(doc, &doc->assessment->targets[i], part);
    }
    document_close(doc, NODE_LIST);
}
