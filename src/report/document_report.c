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

static void add_who(const struct document *doc)
{
    struct buffer who[STATE_PIECES] = {{0}};

    state_add_who(who, doc->lang, doc->assessment);
    document_open(doc, NODE_PARAGRAPH);
    for (int i = 0; i < STATE_PIECES; i++) {
        buffer_add(doc->text, buffer_slice(&who[i]));
        if (i == STATE_STRONG && who[i].len > 0)
            document_flush_in(doc, NODE_STRONG);
        else
            document_flush(doc);
        buffer_free(&who[i]);
    }
    document_close(doc, NODE_PARAGRAPH);
}

static void add_head(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    add_title(doc);
    say_with(doc->text, doc->lang, WORD_HTML_AS_OF, DAY("date", assessment->as_of));
    document_flush_in(doc, NODE_PARAGRAPH);
    state_add_counts(doc->text, doc->lang, assessment->counts);
    document_flush_in(doc, NODE_PARAGRAPH);
    if (assessment->unit_count > 0 && !assessment->narrow && assessment->only_unit == PART_TOTAL)
        add_who(doc);
    state_add_only_days(doc->text, doc->lang, assessment);
    state_add_only_unit(doc->text, doc->lang, assessment);
    document_flush_lines(doc);
}

/* What kept the report from being whole, or was taken out of it. */
static void add_note(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    struct buffer *text = doc->text;

    if (assessment->files_faulty + assessment->files_unread > 0)
        state_add_unread(text, doc->lang, assessment);
    if (assessment->targets_faulty > 0) {
        buffer_adds(text, text->len > 0 ? " " : "");
        say_with(text, doc->lang, WORD_FAULTY_TARGETS, COUNT("count", assessment->targets_faulty));
    }
    buffer_adds(text, text->len > 0 ? " " : "");
    state_add_suspected(text, doc->lang, assessment);
    if (assessment->is_public) {
        buffer_adds(text, text->len > 0 ? " " : "");
        say(text, doc->lang, WORD_HTML_PUBLIC);
    }
    if (text->len > 0)
        document_flush_in(doc, NODE_NOTE);
}

void document_provenance(const struct document *doc)
{
    state_add_provenance(doc->text, doc->lang, doc->assessment);
    document_flush_lines(doc);
}

void document_report(const struct document *doc)
{
    add_head(doc);
    add_note(doc);
    state_add_left_out(doc->text, doc->lang, doc->assessment);
    document_flush_lines(doc);
    document_changes(doc);
    document_short(doc);
    document_suspects(doc);
    document_readings(doc);
    document_sheets(doc);
    document_open(doc, NODE_FOOT);
    say(doc->text, doc->lang, WORD_DOC_PROVENANCE);
    document_flush_in(doc, NODE_PART_TITLE);
    document_provenance(doc);
    document_close(doc, NODE_FOOT);
}
