/* SPDX-License-Identifier: MIT */
/* Choosing what is withheld. See disclosure.h and disclosure_room.h. */
#include "assess/disclosure.h"

#include "assess/disclosure_room.h"

#include <assert.h>

/* ---- all of it ---- */

static void choose(struct disclosure *d)
{
    find_covers(d);
    guard_small(d);
    guard_differences(d);
    guard_rests(d);
    find_atoms(d);
    do {
        d->changed = false;
        for (size_t i = 0; i < d->guards.len; i++)
            make_safe(d, &d->guards.items[i]);
        widen_all(d);
        if (!d->changed)
            guard_atoms(d);
    } while (d->changed);
}

#ifndef NDEBUG
/* Each line that is reported counts as one that prints its quantities. */
static void assert_printed(const struct disclosure *d)
{
    for (size_t i = 0; i < d->lines.len; i++) {
        const struct figure_line *line = &d->lines.items[i];

        for (size_t k = 0; k < line->quantities.len && !line->withheld; k++)
            assert(is_printed(d, line->quantities.items[k], line->set));
    }
}
#endif

/* What was chosen: nothing that is guarded, and no small number, is printed in any line. */
static void assert_withheld(const struct disclosure *d)
{
#ifndef NDEBUG
    assert_printed(d);
    for (size_t i = 0; i < d->quantities.len; i++) {
        for (size_t set = 0; set < d->sets.len; set++) {
            assert(!is_printed(d, i, set) || value_of(d, i, set) != NO_VALUE);
            assert(!is_printed(d, i, set) || !d->quantities.items[i].guarded[set]);
            assert(!is_printed(d, i, set) || !is_small(value_of(d, i, set)));
        }
    }
#else
    (void)d;
#endif
}

void part_withhold(struct part *part)
{
    *part = (struct part){.unit = part->unit,
                          .judged = part->judged,
                          .limits = part->limits,
                          .verdict = VERDICT_WITHHELD};
}

bool is_line_withheld(const struct disclosure *d, size_t line)
{
    return line != NONE && d->lines.items[line].withheld;
}

static void apply(struct disclosure *d, struct owner *owner)
{
    struct assessed *target = owner->assessed;

    target->people = true;
    assert(!owner->withheld || owner->wordless);
    for (size_t i = 0; i <= target->part_count; i++) {
        assert(!owner->withheld || owner->lines[i] == NONE);
        if (!owner->withheld && !is_line_withheld(d, owner->lines[i]))
            continue;
        target->small = true;
        part_withhold(i == target->part_count ? &target->total : &target->parts[i]);
    }
    if (target->small && (target->each_judged || target->total_judged) &&
        target_asks_numbers(d, owner->target))
        owner->wordless = true;
    if (!owner->wordless)
        return;
    target->small = true;
    target->verdict = VERDICT_WITHHELD;
    /* That enough units hold is a verdict, too, and so is how many periods hold. */
    for (size_t i = 0; i < target->part_count; i++)
        target->parts[i].spared = false;
    if (owner->lines[target->part_count] == NONE)
        part_withhold(&target->total);
}

/* Marks the older figures that a comparison must not show. In a report of a single unit the total
 * is that unit's, too. */
static void apply_old(struct disclosure *d, struct owner *owner, bool one_unit)
{
    struct old_target *old = owner->old;
    bool any = false;

    assert(owner->olds == NULL || (old != NULL && !owner->withheld));
    for (size_t i = 0; owner->olds != NULL && i <= owner->assessed->part_count; i++) {
        if (!is_line_withheld(d, owner->olds[i]))
            continue;
        any = true;
        old_figure_of(d, owner, i)->withheld = true;
    }
    if (!any)
        return;
    old->wordless = true;
    old->total.withheld = old->total.withheld || one_unit;
}

/* ---- what is reported of people without counting them ---- */

/* Withholds parts with a small number of entries that could not be read, or, with `items`, of
 * entries at all: where each is a person, it says how many people there are. */
static void withhold_few(struct assessed *target, bool items)
{
    bool any = false;

    for (size_t i = 0; i <= target->part_count; i++) {
        struct part *part = i == target->part_count ? &target->total : &target->parts[i];

        if (!is_small((int64_t)part->unreadable) && !(items && is_small((int64_t)part->entries)))
            continue;
        any = true;
        part_withhold(part);
    }
    target->small = target->small || any;
    if ((!target->people && any) ||
        (target->part_count == 1 && target->parts[0].verdict == VERDICT_WITHHELD))
        part_withhold(&target->total);
}

static void withhold_parts(struct assessed *target)
{
    target->small = true;
    for (size_t i = 0; i < target->part_count; i++)
        part_withhold(&target->parts[i]);
    part_withhold(&target->total);
}

static void limits_withhold(struct limits *limits)
{
    limits->has_min = false;
    limits->by_unit = limits->withheld = true;
    limits->min = limits->min_most = decimal_of(0);
}

/* What a unit must have goes by how many people it has, and so tells that. */
static void withhold_quota(struct assessed *assessed)
{
    limits_withhold(&assessed->each);
    for (size_t i = 0; i < assessed->part_count; i++)
        limits_withhold(&assessed->parts[i].limits);
}

static void apply_to_items(const struct disclosure *d, const struct target *target,
                           struct assessed *assessed)
{
    bool items = target->kind == TARGET_ITEMS || target->kind == TARGET_LEVEL;
    bool change = target->kind == TARGET_CHANGE;
    bool want = want_is_of_people(d->ledger, target);

    if (!want && !target_has_measure(d->ledger, target, measure_reads_people) &&
        !target_has_measure(d->ledger, target, measure_counts_people))
        return;
    if ((items || change || want) && target_is_withheld(d, target)) {
        withhold_parts(assessed);
        assessed->verdict = VERDICT_WITHHELD;
        assessed->people = assessed->curveless = true;
    }
    if (quota_is_of_people(d->ledger, target))
        withhold_quota(assessed);
    withhold_few(assessed,
                 items && measure_counts_people(d->ledger->shape,
                                                &d->ledger->plan->measures.items[target->good]));
}

/* ---- targets that are made of targets ---- */

/* The target as it is shown by itself; NULL where it counts no people. */
static const struct owner *owner_of(const struct disclosure *d, const struct target *member)
{
    for (size_t i = 0; i < d->owners.len; i++) {
        if (!d->owners.items[i].reading && slice_eq(d->owners.items[i].target->id, member->id))
            return &d->owners.items[i];
    }
    return NULL;
}

static bool asks_all(const struct owner *owner, const struct target *target)
{
    for (size_t i = 0; i < target->unit_count; i++) {
        if (target_slot(owner->target, target->units[i]) == SIZE_MAX)
            return false;
    }
    return true;
}

static bool part_is(const struct part *part, const struct part *other)
{
    return decimal_cmp(part->recorded, other->recorded) == 0 &&
           decimal_cmp(part->proven, other->proven) == 0 && decimal_cmp(part->of, other->of) == 0 &&
           decimal_cmp(part->of_proven, other->of_proven) == 0;
}

/* Whether the units tell what any of them have together, for they share nothing. */
static bool units_tell_all(const struct assessed *assessed)
{
    struct part sum = {0};
    bool fits = !assessed->small && assessed->kind != FIGURE_PERIODS;

    for (size_t i = 0; i < assessed->part_count && fits; i++) {
        const struct part *part = &assessed->parts[i];

        fits = decimal_add(sum.recorded, part->recorded, &sum.recorded) &&
               decimal_add(sum.proven, part->proven, &sum.proven) &&
               decimal_add(sum.of, part->of, &sum.of) &&
               decimal_add(sum.of_proven, part->of_proven, &sum.of_proven);
    }
    return fits && part_is(&sum, &assessed->total);
}

/* Whether a bound on the total of a member is held against another total here, that of the units
 * of the target that is made of it, and nothing tells that one: nobody has looked whether it may be
 * told how it stands. */
static bool has_untold_total(const struct owner *owner, const struct target *target)
{
    return owner->assessed->total_judged && !has_units_of(owner->target, target) &&
           !(asks_all(owner, target) && units_tell_all(owner->assessed));
}

/* Whether a target, or one that it is made of, is withheld in a unit, or nothing is reported of it
 * there, so that nobody has looked whether its verdict may be. */
static bool member_is_withheld(const struct disclosure *d, const struct target *target, size_t unit)
{
    bool withheld = target_is_withheld(d, target);

    for (size_t i = 0; i < target->member_count && !withheld; i++)
        withheld = member_is_withheld(d, &target->members[i], unit);
    const struct owner *owner = withheld ? NULL : owner_of(d, target);
    if (owner == NULL)
        return withheld;
    size_t slot = target_slot(owner->target, unit);
    return owner->wordless || slot == SIZE_MAX || has_untold_total(owner, target) ||
           owner->assessed->parts[slot].verdict == VERDICT_WITHHELD;
}

/* Whether a member of the target, or a member of that, has a withheld verdict, or was not judged
 * for all units of this target. */
static bool has_withheld_member(const struct disclosure *d, const struct target *target)
{
    for (size_t i = 0; i < target->member_count; i++) {
        const struct target *member = &target->members[i];
        const struct owner *owner = owner_of(d, member);

        if (has_withheld_member(d, member) || target_is_withheld(d, member) ||
            (owner != NULL &&
             (owner->wordless || !asks_all(owner, target) || has_untold_total(owner, target))))
            return true;
    }
    return false;
}

static void apply_to_made(const struct disclosure *d, const struct target *target,
                          struct assessed *assessed)
{
    if (target->kind != TARGET_MEMBERS)
        return;
    for (size_t i = 0; i < assessed->part_count; i++) {
        if (!member_is_withheld(d, target, assessed->parts[i].unit))
            continue;
        assessed->small = true;
        part_withhold(&assessed->parts[i]);
        if (assessed->part_count == 1)
            part_withhold(&assessed->total);
    }
    if (assessed->small && has_withheld_member(d, target)) {
        part_withhold(&assessed->total);
        assessed->verdict = VERDICT_WITHHELD;
    }
}

/* ---- the older report ---- */

static bool counts_people(const struct disclosure *d, const struct target *target)
{
    bool people = owner_of(d, target) != NULL ||
                  (target->kind == TARGET_CHANGE && target_is_withheld(d, target));

    for (size_t i = 0; i < target->member_count && !people; i++)
        people = counts_people(d, &target->members[i]);
    return people;
}

/* Whether an older figure can be judged with the others, or says nothing of people. What counted
 * something else, or does not say what it counted, may have been a sum of something private of few.
 * Of periods that hold and of targets it is not known which figures they were made of; of a target
 * that counts no people now, not what it counted then. Means of people are never reported. */
static bool is_judged(const struct disclosure *d, const struct target *target,
                      const struct assessed *assessed, const struct old_target *before)
{
    if (target_is_withheld(d, target) ||
        ((assessed->of_people || before->people) && !old_target_is_same(before, assessed)))
        return false;
    if (assessed->kind == FIGURE_PERIODS || assessed->kind == FIGURE_MEMBERS)
        return !counts_people(d, target) && !before->people;
    if (before->mean)
        return !assessed->of_people && !before->people;
    return assessed->of_people || !before->people;
}

static void withhold_old(const struct disclosure *d, const struct target *target,
                         const struct assessed *assessed, struct old_report *old)
{
    for (size_t i = 0; i < old->target_count; i++) {
        struct old_target *before = &old->targets[i];

        if (!slice_eq(before->id, target->id) || is_judged(d, target, assessed, before))
            continue;
        before->wordless = before->total.withheld = true;
        for (size_t k = 0; k < before->part_count; k++)
            before->parts[k].figure.withheld = true;
    }
}

void disclosure_withhold(struct arena *arena, const struct ledger *ledger, struct old_report *old,
                         struct assessment *assessment)
{
    const struct plan *plan = ledger->plan;
    struct disclosure d = {.arena = arena,
                           .ledger = ledger,
                           .assessment = assessment,
                           .unit_count = assessment->unit_count};

    assert(assessment->only_unit == PART_TOTAL && "small is what all units together show");
    assert(assessment->target_count == plan->target_count);
    disclosure_collect(&d, old);
    choose(&d);
    assert_withheld(&d);
    for (size_t i = 0; i < d.owners.len; i++) {
        apply(&d, &d.owners.items[i]);
        apply_old(&d, &d.owners.items[i], old != NULL && old->unit.len > 0);
    }
    disclosure_withhold_months(&d);
    for (size_t i = 0; i < plan->target_count; i++) {
        struct assessed *assessed = &assessment->targets[i];

        apply_to_items(&d, &plan->targets[i], assessed);
        apply_to_made(&d, &plan->targets[i], assessed);
        for (size_t k = 0; k < assessed->reading_count; k++) {
            apply_to_items(&d, &plan->targets[i].readings[k], &assessed->readings[k]);
            apply_to_made(&d, &plan->targets[i].readings[k], &assessed->readings[k]);
        }
        if (old != NULL)
            withhold_old(&d, &plan->targets[i], assessed, old);
    }
}
