/* SPDX-License-Identifier: MIT */
/* See schema_keyed.h. */
#include "schema/schema_keyed.h"

#include "base/hash.h"

#include <assert.h>
#include <stdlib.h>

#define SLOTS_FIRST 16

/* Where a mapping stands, or would. */
static struct keyed_map *slot_of(const struct keyed_maps *keyed, const struct member *members)
{
    const struct slice bytes = {(const char *)&members, sizeof members};
    size_t mask = keyed->slot_count - 1, at = (size_t)hash_fold(HASH_FOLD_START, bytes) & mask;

    assert(keyed->used < keyed->slot_count && (keyed->slot_count & mask) == 0);
    while (keyed->slots[at].members != NULL && keyed->slots[at].members != members)
        at = (at + 1) & mask;
    return &keyed->slots[at];
}

static void grow(struct keyed_maps *keyed, struct arena *arena)
{
    const struct keyed_maps old = *keyed;

    keyed->slot_count = old.slot_count == 0 ? SLOTS_FIRST : old.slot_count * 2;
    keyed->slots = ARENA_ARRAY(arena, keyed->slot_count, struct keyed_map);
    for (size_t i = 0; i < old.slot_count; i++) {
        if (old.slots[i].members != NULL)
            *slot_of(keyed, old.slots[i].members) = old.slots[i];
    }
}

static int compare_keys(const void *a, const void *b)
{
    const struct member *one = *(struct member *const *)a, *other = *(struct member *const *)b;

    return slice_cmp(one->key.text, other->key.text);
}

static struct member **sort(struct arena *arena, const struct node *map)
{
    struct member **sorted = ARENA_ARRAY(arena, map->count, struct member *);

    for (uint32_t i = 0; i < map->count; i++)
        sorted[i] = &map->members[i];
    qsort(sorted, map->count, sizeof *sorted, compare_keys);
    return sorted;
}

static int compare_with_key(const void *key, const void *member)
{
    return slice_cmp(*(const struct slice *)key, (*(struct member *const *)member)->key.text);
}

struct member *keyed_member(struct keyed_maps *keyed, struct arena *arena, const struct node *map,
                            struct slice key)
{
    if (keyed == NULL || map->kind != NODE_MAP || map->count <= KEYED_FEW)
        return node_member(map, key);
    if (keyed->used * 2 >= keyed->slot_count)
        grow(keyed, arena);

    struct keyed_map *slot = slot_of(keyed, map->members);
    if (slot->members == NULL) {
        *slot = (struct keyed_map){map->members, sort(arena, map)};
        keyed->used++;
    }
    struct member **found =
        bsearch(&key, slot->sorted, map->count, sizeof *slot->sorted, compare_with_key);

    assert((found == NULL ? NULL : *found) == node_member(map, key) && "keys stay what they are");
    return found == NULL ? NULL : *found;
}
