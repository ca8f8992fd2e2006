/* SPDX-License-Identifier: MIT */
/* The entries that make a figure what it is, each with its place; what stands beside figures. See
 * document.h. */
#include "report/document.h"
#include "report/state.h"

#include <assert.h>

/* "ledger/a.yaml:12, 2016-11-20: " */
static void open_entry(const struct document *doc, const struct place *place, bool dated,
                       date_days day)
{
    char date[11];

    document_open(doc, NODE_ENTRY);
    document_place(doc, place);
    if (dated) {
        say(doc->text, doc->lang, WORD_COMMA);
        buffer_add(doc->text, date_print(day, date));
    }
    say(doc->text, doc->lang, WORD_COLON);
}

static void close_entries(const struct document *doc, size_t more)
{
    if (more > 0) {
        say_with(doc->text, doc->lang, WORD_SUSPECT_MORE, COUNT("count", more));
        document_flush_in(doc, NODE_ENTRY);
    }
    document_close(doc, NODE_ENTRIES);
}

void document_unproven(const struct document *doc, const struct part *part)
{
    size_t count = part->unproven_count, most = doc->format->entries_max;
    size_t shown = most == 0 || count < most ? count : most;

    assert(count == 0 || !doc->assessment->is_public);
    if (count == 0)
        return;
    document_open(doc, NODE_ENTRIES);
    for (size_t i = 0; i < shown; i++) {
        const struct unproven_entry *entry = &part->unproven[i];

        open_entry(doc, &entry->place, entry->dated, entry->day);
        document_say_with(doc, WORD_LACKS, LABELS("names", entry->lacks, entry->lacks_count));
        document_close(doc, NODE_ENTRY);
    }
    close_entries(doc, count - shown);
}

void document_suspects_of(const struct document *doc, const struct part *part)
{
    size_t shown = part->suspect_count < SUSPECTS_MAX ? part->suspect_count : SUSPECTS_MAX;

    assert(part->suspect_count == 0 || !doc->assessment->is_public);
    if (shown == 0)
        return;
    document_open(doc, NODE_ENTRIES);
    for (size_t i = 0; i < shown; i++) {
        const struct suspect *suspect = &part->suspects[i];

        open_entry(doc, &suspect->place, suspect->dated, suspect->day);
        suspect_add_why(doc->text, doc->lang, suspect);
        document_text(doc, SLICE(" "));
        document_place(doc, &suspect->first);
        document_close(doc, NODE_ENTRY);
    }
    close_entries(doc, part->suspect_count - shown);
}

void document_beside(const struct document *doc, const struct assessed *target)
{
    if (target->judged_by.len == 0 && target->double_count == 0)
        return;
    document_open(doc, NODE_ENTRIES);
    if (target->judged_by.len > 0) {
        say_with(doc->text, doc->lang, WORD_JUDGED_BY, TEXT("name", target->judged_by));
        document_flush_in(doc, NODE_ENTRY);
    }
    if (target->double_count > 0) {
        state_add_doubles(doc->text, doc->lang, target);
        document_flush_in(doc, NODE_ENTRY);
    }
    document_close(doc, NODE_ENTRIES);
}
