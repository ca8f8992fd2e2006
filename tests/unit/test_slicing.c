/* SPDX-License-Identifier: MIT */
/* slicing: which days belong to which slice, held against asking every day by itself. */
#include "base/slicing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define PERIODS_MAX   800

static date_days on(int year, int month, int day)
{
    return date_of((struct civil){year, month, day});
}

/* A day's slice and whether it counts there, from the words of slicing.h alone. */
struct told {
    char name[16];
    bool counts;
};

static void name_of(enum every every, date_days day, char out[16])
{
    struct buffer name = {0};

    calendar_slice_print(&name, (struct calendar_slice){.every = every, .day = day});
    assert_true(name.len < 16);
    memcpy(out, name.data, name.len);
    out[name.len] = '\0';
    buffer_free(&name);
}

/* The day by which things of the slice that `day` lies in are due, found by going on day by day. */
static date_days due_of(const struct slicing *slicing, date_days day)
{
    char own[16], other[16];
    date_days at = day, last = day;

    name_of(slicing->every, day, own);
    while (name_of(slicing->every, last + 1, other), strcmp(own, other) == 0)
        last++;
    if (slicing->every == EVERY_WEEK) {
        for (at = slicing->by.next ? last + 1 : last - 6; date_weekday(at) != slicing->by.day;)
            at++;
        return at;
    }
    at = slicing->by.next ? last + 1 : last;
    struct civil civil = date_civil(at);
    int most = date_month_days(civil.year, civil.month);

    return on(civil.year, civil.month, slicing->by.day < most ? slicing->by.day : most);
}

/* Of every slice of the stretch the days that count, one by one, against the periods. */
static void agrees(const struct slicing *slicing, date_days from, date_days to)
{
    static struct period periods[PERIODS_MAX];
    size_t count = slicing_periods(slicing, from, to, DATE_MAX, periods), at = 0;
    char own[16], next[16];

    assert_true(count < PERIODS_MAX);
    assert_int_equal(count, slicing_periods(slicing, from, to, DATE_MAX, NULL));
    for (date_days day = from; day <= to; day++) {
        name_of(slicing->every, day, own);
        name_of(slicing->every, day + 1, next);
        if (day < to && strcmp(own, next) == 0)
            continue; /* not the last of its slice */
        date_days due = slicing->by.day > 0 ? due_of(slicing, day) : day;
        date_days begin = day, first;

        while (begin > from && (name_of(slicing->every, begin - 1, next), strcmp(own, next) == 0))
            begin--;
        first = begin;
        if (slicing->by.day > 0 && slicing->by.next) {
            date_days before = begin - 1;

            while (name_of(slicing->every, before, next), strcmp(own, next) == 0)
                before--;
            first = due_of(slicing, before) + 1;
            first = first > from ? first : from;
        } else if (due > day) {
            due = day;
        }
        if (first > due)
            continue; /* the stretch leaves no day that counts */
        assert_true(at < count);
        assert_int_equal(periods[at].from, first);
        assert_int_equal(periods[at].to, due);
        assert_int_equal(periods[at].reference, due);
        name_of(slicing->every, periods[at].slice.day, next);
        assert_string_equal(own, next);
        at++;
    }
    assert_int_equal(at, count);
}

static void every_day_is_of_one(void **state)
{
    static const int days[] = {0, 1, 5, 7, 25, 31};

    (void)state;
    for (int every = EVERY_WEEK; every <= EVERY_HALF; every++) {
        for (size_t i = 0; i < LENGTH(days); i++) {
            for (int next = 0; next < 2; next++) {
                const struct slicing slicing = {.every = (enum every)every,
                                                .by = {days[i], next == 1}};

                if (every == EVERY_WEEK && days[i] > 7)
                    continue;
                agrees(&slicing, on(2016, 1, 1), on(2016, 12, 31));
                agrees(&slicing, on(2015, 9, 15), on(2016, 7, 3));
                agrees(&slicing, on(2016, 2, 28), on(2016, 3, 1));
            }
        }
    }
}

/* Of those that have ended by a day, and only these. */
static void ends_by_the_day(void **state)
{
    const struct slicing months = {.every = EVERY_MONTH};
    const struct slicing late = {.every = EVERY_MONTH, .by = {5, true}};
    date_days from = on(2016, 1, 1), to = on(2016, 12, 31);

    (void)state;
    assert_int_equal(slicing_periods(&months, from, to, on(2016, 2, 28), NULL), 1);
    assert_int_equal(slicing_periods(&months, from, to, on(2016, 2, 29), NULL), 2);
    assert_int_equal(slicing_periods(&late, from, to, on(2016, 3, 4), NULL), 1);
    assert_int_equal(slicing_periods(&late, from, to, on(2016, 3, 5), NULL), 2);
    assert_int_equal(slicing_due(&months, from, to), to);
    assert_int_equal(slicing_due(&late, from, to), on(2017, 1, 5));
    assert_int_equal(slicing_periods(&late, from, to, on(2017, 1, 5), NULL), 12);
}

static void leaves_out(void **state)
{
    const struct slicing but = {.every = EVERY_MONTH,
                                .except = UINT64_C(1) << 7 | UINT64_C(1) << 8};
    const struct slicing whole = {.every = EVERY_QUARTER, .skips_stubs = true};
    const struct slicing stub = {.every = EVERY_QUARTER};
    date_days first, last;

    (void)state;
    assert_int_equal(slicing_periods(&but, on(2016, 1, 1), on(2017, 12, 31), DATE_MAX, NULL), 20);
    assert_int_equal(slicing_periods(&whole, on(2016, 2, 1), on(2016, 11, 30), DATE_MAX, NULL), 2);
    assert_true(slicing_cuts(&stub, on(2016, 2, 1), on(2016, 11, 30), &first, &last));
    assert_int_equal(first, on(2016, 1, 1));
    assert_int_equal(last, on(2016, 12, 31));
    assert_false(slicing_cuts(&stub, on(2016, 1, 1), on(2016, 12, 31), &first, &last));
    /* What is not asked is not cut, either. */
    assert_false(slicing_cuts(&but, on(2016, 1, 1), on(2016, 7, 9), &first, &last));
}

static void follows_spans(void **state)
{
    const struct calendar_span spans[] = {
        {.id = SLICE("spring"), .from = on(2016, 2, 22), .to = on(2016, 7, 1)},
        {.id = SLICE("autumn"), .from = on(2016, 9, 1), .to = on(2017, 1, 13)},
    };
    const struct slicing terms = {.every = EVERY_SPAN, .spans = spans, .span_count = 2};
    struct period periods[2];
    date_days first, last;

    (void)state;
    assert_int_equal(slicing_periods(&terms, on(2016, 1, 1), on(2016, 12, 31), DATE_MAX, periods),
                     2);
    assert_int_equal(periods[0].from, on(2016, 2, 22));
    assert_int_equal(periods[0].to, on(2016, 7, 1));
    assert_int_equal(periods[1].to, on(2016, 12, 31));
    assert_ptr_equal(periods[1].slice.span, &spans[1]);
    assert_true(slicing_cuts(&terms, on(2016, 1, 1), on(2016, 12, 31), &first, &last));
    assert_int_equal(last, on(2017, 1, 13));
    assert_int_equal(slicing_periods(&terms, on(2016, 7, 2), on(2016, 8, 31), DATE_MAX, NULL), 0);
}

/* The first and the last days that can be written. */
static void stops_at_the_ends(void **state)
{
    (void)state;
    for (int every = EVERY_WEEK; every <= EVERY_HALF; every++) {
        const struct slicing slicing = {.every = (enum every)every, .by = {3, true}};
        const struct slicing plain = {.every = (enum every)every};

        assert_true(slicing_periods(&plain, DATE_MIN, DATE_MIN + 400, DATE_MAX, NULL) > 2);
        assert_true(slicing_periods(&plain, DATE_MAX - 400, DATE_MAX, DATE_MAX, NULL) > 2);
        assert_true(slicing_periods(&slicing, DATE_MIN, DATE_MIN + 400, DATE_MAX, NULL) > 1);
        assert_true(slicing_periods(&slicing, DATE_MAX - 400, DATE_MAX, DATE_MAX, NULL) > 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_is_of_one), cmocka_unit_test(ends_by_the_day),
        cmocka_unit_test(leaves_out),          cmocka_unit_test(follows_spans),
        cmocka_unit_test(stops_at_the_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
