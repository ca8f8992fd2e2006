/* SPDX-License-Identifier: MIT */
/* A target for itself: what was promised, how it is read, what is there and what is wanted. */
#include "report/bar.h"
#include "report/html_room.h"
#include "report/state.h"

#include <assert.h>

/* ---- facts ---- */

static void open_fact(const struct document *doc, enum word word)
{
    html_open(html_of(doc), "div");
    html_say_in(doc, "dt", NULL, word);
    html_open(html_of(doc), "dd");
}

static void close_fact(const struct document *doc)
{
    html_close_many(html_of(doc), 2);
}

static void add_name_fact(const struct document *doc, enum word word, const struct name *name)
{
    struct slice text = name_in(name, doc->lang, SLICE(""));

    if (text.len == 0)
        return;
    open_fact(doc, word);
    html_text(html_of(doc), text);
    close_fact(doc);
}

static void add_window(const struct document *doc, const struct assessed *target)
{
    open_fact(doc, WORD_HTML_WINDOW);
    document_say_with(doc, WORD_HTML_DAYS, DAY("from", target->from), DAY("to", target->to),
                      DAY("date", target->due));
    close_fact(doc);
}

static void add_sheet_names(const struct document *doc, const struct assessed *target)
{
    open_fact(doc, WORD_HTML_ASSESSED_BY);
    for (size_t i = 0; i < target->sheet_count; i++) {
        const struct assessed_sheet *sheet = &doc->assessment->sheets[target->sheets[i]];

        assert(target->sheets[i] < doc->assessment->sheet_count);
        if (i > 0)
            document_say(doc, WORD_LIST_COMMA);
        document_name(doc, &sheet->title, sheet->id);
    }
    if (target->sheet_count == 0)
        document_say(doc, WORD_NO_SHEET);
    close_fact(doc);
}

static void add_facts(const struct document *doc, const struct assessed *target)
{
    html_open_class(html_of(doc), "dl", "facts");
    open_fact(doc, WORD_BALANCE_WANTED);
    report_want(doc->text, target, doc->lang);
    document_flush(doc);
    close_fact(doc);
    add_name_fact(doc, WORD_HTML_READING, &target->reading);
    add_name_fact(doc, WORD_HTML_NOTE, &target->note);
    if (target->judged_by.len > 0) {
        open_fact(doc, WORD_HTML_JUDGED);
        document_say_with(doc, WORD_JUDGED_BY, TEXT("name", target->judged_by));
        close_fact(doc);
    }
    add_window(doc, target);
    if (doc->assessment->sheet_count > 0)
        add_sheet_names(doc, target);
    html_close(html_of(doc));
}

/* ---- the figure ---- */

/* One figure alone: a target's with one unit, or that of all together where it is judged. */
static const struct part *single_part(const struct assessed *target)
{
    if (target->verdict == VERDICT_UNDEFINED || target->kind == FIGURE_LEVEL)
        return NULL;
    if (target->part_count == 1)
        return todo_part_at(target, 0);
    return target->total_judged || target->total.has_of ? &target->total : NULL;
}

static void add_figure(const struct document *doc, const struct assessed *target)
{
    const struct part *single = single_part(target);

    figure_add_summary(doc->text, doc->lang, target);
    html_flush_in(doc, "p", "figure");
    if (single != NULL && bar_fits(target, single)) {
        html_open_class(html_of(doc), "div", "whole");
        html_bar(doc, single, html_bar_most(target));
        html_close(html_of(doc));
    }
    if (target->small)
        html_say_in(doc, "p", "aside", WORD_SMALL);
    state_add_doubles(doc->text, doc->lang, target);
    if (doc->text->len > 0)
        html_flush_in(doc, "p", "aside");
}

/* ---- a target ---- */

static void add_head(const struct document *doc, const struct assessed *target)
{
    struct html *html = html_of(doc);

    html_open_class(html, "div", "head");
    html_open(html, "h3");
    document_name(doc, &target->title, target->id);
    html_close(html);
    document_verdict(doc, target->verdict);
    html_open(html, "code");
    html_text(html, target->id);
    html_close_many(html, 2);
}

/* They are made for this section, and go with it. */
static void add_entries(const struct document *doc, const struct assessed *target)
{
    const struct assessing *assessing = doc->assessment->trails;
    struct arena *arena;
    struct trail trail;

    if (assessing == NULL || doc->assessment->is_public)
        return;
    arena = arena_new();
    trail_make(assessing, arena, target, PART_TOTAL, &trail);
    html_entries(doc, target, &trail);
    arena_free(arena);
}

static void add_target(const struct document *doc, size_t index)
{
    const struct assessed *target = &doc->assessment->targets[index];

    html_open(html_of(doc), "article");
    html_set_verdict(doc, "target", target->verdict);
    html_set_anchor(html_of(doc), "id", "t-", target->id);
    add_head(doc, target);
    document_citation(doc, &target->citation);
    for (size_t i = 0; i < target->also_count; i++)
        document_citation(doc, &target->also[i]);
    add_figure(doc, target);
    html_open_class(html_of(doc), "div", "pair");
    add_facts(doc, target);
    html_burn_up(doc, target);
    html_close(html_of(doc));
    html_months(doc, target);
    html_parts(doc, target);
    html_readings(doc, target);
    add_entries(doc, target);
    html_close(html_of(doc));
}

bool html_has_targets(const struct document *doc)
{
    return doc->assessment->only_unit == PART_TOTAL;
}

void html_targets(const struct document *doc)
{
    if (!html_has_targets(doc) || doc->assessment->target_count == 0)
        return;
    html_open(html_of(doc), "section");
    html_set(html_of(doc), "id", "targets");
    html_say_in(doc, "h2", NULL, WORD_HTML_TARGETS);
    for (size_t i = 0; i < doc->assessment->target_count; i++)
        add_target(doc, i);
    html_close(html_of(doc));
}
