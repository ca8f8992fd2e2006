/* SPDX-License-Identifier: MIT */
/* Days of the calendar. See date.h. */
#include "base/date.h"

#include <assert.h>

/*
 * The arithmetic counts years from March, so that a leap day is the last of its year, and
 * in eras of 400 years, after which the Gregorian calendar repeats itself.
 */
#define ERA_YEARS 400
#define ERA_DAYS  146097 /* 400 * 365 + 97 leap days */
#define EPOCH     719468 /* from 0000-03-01, day 0 of era 0, to 1970-01-01 */

_Static_assert(DATE_MIN + EPOCH == 306, "the year 1 begins 306 days after the March before it");
_Static_assert(DATE_MAX + EPOCH == 25 * ERA_DAYS - 61, "the year 9999 ends 61 days before March");

/* Reads so many decimal digits; false where there is another character. */
static bool read_digits(struct slice text, int *out)
{
    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *out = *out * 10 + (text.data[i] - '0');
    }
    return true;
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int date_month_days(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    assert(month >= 1 && month <= 12);
    return DAYS[month - 1] + (month == 2 && is_leap(year));
}

static bool is_day(struct civil civil)
{
    return civil.year >= 1 && civil.year <= 9999 && civil.month >= 1 && civil.month <= 12 &&
           civil.day >= 1 && civil.day <= date_month_days(civil.year, civil.month);
}

/* ISO 8601-1:2019, 5.2.2: a complete calendar date in extended format. */
enum date_fault date_parse(struct slice text, date_days *out)
{
    struct civil civil;

    if (text.len != 10 || text.data[4] != '-' || text.data[7] != '-' ||
        !read_digits(slice_sub(text, 0, 4), &civil.year) ||
        !read_digits(slice_sub(text, 5, 7), &civil.month) ||
        !read_digits(slice_sub(text, 8, 10), &civil.day))
        return DATE_FORM;
    if (!is_day(civil))
        return DATE_CALENDAR;
    *out = date_of(civil);
    return DATE_OK;
}

bool date_parse_quarter(struct slice text, date_days *first, date_days *last)
{
    int year;
    int quarter;

    if (text.len != 7 || text.data[4] != '-' || text.data[5] != 'Q' ||
        !read_digits(slice_sub(text, 0, 4), &year) || !read_digits(slice_sub(text, 6, 7), &quarter))
        return false;
    if (year < 1 || quarter < 1 || quarter > 4)
        return false;
    *first = date_of((struct civil){year, quarter * 3 - 2, 1});
    *last = date_of((struct civil){year, quarter * 3, date_month_days(year, quarter * 3)});
    return true;
}

/* Days before a month of the year that begins in March; 0 is March: 0, 31, 61, 92, 122, ... */
static int days_before(int month)
{
    return (153 * month + 2) / 5;
}

date_days date_of(struct civil civil)
{
    assert(is_day(civil));
    int month = (civil.month + 9) % 12;
    int year = civil.year - (month >= 10);
    int era = year / ERA_YEARS;
    int in_era = year % ERA_YEARS;

    return era * ERA_DAYS + in_era * 365 + in_era / 4 - in_era / 100 + days_before(month) +
           civil.day - 1 - EPOCH;
}

struct civil date_civil(date_days day)
{
    assert(day >= DATE_MIN && day <= DATE_MAX);
    int era = (day + EPOCH) / ERA_DAYS;
    int in_era = (day + EPOCH) % ERA_DAYS;
    /* Takes away the leap days passed: one in 4 years, none in 100, one in 400. */
    int year = (in_era - in_era / 1460 + in_era / 36524 - in_era / (ERA_DAYS - 1)) / 365;
    int in_year = in_era - (year * 365 + year / 4 - year / 100);
    int month = (5 * in_year + 2) / 153;

    return (struct civil){
        .year = era * ERA_YEARS + year + (month >= 10),
        .month = (month + 2) % 12 + 1,
        .day = in_year - days_before(month) + 1,
    };
}

static void write_digits(char *out, int width, int value)
{
    for (; width > 0; width--) {
        out[width - 1] = (char)('0' + value % 10);
        value /= 10;
    }
}

struct slice date_print(date_days day, char out[11])
{
    struct civil civil = date_civil(day);

    write_digits(out, 4, civil.year);
    out[4] = '-';
    write_digits(out + 5, 2, civil.month);
    out[7] = '-';
    write_digits(out + 8, 2, civil.day);
    out[10] = '\0';
    return (struct slice){out, 10};
}
