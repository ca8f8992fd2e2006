/* SPDX-License-Identifier: MIT */
/*
 * References that are settled in their own file: each names an entry that stands there, once, and
 * whatever other files hold, nothing is to be said of it when the links are made (link.h).
 *
 * One doubt is left, that a file before this one has the id as well. It is seen when the facts are
 * joined, and then all references of the file count (facts_join.c).
 */
#include "base/hash.h"
#include "ledger/facts_room.h"
#include "ledger/link_room.h"

#include <assert.h>

/* The ids of a file by their values, and what its references name. */
struct settling {
    const struct facts *facts;
    date_days last;
    uint32_t *slots; /* of ids: index + 1; 0: free */
    size_t size;
    uint32_t *found; /* by reference: the id, or INDEX_NONE */
    bool *kept;      /* by reference: it is not settled */
};

#define TWICE ((uint32_t)1 << 31) /* of a slot: two ids have the value */

static uint32_t *slot_of(const struct settling *settling, const struct field *field,
                         struct slice value)
{
    const struct mention *ids = settling->facts->ids.items;
    size_t at = hash_fold(HASH_FOLD_START, value) & (settling->size - 1);

    for (; settling->slots[at] != 0; at = (at + 1) & (settling->size - 1)) {
        const struct mention *id = &ids[(settling->slots[at] & ~TWICE) - 1];

        if (id->field == field && slice_eq(id->value, value))
            break;
    }
    return &settling->slots[at];
}

static void add_ids(struct settling *settling, struct arena *arena)
{
    const struct mention_list *ids = &settling->facts->ids;

    assert(ids->len < TWICE);
    for (settling->size = 8; settling->size < 2 * ids->len;)
        settling->size *= 2;
    settling->slots = ARENA_ARRAY(arena, settling->size, uint32_t);
    for (size_t i = 0; i < ids->len; i++) {
        uint32_t *slot = slot_of(settling, ids->items[i].field, ids->items[i].value);

        *slot = *slot == 0 ? (uint32_t)i + 1 : *slot | TWICE;
    }
}

/* A reference that another unit's file may answer is none of these. */
static uint32_t find(const struct settling *settling, const struct mention *ref)
{
    const struct field *field = ref->field->ref;
    uint32_t slot;

    assert(field != NULL);
    if (ref->unit == INDEX_NONE ||
        (field->unique != FIELD_UNIQUE_UNIT && field->unique != FIELD_UNIQUE_TOWNSHIP))
        return INDEX_NONE;
    slot = *slot_of(settling, field, ref->value);
    return slot == 0 || (slot & TWICE) != 0 ? INDEX_NONE : slot - 1;
}

static bool is_in(const struct facts *facts, uint32_t entry, uint32_t other)
{
    while (entry != ENTRY_NONE && entry != other)
        entry = facts->entries.items[entry].parent;
    return entry == other;
}

/* x-succeeds is seldom, and left to the links. */
static bool is_there(const struct settling *settling, const struct mention *ref,
                     const struct mention *id)
{
    const struct entry *entries = settling->facts->entries.items;

    if (!ref->field->open || ref->entry == ENTRY_NONE || id->entry == ENTRY_NONE)
        return !ref->field->succeeds;
    return !ref->field->succeeds && link_absence(&entries[ref->entry], &entries[id->entry],
                                                 settling->last) == DIAG_CODE_COUNT;
}

/* The reference that it must lie in (x-within); INDEX_NONE for none. */
static uint32_t beside(const struct settling *settling, uint32_t index)
{
    const struct facts *facts = settling->facts;
    const struct mention *ref = &facts->refs.items[index], *other;

    if (ref->field->within == NULL || ref->entry == ENTRY_NONE)
        return INDEX_NONE;
    other = link_beside(facts, &facts->refs, index, ref->field->within, is_in);
    return other == NULL ? INDEX_NONE : (uint32_t)(other - facts->refs.items);
}

static bool lies_within(const struct settling *settling, uint32_t index)
{
    const struct facts *facts = settling->facts;
    const uint32_t other = beside(settling, index);

    if (other == INDEX_NONE)
        return true;
    const uint32_t id = settling->found[index], owner = settling->found[other];

    return owner != INDEX_NONE &&
           is_in(facts, facts->ids.items[id].entry, facts->ids.items[owner].entry);
}

static bool is_settled(const struct settling *settling, uint32_t index)
{
    const struct facts *facts = settling->facts;
    const uint32_t found = settling->found[index];

    return found != INDEX_NONE &&
           is_there(settling, &facts->refs.items[index], &facts->ids.items[found]) &&
           lies_within(settling, index);
}

/* With whatever the links look at beside it. */
static void keep(struct settling *settling, uint32_t index)
{
    for (; index != INDEX_NONE && !settling->kept[index]; index = beside(settling, index))
        settling->kept[index] = true;
}

static void settle(struct settling *settling, struct arena *keys)
{
    const struct facts *facts = settling->facts;
    const uint32_t count = (uint32_t)facts->refs.len;

    for (uint32_t i = 0; i < count; i++) {
        struct mention *ref = &facts->refs.items[i];
        const uint32_t found = settling->found[i] = find(settling, ref);

        ref->value =
            found == INDEX_NONE ? arena_copy(keys, ref->value) : facts->ids.items[found].value;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!is_settled(settling, i))
            keep(settling, i);
    }
}

void walk_settle_refs(struct walk *walk)
{
    struct facts *facts = walk->out;
    struct arena *arena = facts->arena;
    const size_t count = facts->refs.len;
    struct settling settling = {.facts = facts, .last = walk->rules->last};

    if (count == 0)
        return;
    settling.found = ARENA_ARRAY(arena, count, uint32_t);
    settling.kept = ARENA_ARRAY(arena, count, bool);
    add_ids(&settling, arena);
    settle(&settling, walk->keys);
    for (size_t i = 0; i < count; i++) {
        if (settling.kept[i])
            *ARRAY_PUSH_MOVING(arena, &facts->unsettled) = facts->refs.items[i];
    }
    arena_drop(arena, settling.slots, settling.size * sizeof *settling.slots);
    arena_drop(arena, settling.kept, count * sizeof *settling.kept);
    arena_drop(arena, settling.found, count * sizeof *settling.found);
}
