/* SPDX-License-Identifier: MIT */
/*
 * curve: how the figures of targets grew, month by month: a burn-up.
 *
 * A figure grows when it adds up entries or different values, or collects items of a list. What
 * has its value by a latest entry, is a share, is made of other targets or of periods does not,
 * and has no curve; neither has one that asks a record of the header. The figure of each day is
 * that of a report as of that day: what has ended since counts until it ended, and a record (a
 * household's exit) is not there before its day. It may fall. What the curve ends with is the
 * figure of the target.
 */
#ifndef TAIZHANG_ASSESS_CURVE_H
#define TAIZHANG_ASSESS_CURVE_H

#include "assess/assessment.h"

struct assessing;

/* A window of more months has no curve: nobody could read it. */
#define CURVE_MONTHS_MAX 120

/* Fills the curves of all targets as they stand, from what they were counted from: where the
 * assessment was cut down to a unit, of that unit. */
void curve_make_all(struct assessing *assessing, struct assessment *assessment);

#endif
