/* SPDX-License-Identifier: MIT */
/*
 * publish: an assessment made fit for everybody.
 *
 * Counts of people in one village are people: who knows the village knows the three. So a target is
 * `small` where any figure of it is between 1 and 4 - of a unit, of a period, of the total; what is
 * recorded, what is proven, what it is part of, or what a share leaves out - and of a small target
 * only the total and the verdict may be told: no unit, no period, no curve, no reading's units.
 * A target that is made of a small one is small, too, and so are shares of which two readings
 * differ by so little. A comparison with an older report keeps to the same: see compare.h. A rank
 * is no count, but where it is a value of a private field it says what one entry holds, and is
 * treated like a small figure.
 *
 * A curve goes as well where any of its moments, or what one month added, is so small; and gone
 * from all targets are codes (doubles), places of entries, names of files, what figures would be
 * without what is suspected in them (they differ by little; that something is suspected is told),
 * and what is recorded in no target. Words of a private field (x-private) are not listed.
 */
#ifndef TAIZHANG_ASSESS_PUBLISH_H
#define TAIZHANG_ASSESS_PUBLISH_H

#include "assess/assessment.h"

/*
 * In two steps, for a unit's figures are chosen between them (assessment_keep_unit()): whether a
 * target is small is seen in all its units, and what is small is taken out at the end. A small
 * target is no part of a unit's own report, for its figure would be that unit's: it is left out
 * there, and counted in `targets_small` as everywhere.
 */
void assessment_mark_small(struct assessment *assessment);

/* Whether a figure, or the difference of two, is between 1 and 4. */
bool figure_is_small(struct decimal figure);
bool figures_differ_small(struct decimal a, struct decimal b);

void assessment_publish(struct assessment *assessment);

#endif
