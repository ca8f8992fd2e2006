/* SPDX-License-Identifier: MIT */
/* A report from its title to its foot: what changed, what is short and where, then the rest in
 * parts. See document.h. */
#include "base/text.h"
#include "report/document.h"
#include "report/state.h"

static void add_title(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    text_safe(doc->text, name_in(&assessment->township_name, doc->lang, assessment->township));
    say(doc->text, doc->lang, WORD_COLON);
    text_safe(doc->text, name_in(&assessment->plan_title, doc->lang, assessment->plan));
    document_flush_in(doc, NODE_TITLE);
}

void document_counts(const struct document *doc, const size_t counts[VERDICT_COUNT])
{
    state_add_counts(doc->text, doc->lang, counts);
    document_flush_in(doc, NODE_PARAGRAPH);
}

void document_head(const struct document *doc)
{
    add_title(doc);
    say_with(doc->text, doc->lang, WORD_HTML_AS_OF, DAY("date", doc->assessment->as_of));
    document_flush_in(doc, NODE_PARAGRAPH);
    document_counts(doc, doc->assessment->counts);
}

void document_who(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    struct buffer who[STATE_PIECES] = {{0}};

    if (assessment->unit_count == 0 || assessment->narrow || assessment->only_unit != PART_TOTAL)
        return;
    state_add_who(who, doc->lang, assessment);
    document_open(doc, NODE_PARAGRAPH);
    for (int i = 0; i < STATE_PIECES; i++) {
        buffer_add(doc->text, buffer_slice(&who[i]));
        if (i == STATE_STRONG && who[i].len > 0)
            document_flush_as(doc, NODE_STRONG, "most");
        else
            document_flush(doc);
        buffer_free(&who[i]);
    }
    document_close(doc, NODE_PARAGRAPH);
}

/* ---- what has to be known before any figure is read ---- */

/* What stands in doc->text, where that is anything. */
static void add_note(const struct document *doc, const char *name)
{
    if (doc->text->len > 0)
        document_flush_as(doc, NODE_NOTE, name);
}

#define LEFT_TOLD_MAX 20

/* Which files were left out, and why; of a public report how many. */
static void add_left_out(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    size_t left = assessment->is_public ? 0 : assessment->left_count;

    if (assessment->left_count == 0)
        return;
    document_open_as(doc, NODE_NOTE, "bad");
    document_say_with(doc, WORD_LEFT_OUT, COUNT("count", assessment->left_count));
    if (left > 0)
        document_open(doc, NODE_ENTRIES);
    for (size_t i = 0; i < left && i < LEFT_TOLD_MAX; i++) {
        state_add_left(doc->text, doc->lang, assessment, i);
        document_flush_in(doc, NODE_ENTRY);
    }
    if (left > LEFT_TOLD_MAX) {
        say_with(doc->text, doc->lang, WORD_LEFT_MORE, COUNT("count", left - LEFT_TOLD_MAX));
        document_flush_in(doc, NODE_ENTRY);
    }
    if (left > 0)
        document_close(doc, NODE_ENTRIES);
    document_close(doc, NODE_NOTE);
}

void document_notes(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    state_add_only_days(doc->text, doc->lang, assessment);
    state_add_only_unit(doc->text, doc->lang, assessment);
    document_flush_lines(doc, NODE_NOTE);
    if (assessment->files_faulty + assessment->files_unread > 0)
        state_add_unread(doc->text, doc->lang, assessment);
    add_note(doc, "bad");
    state_add_suspected(doc->text, doc->lang, assessment);
    add_note(doc, NULL);
    if (assessment->targets_faulty > 0)
        say_with(doc->text, doc->lang, WORD_FAULTY_TARGETS,
                 COUNT("count", assessment->targets_faulty));
    add_note(doc, "bad");
    add_left_out(doc);
    if (assessment->is_public)
        say(doc->text, doc->lang, WORD_HTML_PUBLIC);
    add_note(doc, NULL);
}

/* ---- where it comes from ---- */

void document_provenance(const struct document *doc)
{
    state_add_provenance(doc->text, doc->lang, doc->assessment);
    document_flush_lines(doc, NODE_PARAGRAPH);
}

void document_foot(const struct document *doc)
{
    document_open(doc, NODE_FOOT);
    say(doc->text, doc->lang, WORD_DOC_PROVENANCE);
    document_flush_in(doc, NODE_FOOT_TITLE);
    document_provenance(doc);
    document_close(doc, NODE_FOOT);
}

/* ---- the whole ---- */

void document_report(const struct document *doc)
{
    document_head(doc);
    document_who(doc);
    document_notes(doc);
    document_changes(doc);
    document_short(doc);
    document_suspects(doc);
    document_readings(doc);
    document_sheets(doc);
    document_foot(doc);
}
