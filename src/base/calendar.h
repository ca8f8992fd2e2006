/* SPDX-License-Identifier: MIT */
/*
 * calendar: the slices of a year: weeks, months, pairs of months, quarters, half-years; and spans
 * that somebody gives a name to, such as school terms.
 *
 * Weeks are those of ISO 8601: from Monday to Sunday, and of the year that their Thursday lies in,
 * so that 1 January 2016 is of week 53 of 2015.
 */
#ifndef TAIZHANG_BASE_CALENDAR_H
#define TAIZHANG_BASE_CALENDAR_H

#include "base/buffer.h"
#include "base/date.h"
#include "base/lang.h"

enum every {
    EVERY_NONE,
    EVERY_WEEK,
    EVERY_MONTH,
    EVERY_TWO_MONTHS,
    EVERY_QUARTER,
    EVERY_HALF,
    EVERY_SPAN, /* spans with a name of their own */
};

/* A span with a name, both days inclusive. */
struct calendar_span {
    struct slice id;
    struct name title; /* may be empty */
    date_days from, to;
};

/* The slice of that length that a day lies in; EVERY_NONE: none. */
struct calendar_slice {
    enum every every;
    date_days day;
    const struct calendar_span *span; /* of EVERY_SPAN: which */
};

/* "week", "month", "two-months", "quarter", "half-year"; empty for none, and for spans. The two are
 * each other's inverse. */
struct slice every_name(enum every every);
enum every every_find(struct slice name);

/* How many slices a year has at most; 0: as many as have a name. */
int every_count(enum every every);

/* Its first and its last day; of none those of the year. */
date_days calendar_slice_begin(struct calendar_slice slice);
date_days calendar_slice_end(struct calendar_slice slice);

/* The year that it is of, and which of that year it is, from 1: 3 of July to September. Not of
 * spans. */
int calendar_slice_year(struct calendar_slice slice);
int calendar_slice_number(struct calendar_slice slice);

/* From 1, a Monday, to 7. */
int date_weekday(date_days day);

/* Appends 2016-W05, 2016-07, 2016-B4 (July and August), 2016-Q3, 2016-H2, or the id of a span. */
void calendar_slice_print(struct buffer *out, struct calendar_slice slice);

#endif
