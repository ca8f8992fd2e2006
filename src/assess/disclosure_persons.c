/* SPDX-License-Identifier: MIT */
/*
 * Whom counts of different people count, cut along all conditions and days that anybody asks for.
 * See disclosure_atoms.c.
 *
 * 20 came in each of three quarters, and 58 in all of them: two came again. A person may have
 * entries that several counts look at; an atom is those people who are in the same counts, however
 * they came there. With that each count is a sum of atoms, as one of entries is.
 *
 * Who has entries in several units counts in each, and once in a total. Such people are atoms of
 * their own, with what counts them in each set of units.
 */
#include "assess/disclosure_atoms_room.h"

#include <assert.h>
#include <stdlib.h>

#define SEVERAL_MAX 1000 /* atoms of several units: where there are more, nothing is reported */

/* What a person did that a base looks at. */
struct deed {
    uint64_t person;
    size_t unit, base;
    uint64_t shown;
    bool proven;
};

/* What the deeds of a person in a set of units come to, by base. */
struct person_seen {
    bool any, proven;
    uint64_t shown, shown_proven;
};

struct persons {
    struct family *family;
    struct {
        ARRAY(struct deed);
    } deeds;
    bool *collected; /* by base */
    size_t *among;   /* by bit: the base that it is kept to, or NONE */
    struct person_seen *seen;
};

const struct field *person_field(const struct disclosure *d, size_t quantity)
{
    const struct quantity *one = &d->quantities.items[quantity];
    const struct measure *measure =
        &d->ledger->plan->measures.items[d->bases.items[one->base].measure];
    const struct field *field = measure->distinct ? measure->distinct_field : NULL;

    if (one->less != NONE || !measure->kind->adds_up)
        return NULL;
    while (field != NULL && field->ref != NULL)
        field = field->ref;
    return field;
}

static const struct measure *measure_of(const struct persons *persons, size_t base)
{
    const struct disclosure *d = persons->family->d;

    return &d->ledger->plan->measures.items[d->bases.items[base].measure];
}

/* ---- what people did ---- */

static void collect(struct persons *persons, size_t index)
{
    struct disclosure *d = persons->family->d;
    const struct base *base = &d->bases.items[index];
    struct fact_reader reader = fact_read(&d->ledger->facts.packed, base->measure);

    for (struct fact fact; !persons->collected[index] && fact_next(&reader, &fact);) {
        if (fact.period != base->period || fact.day > base->until || fact.unit >= d->unit_count ||
            fact.key.data == NULL)
            continue;
        *ARRAY_PUSH(d->arena, &persons->deeds) =
            (struct deed){name_of(d, fact.key), fact.unit, index, fact.shown, fact.lacks == 0};
    }
    persons->collected[index] = true;
}

/* The base of the measure that a quantity is kept to, of the same days. */
static size_t base_among(const struct disclosure *d, const struct quantity *quantity)
{
    const struct base *own = &d->bases.items[quantity->base];

    for (size_t i = 0; quantity->among != NONE && i < d->bases.len; i++) {
        const struct base *base = &d->bases.items[i];

        if (base->measure == quantity->among && base->period == own->period &&
            base->until == own->until)
            return i;
    }
    return NONE;
}

static void collect_all(struct persons *persons)
{
    struct family *family = persons->family;

    for (size_t bit = 0; bit < family->count; bit++) {
        const struct quantity *quantity = &family->d->quantities.items[family->quantities[bit]];

        collect(persons, quantity->base);
        persons->among[bit] = base_among(family->d, quantity);
        if (persons->among[bit] != NONE)
            collect(persons, persons->among[bit]);
    }
}

static int by_person(const void *a, const void *b)
{
    const struct deed *first = a, *second = b;

    if (first->person != second->person)
        return first->person < second->person ? -1 : 1;
    return first->unit < second->unit ? -1 : first->unit > second->unit;
}

/* ---- who is counted ---- */

static bool shows_all(const struct persons *persons, size_t base, uint64_t shown)
{
    size_t wanted = measure_of(persons, base)->shown_count;
    uint64_t all = wanted >= 64 ? UINT64_MAX : (UINT64_C(1) << wanted) - 1;

    return (shown & all) == all;
}

/* As a tally counts different values (tally_distinct.c). */
static bool counts(const struct persons *persons, size_t bit)
{
    const struct family *family = persons->family;
    const struct quantity *quantity = &family->d->quantities.items[family->quantities[bit]];
    const struct person_seen *seen = &persons->seen[quantity->base];
    size_t among = persons->among[bit];

    if (!seen->any || (among != NONE && !persons->seen[among].any) ||
        !shows_all(persons, quantity->base, seen->shown))
        return false;
    return !quantity->proven ||
           (seen->proven && shows_all(persons, quantity->base, seen->shown_proven));
}

/* Which quantities count a person in a set of units. */
static struct mask mask_of(struct persons *persons, size_t from, size_t to, size_t set)
{
    const struct disclosure *d = persons->family->d;
    struct mask mask = {{0}};

    for (size_t i = 0; i < d->bases.len; i++)
        persons->seen[i] = (struct person_seen){.any = false};
    for (size_t i = from; i < to; i++) {
        const struct deed *deed = &persons->deeds.items[i];
        struct person_seen *seen = &persons->seen[deed->base];

        if (!set_has(d, set, deed->unit))
            continue;
        seen->any = true;
        seen->shown |= deed->shown;
        seen->proven = seen->proven || deed->proven;
        seen->shown_proven |= deed->proven ? deed->shown : 0;
    }
    for (size_t bit = 0; bit < persons->family->count; bit++) {
        if (counts(persons, bit))
            mask_add(&mask, bit);
    }
    return mask;
}

static void add_several(struct persons *persons, size_t from, size_t to)
{
    struct family *family = persons->family;
    struct disclosure *d = family->d;
    struct several *several = ARRAY_PUSH(d->arena, &family->several);

    *several = (struct several){.masks = ARENA_ARRAY(d->arena, d->sets.len, struct mask),
                                .size = d->sets.len * sizeof(struct mask),
                                .value = 1};
    for (size_t set = 0; set < d->sets.len; set++)
        several->masks[set] = mask_of(persons, from, to, set);
}

/* False where there are too many kinds. */
static bool add_person(struct persons *persons, size_t from, size_t to)
{
    struct family *family = persons->family;
    size_t unit = persons->deeds.items[from].unit;

    if (unit == persons->deeds.items[to - 1].unit) {
        *ARRAY_PUSH(family->d->arena, &family->atoms) =
            (struct atom){.unit = unit, .mask = mask_of(persons, from, to, unit), .value = 1};
        return true;
    }
    add_several(persons, from, to);
    if (family->several.len > 2 * (size_t)SEVERAL_MAX)
        merge_several(family);
    return family->several.len <= 2 * (size_t)SEVERAL_MAX;
}

static bool add_all(struct persons *persons)
{
    const struct deed *deeds = persons->deeds.items;
    bool fits = true;

    for (size_t from = 0, to; from < persons->deeds.len && fits; from = to) {
        for (to = from + 1; to < persons->deeds.len && deeds[from].person == deeds[to].person;)
            to++;
        fits = add_person(persons, from, to);
    }
    merge_several(persons->family);
    return fits && persons->family->several.len <= SEVERAL_MAX;
}

void add_persons(struct family *family)
{
    struct disclosure *d = family->d;
    struct persons persons = {.family = family,
                              .collected = ARENA_ARRAY(d->arena, d->bases.len, bool),
                              .among = ARENA_ARRAY(d->arena, family->count, size_t),
                              .seen = ARENA_ARRAY(d->arena, d->bases.len, struct person_seen)};

    collect_all(&persons);
    if (persons.deeds.len > 1)
        qsort(persons.deeds.items, persons.deeds.len, sizeof *persons.deeds.items, by_person);
    if (add_all(&persons))
        return;
    family->atoms.len = family->several.len = 0;
    for (size_t bit = 0; bit < family->count; bit++)
        withhold_everywhere(d, family->quantities[bit]);
}
