/* SPDX-License-Identifier: MIT */
/* Guesses: what a way of writing means, and that nothing is said where it could mean two things. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "suggest/suggest_value.h"

typedef bool suggest_text(struct buffer *out, struct slice text);

/* expected: NULL where nothing may be guessed. */
static void expect(suggest_text *suggest, const char *text, const char *expected)
{
    struct buffer out = {0};
    bool known = suggest(&out, slice_of(text));

    if (known != (expected != NULL))
        fail_msg("%s: %s", text, known ? "guessed" : "not guessed");
    if (known && !slice_eq(buffer_slice(&out), slice_of(expected)))
        fail_msg("%s: %.*s, not %s", text, (int)out.len, out.data, expected);
    buffer_free(&out);
}

static void test_numbers(void **state)
{
    (void)state;
    expect(suggest_value_number, "30人", "30");
    expect(suggest_value_number, "约30名", "30");
    expect(suggest_value_number, "1,200", "1200");
    expect(suggest_value_number, "三十", "30");
    expect(suggest_value_number, "3.50 yuan", "3.5");
    expect(suggest_value_number, "1,20", NULL);
    expect(suggest_value_number, "1,2000", NULL);
    expect(suggest_value_number, "2-3人", NULL);
    expect(suggest_value_number, "3万", NULL);
    expect(suggest_value_number, "30余人", NULL);
    expect(suggest_value_number, "", NULL);
}

static void expect_truth(const char *text, bool known, bool value)
{
    bool out;

    assert_int_equal(suggest_value_boolean(slice_of(text), &out), known);
    if (known)
        assert_int_equal(out, value);
}

static void test_truths(void **state)
{
    (void)state;
    expect_truth("YES", true, true);
    expect_truth("有", true, true);
    expect_truth("off", true, false);
    expect_truth("没有", true, false);
    expect_truth("ye", false, false);
    expect_truth("maybe", false, false);
    expect_truth("", false, false);
}

static void expect_date(const char *text, enum suggested_date expected, int year, int month,
                        int day)
{
    struct civil civil = {0};

    if (suggest_value_date(slice_of(text), &civil) != expected)
        fail_msg("%s: another kind of date", text);
    if (day > 0 && (civil.year != year || civil.month != month || civil.day != day))
        fail_msg("%s: %d-%d-%d", text, civil.year, civil.month, civil.day);
}

static void test_dates(void **state)
{
    (void)state;
    expect_date("2016.3.5", SUGGESTED_DAY, 2016, 3, 5);
    expect_date("2016年3月5日", SUGGESTED_DAY, 2016, 3, 5);
    expect_date("二〇一六年三月五日", SUGGESTED_DAY, 2016, 3, 5);
    expect_date("20160305", SUGGESTED_DAY, 2016, 3, 5);
    expect_date("2016-03-05 14:30", SUGGESTED_DAY, 2016, 3, 5);
    expect_date("2016-02-30", SUGGESTED_DAY, 2016, 2, 30);
    expect_date("42434", SUGGESTED_COUNT, 2016, 3, 5);
    expect_date("2016-03-04T16:00:00Z", SUGGESTED_OR_NEXT, 2016, 3, 4);
    expect_date("2016-03-05T00:00:00Z", SUGGESTED_DAY, 2016, 3, 5);
    expect_date("2016-03-05T05:00:00+14:00", SUGGESTED_OR_LAST, 2016, 3, 5);
    expect_date("2016-03-05T16:00:00+08:00", SUGGESTED_DAY, 2016, 3, 5);
    expect_date("3月5日", SUGGESTED_NO_YEAR, 0, 0, 0);
    expect_date("5/3/2016", SUGGESTED_NO_YEAR, 0, 0, 0);
    expect_date("2016.3", SUGGESTED_NO_DAY, 0, 0, 0);
    expect_date("2016-03-05 2016-03-06", SUGGESTED_NOTHING, 0, 0, 0);
    expect_date("36525", SUGGESTED_NOTHING, 0, 0, 0);
    expect_date("spring", SUGGESTED_NOTHING, 0, 0, 0);
}

static void test_quarters(void **state)
{
    (void)state;
    expect(suggest_value_quarter, "2016Q3", "2016-Q3");
    expect(suggest_value_quarter, "2016年三季度", "2016-Q3");
    expect(suggest_value_quarter, "2016年第3季度", "2016-Q3");
    expect(suggest_value_quarter, "2016-3", "2016-Q3");
    expect(suggest_value_quarter, "2016-5", NULL);
    expect(suggest_value_quarter, "20163", NULL);
    expect(suggest_value_quarter, "三季度", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_truths),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_quarters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
