/* SPDX-License-Identifier: MIT */
/* Withholding the least that leaves a guarded value another world. See disclosure_room.h. */
#include "assess/disclosure_room.h"

static bool is_withheld(const struct disclosure *d, size_t quantity, size_t unit)
{
    return value_of(d, quantity, unit) != NO_VALUE && !is_printed(d, quantity, unit);
}

/* The best of the worlds that were tried. */
struct choice {
    bool found;
    struct shift shift;
    struct cost cost;
    int64_t loss;
};

/* Tries a shift in both directions. A world that costs nothing is the best. */
static void try_shift(struct disclosure *d, struct shift shift, struct choice *best,
                      struct cost *refused)
{
    for (int by = -1; by <= 1; by += 2) {
        struct cost cost;

        shift.by = by;
        bool like = world_is_like(d, &shift, &cost, best->found ? best->loss : INT64_MAX);

        if (like)
            *best = (struct choice){true, shift, cost, cost.loss};
        else if (refused->row == NONE && (cost.row != NONE || refused->owner == NONE))
            *refused = cost;
    }
}

#define TRIES_MAX 64 /* of others, once one was found that serves */

static bool comes_before(const struct disclosure *d, size_t quantity, size_t a, size_t b)
{
    int64_t first = value_of(d, quantity, a), second = value_of(d, quantity, b);

    if ((first == 0) != (second == 0))
        return second == 0;
    return first < second;
}

/* Units beside which a value may be another, the best first: those that have little, and last those
 * that have nothing, for beside them the little is all that is left. Behind the last stands NONE. */
static const size_t *units_of(struct disclosure *d, size_t quantity)
{
    size_t *units = d->orders[quantity], count = 0;

    if (units != NULL)
        return units;
    units = d->orders[quantity] = ARENA_ARRAY(d->arena, d->unit_count + 1, size_t);
    for (size_t i = 0; i < d->unit_count; i++) {
        size_t at = count;

        if (value_of(d, quantity, i) == NO_VALUE)
            continue;
        count++;
        for (; at > 0 && comes_before(d, quantity, i, units[at - 1]); at--)
            units[at] = units[at - 1];
        units[at] = i;
    }
    units[count] = NONE;
    return units;
}

static bool is_best(const struct choice *best)
{
    return best->found && best->loss == 0;
}

/* All pairs of a unit of the guarded set and one outside it, or none. `free`: only units of which
 * the quantity is withheld already. */
static void try_units(struct disclosure *d, const struct guard *guarded, bool free,
                      struct choice *best, struct cost *refused)
{
    const struct unit_set *of = &d->sets.items[guarded->set];
    const size_t *others = units_of(d, guarded->quantity);

    for (size_t i = 0; i < of->count && !is_best(best); i++) {
        size_t unit = of->units[i];

        if (value_of(d, guarded->quantity, unit) == NO_VALUE ||
            (free && !is_withheld(d, guarded->quantity, unit)))
            continue;
        try_shift(d, (struct shift){guarded->quantity, unit, NONE, 0, guarded->from}, best,
                  refused);
        for (size_t k = 0, tries = 0; others[k] != NONE && !is_best(best); k++) {
            if (set_has(d, guarded->set, others[k]) ||
                (free && !is_withheld(d, guarded->quantity, others[k])))
                continue;
            if (tries++ >= TRIES_MAX && best->found)
                break;
            try_shift(d, (struct shift){guarded->quantity, unit, others[k], 0, guarded->from}, best,
                      refused);
        }
    }
}

static void withhold_words(struct disclosure *d, size_t owner)
{
    d->owners.items[owner].wordless = d->changed = true;
}

static bool tells(const struct line *line, size_t quantity)
{
    for (size_t i = 0; i < line->quantities.len; i++) {
        if (line->quantities.items[i] == quantity)
            return true;
    }
    return false;
}

/* Nothing is known to be in the way: every line that tells the quantity goes, and if they are all
 * gone the verdicts that are made of it. */
static void withhold_all(struct disclosure *d, size_t quantity)
{
    bool any = false;

    for (size_t i = 0; i < d->lines.len; i++) {
        if (!tells(&d->lines.items[i], quantity))
            continue;
        any = any || !d->lines.items[i].withheld;
        withhold_line(d, &d->lines.items[i]);
    }
    for (size_t i = 0; i < d->lines.len && !any; i++) {
        if (tells(&d->lines.items[i], quantity) &&
            !d->owners.items[d->lines.items[i].owner].wordless)
            withhold_words(d, d->lines.items[i].owner);
    }
}

/* Nothing that could be withheld in units makes the value safe: a total goes, or a verdict. */
static void withhold_more(struct disclosure *d, const struct guard *guarded,
                          const struct cost *refused)
{
    if (refused->row != NONE)
        withhold(d, refused->row_of, refused->row);
    else if (refused->owner != NONE)
        withhold_words(d, refused->owner);
    else
        withhold_all(d, guarded->quantity);
}

void make_safe(struct disclosure *d, const struct guard *guarded)
{
    struct choice best = {0};
    struct cost refused = {.row = NONE, .row_of = NONE, .owner = NONE};

    try_units(d, guarded, true, &best, &refused);
    if (best.found && best.loss == 0)
        return;
    try_units(d, guarded, false, &best, &refused);
    if (!best.found) {
        withhold_more(d, guarded, &refused);
        return;
    }
    for (size_t i = 0; i < best.cost.withhold_count; i++)
        withhold(d, best.cost.withhold[i].quantity, best.cost.withhold[i].set);
}
