/* SPDX-License-Identifier: MIT */
/* Reading the examples of `explain`; whether they are true is tests/examples.py's to say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diag/catalogue.h"
#include "diag/examples.h"

static void expect_line(struct slice *rest, enum lang lang, const char *text, bool remark,
                        const char *times)
{
    struct example_line line;

    assert_true(example_next(rest, lang, &line));
    assert_true(slice_is(line.text, text));
    assert_int_equal(line.remark, remark);
    assert_true(slice_is(line.times, times));
}

static void test_lines(void **state)
{
    static const char text[] = "# en: saved badly\n# zh: 保存错了\n\n  - a: 1\n"
                               "{{repeat 1001:   - b}}\n# a comment\n";
    struct slice rest = slice_of(text);
    struct example_line line;

    (void)state;
    expect_line(&rest, LANG_EN, "saved badly", true, "");
    expect_line(&rest, LANG_EN, "", false, "");
    expect_line(&rest, LANG_EN, "  - a: 1", false, "");
    expect_line(&rest, LANG_EN, "  - b", false, "1001");
    expect_line(&rest, LANG_EN, "# a comment", false, "");
    assert_false(example_next(&rest, LANG_EN, &line));
    rest = slice_of(text);
    expect_line(&rest, LANG_ZH, "保存错了", true, "");
    expect_line(&rest, LANG_ZH, "", false, "");
}

static void test_parts(void **state)
{
    struct example example;

    (void)state;
    assert_true(example_find(211, &example));
    assert_int_equal(example.kind, EXAMPLE_RECORDS);
    assert_int_equal(example.given_kind, EXAMPLE_SCHEMA);
    assert_true(slice_starts(example.given, "\"form\": {\n"));
    assert_true(slice_is(example.wrong, "form: 2015-A\n"));
    assert_true(slice_is(example.right, "form: 2016-A\n"));
    assert_true(example_find(911, &example));
    assert_int_equal(example.kind, EXAMPLE_COMMAND);
    assert_int_equal(example.given.len, 0);
    assert_false(example_find(999, &example));
    assert_false(example_find(0, &example));
}

/* Parts of a table that is cut wrongly would run into each other. */
static void test_all_have_parts(void **state)
{
    struct example example;

    (void)state;
    for (int i = 0; i < DIAG_CODE_COUNT; i++) {
        if (!example_find(catalogue_row((enum diag_code)i)->number, &example))
            continue;
        assert_true(example.wrong.len > 0 && example.right.len > 0);
        assert_true(slice_ends(example.right, "\n") && !slice_starts(example.wrong, "---"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_all_have_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
