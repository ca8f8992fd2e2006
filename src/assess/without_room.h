/* SPDX-License-Identifier: MIT */
/*
 * without_room: figures as they would be without what is suspected in them.
 *
 * tally_doubts() says of each counted fact whether it is suspected, tally_without() tallies the
 * rest, and add_without() compares the figures made of both.
 */
#ifndef TAIZHANG_ASSESS_WITHOUT_ROOM_H
#define TAIZHANG_ASSESS_WITHOUT_ROOM_H

#include "assess/assess_room.h"

/* What is suspected of a counted fact. */
struct doubt {
    bool in_unit, in_total;  /* it is a double in its unit's figure, in that of all */
    uint32_t entry, first;   /* the entry that it is in, and the one that this is like */
    uint32_t lacks;          /* evidence that proves another entry already, a bit for each kind */
    uint32_t proven, proves; /* the entry that has it, and the other one */
};

/* By index of what is counted in each tally. */
struct doubts {
    struct doubt *good, *among, *less;
};

/* false where nothing is suspected. */
bool tally_doubts(const struct assessing *assessing, const struct target_tallies *tallies,
                  struct doubts *out);

struct target_tallies tally_without(const struct assessing *assessing,
                                    const struct target_tallies *tallies,
                                    const struct doubts *doubts);

/* Which entries are suspected, in each part that has another figure without them (suspects.c). */
void add_suspects(struct assessing *assessing, const struct target_tallies *tallies,
                  const struct doubts *doubts, struct assessed *out);

/* Gives the parts of `out` those of `without` that differ; false where none does. */
bool compare_without(struct assessed *out, const struct assessed *without);

#endif
