/* SPDX-License-Identifier: MIT */
/* A target for itself: what was promised, how it is read, what is there and what is wanted. */
#include "report/html_room.h"
#include "report/state.h"

void html_citation(const struct html_page *page, const struct citation *citation)
{
    struct html *html = page->html;

    html_open(html, "blockquote");
    html_open(html, "p");
    html_set_lang(page, citation->quote);
    html_open(html, "cite");
    html_text(html, citation->clause);
    html_close(html);
    html_texts(html, " ");
    html_text(html, citation->quote);
    html_close_many(html, 2);
}

/* ---- what is wanted ---- */

/* "at least 20", "5 to 6", "at most 0" */
static void add_limits(const struct html_page *page, const struct assessed *target,
                       const struct limits *limits, struct buffer *out)
{
    say_with(out, page->lang,
             limits->has_min && limits->has_max ? WORD_HTML_FROM_TO
             : limits->has_max                  ? WORD_AT_MOST
                                                : WORD_HTML_AT_LEAST,
             BOUND("min", target, limits->min), BOUND("max", target, limits->max));
}

static void add_want(const struct html_page *page, const struct assessed *target, enum word word,
                     const struct limits *limits)
{
    struct buffer want = {0};

    add_limits(page, target, limits, &want);
    if (page->text->len > 0)
        say(page->text, page->lang, WORD_SEMICOLON);
    say_with(page->text, page->lang, word, BUILT("want", &want), COUNT("in", limits->in));
    buffer_free(&want);
}

static void add_every(const struct html_page *page, enum every every)
{
    static const enum word words[] = {[EVERY_MONTH] = WORD_HTML_EVERY_MONTH,
                                      [EVERY_QUARTER] = WORD_HTML_EVERY_QUARTER,
                                      [EVERY_HALF] = WORD_HTML_EVERY_HALF};

    if (every != EVERY_NONE)
        say(page->text, page->lang, words[every]);
}

static void add_wants(const struct html_page *page, const struct assessed *target)
{
    if (target->each_judged)
        add_want(page, target, target->each.in > 0 ? WORD_HTML_EACH_IN : WORD_HTML_EACH,
                 &target->each);
    if (target->total_judged)
        add_want(page, target,
                 target->part_count == 1 && !target->each_judged ? WORD_HTML_WANT
                                                                 : WORD_HTML_TOGETHER,
                 &target->total_limits);
    if (page->text->len == 0)
        say(page->text, page->lang,
            target->verdict == VERDICT_UNDEFINED ? WORD_UNDEFINED_TERM : WORD_HTML_NO_BOUND);
    else
        add_every(page, target->every);
    html_flush(page);
}

/* ---- facts ---- */

static void open_fact(const struct html_page *page, enum word word)
{
    html_open(page->html, "div");
    html_say_in(page, "dt", NULL, word);
    html_open(page->html, "dd");
}

static void close_fact(const struct html_page *page)
{
    html_close_many(page->html, 2);
}

static void add_name_fact(const struct html_page *page, enum word word, const struct name *name)
{
    struct slice text = name_in(name, page->lang, SLICE(""));

    if (text.len == 0)
        return;
    open_fact(page, word);
    html_text(page->html, text);
    close_fact(page);
}

static void add_window(const struct html_page *page, const struct assessed *target)
{
    open_fact(page, WORD_HTML_WINDOW);
    html_say_with(page, WORD_HTML_DAYS, DAY("from", target->from), DAY("to", target->to),
                  DAY("date", target->due));
    close_fact(page);
}

static void add_sheet_names(const struct html_page *page, const struct assessed *target)
{
    open_fact(page, WORD_HTML_ASSESSED_BY);
    for (size_t i = 0; i < target->sheet_count; i++) {
        const struct assessed_sheet *sheet = &page->assessment->sheets[target->sheets[i]];

        if (i > 0)
            html_say(page, WORD_LIST_COMMA);
        html_name(page, &sheet->title, sheet->id);
    }
    if (target->sheet_count == 0)
        html_say(page, WORD_NO_SHEET);
    close_fact(page);
}

static void add_facts(const struct html_page *page, const struct assessed *target)
{
    html_open_class(page->html, "dl", "facts");
    open_fact(page, WORD_BALANCE_WANTED);
    add_wants(page, target);
    close_fact(page);
    add_name_fact(page, WORD_HTML_READING, &target->reading);
    add_name_fact(page, WORD_HTML_NOTE, &target->note);
    if (target->judged_by.len > 0) {
        open_fact(page, WORD_HTML_JUDGED);
        html_say_with(page, WORD_JUDGED_BY, TEXT("name", target->judged_by));
        close_fact(page);
    }
    add_window(page, target);
    if (page->assessment->sheet_count > 0)
        add_sheet_names(page, target);
    html_close(page->html);
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

static void add_figure(const struct html_page *page, const struct assessed *target)
{
    const struct part *single = single_part(target);

    figure_add_summary(page->text, page->lang, target);
    html_flush_in(page, "p", "figure");
    if (single != NULL && single->verdict != VERDICT_WITHHELD) {
        html_open_class(page->html, "div", "whole");
        html_bar(page, single, html_bar_most(target));
        html_close(page->html);
    }
    if (target->small)
        html_say_in(page, "p", "aside", WORD_SMALL);
    state_add_doubles(page->text, page->lang, target);
    if (page->text->len > 0)
        html_flush_in(page, "p", "aside");
}

/* ---- a target ---- */

static void add_head(const struct html_page *page, const struct assessed *target)
{
    struct html *html = page->html;

    html_open_class(html, "div", "head");
    html_open(html, "h3");
    html_name(page, &target->title, target->id);
    html_close(html);
    html_badge(page, target->verdict);
    html_open(html, "code");
    html_text(html, target->id);
    html_close_many(html, 2);
}

static void add_target(const struct html_page *page, size_t index)
{
    const struct assessed *target = &page->assessment->targets[index];
    const struct trail *trails = page->assessment->trails;

    html_open(page->html, "article");
    html_set_verdict(page, "target", target->verdict);
    html_set_anchor(page->html, "id", "t-", target->id);
    add_head(page, target);
    html_citation(page, &target->citation);
    for (size_t i = 0; i < target->also_count; i++)
        html_citation(page, &target->also[i]);
    add_figure(page, target);
    html_open_class(page->html, "div", "pair");
    add_facts(page, target);
    html_burn_up(page, target);
    html_close(page->html);
    html_months(page, target);
    html_parts(page, target);
    html_readings(page, target);
    if (trails != NULL && !page->assessment->is_public)
        html_entries(page, target, &trails[index]);
    html_close(page->html);
}

bool html_has_targets(const struct html_page *page)
{
    return page->assessment->only_unit == PART_TOTAL;
}

void html_targets(const struct html_page *page)
{
    if (!html_has_targets(page) || page->assessment->target_count == 0)
        return;
    html_open(page->html, "section");
    html_set(page->html, "id", "targets");
    html_say_in(page, "h2", NULL, WORD_HTML_TARGETS);
    for (size_t i = 0; i < page->assessment->target_count; i++)
        add_target(page, i);
    html_close(page->html);
}
