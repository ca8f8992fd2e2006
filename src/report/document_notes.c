/* SPDX-License-Identifier: MIT */
/* What has to be known before any figure is read: what the report is only about, what kept it from
 * being whole or was taken out of it. See document.h. */
#include "base/text.h"
#include "report/document.h"
#include "report/state.h"

/* What stands in doc->text, where that is anything. */
static void add_note(const struct document *doc, const char *name)
{
    if (doc->text->len > 0)
        document_flush_as(doc, NODE_NOTE, name);
}

#define LEFT_SHOWN_MAX 20

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
    for (size_t i = 0; i < left && i < LEFT_SHOWN_MAX; i++) {
        state_add_left(doc->text, doc->lang, assessment, i);
        document_flush_in(doc, NODE_ENTRY);
    }
    if (left > LEFT_SHOWN_MAX) {
        say_with(doc->text, doc->lang, WORD_LEFT_MORE, COUNT("count", left - LEFT_SHOWN_MAX));
        document_flush_in(doc, NODE_ENTRY);
    }
    if (left > 0)
        document_close(doc, NODE_ENTRIES);
    document_close(doc, NODE_NOTE);
}

/* Another plan holds the day, too, and this one was chosen for it lies within. */
static void add_rivals(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    struct buffer rivals = {0};

    if (assessment->rival_count == 0)
        return;
    for (size_t i = 0; i < assessment->rival_count; i++) {
        if (i > 0)
            say(&rivals, doc->lang, WORD_COMMA);
        text_safe(&rivals, assessment->rivals[i]);
    }
    say_with(doc->text, doc->lang, WORD_RIVALS, TEXT("plan", assessment->plan),
             BUILT("plans", &rivals));
    document_flush_in(doc, NODE_NOTE);
    buffer_free(&rivals);
}

static void add_days(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    if (!assessment->narrow)
        return;
    say_with(doc->text, doc->lang,
             assessment->end == DATE_MAX     ? WORD_ONLY_FROM
             : assessment->begin == DATE_MIN ? WORD_ONLY_TO
                                             : WORD_ONLY,
             DAY("begin", assessment->begin), DAY("end", assessment->end));
    document_flush_in(doc, NODE_NOTE);
}

void document_only(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    add_rivals(doc);
    add_days(doc);
    if (assessment->only_unit == PART_TOTAL)
        return;
    if (assessment->targets_small > 0)
        say_with(doc->text, doc->lang, WORD_HTML_LEFT_OUT,
                 COUNT("count", assessment->targets_small));
    add_note(doc, NULL);
    say_with(doc->text, doc->lang, WORD_ONLY_UNIT,
             TEXT("unit", unit_name(assessment, assessment->only_unit, doc->lang)));
    add_note(doc, NULL);
}

/* In how many targets something is suspected, and what that does. */
static void add_suspected(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;
    size_t suspected = 0, other = 0;

    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct assessed *target = &assessment->targets[i];

        suspected += target->suspected;
        other += target->suspected && target->verdict_without != target->verdict;
    }
    if (suspected > 0)
        say_with(doc->text, doc->lang,
                 assessment->is_public ? WORD_SUSPECTED_PUBLIC : WORD_SUSPECTED_HEAD,
                 COUNT("count", suspected), COUNT("other", other));
    add_note(doc, NULL);
}

void document_notes(const struct document *doc)
{
    const struct assessment *assessment = doc->assessment;

    document_only(doc);
    if (assessment->files_faulty + assessment->files_unread > 0)
        say_with(doc->text, doc->lang, WORD_HTML_UNREAD, COUNT("files", assessment->files),
                 COUNT("faulty", assessment->files_faulty),
                 COUNT("unread", assessment->files_unread));
    add_note(doc, "bad");
    add_suspected(doc);
    if (assessment->targets_faulty > 0)
        say_with(doc->text, doc->lang, WORD_FAULTY_TARGETS,
                 COUNT("count", assessment->targets_faulty));
    add_note(doc, "bad");
    add_left_out(doc);
    if (assessment->is_public)
        say(doc->text, doc->lang, WORD_HTML_PUBLIC);
    add_note(doc, NULL);
}
