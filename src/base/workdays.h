/* SPDX-License-Identifier: MIT */
/*
 * workdays: which days are worked, and how many of them lie between two days.
 *
 * Monday to Friday are worked, but for days off; Saturday and Sunday are not, but for those that
 * are worked in exchange (调休). The lists are a plan's; without any, only weekends are off.
 */
#ifndef TAIZHANG_BASE_WORKDAYS_H
#define TAIZHANG_BASE_WORKDAYS_H

#include "base/arena.h"
#include "base/date.h"

/* Both days included. */
struct day_range {
    date_days from, to;
};

/* Days off, those of the weekend among them or not, and days that are worked. */
struct workdays {
    struct day_range *off; /* in their order, none begins before the one before has ended */
    size_t off_count;
    date_days *worked; /* of weekends, ascending, each once */
    size_t worked_count;
    int32_t *off_before; /* of each range of `off`: days from Monday to Friday in those before it */
};

/* Orders what was listed, in place; a day that is listed twice is one. No day may be in both. */
struct workdays workdays_make(struct arena *arena, struct day_range *off, size_t off_count,
                              date_days *worked, size_t worked_count);

bool day_is_weekend(date_days day);

/* Whether some day off lies from one day to another, both included. */
bool workdays_any_off(const struct workdays *workdays, date_days from, date_days to);

/*
 * How many days are worked after `start`, up to `end` and it included: 0 where nothing is worked in
 * between, as on the same day; negative where `end` is the earlier. So many days one has had when
 * the day on which a thing came in is not counted. Takes logarithmic time.
 */
int32_t workdays_between(const struct workdays *workdays, date_days start, date_days end);

#endif
