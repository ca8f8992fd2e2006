/* SPDX-License-Identifier: MIT */
/* compare_room: whether what changed is for the better. */
#ifndef TAIZHANG_ASSESS_COMPARE_ROOM_H
#define TAIZHANG_ASSESS_COMPARE_ROOM_H

#include "assess/comparison.h"

/*
 * 1 better, -1 worse, 0 neither. A verdict that is another one only because its day has come (not
 * due, on track or behind before, short now, the figure no worse) is neither.
 */
int way_of(enum verdict old, enum verdict now, bool worse_figure);

/* Less is recorded or proven than before; where only a max is set, or one is passed, more is. */
bool figure_is_worse(const struct assessed *target, const struct part *now,
                     const struct old_figure *old);

#endif
