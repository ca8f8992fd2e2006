/* SPDX-License-Identifier: MIT */
/* Whether the verdicts of a report are the same where figures are others. See disclosure_room.h. */
#include "assess/disclosure_room.h"

#include <string.h>

/* A target judged anew. */
struct again {
    const struct disclosure *d;
    const struct owner *owner;
    struct judging judging;
    struct assessed target;
};

static const struct line *line_of(const struct disclosure *d, const struct owner *owner,
                                  size_t slot)
{
    return owner->lines[slot] == NONE ? NULL : &d->lines.items[owner->lines[slot]];
}

static void add_to(struct decimal *figure, int by)
{
    decimal_add(*figure, decimal_of(by), figure); /* of one: they were whole and small enough */
}

/* Which figure of a line a quantity is. */
static void change_figure(const struct again *again, const struct change_of *change,
                          struct part *part)
{
    const struct disclosure *d = again->d;
    const struct quantity *quantity = &d->quantities.items[change->quantity];
    const struct target *target = again->owner->target;
    size_t measure = d->bases.items[quantity->base].measure;
    bool whole = target->kind == TARGET_SHARE && measure == target->among &&
                 quantity->less == (target->less == MEASURE_NONE ? NONE : target->less);

    if (whole && !quantity->proven)
        add_to(&part->of, change->by);
    if (whole && (quantity->proven || quantity->less == NONE))
        add_to(&part->of_proven, change->by);
    if (measure == target->good && quantity->less == NONE && !quantity->proven)
        add_to(&part->recorded, change->by);
    if (measure == target->good && quantity->less == NONE && quantity->proven)
        add_to(&part->proven, change->by);
}

static bool tells(const struct line *line, size_t quantity)
{
    for (size_t i = 0; line != NULL && i < line->quantities.len; i++) {
        if (line->quantities.items[i] == quantity)
            return true;
    }
    return false;
}

static bool change_part(struct again *again, size_t slot, const struct change_of *changes,
                        size_t count)
{
    const struct line *line = line_of(again->d, again->owner, slot);
    struct part *part =
        slot == again->target.part_count ? &again->target.total : &again->target.parts[slot];
    bool changed = false;

    for (size_t i = 0; i < count; i++) {
        const struct disclosure *d = again->d;
        size_t period = d->bases.items[d->quantities.items[changes[i].quantity].base].period;

        if (!tells(line, changes[i].quantity) || !set_has(d, line->set, changes[i].unit))
            continue;
        change_figure(again, &changes[i], part->period_count > 0 ? &part->periods[period] : part);
        changed = true;
    }
    return changed;
}

static void judge_again(struct again *again, struct part *part)
{
    part->beyond = part->has_expected = false;
    for (size_t i = 0; i < part->period_count; i++)
        part->periods[i].beyond = part->periods[i].has_expected = false;
    if (part->period_count > 0)
        judge_periods(&again->judging, part);
    else
        judge_part(&again->judging, part);
}

static struct part copy_part(struct arena *arena, const struct part *part)
{
    struct part copy = *part;

    copy.periods = ARENA_ARRAY(arena, part->period_count, struct part);
    for (size_t i = 0; i < part->period_count; i++)
        copy.periods[i] = part->periods[i];
    return copy;
}

static void copy_target(struct arena *arena, struct again *again)
{
    struct assessed *target = &again->target;
    struct part *parts = ARENA_ARRAY(arena, target->part_count, struct part);

    for (size_t i = 0; i < target->part_count; i++)
        parts[i] = copy_part(arena, &target->parts[i]);
    target->parts = parts;
    target->total = copy_part(arena, &target->total);
}

/* Of periods that are not pooled the total says how many hold, in all units together. */
static void count_periods(struct assessed *target)
{
    target->total.recorded = target->total.proven = decimal_of(0);
    for (size_t i = 0; i < target->part_count; i++) {
        decimal_add(target->total.recorded, target->parts[i].recorded, &target->total.recorded);
        decimal_add(target->total.proven, target->parts[i].proven, &target->total.proven);
    }
}

static bool holds_as_much(const struct part *a, const struct part *b)
{
    return a->verdict == b->verdict && decimal_cmp(a->recorded, b->recorded) == 0 &&
           decimal_cmp(a->proven, b->proven) == 0;
}

/* Whether the target is judged as before; also in each unit, where others are made of it. */
static bool stays(struct arena *arena, struct again *again, const struct change_of *changes,
                  size_t count)
{
    const struct assessed *before = again->owner->assessed;
    struct assessed *target = &again->target;
    bool periods = before->kind == FIGURE_PERIODS, pooled = before->total.period_count > 0;

    *target = *before;
    copy_target(arena, again);
    for (size_t i = 0; i <= target->part_count; i++) {
        bool total = i == target->part_count;
        struct part *part = total ? &target->total : &target->parts[i];
        const struct part *was = total ? &before->total : &before->parts[i];

        if (!change_part(again, i, changes, count))
            continue;
        judge_again(again, part);
        if (!total && part->verdict != was->verdict && again->owner->member)
            return false;
    }
    if (periods && !pooled) {
        count_periods(target);
        if (!holds_as_much(&target->total, &before->total))
            return false;
    }
    judge_target(target);
    return target->verdict == before->verdict;
}

static bool concerns(const struct disclosure *d, const struct owner *owner,
                     const struct change_of *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t slot = target_slot(owner->target, changes[i].unit);

        if (slot != SIZE_MAX && tells(line_of(d, owner, slot), changes[i].quantity))
            return true;
    }
    return false;
}

bool words_stay(const struct disclosure *d, const struct change_of *changes, size_t count,
                size_t *owner)
{
    struct arena *arena = arena_new();
    bool stay = true;

    for (size_t i = 0; i < d->owners.len && stay; i++) {
        const struct owner *of = &d->owners.items[i];
        struct again again = {.d = d, .owner = of};

        if (of->wordless || !concerns(d, of, changes, count))
            continue;
        again.judging = judging_of(d->ledger->plan, of->target);
        stay = stays(arena, &again, changes, count);
        if (!stay)
            *owner = i;
    }
    arena_free(arena);
    return stay;
}
