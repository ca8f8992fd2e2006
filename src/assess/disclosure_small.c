/* SPDX-License-Identifier: MIT */
/* Which few people follow from what is reported, and what is withheld against it. See
 * disclosure_atoms_room.h. */
#include "assess/disclosure_atoms_room.h"

#include <assert.h>
#include <stdlib.h>

#define SMALL_ATOMS (SMALL_LIMIT - 1) /* more atoms are more people */
#define STEPS_MAX   20000             /* of a unit: where more are to be tried, its figures go */

/* An atom of few people, by its weights. */
struct few {
    uint32_t weights[PROOFS];
    size_t atom;
    int64_t value;
};

struct few_list {
    struct sums sums;
    struct few *items; /* by weight */
    size_t count;
    struct few *by_atom; /* the same, unit by unit */
};

/* Some atoms that are few people together. */
struct group {
    const struct few *items[SMALL_ATOMS];
    size_t count;
    int64_t value;
    uint32_t weights[PROOFS];
    size_t steps;
};

static int by_weight(const void *a, const void *b)
{
    const struct few *first = a, *second = b;

    if (first->weights[0] != second->weights[0])
        return first->weights[0] < second->weights[0] ? -1 : 1;
    return first->atom < second->atom ? -1 : first->atom > second->atom;
}

static void find_few(struct few_list *few)
{
    const struct family *family = few->sums.family;

    few->count = 0;
    for (size_t i = 0; i < family->atoms.len; i++) {
        struct few *one = &few->by_atom[few->count];

        if (!is_small(family->atoms.items[i].value))
            continue;
        few->count++;
        one->atom = i;
        one->value = family->atoms.items[i].value;
        for (size_t k = 0; k < PROOFS; k++)
            one->weights[k] = few->sums.weights[k][i];
        few->items[few->count - 1] = *one;
    }
    if (few->count > 1)
        qsort(few->items, few->count, sizeof *few->items, by_weight);
}

/* ---- groups that follow ---- */

static void add_few(struct group *group, const struct few *few)
{
    assert(group->count < SMALL_ATOMS && is_small(group->value + few->value));
    group->items[group->count++] = few;
    group->value += few->value;
    for (size_t i = 0; i < PROOFS; i++)
        group->weights[i] = (group->weights[i] + few->weights[i]) % PRIME;
}

static bool follows(const struct group *group)
{
    bool all = true;

    for (size_t i = 0; i < PROOFS; i++)
        all = all && group->weights[i] == 0;
    return all;
}

static bool group_has(const struct group *group, size_t atom)
{
    for (size_t i = 0; i < group->count; i++) {
        if (group->items[i]->atom == atom)
            return true;
    }
    return false;
}

/* Where the atoms of a weight begin. */
static size_t first_with(const struct few_list *few, uint32_t weight)
{
    size_t low = 0, high = few->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (few->items[middle].weights[0] < weight)
            low = middle + 1;
        else
            high = middle;
    }
    assert(low == few->count || few->items[low].weights[0] >= weight);
    return low;
}

/* Adds one more atom, of any unit, to a group so that its number of people can be worked out; false
 * where none will do. */
static bool complete(const struct few_list *few, struct group *group)
{
    uint32_t wanted = (PRIME - group->weights[0]) % PRIME;

    for (size_t i = first_with(few, wanted); i < few->count && few->items[i].weights[0] == wanted;
         i++) {
        struct group whole = *group;

        if (group_has(group, few->items[i].atom) || !is_small(group->value + few->items[i].value))
            continue;
        add_few(&whole, &few->items[i]);
        if (!follows(&whole))
            continue;
        *group = whole;
        return true;
    }
    return false;
}

/* Finds a group whose number of people can be worked out: atoms of one unit, and perhaps one of any
 * unit. The depth is bounded by the largest small number. */
static bool find_group(const struct few_list *few, size_t from, size_t to, struct group *group)
{
    if (group->steps++ > STEPS_MAX || (group->count > 0 && follows(group)) ||
        (group->count > 0 && group->count < SMALL_ATOMS && complete(few, group)))
        return true;
    for (size_t i = from; i < to && group->count < SMALL_ATOMS; i++) {
        struct group wider = *group;

        if (group->value + few->by_atom[i].value >= SMALL_LIMIT)
            continue;
        add_few(&wider, &few->by_atom[i]);
        if (find_group(few, i + 1, to, &wider)) {
            *group = wider;
            return true;
        }
        group->steps = wider.steps;
    }
    return false;
}

/* ---- what is withheld ---- */

/* Whether a figure of a unit counts any atom of a group. */
static bool counts_any(const struct family *family, size_t bit, const size_t *atoms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (mask_has(&family->atoms.items[atoms[i]].mask, bit))
            return true;
    }
    return false;
}

/* The least figure of a unit whose withholding keeps its other figures from giving away a group;
 * NONE where none of them counts it. */
static size_t figure_of_unit(struct family *family, size_t unit, const size_t *atoms, size_t count)
{
    bool alone = unit_reveals(family, unit, atoms, count, NONE);
    size_t best = NONE, least = NONE;

    for (size_t bit = 0; bit < family->count; bit++) {
        size_t quantity = family->quantities[bit];

        if (!is_printed(family->d, quantity, unit) || !counts_any(family, bit, atoms, count))
            continue;
        int64_t value = value_of(family->d, quantity, unit);

        if (least == NONE || value < value_of(family->d, least, unit))
            least = quantity;
        if ((best == NONE || value < value_of(family->d, best, unit)) &&
            !(alone && unit_reveals(family, unit, atoms, count, bit)))
            best = quantity;
    }
    return best == NONE ? least : best;
}

/* The least total that counts any of them. */
static struct guard total_of(const struct family *family, size_t unit, const size_t *atoms,
                             size_t count)
{
    const struct disclosure *d = family->d;
    struct guard best = {.quantity = NONE};

    for (size_t set = d->unit_count; set < d->sets.len; set++) {
        for (size_t bit = 0; bit < family->count && set_has(d, set, unit); bit++) {
            size_t quantity = family->quantities[bit];

            if (is_printed(d, quantity, set) && counts_any(family, bit, atoms, count) &&
                (best.quantity == NONE ||
                 value_of(d, quantity, set) < value_of(d, best.quantity, best.set)))
                best = (struct guard){.quantity = quantity, .set = set, .from = NONE};
        }
    }
    return best;
}

static void guard_group(struct family *family, const struct group *group)
{
    size_t unit = family->atoms.items[group->items[0]->atom].unit;
    size_t atoms[SMALL_ATOMS], count = 0;

    assert(group->count > 0 && group->count <= SMALL_ATOMS);
    for (size_t i = 0; i < group->count; i++) {
        if (family->atoms.items[group->items[i]->atom].unit == unit)
            atoms[count++] = group->items[i]->atom;
    }
    struct guard one = {.quantity = figure_of_unit(family, unit, atoms, count), .set = unit};

    if (one.quantity == NONE)
        one = total_of(family, unit, atoms, count);
    if (one.quantity != NONE)
        guard(family->d, one.quantity, one.set);
}

/* There are too many to try them all. */
static bool withhold_unit(struct family *family, size_t unit)
{
    bool any = false;

    for (size_t bit = 0; bit < family->count; bit++) {
        any = any || is_printed(family->d, family->quantities[bit], unit);
        withhold(family->d, family->quantities[bit], unit);
    }
    return any;
}

/* One group in each unit: what was guarded for it may make more of them safe. */
static void guard_units(struct few_list *few)
{
    struct family *family = few->sums.family;

    for (size_t from = 0, to = 0; from < few->count; from = to) {
        size_t unit = family->atoms.items[few->by_atom[from].atom].unit;
        struct group group = {0};

        while (to < few->count && family->atoms.items[few->by_atom[to].atom].unit == unit)
            to++;
        assert(to > from);
        if (!find_group(few, from, to, &group))
            continue;
        if (group.steps <= STEPS_MAX || !withhold_unit(family, unit))
            guard_group(family, &group);
    }
}

static void guard_family(struct family *family)
{
    struct arena *arena = family->d->arena;
    size_t count = family->atoms.len;
    struct few_list few = {.sums = {.family = family},
                           .items = ARENA_ARRAY(arena, count, struct few),
                           .by_atom = ARENA_ARRAY(arena, count, struct few)};

    for (size_t i = 0; i < PROOFS; i++)
        few.sums.weights[i] = ARENA_ARRAY(arena, count, uint32_t);
    solve_sums(&few.sums);
    find_few(&few);
    guard_units(&few);
}

void guard_atoms(struct disclosure *d)
{
    for (size_t i = 0; i < d->families.len; i++)
        guard_family(&d->families.items[i]);
}
