/* SPDX-License-Identifier: MIT */
/*
 * suggest_value: what a wrongly written value probably means, where that can be known.
 *
 * These readings are for help texts only: no value is ever counted by them. They look at the
 * normal form of a text (base/normalise.h) and know ways of writing, no fields. Where a text could
 * mean two things they say nothing.
 */
#ifndef TAIZHANG_SUGGEST_SUGGEST_VALUE_H
#define TAIZHANG_SUGGEST_SUGGEST_VALUE_H

#include "base/buffer.h"
#include "base/date.h"

/* 30人, 约30, 1,200, 三十: appends the digits. */
bool suggest_value_number(struct buffer *out, struct slice text);

/* yes, no, on, off, y, n in any case, 是, 否 and the like. */
bool suggest_value_boolean(struct slice text, bool *out);

enum suggested_date {
    SUGGESTED_NOTHING,
    SUGGESTED_DAY, /* 2016.3.5, 2016年3月5日, 20160305, 2016-03-05 14:30: the day, if there is one
                    */
    SUGGESTED_COUNT,   /* 42434: how spreadsheets count days */
    SUGGESTED_NO_YEAR, /* 3月5日, 5/3/2016: the year in four digits should come first */
    SUGGESTED_NO_DAY,  /* 2016.3 */
    /* 2016-03-13T16:00:00Z: the day that is written, and in China it was the next or the one
     * before. Midnight of universal time is how programs write a day without a time: that day. */
    SUGGESTED_OR_NEXT,
    SUGGESTED_OR_LAST,
};

/* civil may be a day that no calendar has; its month and day have one or two digits. */
enum suggested_date suggest_value_date(struct slice text, struct civil *out);

/* 2016Q3, 2016年三季度, 2016年第3季度, 2016-3: appends 2016-Q3. */
bool suggest_value_quarter(struct buffer *out, struct slice text);

#endif
