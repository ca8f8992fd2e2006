/* SPDX-License-Identifier: MIT */
/*
 * assess: from the facts of a ledger to an assessment of its plan.
 */
#ifndef TAIZHANG_ASSESS_ASSESS_H
#define TAIZHANG_ASSESS_ASSESS_H

#include "assess/assessment.h"
#include "base/arena.h"

struct ledger;

/* The ledger has a plan. All that the assessment holds lives in the arena or the ledger's. */
void assess_ledger(struct arena *arena, const struct ledger *ledger, struct slice version,
                   struct assessment *out);

#endif
