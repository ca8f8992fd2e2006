/* SPDX-License-Identifier: MIT */
/* The figures of a target in one line: the unit nearest to its bound, how many hold, the total. See
 * figure.h. */
#include "report/figure.h"
#include "report/report_room.h"

#include <assert.h>

/* A max is all that is set, or it is what makes the target fall short: a unit passes it, and none
 * lacks anything. */
static bool max_decides(const struct assessed *target)
{
    bool beyond = !target->each.has_min;

    for (size_t i = 0; target->verdict == VERDICT_SHORT && i < target->part_count; i++) {
        if (target->parts[i].verdict != VERDICT_SHORT)
            continue;
        if (!target->parts[i].beyond)
            return false;
        beyond = true;
    }
    return beyond;
}

/* A min is asked of what is proven, a max of what is recorded. */
static bool is_lower(const struct part *part, const struct part *other)
{
    int order = decimal_cmp(part->proven, other->proven);

    return order != 0 ? order < 0 : decimal_cmp(part->recorded, other->recorded) < 0;
}

static bool is_shown(const struct part *part)
{
    return part->verdict != VERDICT_WITHHELD;
}

static size_t count_shown(const struct assessed *target)
{
    size_t shown = 0;

    for (size_t i = 0; i < target->part_count; i++)
        shown += is_shown(&target->parts[i]);
    return shown;
}

/* Whether the same is asked of each unit as an amount, so that one of them is nearest to it. */
static bool has_worst(const struct assessed *target)
{
    return target->kind == FIGURE_NUMBER && target->each.in == 0 && !target->each.by_unit;
}

/* The unit nearest to its bound: the lowest, or the highest where a max decides; of those that are
 * reported, where any is. */
static const struct part *worst_part(const struct assessed *target)
{
    assert(target->part_count > 0);
    const struct part *worst = &target->parts[0];
    bool max = max_decides(target);

    for (size_t i = 1; i < target->part_count; i++) {
        const struct part *part = &target->parts[i];
        bool worse = max ? decimal_cmp(part->recorded, worst->recorded) > 0 : is_lower(part, worst);

        if (is_shown(part) && (worse || !is_shown(worst)))
            worst = part;
    }
    return worst;
}

static size_t count_held(const struct assessed *target)
{
    size_t held = 0;

    for (size_t i = 0; i < target->part_count; i++)
        held += verdict_holds(target->parts[i].verdict);
    return held;
}

static void add_worst(struct buffer *out, enum lang lang, const struct assessed *target)
{
    const struct part *worst = worst_part(target);
    struct buffer figure = {0};

    assert(is_shown(worst));
    figure_add(&figure, lang, target, worst);
    figure_add_proven(&figure, lang, worst);
    say_with(out, lang, max_decides(target) ? WORD_EACH_HIGHEST : WORD_EACH_LOWEST,
             BUILT("figure", &figure), COUNT("count", count_shown(target)));
    buffer_free(&figure);
}

static void add_held(struct buffer *out, enum lang lang, const struct assessed *target)
{
    say_with(out, lang, WORD_UNITS_HOLD, COUNT("held", count_held(target)),
             COUNT("count", count_shown(target)));
}

/* Of how many more units nothing is reported. */
static void add_withheld(struct buffer *out, enum lang lang, const struct assessed *target)
{
    size_t withheld = target->part_count - count_shown(target);

    if (withheld == 0)
        return;
    say(out, lang, WORD_COMMA);
    say_with(out, lang, WORD_WITHHELD_UNITS, COUNT("count", withheld));
}

/* A level is no amount of which a part could be proven. */
static void add_proven(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part)
{
    if (target->kind != FIGURE_LEVEL)
        figure_add_proven(out, lang, part);
}

static void add_each(struct buffer *out, enum lang lang, const struct assessed *target)
{
    if (target->part_count == 1) {
        figure_add(out, lang, target, &target->parts[0]);
        add_proven(out, lang, target, &target->parts[0]);
    } else if (count_shown(target) == 0) {
        figure_add(out, lang, target, &target->parts[0]);
    } else if (has_worst(target)) {
        add_worst(out, lang, target);
        add_withheld(out, lang, target);
    } else {
        add_held(out, lang, target);
        add_withheld(out, lang, target);
    }
}

static bool has_total(const struct assessed *target)
{
    return target->kind != FIGURE_LEVEL &&
           (target->total_judged || !target->each_judged || target->kind != FIGURE_NUMBER);
}

const struct part *figure_part(const struct assessed *target)
{
    if (!target->each_judged || target->part_count == 0)
        return &target->total;
    if (target->part_count == 1)
        return &target->parts[0];
    return has_worst(target) ? worst_part(target) : &target->total;
}

static void add_summary(struct buffer *out, enum lang lang, const struct assessed *target)
{
    bool each = target->each_judged && target->part_count > 0;
    bool total = has_total(target) || target->part_count == 0;

    if (each)
        add_each(out, lang, target);
    if (!total || (each && target->part_count == 1 && !target->total_judged))
        return;
    if (each)
        say(out, lang, WORD_SEMICOLON);
    figure_add(out, lang, target, &target->total);
    add_proven(out, lang, target, &target->total);
    figure_add_carried(out, lang, &target->total);
}

/* That the figures hold what is suspected, and whether the verdict stands without it. */
static void add_suspected(struct buffer *out, enum lang lang, const struct assessed *target)
{
    if (!target->suspected)
        return;
    say(out, lang, WORD_SEMICOLON);
    if (target->verdict_without == target->verdict)
        say(out, lang, WORD_SUSPECTED);
    else
        say_with(out, lang, WORD_SUSPECTED_OTHER, VERDICT("verdict", target->verdict_without));
}

void figure_add_summary(struct buffer *out, enum lang lang, const struct assessed *target)
{
    if (target->verdict == VERDICT_UNDEFINED) {
        say(out, lang, WORD_UNDEFINED_TERM);
        return;
    }
    add_summary(out, lang, target);
    add_suspected(out, lang, target);
}
