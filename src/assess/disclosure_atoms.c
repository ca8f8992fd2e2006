/* SPDX-License-Identifier: MIT */
/*
 * What is counted, cut along all conditions and days that anybody asks for. See disclosure_room.h.
 *
 * Who is told how many are a or b, how many b or c, and how many any of them, knows how many are b,
 * though nothing counts them. So of measures that count the same things, or add up the same field,
 * what they have in common and what not are numbers of people, too: atoms, of which each of those
 * measures is made. Each unit has its own; a total of some units is made of theirs. What is
 * reported is solved for them all together (disclosure_sums.c). Of different people
 * (`distinct`) the atoms are people (disclosure_persons.c).
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

    if (one->less != NONE || one->among != NONE)
        return false;
    const struct measure *measure = measure_of(d, quantity);
    return measure->kind->adds_up && !measure->kind->latest && !measure->distinct;
}

/* Whether two quantities are cut together. */
static bool is_like(const struct disclosure *d, size_t quantity, size_t first)
{
    const struct measure *measure = measure_of(d, quantity), *like = measure_of(d, first);
    const struct field *field = person_field(d, first);

    if (field != NULL || person_field(d, quantity) != NULL)
        return person_field(d, quantity) == field;
    return can_be_cut(d, quantity) && measure->item == like->item && measure->value == like->value;
}

void withhold_everywhere(struct disclosure *d, size_t quantity)
{
    for (size_t set = 0; set < d->sets.len; set++)
        withhold(d, quantity, set);
}

/* What is beyond the bits of a mask is not solved: then it is not reported. */
static void find_family(struct family *family, size_t first)
{
    struct disclosure *d = family->d;

    for (size_t i = first; i < d->quantities.len; i++) {
        if (d->quantities.items[i].split || !is_like(d, i, first))
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
        mask_add(&piece->mask, bit);
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

void merge_atoms(struct family *family)
{
    struct atom *atoms = family->atoms.items;
    size_t kept = 0;

    if (family->atoms.len > 1)
        qsort(atoms, family->atoms.len, sizeof *atoms, by_mask);
    for (size_t i = 0; i < family->atoms.len; i++) {
        if (atoms[i].value == 0 || mask_is_empty(&atoms[i].mask))
            continue; /* what is nobody, everybody may know to be nothing */
        if (kept > 0 && by_mask(&atoms[kept - 1], &atoms[i]) == 0)
            atoms[kept - 1].value += atoms[i].value;
        else
            atoms[kept++] = atoms[i];
    }
    family->atoms.len = kept;
}

static int by_masks(const void *a, const void *b)
{
    const struct several *first = a, *second = b;

    assert(first->size == second->size);
    return memcmp(first->masks, second->masks, first->size);
}

void merge_several(struct family *family)
{
    struct several *items = family->several.items;
    size_t kept = 0;

    if (family->several.len > 1)
        qsort(items, family->several.len, sizeof *items, by_masks);
    for (size_t i = 0; i < family->several.len; i++) {
        if (kept > 0 && by_masks(&items[kept - 1], &items[i]) == 0)
            items[kept - 1].value += items[i].value;
        else
            items[kept++] = items[i];
    }
    family->several.len = kept;
}

size_t atom_count(const struct family *family)
{
    return family->atoms.len + family->several.len;
}

int64_t atom_value(const struct family *family, size_t atom)
{
    assert(atom < atom_count(family));
    return atom < family->atoms.len ? family->atoms.items[atom].value
                                    : family->several.items[atom - family->atoms.len].value;
}

struct mask atom_mask(const struct family *family, size_t atom, size_t set)
{
    const struct mask none = {{0}};

    assert(atom < atom_count(family));
    if (atom >= family->atoms.len)
        return family->several.items[atom - family->atoms.len].masks[set];
    const struct atom *own = &family->atoms.items[atom];
    bool total = family->d->sets.items[set].count > 1;

    return !set_has(family->d, set, own->unit) || (total && own->again) ? none : own->mask;
}

/* ---- the atoms of a unit ---- */

static void add_several(const struct family *family, size_t unit, struct columns *columns)
{
    for (size_t i = family->atoms.len; i < atom_count(family); i++) {
        const struct mask mask = atom_mask(family, i, unit);

        if (!mask_is_empty(&mask))
            columns->atoms[columns->count++] = i;
    }
}

static void index_units(struct family *family)
{
    struct arena *arena = family->d->arena;
    size_t at = 0;

    if (family->columns == NULL)
        family->columns = ARENA_ARRAY(arena, family->d->unit_count, struct columns);
    for (size_t unit = 0; unit < family->d->unit_count; unit++) {
        struct columns *columns = &family->columns[unit];
        size_t end = at;

        while (end < family->atoms.len && family->atoms.items[end].unit == unit)
            end++;
        if (columns->atoms == NULL) /* they only become fewer */
            columns->atoms = ARENA_ARRAY(arena, end - at + family->several.len, size_t);
        for (columns->count = 0; at < end; at++)
            columns->atoms[columns->count++] = at;
        columns->own = columns->count;
        add_several(family, unit, columns);
    }
    assert(at == family->atoms.len && "each is of a unit, and they stand in the units' order");
}

/* ---- what is reported ---- */

bool is_published(const struct family *family, size_t bit, size_t set)
{
    return is_printed(family->d, family->quantities[bit], set) &&
           family->sums[set * family->count + bit];
}

/* The sum of the atoms of a unit in a set: those of several count by themselves. */
static int64_t sum_of_unit(const struct family *family, size_t bit, size_t unit, size_t set)
{
    const struct columns *columns = &family->columns[unit];
    int64_t sum = 0;

    for (size_t i = 0; i < columns->own; i++) {
        const struct mask mask = atom_mask(family, columns->atoms[i], set);

        sum += mask_has(&mask, bit) ? atom_value(family, columns->atoms[i]) : 0;
    }
    return sum;
}

/* Whether a figure is the sum of its atoms, as far as the records say: an older one need not be. */
static bool is_sum(const struct family *family, size_t bit, size_t set)
{
    const struct unit_set *of = &family->d->sets.items[set];
    int64_t sum = 0;

    for (size_t i = 0; i < of->count; i++)
        sum += sum_of_unit(family, bit, of->units[i], set);
    for (size_t i = 0; i < family->several.len; i++) {
        const struct several *several = &family->several.items[i];

        sum += mask_has(&several->masks[set], bit) ? several->value : 0;
    }
    return sum == value_of(family->d, family->quantities[bit], set);
}

static void find_sums(struct family *family)
{
    struct disclosure *d = family->d;

    family->sums = ARENA_ARRAY(d->arena, d->sets.len * family->count, bool);
    for (size_t set = 0; set < d->sets.len; set++) {
        for (size_t bit = 0; bit < family->count; bit++)
            family->sums[set * family->count + bit] =
                is_printed(d, family->quantities[bit], set) && is_sum(family, bit, set);
    }
}

/* The quantities that are reported in a set, which each of its units is told apart by. */
static void add_live(const struct family *family, size_t set, struct mask *live)
{
    const struct unit_set *of = &family->d->sets.items[set];

    for (size_t bit = 0; bit < family->count; bit++) {
        for (size_t i = 0; is_published(family, bit, set) && i < of->count; i++)
            mask_add(&live[of->units[i]], bit);
    }
}

static void keep_mask(struct mask *mask, const struct mask *live)
{
    for (size_t word = 0; word < MASK_WORDS; word++)
        mask->words[word] &= live->words[word];
}

void narrow_family(struct family *family)
{
    struct disclosure *d = family->d;
    struct arena *arena = arena_new();
    struct mask *live = ARENA_ARRAY(arena, d->unit_count, struct mask), any = {{0}};

    for (size_t set = 0; set < d->sets.len; set++)
        add_live(family, set, live);
    for (size_t unit = 0; unit < d->unit_count; unit++) {
        for (size_t word = 0; word < MASK_WORDS; word++)
            any.words[word] |= live[unit].words[word];
    }
    for (size_t i = 0; i < family->atoms.len; i++)
        keep_mask(&family->atoms.items[i].mask, &live[family->atoms.items[i].unit]);
    for (size_t i = 0; i < family->several.len; i++) {
        for (size_t set = 0; set < d->sets.len; set++)
            keep_mask(&family->several.items[i].masks[set], &any);
    }
    merge_atoms(family);
    merge_several(family);
    index_units(family);
    arena_free(arena);
}

/* ---- all of them ---- */

static void cut_entries(struct family *family)
{
    for (size_t bit = 0; bit < family->count; bit++)
        add_pieces(family, bit);
    if (family->atoms.len > 1)
        merge_entries(family);
}

void find_atoms(struct disclosure *d)
{
    for (size_t i = 0; i < d->quantities.len; i++) {
        bool persons = person_field(d, i) != NULL;

        if (d->quantities.items[i].split || !(persons || can_be_cut(d, i)))
            continue;
        struct family *family = ARRAY_PUSH(d->arena, &d->families);

        *family = (struct family){.d = d};
        find_family(family, i);
        assert(family->count > 0 && family->quantities[0] == i);
        if (persons)
            add_persons(family);
        else
            cut_entries(family);
        merge_atoms(family);
        index_units(family);
        find_sums(family);
    }
}
