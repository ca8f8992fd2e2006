/* SPDX-License-Identifier: MIT */
/* See slicing.h. */
#include "base/slicing.h"

#include <assert.h>

static date_days earlier(date_days a, date_days b)
{
    return a < b ? a : b;
}

static date_days later(date_days a, date_days b)
{
    return a > b ? a : b;
}

/* ---- slices one after the other ---- */

/* The first span that has not ended before a day; span_count where all have. */
static size_t span_at(const struct slicing *slicing, date_days day)
{
    size_t low = 0, high = slicing->span_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        assert(middle == 0 || slicing->spans[middle - 1].to < slicing->spans[middle].from);
        if (slicing->spans[middle].to < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The slice that a day lies in, or of spans the first that has not ended before it. */
static bool slice_at(const struct slicing *slicing, date_days day, struct calendar_slice *out)
{
    *out = (struct calendar_slice){.every = slicing->every, .day = day};
    if (slicing->every != EVERY_SPAN)
        return true;
    const size_t at = span_at(slicing, day);

    if (at == slicing->span_count)
        return false;
    *out = (struct calendar_slice){EVERY_SPAN, slicing->spans[at].from, &slicing->spans[at]};
    return true;
}

/* The first slice of a stretch, or the next one; false behind its last. */
struct walk_slices {
    const struct slicing *slicing;
    date_days from, to, at;
};

static bool next_slice(struct walk_slices *walk, struct calendar_slice *out)
{
    if (walk->at > walk->to || !slice_at(walk->slicing, walk->at, out) ||
        calendar_slice_begin(*out) > walk->to)
        return false;
    date_days end = calendar_slice_end(*out);

    assert(end >= walk->at);
    walk->at = end < DATE_MAX ? end + 1 : walk->to + 1;
    return true;
}

/* Whether a slice goes on outside of the stretch. */
static bool is_stub(const struct walk_slices *walk, struct calendar_slice slice)
{
    return calendar_slice_begin(slice) < walk->from || calendar_slice_end(slice) > walk->to;
}

static bool is_excepted(const struct slicing *slicing, struct calendar_slice slice)
{
    return slicing->every != EVERY_SPAN &&
           (slicing->except >> calendar_slice_number(slice) & 1U) != 0;
}

/* ---- deadlines ---- */

/* The day of a month, or its last. */
static date_days day_of_month(date_days in, int day)
{
    struct civil civil = date_civil(in);
    int last = date_month_days(civil.year, civil.month);

    return date_of((struct civil){civil.year, civil.month, day < last ? day : last});
}

static date_days deadline_of(struct deadline by, struct calendar_slice slice)
{
    date_days end = calendar_slice_end(slice);
    date_days start = by.next && end < DATE_MAX ? end + 1 : end;

    assert(slice.every != EVERY_SPAN && by.day > 0);
    if (slice.every != EVERY_WEEK)
        return day_of_month(start, by.day);
    return earlier(by.next ? end + by.day : calendar_slice_begin(slice) + by.day - 1, DATE_MAX);
}

/* The day after the deadline of the slice before. */
static date_days after_deadline_before(struct deadline by, struct calendar_slice slice)
{
    date_days begin = calendar_slice_begin(slice);

    if (begin == DATE_MIN)
        return begin;
    slice.day = begin - 1;
    return deadline_of(by, slice) + 1;
}

/* ---- periods ---- */

/* The days of a slice that count; false where the stretch leaves none. */
static bool make_period(const struct walk_slices *walk, struct calendar_slice slice,
                        struct period *out)
{
    const struct deadline by = walk->slicing->by;
    date_days from = calendar_slice_begin(slice), to = earlier(calendar_slice_end(slice), walk->to);

    if (by.day > 0) {
        date_days deadline = deadline_of(by, slice);

        from = by.next ? after_deadline_before(by, slice) : from;
        to = by.next ? deadline : earlier(deadline, to);
    }
    from = later(from, walk->from);
    slice.day =
        later(slice.every == EVERY_SPAN ? slice.day : calendar_slice_begin(slice), walk->from);
    *out = (struct period){from, to, to, slice};
    return from <= to;
}

size_t slicing_periods(const struct slicing *slicing, date_days from, date_days to,
                       date_days reference, struct period *out)
{
    struct walk_slices walk = {slicing, from, to, from};
    struct calendar_slice slice;
    struct period period;
    size_t count = 0;

    assert(slicing->every != EVERY_NONE);
    while (next_slice(&walk, &slice)) {
        bool asked = !is_excepted(slicing, slice) &&
                     !(slicing->skips_stubs && is_stub(&walk, slice)) &&
                     make_period(&walk, slice, &period) && period.to <= reference;

        if (asked && out != NULL)
            out[count] = period;
        count += asked;
    }
    return count;
}

bool slicing_cuts(const struct slicing *slicing, date_days from, date_days to, date_days *first,
                  date_days *last)
{
    struct walk_slices walk = {slicing, from, to, from};
    struct calendar_slice slice;
    bool cuts = false;

    *first = from;
    *last = to;
    while (next_slice(&walk, &slice)) {
        if (is_excepted(slicing, slice) || !is_stub(&walk, slice))
            continue;
        cuts = true;
        *first = earlier(*first, calendar_slice_begin(slice));
        *last = later(*last, calendar_slice_end(slice));
    }
    return cuts;
}

date_days slicing_due(const struct slicing *slicing, date_days from, date_days to)
{
    struct walk_slices walk = {slicing, from, to, from};
    struct calendar_slice slice;
    date_days due = to;

    while (slicing->by.day > 0 && slicing->by.next && next_slice(&walk, &slice)) {
        if (!is_excepted(slicing, slice) && !(slicing->skips_stubs && is_stub(&walk, slice)))
            due = later(due, deadline_of(slicing->by, slice));
    }
    return due;
}

bool slicing_same(const struct slicing *a, const struct slicing *b)
{
    return a->every == b->every && a->spans == b->spans && a->span_count == b->span_count &&
           a->except == b->except && a->skips_stubs == b->skips_stubs && a->by.day == b->by.day &&
           a->by.next == b->by.next;
}
