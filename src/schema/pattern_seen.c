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
    for (size_t i = 0; i < SEEN_SLOTS; i++)
        atomic_init(&seen->slots[i], NULL);
}

bool seen_has(struct pattern_seen *seen, struct slice text, size_t *place)
{
    if (text.len == 0 || text.len > SEEN_BYTES)
        return false;

    uint64_t hash = hash_fold(HASH_FOLD_START, text);

    *place = (size_t)((hash ^ hash >> 32) % SEEN_SLOTS);
    const struct seen_text *kept = atomic_load_explicit(&seen->slots[*place], memory_order_acquire);

    return kept != NULL && kept->len == text.len && memcmp(kept->bytes, text.data, text.len) == 0;
}

void seen_add(struct pattern_seen *seen, struct slice text, size_t place)
{
    struct seen_text *none = NULL;

    if (text.len == 0 || text.len > SEEN_BYTES)
        return;
    assert(place < SEEN_SLOTS);
    if (atomic_load_explicit(&seen->slots[place], memory_order_relaxed) != NULL)
        return;
    struct seen_text *copy = memory_alloc(sizeof *copy + text.len);

    copy->len = text.len;
    memcpy(copy->bytes, text.data, text.len);
    if (!atomic_compare_exchange_strong(&seen->slots[place], &none, copy))
        free(copy); /* another thread was first */
}

void seen_free(struct pattern_seen *seen)
{
    for (size_t i = 0; i < SEEN_SLOTS; i++)
        free(atomic_load(&seen->slots[i]));
}
