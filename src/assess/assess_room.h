/* SPDX-License-Identifier: MIT */
/*
 * assess_room: tallying and judging, which only this room sees.
 *
 * tally: the figures of a target, added up from its facts, unit by unit and in all.
 * judge: the verdict of one figure, and of a target from those of its parts.
 */
#ifndef TAIZHANG_ASSESS_ASSESS_ROOM_H
#define TAIZHANG_ASSESS_ASSESS_ROOM_H

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

/* Sets verdict and missing of a part by its figures and limits; `due`: the due date is not
 * after the as-of date. */
void judge_part(struct part *part, bool due);

/* Sets the verdict of a target: the first of its parts' in the order of enum verdict. */
void judge_target(struct assessed *target);

#endif
