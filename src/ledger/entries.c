/* SPDX-License-Identifier: MIT */
/* Entries by their number. See entries.h. */
#include "ledger/entries.h"

#include <assert.h>

#define BLOCK_ENTRIES 256

enum { IS_INTERVAL = 1, IS_DOUBTED = 2, IS_CUT = 4, IS_BAD = 8 };

struct kept_entry {
    uint32_t file, parent, start;
    date_days from, to;
    uint16_t collection; /* index into those that have entries */
    uint16_t flags;
};

_Static_assert(sizeof(struct kept_entry) == 24, "there are millions of them");

struct entries entries_new(struct arena *arena, size_t file_count)
{
    return (struct entries){.arena = arena, .units = ARENA_ARRAY(arena, file_count, uint32_t)};
}

static uint16_t collection_number(struct entries *entries, const struct field *field)
{
    for (size_t i = 0; i < entries->collections.len; i++) {
        if (entries->collections.items[i] == field)
            return (uint16_t)i;
    }
    assert(entries->collections.len < UINT16_MAX && "a schema has no more fields than that");
    *ARRAY_PUSH(entries->arena, &entries->collections) = field;
    return (uint16_t)(entries->collections.len - 1);
}

static struct kept_entry *kept_at(const struct entries *entries, uint32_t index)
{
    assert(index < entries->count);
    return &entries->blocks.items[index / BLOCK_ENTRIES][index % BLOCK_ENTRIES];
}

void entries_add(struct entries *entries, const struct entry *entry)
{
    unsigned flags = (entry->interval ? IS_INTERVAL : 0U) | (entry->doubted ? IS_DOUBTED : 0U) |
                     (entry->cut ? IS_CUT : 0U) | (entry->bad ? IS_BAD : 0U);

    assert(entries->count < ENTRY_NONE);
    if (entries->count % BLOCK_ENTRIES == 0)
        *ARRAY_PUSH(entries->arena, &entries->blocks) =
            ARENA_ARRAY(entries->arena, BLOCK_ENTRIES, struct kept_entry);
    *kept_at(entries, (uint32_t)entries->count++) = (struct kept_entry){
        .file = entry->file,
        .parent = entry->parent,
        .start = entry->start,
        .from = entry->from,
        .to = entry->to,
        .collection = collection_number(entries, entry->field),
        .flags = (uint16_t)flags,
    };
    entries->units[entry->file] = entry->unit;
}

struct entry entry_at(const struct entries *entries, uint32_t index)
{
    const struct kept_entry *kept = kept_at(entries, index);

    return (struct entry){
        .field = entries->collections.items[kept->collection],
        .file = kept->file,
        .unit = entries->units[kept->file],
        .parent = kept->parent,
        .start = kept->start,
        .from = kept->from,
        .to = kept->to,
        .interval = (kept->flags & IS_INTERVAL) != 0,
        .doubted = (kept->flags & IS_DOUBTED) != 0,
        .cut = (kept->flags & IS_CUT) != 0,
        .bad = (kept->flags & IS_BAD) != 0,
    };
}

uint32_t entry_parent(const struct entries *entries, uint32_t index)
{
    return kept_at(entries, index)->parent;
}

bool entry_is_bad(const struct entries *entries, uint32_t index)
{
    return (kept_at(entries, index)->flags & IS_BAD) != 0;
}

void entry_set_bad(struct entries *entries, uint32_t index)
{
    struct kept_entry *kept = kept_at(entries, index);

    kept->flags = (uint16_t)(kept->flags | IS_BAD);
}
