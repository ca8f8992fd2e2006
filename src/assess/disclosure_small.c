/* SPDX-License-Identifier: MIT */
/* Which few people follow from what is reported, and what is withheld against it. See
 * disclosure_atoms_room.h. */
#include "assess/disclosure_atoms_room.h"

#include <assert.h>
#include <stdlib.h>

#define SMALL_ATOMS (SMALL_LIMIT - 1) /* more atoms are more people */
#define STEPS_MAX   20000 /* of a search in a set: else figures go until it is shorter */

/* Few people, by their weights: of a kind in a scope, or an atom anywhere. */
struct few {
    uint32_t weights[PROOFS];
    size_t index; /* of the kind or the atom */
    int64_t value;
};

struct few_list {
    struct few *items; /* by weight */
    size_t count;
};

/* Where a group is looked for. */
struct looking {
    struct scope scope;
    struct few_list inside;
    const struct few_list *anywhere; /* NULL: nowhere else */
};

/* Some kinds of a scope that are few people together, each perhaps several times: who came twice
 * is as good as told by how often people came again. */
struct group {
    size_t kinds[SMALL_ATOMS];
    size_t count;
    int64_t value;
    uint32_t weights[PROOFS];
};

static int by_weight(const void *a, const void *b)
{
    const struct few *first = a, *second = b;

    if (first->weights[0] != second->weights[0])
        return first->weights[0] < second->weights[0] ? -1 : 1;
    return first->index < second->index ? -1 : first->index > second->index;
}

static void sort(struct few_list *list)
{
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, by_weight);
}

static struct few_list few_atoms(struct arena *arena, const struct sums *sums)
{
    size_t count = atom_count(sums->family);
    struct few_list list = {ARENA_ARRAY(arena, count, struct few), 0};

    for (size_t i = 0; i < count; i++) {
        struct few few = {.index = i, .value = atom_value(sums->family, i)};

        for (size_t k = 0; k < PROOFS; k++)
            few.weights[k] = sums->weights[k][i];
        if (is_small(few.value))
            list.items[list.count++] = few;
    }
    sort(&list);
    return list;
}

static struct few_list few_kinds(struct arena *arena, const struct scope *scope)
{
    struct few_list list = {ARENA_ARRAY(arena, scope->count, struct few), 0};

    for (size_t i = 0; i < scope->count; i++) {
        struct few few = {.index = i, .value = scope->kinds[i].value};

        for (size_t k = 0; k < PROOFS; k++)
            few.weights[k] = scope->kinds[i].weights[k];
        if (is_small(few.value))
            list.items[list.count++] = few;
    }
    sort(&list);
    return list;
}

/* ---- groups that follow ---- */

static struct group with_weights(const struct group *group, const struct few *few)
{
    struct group wider = *group;

    assert(is_small(group->value + few->value));
    wider.value += few->value;
    for (size_t i = 0; i < PROOFS; i++)
        wider.weights[i] = plus(group->weights[i], few->weights[i]);
    return wider;
}

static struct group with_kind(const struct group *group, const struct few *few)
{
    struct group wider = with_weights(group, few);

    assert(group->count < SMALL_ATOMS);
    wider.kinds[wider.count++] = few->index;
    return wider;
}

static bool follows(const struct group *group)
{
    bool all = true;

    for (size_t i = 0; i < PROOFS; i++)
        all = all && group->weights[i] == 0;
    return all;
}

/* Where those of a weight begin. */
static size_t first_with(const struct few_list *list, uint32_t weight)
{
    size_t low = 0, high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (list->items[middle].weights[0] < weight)
            low = middle + 1;
        else
            high = middle;
    }
    assert(low == list->count || list->items[low].weights[0] >= weight);
    return low;
}

/* One that makes a group's number of people one that can be worked out; NULL: none does. */
static const struct few *completing(const struct few_list *list, const struct group *group)
{
    uint32_t wanted = (PRIME - group->weights[0]) % PRIME;

    for (size_t i = first_with(list, wanted);
         i < list->count && list->items[i].weights[0] == wanted; i++) {
        if (!is_small(group->value + list->items[i].value))
            continue;
        const struct group whole = with_weights(group, &list->items[i]);

        if (follows(&whole))
            return &list->items[i];
    }
    return NULL;
}

/* Adds one more kind, or an atom of anywhere: what is withheld against it is of this scope. */
static bool complete(const struct looking *looking, struct group *group)
{
    const struct few *few = completing(&looking->inside, group);

    if (few != NULL) {
        *group = with_kind(group, few);
        return true;
    }
    return looking->anywhere != NULL && completing(looking->anywhere, group) != NULL;
}

/* Finds a group whose number of people can be worked out. The depth is bounded by the largest small
 * number. */
static bool find_group(const struct looking *looking, size_t from, struct group *group)
{
    if (group->count > 0 &&
        (follows(group) || (group->value < SMALL_LIMIT - 1 && complete(looking, group))))
        return true;
    for (size_t i = from; i < looking->inside.count && group->count + 1 < SMALL_ATOMS; i++) {
        if (!is_small(group->value + looking->inside.items[i].value))
            continue;
        struct group wider = with_kind(group, &looking->inside.items[i]);

        if (find_group(looking, i, &wider)) {
            *group = wider;
            return true;
        }
    }
    return false;
}

/* How many groups find_group() may look at. */
static size_t steps_of(const struct scope *scope)
{
    size_t of[SMALL_LIMIT] = {0};

    for (size_t i = 0; i < scope->count; i++) {
        if (is_small(scope->kinds[i].value))
            of[scope->kinds[i].value]++;
    }
    size_t ones = of[1], twos = of[2], pairs = ones * (ones + 1) / 2;

    return ones + twos + of[3] + of[4] + pairs + ones * (twos + of[3]) + twos * (twos + 1) / 2 +
           pairs * (ones + 2) / 3 + pairs * twos;
}

/* ---- what is withheld ---- */

/* Whether a figure counts any kind of a group. */
static bool counts_any(const struct scope *scope, size_t bit, const struct group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        if (mask_has(&scope->kinds[group->kinds[i]].mask, bit))
            return true;
    }
    return false;
}

/* The least figure of the scope whose withholding keeps its other figures from giving away a group;
 * NONE where none of them counts it. */
static size_t figure_of(const struct scope *scope, const struct group *group)
{
    const struct family *family = scope->family;
    bool alone = scope_reveals(scope, group->kinds, group->count, NONE);
    size_t best = NONE, least = NONE;

    for (size_t bit = 0; bit < family->count; bit++) {
        size_t quantity = family->quantities[bit];

        if (!is_published(family, bit, scope->set) || !counts_any(scope, bit, group))
            continue;
        int64_t value = value_of(family->d, quantity, scope->set);

        if (least == NONE || value < value_of(family->d, least, scope->set))
            least = quantity;
        if ((best == NONE || value < value_of(family->d, best, scope->set)) &&
            !(alone && scope_reveals(scope, group->kinds, group->count, bit)))
            best = quantity;
    }
    return best == NONE ? least : best;
}

static bool share_units(const struct disclosure *d, size_t a, size_t b)
{
    const struct unit_set *of = &d->sets.items[a];

    for (size_t i = 0; i < of->count; i++) {
        if (set_has(d, b, of->units[i]))
            return true;
    }
    return false;
}

/* The least figure of other sets of the same units, of `from` and up to `to`; `group` NULL: any. */
static struct guard figure_beside(const struct scope *scope, const struct group *group, size_t from,
                                  size_t to)
{
    const struct family *family = scope->family;
    const struct disclosure *d = family->d;
    struct guard best = {.quantity = NONE, .from = NONE};

    for (size_t set = from; set < to; set++) {
        for (size_t bit = 0; set != scope->set && bit < family->count; bit++) {
            size_t quantity = family->quantities[bit];

            if (is_published(family, bit, set) && share_units(d, scope->set, set) &&
                (group == NULL || counts_any(scope, bit, group)) &&
                (best.quantity == NONE ||
                 value_of(d, quantity, set) < value_of(d, best.quantity, best.set)))
                best = (struct guard){.quantity = quantity, .set = set, .from = NONE};
        }
    }
    return best;
}

/* False where nothing that is reported counts the group: then it is one of others. */
static bool guard_group(const struct scope *scope, const struct group *group)
{
    struct disclosure *d = scope->family->d;
    struct guard one = {.quantity = figure_of(scope, group), .set = scope->set};

    if (one.quantity == NONE)
        one = figure_beside(scope, group, d->unit_count, d->sets.len);
    if (one.quantity == NONE)
        one = figure_beside(scope, group, 0, d->unit_count);
    if (one.quantity == NONE)
        return false;
    guard(d, one.quantity, one.set);
    return true;
}

static bool tells_anything(const struct family *family, size_t set)
{
    bool any = false;

    for (size_t bit = 0; bit < family->count && !any; bit++)
        any = is_published(family, bit, set);
    return any;
}

/* A total of which nothing is reported is looked at in its units. */
static bool is_looked_at(const struct family *family, size_t set)
{
    return set < family->d->unit_count || tells_anything(family, set);
}

/* One group in a set, with an atom of `anywhere` else. */
static bool guard_set(struct arena *arena, const struct sums *sums, size_t set,
                      const struct few_list *anywhere)
{
    struct looking looking = {.scope = scope_of(arena, sums->family, sums, set),
                              .anywhere = anywhere};
    struct group group = {.count = 0};

    looking.inside = few_kinds(arena, &looking.scope);
    return find_group(&looking, 0, &group) && guard_group(&looking.scope, &group);
}

/* ---- people of several units ---- */

/* The least figure of the sets from one on and up to another that counts an atom. */
static struct guard figure_with(const struct family *family, size_t atom, size_t from, size_t to)
{
    const struct disclosure *d = family->d;
    struct guard best = {.quantity = NONE, .from = NONE};

    for (size_t set = from; set < to; set++) {
        const struct mask mask = atom_mask(family, atom, set);

        for (size_t bit = 0; bit < family->count; bit++) {
            size_t quantity = family->quantities[bit];

            if (mask_has(&mask, bit) && is_published(family, bit, set) &&
                (best.quantity == NONE ||
                 value_of(d, quantity, set) < value_of(d, best.quantity, best.set)))
                best = (struct guard){.quantity = quantity, .set = set, .from = NONE};
        }
    }
    return best;
}

/* How many few people of one kind, or of two, are in several units: first totals go. */
static bool guard_several(const struct sums *sums, const struct few_list *anywhere)
{
    const struct family *family = sums->family;
    const struct disclosure *d = family->d;

    for (size_t i = 0; i < anywhere->count; i++) {
        const struct few *few = &anywhere->items[i];
        const struct group none = {.count = 0}, one = with_weights(&none, few);

        if (few->index < family->atoms.len ||
            !(follows(&one) || (one.value + 1 < SMALL_LIMIT && completing(anywhere, &one) != NULL)))
            continue;
        struct guard figure = figure_with(family, few->index, d->unit_count, d->sets.len);

        if (figure.quantity == NONE)
            figure = figure_with(family, few->index, 0, d->unit_count);
        if (figure.quantity == NONE)
            continue;
        guard(family->d, figure.quantity, figure.set);
        return true;
    }
    return false;
}

/* What was guarded for one set may make more of them safe: first totals, then units. */
static bool guard_sets(struct arena *arena, const struct sums *sums)
{
    struct family *family = sums->family;
    const struct disclosure *d = family->d;
    const struct few_list anywhere = few_atoms(arena, sums);
    bool any = false;

    for (size_t set = d->unit_count; sums->totals && set < d->sets.len; set++)
        any = (is_looked_at(family, set) && guard_set(arena, sums, set, NULL)) || any;
    if (any)
        return true;
    for (size_t unit = 0; unit < d->unit_count; unit++)
        any = guard_set(arena, sums, unit, sums->totals ? &anywhere : NULL) || any;
    return any || (sums->totals && guard_several(sums, &anywhere));
}

static bool withhold_least(const struct scope *scope)
{
    struct disclosure *d = scope->family->d;
    struct guard least = {.quantity = NONE};

    for (size_t bit = 0; bit < scope->family->count; bit++) {
        size_t quantity = scope->family->quantities[bit];

        if (is_published(scope->family, bit, scope->set) &&
            (least.quantity == NONE ||
             value_of(d, quantity, scope->set) < value_of(d, least.quantity, scope->set)))
            least = (struct guard){.quantity = quantity, .set = scope->set};
    }
    if (least.quantity == NONE)
        least = figure_beside(scope, NULL, d->unit_count, d->sets.len);
    if (least.quantity != NONE)
        withhold(d, least.quantity, least.set);
    return least.quantity != NONE;
}

/* Where there are too many kinds of few people to try them all, figures go until fewer are told
 * apart. */
static bool thin_out(struct arena *arena, struct family *family)
{
    bool any = false;

    for (size_t set = 0; set < family->d->sets.len; set++) {
        if (!is_looked_at(family, set))
            continue;
        const struct scope scope = scope_of(arena, family, NULL, set);

        if (steps_of(&scope) > STEPS_MAX)
            any = withhold_least(&scope) || any;
    }
    return any;
}

/* Guards what follows from the figures of each unit by itself, or from all of them. */
static bool guard_once(struct family *family, bool totals)
{
    struct arena *arena = arena_new();
    struct sums sums = {.family = family, .totals = totals};
    bool any;

    narrow_family(family);
    for (size_t i = 0; i < PROOFS; i++)
        sums.weights[i] = ARENA_ARRAY(arena, atom_count(family), uint32_t);
    any = thin_out(arena, family);
    if (!any) {
        solve_sums(&sums);
        any = guard_sets(arena, &sums);
    }
    arena_free(arena);
    return any;
}

void guard_atoms(struct disclosure *d)
{
    for (size_t i = 0; i < d->families.len; i++) {
        bool any = false;

        while (guard_once(&d->families.items[i], false))
            any = true;
        if (!any) /* else what was guarded is made safe first */
            guard_once(&d->families.items[i], true);
    }
}
