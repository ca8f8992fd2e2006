/* SPDX-License-Identifier: MIT */
/*
 * plan_index: places in a list by a hash of what stands there, so that nothing of a long plan is
 * looked for one by one. Who asks compares: of two things of one hash both are told.
 */
#ifndef TAIZHANG_PLAN_PLAN_INDEX_H
#define TAIZHANG_PLAN_PLAN_INDEX_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

struct plan_slot {
    uint64_t hash;
    size_t place; /* and 1; 0: nothing stands here */
};

/* All zeros: empty. */
struct plan_index {
    struct plan_slot *slots;
    size_t slot_count, used;
};

/* Of an id. */
uint64_t plan_index_hash(struct slice id);

void plan_index_add(struct arena *arena, struct plan_index *index, uint64_t hash, size_t place);

/* The next place of that hash; `at` begins with 0. false: there is no more. */
bool plan_index_next(const struct plan_index *index, uint64_t hash, size_t *at, size_t *place);

#endif
