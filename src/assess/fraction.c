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

/* ---- fractions that are shown ---- */

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

bool fraction_shown(struct decimal amount, const struct fraction *of, const struct limits *limits,
                    struct decimal *out)
{
    struct decimal most, times;
    bool above = limits->has_max && decimal_mul(limits->max, of->whole, &most) &&
                 decimal_mul(amount, of->per, &times) && decimal_cmp(times, most) > 0;

    bool fits = decimal_mul(amount, of->per, &times) &&
                decimal_divide(times, of->whole, last_place(limits), above, out);

    assert(!fits || !above || decimal_cmp(*out, limits->max) > 0);
    return fits;
}

bool mean_of(struct decimal sum, size_t entries, const struct limits *limits, struct decimal *out)
{
    const struct fraction of = {.whole = mean_divisor(entries), .per = decimal_of(1)};

    return fraction_shown(sum, &of, limits, out);
}

struct decimal fraction_difference(struct part *part, struct decimal amount,
                                   const struct fraction *of)
{
    struct decimal out = decimal_of(0), times;

    if (!decimal_mul(amount, of->per, &times) ||
        !decimal_divide(times, of->whole, last_place(&part->limits), true, &out))
        part->fault = FAULT_TOO_LARGE;
    return out;
}

void fraction_settle(const struct judging *judging, struct part *part)
{
    const struct wholes wholes = wholes_of(judging, part);
    const struct fraction recorded = {.whole = wholes.recorded, .per = judging->per},
                          proven = {.whole = wholes.proven, .per = judging->per};

    if (!fraction_shown(part->recorded, &recorded, &part->limits, &part->recorded) ||
        !fraction_shown(part->proven, &proven, &part->limits, &part->proven))
        part->fault = FAULT_TOO_LARGE;
    part->wanted = part->wanted_proven = part->limits.min;
}
