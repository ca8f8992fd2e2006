/* SPDX-License-Identifier: MIT */
/* date: the calendar day by day, and the two ways in which a date can be wrong. */
#include "base/calendar.h"

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

static void knows_days(void **state)
{
    (void)state;
    assert_int_equal(day("1970-01-01"), 0);
    assert_int_equal(day("1969-12-31"), -1);
    assert_int_equal(day("2000-02-29"), 11016);
    assert_int_equal(day("2000-03-01"), 11017);
    assert_int_equal(day("2016-03-05"), 16865);
    assert_int_equal(day("0001-01-01"), DATE_MIN);
    assert_int_equal(day("9999-12-31"), DATE_MAX);
    assert_int_equal(day("2016-12-31") - day("2016-01-01"), 365);
    assert_int_equal(day("2015-12-31") - day("2015-01-01"), 364);
}

static void assert_fault(struct slice text, enum date_fault fault)
{
    date_days out = 4711;

    if (date_parse(text, &out) != fault)
        fail_msg("'%.*s' is not told as %d", (int)text.len, text.data, (int)fault);
    assert_int_equal(out, 4711);
}

static void tells_days_that_are_none(void **state)
{
    static const char *const TEXTS[] = {
        "2016-02-30", "2015-02-29", "1900-02-29", "2016-04-31", "2016-06-31",
        "2016-13-01", "2016-00-01", "2016-01-00", "2016-01-32", "2016-12-32",
        "0000-01-01", "0000-00-00", "2016-99-99", "2100-02-29",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(TEXTS); i++)
        assert_fault(slice_of(TEXTS[i]), DATE_CALENDAR);
}

static void tells_what_is_not_written_so(void **state)
{
    static const char *const TEXTS[] = {
        "",           "2016",
        "2016-02",    "2016-2-5",
        "16-02-05",   "20160205",
        "2016/02/05", "2016-02-05 ",
        " 2016-02-5", "2016-02-5 ",
        "2016-02-0a", "+016-02-05",
        "2016-+2-05", "2016-02--5",
        "02016-2-05", "2016年2月",
        "2016.02.05", "２016-2-5",
        "2016-02/05", "2016-Q3",
        "-016-02-05", "2016-02-05T00:00:00",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(TEXTS); i++)
        assert_fault(slice_of(TEXTS[i]), DATE_FORM);
    assert_fault((struct slice){NULL, 0}, DATE_FORM);
    assert_fault((struct slice){"2016-02-0\0", 10}, DATE_FORM);
}

static void knows_leap_years(void **state)
{
    (void)state;
    assert_int_equal(date_month_days(1900, 2), 28);
    assert_int_equal(date_month_days(2000, 2), 29);
    assert_int_equal(date_month_days(2016, 2), 29);
    assert_int_equal(date_month_days(2015, 2), 28);
    assert_int_equal(date_month_days(2100, 2), 28);
    assert_int_equal(date_month_days(4, 2), 29);
    assert_int_equal(date_month_days(2016, 1), 31);
    assert_int_equal(date_month_days(2016, 4), 30);
    assert_int_equal(date_month_days(2016, 12), 31);
    day("2000-02-29");
    day("2016-02-29");
}

static void assert_civil(date_days at, struct civil expected)
{
    struct civil civil = date_civil(at);

    if (civil.year != expected.year || civil.month != expected.month || civil.day != expected.day)
        fail_msg("day %d is %d-%d-%d", at, civil.year, civil.month, civil.day);
    assert_int_equal(date_of(civil), at);
}

static struct civil following(struct civil civil)
{
    if (++civil.day > date_month_days(civil.year, civil.month)) {
        civil.day = 1;
        civil.month++;
    }
    if (civil.month > 12) {
        civil.month = 1;
        civil.year++;
    }
    return civil;
}

/* From 1 January 1801 an era of 400 years, and what lies around the bounds. */
static void counts_every_day(void **state)
{
    static const struct civil STARTS[] = {{1, 1, 1}, {1801, 1, 1}, {9599, 1, 1}};

    (void)state;
    for (size_t i = 0; i < LENGTH(STARTS); i++) {
        struct civil civil = STARTS[i];
        date_days first = date_of(civil);

        for (date_days at = first; at < first + 146097; at++) {
            assert_civil(at, civil);
            civil = following(civil);
        }
        assert_int_equal(civil.year, STARTS[i].year + 400);
        assert_int_equal(civil.month, 1);
        assert_int_equal(civil.day, 1);
    }
    assert_civil(DATE_MIN, (struct civil){1, 1, 1});
    assert_civil(DATE_MAX, (struct civil){9999, 12, 31});
}

static void assert_quarter(const char *text, const char *first, const char *last)
{
    date_days from = 0;
    date_days to = 0;

    assert_true(date_parse_quarter(slice_of(text), &from, &to));
    assert_int_equal(from, day(first));
    assert_int_equal(to, day(last));
}

static void slices_years(void **state)
{
    static const struct {
        struct civil day;
        enum every every;
        int number;
        const char *name;
        struct civil end;
    } cases[] = {
        {{2016, 7, 1}, EVERY_MONTH, 7, "2016-07", {2016, 7, 31}},
        {{2016, 2, 29}, EVERY_MONTH, 2, "2016-02", {2016, 2, 29}},
        {{2016, 7, 1}, EVERY_QUARTER, 3, "2016-Q3", {2016, 9, 30}},
        {{2016, 9, 30}, EVERY_QUARTER, 3, "2016-Q3", {2016, 9, 30}},
        {{2016, 12, 31}, EVERY_QUARTER, 4, "2016-Q4", {2016, 12, 31}},
        {{2016, 6, 30}, EVERY_HALF, 1, "2016-H1", {2016, 6, 30}},
        {{2016, 1, 1}, EVERY_TWO_MONTHS, 1, "2016-B1", {2016, 2, 29}},
        {{2016, 12, 31}, EVERY_TWO_MONTHS, 6, "2016-B6", {2016, 12, 31}},
        {{2016, 1, 1}, EVERY_WEEK, 53, "2015-W53", {2016, 1, 3}},
        {{2016, 1, 4}, EVERY_WEEK, 1, "2016-W01", {2016, 1, 10}},
        {{2018, 12, 31}, EVERY_WEEK, 1, "2019-W01", {2019, 1, 6}},
        {{1, 1, 1}, EVERY_WEEK, 1, "0001-W01", {1, 1, 7}},
        {{9999, 12, 31}, EVERY_WEEK, 52, "9999-W52", {9999, 12, 31}},
        {{987, 12, 1}, EVERY_MONTH, 12, "0987-12", {987, 12, 31}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct calendar_slice slice = {.every = cases[i].every, .day = date_of(cases[i].day)};
        struct buffer name = {0};

        calendar_slice_print(&name, slice);
        assert_true(slice_is(buffer_slice(&name), cases[i].name));
        assert_int_equal(calendar_slice_number(slice), cases[i].number);
        assert_int_equal(calendar_slice_end(slice), date_of(cases[i].end));
        assert_int_equal(every_find(every_name(cases[i].every)), cases[i].every);
        buffer_free(&name);
    }
    assert_int_equal(every_find(SLICE("fortnight")), EVERY_NONE);
}

static void knows_quarters(void **state)
{
    (void)state;
    assert_quarter("2016-Q1", "2016-01-01", "2016-03-31");
    assert_quarter("2016-Q2", "2016-04-01", "2016-06-30");
    assert_quarter("2016-Q3", "2016-07-01", "2016-09-30");
    assert_quarter("2016-Q4", "2016-10-01", "2016-12-31");
    assert_quarter("0001-Q1", "0001-01-01", "0001-03-31");
    assert_quarter("9999-Q4", "9999-10-01", "9999-12-31");
}

static void refuses_other_quarters(void **state)
{
    static const char *const TEXTS[] = {
        "",        "2016",    "2016-Q0",  "2016-Q5",  "2016-q3",  "2016Q3",     "2016-Q",
        "2016-3",  "16-Q3",   "2016-Q33", "0000-Q1",  " 2016-Q3", "2016-Q3 ",   "2016/Q3",
        "201a-Q3", "2016-QA", "2016-Q٣",  "2016-Q-1", "+016-Q1",  "2016-03-05", "2016-W3",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(TEXTS); i++) {
        date_days from = 4711;
        date_days to = 4712;

        if (date_parse_quarter(slice_of(TEXTS[i]), &from, &to))
            fail_msg("'%s' is read", TEXTS[i]);
        assert_int_equal(from, 4711);
        assert_int_equal(to, 4712);
    }
}

static void prints(void **state)
{
    static const char *const TEXTS[] = {"0001-01-01", "0999-10-09", "1969-12-31",
                                        "2016-03-05", "2000-02-29", "9999-12-31"};

    (void)state;
    for (size_t i = 0; i < LENGTH(TEXTS); i++) {
        char out[11];
        struct slice text = date_print(day(TEXTS[i]), out);

        assert_string_equal(out, TEXTS[i]);
        assert_ptr_equal(text.data, out);
        assert_int_equal(text.len, 10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_days),
        cmocka_unit_test(tells_days_that_are_none),
        cmocka_unit_test(tells_what_is_not_written_so),
        cmocka_unit_test(knows_leap_years),
        cmocka_unit_test(counts_every_day),
        cmocka_unit_test(slices_years),
        cmocka_unit_test(knows_quarters),
        cmocka_unit_test(refuses_other_quarters),
        cmocka_unit_test(prints),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
