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

static int compare_places(const void *a, const void *b)
{
    const struct id_place *first = a, *second = b;
    int order = (first->of > second->of) - (first->of < second->of);

    return order != 0 ? order : compare_numbers(first->id, second->id);
}

static uint64_t place_of(uint16_t field, uint32_t value)
{
    return (uint64_t)field << 32 | value;
}

static struct id_order order_of(struct arena *arena, const struct kept_mentions *ids, bool entries)
{
    struct id_place *places = ARENA_ARRAY(arena, ids->len, struct id_place);

    for (size_t i = 0; i < ids->len; i++) {
        const struct kept_mention *id = &ids->items[i];

        places[i] = (struct id_place){place_of(id->field, entries ? id->entry : id->key), i};
    }
    if (ids->len > 1)
        qsort(places, ids->len, sizeof *places, compare_places);
    return (struct id_order){places, ids->len};
}

struct id_order ids_by_value(struct arena *arena, const struct kept_mentions *ids)
{
    return order_of(arena, ids, false);
}

struct id_order ids_by_entry(struct arena *arena, const struct kept_mentions *ids)
{
    return order_of(arena, ids, true);
}

size_t find_by(const struct id_order *order, uint16_t field, uint32_t value)
{
    const uint64_t wanted = place_of(field, value);
    size_t low = 0, high = order->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (order->items[middle].of < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low < order->count && order->items[low].of == wanted ? order->items[low].id : ID_NONE;
}

/* ---- ids unit by unit ---- */

static int compare_ids(const struct kept_mention *first, const struct kept_mention *second,
                       bool township)
{
    int order = township ? 0 : compare_numbers(first->unit, second->unit);

    if (order == 0)
        order = compare_numbers(first->key, second->key);
    if (order == 0)
        order = compare_numbers(first->file, second->file);
    return order != 0 ? order : compare_numbers(first->start, second->start);
}

static int by_key(const void *a, const void *b)
{
    return compare_ids(a, b, true);
}

static int by_unit(const void *a, const void *b)
{
    return compare_ids(a, b, false);
}

static bool is_of_township(const struct kept_mentions *ids, size_t field)
{
    return ids->fields[field]->unique == FIELD_UNIQUE_TOWNSHIP;
}

/* They stand field by field. */
void ids_sort(struct kept_mentions *ids)
{
    for (size_t from = 0, end; from < ids->len; from = end) {
        const uint16_t field = ids->items[from].field;

        for (end = from; end < ids->len && ids->items[end].field == field;)
            end++;
        assert(end == ids->len || field < ids->items[end].field);
        qsort(&ids->items[from], end - from, sizeof *ids->items,
              is_of_township(ids, field) ? by_key : by_unit);
    }
}

static struct id_range range_of(const struct kept_mentions *ids, uint16_t field, uint32_t unit,
                                size_t from)
{
    return (struct id_range){field, is_of_township(ids, field) ? 0 : unit, from};
}

static int compare_ranges(const struct id_range *a, const struct id_range *b)
{
    int order = compare_numbers(a->field, b->field);

    return order != 0 ? order : compare_numbers(a->unit, b->unit);
}

struct id_ranges ids_by_unit(struct arena *arena, const struct kept_mentions *ids)
{
    struct id_ranges out = {.ids = ids};

    for (size_t i = 0; i < ids->len; i++) {
        const struct id_range range = range_of(ids, ids->items[i].field, ids->items[i].unit, i);

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

size_t ids_lower_bound(const struct id_ranges *ranges, uint16_t field, uint32_t unit, uint32_t key)
{
    const struct kept_mentions *ids = ranges->ids;

    if (field == ids->field_count)
        return ids->len;
    const struct id_range wanted = range_of(ids, field, unit, 0);
    const size_t found = find_range(ranges, &wanted);
    size_t low = found < ranges->len ? ranges->items[found].from : ids->len;
    size_t high = found + 1 < ranges->len ? ranges->items[found + 1].from : ids->len;

    if (found == ranges->len || compare_ranges(&ranges->items[found], &wanted) != 0)
        return low;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (ids->items[middle].key < key)
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
