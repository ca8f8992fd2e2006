/* SPDX-License-Identifier: MIT */
/*
 * measure_kind: what kinds of measure there are, each a row of one table.
 *
 * All that makes a kind what it is stands in its row (measure_kind.c): how it is written, how it
 * is compiled, what an entry adds to its figure, and what may be said of such a figure. Whoever
 * counts, judges, draws or withholds figures asks the row and never which kind it is, so that a
 * new kind is a row and its key in the plan's schema. What is proven is never more than what is
 * recorded: `take` sees to it, for an entry without its evidence comes to it, too.
 *
 * A figure is gathered entry by entry: of a unit, of all units together, or up to a day. The same
 * function does it everywhere, so no two of these can differ. Different values (`distinct`) are
 * counted by what they are and not by what an entry gives; there the room `assess` gathers.
 */
#ifndef TAIZHANG_PLAN_MEASURE_KIND_H
#define TAIZHANG_PLAN_MEASURE_KIND_H

#include "base/decimal.h"

struct node;
struct measure;
struct measure_form; /* as it is written: plan_room.h */

/* What an entry gives to a figure. */
struct given {
    struct decimal value; /* 1 where no field is looked at; a rank from 1 of an ordered value */
    uint64_t shown;       /* which of the values that are looked for, a bit for each */
    bool proven;
};

/* What entries have given together; {0} of none. */
struct gathered {
    struct decimal recorded, proven;
    uint64_t shown, shown_proven;
    bool overflow; /* a sum that does not fit is no figure */
};

struct measure_kind {
    const char *key; /* a measure is of the kind whose key it has */
    bool (*compile)(const struct measure_form *form, struct measure *out);

    /* Adds what an entry gives; false where that makes nothing more. */
    bool (*take)(struct gathered *all, const struct given *given);

    /* The figure is how many of the values that are looked for occur; else it is a number, or of
     * an ordered value its rank. */
    bool items;

    /* The latest entry of a unit decides its figure, and is one although it lacks the field;
     * else each entry gives something, and one that lacks the field does not count. */
    bool latest;

    /* Further entries never make the figure less: it has grown month by month, a max that is
     * passed stays so, and the entry by which a bound was reached is known. */
    bool grows;

    /* The figure of units that share no entry is the sum of theirs. Of people no other is public.
     */
    bool adds_up;

    /* Of no entry there is no figure: that is no data, unless the plan says `missing: zero`. */
    bool asks_entry;

    /* What entries give together is divided by how many they are. Of a few people it says much of
     * each. */
    bool mean;
};

/* The kind of a measure as it is written; NULL where it has the key of none. */
const struct measure_kind *measure_kind_of(const struct node *measure);

/* Whether the figure has no halves: entries, people. */
bool measure_is_whole(const struct measure *measure);

/* The bits of all values that `having` asks for: entries together show them; 0 where none is asked.
 */
uint64_t measure_all_shown(const struct measure *measure);

/* Adds a value to what is recorded and perhaps proven. */
void gathered_add(struct gathered *all, struct decimal value, bool proven);

#endif
