/* SPDX-License-Identifier: MIT */
/* Figures that are fractions, judged by what they are made of. See assess_room.h. */
#include "assess/assess_room.h"

#include <assert.h>

#define PLACES 2 /* behind the point */

bool fraction_amount(struct decimal limit, const struct fraction *of, struct decimal *out)
{
    struct decimal product;

    assert(of->per.coef > 0);
    if (!decimal_mul(limit, of->whole, &product))
        return false;
    if (of->per.coef == 1)
        return decimal_mul(product, (struct decimal){1, -of->per.exp}, out);
    return decimal_divide(product, of->per, of->place, of->up, out);
}

/* ---- means ---- */

/* The last place that is shown, as a power of ten: that of the finest bound, if it has more. */
static int32_t last_place(const struct limits *limits)
{
    int32_t place = -PLACES;

    if (limits->has_min && limits->min.exp < place)
        place = limits->min.exp;
    if (limits->has_max && limits->max.exp < place)
        place = limits->max.exp;
    return place;
}

/* Where the plan says that no entry is zero, it is one of nothing. */
struct decimal mean_divisor(size_t entries)
{
    return decimal_of(entries == 0 ? 1 : (int64_t)entries);
}

bool mean_of(struct decimal sum, size_t entries, const struct limits *limits, struct decimal *out)
{
    struct decimal most;
    bool above = limits->has_max && decimal_mul(limits->max, mean_divisor(entries), &most) &&
                 decimal_cmp(sum, most) > 0;

    bool fits = decimal_divide(sum, mean_divisor(entries), last_place(limits), above, out);

    assert(!fits || !above || decimal_cmp(*out, limits->max) > 0);
    return fits;
}

struct decimal mean_difference(struct part *part, struct decimal amount)
{
    struct decimal out = decimal_of(0);

    if (!decimal_divide(amount, mean_divisor(part->entries), last_place(&part->limits), true, &out))
        part->fault = FAULT_TOO_LARGE;
    return out;
}

void mean_settle(struct part *part)
{
    if (!mean_of(part->recorded, part->entries, &part->limits, &part->recorded) ||
        !mean_of(part->proven, part->entries, &part->limits, &part->proven))
        part->fault = FAULT_TOO_LARGE;
    part->wanted = part->wanted_proven = part->limits.min;
}
