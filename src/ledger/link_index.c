/* SPDX-License-Identifier: MIT */
/* What references are looked up in, in the orders that they are asked for. See link_index.h. */
#include "ledger/link_index.h"

#include <assert.h>
#include <stdlib.h>

static int compare_numbers(uintptr_t a, uintptr_t b)
{
    return (a > b) - (a < b);
}

/* ---- ids by another order ---- */

static int compare_values(const struct mention *a, const struct mention *b)
{
    int order = compare_numbers((uintptr_t)a->field, (uintptr_t)b->field);

    return order != 0 ? order : slice_cmp(a->value, b->value);
}

static int compare_entries(const struct mention *a, const struct mention *b)
{
    int order = compare_numbers((uintptr_t)a->field, (uintptr_t)b->field);

    return order != 0 ? order : compare_numbers(a->entry, b->entry);
}

static int by_value(const void *a, const void *b)
{
    const struct mention *first = *(const struct mention *const *)a;
    const struct mention *second = *(const struct mention *const *)b;
    int order = compare_values(first, second);

    return order != 0 ? order : compare_numbers((uintptr_t)first, (uintptr_t)second);
}

static int by_entry(const void *a, const void *b)
{
    const struct mention *first = *(const struct mention *const *)a;
    const struct mention *second = *(const struct mention *const *)b;
    int order = compare_entries(first, second);

    return order != 0 ? order : compare_numbers((uintptr_t)first, (uintptr_t)second);
}

static struct id_order order_of(struct arena *arena, const struct mention_list *ids,
                                int (*compare)(const void *, const void *))
{
    struct id_order out = {ARENA_ARRAY(arena, ids->len, const struct mention *), ids->len};

    for (size_t i = 0; i < ids->len; i++)
        out.items[i] = &ids->items[i];
    if (ids->len > 1)
        qsort(out.items, ids->len, sizeof *out.items, compare);
    return out;
}

/* The first that is not before what is wanted, where it is like it. */
static const struct mention *find(const struct id_order *order, const struct mention *wanted,
                                  int (*compare)(const struct mention *, const struct mention *))
{
    size_t low = 0, high = order->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(order->items[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < order->count && compare(order->items[low], wanted) == 0 ? order->items[low] : NULL;
}

struct id_order ids_by_value(struct arena *arena, const struct mention_list *ids)
{
    return order_of(arena, ids, by_value);
}

struct id_order ids_by_entry(struct arena *arena, const struct mention_list *ids)
{
    return order_of(arena, ids, by_entry);
}

const struct mention *find_by_value(const struct id_order *order, const struct field *field,
                                    struct slice value)
{
    return find(order, &(struct mention){.field = field, .value = value}, compare_values);
}

const struct mention *find_by_entry(const struct id_order *order, const struct field *field,
                                    uint32_t entry)
{
    return find(order, &(struct mention){.field = field, .entry = entry}, compare_entries);
}

/* ---- ids unit by unit ---- */

static struct id_range range_of(const struct field *field, uint32_t unit, size_t from)
{
    return (struct id_range){field, field->unique == FIELD_UNIQUE_TOWNSHIP ? 0 : unit, from};
}

static int compare_ranges(const struct id_range *a, const struct id_range *b)
{
    int order = compare_numbers((uintptr_t)a->field, (uintptr_t)b->field);

    return order != 0 ? order : compare_numbers(a->unit, b->unit);
}

struct id_ranges ids_by_unit(struct arena *arena, const struct mention_list *ids)
{
    struct id_ranges out = {.ids = ids};

    for (size_t i = 0; i < ids->len; i++) {
        const struct id_range range = range_of(ids->items[i].field, ids->items[i].unit, i);

        assert(out.len == 0 || compare_ranges(&out.items[out.len - 1], &range) <= 0);
        if (out.len == 0 || compare_ranges(&out.items[out.len - 1], &range) != 0)
            *ARRAY_PUSH(arena, &out) = range;
    }
    return out;
}

/* The first range that is not before the wanted one. */
static size_t find_range(const struct id_ranges *ranges, const struct id_range *wanted)
{
    size_t low = 0, high = ranges->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_ranges(&ranges->items[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t ids_lower_bound(const struct id_ranges *ranges, const struct field *field, uint32_t unit,
                       struct slice value)
{
    const struct id_range wanted = range_of(field, unit, 0);
    const size_t found = find_range(ranges, &wanted);
    size_t low = found < ranges->len ? ranges->items[found].from : ranges->ids->len;
    size_t high = found + 1 < ranges->len ? ranges->items[found + 1].from : ranges->ids->len;

    if (found == ranges->len || compare_ranges(&ranges->items[found], &wanted) != 0)
        return low;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (slice_cmp(ranges->ids->items[middle].value, value) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- ids that are lost ---- */

/* By field and unit; INDEX_NONE, a unit that nobody knows, comes last. */
static int compare_lost(const void *a, const void *b)
{
    const struct lost_id *first = a, *second = b;
    int order = compare_numbers((uintptr_t)first->field, (uintptr_t)second->field);

    return order != 0 ? order : compare_numbers(first->unit, second->unit);
}

void lost_sort(struct facts *facts)
{
    if (facts->lost.len > 1)
        qsort(facts->lost.items, facts->lost.len, sizeof *facts->lost.items, compare_lost);
}

bool lost_has(const struct facts *facts, const struct field *field, uint32_t unit)
{
    const struct lost_id wanted = {field, unit};

    return facts->lost.len > 0 && bsearch(&wanted, facts->lost.items, facts->lost.len,
                                          sizeof wanted, compare_lost) != NULL;
}

bool lost_has_any(const struct facts *facts, const struct field *field)
{
    size_t low = 0, high = facts->lost.len;
    const struct lost_id wanted = {field, 0};

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_lost(&facts->lost.items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    assert(low == 0 || compare_lost(&facts->lost.items[low - 1], &wanted) < 0);
    return low < facts->lost.len && facts->lost.items[low].field == field;
}
