/* SPDX-License-Identifier: MIT */
/* score_room: points in two files: what they come to, and which of them are told. */
#ifndef TAIZHANG_ASSESS_SCORE_ROOM_H
#define TAIZHANG_ASSESS_SCORE_ROOM_H

#include "assess/score.h"

/* What is asked of a unit, or of all (PART_TOTAL); NULL where nothing is. */
const struct part *score_part(const struct assessed *target, size_t unit);

/* Whether a public assessment tells all figures that a unit has points for. */
bool score_tells_unit(const struct assessment *assessment, const struct scored_sheet *sheet,
                      size_t unit);

/* Whether it does not tell all figures of a sheet, or of the unit that it is of; its targets are
 * listed. */
bool score_is_withheld(const struct assessment *assessment, const struct scored_sheet *sheet);

#endif
