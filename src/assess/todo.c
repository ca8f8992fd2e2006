/* SPDX-License-Identifier: MIT */
/* See todo.h. */
#include "assess/todo.h"

#include <assert.h>

/* ---- one figure ---- */

static enum todo todo_of_verdict(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_UNCLEAR:
    case VERDICT_SHORT:
    case VERDICT_NO_DATA:
    case VERDICT_UNPROVEN:
    case VERDICT_UNDEFINED:
    case VERDICT_BEHIND:
        return TODO_NOW;
    case VERDICT_NOT_DUE:
    case VERDICT_ON_TRACK:
        return TODO_LATER;
    case VERDICT_OVER:
    case VERDICT_MET:
    case VERDICT_REPORTED:
    case VERDICT_WITHHELD:
    case VERDICT_COUNT:
        break;
    }
    return TODO_NONE;
}

enum todo todo_of(const struct part *part)
{
    return part == NULL || part->spared ? TODO_NONE : todo_of_verdict(part->verdict);
}

/* ---- who has to do it ---- */

bool has_pooled_total(const struct assessed *target)
{
    return target->total_judged && (target->part_count > 1 || target->each_judged);
}

bool is_unclear_alone(const struct assessed *target)
{
    bool alone = target->verdict == VERDICT_UNCLEAR;

    for (size_t i = 0; i < target->part_count; i++)
        alone = alone && target->parts[i].verdict != VERDICT_UNCLEAR;
    return alone;
}

const struct part *unit_part_at(const struct assessed *target, size_t index)
{
    return target->part_count == 1 && target->total_judged && !target->each_judged
               ? &target->total
               : &target->parts[index];
}

/* Parts stand in the order of the units. */
const struct part *unit_part(const struct assessed *target, size_t unit)
{
    size_t low = 0, high = target->part_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        assert(middle == 0 || target->parts[middle - 1].unit < target->parts[middle].unit);
        if (target->parts[middle].unit == unit)
            return unit_part_at(target, middle);
        if (target->parts[middle].unit < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct part *todo_part_at(const struct assessed *target, size_t index)
{
    if (target->verdict == VERDICT_UNDEFINED) /* is nothing that a unit could do */
        return NULL;
    return unit_part_at(target, index);
}

const struct part *todo_part(const struct assessed *target, size_t who)
{
    bool undefined = target->verdict == VERDICT_UNDEFINED;

    if (who == TODO_PLAN)
        return undefined ? &target->total : NULL;
    if (who != PART_TOTAL)
        return undefined ? NULL : unit_part(target, who);
    return !undefined && (has_pooled_total(target) || is_unclear_alone(target)) ? &target->total
                                                                                : NULL;
}

size_t todo_count(const struct assessment *assessment, size_t who, enum todo wanted)
{
    size_t count = 0;

    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct part *part = todo_part(&assessment->targets[i], who);

        count += part != NULL && todo_of(part) == wanted;
    }
    return count;
}

/* ---- targets ---- */

static const struct part *open_total(const struct assessed *target)
{
    const struct part *all = todo_part(target, PART_TOTAL), *plan = todo_part(target, TODO_PLAN);

    if (todo_of(all) == TODO_NOW)
        return all;
    if (todo_of(plan) == TODO_NOW)
        return plan;
    return target->small ? &target->total : NULL;
}

const struct part *open_part(const struct assessed *target, size_t index)
{
    assert(index <= target->part_count);
    if (index == target->part_count)
        return open_total(target);
    const struct part *part = todo_part_at(target, index);

    return todo_of(part) == TODO_NOW ? part : NULL;
}

bool target_is_open(const struct assessed *target)
{
    bool any = target->part_count == 0;

    if (todo_of_verdict(target->verdict) != TODO_NOW)
        return false;
    for (size_t i = 0; !any && i <= target->part_count; i++)
        any = open_part(target, i) != NULL;
    return any;
}

size_t count_open(const struct assessment *assessment)
{
    size_t open = 0;

    for (size_t i = 0; i < assessment->target_count; i++)
        open += target_is_open(&assessment->targets[i]);
    return open;
}

void assessment_count_behind(struct assessment *assessment)
{
    for (size_t i = 0; i < assessment->unit_count; i++)
        assessment->units[i].behind = todo_count(assessment, i, TODO_NOW);
}
