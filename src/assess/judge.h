/* SPDX-License-Identifier: MIT */
/* judge: the verdict of one figure, and of a target from those of its parts. */
#ifndef TAIZHANG_ASSESS_JUDGE_H
#define TAIZHANG_ASSESS_JUDGE_H

#include "assess/assessment.h"

/* Sets verdict and missing of a part by its figures and limits; `due`: the due date is not
 * after the as-of date. */
void judge_part(struct part *part, bool due);

/* Sets the verdict of a target: the first of its parts' in the order of enum verdict. */
void judge_target(struct assessed *target);

#endif
