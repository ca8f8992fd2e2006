/* SPDX-License-Identifier: MIT */
/* Targets that are made of other targets: all-of, any-of. See assess_room.h. */
#include "assess/todo.h"
#include "assess/without_room.h"

#include <assert.h>

/* How a member stands in a unit: by its own figure there, or where it bounds only a total, by that.
 * What is unclear there stays so. */
static enum verdict verdict_in(const struct assessed *member, size_t slot, bool without)
{
    const struct part *part = &member->parts[slot], *total = &member->total;

    assert(slot < member->part_count && "members have the units of their holder");
    if (without && part->without != NULL)
        part = part->without;
    if (without && total->without != NULL)
        total = total->without;
    if (part->judged || part->verdict == VERDICT_UNCLEAR || !member->total_judged)
        return part->verdict;
    return total->verdict;
}

static enum verdict verdict_of(const struct assessed *member, bool without)
{
    return without && member->suspected ? member->verdict_without : member->verdict;
}

/* How the members stand, in a unit or in all. */
struct standing {
    size_t counts[VERDICT_COUNT];
    size_t held, recorded; /* recorded: with the unproven ones */
    bool any;              /* of any-of */
};

static void count_member(struct standing *standing, enum verdict verdict)
{
    bool holds = verdict_holds(verdict);

    standing->counts[verdict]++;
    standing->held += holds;
    standing->recorded += holds || verdict == VERDICT_UNPROVEN;
}

static struct decimal less_than(struct decimal wanted, struct decimal have)
{
    struct decimal out = decimal_of(0);

    decimal_sub(wanted, have, &out); /* of numbers of targets */
    return out.coef < 0 ? decimal_of(0) : out;
}

static enum verdict judge_min(struct part *part, const struct standing *standing)
{
    int64_t wanted;
    enum verdict verdict;

    if (!part->limits.has_min || decimal_cmp(part->proven, part->limits.min) >= 0)
        return VERDICT_MET;
    if (!decimal_to_int(decimal_ceil(part->limits.min), &wanted))
        return VERDICT_UNCLEAR;
    verdict = verdict_nth_best(standing->counts, (size_t)wanted);
    if (verdict != VERDICT_UNCLEAR && verdict != VERDICT_UNDEFINED)
        part->missing = less_than(part->limits.min,
                                  verdict == VERDICT_UNPROVEN ? part->proven : part->recorded);
    return verdict;
}

/* Of any-of as many as are wanted hold, and what is unclear cannot undo it. */
static bool will_do(const struct part *part, const struct standing *standing)
{
    return standing->any && part->limits.has_min && !part->limits.has_max &&
           decimal_cmp(part->proven, part->limits.min) >= 0;
}

/*
 * A member that is unclear makes the part unclear, whatever the others do: as with every figure,
 * nothing is judged on what was read in part. Where fewer hold than are wanted, the best of those
 * that are needed and do not says why.
 */
static void judge_members(struct part *part, const struct standing *standing)
{
    bool beyond = part->limits.has_max && decimal_cmp(part->proven, part->limits.max) > 0;

    part->has_wanted = part->judged && part->limits.has_min;
    part->wanted = part->wanted_proven = part->limits.min;
    part->reach = part->proven;
    part->reach_wanted = part->wanted_proven;
    if (standing->counts[VERDICT_UNCLEAR] > 0 && !(part->judged && will_do(part, standing))) {
        part->verdict = VERDICT_UNCLEAR;
        return;
    }
    if (!part->judged) {
        part->verdict = VERDICT_REPORTED;
        return;
    }
    part->verdict = judge_min(part, standing);
    if (part->verdict != VERDICT_MET || !beyond)
        return;
    part->beyond = true;
    part->missing = less_than(part->proven, part->limits.max);
    part->verdict = part->limits.over_notes ? VERDICT_OVER : VERDICT_SHORT;
}

static void fill_part(struct part *part, const struct standing *standing, size_t count)
{
    assert(standing->held <= standing->recorded && standing->recorded <= count);
    part->has_of = true;
    part->of = part->of_proven = decimal_of((int64_t)count);
    part->recorded = decimal_of((int64_t)standing->recorded);
    part->proven = decimal_of((int64_t)standing->held);
    judge_members(part, standing);
}

/* The members of a target; `without`: as they stand without what is suspected in them. */
struct membership {
    struct arena *arena;
    const struct assessed *members;
    size_t count;
    bool without, any;
};

/* How the members stand in a unit, or for the total (slot SIZE_MAX) as targets of their own. */
static void fill_members(const struct membership *of, size_t slot, struct part *part)
{
    struct standing standing = {.any = of->any};

    part->members = ARENA_ARRAY(of->arena, of->count, struct member_verdict);
    part->member_count = of->count;
    for (size_t i = 0; i < of->count; i++) {
        const struct assessed *member = &of->members[i];
        enum verdict verdict = slot == SIZE_MAX ? verdict_of(member, of->without)
                                                : verdict_in(member, slot, of->without);

        part->members[i] = (struct member_verdict){member->id, member->title, verdict};
        count_member(&standing, verdict);
    }
    fill_part(part, &standing, of->count);
}

static bool any_unclear(const struct assessed *target)
{
    size_t i = 0;

    while (i < target->part_count && target->parts[i].verdict != VERDICT_UNCLEAR)
        i++;
    return i < target->part_count;
}

/* A total that is not judged adds up the units. */
static void add_up(const struct membership *of, struct assessed *out)
{
    struct standing all = {.any = of->any};

    for (size_t i = 0; i < out->part_count; i++) {
        assert(out->parts[i].member_count == of->count);
        for (size_t k = 0; k < of->count; k++)
            count_member(&all, out->parts[i].members[k].verdict);
    }
    for (size_t i = 0; i < of->count; i++) {
        all.counts[VERDICT_UNCLEAR] += verdict_of(&of->members[i], of->without) == VERDICT_UNCLEAR;
        if (is_unclear_alone(&of->members[i]))
            out->total.unreadable += of->members[i].total.unreadable;
    }
    if (of->any && !any_unclear(out))
        all.counts[VERDICT_UNCLEAR] = 0; /* no unit needs what is unclear */
    fill_part(&out->total, &all, of->count * out->part_count);
}

/*
 * A bound on the total is held against the targets that hold, each with all units of this one:
 * two of two hold only where both do. It is no sum of what holds in the units.
 */
static void fill_all(const struct membership *of, struct assessed *out)
{
    for (size_t i = 0; i < out->part_count; i++)
        fill_members(of, i, &out->parts[i]);
    if (out->total_judged)
        fill_members(of, SIZE_MAX, &out->total);
    else
        add_up(of, out);
}

void assess_members(struct assessing *assessing, const struct target *target, struct assessed *out)
{
    struct assessed *members = ARENA_ARRAY(assessing->arena, target->member_count, struct assessed);
    struct membership of = {assessing->arena, members, target->member_count, false, target->any};
    bool suspected = false;

    assert(target->kind == TARGET_MEMBERS && target->good == MEASURE_NONE);
    for (size_t i = 0; i < of.count; i++) {
        assess_target(assessing, &target->members[i], &members[i]);
        suspected = suspected || members[i].suspected;
    }
    fill_all(&of, out);
    if (!suspected)
        return;
    struct assessed *without = ARENA_NEW(assessing->arena, struct assessed);

    of.without = true;
    make_parts(assessing, target, without);
    fill_all(&of, without);
    judge_target(without);
    compare_without(out, without);
}
