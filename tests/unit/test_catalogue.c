/* SPDX-License-Identifier: MIT */
/* The catalogue's own house rules: both languages whole, with the same placeholders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diag/catalogue.h"

#include <stdio.h>
#include <string.h>

static void test_numbers_rise(void **state)
{
    (void)state;
    for (int i = 1; i < DIAG_CODE_COUNT; i++) {
        int before = catalogue_row((enum diag_code)(i - 1))->number;
        int number = catalogue_row((enum diag_code)i)->number;

        if (number <= before)
            fail_msg("TZ%d stands behind TZ%d: it belongs into the file of its numbers", number,
                     before);
    }
}

static void test_found_by_code_and_slug(void **state)
{
    (void)state;
    for (int i = 0; i < DIAG_CODE_COUNT; i++) {
        const struct catalogue_row *row = catalogue_row((enum diag_code)i);
        char code[16];

        snprintf(code, sizeof code, "tz%d", row->number);
        assert_ptr_equal(catalogue_find(slice_of(code)), row);
        assert_ptr_equal(catalogue_find(slice_of(row->slug)), row);
    }
    assert_null(catalogue_find(SLICE("TZ000")));
    assert_null(catalogue_find(SLICE("")));
}

/* Whether every {placeholder} of one text stands in the other. */
static bool holds_all(const char *of, const char *in)
{
    for (const char *open = strchr(of, '{'); open != NULL; open = strchr(open + 1, '{')) {
        const char *close = strchr(open, '}');
        char name[64];

        assert_non_null(close);
        assert_true((size_t)(close - open) + 2 < sizeof name);
        snprintf(name, sizeof name, "%.*s", (int)(close - open + 1), open);
        if (strstr(in, name) == NULL)
            return false;
    }
    return true;
}

static void expect_same_placeholders(int number, const struct words *words)
{
    const char *en = words->text[LANG_EN], *zh = words->text[LANG_ZH];

    if (!holds_all(en, zh) || !holds_all(zh, en))
        fail_msg("TZ%d: the languages differ in their placeholders: %s | %s", number, en, zh);
    assert_int_equal(en[0] == '\0', zh[0] == '\0');
}

static void test_both_languages_are_whole(void **state)
{
    (void)state;
    for (int i = 0; i < DIAG_CODE_COUNT; i++) {
        const struct catalogue_row *row = catalogue_row((enum diag_code)i);

        expect_same_placeholders(row->number, &row->message);
        expect_same_placeholders(row->number, &row->help);
        assert_true(row->message.text[LANG_EN][0] != '\0');
        assert_true(row->manual.text[LANG_EN][0] != '\0');
        assert_true(row->manual.text[LANG_ZH][0] != '\0');
        assert_null(strchr(row->manual.text[LANG_EN], '{'));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_rise),
        cmocka_unit_test(test_found_by_code_and_slug),
        cmocka_unit_test(test_both_languages_are_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
