/* SPDX-License-Identifier: MIT */
/*
 * What is counted, cut along all conditions and days that anybody asks for. See disclosure_room.h.
 *
 * Who is told how many are a or b, how many b or c, and how many any of them, knows how many are b,
 * though nothing counts them. So of measures that count the same things, or add up the same field,
 * what they have in common and what not are numbers of people, too: atoms, of which each of those
 * measures is made. Each unit has its own; a total of some units is made of theirs. What is
 * reported is solved for them all together (disclosure_sums.c).
 */
#include "assess/disclosure_atoms_room.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct measure *measure_of(const struct disclosure *d, size_t quantity)
{
    return &d->ledger->plan->measures
                .items[d->bases.items[d->quantities.items[quantity].base].measure];
}

static bool can_be_cut(const struct disclosure *d, size_t quantity)
{
    const struct quantity *one = &d->quantities.items[quantity];

    if (one->split || one->less != NONE || one->among != NONE)
        return false;
    const struct measure *measure = measure_of(d, quantity);
    return measure->kind->adds_up && !measure->kind->latest && !measure->distinct;
}

/* What is beyond the bits of a mask is not solved: then it is not reported. */
static void withhold_everywhere(struct disclosure *d, size_t quantity)
{
    for (size_t set = 0; set < d->sets.len; set++)
        withhold(d, quantity, set);
}

static void find_family(struct family *family, size_t first)
{
    struct disclosure *d = family->d;
    const struct measure *like = measure_of(d, first);

    for (size_t i = first; i < d->quantities.len; i++) {
        const struct measure *measure = measure_of(d, i);

        if (!can_be_cut(d, i) || measure->item != like->item || measure->value != like->value)
            continue;
        d->quantities.items[i].split = true;
        if (family->count == FAMILY_MAX)
            withhold_everywhere(d, i);
        else
            family->quantities[family->count++] = i;
    }
}

/* ---- atoms ---- */

static void add_pieces(struct family *family, size_t bit)
{
    struct disclosure *d = family->d;
    const struct quantity *quantity = &d->quantities.items[family->quantities[bit]];
    const struct base *base = &d->bases.items[quantity->base];
    const struct measure *measure = &d->ledger->plan->measures.items[base->measure];
    struct fact_reader reader = fact_read(&d->ledger->facts.packed, base->measure);

    assert(bit < family->count && family->count <= FAMILY_MAX);

    for (struct fact fact; fact_next(&reader, &fact);) {
        int64_t weight;

        if (fact.period != base->period || fact.day > base->until || fact.unit >= d->unit_count ||
            (quantity->proven && fact.lacks != 0) || !decimal_to_int(fact.value, &weight))
            continue;
        struct atom *piece = ARRAY_PUSH(d->arena, &family->atoms);

        *piece = (struct atom){.entry = fact_entry(measure, &fact),
                               .unit = fact.unit,
                               .again = fact.again,
                               .value = weight};
        piece->mask.words[bit / 64] = UINT64_C(1) << bit % 64;
    }
}

static int by_unit(const struct atom *first, const struct atom *second)
{
    return first->unit < second->unit ? -1 : first->unit > second->unit;
}

static int by_entry(const void *a, const void *b)
{
    const struct atom *first = a, *second = b;

    if (first->unit != second->unit)
        return by_unit(first, second);
    return first->entry < second->entry ? -1 : first->entry > second->entry;
}

static int by_mask(const void *a, const void *b)
{
    const struct atom *first = a, *second = b;

    if (first->unit != second->unit)
        return by_unit(first, second);
    if (first->again != second->again)
        return first->again ? 1 : -1;
    return memcmp(&first->mask, &second->mask, sizeof first->mask);
}

/* Each entry in each unit once, with all that count it. */
static void merge_entries(struct family *family)
{
    struct atom *atoms = family->atoms.items;
    size_t kept = 0;

    qsort(atoms, family->atoms.len, sizeof *atoms, by_entry);
    for (size_t i = 0; i < family->atoms.len; i++) {
        if (kept == 0 || by_entry(&atoms[kept - 1], &atoms[i]) != 0) {
            atoms[kept++] = atoms[i];
            continue;
        }
        assert(atoms[kept - 1].value == atoms[i].value &&
               "one entry gives the same to all of them");
        assert(atoms[kept - 1].again == atoms[i].again);
        for (size_t word = 0; word < MASK_WORDS; word++)
            atoms[kept - 1].mask.words[word] |= atoms[i].mask.words[word];
    }
    family->atoms.len = kept;
}

/* Those of one atom together; what is nobody, everybody may know to be nothing. */
static void merge_atoms(struct family *family)
{
    struct atom *atoms = family->atoms.items;
    size_t kept = 0;

    qsort(atoms, family->atoms.len, sizeof *atoms, by_mask);
    for (size_t i = 0; i < family->atoms.len; i++) {
        if (atoms[i].value == 0)
            continue;
        if (kept > 0 && by_mask(&atoms[kept - 1], &atoms[i]) == 0)
            atoms[kept - 1].value += atoms[i].value;
        else
            atoms[kept++] = atoms[i];
    }
    family->atoms.len = kept;
}

static void index_units(struct family *family)
{
    size_t at = 0;

    family->from = ARENA_ARRAY(family->d->arena, family->d->unit_count + 1, size_t);
    for (size_t unit = 0; unit <= family->d->unit_count; unit++) {
        while (at < family->atoms.len && family->atoms.items[at].unit < unit)
            at++;
        family->from[unit] = at;
    }
    assert(at == family->atoms.len && "each is of a unit, and they stand in the units' order");
}

/* Whether a figure is the sum of its atoms, as far as the records say: an older one need not be. */
static bool is_sum(const struct family *family, size_t bit, size_t set)
{
    const struct unit_set *of = &family->d->sets.items[set];
    int64_t sum = 0;

    for (size_t i = 0; i < of->count; i++) {
        for (size_t at = family->from[of->units[i]]; at < family->from[of->units[i] + 1]; at++) {
            const struct atom *atom = &family->atoms.items[at];

            if (mask_has(&atom->mask, bit) && !(of->count > 1 && atom->again))
                sum += atom->value;
        }
    }
    return sum == value_of(family->d, family->quantities[bit], set);
}

static void find_sums(struct family *family)
{
    struct disclosure *d = family->d;

    family->sums = ARENA_ARRAY(d->arena, d->sets.len * family->count, bool);
    for (size_t set = 0; set < d->sets.len; set++) {
        for (size_t bit = 0; bit < family->count; bit++)
            family->sums[set * family->count + bit] = is_sum(family, bit, set);
    }
}

void find_atoms(struct disclosure *d)
{
    for (size_t i = 0; i < d->quantities.len; i++) {
        if (!can_be_cut(d, i))
            continue;
        struct family *family = ARRAY_PUSH(d->arena, &d->families);

        *family = (struct family){.d = d};
        find_family(family, i);
        assert(family->count > 0 && family->quantities[0] == i);
        for (size_t bit = 0; bit < family->count; bit++)
            add_pieces(family, bit);
        if (family->atoms.len > 1) {
            merge_entries(family);
            merge_atoms(family);
        }
        index_units(family);
        find_sums(family);
    }
}
