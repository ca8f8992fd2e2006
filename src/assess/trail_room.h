/* SPDX-License-Identifier: MIT */
/* trail_room: what the files of the trail share among themselves. */
#ifndef TAIZHANG_ASSESS_TRAIL_ROOM_H
#define TAIZHANG_ASSESS_TRAIL_ROOM_H

#include "assess/assess_room.h"
#include "assess/trail.h"

struct trailing {
    const struct assessing *assessing;
    struct arena *arena; /* of the trail */
    const struct target *target;
    const struct assessed *assessed;
    struct listing listings[SIDE_COUNT]; /* of the units that are asked for */
    const struct miss **misses;          /* unit by unit; made when they are first asked for */
    size_t *miss_ends;                   /* by unit; NULL: not yet */
};

/* What a side of a trail is of: the target, or a side of a change; NULL of none. */
const struct target *trail_target(const struct target *target, enum trail_side side);

/* Where a byte of an entry's file stands. */
struct place trail_place(struct trailing *t, uint32_t entry, uint32_t start);

/* The labels of those values whose bit is set in the mask. */
struct label *trail_labels(struct trailing *t, const struct field *field,
                           const struct plan_value *values, size_t count, uint64_t mask,
                           size_t *out_count);

/* The near misses of a unit, on all sides. */
void trail_misses(struct trailing *t, size_t unit, struct trail_unit *out);

#endif
