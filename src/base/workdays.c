/* SPDX-License-Identifier: MIT */
/* See workdays.h. */
#include "base/workdays.h"

#include <assert.h>
#include <stdlib.h>

#define WEEK_DAYS   7
#define WEEK_WORKED 5

/* From Monday to Friday, from 0001-01-01, a Monday, up to a day and it included. */
static int32_t weekdays_until(date_days day)
{
    int32_t days = day - DATE_MIN + 1;
    int32_t rest = days % WEEK_DAYS;

    assert(days >= 0);
    return days / WEEK_DAYS * WEEK_WORKED + (rest < WEEK_WORKED ? rest : WEEK_WORKED);
}

bool day_is_weekend(date_days day)
{
    return (day - DATE_MIN) % WEEK_DAYS >= WEEK_WORKED;
}

static int by_start(const void *a, const void *b)
{
    date_days left = ((const struct day_range *)a)->from,
              right = ((const struct day_range *)b)->from;

    return (left > right) - (left < right);
}

static int by_day(const void *a, const void *b)
{
    date_days left = *(const date_days *)a, right = *(const date_days *)b;

    return (left > right) - (left < right);
}

static size_t join_ranges(struct day_range *ranges, size_t count)
{
    size_t kept = 0;

    if (count > 1)
        qsort(ranges, count, sizeof *ranges, by_start);
    for (size_t i = 0; i < count; i++) {
        assert(ranges[i].from <= ranges[i].to);
        if (kept > 0 && ranges[i].from <= ranges[kept - 1].to) {
            if (ranges[i].to > ranges[kept - 1].to)
                ranges[kept - 1].to = ranges[i].to;
        } else {
            ranges[kept++] = ranges[i];
        }
    }
    return kept;
}

/* Those of a weekend: any other is worked anyway. */
static size_t join_days(date_days *days, size_t count)
{
    size_t kept = 0;

    if (count > 1)
        qsort(days, count, sizeof *days, by_day);
    for (size_t i = 0; i < count; i++) {
        if (day_is_weekend(days[i]) && (kept == 0 || days[i] != days[kept - 1]))
            days[kept++] = days[i];
    }
    return kept;
}

static int32_t weekdays_in(date_days from, date_days to)
{
    return weekdays_until(to) - weekdays_until(from - 1);
}

struct workdays workdays_make(struct arena *arena, struct day_range *off, size_t off_count,
                              date_days *worked, size_t worked_count)
{
    struct workdays out = {.off = off,
                           .off_count = join_ranges(off, off_count),
                           .worked = worked,
                           .worked_count = join_days(worked, worked_count)};
    int32_t before = 0;

    out.off_before = ARENA_ARRAY(arena, out.off_count, int32_t);
    for (size_t i = 0; i < out.off_count; i++) {
        out.off_before[i] = before;
        before += weekdays_in(off[i].from, off[i].to);
    }
    return out;
}

/* How many ranges of days off have begun by a day. */
static size_t off_begun(const struct workdays *workdays, date_days day)
{
    size_t low = 0, high = workdays->off_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (workdays->off[middle].from <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Days off from Monday to Friday, up to a day and it included. */
static int32_t off_until(const struct workdays *workdays, date_days day)
{
    size_t begun = off_begun(workdays, day);

    if (begun == 0)
        return 0;
    const struct day_range *last = &workdays->off[begun - 1];
    return workdays->off_before[begun - 1] +
           weekdays_in(last->from, day < last->to ? day : last->to);
}

/* Days of weekends that are worked, up to a day and it included. */
static int32_t worked_until(const struct workdays *workdays, date_days day)
{
    size_t low = 0, high = workdays->worked_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (workdays->worked[middle] <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return (int32_t)low;
}

bool workdays_any_off(const struct workdays *workdays, date_days from, date_days to)
{
    size_t begun = off_begun(workdays, to);

    return begun > 0 && workdays->off[begun - 1].to >= from;
}

int32_t workdays_between(const struct workdays *workdays, date_days start, date_days end)
{
    assert(start >= DATE_MIN && end >= DATE_MIN);
    return weekdays_until(end) - weekdays_until(start) -
           (off_until(workdays, end) - off_until(workdays, start)) +
           (worked_until(workdays, end) - worked_until(workdays, start));
}
