/* SPDX-License-Identifier: MIT */
/*
 * What two counts of different values have in common. See disclosure_room.h.
 *
 * 20 came in the first quarter, 22 in the second, and 40 in the half-year: 2 came in both. Where
 * two counts make up a third one, what they have in common is a number of people like any other. Of
 * what is counted without `distinct`, atoms tell it (disclosure_atoms.c).
 */
#include "assess/disclosure_room.h"

#include <assert.h>

struct pair {
    size_t a, b;
    size_t together; /* different values in either; SIZE_MAX: not yet counted */
};

/* Whether two quantities count the same kind of values, now or then, recorded or proven. */
static bool are_alike(const struct disclosure *d, size_t one, size_t other)
{
    const struct quantity *a = &d->quantities.items[one], *b = &d->quantities.items[other];

    return a->old == b->old && a->proven == b->proven && a->among == b->among;
}

static bool counts_values(const struct disclosure *d, size_t quantity)
{
    const struct quantity *one = &d->quantities.items[quantity];
    size_t measure = d->bases.items[one->base].measure;

    return one->less == NONE && d->ledger->plan->measures.items[measure].distinct;
}

/* Whether two make up a whole. */
static bool make_up(struct disclosure *d, struct pair *pair, size_t whole)
{
    size_t size = base_size(d, whole);

    if (whole == pair->a || whole == pair->b || !counts_values(d, whole) ||
        !are_alike(d, pair->a, whole) || size > base_size(d, pair->a) + base_size(d, pair->b) ||
        !is_within(d, pair->a, whole) || !is_within(d, pair->b, whole))
        return false;
    if (pair->together == SIZE_MAX)
        pair->together = count_together(d, pair->a, pair->b);
    return pair->together == size;
}

/* In each set of units where all three are figures, the lesser of the two goes. */
static void guard_pair(struct disclosure *d, const struct pair *pair, size_t whole)
{
    for (size_t set = 0; set < d->sets.len; set++) {
        int64_t a = value_of(d, pair->a, set), b = value_of(d, pair->b, set);
        int64_t all = value_of(d, whole, set);

        if (a != NO_VALUE && b != NO_VALUE && all != NO_VALUE && is_small(a + b - all) &&
            !is_guarded(d, pair->a, set) && !is_guarded(d, pair->b, set) &&
            !is_guarded(d, whole, set))
            guard(d, a < b ? pair->a : pair->b, set);
    }
}

void guard_common(struct disclosure *d)
{
    for (size_t a = 0; a < d->quantities.len; a++) {
        for (size_t b = a + 1; counts_values(d, a) && b < d->quantities.len; b++) {
            struct pair pair = {a, b, SIZE_MAX};

            if (!counts_values(d, b) || !are_alike(d, a, b) || is_apart(d, a, b))
                continue;
            for (size_t whole = 0; whole < d->quantities.len; whole++) {
                if (make_up(d, &pair, whole))
                    guard_pair(d, &pair, whole);
            }
        }
    }
}
