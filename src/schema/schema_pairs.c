/* SPDX-License-Identifier: MIT */
/* See schema_pairs.h. */
#include "schema/schema_pairs.h"

#include "base/hash.h"

#include <assert.h>

#define SLOTS_FIRST      1024
#define QUESTIONS_ALWAYS 4096 /* of a document however small */

struct pairs pairs_for(size_t document_bytes)
{
    return (struct pairs){.spare = QUESTIONS_ALWAYS + document_bytes};
}

static bool is_same(const struct asked_pair *a, const struct asked_pair *b)
{
    return a->node == b->node && a->key == b->key && a->schema == b->schema && a->top == b->top &&
           a->above == b->above && a->marked == b->marked && a->report == b->report &&
           a->unsound == b->unsound;
}

static uint64_t hash_of(const struct asked_pair *pair)
{
    const uintptr_t parts[] = {(uintptr_t)pair->node, (uintptr_t)pair->schema,
                               (uintptr_t)pair->above, pair->marked, pair->report};

    return hash_fold(HASH_FOLD_START, (struct slice){(const char *)parts, sizeof parts});
}

/* Where a pair stands, or would. */
static struct pair_verdict *slot_of(struct pairs *pairs, const struct asked_pair *pair)
{
    size_t mask = pairs->slot_count - 1, at = (size_t)hash_of(pair) & mask;

    assert(pairs->used < pairs->slot_count && (pairs->slot_count & mask) == 0);
    while (pairs->slots[at].of.node != NULL && !is_same(&pairs->slots[at].of, pair))
        at = (at + 1) & mask;
    return &pairs->slots[at];
}

static void grow(struct pairs *pairs, struct arena *arena)
{
    const struct pairs old = *pairs;

    pairs->slot_count = old.slot_count == 0 ? SLOTS_FIRST : old.slot_count * 2;
    pairs->slots = ARENA_ARRAY(arena, pairs->slot_count, struct pair_verdict);
    for (size_t i = 0; i < old.slot_count; i++) {
        if (old.slots[i].of.node != NULL)
            *slot_of(pairs, &old.slots[i].of) = old.slots[i];
    }
}

struct pair_verdict *pairs_find(struct pairs *pairs, struct arena *arena,
                                const struct asked_pair *pair)
{
    assert(pair->node != NULL);
    if (pairs->used * 2 >= pairs->slot_count)
        grow(pairs, arena);

    struct pair_verdict *slot = slot_of(pairs, pair);
    pairs->used += slot->of.node == NULL;
    slot->of = *pair;
    return slot;
}
