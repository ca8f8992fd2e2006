/* SPDX-License-Identifier: MIT */
/*
 * running_room: what a figure has come to, fact by fact in the order of their days.
 *
 *     struct running run = running_start(arena, &listing, among, slot);
 *
 *     for (size_t i = 0; i < run.count; i++) {
 *         bool counts = running_take(&run, i);
 *         ... run.got.recorded, run.got.proven ...
 *     }
 *
 * At the end it has come to what the tally says of that slot, or of the last of its periods: with
 * each period the figure starts again.
 */
#ifndef TAIZHANG_ASSESS_RUNNING_ROOM_H
#define TAIZHANG_ASSESS_RUNNING_ROOM_H

#include "assess/assess_room.h"

/* A fact on the way. */
struct running_fact {
    const struct fact *fact;
    size_t order; /* in file order */
    size_t value; /* which of the different values it has; SIZE_MAX: none */
};

/* What there has been of a value. */
struct seen {
    uint64_t shown, shown_proven;
    bool counted, proven;
};

struct running {
    const struct tally *tally;
    struct running_fact *stops; /* by period, day and file order */
    size_t count;
    struct seen *values; /* by number of the value, and one for all */
    size_t value_count;
    bool only_among; /* different values count where they are among these, by key */
    struct running_fact *among;
    size_t among_count;
    uint32_t period;
    struct gathered got;
    size_t entries; /* that gave it */
};

/*
 * The facts of one slot that is listed; tally->slots: of all together, where an entry that units
 * share stands once. `among`: those that a share is among; NULL or empty: none.
 */
struct running running_start(struct arena *arena, const struct listing *listing,
                             const struct listing *among, size_t slot);

/* Takes the fact of that index, after all before it; false where it adds nothing. */
bool running_take(struct running *run, size_t index);

#endif
