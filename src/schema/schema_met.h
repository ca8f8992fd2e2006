/* SPDX-License-Identifier: MIT */
/*
 * schema_met: which schemas a walk along $ref and its like has come by, so that it looks at none
 * for every way that leads there: where each of 15 schemas asks three times for the next, there are
 * fourteen million.
 *
 * Nearly all walks end within a few steps; these are not remembered, and cost no memory.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_MET_H
#define TAIZHANG_SCHEMA_SCHEMA_MET_H

#include "base/arena.h"

/* All zeros: nothing yet. */
struct met {
    struct arena *arena; /* its own */
    size_t steps;
    const void **slots;
    size_t slot_count, used;
};

/* Whether the walk has been there, where it has come far; remembers it. */
bool met_before(struct met *met, const void *what);

void met_free(struct met *met);

#endif
