/* SPDX-License-Identifier: MIT */
/*
 * date: days of the proleptic Gregorian calendar, and quarters.
 *
 * A date is a number of days, so that comparing and counting are plain arithmetic.
 * There are no times and no time zones. Dates of records are written as ISO 8601
 * calendar dates (2016-03-05); years run from 0001 to 9999.
 */
#ifndef TAIZHANG_BASE_DATE_H
#define TAIZHANG_BASE_DATE_H

#include "base/slice.h"

#include <stdint.h>

typedef int32_t date_days; /* days since 1970-01-01, negative before */

#define DATE_MIN ((date_days)-719162) /* 0001-01-01 */
#define DATE_MAX ((date_days)2932896) /* 9999-12-31 */

struct civil {
    int year, month, day; /* 1-based */
};

enum date_fault {
    DATE_OK,
    DATE_FORM,     /* not written as YYYY-MM-DD */
    DATE_CALENDAR, /* written so, but there is no such day: 2016-02-30, any of year 0000 */
};

/* *out is only set where DATE_OK is returned. */
enum date_fault date_parse(struct slice text, date_days *out);

/* 2016-Q3: its first and last day. false where it is not written so, or there is none. */
bool date_parse_quarter(struct slice text, date_days *first, date_days *last);

/* The two are each other's inverse, from DATE_MIN to DATE_MAX; civil is a day that exists. */
date_days date_of(struct civil civil);
struct civil date_civil(date_days day);

/* 28 to 31; month is 1 to 12. */
int date_month_days(int year, int month);

/* Writes YYYY-MM-DD and a NUL, and gives it back as a slice over out. */
struct slice date_print(date_days day, char out[11]);

#endif
