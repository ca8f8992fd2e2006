/* SPDX-License-Identifier: MIT */
/* Texts that need not be matched again. See pattern_seen_room.h. */
#include "schema/pattern_seen_room.h"

#include "base/hash.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A copy; it does not change any more. */
struct seen_text {
    size_t len;
    char bytes[];
};

void seen_init(struct pattern_seen *seen)
{
    atomic_init(&seen->any, false);
    for (size_t i = 0; i < SEEN_SLOTS; i++)
        atomic_init(&seen->slots[i], NULL);
}

static struct seen_text *_Atomic *slot_of(struct pattern_seen *seen, struct slice text)
{
    uint64_t hash = hash_fold(HASH_FOLD_START, text);

    return &seen->slots[(hash ^ hash >> 32) % SEEN_SLOTS];
}

bool seen_has(struct pattern_seen *seen, struct slice text)
{
    if (text.len == 0 || text.len > SEEN_BYTES ||
        !atomic_load_explicit(&seen->any, memory_order_relaxed))
        return false;

    const struct seen_text *kept = atomic_load_explicit(slot_of(seen, text), memory_order_acquire);

    return kept != NULL && kept->len == text.len && memcmp(kept->bytes, text.data, text.len) == 0;
}

void seen_add(struct pattern_seen *seen, struct slice text)
{
    struct seen_text *none = NULL;

    if (text.len == 0 || text.len > SEEN_BYTES)
        return;

    struct seen_text *_Atomic *slot = slot_of(seen, text);
    if (atomic_load_explicit(slot, memory_order_relaxed) != NULL)
        return;
    struct seen_text *copy = memory_alloc(sizeof *copy + text.len);

    copy->len = text.len;
    memcpy(copy->bytes, text.data, text.len);
    if (!atomic_compare_exchange_strong(slot, &none, copy))
        free(copy); /* another thread was first */
    atomic_store_explicit(&seen->any, true, memory_order_relaxed);
}

void seen_free(struct pattern_seen *seen)
{
    for (size_t i = 0; i < SEEN_SLOTS; i++)
        free(atomic_load(&seen->slots[i]));
}
