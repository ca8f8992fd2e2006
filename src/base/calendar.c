/* SPDX-License-Identifier: MIT */
/* See calendar.h. */
#include "base/calendar.h"

static const struct {
    const char *name;
    int months;
    const char *sign; /* before its number */
} lengths[] = {
    [EVERY_NONE] = {"", 12, ""},
    [EVERY_MONTH] = {"month", 1, ""},
    [EVERY_QUARTER] = {"quarter", 3, "Q"},
    [EVERY_HALF] = {"half-year", 6, "H"},
};

struct slice every_name(enum every every)
{
    return slice_of(lengths[every].name);
}

enum every every_find(struct slice name)
{
    for (int i = EVERY_MONTH; i <= EVERY_HALF; i++) {
        if (slice_is(name, lengths[i].name))
            return (enum every)i;
    }
    return EVERY_NONE;
}

int calendar_slice_number(struct calendar_slice slice)
{
    return (date_civil(slice.day).month - 1) / lengths[slice.every].months + 1;
}

date_days calendar_slice_end(struct calendar_slice slice)
{
    int year = date_civil(slice.day).year;
    int month = calendar_slice_number(slice) * lengths[slice.every].months;

    return date_of((struct civil){year, month, date_month_days(year, month)});
}

void calendar_slice_print(struct buffer *out, struct calendar_slice slice)
{
    buffer_addf(out, "%04d-%s%0*d", date_civil(slice.day).year, lengths[slice.every].sign,
                slice.every == EVERY_MONTH ? 2 : 1, calendar_slice_number(slice));
}
