/* SPDX-License-Identifier: MIT */
/*
 * Verdicts. Lower bounds are judged on what is proven, upper bounds on what is recorded, so
 * that a missing letter never makes an offence disappear.
 *
 * Every bound is first made an amount of what the figure counts: 99.5 % of 200 is 199. All of
 * it is exact; a share is never rounded up to its bound.
 */
#include "assess/assess_room.h"

#include <assert.h>

#define CENTS (-2)

bool counts_whole(const struct plan *plan, const struct target *target)
{
    return target->kind == TARGET_SHARE && measure_is_whole(&plan->measures.items[target->good]);
}

/* Of how much of its whole the limits of a fraction are; 0 where a figure is none. */
static struct decimal per_of(const struct target *target, const struct measure *good)
{
    if (target->kind == TARGET_SHARE)
        return target->per;
    if (target->in_points)
        return decimal_of(100);
    return decimal_of(good != NULL && good->kind->mean ? 1 : 0);
}

struct judging judging_of(const struct plan *plan, const struct target *target)
{
    const struct measure *good =
        target->good == MEASURE_NONE ? NULL : &plan->measures.items[target->good];

    return (struct judging){
        .target = target,
        .as_of = plan->as_of,
        .due = target->window.due <= plan->as_of,
        .whole = counts_whole(plan, target),
        .parted = (target->kind == TARGET_NUMBER || target->kind == TARGET_SHARE) &&
                  !measure_is_whole(good),
        .mean = good != NULL && good->kind->mean,
        .settles = target->in_points || (good != NULL && good->kind->mean),
        .per = per_of(target, good),
        .may_fall = target->kind == TARGET_SHARE || target->kind == TARGET_CHANGE ||
                    (good != NULL && !good->kind->grows),
    };
}

/* ---- amounts ---- */

/* Each bound as an amount of what the figure counts, by what is recorded and by what is proven,
 * which in a share are not parts of the same. */
struct amounts {
    struct decimal recorded, proven;
};

/* On which side of a limit it is to be. */
enum side { AT_LEAST, AT_MOST };

/* The last place of an amount that what is counted may have a part of, as a power of ten: cents, or
 * as fine as the figure itself. So whatever reaches the amount reaches it rounded up, too. */
static int32_t last_place(const struct judging *judging, const struct part *part)
{
    int32_t finest = part->recorded.exp < part->proven.exp ? part->recorded.exp : part->proven.exp;

    if (!judging->parted)
        return 0;
    return finest < CENTS ? finest : CENTS;
}

struct wholes wholes_of(const struct judging *judging, const struct part *part)
{
    if (judging->mean)
        return (struct wholes){mean_divisor(part->entries), mean_divisor(part->entries)};
    return (struct wholes){part->of, part->of_proven};
}

/* A limit as an amount of what is counted, of a whole; what does not fit is reported as that. */
static struct decimal amount_of(const struct judging *judging, struct part *part,
                                struct common_fraction limit, struct decimal whole, enum side side)
{
    const struct fraction of = {whole, limit.by, last_place(judging, part), side == AT_LEAST};
    struct decimal amount = decimal_of(0);

    if (!fraction_amount(limit.of, &of, &amount))
        part->fault = FAULT_TOO_LARGE;
    return amount;
}

/* A limit as a part of a whole, by 0 where the figure has none; `exact`: what it is where no
 * decimal is that. */
static struct common_fraction part_of_whole(const struct judging *judging, struct decimal limit,
                                            struct common_fraction exact)
{
    return exact.by.coef > 0 ? exact : (struct common_fraction){limit, judging->per};
}

static struct amounts amounts_of(const struct judging *judging, struct part *part,
                                 struct decimal limit, struct common_fraction exact, enum side side)
{
    const struct wholes wholes = wholes_of(judging, part);
    const struct common_fraction of = part_of_whole(judging, limit, exact);

    if (of.by.coef == 0)
        return (struct amounts){limit, limit};
    return (struct amounts){amount_of(judging, part, of, wholes.recorded, side),
                            amount_of(judging, part, of, wholes.proven, side)};
}

/* How much is missing, of a whole: of a share of whole things, whole things; of money, exactly. */
static struct decimal difference(const struct judging *judging, struct part *part,
                                 struct decimal wanted, struct decimal have, struct decimal whole)
{
    const struct fraction of = {.whole = whole, .per = judging->per};
    struct decimal out = decimal_of(0);

    if (!decimal_sub(wanted, have, &out)) { /* 18 digits less a cent */
        part->fault = FAULT_TOO_LARGE;
        return decimal_of(0);
    }
    if (judging->settles)
        return fraction_difference(part, out, &of);
    return judging->whole ? decimal_ceil(out) : out;
}

/* ---- what is wanted by now ---- */

/* What a milestone asks of a unit: where each has a min of its own, so large a part of that. */
static struct decimal milestone_of(const struct judging *judging, const struct milestone *milestone,
                                   struct part *part)
{
    struct decimal limit = decimal_of(0);

    if (!milestone->has_portion)
        return milestone->each;
    if (!decimal_mul(part->limits.min, milestone->portion, &limit) ||
        !decimal_mul(limit, (struct decimal){1, -2}, &limit))
        part->fault = FAULT_TOO_LARGE;
    return judging->parted ? limit : decimal_ceil(limit);
}

/* The limit of the latest milestone that has come; 0 before the first. */
static struct decimal milestone_limit(const struct judging *judging, struct part *part)
{
    const struct target *target = judging->target;
    struct decimal limit = decimal_of(0);
    bool total = part->unit == PART_TOTAL;

    for (size_t i = 0; i < target->milestone_count; i++) {
        const struct milestone *milestone = &target->milestones[i];

        assert(i == 0 || target->milestones[i - 1].on < milestone->on);
        if (milestone->on <= judging->as_of && (total ? milestone->has_total : milestone->has_each))
            limit = total ? milestone->total : milestone_of(judging, milestone, part);
    }
    return limit;
}

/* `pace: linear`: whole days, the first and the last included. Of things that are counted whole as
 * many as are whole by then, rounded down; a share and what has parts is compared exactly, so it is
 * rounded up, once: from the limit, which as an amount is rounded already. */
static struct decimal linear_amount(const struct judging *judging, struct part *part,
                                    struct decimal whole)
{
    const struct limits *limits = &part->limits;
    struct common_fraction of = part_of_whole(judging, limits->min, limits->min_exact);
    const struct window *window = &judging->target->window;
    int64_t days = (int64_t)window->due - window->from + 1;
    int64_t gone = (int64_t)judging->as_of - window->from + 1;
    bool exact = judging->parted || judging->target->kind == TARGET_SHARE;
    struct decimal amount = decimal_of(0), product, divisor;

    if (of.by.coef == 0) {
        of.by = decimal_of(1);
        whole = decimal_of(1);
    }
    assert(gone < days && "a day that is due is judged without its pace");
    assert(days > 0);
    if (gone > 0 &&
        (!decimal_mul(of.of, whole, &product) ||
         !decimal_mul(product, decimal_of(gone), &product) ||
         !decimal_mul(of.by, decimal_of(days), &divisor) ||
         !decimal_divide(product, divisor, last_place(judging, part), exact, &amount))) {
        part->fault = FAULT_TOO_LARGE;
        return decimal_of(0);
    }
    return amount;
}

/* What should be there by the as-of date; false where the plan does not say. */
static bool expected_amounts(const struct judging *judging, struct part *part, struct amounts *out)
{
    const struct target *target = judging->target;

    if (judging->due || (!target->linear && target->milestone_count == 0))
        return false;
    if (!target->linear) {
        *out = amounts_of(judging, part, milestone_limit(judging, part),
                          (struct common_fraction){0}, AT_LEAST);
        return true;
    }
    const struct wholes wholes = wholes_of(judging, part);

    out->recorded = linear_amount(judging, part, wholes.recorded);
    out->proven = linear_amount(judging, part, wholes.proven);
    return true;
}

static enum verdict judge_progress(const struct judging *judging, struct part *part)
{
    const struct wholes wholes = wholes_of(judging, part);
    struct amounts expected;

    if (!expected_amounts(judging, part, &expected))
        return VERDICT_NOT_DUE;
    part->has_expected = true;
    part->expected = judging->mean ? milestone_limit(judging, part) : expected.recorded;
    if (decimal_cmp(part->recorded, expected.recorded) < 0) {
        part->missing =
            difference(judging, part, expected.recorded, part->recorded, wholes.recorded);
        return VERDICT_BEHIND;
    }
    if (decimal_cmp(part->proven, expected.proven) >= 0)
        return VERDICT_ON_TRACK;
    part->missing = difference(judging, part, expected.proven, part->proven, wholes.proven);
    return VERDICT_UNPROVEN;
}

/* ---- one figure ---- */

static enum verdict judge_min(const struct judging *judging, struct part *part)
{
    const struct wholes wholes = wholes_of(judging, part);

    if (!part->has_wanted || decimal_cmp(part->proven, part->wanted_proven) >= 0)
        return VERDICT_MET;
    if (decimal_cmp(part->recorded, part->wanted) >= 0) {
        part->missing = difference(judging, part, part->wanted_proven, part->proven, wholes.proven);
        return VERDICT_UNPROVEN; /* reported before the due date, too: there is time to find it */
    }
    part->missing = difference(judging, part, part->wanted, part->recorded, wholes.recorded);
    return judging->due ? VERDICT_SHORT : judge_progress(judging, part);
}

/* By how much a max is passed; false where it is not. */
static bool is_beyond(const struct judging *judging, struct part *part, struct decimal *by)
{
    const struct wholes wholes = wholes_of(judging, part);
    struct amounts most;

    if (!part->limits.has_max)
        return false;
    most = amounts_of(judging, part, part->limits.max, part->limits.max_exact, AT_MOST);
    if (decimal_cmp(part->recorded, most.recorded) <= 0)
        return false;
    *by = difference(judging, part, part->recorded, most.recorded, wholes.recorded);
    return true;
}

/* Judges a part that has its data and has not passed a max for good. */
static enum verdict judge_known(const struct judging *judging, struct part *part)
{
    const struct limits *limits = &part->limits;
    struct decimal beyond;
    enum verdict verdict = judge_min(judging, part);

    if (verdict != VERDICT_MET)
        return verdict;
    /* "A return that must exist and lacks its evidence is unproven": to prove that there were no
     * more than so many, every return needs its letter; to prove that there were at least so many,
     * only as many returns do. */
    if (part->must_report && limits->has_max && part->entries_unproven > 0) {
        part->missing = decimal_of((int64_t)part->entries_unproven);
        return VERDICT_UNPROVEN;
    }
    if (limits->over_notes && is_beyond(judging, part, &beyond)) {
        part->missing = beyond;
        part->beyond = true;
        return VERDICT_OVER;
    }
    /* Before the due date a max that holds may still be passed. */
    if (judging->due || !limits->has_max || limits->over_notes)
        return VERDICT_MET;
    return part->has_wanted ? judge_progress(judging, part) : VERDICT_NOT_DUE;
}

static enum verdict judge_readable(const struct judging *judging, struct part *part)
{
    struct decimal beyond;

    if (!part->judged)
        return VERDICT_REPORTED;
    /* No later entry and no unit without data can undo a max that is passed, with two exceptions:
     * before the due date, a later value of `last`, or a share whose whole grows; and at any time,
     * a share, a mean or a change to which somebody has not reported yet. */
    bool lacks_data =
        part->no_data && (judging->per.coef != 0 || judging->target->kind == TARGET_CHANGE);
    bool may_recover = (judging->may_fall && !judging->due) || lacks_data;
    if (!part->limits.over_notes && !may_recover && is_beyond(judging, part, &beyond)) {
        part->missing = beyond;
        part->beyond = true;
        return VERDICT_SHORT;
    }
    if (part->no_data)
        return judging->due ? VERDICT_NO_DATA : VERDICT_NOT_DUE;
    return judge_known(judging, part);
}

/* What is wanted, as amounts: every other figure of a verdict is reported against these. */
static void set_wanted(const struct judging *judging, struct part *part)
{
    struct amounts least;

    part->has_wanted = part->judged && part->limits.has_min;
    if (!part->has_wanted)
        return;
    least = amounts_of(judging, part, part->limits.min, part->limits.min_exact, AT_LEAST);
    part->wanted = least.recorded;
    part->wanted_proven = least.proven;
}

/* Of a fraction a limit need not be a whole amount: 6 of the 7.5 that one for each 200 of 1500 is.
 */
static void set_reach(const struct judging *judging, struct part *part)
{
    struct decimal have, want;

    part->reach = part->proven;
    part->reach_wanted = part->wanted_proven;
    if (part->has_wanted && judging->per.coef != 0 &&
        decimal_mul(part->proven, judging->per, &have) &&
        decimal_mul(part->limits.min, wholes_of(judging, part).proven, &want)) {
        part->reach = have;
        part->reach_wanted = want;
    }
}

enum part_fault fault_from(enum part_fault fault, enum part_fault there)
{
    return fault == FAULT_NONE || fault == FAULT_TOO_LARGE ? fault : there;
}

void judge_part(const struct judging *judging, struct part *part)
{
    part->missing = decimal_of(0);
    if (judging->target->undefined) {
        part->verdict = VERDICT_UNDEFINED;
        return;
    }
    set_wanted(judging, part);
    set_reach(judging, part);
    part->verdict = judge_readable(judging, part);
    if (judging->settles)
        fraction_settle(judging, part);
    if (part->unreadable > 0 || part->fault != FAULT_NONE) { /* or what did not fit while judging */
        part->verdict = VERDICT_UNCLEAR;
        part->missing = decimal_of(0);
    }
    assert(part->missing.coef >= 0 && part->verdict != VERDICT_WITHHELD);
    assert(part->verdict != VERDICT_MET || part->missing.coef == 0);
}

/* ---- targets ---- */

enum verdict verdict_nth_best(const size_t *counts, size_t wanted)
{
    size_t held = counts[VERDICT_OVER] + counts[VERDICT_MET] + counts[VERDICT_REPORTED], seen = 0;
    enum verdict worst = VERDICT_UNCLEAR;

    assert(wanted > 0);
    if (held < wanted && held + counts[VERDICT_UNCLEAR] >= wanted)
        return VERDICT_UNCLEAR;
    for (int verdict = VERDICT_COUNT - 1; verdict > VERDICT_UNCLEAR && seen < wanted; verdict--) {
        seen += counts[verdict];
        if (counts[verdict] > 0)
            worst = (enum verdict)verdict;
    }
    return worst;
}

/* `{min, in: N}`: the verdict of the N-th best unit. */
static enum verdict judge_in(const struct assessed *target, size_t wanted)
{
    size_t counts[VERDICT_COUNT] = {0};

    for (size_t i = 0; i < target->part_count; i++)
        counts[target->parts[i].verdict]++;
    return verdict_nth_best(counts, wanted);
}

/* Whether the total is judged itself, or more of it could not be read than of its units together.
 */
static bool is_total_unclear(const struct assessed *target)
{
    size_t unreadable = 0;

    for (size_t i = 0; i < target->part_count; i++)
        unreadable += target->parts[i].unreadable;
    return target->total_judged || target->total.unreadable > unreadable;
}

void judge_target(struct assessed *target)
{
    target->verdict = target->total.verdict;
    if (target->each_judged && target->each.in > 0) {
        enum verdict units = judge_in(target, target->each.in);

        for (size_t i = 0; i < target->part_count; i++)
            target->parts[i].spared =
                verdict_holds(units) && !verdict_holds(target->parts[i].verdict);
        if (target->verdict == VERDICT_UNCLEAR && !is_total_unclear(target))
            target->verdict = VERDICT_REPORTED;
        if (units < target->verdict)
            target->verdict = units;
        return;
    }
    for (size_t i = 0; i < target->part_count; i++) {
        if (target->parts[i].verdict < target->verdict)
            target->verdict = target->parts[i].verdict;
    }
}
