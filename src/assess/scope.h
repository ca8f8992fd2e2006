/* SPDX-License-Identifier: MIT */
/* scope: an assessment cut down to one unit. */
#ifndef TAIZHANG_ASSESS_SCOPE_H
#define TAIZHANG_ASSESS_SCOPE_H

#include "assess/assessment.h"

/*
 * Keeps the targets that the unit has a part in, and of these its own figures; their verdict is
 * then that of the unit. A total over several units is no figure of one, and is not judged; the
 * verdict of a unit that only has a part in such a total is `reported`. Counts are made anew.
 */
void assessment_keep_unit(struct assessment *assessment, size_t unit);

#endif
