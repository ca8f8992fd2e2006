/* SPDX-License-Identifier: MIT */
/*
 * compare: an older report held against an assessment.
 *
 * The older report is JSON as `taizhang report -f json` wrote it, format version 1; fields that are
 * not needed may be missing or new. Both must be of the same days and units; only one unit may be
 * held against an older report of all.
 */
#ifndef TAIZHANG_ASSESS_COMPARE_H
#define TAIZHANG_ASSESS_COMPARE_H

#include "assess/comparison.h"
#include "diag/diag.h"

struct old_report;

/*
 * Reads the older report, before anything is written: the new one may take its place. NULL where
 * it cannot be read or is none; a diagnostic says so. It lives in the arena.
 */
struct old_report *old_report_read(struct arena *arena, struct slice path, struct diag_list *diags);

/* Whether both are of the same unit and days; a diagnostic where they are not. */
bool old_report_fits(const struct old_report *old, const struct assessment *assessment,
                     struct diag_list *diags);

/*
 * What changed. In a public report nothing of what either report withholds, nor of what the older
 * one may not show beside this one (disclosure.h); and the report of a unit tells nothing of
 * targets that it does not have.
 */
const struct comparison *comparison_make(struct arena *arena, const struct old_report *old,
                                         const struct assessment *assessment);

#endif
