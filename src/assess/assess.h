/* SPDX-License-Identifier: MIT */
/*
 * assess: from the facts of a ledger to an assessment of its plan.
 */
#ifndef TAIZHANG_ASSESS_ASSESS_H
#define TAIZHANG_ASSESS_ASSESS_H

#include "assess/assessment.h"
#include "base/arena.h"

struct ledger;

/* What an assessment was counted from: what each target counts is tallied once, and of the same
 * tallies its curve and its trail are made, too. */
struct assessing;

/* The ledger has a plan. All that the assessment holds lives in the arena or the ledger's, and so
 * does what it was counted from. */
struct assessing *assess_ledger(struct arena *arena, const struct ledger *ledger,
                                struct slice version, struct assessment *out);

#endif
