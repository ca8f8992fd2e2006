/* SPDX-License-Identifier: MIT */
/* slice: the empty slice, with and without data, everywhere; and cutting. */
#include "base/slice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct slice NOTHING = {NULL, 0};

static void assert_slice(struct slice s, const char *text)
{
    if (!slice_is(s, text))
        fail_msg("'%.*s' instead of '%s'", (int)s.len, s.len == 0 ? "" : s.data, text);
}

static void is_made_of_strings(void **state)
{
    (void)state;
    assert_int_equal(slice_of(NULL).len, 0);
    assert_null(slice_of(NULL).data);
    assert_int_equal(slice_of("西街").len, 6);
    assert_int_equal(SLICE("").len, 0);
    assert_int_equal(SLICE("a\0b").len, 3);
}

static void is_equal_by_bytes(void **state)
{
    (void)state;
    assert_true(slice_eq(NOTHING, SLICE("")));
    assert_true(slice_eq(SLICE("ab"), slice_sub(SLICE("xaby"), 1, 3)));
    assert_false(slice_eq(SLICE("ab"), SLICE("abc")));
    assert_false(slice_eq(SLICE("a\0b"), SLICE("a\0c")));
    assert_true(slice_is(NOTHING, ""));
    assert_true(slice_is(SLICE("ab"), "ab"));
    assert_false(slice_is(SLICE("a\0"), "a"));
}

static void is_ordered_by_bytes(void **state)
{
    (void)state;
    assert_int_equal(slice_cmp(NOTHING, SLICE("")), 0);
    assert_true(slice_cmp(NOTHING, SLICE("a")) < 0);
    assert_true(slice_cmp(SLICE("a"), NOTHING) > 0);
    assert_true(slice_cmp(SLICE("ab"), SLICE("abc")) < 0);
    assert_true(slice_cmp(SLICE("b"), SLICE("abc")) > 0);
    assert_true(slice_cmp(SLICE("a-b"), SLICE("a/b")) < 0);
    assert_true(slice_cmp(SLICE("z"), SLICE("\xE8\xA5\xBF")) < 0); /* bytes are unsigned */
    assert_int_equal(slice_cmp(SLICE("西街"), SLICE("西街")), 0);
}

static void starts_and_ends(void **state)
{
    (void)state;
    assert_true(slice_starts(SLICE("abc"), "ab"));
    assert_true(slice_starts(SLICE("abc"), ""));
    assert_true(slice_starts(SLICE("abc"), "abc"));
    assert_false(slice_starts(SLICE("abc"), "abcd"));
    assert_false(slice_starts(SLICE("abc"), "bc"));
    assert_false(slice_starts(NOTHING, "a"));
    assert_true(slice_ends(SLICE("a.yaml"), ".yaml"));
    assert_true(slice_ends(SLICE("abc"), ""));
    assert_false(slice_ends(SLICE("yaml"), ".yaml"));
    assert_false(slice_ends(SLICE("a.yaml~"), ".yaml"));
    assert_false(slice_ends(NOTHING, "a"));
    assert_true(slice_ends_any_case(SLICE("A.YaML"), ".yaml"));
    assert_false(slice_ends_any_case(SLICE("yaml"), ".yaml"));
    assert_false(slice_ends_any_case(NOTHING, "a"));
    assert_true(slice_starts_any_case(SLICE("Plans/a"), "plans/"));
    assert_false(slice_starts_any_case(SLICE("plan"), "plans/"));
    assert_true(slice_is_any_case(SLICE("README"), "readme"));
    assert_false(slice_is_any_case(SLICE("READMES"), "readme"));
    assert_true(slice_has_any_case(SLICE("a.YML~"), ".yml"));
    assert_false(slice_has_any_case(SLICE("a.ym"), ".yml"));
}

static void finds(void **state)
{
    (void)state;
    assert_int_equal(slice_find(SLICE("a,b,c"), ',', 0), 1);
    assert_int_equal(slice_find(SLICE("a,b,c"), ',', 1), 1);
    assert_int_equal(slice_find(SLICE("a,b,c"), ',', 2), 3);
    assert_int_equal(slice_find(SLICE("a,b,c"), ',', 4), 5);
    assert_int_equal(slice_find(SLICE("a,b,c"), 'c', 0), 4);
    assert_int_equal(slice_find(SLICE("a,b,c"), 'a', 99), 5);
    assert_int_equal(slice_find(slice_sub(SLICE("ab,"), 0, 2), ',', 0), 2);
    assert_int_equal(slice_find(NOTHING, ',', 0), 0);
    assert_int_equal(slice_search(SLICE("abab"), SLICE("ab"), 0), 0);
    assert_int_equal(slice_search(SLICE("abab"), SLICE("ab"), 1), 2);
    assert_int_equal(slice_search(SLICE("abab"), SLICE("ab"), 3), 4);
    assert_int_equal(slice_search(SLICE("aab"), SLICE("ab"), 0), 1);
    assert_int_equal(slice_search(SLICE("a"), SLICE("ab"), 0), 1);
    assert_int_equal(slice_search(SLICE("a"), SLICE("ab"), 99), 1);
    assert_int_equal(slice_search(NOTHING, SLICE("a"), 0), 0);
}

static void is_cut_to_its_length(void **state)
{
    (void)state;
    assert_slice(slice_sub(SLICE("abcd"), 1, 3), "bc");
    assert_slice(slice_sub(SLICE("abcd"), 0, 99), "abcd");
    assert_slice(slice_sub(SLICE("abcd"), 3, 1), "");
    assert_slice(slice_sub(SLICE("abcd"), 99, 99), "");
    assert_slice(slice_sub(SLICE("abcd"), 2, 2), "");
    assert_null(slice_sub(NOTHING, 1, 2).data);
    assert_int_equal(slice_sub(NOTHING, 1, 2).len, 0);
}

/* The parts of text, each with a bar behind it. */
static void assert_parts(struct slice text, const char *expected)
{
    char parts[32];
    size_t len = 0;

    for (struct slice rest = text; rest.data != NULL;) {
        struct slice part = slice_cut(&rest, ',');

        for (size_t i = 0; i < part.len; i++)
            parts[len++] = part.data[i];
        parts[len++] = '|';
    }
    parts[len] = '\0';
    assert_string_equal(parts, expected);
}

static void is_cut_at_separators(void **state)
{
    (void)state;
    assert_parts(SLICE("a,bc,d"), "a|bc|d|");
    assert_parts(SLICE("a"), "a|");
    assert_parts(SLICE(""), "|");
    assert_parts(SLICE(","), "||");
    assert_parts(SLICE("a,"), "a||");
    assert_parts(SLICE(",,b"), "||b|");
    assert_parts(NOTHING, "");
}

static void is_trimmed(void **state)
{
    (void)state;
    assert_slice(slice_trim(SLICE(" \t a b\t ")), "a b");
    assert_slice(slice_trim(SLICE("ab")), "ab");
    assert_slice(slice_trim(SLICE(" \t ")), "");
    assert_slice(slice_trim(SLICE("\n a\n")), "\n a\n");
    assert_slice(slice_trim(NOTHING), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_made_of_strings),
        cmocka_unit_test(is_equal_by_bytes),
        cmocka_unit_test(is_ordered_by_bytes),
        cmocka_unit_test(starts_and_ends),
        cmocka_unit_test(finds),
        cmocka_unit_test(is_cut_to_its_length),
        cmocka_unit_test(is_cut_at_separators),
        cmocka_unit_test(is_trimmed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
