/* SPDX-License-Identifier: MIT */
/* What a figure is cut into. See pieces_room.h. */
#include "assess/pieces_room.h"

#include <assert.h>
#include <stdlib.h>

/* ---- making them ---- */

static int by_slot_and_value(const void *a, const void *b)
{
    const struct piece_value *one = a, *other = b;

    if (one->slot != other->slot)
        return one->slot < other->slot ? -1 : 1;
    return (one->value > other->value) - (one->value < other->value);
}

/* Sorts some and drops what stands twice; how many are left. */
static size_t sort_once(struct piece_value *given, size_t count)
{
    size_t kept = 0;

    if (count > 1)
        qsort(given, count, sizeof *given, by_slot_and_value);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || by_slot_and_value(&given[kept - 1], &given[i]) != 0)
            given[kept++] = given[i];
    }
    return kept;
}

/* Puts sorted ones behind those before; `starts` counts them yet. */
static void add_values(struct pieces *pieces, size_t before, const struct piece_value *given,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pieces->values[before + i] = given[i].value;
        pieces->starts[given[i].slot + 1]++;
    }
}

struct pieces pieces_of_values(struct arena *arena, size_t slots, size_t slices,
                               struct piece_value *given, size_t count)
{
    const size_t each = sort_once(given, count);
    struct pieces out = {slots, slices, ARENA_ARRAY(arena, 2 * each, uint32_t),
                         ARENA_ARRAY(arena, slots + 2, size_t)};

    add_values(&out, 0, given, each);
    for (size_t i = 0; i < each; i++)
        given[i].slot = slots;
    add_values(&out, each, given, sort_once(given, each));
    for (size_t slot = 0; slot <= slots; slot++)
        out.starts[slot + 1] += out.starts[slot];
    return out;
}

/* ---- asking ---- */

size_t pieces_count(const struct pieces *pieces, size_t slot)
{
    assert(slot <= pieces->slots);
    if (pieces->starts == NULL)
        return pieces->slices;
    return (pieces->starts[slot + 1] - pieces->starts[slot]) * pieces->slices;
}

size_t pieces_before(const struct pieces *pieces, size_t slot)
{
    return (pieces->starts == NULL ? slot : pieces->starts[slot]) * pieces->slices;
}

/* Where a value stands among those of a slot; PIECE_NONE where it does not. */
static size_t value_index(const struct pieces *pieces, size_t slot, uint32_t value)
{
    size_t low = pieces->starts[slot], high = pieces->starts[slot + 1];
    const size_t first = low, end = high;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (pieces->values[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && pieces->values[low] == value ? low - first : PIECE_NONE;
}

size_t piece_of(const struct pieces *pieces, size_t slot, const struct fact *fact)
{
    size_t index;

    if (pieces->starts == NULL)
        return fact->period;
    index = value_index(pieces, slot, fact->per_number);
    return index == PIECE_NONE ? PIECE_NONE : index * pieces->slices + fact->period;
}

uint32_t piece_value(const struct pieces *pieces, size_t slot, size_t piece)
{
    assert(piece < pieces_count(pieces, slot));
    if (pieces->starts == NULL)
        return KEY_NONE;
    return pieces->values[pieces->starts[slot] + piece / pieces->slices];
}

size_t piece_in_total(const struct pieces *pieces, size_t slot, size_t piece)
{
    const struct fact fact = {.per_number = piece_value(pieces, slot, piece),
                              .period = (uint32_t)(piece % pieces->slices)};

    return piece_of(pieces, pieces->slots, &fact);
}
