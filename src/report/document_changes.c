/* SPDX-License-Identifier: MIT */
/* What changed since an older report: a target, then each figure of it. See document.h. */
#include "report/changes.h"
#include "report/document.h"

#include <assert.h>

static void add_way(const struct document *doc, int way)
{
    if (doc->format->way != NULL)
        doc->format->way(doc, way);
}

/* A target, perhaps one that is gone, and its verdict where that is another one. */
static void open_target(const struct document *doc, const struct assessed *target,
                        const struct name *title, struct slice id,
                        const struct verdict_change *verdict)
{
    document_open(doc, NODE_ITEM);
    add_way(doc, verdict == NULL ? 0 : verdict->way);
    document_open(doc, NODE_STRONG);
    if (target != NULL)
        document_target(doc, target);
    else
        document_gone(doc, title, id);
    document_close(doc, NODE_STRONG);
    if (verdict == NULL)
        return;
    say(doc->text, doc->lang, WORD_COLON);
    verdict_change_add(doc->text, doc->lang, verdict);
    document_flush(doc);
}

/* One target's figures that changed. */
static void add_figures_of(const struct document *doc, size_t from, size_t end)
{
    const struct comparison *comparison = doc->assessment->comparison;
    const struct change *first = &comparison->changes[from];

    assert(from < end && end <= comparison->change_count);
    open_target(doc, first->target, &first->title, first->target_id,
                verdict_change_of(comparison, first->target));
    document_open(doc, NODE_SUBLIST);
    for (size_t i = from; i < end; i++) {
        document_open(doc, NODE_SUBITEM);
        add_way(doc, comparison->changes[i].way);
        change_add(doc->text, doc->lang, doc->assessment, &comparison->changes[i]);
        document_flush(doc);
        document_close(doc, NODE_SUBITEM);
    }
    document_close(doc, NODE_SUBLIST);
    document_close(doc, NODE_ITEM);
}

static void add_figures(const struct document *doc)
{
    const struct comparison *comparison = doc->assessment->comparison;

    for (size_t i = 0, end; i < comparison->change_count; i = end) {
        end = changes_end(comparison, i);
        add_figures_of(doc, i, end);
    }
}

/* Verdicts that changed without any figure, as when the due date passes. */
static void add_verdicts(const struct document *doc)
{
    const struct comparison *comparison = doc->assessment->comparison;

    for (size_t i = 0; i < comparison->verdict_count; i++) {
        const struct assessed *target = comparison->verdicts[i].target;

        if (changes_have_figures(comparison, target))
            continue;
        open_target(doc, target, &target->title, target->id, &comparison->verdicts[i]);
        document_close(doc, NODE_ITEM);
    }
}

void document_changes(const struct document *doc)
{
    const struct comparison *comparison = doc->assessment->comparison;

    if (comparison == NULL)
        return;
    changes_title_add(doc->text, doc->lang, doc->assessment);
    document_flush_in(doc, NODE_HEADING);
    say_with(doc->text, doc->lang, WORD_CHANGES_OLDER, TEXT("file", comparison->file));
    document_flush_as(doc, NODE_PARAGRAPH, "aside");
    if (comparison->change_count + comparison->verdict_count == 0) {
        say(doc->text, doc->lang, changes_none(doc->assessment));
        document_flush_in(doc, NODE_PARAGRAPH);
        return;
    }
    document_open_as(doc, NODE_LIST, "changes");
    add_verdicts(doc);
    add_figures(doc);
    document_close(doc, NODE_LIST);
}
