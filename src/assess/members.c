/* SPDX-License-Identifier: MIT */
/* Targets that are made of other targets: all-of. See assess_room.h. */
#include "assess/assess_room.h"

/* How a member stands in a unit: by its own figure there, or where it bounds only a total, by that.
 * What is unclear there stays so. */
static enum verdict verdict_in(const struct assessed *member, size_t slot)
{
    const struct part *part = &member->parts[slot];

    if (part->judged || part->verdict == VERDICT_UNCLEAR || !member->total_judged)
        return part->verdict;
    return member->total.verdict;
}

static void count_member(enum verdict verdict, int64_t *held, int64_t *recorded,
                         enum verdict *worst)
{
    bool holds = verdict_holds(verdict);

    *held += holds;
    *recorded += holds || verdict == VERDICT_UNPROVEN;
    if (!holds)
        *worst = verdict < *worst ? verdict : *worst;
}

static struct decimal less_than(struct decimal wanted, struct decimal have)
{
    struct decimal out = decimal_of(0);

    decimal_sub(wanted, have, &out); /* of numbers of targets */
    return out.coef < 0 ? decimal_of(0) : out;
}

/* Where fewer hold than are wanted, the worst of those that do not says why. */
static void judge_members(struct part *part, enum verdict worst)
{
    if (!part->judged) {
        part->verdict = worst == VERDICT_UNCLEAR ? VERDICT_UNCLEAR : VERDICT_REPORTED;
        return;
    }
    if (!part->limits.has_min || decimal_cmp(part->proven, part->limits.min) >= 0) {
        part->verdict = VERDICT_MET;
        return;
    }
    part->verdict = worst;
    if (worst == VERDICT_UNCLEAR || worst == VERDICT_UNDEFINED)
        return;
    part->missing =
        less_than(part->limits.min, worst == VERDICT_UNPROVEN ? part->proven : part->recorded);
}

static enum verdict fill_members(const struct assessing *assessing, const struct assessed *members,
                                 size_t count, size_t slot, struct part *part)
{
    int64_t held = 0, recorded = 0;
    enum verdict worst = VERDICT_REPORTED;

    part->members = ARENA_ARRAY(assessing->arena, count, struct member_verdict);
    part->member_count = count;
    for (size_t i = 0; i < count; i++) {
        enum verdict verdict = verdict_in(&members[i], slot);

        part->members[i] = (struct member_verdict){members[i].id, members[i].title, verdict};
        count_member(verdict, &held, &recorded, &worst);
    }
    part->has_of = true;
    part->of = part->of_proven = decimal_of((int64_t)count);
    part->recorded = decimal_of(recorded);
    part->proven = decimal_of(held);
    judge_members(part, worst);
    return worst;
}

/* The total adds up the units. */
static void add_to_total(const struct part *part, struct part *total)
{
    decimal_add(total->recorded, part->recorded, &total->recorded); /* numbers of targets */
    decimal_add(total->proven, part->proven, &total->proven);
    decimal_add(total->of, part->of, &total->of);
}

void assess_members(struct assessing *assessing, const struct target *target, struct assessed *out)
{
    struct assessed *members = ARENA_ARRAY(assessing->arena, target->member_count, struct assessed);
    enum verdict worst = VERDICT_REPORTED;

    for (size_t i = 0; i < target->member_count; i++)
        assess_target(assessing, &target->members[i], &members[i]);
    for (size_t i = 0; i < out->part_count; i++) {
        enum verdict verdict =
            fill_members(assessing, members, target->member_count, i, &out->parts[i]);

        worst = verdict < worst ? verdict : worst;
        add_to_total(&out->parts[i], &out->total);
    }
    out->total.has_of = true;
    out->total.of_proven = out->total.of;
    judge_members(&out->total, worst);
}
