/* SPDX-License-Identifier: MIT */
/* tally: the figures of a target, added up from its facts, unit by unit and in all. */
#ifndef TAIZHANG_ASSESS_TALLY_H
#define TAIZHANG_ASSESS_TALLY_H

#include "assess/assessment.h"
#include "ledger/facts.h"

/*
 * Fills recorded, proven, no_data and unreadable of every part and of the total, and the
 * doubles. `facts` are those of this target, in file order; they are sorted on the way.
 */
void tally_target(struct arena *arena, const struct target *target, struct fact *facts,
                  size_t fact_count, struct assessed *out);

/* Adds what could not be read to the parts that it may have counted in. */
void tally_gaps(const struct facts *facts, const struct target *target, struct assessed *out);

#endif
