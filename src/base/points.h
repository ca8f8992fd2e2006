/* SPDX-License-Identifier: MIT */
/*
 * points: how an assessment by points marks what was done, as the plan says it. Plain data, which
 * the assessment takes over; what is made of it is in assess/score.h.
 */
#ifndef TAIZHANG_BASE_POINTS_H
#define TAIZHANG_BASE_POINTS_H

#include "base/decimal.h"
#include "base/lang.h"

/* A row of a sheet that is assessed by points: from how many on. */
struct band {
    struct name title;
    struct decimal min;
};

/* How a sheet is assessed by points: see assess/score.h. */
struct marking {
    bool set;
    struct decimal full;
    bool has_bonus; /* all bonuses come to no more than this */
    struct decimal bonus;
    int decimals;
    struct band *bands; /* from the highest, the last from 0 */
    size_t band_count;
    bool ranks;
};

/* The points of a target. */
struct points {
    bool set;
    bool all; /* had only where it is reached; else in proportion, or what is left of them */
    struct decimal full;
    bool has_deduction; /* so many taken off for each `per` that is missing, begun ones too */
    struct decimal deduction;
    bool has_bonus, has_most; /* so many added for each whole `per` beyond the min */
    struct decimal bonus, most;
    struct decimal per;
};

#endif
