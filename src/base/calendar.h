/* SPDX-License-Identifier: MIT */
/* calendar: the slices of a year: months, quarters, half-years. */
#ifndef TAIZHANG_BASE_CALENDAR_H
#define TAIZHANG_BASE_CALENDAR_H

#include "base/buffer.h"
#include "base/date.h"

enum every { EVERY_NONE, EVERY_MONTH, EVERY_QUARTER, EVERY_HALF };

/* The slice of that length that a day lies in; EVERY_NONE: none. */
struct calendar_slice {
    enum every every;
    date_days day;
};

/* "month", "quarter", "half-year"; empty for none. The two are each other's inverse. */
struct slice every_name(enum every every);
enum every every_find(struct slice name);

/* Its last day; of none that of the year. */
date_days calendar_slice_end(struct calendar_slice slice);

/* Which of its year it is, from 1: 3 of July to September. */
int calendar_slice_number(struct calendar_slice slice);

/* Appends 2016-07, 2016-Q3 or 2016-H2. */
void calendar_slice_print(struct buffer *out, struct calendar_slice slice);

#endif
