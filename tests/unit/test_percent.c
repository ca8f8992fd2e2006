/* SPDX-License-Identifier: MIT */
/* figure: percentages as they are shown, near bounds and far from them. */
#include "report/figure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct decimal number(const char *text)
{
    struct decimal value;

    assert_int_equal(decimal_parse(slice_of(text), &value), DECIMAL_OK);
    return value;
}

/* min and max are percentages; NULL: none. */
static void shows(const char *part, const char *whole, const char *min, const char *max,
                  const char *wanted)
{
    struct limits limits = {.has_min = min != NULL, .has_max = max != NULL};
    struct decimal percent;
    struct buffer out = {0};

    if (min != NULL)
        limits.min = number(min);
    if (max != NULL)
        limits.max = number(max);
    assert_true(percent_of(number(part), number(whole), &limits, &percent));
    decimal_print(&out, percent);
    if (!slice_is(buffer_slice(&out), wanted))
        fail_msg("%s of %s: wanted %s, got %.*s", part, whole, wanted, (int)out.len, out.data);
    buffer_free(&out);
}

static void test_half_up(void **state)
{
    (void)state;
    shows("2", "7", NULL, NULL, "28.6"); /* 28.571 */
    shows("2", "7", "100", NULL, "28.6");
    shows("2", "3", NULL, NULL, "66.7");
    shows("1", "3", NULL, NULL, "33.3");
    shows("1225", "10000", NULL, NULL, "12.3"); /* the half goes up */
    shows("12249", "100000", NULL, NULL, "12.2");
    shows("17", "20", NULL, NULL, "85");
    shows("0", "3", NULL, NULL, "0");
    shows("3", "3", "100", NULL, "100");
    shows("489", "415", "100", NULL, "117.8"); /* 117.831 */
}

static void test_never_up_to_a_bound(void **state)
{
    (void)state;
    shows("5115", "5122", NULL, NULL, "99.8"); /* 99.863: 100 is a bound of every share */
    shows("489", "496", "100", NULL, "98.6");  /* 98.589: more than a point below it */
    shows("8996", "10000", "90", NULL, "89.9");
    shows("8996", "10000", "95", NULL, "90");
    shows("8901", "10000", "90", NULL, "89"); /* 89.01 */
    shows("496", "10000", NULL, "5", "4.9");
    shows("999999", "1000000", NULL, NULL, "99.9");
}

static void test_never_down_to_a_bound(void **state)
{
    (void)state;
    shows("504", "10000", NULL, "5", "5.1");
    shows("505", "10000", NULL, "5", "5.1");
    shows("50001", "1000000", NULL, "5", "5.1");
    shows("584", "10000", NULL, "5", "5.8");
    shows("5123", "5122", NULL, NULL, "100.1");
    shows("1", "5000", NULL, NULL, "0");
    shows("1", "5000", NULL, "0", "0.1");
    shows("9004", "10000", "90", NULL, "90"); /* it is held: on it, as well as above it */
    shows("5115", "5122", "99.8", NULL, "99.8");
}

/* Where no tenth tells it, more digits do. */
static void test_bounds_between_tenths(void **state)
{
    (void)state;
    shows("3333", "10000", "33.33", NULL, "33.33");
    shows("3334", "10000", "33.33", NULL, "33.4");
    shows("8995", "10000", "89.91", "89.99", "89.95");
    shows("6666", "10000", "66.67", NULL, "66.6");
}

/* What the arithmetic cannot hold is cut, or not shown. */
static void test_too_much(void **state)
{
    const struct limits none = {0};
    struct decimal percent;

    (void)state;
    shows("1", "3e15", NULL, NULL, "0");
    assert_false(percent_of(number("1"), number("0"), &none, &percent));
    assert_false(percent_of(number("-1"), number("2"), &none, &percent));
    assert_false(percent_of(number("1e300"), number("3.1"), &none, &percent));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_half_up),
        cmocka_unit_test(test_never_up_to_a_bound),
        cmocka_unit_test(test_never_down_to_a_bound),
        cmocka_unit_test(test_bounds_between_tenths),
        cmocka_unit_test(test_too_much),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
