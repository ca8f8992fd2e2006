/* SPDX-License-Identifier: MIT */
/*
 * slicing: a stretch of time cut into slices, each of which the same is asked of.
 *
 * What is asked of a slice counts on its days, or with a deadline, on those that lead to it:
 *   within the slice   from its first day to the deadline; what comes later is late, and counts
 *                      nowhere: "by the 25th of the last month of each quarter"
 *   in the one after   from the day after the deadline of the slice before to its own, so that
 *                      every day belongs to one: "for each month by the 5th of the next"
 * All days are inclusive.
 */
#ifndef TAIZHANG_BASE_SLICING_H
#define TAIZHANG_BASE_SLICING_H

#include "base/calendar.h"

/* A day of the last month of a slice, or of the first month after it; of a week its own days, from
 * Monday 1. A month that is shorter has its last day for it. */
struct deadline {
    int day; /* 0: none */
    bool next;
};

struct slicing {
    enum every every;                  /* EVERY_NONE: one piece */
    const struct calendar_span *spans; /* of EVERY_SPAN: by their dates, apart from each other */
    size_t span_count;
    uint64_t except;  /* bit n: not asked of the n-th slice of any year */
    bool skips_stubs; /* nor of what the stretch cuts */
    struct deadline by;
};

/* A piece of time that has a figure of its own: all of the stretch, or a slice. */
struct period {
    date_days from, to;
    date_days reference; /* the day that things are looked at */
    struct calendar_slice slice;
};

/* Writes the periods of the stretch that have ended by a day, unless out is NULL, and returns how
 * many these are. Not of EVERY_NONE. */
size_t slicing_periods(const struct slicing *slicing, date_days from, date_days to,
                       date_days reference, struct period *out);

/* Whether it cuts a slice that is asked: then the first and the last day of whole ones. */
bool slicing_cuts(const struct slicing *slicing, date_days from, date_days to, date_days *first,
                  date_days *last);

/* The day by which the last slice is due: after the stretch where its deadline is. */
date_days slicing_due(const struct slicing *slicing, date_days from, date_days to);

bool slicing_same(const struct slicing *a, const struct slicing *b);

#endif
