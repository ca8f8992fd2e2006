/* SPDX-License-Identifier: MIT */
/* What a figure is cut into. See pieces_room.h. */
#include "assess/pieces_room.h"

#include <assert.h>
#include <stdlib.h>

/* ---- making them ---- */

/* Those that are asked before guests, where both are the same. */
static int by_value(const void *a, const void *b)
{
    const struct piece_value *one = a, *other = b;

    if (one->slot != other->slot)
        return one->slot < other->slot ? -1 : 1;
    if (one->value != other->value)
        return one->value < other->value ? -1 : 1;
    return one->guest - other->guest;
}

/* Those that are asked before all guests of the slot. */
static int by_guest(const void *a, const void *b)
{
    const struct piece_value *one = a, *other = b;

    if (one->slot != other->slot)
        return one->slot < other->slot ? -1 : 1;
    return one->guest != other->guest ? one->guest - other->guest : by_value(a, b);
}

/* Sorts some and drops what stands twice; how many are left. */
static size_t sort_once(struct piece_value *given, size_t count)
{
    size_t kept = 0;

    if (count > 1)
        qsort(given, count, sizeof *given, by_value);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || given[kept - 1].slot != given[i].slot ||
            given[kept - 1].value != given[i].value)
            given[kept++] = given[i];
    }
    return kept;
}

/* The values of the total: those that are asked of some slot. */
static size_t asked_of_any(const struct piece_value *given, size_t count, size_t total,
                           struct piece_value *out)
{
    size_t asked = 0;

    for (size_t i = 0; i < count; i++) {
        if (!given[i].guest)
            out[asked++] = (struct piece_value){total, given[i].value, false};
    }
    return sort_once(out, asked);
}

/* Drops guests for whom no slot asks. */
static size_t drop_strangers(struct piece_value *given, size_t count,
                             const struct piece_value *total, size_t total_count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        const struct piece_value wanted = {total_count == 0 ? 0 : total->slot, given[i].value,
                                           false};

        if (!given[i].guest || (total_count > 0 && bsearch(&wanted, total, total_count,
                                                           sizeof *total, by_value) != NULL))
            given[kept++] = given[i];
    }
    return kept;
}

/* Puts sorted ones behind those before; `starts` and `guests` count them yet. */
static void add_values(struct pieces *pieces, size_t before, const struct piece_value *given,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pieces->values[before + i] = given[i].value;
        pieces->starts[given[i].slot + 1]++;
        pieces->guests[given[i].slot] += !given[i].guest;
    }
}

struct pieces pieces_of_values(struct arena *arena, size_t slots, size_t slices,
                               struct piece_value *given, size_t count)
{
    struct arena *scratch = arena_new();
    struct piece_value *total = ARENA_ARRAY(scratch, count, struct piece_value);
    size_t each = sort_once(given, count);
    const size_t all = asked_of_any(given, each, slots, total);

    each = drop_strangers(given, each, total, all);
    if (each > 1)
        qsort(given, each, sizeof *given, by_guest);
    struct pieces out = {slots, slices, ARENA_ARRAY(arena, each + all, uint32_t),
                         ARENA_ARRAY(arena, slots + 2, size_t),
                         ARENA_ARRAY(arena, slots + 1, size_t)};

    add_values(&out, 0, given, each);
    add_values(&out, each, total, all);
    for (size_t slot = 0; slot <= slots; slot++) {
        out.guests[slot] += out.starts[slot];
        out.starts[slot + 1] += out.starts[slot];
    }
    arena_free(scratch);
    return out;
}

/* ---- asking ---- */

size_t pieces_count(const struct pieces *pieces, size_t slot)
{
    assert(slot <= pieces->slots);
    if (pieces->starts == NULL)
        return pieces->slices;
    return (pieces->guests[slot] - pieces->starts[slot]) * pieces->slices;
}

size_t pieces_with_guests(const struct pieces *pieces, size_t slot)
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

/* Where a value stands among some; PIECE_NONE where it does not. */
static size_t find_value(const uint32_t *values, size_t count, uint32_t value)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (values[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && values[low] == value ? low : PIECE_NONE;
}

size_t piece_of(const struct pieces *pieces, size_t slot, const struct fact *fact)
{
    if (pieces->starts == NULL)
        return fact->period;
    const size_t start = pieces->starts[slot], guests = pieces->guests[slot];
    size_t index = find_value(&pieces->values[start], guests - start, fact->per_number);

    if (index == PIECE_NONE) {
        index = find_value(&pieces->values[guests], pieces->starts[slot + 1] - guests,
                           fact->per_number);
        if (index == PIECE_NONE)
            return PIECE_NONE;
        index += guests - start;
    }
    return index * pieces->slices + fact->period;
}

uint32_t piece_value(const struct pieces *pieces, size_t slot, size_t piece)
{
    assert(piece < pieces_with_guests(pieces, slot));
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
