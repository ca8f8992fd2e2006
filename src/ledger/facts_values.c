/* SPDX-License-Identifier: MIT */
/* The different values of a list. */
#include "ledger/facts_room.h"

#include "base/memory.h"
#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

/* A value, and where it stands in its list. */
struct listed_value {
    struct slice key;
    size_t index;
};

static int by_key_and_index(const void *a, const void *b)
{
    const struct listed_value *first = a, *second = b;
    const int order = slice_cmp(first->key, second->key);

    return order != 0 ? order : compare_sizes(first->index, second->index);
}

static int by_index(const void *a, const void *b)
{
    return compare_sizes(((const struct listed_value *)a)->index,
                         ((const struct listed_value *)b)->index);
}

/* Of each value the first; how many there are. */
static size_t keep_first(struct listed_value *values, size_t count)
{
    size_t kept = 0;

    qsort(values, count, sizeof *values, by_key_and_index);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || !slice_eq(values[kept - 1].key, values[i].key))
            values[kept++] = values[i];
    }
    qsort(values, kept, sizeof *values, by_index);
    assert(kept <= count);
    return kept;
}

size_t walk_different(const struct walk *walk, const struct field *field, const struct node *list,
                      struct slice **out)
{
    struct listed_value *values = memory_alloc(memory_mul(list->count, sizeof *values));
    size_t count = 0;

    assert(list->kind == NODE_LIST);
    for (uint32_t i = 0; i < list->count; i++) {
        if (node_is_scalar(&list->items[i]))
            values[count++] =
                (struct listed_value){walk_key_text(walk, walk->keys, field, &list->items[i]), i};
    }
    count = count > 1 ? keep_first(values, count) : count;
    *out = memory_alloc(memory_mul(count, sizeof **out));
    for (size_t i = 0; i < count; i++)
        (*out)[i] = values[i].key;
    free(values);
    return count;
}
