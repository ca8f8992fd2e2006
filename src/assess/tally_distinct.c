/* SPDX-License-Identifier: MIT */
/* Different values: each counts once in a unit, and once in the total. */
#include "assess/assess_room.h"

#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

/* What is asked of a fact that has a value. */
struct keyed {
    uint32_t period, slot, key; /* the number of the value */
    bool again, proven;
    uint64_t shown;
};

static int by_key(const void *a, const void *b)
{
    const struct keyed *first = a, *second = b;
    int order = compare_sizes(first->period, second->period);

    return order != 0 ? order : compare_sizes(first->key, second->key);
}

static int by_key_then_slot(const void *a, const void *b)
{
    const struct keyed *first = a, *second = b;
    int order = by_key(a, b);

    return order != 0 ? order : compare_sizes(first->slot, second->slot);
}

/* ---- the facts that are looked at ---- */

struct facts_list {
    struct keyed *items;
    size_t len;
};

/* "Entries without the field do not count." */
static struct facts_list with_key(struct arena *arena, const struct tally *tally)
{
    struct facts_list list = {ARENA_ARRAY(arena, tally->counted_count, struct keyed), 0};
    struct counted_reader reader = counted_read(tally);

    for (struct counted counted; counted_next(&reader, &counted);) {
        if (counted.fact.key_number != KEY_NONE)
            list.items[list.len++] = (struct keyed){counted.fact.period,     (uint32_t)counted.slot,
                                                    counted.fact.key_number, counted.again,
                                                    counted.fact.lacks == 0, counted.fact.shown};
    }
    assert(list.len <= tally->counted_count);
    return list;
}

static void sort(struct facts_list *list, int (*compare)(const void *, const void *))
{
    if (list->len > 1)
        qsort(list->items, list->len, sizeof *list->items, compare);
}

/* ---- runs of one value ---- */

/* What the entries of one value come to. */
struct value_run {
    size_t end;
    bool counts, proven; /* with `having`: they show all values, the proven ones do */
};

static struct value_run run_from(const struct tally *tally, const struct facts_list *list,
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

/* The values that count, once each and sorted: with `having` those whose entries together show all.
 */
static struct facts_list counting(struct arena *arena, const struct tally *tally,
                                  int (*compare)(const void *, const void *))
{
    struct facts_list list = with_key(arena, tally);
    size_t kept = 0;

    sort(&list, compare);
    for (size_t i = 0; i < list.len;) {
        struct value_run run = run_from(tally, &list, i, compare);

        if (run.counts)
            list.items[kept++] = list.items[i];
        i = run.end;
    }
    list.len = kept;
    return list;
}

/* "With `distinct` on good and among, good is what is also among": in the same unit, or for the
 * total in any of them. */
static void keep_among(struct arena *arena, struct facts_list *list, const struct tally *among,
                       int (*compare)(const void *, const void *))
{
    size_t kept = 0;

    if (among == NULL || !among->measure->distinct)
        return;
    const struct facts_list known = counting(arena, among, compare);

    for (size_t i = 0; known.len > 0 && i < list->len; i++) {
        if (bsearch(&list->items[i], known.items, known.len, sizeof *known.items, compare) != NULL)
            list->items[kept++] = list->items[i];
    }
    list->len = kept;
}

static void tally_units(struct tally *tally, const struct facts_list *list)
{
    for (size_t i = 0; i < list->len;) {
        const struct keyed *first = &list->items[i];
        struct value_run run = run_from(tally, list, i, by_key_then_slot);

        if (run.counts)
            gathered_add(&tally_cell(tally, first->slot, first->period)->got, decimal_of(1),
                         run.proven);
        i = run.end;
    }
}

/* Whether a unit has a value only by sharing entries of another: that is no double. */
static bool only_shared(const struct facts_list *list, size_t from, size_t to)
{
    while (from < to && list->items[from].again)
        from++;
    return from == to;
}

/* How many units count a value by entries of their own. */
static size_t own_units(const struct tally *tally, const struct facts_list *list, size_t from,
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
static void tally_total(struct arena *arena, struct tally *tally, const struct facts_list *list)
{
    const struct key_table *keys = tally->view.facts->packed.keys;
    struct {
        ARRAY(struct shared_value);
    } doubles = {0};

    for (size_t i = 0; i < list->len;) {
        const struct keyed *first = &list->items[i];
        struct value_run run = run_from(tally, list, i, by_key);
        size_t units = own_units(tally, list, i, run.end);

        if (run.counts)
            gathered_add(&tally_cell(tally, tally->slots, first->period)->got, decimal_of(1),
                         run.proven);
        if (run.counts && units > 1)
            *ARRAY_PUSH(arena, &doubles) = (struct shared_value){keys->items[first->key], units};
        i = run.end;
    }
    tally->doubles = doubles.items;
    tally->double_count = merge_doubles(doubles.items, doubles.len);
}

void tally_distinct(struct arena *arena, struct tally *tally, const struct tally *among)
{
    struct arena *scratch = arena_new();
    struct facts_list in_units = with_key(scratch, tally);

    keep_among(scratch, &in_units, among, by_key_then_slot);
    sort(&in_units, by_key_then_slot);
    tally_units(tally, &in_units);
    arena_free(scratch);

    scratch = arena_new();
    struct facts_list in_all = with_key(scratch, tally);

    keep_among(scratch, &in_all, among, by_key);
    sort(&in_all, by_key_then_slot);
    tally_total(arena, tally, &in_all);
    arena_free(scratch);
}
