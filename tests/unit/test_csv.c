/* SPDX-License-Identifier: MIT */
/* csv: texts that a spreadsheet would make something else of. */
#include "report/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_converted(void **state)
{
    static const char *const texts[] = {"3/3",       "3-3",        "6 / 6",
                                        "３／３",    "2016-12-31", "2016/3/5",
                                        "12:30",     "1:30 PM",    "3月3日",
                                        "2016年3月", "Mar-5",      "5 March",
                                        "SEPT2",     "dec1",       "007",
                                        "00",        "1e5",        "2E3",
                                        "1.5e-3",    "1.50",       "1.0",
                                        ".5",        "1,234",      "50%",
                                        "(3)",       "$5",         "1234567890123456",
                                        "TRUE",      "false",      "-3",
                                        "1.2.3"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (!csv_is_converted(slice_of(texts[i])))
            fail_msg("%s is converted", texts[i]);
    }
}

static void test_texts_and_plain_numbers(void **state)
{
    static const char *const texts[] = {"",
                                        "3",
                                        "2016",
                                        "0",
                                        "0.5",
                                        "12.5",
                                        "123456789012345",
                                        "2016-Q3",
                                        "3 of 3",
                                        "3/3，达标",
                                        "a-1",
                                        "comm07",
                                        "nanbei-a017",
                                        "一.3",
                                        "二(一)",
                                        "march",
                                        "e5",
                                        "5e",
                                        "1e5x",
                                        "yes",
                                        "true to life",
                                        "2016年工作要点",
                                        "达标",
                                        "-"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (csv_is_converted(slice_of(texts[i])))
            fail_msg("%s stays as it is", texts[i]);
    }
}

static void writes(const char *text, const char *wanted)
{
    struct buffer out = {0};
    struct csv csv = {.out = &out};

    csv_text(&csv, slice_of(text));
    if (!slice_is(buffer_slice(&out), wanted))
        fail_msg("wanted %s, got %.*s", wanted, (int)out.len, out.data);
    buffer_free(&out);
}

static void test_written(void **state)
{
    (void)state;
    writes("3/3", "'3/3");
    writes("3/3，达标", "3/3，达标");
    writes("1,234", "\"'1,234\"");
    writes("=1", "'=1");
    writes("2016", "2016");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_converted),
        cmocka_unit_test(test_texts_and_plain_numbers),
        cmocka_unit_test(test_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
