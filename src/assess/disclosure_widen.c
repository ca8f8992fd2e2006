/* SPDX-License-Identifier: MIT */
/* Totals less what is reported of units: what is left to the rest is not small, either. See
 * disclosure_room.h. */
#include "assess/disclosure_room.h"

#include <assert.h>

/* Of a printed total, what it leaves to the units of which nothing is reported. */
struct remainder {
    int64_t value;
    size_t units;
};

static struct remainder remainder_of(const struct disclosure *d, size_t quantity, size_t set)
{
    const struct unit_set *of = &d->sets.items[set];
    struct remainder rest = {value_of(d, quantity, set), 0};

    assert(of->count > 1 && "of a unit alone nothing is left");
    for (size_t i = 0; i < of->count; i++) {
        if (is_printed(d, quantity, of->units[i]))
            rest.value -= value_of(d, quantity, of->units[i]);
        else
            rest.units++;
    }
    return rest;
}

/* What units share is counted once in a total: by how much they are more than it says how many that
 * are. */
static void hide_shared(struct disclosure *d, size_t quantity, size_t set)
{
    struct remainder rest = remainder_of(d, quantity, set);

    if (rest.units == 0 && is_small(-rest.value))
        withhold(d, quantity, set);
}

/* The unit with the least that makes a remainder no longer small; NONE where none does. */
static size_t unit_to_add(const struct disclosure *d, size_t quantity, size_t set, int64_t value)
{
    const struct unit_set *of = &d->sets.items[set];
    size_t best = NONE;

    for (size_t i = 0; i < of->count; i++) {
        size_t unit = of->units[i];

        if (is_printed(d, quantity, unit) && !is_small(value + value_of(d, quantity, unit)) &&
            value_of(d, quantity, unit) > 0 &&
            (best == NONE || value_of(d, quantity, unit) < value_of(d, quantity, best)))
            best = unit;
    }
    return best;
}

/* Three of two units together are one, two or three of each: that is as good as told. */
static void widen_remainder(struct disclosure *d, size_t quantity, size_t set)
{
    struct remainder rest = remainder_of(d, quantity, set);

    if (rest.units == 0 || !is_small(rest.value))
        return;
    size_t unit = unit_to_add(d, quantity, set, rest.value);
    withhold(d, quantity, unit == NONE ? set : unit);
}

/* The same of what a wider one leaves: of all of whom nothing is reported, so many are left out. */
static void widen_difference(struct disclosure *d, size_t less, size_t more, size_t set)
{
    const struct unit_set *of = &d->sets.items[set];
    int64_t left = value_of(d, more, set) - value_of(d, less, set);
    size_t units = 0, best = NONE;

    assert(left > 0 && "what lies within another is less");
    for (size_t i = 0; i < of->count; i++) {
        if (is_printed(d, less, of->units[i]) && is_printed(d, more, of->units[i]))
            left -= value_of(d, more, of->units[i]) - value_of(d, less, of->units[i]);
        else
            units++;
    }
    if (units == 0 || !is_small(left))
        return;
    for (size_t i = 0; i < of->count; i++) {
        size_t unit = of->units[i];

        if (is_printed(d, less, unit) && is_printed(d, more, unit) &&
            left + value_of(d, more, unit) - value_of(d, less, unit) >= SMALL_LIMIT)
            best = unit;
    }
    withhold(d, less, best == NONE ? set : best);
}

void widen_all(struct disclosure *d)
{
    for (size_t set = d->unit_count; set < d->sets.len; set++) {
        for (size_t i = 0; i < d->quantities.len; i++) {
            if (!is_printed(d, i, set))
                continue;
            hide_shared(d, i, set);
            widen_remainder(d, i, set);
            for (size_t k = 0; k < d->quantities.len && is_printed(d, i, set); k++) {
                if (is_printed(d, k, set) && value_of(d, k, set) != value_of(d, i, set) &&
                    is_within(d, i, k))
                    widen_difference(d, i, k, set);
            }
        }
    }
}
