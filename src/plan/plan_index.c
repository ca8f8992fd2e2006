/* SPDX-License-Identifier: MIT */
/* See plan_index.h. */
#include "plan/plan_index.h"

#include "base/hash.h"

#include <assert.h>

#define SLOTS_FIRST 64

uint64_t plan_index_hash(struct slice id)
{
    return hash_fold(HASH_FOLD_START, id);
}

static void put(const struct plan_index *index, struct plan_slot slot)
{
    const size_t mask = index->slot_count - 1;
    size_t at = (size_t)slot.hash & mask;

    while (index->slots[at].place != 0)
        at = (at + 1) & mask;
    index->slots[at] = slot;
}

static void grow(struct arena *arena, struct plan_index *index)
{
    const struct plan_index old = *index;

    index->slot_count = old.slot_count == 0 ? SLOTS_FIRST : old.slot_count * 2;
    index->slots = ARENA_ARRAY(arena, index->slot_count, struct plan_slot);
    for (size_t i = 0; i < old.slot_count; i++) {
        if (old.slots[i].place != 0)
            put(index, old.slots[i]);
    }
}

void plan_index_add(struct arena *arena, struct plan_index *index, uint64_t hash, size_t place)
{
    if (index->used * 2 >= index->slot_count)
        grow(arena, index);
    put(index, (struct plan_slot){hash, place + 1});
    index->used++;
    assert(index->used < index->slot_count && (index->slot_count & (index->slot_count - 1)) == 0);
}

bool plan_index_next(const struct plan_index *index, uint64_t hash, size_t *at, size_t *place)
{
    const size_t mask = index->slot_count - 1;

    for (; *at < index->slot_count; (*at)++) {
        const struct plan_slot *slot = &index->slots[((size_t)hash + *at) & mask];

        if (slot->place == 0)
            break;
        if (slot->hash != hash)
            continue;
        *place = slot->place - 1;
        (*at)++;
        return true;
    }
    return false;
}
