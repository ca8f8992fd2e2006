/* SPDX-License-Identifier: MIT */
/* Choosing what is withheld. See disclosure.h and disclosure_room.h. */
#include "assess/disclosure.h"

#include "assess/disclosure_room.h"

/* ---- all of it ---- */

static void choose(struct disclosure *d)
{
    find_covers(d);
    guard_small(d);
    guard_differences(d);
    guard_rests(d);
    do {
        d->changed = false;
        for (size_t i = 0; i < d->guards.len; i++) {
            const struct guard guarded = d->guards.items[i];

            make_safe(d, &guarded);
        }
        widen_all(d);
    } while (d->changed);
}

void part_withhold(struct part *part)
{
    *part = (struct part){.unit = part->unit,
                          .judged = part->judged,
                          .limits = part->limits,
                          .verdict = VERDICT_WITHHELD};
}

static bool is_line_withheld(const struct disclosure *d, size_t line)
{
    return line != NONE && d->lines.items[line].withheld;
}

static void apply(struct disclosure *d, struct owner *owner)
{
    struct assessed *target = owner->assessed;

    target->people = true;
    for (size_t i = 0; i <= target->part_count; i++) {
        if (!is_line_withheld(d, owner->lines[i]))
            continue;
        target->small = true;
        part_withhold(i == target->part_count ? &target->total : &target->parts[i]);
    }
    if (owner->wordless) {
        target->small = true;
        target->verdict = VERDICT_WITHHELD;
    }
}

/* The collection at the top of a file that a measure looks into. */
static const struct field *collection_of(const struct disclosure *d, size_t measure)
{
    const struct field *field = d->ledger->plan->measures.items[measure].item;

    while (field->parent != NULL && field->parent->parent != NULL)
        field = field->parent;
    return field;
}

static bool has_withheld(const struct disclosure *d, const struct owner *owner)
{
    bool any = owner->assessed->small;

    for (size_t i = 0; owner->olds != NULL && i <= owner->assessed->part_count; i++)
        any = any || is_line_withheld(d, owner->olds[i]);
    return any;
}

/* The end of a month is a total of its own, which others may be held against: of a collection of
 * which anything is withheld no months are told. */
static void withhold_months(struct disclosure *d)
{
    for (size_t i = 0; i < d->owners.len; i++) {
        const struct owner *owner = &d->owners.items[i];

        owner->assessed->counted = collection_of(d, owner->target->good);
        for (size_t k = 0; k < d->owners.len; k++) {
            const struct owner *other = &d->owners.items[k];
            const struct target *target = other->target;
            bool same = collection_of(d, target->good) == owner->assessed->counted ||
                        (target->among != MEASURE_NONE &&
                         collection_of(d, target->among) == owner->assessed->counted);

            if (same && has_withheld(d, other))
                owner->assessed->curveless = true;
        }
    }
}

/* What a comparison must not tell of the older report: of one of a single unit the total is that
 * unit's, too. */
static void apply_old(struct disclosure *d, struct owner *owner, bool one_unit)
{
    struct old_target *old = owner->old;
    bool any = false;

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

/* ---- targets that are made of targets ---- */

/* Whether anything that a measure counts in a unit is withheld. */
static bool measure_is_withheld(const struct disclosure *d, size_t measure, size_t unit)
{
    for (size_t i = 0; measure != MEASURE_NONE && i < d->quantities.len; i++) {
        const struct quantity *quantity = &d->quantities.items[i];

        if (!quantity->old && d->bases.items[quantity->base].measure == measure &&
            quantity->values[unit] != NO_VALUE && quantity->printed[unit] == 0)
            return true;
    }
    return false;
}

static bool member_is_withheld(const struct disclosure *d, const struct target *target, size_t unit)
{
    bool withheld = false;

    for (size_t i = 0; i < target->member_count && !withheld; i++)
        withheld = member_is_withheld(d, &target->members[i], unit);
    return withheld || (target->member_count == 0 && (measure_is_withheld(d, target->good, unit) ||
                                                      measure_is_withheld(d, target->among, unit)));
}

static bool has_wordless_member(const struct disclosure *d, const struct target *target)
{
    for (size_t i = 0; i < d->owners.len; i++) {
        for (size_t k = 0; d->owners.items[i].wordless && k < target->member_count; k++) {
            if (slice_eq(target->members[k].id, d->owners.items[i].target->id))
                return true;
        }
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
    if (has_wordless_member(d, target)) {
        assessed->small = true;
        part_withhold(&assessed->total);
        assessed->verdict = VERDICT_WITHHELD;
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

    d.grouped = group_facts(arena, plan, ledger->facts.facts.items, ledger->facts.facts.len);
    disclosure_collect(&d, old);
    choose(&d);
    for (size_t i = 0; i < d.owners.len; i++) {
        apply(&d, &d.owners.items[i]);
        apply_old(&d, &d.owners.items[i], old != NULL && old->unit.len > 0);
    }
    withhold_months(&d);
    for (size_t i = 0; i < plan->target_count; i++) {
        struct assessed *assessed = &assessment->targets[i];

        apply_to_made(&d, &plan->targets[i], assessed);
        for (size_t k = 0; k < assessed->reading_count; k++)
            apply_to_made(&d, &plan->targets[i].readings[k], &assessed->readings[k]);
    }
}
