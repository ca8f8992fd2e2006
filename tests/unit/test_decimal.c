/* SPDX-License-Identifier: MIT */
/* decimal: the grammar, the bounds, and that nothing is ever rounded. */
#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static struct decimal number(const char *text)
{
    struct decimal out = {0};

    if (decimal_parse(slice_of(text), &out) != DECIMAL_OK)
        fail_msg("%s is not read", text);
    return out;
}

static void assert_decimal(struct decimal a, int64_t coef, int32_t exp)
{
    if (a.coef != coef || a.exp != exp)
        fail_msg("%lld e%d instead of %lld e%d", (long long)a.coef, a.exp, (long long)coef, exp);
}

static void assert_prints(struct decimal a, const char *text)
{
    struct buffer out = {0};

    decimal_print(&out, a);
    buffer_byte(&out, '\0');
    assert_string_equal(out.data, text);
    buffer_free(&out);
}

static void normalises(void **state)
{
    (void)state;
    assert_decimal(number("0"), 0, 0);
    assert_decimal(number("-0.000e99999999999999999999"), 0, 0);
    assert_decimal(number("3"), 3, 0);
    assert_decimal(number("3.0"), 3, 0);
    assert_decimal(number("1200"), 12, 2);
    assert_decimal(number("010"), 1, 1);
    assert_decimal(number("+12e3"), 12, 3);
    assert_decimal(number("-.5"), -5, -1);
    assert_decimal(number("5."), 5, 0);
    assert_decimal(number("10203.0405060"), 10203040506, -6);
    assert_decimal(number("0.000120E-4"), 12, -9);
    assert_decimal(number("100e-2"), 1, 0);
}

static void reads_octal_and_hexadecimal(void **state)
{
    (void)state;
    assert_decimal(number("0o7"), 7, 0);
    assert_decimal(number("0o17"), 15, 0);
    assert_decimal(number("0x1F"), 31, 0);
    assert_decimal(number("0xdeadBEEF"), 3735928559, 0);
    assert_decimal(number("0xabcdef"), 11259375, 0);
    assert_decimal(number("0xABCDEF"), 11259375, 0);
    assert_decimal(number("0x00000000000000000064"), 1, 2);
    assert_decimal(number("0xDE0B6B3A763FFFF"), 999999999999999999, 0);
    assert_decimal(number("0xDE0B6B3A7640000"), 1, 18);
}

static void refuses_what_is_no_number(void **state)
{
    static const char *const TEXTS[] = {
        "",     "-",    "+",    ".",     "-.",   "e5",     ".e5",   "1e",       "1e+",
        "1e-",  "--1",  "+-1",  "-+1",   "1-",   "1 ",     " 1",    "1,5",      "1_000",
        "1.2.", "1..2", "0o",   "0o8",   "0x",   "0xG",    "-0x1",  "+0o7",     "0X1F",
        "0O17", "0b1",  ".inf", "-.inf", ".nan", "inf",    "NaN",   "1e5.0",    "1e 5",
        "1f",   "0x1.", "1e5e", "١",     "１",   "0o17e1", "1\xC3", "0x1F.0p3", "1E5E",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(TEXTS); i++) {
        struct decimal out = {42, 1};

        if (decimal_parse(slice_of(TEXTS[i]), &out) != DECIMAL_FORM)
            fail_msg("'%s' is read", TEXTS[i]);
        assert_decimal(out, 42, 1);
    }
    struct decimal out;
    assert_int_equal(decimal_parse(SLICE("1a"), &out), DECIMAL_FORM);
    assert_int_equal(decimal_parse(SLICE("1e5a"), &out), DECIMAL_FORM);
    assert_int_equal(decimal_parse((struct slice){"1\0", 2}, &out), DECIMAL_FORM);
    assert_int_equal(decimal_parse((struct slice){NULL, 0}, &out), DECIMAL_FORM);
}

static void tells_what_does_not_fit(void **state)
{
    static const char *const TEXTS[] = {
        "1234567890123456789",
        "18446744073709551617", /* 2^64 + 1 */
        "-1234567890123456789",
        "1.000000000000000001",
        "1000000000000000001",
        "0.9999999999999999999",
        "1e10000",
        "10e9999",
        "1e-10000",
        "0.1e-9999",
        "1e99999999999999999999999999999999",
        "-1e-99999999999999999999999999999999",
        "0xDE0B6B3A7640001",
        "0xFFFFFFFFFFFFFFFF",
        "0x10000000000000000",
        "0o7777777777777777777777",
        "123456789012345678900000000001",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(TEXTS); i++) {
        struct decimal out = {42, 1};

        if (decimal_parse(slice_of(TEXTS[i]), &out) != DECIMAL_RANGE)
            fail_msg("%s is read", TEXTS[i]);
        assert_decimal(out, 42, 1);
    }
}

/* Form goes before range: what is no number is not reported to be too large. */
static void tells_form_before_range(void **state)
{
    struct decimal out;

    (void)state;
    assert_int_equal(decimal_parse(SLICE("1234567890123456789x"), &out), DECIMAL_FORM);
    assert_int_equal(decimal_parse(SLICE("0x10000000000000000g"), &out), DECIMAL_FORM);
    assert_int_equal(decimal_parse(SLICE("1e10000."), &out), DECIMAL_FORM);
}

static void reads_up_to_the_bounds(void **state)
{
    (void)state;
    assert_decimal(number("999999999999999999"), 999999999999999999, 0);
    assert_decimal(number("-0.999999999999999999"), -999999999999999999, -18);
    assert_decimal(number("000000000000000000000000000123456789012345678"), 123456789012345678, 0);
    assert_decimal(number("1000000000000000000000000000000"), 1, 30);
    assert_decimal(number("1.00000000000000000000000000000000"), 1, 0);
    assert_decimal(number("100000000000000001"), 100000000000000001, 0);
    assert_decimal(number("1e9999"), 1, 9999);
    assert_decimal(number("0.1e10000"), 1, 9999);
    assert_decimal(number("1e-9999"), 1, -9999);
    assert_decimal(number("10e-10000"), 1, -9999);
}

/* A slice has no NUL behind it, but perhaps more digits. */
static void reads_no_further_than_the_slice(void **state)
{
    static const char *const TEXTS[] = {"12345", "1.234", "1.5e23", "1e23",
                                        "-.123", "0x123", "0o123"};
    static const char *const CUT[] = {"1234", "1.23", "1.5e2", "1e2", "-.12", "0x12", "0o12"};

    (void)state;
    for (size_t i = 0; i < LENGTH(TEXTS); i++) {
        struct slice text = slice_of(TEXTS[i]);
        struct decimal expected = number(CUT[i]);
        struct decimal out;

        assert_int_equal(decimal_parse(slice_sub(text, 0, text.len - 1), &out), DECIMAL_OK);
        assert_decimal(out, expected.coef, expected.exp);
    }
}

static void counts(void **state)
{
    (void)state;
    assert_decimal(decimal_of(0), 0, 0);
    assert_decimal(decimal_of(5115), 5115, 0);
    assert_decimal(decimal_of(-1200), -12, 2);
    assert_decimal(decimal_of(999999999999999999), 999999999999999999, 0);
    assert_decimal(decimal_of(9200000000000000000), 92, 17);
}

/* Each is less than the next; all pairs are compared. */
static void compares(void **state)
{
    static const char *const RISING[] = {
        "-1e9999",
        "-999999999999999999",
        "-1.01",
        "-1",
        "-0.999999999999999999",
        "-1e-9999",
        "0",
        "1e-9999",
        "0.1",
        "0.123456789",
        "0.2",
        "0.999999999999999999",
        "1",
        "1.00000000000000001",
        "9",
        "10",
        "10.5",
        "99999999999999999.9",
        "100000000000000000",
        "999999999999999999",
        "1e18",
        "1.00000000000000001e18",
        "1e300",
        "999999999999999999e9980",
        "1e9999",
        "999999999999999999e9999",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(RISING); i++) {
        for (size_t j = 0; j < LENGTH(RISING); j++) {
            int order = decimal_cmp(number(RISING[i]), number(RISING[j]));

            if ((order > 0) - (order < 0) != (i > j) - (i < j))
                fail_msg("%s and %s are in the wrong order", RISING[i], RISING[j]);
        }
    }
}

static void assert_sum(const char *a, const char *b, const char *sum)
{
    struct decimal out;

    assert_true(decimal_add(number(a), number(b), &out));
    assert_prints(out, sum);
    assert_true(decimal_add(number(b), number(a), &out));
    assert_prints(out, sum);
    assert_true(decimal_sub(out, number(b), &out));
    assert_int_equal(decimal_cmp(out, number(a)), 0);
}

static void adds_exactly(void **state)
{
    (void)state;
    assert_sum("0.1", "0.2", "0.3");
    assert_sum("0", "0", "0");
    assert_sum("0", "1e-9999", "1e-9999");
    assert_sum("1", "-1", "0");
    assert_sum("1e9999", "-1e9999", "0");
    assert_sum("0.5", "0.5", "1");
    assert_sum("-1200", "3.25", "-1196.75");
    assert_sum("999999999999999999", "1", "1000000000000000000");
    assert_sum("1e18", "-1", "999999999999999999");
    assert_sum("-1e18", "1", "-999999999999999999");
    assert_sum("2e18", "-1e18", "1000000000000000000");
    assert_sum("123456789012345678e300", "1e300", "1.23456789012345679e317");
    assert_sum("99999999999999999e1", "0.9e1", "999999999999999999");
}

static void assert_no_sum(const char *a, const char *b)
{
    struct decimal out = {42, 1};

    assert_false(decimal_add(number(a), number(b), &out));
    assert_false(decimal_add(number(b), number(a), &out));
    assert_decimal(out, 42, 1);
}

static void tells_sums_that_do_not_fit(void **state)
{
    (void)state;
    assert_no_sum("999999999999999999", "2");
    assert_no_sum("-999999999999999999", "-2");
    assert_no_sum("999999999999999999", "999999999999999999");
    assert_no_sum("999999999999999999", "0.1");
    assert_no_sum("1e18", "1");
    assert_no_sum("2e18", "-1");
    assert_no_sum("3e18", "-1");
    assert_no_sum("999999999999999999e18", "1");
    assert_no_sum("1e19", "-1");
    assert_no_sum("1e300", "1");
    assert_no_sum("1e9999", "1e-9999");
    assert_no_sum("5e9999", "5e9999");
}

static void subtracts(void **state)
{
    struct decimal out = {42, 1};

    (void)state;
    assert_false(decimal_sub(number("-999999999999999999"), number("2"), &out));
    assert_decimal(out, 42, 1);
    assert_true(decimal_sub(number("0"), number("2.50"), &out));
    assert_decimal(out, -25, -1);
}

static void multiplies(void **state)
{
    struct decimal out = number("7");

    (void)state;
    assert_true(decimal_mul(number("99.5"), number("200"), &out));
    assert_prints(out, "19900");
    assert_true(decimal_mul(number("-0.5"), number("0.25"), &out));
    assert_prints(out, "-0.125");
    assert_true(decimal_mul(number("0"), number("-3"), &out));
    assert_decimal(out, 0, 0);
    /* 18 digits, but the zeros at the end are none of them */
    assert_true(decimal_mul(number("999999999"), number("1000000000000"), &out));
    assert_prints(out, "999999999000000000000");
    out = number("7");
    assert_false(decimal_mul(number("999999999999999999"), number("11"), &out));
    assert_false(decimal_mul(number("123456789012"), number("98765432101"), &out));
    assert_prints(out, "7");
}

static void divides_downward(void **state)
{
    static const struct {
        const char *a, *b, *quotient;
    } cases[] = {
        {"5115000", "5122", "998"}, {"0", "3", "0"},     {"7", "7", "1"},     {"6", "7", "0"},
        {"1", "0.3", "3"},          {"2.5", "0.5", "5"}, {"1e3", "7", "142"}, {"300", "1e1", "30"},
        {"0.9", "1", "0"},
    };
    struct decimal out = number("7");

    (void)state;
    for (size_t i = 0; i < LENGTH(cases); i++) {
        assert_true(decimal_quotient(number(cases[i].a), number(cases[i].b), &out));
        assert_prints(out, cases[i].quotient);
    }
    out = number("7");
    assert_false(decimal_quotient(number("1e18"), number("0.5"), &out));
    assert_false(decimal_quotient(number("1e30"), number("3"), &out));
    assert_prints(out, "7");
}

static void divides_in_steps(void **state)
{
    static const struct {
        const char *a, *b;
        int32_t exp;
        const char *down, *up;
    } cases[] = {
        {"10", "3", -2, "3.33", "3.34"},    {"-10", "3", -2, "-3.34", "-3.33"},
        {"10", "4", -2, "2.5", "2.5"},      {"-10", "4", -1, "-2.5", "-2.5"},
        {"2.999999", "1", -2, "2.99", "3"}, {"0", "7", -2, "0", "0"},
        {"1", "3e5", -2, "0", "0.01"},      {"1234", "1", 2, "1200", "1300"},
        {"90.01", "3", -2, "30", "30.01"},
    };
    struct decimal out = number("7");

    (void)state;
    for (size_t i = 0; i < LENGTH(cases); i++) {
        const struct decimal a = number(cases[i].a), b = number(cases[i].b);

        assert_true(decimal_divide(a, b, cases[i].exp, false, &out));
        assert_prints(out, cases[i].down);
        assert_true(decimal_divide(a, b, cases[i].exp, true, &out));
        assert_prints(out, cases[i].up);
    }
    out = number("7");
    assert_false(decimal_divide(number("123456789012345678"), number("3"), -9, false, &out));
    assert_prints(out, "7");
}

static void rounds_up(void **state)
{
    (void)state;
    assert_prints(decimal_ceil(number("16.5")), "17");
    assert_prints(decimal_ceil(number("16")), "16");
    assert_prints(decimal_ceil(number("0.000001")), "1");
    assert_prints(decimal_ceil(number("-0.5")), "0");
    assert_prints(decimal_ceil(number("-2.5")), "-2");
    assert_prints(decimal_ceil(number("1e20")), "100000000000000000000");
    assert_prints(decimal_ceil(number("1e-30")), "1");
}

static void gives_integers(void **state)
{
    int64_t out = 7;

    (void)state;
    assert_true(decimal_to_int(number("10"), &out));
    assert_int_equal(out, 10);
    assert_true(decimal_to_int(number("-1200"), &out));
    assert_int_equal(out, -1200);
    assert_false(decimal_to_int(number("0.5"), &out));
    assert_false(decimal_to_int(number("1e40"), &out));
}

static void knows_integers(void **state)
{
    (void)state;
    assert_true(decimal_is_integer(number("0")));
    assert_true(decimal_is_integer(number("0.0")));
    assert_true(decimal_is_integer(number("3.0")));
    assert_true(decimal_is_integer(number("1e2")));
    assert_true(decimal_is_integer(number("-12.50e1")));
    assert_false(decimal_is_integer(number("12.5")));
    assert_false(decimal_is_integer(number("1e-1")));
}

static void assert_multiple(const char *a, const char *b, bool expected)
{
    if (decimal_is_multiple(number(a), number(b)) != expected)
        fail_msg("%s and %s", a, b);
}

static void knows_multiples(void **state)
{
    (void)state;
    assert_multiple("0", "7", true);
    assert_multiple("0", "1e9999", true);
    assert_multiple("10", "2", true);
    assert_multiple("-10", "2", true);
    assert_multiple("7", "2", false);
    assert_multiple("4.5", "1.5", true);
    assert_multiple("35", "1.5", false);
    assert_multiple("0.0075", "0.0001", true);
    assert_multiple("0.00751", "0.0001", false);
    assert_multiple("0.3", "0.1", true);
    assert_multiple("1", "3", false);
    assert_multiple("100", "1e2", true);
    assert_multiple("100", "1e3", false);
    assert_multiple("1000", "8", true);
    assert_multiple("1000", "16", false);
    assert_multiple("10000", "16", true);
    assert_multiple("1e17", "762939453125", true);   /* 5^17 */
    assert_multiple("1e17", "3814697265625", false); /* 5^18 */
    assert_multiple("1e18", "3814697265625", true);
    assert_multiple("3e17", "762939453125", true);
    assert_multiple("1e308", "0.5", true);
    assert_multiple("1e308", "0.123456789", false);
    assert_multiple("123456789e9999", "0.123456789", true);
    assert_multiple("1e9999", "1e-9999", true);
    assert_multiple("1e-9999", "1e9999", false);
    assert_multiple("999999999999999999", "999999999999999999", true);
    assert_multiple("999999999999999999e9999", "0.999999999999999999", true);
    assert_multiple("999999999999999998", "999999999999999999", false);
    assert_multiple("1e9999", "999999999999999999", false);
}

/* Against plain remainders, where those are exact. */
static void multiples_agree_with_remainders(void **state)
{
    (void)state;
    for (int a = -300; a <= 300; a++) {
        for (int b = 1; b <= 130; b++) {
            if (decimal_is_multiple(decimal_of(a), decimal_of(b)) != (a % b == 0))
                fail_msg("%d and %d", a, b);
        }
    }
}

static void prints_as_people_write(void **state)
{
    (void)state;
    assert_prints(number("0"), "0");
    assert_prints(number("-0"), "0");
    assert_prints(number("3.0"), "3");
    assert_prints(number("-0.50"), "-0.5");
    assert_prints(number("1.2e3"), "1200");
    assert_prints(number("-12.345"), "-12.345");
    assert_prints(number("999999999999999999"), "999999999999999999");
    assert_prints(number("1e20"), "100000000000000000000");
    assert_prints(number("1e21"), "1e21");
    assert_prints(number("-1.5e300"), "-1.5e300");
    assert_prints(number("123456789012345678e3"), "123456789012345678000");
    assert_prints(number("123456789012345678e4"), "1.23456789012345678e21");
    assert_prints(number("1e-20"), "0.00000000000000000001");
    assert_prints(number("1e-21"), "1e-21");
    assert_prints(number("0.00123456789012345678"), "0.00123456789012345678");
    assert_prints(number("0.000123456789012345678"), "1.23456789012345678e-4");
    assert_prints(number("1e9999"), "1e9999");
}

static void reads_back_what_it_prints(void **state)
{
    static const int64_t COEFS[] = {
        1, 7, -12, 999, 123456789, -99999999999999999, 999999999999999999};

    (void)state;
    for (size_t i = 0; i < LENGTH(COEFS); i++) {
        for (int32_t exp = -60; exp <= 60; exp++) {
            struct decimal back = {0};
            struct buffer out = {0};

            decimal_print(&out, (struct decimal){COEFS[i], exp});
            assert_int_equal(decimal_parse(buffer_slice(&out), &back), DECIMAL_OK);
            assert_decimal(back, COEFS[i], exp);
            buffer_free(&out);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normalises),
        cmocka_unit_test(reads_octal_and_hexadecimal),
        cmocka_unit_test(refuses_what_is_no_number),
        cmocka_unit_test(tells_what_does_not_fit),
        cmocka_unit_test(tells_form_before_range),
        cmocka_unit_test(reads_up_to_the_bounds),
        cmocka_unit_test(reads_no_further_than_the_slice),
        cmocka_unit_test(counts),
        cmocka_unit_test(compares),
        cmocka_unit_test(adds_exactly),
        cmocka_unit_test(tells_sums_that_do_not_fit),
        cmocka_unit_test(subtracts),
        cmocka_unit_test(multiplies),
        cmocka_unit_test(divides_downward),
        cmocka_unit_test(divides_in_steps),
        cmocka_unit_test(rounds_up),
        cmocka_unit_test(gives_integers),
        cmocka_unit_test(knows_integers),
        cmocka_unit_test(knows_multiples),
        cmocka_unit_test(multiples_agree_with_remainders),
        cmocka_unit_test(prints_as_people_write),
        cmocka_unit_test(reads_back_what_it_prints),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
