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

/* That a counted fact is a double in one figure: the entry that it is in, and the first one there
 * that this is like. */
struct repeat {
    bool is;
    uint32_t entry, first;
};

/* What is suspected of a counted fact. In its unit's figure and in that of all it may be another
 * entry that comes first. */
struct suspicion {
    struct repeat in_unit, in_total;
    uint32_t lacks;          /* evidence that proves another entry already, a bit for each kind */
    uint32_t proven, proves; /* the entry that has it, and the other one */
};

/* By index of what is counted in each tally. */
struct suspicions {
    struct suspicion *good, *among, *less;
};

/* false where nothing is suspected. */
bool tally_doubts(const struct assessing *assessing, struct arena *arena,
                  const struct target_tallies *tallies, struct suspicions *out);

struct target_tallies tally_without(struct arena *arena, const struct target_tallies *tallies,
                                    const struct suspicions *suspicions);

/* Which entries are suspected, in each part that has another figure without them (suspects.c). */
void add_suspects(struct assessing *assessing, const struct target_tallies *tallies,
                  const struct suspicions *suspicions, struct assessed *out);

/* Gives the parts of `out` those of `without` that differ; false where none does. */
bool compare_without(struct assessed *out, const struct assessed *without);

#endif
