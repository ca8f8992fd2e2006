/* SPDX-License-Identifier: MIT */
/*
 * disclosure: which figures of people are withheld from a public report, so that none between 1
 * and 4 can be worked out from those that are reported. How is written in disclosure_room.h.
 *
 * Figures of people are those that the schema calls so (x-people). Everything else - sessions,
 * facilities, papers - is reported whatever it is.
 */
#ifndef TAIZHANG_ASSESS_DISCLOSURE_H
#define TAIZHANG_ASSESS_DISCLOSURE_H

#include "assess/assessment.h"
#include "base/arena.h"

struct ledger;
struct old_report;

/*
 * Sets the verdict of each part that is withheld to VERDICT_WITHHELD and takes its figures away;
 * likewise the verdict of a target, where it would give a figure away. A target of which anything
 * is withheld is `small`. `old`, unless it is NULL, is an older report that the same report tells
 * changes since: its figures are judged with the others, and those that it must not show are
 * marked. Of an assessment of all units.
 */
void disclosure_withhold(struct arena *arena, const struct ledger *ledger, struct old_report *old,
                         struct assessment *assessment);

/* Leaves nothing of a part but whose it is and what is wanted of it. */
void part_withhold(struct part *part);

#endif
