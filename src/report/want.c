/* SPDX-License-Identifier: MIT */
/* What is wanted of a target, in a line. */
#include "report/figure.h"
#include "report/report_room.h"

#include <assert.h>

/* Of two bounds the second has the word behind it. */
static struct assessed without_word(const struct assessed *target)
{
    struct assessed out = *target;

    out.counted_in = (struct name){0};
    out.in_points = false;
    return out;
}

/* "at least 20", "5 to 6", "at most 0" */
static void add_limits(struct buffer *out, const struct assessed *target,
                       const struct limits *limits, enum lang lang)
{
    bool both = limits->has_min && limits->has_max;
    const struct assessed first = both ? without_word(target) : *target;

    say_with(out, lang,
             target->any && !limits->has_max ? WORD_ANY_OF
             : both                          ? WORD_FROM_TO
             : limits->has_max               ? WORD_AT_MOST
                                             : WORD_AT_LEAST,
             LEAST("min", &first, limits), MOST("max", target, limits),
             COUNT("count", target->member_count));
}

/* The wants of one target, one behind another. */
struct wants {
    struct buffer *out;
    size_t start;
    const struct assessed *target;
    enum lang lang;
};

static void add_want(const struct wants *wants, enum word word, const struct limits *limits)
{
    struct buffer want = {0};
    const struct assessed first = without_word(wants->target);

    if (limits->withheld)
        say(&want, wants->lang, WORD_BY_UNIT_WITHHELD);
    else if (limits->by_unit)
        say_with(&want, wants->lang, WORD_BY_UNIT, BOUND("min", &first, limits->min),
                 BOUND("most", wants->target, limits->min_most));
    else
        add_limits(&want, wants->target, limits, wants->lang);
    if (wants->out->len > wants->start)
        say(wants->out, wants->lang, WORD_SEMICOLON);
    say_with(wants->out, wants->lang, word, BUILT("want", &want), COUNT("in", limits->in));
    buffer_free(&want);
}

/* ---- the slices of time ---- */

/* The name of a slice of a year that is not said: July, number 3. */
static void add_slice_name(struct buffer *out, enum every every, int number, enum lang lang)
{
    if (every == EVERY_MONTH)
        month_add_whole(out, lang, number);
    else
        say_with(out, lang, WORD_EVERY_NUMBER, DIGITS("number", number));
}

static void add_except(const struct wants *wants, const struct slicing *slicing)
{
    struct buffer names = {0};

    for (int i = 1; i <= every_count(slicing->every); i++) {
        if ((slicing->except >> i & 1U) == 0)
            continue;
        if (names.len > 0)
            say(&names, wants->lang, WORD_COMMA);
        add_slice_name(&names, slicing->every, i, wants->lang);
    }
    if (names.len > 0)
        say_with(wants->out, wants->lang, WORD_EVERY_EXCEPT, BUILT("which", &names));
    buffer_free(&names);
}

static void add_deadline(const struct wants *wants, const struct slicing *slicing)
{
    static const enum word weekdays[] = {WORD_WEEKDAY_1, WORD_WEEKDAY_2, WORD_WEEKDAY_3,
                                         WORD_WEEKDAY_4, WORD_WEEKDAY_5, WORD_WEEKDAY_6,
                                         WORD_WEEKDAY_7};
    bool week = slicing->every == EVERY_WEEK, next = slicing->by.next;

    if (slicing->by.day == 0)
        return;
    assert(slicing->by.day <= (week ? 7 : 31));
    say_with(wants->out, wants->lang,
             week ? (next ? WORD_BY_WEEKDAY_NEXT : WORD_BY_WEEKDAY)
                  : (next ? WORD_BY_DAY_NEXT : WORD_BY_DAY),
             DIGITS("day", slicing->by.day),
             TERM("weekday", week ? weekdays[slicing->by.day - 1] : WORD_WEEKDAY_1));
}

static void add_spans(const struct wants *wants, const struct slicing *slicing)
{
    struct buffer names = {0};

    for (size_t i = 0; i < slicing->span_count; i++) {
        if (i > 0)
            say(&names, wants->lang, WORD_COMMA);
        period_add(&names, wants->lang,
                   (struct calendar_slice){EVERY_SPAN, slicing->spans[i].from, &slicing->spans[i]});
    }
    say_with(wants->out, wants->lang, WORD_EVERY_SPAN_TOO, BUILT("spans", &names));
    buffer_free(&names);
}

static void add_every(const struct wants *wants)
{
    static const enum word words[] = {
        [EVERY_WEEK] = WORD_EVERY_WEEK_TOO,
        [EVERY_MONTH] = WORD_EVERY_MONTH_TOO,
        [EVERY_TWO_MONTHS] = WORD_EVERY_TWO_MONTHS_TOO,
        [EVERY_QUARTER] = WORD_EVERY_QUARTER_TOO,
        [EVERY_HALF] = WORD_EVERY_HALF_TOO,
        [EVERY_SPAN] = WORD_EVERY_SPAN_TOO,
    };
    const struct assessed *target = wants->target;
    const struct slicing *slicing = &target->slicing;

    if (slicing->every == EVERY_NONE)
        return;
    if (slicing->every == EVERY_SPAN)
        add_spans(wants, slicing);
    else
        say(wants->out, wants->lang, words[slicing->every]);
    add_except(wants, slicing);
    add_deadline(wants, slicing);
    if (target->slices_in > 0)
        say_with(wants->out, wants->lang, WORD_EVERY_IN, COUNT("in", target->slices_in),
                 COUNT("count", target->slice_count));
}

/* Of each value: of each member. */
static void add_apiece(const struct wants *wants)
{
    const struct assessed *target = wants->target;

    if (target->kind != FIGURE_VALUES)
        return;
    say_with(wants->out, wants->lang, WORD_APIECE,
             TEXT("field", label_name(&target->apiece, wants->lang)));
    if (target->apiece_in.len > 0)
        say_with(wants->out, wants->lang, WORD_APIECE_IN, TEXT("in", target->apiece_in));
}

void report_want(struct buffer *out, const struct assessed *target, enum lang lang)
{
    const struct wants wants = {out, out->len, target, lang};

    if (target->each_judged && target->each.by_unit && target->each.in == 0 &&
        target->part_count == 1)
        add_want(&wants, WORD_WANT_EACH, &target->parts[0].limits);
    else if (target->each_judged)
        add_want(&wants, target->each.in > 0 ? WORD_WANT_EACH_IN : WORD_WANT_EACH, &target->each);
    if (target->total_judged)
        add_want(&wants,
                 target->part_count == 1 && !target->each_judged ? WORD_WANT : WORD_WANT_TOGETHER,
                 &target->total_limits);
    if (out->len > wants.start) {
        add_apiece(&wants);
        add_every(&wants);
    } else
        say(out, lang, target->verdict == VERDICT_UNDEFINED ? WORD_UNDEFINED_TERM : WORD_NO_BOUND);
}
