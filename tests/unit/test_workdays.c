/* SPDX-License-Identifier: MIT */
/* workdays: what is reckoned at once, held against a count of day after day. */
#include "base/workdays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static date_days day(const char *text)
{
    date_days out = 0;

    if (date_parse(slice_of(text), &out) != DATE_OK)
        fail_msg("%s is not read", text);
    return out;
}

/* Spring and October of 2016 as the State Council gave them, out of order and some twice. */
static struct workdays of_2016(struct arena *arena)
{
    const struct day_range off[] = {
        {day("2016-10-01"), day("2016-10-07")}, {day("2016-01-01"), day("2016-01-03")},
        {day("2016-02-10"), day("2016-02-13")}, {day("2016-02-07"), day("2016-02-11")},
        {day("2016-02-08"), day("2016-02-08")},
    };
    const date_days worked[] = {day("2016-10-09"), day("2016-02-06"), day("2016-02-14"),
                                day("2016-10-08"), day("2016-10-08"), day("2016-03-02")};
    struct day_range *ranges = ARENA_ARRAY(arena, LENGTH(off), struct day_range);
    date_days *days = ARENA_ARRAY(arena, LENGTH(worked), date_days);

    for (size_t i = 0; i < LENGTH(off); i++)
        ranges[i] = off[i];
    for (size_t i = 0; i < LENGTH(worked); i++)
        days[i] = worked[i];
    return workdays_make(arena, ranges, LENGTH(off), days, LENGTH(worked));
}

static int32_t between(const struct workdays *workdays, const char *start, const char *end)
{
    return workdays_between(workdays, day(start), day(end));
}

static void leaves_out_weekends(void **state)
{
    const struct workdays none = {.off_count = 0};

    (void)state;
    assert_int_equal(between(&none, "2016-03-04", "2016-03-04"), 0);
    assert_int_equal(between(&none, "2016-03-04", "2016-03-06"), 0); /* Friday to Sunday */
    assert_int_equal(between(&none, "2016-03-04", "2016-03-07"), 1);
    assert_int_equal(between(&none, "2016-03-05", "2016-03-07"), 1);
    assert_int_equal(between(&none, "2016-03-07", "2016-03-04"), -1);
    assert_int_equal(between(&none, "2016-03-01", "2016-03-22"), 15);
    assert_int_equal(between(&none, "0001-01-01", "0001-01-08"), 5);
    assert_int_equal(between(&none, "2016-01-01", "2016-12-31"), 260);
}

static void knows_days_off_and_days_worked(void **state)
{
    struct arena *arena = arena_new();
    const struct workdays workdays = of_2016(arena);

    (void)state;
    assert_int_equal(workdays.off_count, 3);
    assert_int_equal(workdays.worked_count, 4); /* not the Wednesday */
    assert_int_equal(between(&workdays, "2016-02-05", "2016-02-06"), 1);
    assert_int_equal(between(&workdays, "2016-02-06", "2016-02-13"), 0);
    assert_int_equal(between(&workdays, "2016-02-05", "2016-02-15"), 3); /* 6th, 14th, 15th */
    assert_int_equal(between(&workdays, "2016-09-30", "2016-10-10"), 3); /* 8th, 9th, 10th */
    assert_int_equal(between(&workdays, "2016-03-01", "2016-03-02"), 1);
    assert_true(workdays_any_off(&workdays, day("2016-02-13"), day("2016-09-30")));
    assert_false(workdays_any_off(&workdays, day("2016-02-14"), day("2016-09-30")));
    assert_false(workdays_any_off(&workdays, day("2015-01-01"), day("2015-12-31")));
    arena_free(arena);
}

/* ---- day by day ---- */

#define DAYS 400

/* A number below `limit`, each time another one; the same in each run. */
static int chance(int limit)
{
    static uint64_t state = 15;

    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (int)(state % (uint64_t)limit);
}

struct listed {
    bool off[DAYS], worked[DAYS];
};

/* Days off in a few ranges, and days worked that are none of them. */
static struct workdays make_by_chance(struct arena *arena, date_days first, struct listed *listed)
{
    size_t off_count = (size_t)chance(8), worked_count = 0;
    struct day_range *off = ARENA_ARRAY(arena, off_count, struct day_range);
    date_days *worked = ARENA_ARRAY(arena, DAYS, date_days);

    *listed = (struct listed){.off = {false}};
    for (size_t i = 0; i < off_count; i++) {
        int from = chance(DAYS - 12), to = from + chance(12);

        off[i] = (struct day_range){first + from, first + to};
        for (int k = from; k <= to; k++)
            listed->off[k] = true;
    }
    for (int i = DAYS - 1; i >= 0; i--) {
        listed->worked[i] = !listed->off[i] && chance(9) == 0;
        if (listed->worked[i])
            worked[worked_count++] = first + i;
    }
    return workdays_make(arena, off, off_count, worked, worked_count);
}

/* 2016-03-05 was a Saturday, and every seventh day from there. */
static bool is_worked(const struct listed *listed, date_days first, int index)
{
    int behind = (first + index - day("2016-03-05")) % 7;
    bool weekend = behind == 0 || behind == 1 || behind == -6;

    return listed->worked[index] || (!weekend && !listed->off[index]);
}

static void agrees_with_a_count(const struct workdays *workdays, const struct listed *listed,
                                date_days first)
{
    for (int i = 0; i < DAYS; i += 1 + chance(3)) {
        int32_t count = 0;

        for (int k = i; k < DAYS; k++) {
            count += k > i && is_worked(listed, first, k);
            if (workdays_between(workdays, first + i, first + k) != count ||
                workdays_between(workdays, first + k, first + i) != -count)
                fail_msg("day %d to %d of those from %d on: not %d", i, k, (int)first, (int)count);
        }
    }
}

static void reckons_as_one_counts(void **state)
{
    static const char *const FIRSTS[] = {"2016-01-01", "1969-10-01", "0001-01-01", "9998-11-27"};

    (void)state;
    for (int round = 0; round < 24; round++) {
        struct arena *arena = arena_new();
        date_days first = day(FIRSTS[(size_t)round % LENGTH(FIRSTS)]);
        struct listed listed;
        const struct workdays workdays = make_by_chance(arena, first, &listed);

        agrees_with_a_count(&workdays, &listed, first);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_out_weekends),
        cmocka_unit_test(knows_days_off_and_days_worked),
        cmocka_unit_test(reckons_as_one_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
