/* SPDX-License-Identifier: MIT */
/* See calendar.h. */
#include "base/calendar.h"

#include <assert.h>

#define WEEK_DAYS 7

static const struct {
    const char *name;
    int months;       /* 0: no number of months */
    const char *sign; /* before its number */
    int digits, count;
} lengths[] = {
    [EVERY_NONE] = {"", 12, "", 1, 1},
    [EVERY_WEEK] = {"week", 0, "W", 2, 53},
    [EVERY_MONTH] = {"month", 1, "", 2, 12},
    [EVERY_TWO_MONTHS] = {"two-months", 2, "B", 1, 6},
    [EVERY_QUARTER] = {"quarter", 3, "Q", 1, 4},
    [EVERY_HALF] = {"half-year", 6, "H", 1, 2},
    [EVERY_SPAN] = {"", 0, "", 1, 0},
};

struct slice every_name(enum every every)
{
    return slice_of(lengths[every].name);
}

enum every every_find(struct slice name)
{
    for (int i = EVERY_WEEK; i <= EVERY_HALF; i++) {
        if (slice_is(name, lengths[i].name))
            return (enum every)i;
    }
    return EVERY_NONE;
}

int every_count(enum every every)
{
    return lengths[every].count;
}

/* The first of 1970 was a Thursday. */
int date_weekday(date_days day)
{
    int from_thursday = (int)(day % WEEK_DAYS + WEEK_DAYS) % WEEK_DAYS;

    return (from_thursday + 3) % WEEK_DAYS + 1;
}

/* The day that says which year a slice is of. Of the week of the last days that can be written, the
 * Thursday is one of them. */
static date_days deciding_day(struct calendar_slice slice)
{
    return slice.every == EVERY_WEEK ? slice.day - date_weekday(slice.day) + 4 : slice.day;
}

int calendar_slice_year(struct calendar_slice slice)
{
    return date_civil(deciding_day(slice)).year;
}

int calendar_slice_number(struct calendar_slice slice)
{
    date_days day = deciding_day(slice);
    struct civil civil = date_civil(day);

    assert(slice.every != EVERY_SPAN);
    if (slice.every == EVERY_WEEK)
        return (day - date_of((struct civil){civil.year, 1, 1})) / WEEK_DAYS + 1;
    return (civil.month - 1) / lengths[slice.every].months + 1;
}

date_days calendar_slice_begin(struct calendar_slice slice)
{
    date_days monday = slice.day - date_weekday(slice.day) + 1;

    if (slice.every == EVERY_SPAN)
        return slice.span->from;
    if (slice.every == EVERY_WEEK)
        return monday > DATE_MIN ? monday : DATE_MIN;
    int month = (calendar_slice_number(slice) - 1) * lengths[slice.every].months + 1;

    return date_of((struct civil){date_civil(slice.day).year, month, 1});
}

date_days calendar_slice_end(struct calendar_slice slice)
{
    date_days sunday = slice.day - date_weekday(slice.day) + WEEK_DAYS;

    if (slice.every == EVERY_SPAN)
        return slice.span->to;
    if (slice.every == EVERY_WEEK)
        return sunday < DATE_MAX ? sunday : DATE_MAX;
    int year = date_civil(slice.day).year;
    int month = calendar_slice_number(slice) * lengths[slice.every].months;

    return date_of((struct civil){year, month, date_month_days(year, month)});
}

void calendar_slice_print(struct buffer *out, struct calendar_slice slice)
{
    if (slice.every == EVERY_SPAN)
        buffer_add(out, slice.span->id);
    else
        buffer_addf(out, "%04d-%s%0*d", calendar_slice_year(slice), lengths[slice.every].sign,
                    lengths[slice.every].digits, calendar_slice_number(slice));
}
