/* SPDX-License-Identifier: MIT */
/*
 * pieces_room: what a figure is cut into, when the same is asked of several parts of it.
 *
 * With `every` these are the slices of time, the same for every unit. With `per` they are the
 * different values of a field, of each unit its own; of all units together each value once. With
 * both they are the slices of each value. Without either there is one piece, the figure itself.
 *
 * A slot is a unit of the target, by its index there; the slot behind the last is the total. The
 * pieces of a slot are numbered from 0, value by value, each with its slices. Values stand in the
 * order in which the ledger names them first.
 *
 * Where a list says of which values it is asked, a unit may have entries of a value that only
 * another one lists: the town's volunteer who helps in a village. Nothing is asked of the unit for
 * it, and all together have it. Such a guest has pieces behind those that are asked of the slot.
 */
#ifndef TAIZHANG_ASSESS_PIECES_ROOM_H
#define TAIZHANG_ASSESS_PIECES_ROOM_H

#include "ledger/fact_pack.h"

#define PIECE_NONE SIZE_MAX

struct pieces {
    size_t slots;     /* without the total */
    size_t slices;    /* of time; 1 without `every`, 0 before the first has ended */
    uint32_t *values; /* with `per`: numbers of values (fact.per_number), slot by slot ascending */
    size_t *starts;   /* by slot: where its values begin, and where those of the total end */
    size_t *guests;   /* by slot: where its guests begin, behind the values that are asked of it */
};

/* A value that is asked of in a slot, or one that only occurs there. */
struct piece_value {
    size_t slot;
    uint32_t value;
    bool guest;
};

/* Those of `per`: of the values that are given, which are sorted and need not last, each once in
 * its slot and in the total. A guest is one where another slot is asked for its value. */
struct pieces pieces_of_values(struct arena *arena, size_t slots, size_t slices,
                               struct piece_value *given, size_t count);

size_t pieces_count(const struct pieces *pieces, size_t slot);

/* The same with those of guests. */
size_t pieces_with_guests(const struct pieces *pieces, size_t slot);

/* How many pieces stand before those of a slot. */
size_t pieces_before(const struct pieces *pieces, size_t slot);

/* Which piece of a slot a fact goes to; PIECE_NONE where nobody asks for its value. */
size_t piece_of(const struct pieces *pieces, size_t slot, const struct fact *fact);

/* The number of the value that a piece is of; KEY_NONE without `per`. */
uint32_t piece_value(const struct pieces *pieces, size_t slot, size_t piece);

/* The piece of the total that a unit's goes to. */
size_t piece_in_total(const struct pieces *pieces, size_t slot, size_t piece);

#endif
