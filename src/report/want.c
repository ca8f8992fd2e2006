/* SPDX-License-Identifier: MIT */
/* What is wanted of a target, in a line. */
#include "report/report_room.h"

/* "at least 20", "5 to 6", "at most 0" */
static void add_limits(struct buffer *out, const struct assessed *target,
                       const struct limits *limits, enum lang lang)
{
    say_with(out, lang,
             limits->has_min && limits->has_max ? WORD_FROM_TO
             : limits->has_max                  ? WORD_AT_MOST
                                                : WORD_AT_LEAST,
             BOUND("min", target, limits->min), BOUND("max", target, limits->max));
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

    add_limits(&want, wants->target, limits, wants->lang);
    if (wants->out->len > wants->start)
        say(wants->out, wants->lang, WORD_SEMICOLON);
    say_with(wants->out, wants->lang, word, BUILT("want", &want), COUNT("in", limits->in));
    buffer_free(&want);
}

static void add_every(const struct wants *wants)
{
    static const enum word words[] = {[EVERY_MONTH] = WORD_EVERY_MONTH_TOO,
                                      [EVERY_QUARTER] = WORD_EVERY_QUARTER_TOO,
                                      [EVERY_HALF] = WORD_EVERY_HALF_TOO};

    if (wants->target->every != EVERY_NONE)
        say(wants->out, wants->lang, words[wants->target->every]);
}

void report_want(struct buffer *out, const struct assessed *target, enum lang lang)
{
    const struct wants wants = {out, out->len, target, lang};

    if (target->each_judged)
        add_want(&wants, target->each.in > 0 ? WORD_WANT_EACH_IN : WORD_WANT_EACH, &target->each);
    if (target->total_judged)
        add_want(&wants,
                 target->part_count == 1 && !target->each_judged ? WORD_WANT : WORD_WANT_TOGETHER,
                 &target->total_limits);
    if (out->len > wants.start)
        add_every(&wants);
    else
        say(out, lang, target->verdict == VERDICT_UNDEFINED ? WORD_UNDEFINED_TERM : WORD_NO_BOUND);
}
