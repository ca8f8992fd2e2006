/* SPDX-License-Identifier: MIT */
/* Figures with the entries that make them what they are: what is short and where, and what is
 * suspected. See document.h. */
#include "report/document.h"
#include "report/state.h"

#define UNPROVEN_MAX 12 /* entries that one cell lists */

/* ---- entries, each on a line of its own within the cell ---- */

static void add_unproven(const struct document *doc, const struct part *part)
{
    size_t told = part->unproven_count < UNPROVEN_MAX ? part->unproven_count : UNPROVEN_MAX;

    for (size_t i = 0; i < told; i++) {
        const struct unproven_entry *entry = &part->unproven[i];
        char date[11];

        document_open(doc, NODE_BREAK);
        document_place(doc, &entry->place);
        if (entry->dated) {
            say(doc->text, doc->lang, WORD_COMMA);
            buffer_add(doc->text, date_print(entry->day, date));
        }
        say(doc->text, doc->lang, WORD_COLON);
        document_say_with(doc, WORD_LACKS, LABELS("names", entry->lacks, entry->lacks_count));
    }
    document_more(doc, WORD_DOC_MORE_ENTRIES, part->unproven_count - told);
}

static void add_suspects(const struct document *doc, const struct part *part)
{
    size_t told = part->suspect_count < SUSPECTS_MAX ? part->suspect_count : SUSPECTS_MAX;

    for (size_t i = 0; i < told; i++) {
        const struct suspect *suspect = &part->suspects[i];

        document_open(doc, NODE_BREAK);
        document_place(doc, &suspect->place);
        say(doc->text, doc->lang, WORD_COLON);
        suspect_add_why(doc->text, doc->lang, suspect);
        document_text(doc, SLICE(" "));
        document_place(doc, &suspect->first);
    }
    document_more(doc, WORD_SUSPECT_MORE, part->suspect_count - told);
}

/* ---- what is short ---- */

static void add_short_row(const struct document *doc, const struct assessed *target,
                          const struct part *part)
{
    document_open_figure(doc, target, part,
                         part->verdict >= VERDICT_REPORTED ? target->verdict : part->verdict);
    add_unproven(doc, part);
    add_suspects(doc, part);
    document_close_figure(doc);
}

static void open_short(const struct document *doc)
{
    say(doc->text, doc->lang, WORD_HTML_SHORT);
    document_flush_in(doc, NODE_HEADING);
    document_open_table(doc, WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_DOC_WHERE,
                        WORD_DOC_FIGURE);
}

void document_short(const struct document *doc)
{
    struct by_verdict at = {0};
    bool any = false;

    for (const struct assessed *target; (target = by_verdict_next(doc->assessment, &at)) != NULL;) {
        for (size_t i = 0; target_is_open(target) && i <= target->part_count; i++) {
            if (open_part(target, i) == NULL)
                continue;
            if (!any)
                open_short(doc);
            any = true;
            add_short_row(doc, target, open_part(target, i));
        }
    }
    if (any)
        document_close(doc, NODE_TABLE);
}

/* ---- what is suspected ---- */

static void open_suspects(const struct document *doc)
{
    say(doc->text, doc->lang, WORD_SUSPECTS);
    document_open_part(doc, WORD_BALANCE_VERDICT, WORD_BALANCE_TARGET, WORD_DOC_WHERE,
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
            add_suspects(doc, part);
            document_close_figure(doc);
        }
    }
    if (any)
        document_close_part(doc);
}
