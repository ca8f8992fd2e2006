/* SPDX-License-Identifier: MIT */
/* Other worlds of which a report would print the same. See disclosure_room.h. */
#include "assess/disclosure_room.h"

#include <assert.h>

/* A world in the making: what is another in it than in ours. */
struct world {
    struct disclosure *d;
    const struct person_move *shift;
    struct cost *cost;
    struct change_of changes[CHANGES_MAX];
    size_t count;
};

static signed char *moved_in(const struct world *world, size_t quantity, size_t unit)
{
    assert(unit == world->shift->unit || unit == world->shift->other);
    return &world->d->moved[unit == world->shift->unit ? 0 : 1][quantity];
}

static int change_in(const struct world *world, size_t quantity, size_t unit)
{
    return *moved_in(world, quantity, unit);
}

static int by_in(const struct person_move *shift, size_t unit)
{
    assert(unit == shift->unit || unit == shift->other);
    return unit == shift->unit ? shift->by : -shift->by;
}

#define LINE_LOSS 1000000 /* of each that is withheld, before what stands in it counts */

/* False where that is too much. */
static bool must_withhold(struct world *world, size_t quantity, size_t unit)
{
    struct cost *cost = world->cost;

    if (!is_printed(world->d, quantity, unit))
        return true;
    int64_t value = value_of(world->d, quantity, unit);

    cost->loss += LINE_LOSS + (value == 0 ? LINE_LOSS / 2 : value);
    assert(cost->withhold_count < CHANGES_MAX);
    cost->withhold[cost->withhold_count].quantity = quantity;
    cost->withhold[cost->withhold_count++].set = unit;
    return cost->loss < cost->less_than;
}

/* A quantity is another in one of the two units, if it is asked there at all: by as much as the
 * shift is there (sign 1), or the other way round (-1). */
static bool change(struct world *world, size_t quantity, size_t unit, int sign)
{
    if (unit == NONE || value_of(world->d, quantity, unit) == NO_VALUE)
        return true;
    if (quantity == world->shift->still && unit == world->shift->unit)
        return false;
    if (change_in(world, quantity, unit) != 0)
        return change_in(world, quantity, unit) == sign * by_in(world->shift, unit);
    if (world->count == CHANGES_MAX)
        return false;
    world->changes[world->count++] =
        (struct change_of){quantity, unit, sign * by_in(world->shift, unit)};
    *moved_in(world, quantity, unit) = (signed char)(sign * by_in(world->shift, unit));
    return must_withhold(world, quantity, unit);
}

static bool change_both(struct world *world, size_t quantity, int sign)
{
    return change(world, quantity, world->shift->unit, sign) &&
           change(world, quantity, world->shift->other, sign);
}

/* Nothing is below zero, what lies within something is not more than it: else that changes, too. */
static bool keep_within(struct world *world, const struct change_of *made, int sign)
{
    struct disclosure *d = world->d;
    const int64_t *row = &d->table[made->unit * d->quantities.len];
    int64_t value = row[made->quantity] + made->by;

    if (value < 0)
        return false;
    for (size_t i = 0; i < d->quantities.len; i++) {
        int64_t other = row[i];

        if (other > value + 2 || other < value - 2 || i == made->quantity)
            continue; /* or it has no value there */
        other += change_in(world, i, made->unit);
        if (value > other ? is_within(d, made->quantity, i)
                          : value < other && is_within(d, i, made->quantity)) {
            if (change_in(world, i, made->unit) != 0 || !change_both(world, i, sign))
                return false;
        }
    }
    return true;
}

/* Whether all of a cover are asked in a unit. */
static bool is_asked(const struct world *world, const struct cover *cover, size_t unit)
{
    bool all = value_of(world->d, cover->whole, unit) != NO_VALUE;

    for (size_t i = 0; i < cover->count && all; i++)
        all = value_of(world->d, cover->parts[i], unit) != NO_VALUE;
    return all;
}

/* By how much the parts change beyond the whole. */
static int surplus(const struct world *world, const struct cover *cover, size_t unit)
{
    int by = -change_in(world, cover->whole, unit);

    for (size_t i = 0; i < cover->count; i++)
        by += change_in(world, cover->parts[i], unit);
    return by;
}

/* How good it is to change a quantity: what is withheld already costs nothing. */
static int64_t cost_of_change(const struct world *world, size_t quantity, size_t unit)
{
    return is_printed(world->d, quantity, unit) ? value_of(world->d, quantity, unit) + 1 : 0;
}

/* Another part, or the whole, makes up for a surplus in a unit. */
static bool make_up_for(struct world *world, const struct cover *cover, size_t unit, int by)
{
    size_t best = NONE;
    int sign = by * by_in(world->shift, unit); /* of what takes the surplus away in the whole */

    for (size_t i = 0; i < cover->count; i++) {
        size_t part = cover->parts[i];

        if (change_in(world, part, unit) == 0 && value_of(world->d, part, unit) - by >= 0 &&
            (best == NONE || cost_of_change(world, part, unit) < cost_of_change(world, best, unit)))
            best = part;
    }
    if (change_in(world, cover->whole, unit) == 0 &&
        (best == NONE ||
         cost_of_change(world, cover->whole, unit) <= cost_of_change(world, best, unit)))
        return change_both(world, cover->whole, sign);
    return best != NONE && change_both(world, best, -sign);
}

/* A whole is what its parts are. */
static bool keep_covers(struct world *world, const struct change_of *made)
{
    const struct disclosure *d = world->d;

    const struct cover_list *covers = &d->covers_of[made->quantity];

    for (size_t i = 0; i < covers->len; i++) {
        const struct cover *cover = &d->covers.items[covers->items[i]];
        int by;

        if (!is_asked(world, cover, made->unit))
            continue;
        by = surplus(world, cover, made->unit);
        if (by > 1 || by < -1 || (by != 0 && !make_up_for(world, cover, made->unit, by)))
            return false;
    }
    return true;
}

/* What a change takes with it. `made` is a copy: the list may grow. */
static bool settle(struct world *world, struct change_of made)
{
    int sign = made.by * by_in(world->shift, made.unit);

    assert(sign == 1 || sign == -1);
    return keep_within(world, &made, sign) && keep_covers(world, &made);
}

/* By how much a quantity changes in a set of units. */
static int change_of_set(const struct world *world, size_t quantity, size_t set)
{
    const struct person_move *shift = world->shift;
    int by = 0;

    if (set_has(world->d, set, shift->unit))
        by += change_in(world, quantity, shift->unit);
    if (shift->other != NONE && set_has(world->d, set, shift->other))
        by += change_in(world, quantity, shift->other);
    return by;
}

/* Totals that are printed stay as they are, and what is withheld for being small is small still. */
static bool totals_stay(struct world *world, size_t quantity)
{
    struct disclosure *d = world->d;
    const struct quantity *of = &d->quantities.items[quantity];

    for (size_t set = 0; set < d->sets.len; set++) {
        int by;

        if (of->values[set] == NO_VALUE || (by = change_of_set(world, quantity, set)) == 0)
            continue;
        if (of->guarded[set] && is_small(of->values[set]) && !is_small(of->values[set] + by))
            return false;
        if (d->sets.items[set].count > 1 && of->printed[set] > 0) {
            world->cost->row = set;
            world->cost->row_of = quantity;
            return false;
        }
    }
    return true;
}

static bool is_like(struct world *world)
{
    if (!change_both(world, world->shift->quantity, 1))
        return false;
    for (size_t i = 0; i < world->count; i++) {
        if (!settle(world, world->changes[i]))
            return false;
    }
    for (size_t i = 0; i < world->count; i++) {
        if (!totals_stay(world, world->changes[i].quantity))
            return false;
    }
    return words_stay(world->d, world->changes, world->count, &world->cost->owner);
}

bool world_is_like(struct disclosure *d, const struct person_move *shift, struct cost *cost)
{
    struct world world = {.d = d, .shift = shift, .cost = cost};

    assert((shift->by == 1 || shift->by == -1) && shift->unit != shift->other);
    cost->row = cost->row_of = cost->owner = NONE;
    cost->withhold_count = 0;
    cost->loss = 0;
    bool like = is_like(&world);

    for (size_t i = 0; i < world.count; i++)
        *moved_in(&world, world.changes[i].quantity, world.changes[i].unit) = 0;
    return like;
}
