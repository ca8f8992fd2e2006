/* SPDX-License-Identifier: MIT */
/* Names as numbers, by a table of hashes. See numbering.h. */
#include "tree/numbering.h"

#include "base/word.h"
#include "tree/tree_room.h"

_Static_assert((NUMBERING_SLOTS & (NUMBERING_SLOTS - 1)) == 0, "a mask gives the slot");
_Static_assert(NUMBERED_MAX < NUMBERING_SLOTS / 2, "a search ends at an empty slot");
_Static_assert(NUMBERED_MAX <= UINT8_MAX, "a slot takes a number");

struct numbering *numbering_new(struct arena *arena)
{
    struct numbering *numbering = ARENA_NEW(arena, struct numbering);

    numbering->names = ARENA_ARRAY(arena, NUMBERED_MAX + 1, struct slice);
    numbering->count = 1;
    return numbering;
}

/* Its last eight bytes; all of a shorter one. */
static uint64_t word_of(struct slice name)
{
    uint64_t word = 0;

    if (name.len >= WORD_BYTES)
        return word_at(name.data + name.len - WORD_BYTES);
    for (size_t i = 0; i < name.len; i++)
        word = word << 8 | (unsigned char)name.data[i];
    return word;
}

/* Whether a number is that of a name: most have no byte in front of the last eight. */
static bool is_of(const struct numbering *numbering, uint32_t number, struct slice name,
                  uint64_t word)
{
    struct slice own = numbering->names[number];

    return numbering->words[number] == word && own.len == name.len &&
           (name.len <= WORD_BYTES || memcmp(own.data, name.data, name.len - WORD_BYTES) == 0);
}

/* Where a name stands, or would. Its word and its length tell most names apart. */
static size_t find_slot(const struct numbering *numbering, struct slice name)
{
    const uint64_t word = word_of(name);
    size_t slot =
        (size_t)(((word ^ name.len) * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (NUMBERING_SLOTS - 1);

    while (numbering->slots[slot] != 0 && !is_of(numbering, numbering->slots[slot], name, word))
        slot = (slot + 1) & (NUMBERING_SLOTS - 1);
    return slot;
}

void numbering_add(struct numbering *numbering, struct slice name)
{
    size_t slot = find_slot(numbering, name);

    if (numbering->slots[slot] != 0 || numbering->count > NUMBERED_MAX || suspicious_key(name))
        return;
    numbering->names[numbering->count] = name;
    numbering->words[numbering->count] = word_of(name);
    numbering->slots[slot] = (uint8_t)numbering->count++;
}

uint32_t numbering_find(const struct numbering *numbering, struct slice name)
{
    return numbering->slots[find_slot(numbering, name)];
}
