/* SPDX-License-Identifier: MIT */
/* See schema_met.h. */
#include "schema/schema_met.h"

#include "base/hash.h"

#include <assert.h>

#define STEPS_FREE  64
#define SLOTS_FIRST 256

/* Where it stands, or would. */
static const void **slot_of(const struct met *met, const void *what)
{
    const struct slice bytes = {(const char *)&what, sizeof what};
    size_t mask = met->slot_count - 1, at = (size_t)hash_fold(HASH_FOLD_START, bytes) & mask;

    assert(met->used < met->slot_count && (met->slot_count & mask) == 0);
    while (met->slots[at] != NULL && met->slots[at] != what)
        at = (at + 1) & mask;
    return &met->slots[at];
}

static void grow(struct met *met)
{
    const struct met old = *met;

    if (met->arena == NULL)
        met->arena = arena_new();
    met->slot_count = old.slot_count == 0 ? SLOTS_FIRST : old.slot_count * 2;
    met->slots = ARENA_ARRAY(met->arena, met->slot_count, const void *);
    for (size_t i = 0; i < old.slot_count; i++) {
        if (old.slots[i] != NULL)
            *slot_of(met, old.slots[i]) = old.slots[i];
    }
}

bool met_before(struct met *met, const void *what)
{
    assert(what != NULL);
    if (met->steps < STEPS_FREE) {
        met->steps++;
        return false;
    }
    if (met->used * 2 >= met->slot_count)
        grow(met);

    const void **slot = slot_of(met, what);
    if (*slot != NULL)
        return true;
    *slot = what;
    met->used++;
    return false;
}

void met_free(struct met *met)
{
    if (met->arena != NULL)
        arena_free(met->arena);
}
