/* SPDX-License-Identifier: MIT */
/* Different values: each counts once in a unit, and once in the total. */
#include "assess/assess_room.h"

#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

/* ---- their order ---- */

static uint64_t value_of(const struct keyed *keyed)
{
    return (uint64_t)keyed->in_total << 32 | keyed->key;
}

static int by_key(const void *a, const void *b)
{
    uint64_t first = value_of(a), second = value_of(b);

    return (first > second) - (first < second);
}

static int by_key_then_slot(const void *a, const void *b)
{
    int order = by_key(a, b);

    return order != 0
               ? order
               : compare_sizes(((const struct keyed *)a)->slot, ((const struct keyed *)b)->slot);
}

/* Values are numbered as they are met first, so where none comes again they are sorted. */
static void sort(struct keyed_facts *list)
{
    size_t sorted = 1;

    while (sorted < list->len &&
           by_key_then_slot(&list->items[sorted - 1], &list->items[sorted]) <= 0)
        sorted++;
    if (sorted < list->len)
        qsort(list->items, list->len, sizeof *list->items, by_key_then_slot);
}

/* ---- runs of one value ---- */

/* What the entries of one value come to. */
struct value_run {
    size_t end;
    bool counts, proven; /* with `having`: they show all values, the proven ones do */
};

static struct value_run run_from(const struct tally *tally, const struct keyed_facts *list,
                                 size_t from, int (*compare)(const void *, const void *))
{
    uint64_t all = measure_all_shown(tally->measure);
    uint64_t shown = 0, shown_proven = 0;
    struct value_run run = {.end = from};

    assert(from < list->len);
    for (; run.end < list->len && compare(&list->items[from], &list->items[run.end]) == 0;
         run.end++) {
        const struct keyed *keyed = &list->items[run.end];

        shown |= keyed->shown;
        shown_proven |= keyed->proven ? keyed->shown : 0;
        run.proven = run.proven || keyed->proven;
    }
    assert(run.end > from && "each run has the one that it begins with");
    run.counts = (shown & all) == all;
    run.proven = run.proven && (shown_proven & all) == all;
    return run;
}

/* How far the values have been gone over that a share is among; both stand in the same order. */
struct among_values {
    const struct tally *tally; /* NULL: there are none, and each counts */
    size_t at;
};

static struct among_values among_of(const struct tally *among)
{
    bool distinct = among != NULL && among->measure->distinct;

    return (struct among_values){distinct ? among : NULL, 0};
}

/* "With `distinct` on good and among, good is what is also among": in the same unit, or for the
 * total in any of them. */
static bool is_among(struct among_values *among, const struct keyed *keyed,
                     int (*compare)(const void *, const void *))
{
    if (among->tally == NULL)
        return true;
    const struct keyed_facts *list = &among->tally->keyed;

    while (among->at < list->len && compare(&list->items[among->at], keyed) < 0)
        among->at++;
    return among->at < list->len && compare(&list->items[among->at], keyed) == 0 &&
           run_from(among->tally, list, among->at, compare).counts;
}

static void tally_units(struct tally *tally, const struct tally *among)
{
    const struct keyed_facts *list = &tally->keyed;
    struct among_values values = among_of(among);

    for (size_t i = 0; i < list->len;) {
        const struct keyed *first = &list->items[i];
        struct value_run run = run_from(tally, list, i, by_key_then_slot);

        if (run.counts && is_among(&values, first, by_key_then_slot))
            gathered_add(&tally_cell(tally, first->slot, first->period)->got, decimal_of(1),
                         run.proven);
        i = run.end;
    }
}

/* Whether a unit has a value only by sharing entries of another: that is no double. */
static bool only_shared(const struct keyed_facts *list, size_t from, size_t to)
{
    while (from < to && list->items[from].again)
        from++;
    return from == to;
}

/* How many units count a value by entries of their own. */
static size_t own_units(const struct tally *tally, const struct keyed_facts *list, size_t from,
                        size_t to)
{
    size_t units = 0;

    for (size_t i = from; i < to;) {
        struct value_run run = run_from(tally, list, i, by_key_then_slot);

        units += run.counts && !only_shared(list, i, run.end);
        i = run.end;
    }
    return units;
}

static int by_value(const void *a, const void *b)
{
    return slice_cmp(((const struct shared_value *)a)->value,
                     ((const struct shared_value *)b)->value);
}

/* A value is reported once, with the most units that count it in one period. */
static size_t merge_doubles(struct shared_value *doubles, size_t count)
{
    size_t kept = 0;

    if (count > 1)
        qsort(doubles, count, sizeof *doubles, by_value);
    for (size_t i = 0; i < count; i++) {
        assert(doubles[i].units > 1);
        if (kept == 0 || !slice_eq(doubles[kept - 1].value, doubles[i].value))
            doubles[kept++] = doubles[i];
        else if (doubles[i].units > doubles[kept - 1].units)
            doubles[kept - 1].units = doubles[i].units;
    }
    return kept;
}

/* A value that several units count is one in the total, and is reported. */
static void tally_total(struct arena *arena, struct tally *tally, const struct tally *among)
{
    const struct key_table *keys = tally->view.facts->packed.keys;
    const struct keyed_facts *list = &tally->keyed;
    struct among_values values = among_of(among);
    struct {
        ARRAY(struct shared_value);
    } doubles = {0};

    for (size_t i = 0; i < list->len;) {
        const struct keyed *first = &list->items[i];
        struct value_run run = run_from(tally, list, i, by_key);
        bool counts = run.counts && is_among(&values, first, by_key);
        size_t units = counts ? own_units(tally, list, i, run.end) : 0;

        if (counts)
            gathered_add(&tally_cell(tally, tally->slots, first->in_total)->got, decimal_of(1),
                         run.proven);
        if (units > 1)
            *ARRAY_PUSH(arena, &doubles) = (struct shared_value){key_of(keys, first->key), units};
        i = run.end;
    }
    tally->doubles = doubles.items;
    tally->double_count = merge_doubles(doubles.items, doubles.len);
}

void tally_add_values(struct arena *arena, const struct tally *tally, struct value_list *out)
{
    const struct keyed_facts *list = &tally->keyed;

    assert(tally->measure->distinct);
    for (size_t i = 0; i < list->len;) {
        struct value_run run = run_from(tally, list, i, by_key_then_slot);

        if (run.counts)
            *ARRAY_PUSH_MOVING(arena, out) =
                (struct piece_value){list->items[i].slot, list->items[i].key, false};
        i = run.end;
    }
}

void tally_distinct(struct arena *arena, struct tally *tally, const struct tally *among)
{
    sort(&tally->keyed);
    tally_units(tally, among);
    tally_total(arena, tally, among);
}
