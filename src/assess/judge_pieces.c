/* SPDX-License-Identifier: MIT */
/* Verdicts of figures that are cut into pieces: slices of time, values, or slices of values. What
 * is counted is how many of them hold. */
#include "assess/assess_room.h"

#include <assert.h>

/* Whether a piece counts, by what is recorded and by what is proven. At a level without a bound
 * nothing can hold: there those count in which something is recorded. */
struct piece_counts {
    bool recorded, proven;
};

static struct piece_counts count_piece(const struct part *piece)
{
    bool bare = !piece->share && piece->entries_unproven >= piece->entries;

    if (!piece->judged)
        return (struct piece_counts){piece->entries > 0, piece->entries > 0 && !bare};
    return (struct piece_counts){verdict_holds(piece->verdict) ||
                                     piece->verdict == VERDICT_UNPROVEN,
                                 verdict_holds(piece->verdict)};
}

/* How many more pieces are to hold, or to be proven. */
static void set_missing(struct part *part, int64_t recorded, int64_t held, bool values)
{
    struct decimal have = decimal_of(part->verdict == VERDICT_UNPROVEN ? held : recorded);

    if (part->verdict == VERDICT_SHORT || part->verdict == VERDICT_NO_DATA ||
        part->verdict == VERDICT_UNPROVEN || (values && part->verdict == VERDICT_NOT_DUE))
        decimal_sub(part->wanted, have, &part->missing);
    if (part->missing.coef < 0)
        part->missing = decimal_of(0);
}

/* Of how many pieces it is asked that they hold. */
static size_t pieces_wanted(const struct target *target, const struct part *part)
{
    if (target->slices_in > 0)
        return target->slices_in;
    return target->apiece.asked ? apiece_wanted(target, part->piece_count) : part->piece_count;
}

static enum verdict worst_of(const size_t *counts)
{
    int verdict = VERDICT_UNCLEAR;

    while (verdict < VERDICT_REPORTED && counts[verdict] == 0)
        verdict++;
    return (enum verdict)verdict;
}

/* How many more slices of time are still to end. */
static size_t slices_to_come(const struct judging *judging, const struct part *part)
{
    const struct target *target = judging->target;

    if (judging->due || target->apiece.asked)
        return 0;
    assert(part->piece_count <= target->slice_count);
    return target->slice_count - part->piece_count;
}

/* What as many as must hold come to. With more to come nobody is short who can still reach it. */
static enum verdict verdict_of_some(const struct judging *judging, const struct part *part,
                                    const size_t *counts)
{
    const size_t wanted = pieces_wanted(judging->target, part);
    const size_t to_come = slices_to_come(judging, part);
    const size_t held = counts[VERDICT_OVER] + counts[VERDICT_MET] + counts[VERDICT_REPORTED];

    if (held >= wanted)
        return VERDICT_MET;
    if (held + to_come >= wanted)
        return counts[VERDICT_UNCLEAR] > 0 ? VERDICT_UNCLEAR : VERDICT_NOT_DUE;
    if (part->piece_count < wanted - to_come) /* there are not so many */
        return judging->due ? VERDICT_SHORT : VERDICT_NOT_DUE;
    return verdict_nth_best(counts, wanted - to_come);
}

/* Whether some of the pieces will do. */
static bool asks_some(const struct target *target)
{
    return target->slices_in > 0 || target->apiece.in != NULL;
}

/* Whether there may be further pieces that do not hold: slices that have not ended, or where there
 * is no list of them, values that have not occurred. */
static bool more_may_come(const struct target *target)
{
    return target->window.slicing.every != EVERY_NONE ||
           (target->apiece.asked && target->apiece.listed == MEASURE_NONE);
}

/* What the pieces come to. Where each must hold, the worst decides; that they do is known for good
 * when no more can come. */
static enum verdict verdict_of_pieces(const struct judging *judging, const struct part *part,
                                      const size_t *counts)
{
    const struct target *target = judging->target;
    enum verdict verdict;

    if (target->undefined)
        return VERDICT_UNDEFINED;
    if (part->unreadable > 0)
        return VERDICT_UNCLEAR;
    if (part->judged && part->no_data)
        return judging->due ? VERDICT_NO_DATA : VERDICT_NOT_DUE;
    if (asks_some(target) && part->judged)
        return verdict_of_some(judging, part, counts);
    verdict = worst_of(counts);
    if (!part->judged || !verdict_holds(verdict))
        return verdict;
    if (!judging->due && more_may_come(target))
        return VERDICT_NOT_DUE;
    return verdict == VERDICT_REPORTED ? VERDICT_MET : verdict;
}

/* A slice of time that has ended is due, whenever its target is. */
void judge_pieces(const struct judging *judging, struct part *part)
{
    const struct target *target = judging->target;
    struct judging ended = *judging;
    int64_t recorded = 0, held = 0;
    size_t counts[VERDICT_COUNT] = {0};

    ended.due = judging->due || target->window.slicing.every != EVERY_NONE;
    for (size_t i = 0; i < part->piece_count; i++) {
        struct part *one = &part->pieces[i];
        struct piece_counts counting;

        judge_part(&ended, one);
        counting = count_piece(one);
        assert(counting.recorded || !counting.proven);
        held += counting.proven;
        recorded += counting.recorded;
        if (one->fault != FAULT_NONE)
            part->fault = fault_from(one->fault, FAULT_OF_PERIOD);
        counts[one->verdict]++;
    }
    part->has_of = true;
    part->of = part->of_proven = decimal_of((int64_t)part->piece_count);
    part->recorded = decimal_of(recorded);
    part->proven = decimal_of(held);
    part->has_wanted = part->judged && !target->undefined;
    part->wanted = part->wanted_proven = decimal_of((int64_t)pieces_wanted(target, part));
    part->reach = part->proven;
    part->reach_wanted = part->wanted_proven;
    part->verdict = verdict_of_pieces(judging, part, counts);
    set_missing(part, recorded, held, target->apiece.asked);
}
