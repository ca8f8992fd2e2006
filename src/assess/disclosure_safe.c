/* SPDX-License-Identifier: MIT */
/* Withholding the least that leaves a guarded value another world. See disclosure_room.h. */
#include "assess/disclosure_room.h"

#include <assert.h>

static bool is_withheld(const struct disclosure *d, size_t quantity, size_t unit)
{
    return value_of(d, quantity, unit) != NO_VALUE && !is_printed(d, quantity, unit);
}

/* Looking for the world that costs least. */
struct world_search {
    struct disclosure *d;
    struct guard guarded;
    bool free; /* only among units of which the quantity is withheld already, for nothing more */
    size_t tries;
    bool found;
    struct person_move shift; /* of the best one */
    struct cost cost;         /* of the best one */
    struct cost refused;
};

/* Where a search ends without a world, more is withheld: it takes no longer, and tells less. */
#define TRIES_MAX  200    /* for one value */
#define BETTER_MAX 100    /* once a world was found, for one that costs less */
#define WORLDS_MAX 100000 /* of a report */

static bool is_over(const struct world_search *search)
{
    return (search->found && search->cost.loss == 0) || search->tries > TRIES_MAX ||
           search->d->worlds > WORLDS_MAX;
}

/* Tries a shift in both directions. A world that costs nothing is the best. */
static void try_shift(struct world_search *search, struct person_move shift)
{
    for (int by = -1; by <= 1; by += 2) {
        struct cost cost;

        cost.less_than = search->free ? 1 : search->found ? search->cost.loss : INT64_MAX;
        shift.by = by;
        search->d->worlds++;
        search->tries += search->found ? TRIES_MAX / BETTER_MAX : 1;
        if (world_is_like(search->d, &shift, &cost)) {
            assert(!search->free || cost.withhold_count == 0);
            assert(!search->found || cost.loss <= search->cost.loss);
            search->found = true;
            search->shift = shift;
            search->cost = cost;
        } else if (search->refused.row == NONE &&
                   (cost.row != NONE || search->refused.owner == NONE)) {
            search->refused = cost;
        }
    }
}

static bool comes_before(const struct disclosure *d, size_t quantity, size_t a, size_t b)
{
    int64_t first = value_of(d, quantity, a), second = value_of(d, quantity, b);

    if ((first == 0) != (second == 0))
        return second == 0;
    return first < second;
}

/* Units beside which a value may be another, the best first: those that have little, and last those
 * that have nothing, for beside them the little is all that is left. Behind the last stands NONE.
 */
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

static bool may_change(const struct world_search *search, size_t quantity, size_t unit)
{
    return value_of(search->d, quantity, unit) != NO_VALUE &&
           (!search->free || is_withheld(search->d, quantity, unit));
}

/* A unit of the guarded set, and one outside it, or none. */
static void try_beside(struct world_search *search, size_t unit)
{
    const struct guard *guarded = &search->guarded;
    const size_t *others = units_of(search->d, guarded->quantity);
    struct person_move shift = {guarded->quantity, unit, NONE, 0, guarded->from};

    try_shift(search, shift);
    for (size_t i = 0; others[i] != NONE && !is_over(search); i++) {
        shift.other = others[i];
        if (!set_has(search->d, guarded->set, others[i]) &&
            may_change(search, guarded->quantity, others[i]))
            try_shift(search, shift);
    }
}

static void try_units(struct world_search *search)
{
    const struct guard *guarded = &search->guarded;
    const struct unit_set *of = &search->d->sets.items[guarded->set];

    for (size_t i = 0; i < of->count && !is_over(search); i++) {
        if (may_change(search, guarded->quantity, of->units[i]))
            try_beside(search, of->units[i]);
    }
}

static void withhold_words(struct disclosure *d, size_t owner)
{
    assert(!d->owners.items[owner].wordless && "what is not told is in nobody's way");
    d->owners.items[owner].wordless = d->changed = true;
}

static bool reveals(const struct figure_line *line, size_t quantity)
{
    for (size_t i = 0; i < line->quantities.len; i++) {
        if (line->quantities.items[i] == quantity)
            return true;
    }
    return false;
}

/* Nothing is known to be in the way: every line that shows the quantity goes, and if they are all
 * gone the verdicts that are made of it. */
static void withhold_all(struct disclosure *d, size_t quantity)
{
    bool any = false;

    for (size_t i = 0; i < d->lines.len; i++) {
        if (!reveals(&d->lines.items[i], quantity))
            continue;
        any = any || !d->lines.items[i].withheld;
        withhold_line(d, &d->lines.items[i]);
    }
    for (size_t i = 0; i < d->lines.len && !any; i++) {
        if (reveals(&d->lines.items[i], quantity) &&
            !d->owners.items[d->lines.items[i].owner].wordless)
            withhold_words(d, d->lines.items[i].owner);
    }
}

/* Nothing that could be withheld in units makes the value safe: a total goes, or a verdict. */
static void withhold_more(struct disclosure *d, const struct guard *guarded,
                          const struct cost *refused)
{
    assert(refused->row == NONE || is_printed(d, refused->row_of, refused->row));
    if (refused->row != NONE)
        withhold(d, refused->row_of, refused->row);
    else if (refused->owner != NONE)
        withhold_words(d, refused->owner);
    else
        withhold_all(d, guarded->quantity);
}

/* Whether the world that made it safe before is still one: mostly it is. */
static bool is_safe_still(struct disclosure *d, const struct guard *guarded)
{
    struct cost cost = {.less_than = 1};

    return guarded->shift.by != 0 && world_is_like(d, &guarded->shift, &cost);
}

/* A difference is another where either of the two is, and the other one stays. */
static void try_both(struct world_search *search)
{
    const struct guard narrow = search->guarded;

    search->tries = 0;
    try_units(search);
    if (narrow.from == NONE || is_over(search))
        return;
    search->guarded.quantity = narrow.from;
    search->guarded.from = narrow.quantity;
    try_units(search);
    search->guarded = narrow;
}

void make_safe(struct disclosure *d, struct guard *guarded)
{
    struct world_search search = {.d = d, .guarded = *guarded, .free = true};

    assert(!is_printed(d, guarded->quantity, guarded->set) && "a guard withholds first");
    if (is_safe_still(d, guarded))
        return;
    try_both(&search);
    search.free = false;
    search.refused.row = search.refused.owner = NONE;
    if (!search.found)
        try_both(&search);
    if (!search.found) {
        withhold_more(d, guarded, &search.refused);
        return;
    }
    assert(search.shift.by != 0 && search.cost.withhold_count <= CHANGES_MAX);
    guarded->shift = search.shift;
    for (size_t i = 0; i < search.cost.withhold_count; i++)
        withhold(d, search.cost.withhold[i].quantity, search.cost.withhold[i].set);
}
