/* SPDX-License-Identifier: MIT */
/*
 * Which quantities lie within others. See disclosure_room.h.
 *
 * Whoever reads the plan sees that those helped are among those on the roster. It is found out from
 * the records here, which also finds what only looks so: then a little more is withheld.
 */
#include "assess/disclosure_room.h"

#include <assert.h>
#include <stdlib.h>

static int by_entry(const void *a, const void *b)
{
    uint64_t first = *(const uint64_t *)a, second = *(const uint64_t *)b;

    return first < second ? -1 : first > second;
}

/* Sorts them, each once. */
static size_t keep_different(uint64_t *items, size_t count)
{
    size_t kept = 0;

    if (count > 1)
        qsort(items, count, sizeof *items, by_entry);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || items[kept - 1] != items[i])
            items[kept++] = items[i];
    }
    return kept;
}

static int by_slice(const void *a, const void *b)
{
    return slice_cmp(*(const struct slice *)a, *(const struct slice *)b);
}

/* Each once, in the order of their bytes. */
static void sort_names(struct disclosure *d)
{
    size_t kept = 0;

    if (d->name_count > 1)
        qsort(d->names, d->name_count, sizeof *d->names, by_slice);
    for (size_t i = 0; i < d->name_count; i++) {
        if (kept == 0 || !slice_eq(d->names[kept - 1], d->names[i]))
            d->names[kept++] = d->names[i];
    }
    d->name_count = kept;
}

/* All values that any measure tells entries apart by, sorted: a value is known by its place. */
static void find_names(struct disclosure *d)
{
    const struct fact_packs *packs = &d->ledger->facts.packed;
    size_t measures = d->ledger->plan->measures.len, facts = 0;

    for (size_t i = 0; i < measures; i++)
        facts += packs->packs[i].count;
    d->names = ARENA_ARRAY(d->arena, facts + 1, struct slice);
    for (size_t i = 0; i < measures; i++) {
        struct fact_reader reader = fact_read(packs, i);

        for (struct fact fact; fact_next(&reader, &fact);) {
            if (fact.key.data != NULL)
                d->names[d->name_count++] = fact.key;
        }
    }
    sort_names(d);
}

uint64_t name_of(struct disclosure *d, struct slice name)
{
    if (d->names == NULL)
        find_names(d);
    const struct slice *found = bsearch(&name, d->names, d->name_count, sizeof *d->names, by_slice);

    assert(found != NULL && "all of them were looked at");
    return (uint64_t)(found - d->names);
}

uint64_t fact_entry(const struct measure *measure, const struct fact *fact)
{
    return (uint64_t)fact->entry << 32 | (field_has_scalars(measure->item) ? fact->offset : 0);
}

static void read_base(struct disclosure *d, struct base *base)
{
    const struct measure *measure = &d->ledger->plan->measures.items[base->measure];
    const struct fact_packs *packs = &d->ledger->facts.packed;
    size_t most = packs->packs[base->measure].count;
    struct fact_reader reader = fact_read(packs, base->measure);

    assert(!base->read && base->entry_count == 0 && base->key_count == 0);
    base->read = true;
    base->entries = ARENA_ARRAY(d->arena, most, uint64_t);
    base->keys = ARENA_ARRAY(d->arena, measure->distinct ? most : 0, uint64_t);
    for (struct fact fact; fact_next(&reader, &fact);) {
        if (fact.period != base->period || fact.day > base->until)
            continue;
        base->entries[base->entry_count++] = fact_entry(measure, &fact);
        if (measure->distinct && fact.key.data != NULL)
            base->keys[base->key_count++] = name_of(d, fact.key);
    }
    base->entry_count = keep_different(base->entries, base->entry_count);
    base->key_count = keep_different(base->keys, base->key_count);
}

static const struct base *base_of(struct disclosure *d, size_t quantity)
{
    struct base *base = &d->bases.items[d->quantities.items[quantity].base];

    if (!base->read)
        read_base(d, base);
    return base;
}

/* Whether all of some sorted items are among others. */
static bool are_among(const uint64_t *items, size_t count, const uint64_t *others,
                      size_t other_count)
{
    size_t at = 0, i = 0;

    for (; i < count && count - i <= other_count - at; i++) {
        while (at < other_count && others[at] < items[i])
            at++;
        if (at == other_count || others[at++] != items[i])
            return false;
    }
    return i == count;
}

/* Whether two sorted lists have nothing in common. */
static bool have_nothing(const uint64_t *items, size_t count, const uint64_t *others,
                         size_t other_count)
{
    for (size_t i = 0, k = 0; i < count && k < other_count;) {
        if (items[i] == others[k])
            return false;
        if (items[i] < others[k])
            i++;
        else
            k++;
    }
    return true;
}

static bool keys_within(const struct base *narrow, const struct base *wide)
{
    return narrow->key_count > 0 &&
           are_among(narrow->keys, narrow->key_count, wide->keys, wide->key_count);
}

static bool base_within(const struct base *narrow, const struct base *wide)
{
    return (narrow->entry_count > 0 &&
            are_among(narrow->entries, narrow->entry_count, wide->entries, wide->entry_count)) ||
           keys_within(narrow, wide);
}

/* In no unit the narrow one is more. */
static bool is_less(const struct disclosure *d, size_t narrow, size_t wide)
{
    for (size_t set = 0; set < d->sets.len; set++) {
        int64_t less = value_of(d, narrow, set), more = value_of(d, wide, set);

        if (less != NO_VALUE && more != NO_VALUE && less > more)
            return false;
    }
    return true;
}

/* A share is of those that it is kept to. */
static bool is_share_of(const struct disclosure *d, size_t narrow, size_t wide)
{
    const struct quantity *good = &d->quantities.items[narrow];
    const struct quantity *all = &d->quantities.items[wide];

    for (size_t i = 0; i < d->owners.len; i++) {
        const struct target *target = d->owners.items[i].target;

        if (good->old == all->old && target->kind == TARGET_SHARE && !target->ratio &&
            d->bases.items[good->base].measure == target->good &&
            d->bases.items[all->base].measure == target->among &&
            d->bases.items[good->base].period == d->bases.items[all->base].period)
            return true;
    }
    return false;
}

/* What there was before is still there, as long as no figure has fallen. */
static bool is_within_now(const struct disclosure *d, size_t narrow, size_t wide)
{
    const struct quantity *before = &d->quantities.items[narrow];

    return before->old && before->twin == wide;
}

/* Of an older report the records are not known. Two windows that differ now may not have differed
 * then, so of what lies within each other now the figures say which did. */
static bool is_part(struct disclosure *d, size_t narrow, size_t wide)
{
    const struct base *a = base_of(d, narrow), *b = base_of(d, wide);

    bool old = d->quantities.items[narrow].old && d->quantities.items[wide].old;

    return base_within(a, b) || (old && base_within(b, a));
}

bool is_within(struct disclosure *d, size_t narrow, size_t wide)
{
    signed char *known = &d->within[narrow * d->quantities.len + wide];

    assert(narrow < d->quantities.len && wide < d->quantities.len);
    if (*known >= 0)
        return *known == 1;
    bool within = narrow != wide && is_less(d, narrow, wide) &&
                  (is_within_now(d, narrow, wide) || is_share_of(d, narrow, wide) ||
                   is_part(d, narrow, wide));

    *known = (signed char)within;
    return within;
}

/* Two numbers of one entry are of other people: who is covered and who is left out. */
static bool are_other_fields(const struct disclosure *d, const struct base *a, const struct base *b)
{
    const struct measure *measures = d->ledger->plan->measures.items;
    const struct field *first = measures[a->measure].value, *second = measures[b->measure].value;

    return first != NULL && second != NULL && first != second;
}

bool is_apart(struct disclosure *d, size_t a, size_t b)
{
    signed char *known = &d->apart[a * d->quantities.len + b];

    if (*known < 0) {
        const struct base *first = base_of(d, a), *second = base_of(d, b);

        *known = (signed char)(are_other_fields(d, first, second) ||
                               (have_nothing(first->entries, first->entry_count, second->entries,
                                             second->entry_count) &&
                                have_nothing(first->keys, first->key_count, second->keys,
                                             second->key_count)));
    }
    return *known == 1;
}

size_t base_size(struct disclosure *d, size_t quantity)
{
    const struct base *base = base_of(d, quantity);

    return base->key_count > 0 ? base->key_count : base->entry_count;
}

bool base_is(struct disclosure *d, size_t quantity, size_t measure, size_t period)
{
    const struct base *base = base_of(d, quantity);
    struct base other = {.measure = measure, .period = period, .until = base->until};

    read_base(d, &other);
    return base->entry_count == other.entry_count &&
           are_among(base->entries, base->entry_count, other.entries, other.entry_count);
}
