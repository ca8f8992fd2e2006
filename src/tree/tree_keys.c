/* SPDX-License-Identifier: MIT */
/* Keys that stand twice in a mapping: told with both places, and left out. */
#include "base/memory.h"
#include "tree/tree_room.h"

#include <stdlib.h>

struct keys {
    const struct source *source;
    struct diag_list *diags;
};

static struct span span_of(const struct keys *keys, const struct node *node)
{
    return (struct span){keys->source, node->start, node->end};
}

/* Masked keys look alike and are not. */
static bool is_masked(const struct keys *keys, const struct member *member)
{
    return source_is_masked(keys->source, member->key.start, member->key.end);
}

static int compare_members(const void *a, const void *b)
{
    const struct member *first = *(struct member *const *)a, *second = *(struct member *const *)b;
    int order = slice_cmp(first->key.text, second->key.text);

    return order != 0
               ? order
               : (first->key.start > second->key.start) - (first->key.start < second->key.start);
}

/* Reports a second key and leaves it out: whoever looks further sees the first. */
static void drop_duplicate(const struct keys *keys, struct node *map, const struct member *first,
                           struct member *second)
{
    struct diag *diag = diag_add(keys->diags, DIAG_DUPLICATE_KEY, span_of(keys, &second->key));
    struct span span = span_of(keys, &first->key);

    diag_set(diag, "key", second->key.text);
    diag_set_number(diag, "line", (int64_t)source_position(keys->source, span.start).line);
    diag_also(diag, span);
    second->key.faulty = true;
    map->faulty = true;
}

static void compact_members(struct node *map)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < map->count; i++) {
        if (map->members[i].key.faulty)
            map->faulty = true;
        else
            map->members[kept++] = map->members[i];
    }
    map->count = kept;
}

/* Most mappings have few keys, where comparing each with each is fastest. */
#define FEW_KEYS 12

static void check_few_keys(const struct keys *keys, struct node *map)
{
    for (uint32_t i = 1; i < map->count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            if (!slice_eq(map->members[k].key.text, map->members[i].key.text) ||
                is_masked(keys, &map->members[i]))
                continue;
            drop_duplicate(keys, map, &map->members[k], &map->members[i]);
            break;
        }
    }
}

/* Sorting keeps this at O(n log n) for any keys. */
static void check_many_keys(const struct keys *keys, struct node *map)
{
    struct member **sorted = memory_alloc(memory_mul(map->count, sizeof *sorted));

    for (uint32_t i = 0; i < map->count; i++)
        sorted[i] = &map->members[i];
    qsort(sorted, map->count, sizeof *sorted, compare_members);

    const struct member *first = sorted[0];
    for (uint32_t i = 1; i < map->count; i++) {
        if (slice_eq(first->key.text, sorted[i]->key.text) && !is_masked(keys, sorted[i]))
            drop_duplicate(keys, map, first, sorted[i]);
        else
            first = sorted[i];
    }
    free((void *)sorted);
}

void tree_check_keys(const struct source *source, struct diag_list *diags, struct node *map)
{
    const struct keys keys = {source, diags};

    if (map->count <= FEW_KEYS)
        check_few_keys(&keys, map);
    else
        check_many_keys(&keys, map);
    compact_members(map);
}
