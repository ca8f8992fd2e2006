/* SPDX-License-Identifier: MIT */
/*
 * duplicates: which entries of a collection are like an earlier one, by their likeness
 * (like_pack.h).
 *
 * Sound entries only, and within a unit: the one that recorded an entry, or one that shares it;
 * or in all units. Of marks, those of suspected doubles take no
 * part: that they are the same is no second mistake.
 */
#ifndef TAIZHANG_LEDGER_DUPLICATES_H
#define TAIZHANG_LEDGER_DUPLICATES_H

#include "ledger/facts.h"

/* An entry that is like an earlier one; the first of a file, or of the first file, comes first. */
struct duplicate {
    const struct like_pack *list;
    const struct likeness *second, *first; /* first: the first of all that are alike */
    uint32_t group;                        /* those that are alike, in a unit or in all */
};

struct duplicates {
    ARRAY(struct duplicate);
    uint32_t groups;
};

/* Adds the pairs of a list, in the arena: an entry once for each group that it is in. `township`:
 * of all units. */
void duplicates_find(struct arena *arena, const struct facts *facts, const struct like_pack *list,
                     bool township, struct duplicates *out);

/* By the second entry, then in the order in which they were found. */
void duplicates_sort(struct duplicates *duplicates);

#endif
