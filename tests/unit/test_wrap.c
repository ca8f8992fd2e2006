/* SPDX-License-Identifier: MIT */
/* wrap: where lines end, in English and Chinese, with colour and with what is kept together. */
#include "base/wrap.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define RED   "\x1B[31m"
#define RESET "\x1B[0m"

static void assert_wraps(const char *text, size_t width, size_t hang, const char *wanted)
{
    struct buffer out = {0};

    wrap_add(&out, slice_of(text), width, hang);
    if (!slice_is(buffer_slice(&out), wanted))
        fail_msg("%zu columns, hang %zu\n%s\nwanted\n%s\ngot\n%.*s", width, hang, text, wanted,
                 (int)out.len, out.data);
    buffer_free(&out);
}

static void ends_lines_at_spaces(void **state)
{
    (void)state;
    assert_wraps("", 10, 2, "");
    assert_wraps("short", 10, 2, "short");
    assert_wraps("exactly 10", 10, 2, "exactly 10");
    assert_wraps("exactly 11c", 10, 2, "exactly\n  11c");
    assert_wraps("a  b   c", 4, 0, "a  b\nc");
    assert_wraps("one two three four", 9, 4, "one two\n    three\n    four");
    /* its own indent is the text's; no line ends in a space */
    assert_wraps("  ab  cd", 6, 2, "  ab\n  cd");
    assert_wraps("ab    ", 4, 0, "ab");
}

static void leaves_words_whole(void **state)
{
    (void)state;
    assert_wraps("ledger/communities/xiahe.yaml:1504 is long", 10, 2,
                 "ledger/communities/xiahe.yaml:1504\n  is long");
    assert_wraps("a core-values-education b", 10, 2, "a\n  core-values-education\n  b");
}

static void ends_lines_between_wide_characters(void **state)
{
    (void)state;
    assert_wraps("开展道德讲座三次", 8, 0, "开展道德\n讲座三次");
    assert_wraps("开展道德讲座三次", 9, 2, "开展道德\n  讲座三\n  次");
    /* figures and Latin words stay whole, and with the character that counts them */
    assert_wraps("共12项任务", 6, 0, "共12项\n任务");
    /* but not at the price of a line that is too long */
    assert_wraps("1组2组3组4组", 6, 0, "1组2组\n3组4组");
    assert_wraps("一组ab组，cd组", 8, 0, "一\n组ab组，\ncd组");
}

static void keeps_figures_whole(void **state)
{
    (void)state;
    assert_wraps("rate 98.5 % all", 7, 0, "rate\n98.5 %\nall");
    assert_wraps("it is short by 3 now", 13, 0, "it is short\nby 3 now");
    assert_wraps("lowest 17 of 20 units", 13, 0, "lowest\n17 of 20\nunits");
    assert_wraps("wanted 5 to 6", 9, 0, "wanted 5\nto 6");
    assert_wraps("又差 7 项", 7, 0, "又\n差 7 项");
    assert_wraps("提交 7bd0d3b8ef94752", 8, 0, "提交\n7bd0d3b8ef94752");
    assert_wraps("a 1", 2, 0, "a 1");
    assert_wraps(" 1 of", 2, 0, " 1\nof");
}

static void keeps_punctuation_where_it_belongs(void **state)
{
    (void)state;
    assert_wraps("道德讲座，三次", 8, 0, "道德讲\n座，三次");
    assert_wraps("道德（讲座）三次", 6, 0, "道德\n（讲\n座）三\n次");
    assert_wraps("道德“讲座”三次", 5, 0, "道德\n“讲\n座”三\n次");
    assert_wraps("道德讲座…", 8, 0, "道德讲\n座…");
    assert_wraps("道德〖讲座〗三～五／次", 8, 0, "道德〖讲\n座〗三～\n五／次");
    assert_wraps("道德讲座　三次", 8, 0, "道德讲座\n三次");
    assert_wraps("五个社区(顺东)共", 8, 0, "五个社区\n(顺东)共");
    assert_wraps("顺东、Yuquan", 8, 0, "顺东、\nYuquan");
    assert_wraps("达标98.5%者", 8, 0, "达\n标98.5%\n者");
}

static void counts_clusters(void **state)
{
    (void)state;
    /* e with an accent of its own: one column, and never cut from it */
    assert_wraps("e\xCC\x81 e\xCC\x81 e\xCC\x81", 3, 0, "e\xCC\x81 e\xCC\x81\ne\xCC\x81");
    /* a family of three is one picture of two columns */
    assert_wraps("\U0001F468\u200D\U0001F469\u200D\U0001F467\U0001F600", 2, 0,
                 "\U0001F468\u200D\U0001F469\u200D\U0001F467\n\U0001F600");
}

static void closes_colour_at_the_end_of_a_line(void **state)
{
    (void)state;
    assert_wraps(RED "ab cd" RESET " ef", 5, 2, RED "ab cd" RESET "\n  ef");
    assert_wraps(RED "ab cd" RESET " ef", 4, 2, RED "ab" RESET "\n  " RED "cd" RESET "\n  ef");
    assert_wraps("道德" RED "讲座" RESET "三次", 4, 0, "道德\n" RED "讲座" RESET "\n三次");
    assert_wraps("道德" RED "，讲" RESET, 4, 0, "道\n德" RED "，" RESET "\n" RED "讲" RESET);
}

static void keeps_what_it_is_told_to(void **state)
{
    (void)state;
    assert_wraps("a " WRAP_KEEP "b c" WRAP_LOOSE " d", 4, 0, "a\nb c\nd");
    assert_wraps("缺（" WRAP_KEEP "台账/西街 二.yaml:3" WRAP_LOOSE "）完", 6, 0,
                 "缺\n（台账/西街 二.yaml:3）\n完");
    assert_wraps("西" WRAP_KEEP "街东" WRAP_LOOSE "街", 4, 0, "西\n街东\n街");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_lines_at_spaces),
        cmocka_unit_test(leaves_words_whole),
        cmocka_unit_test(ends_lines_between_wide_characters),
        cmocka_unit_test(keeps_figures_whole),
        cmocka_unit_test(keeps_punctuation_where_it_belongs),
        cmocka_unit_test(counts_clusters),
        cmocka_unit_test(closes_colour_at_the_end_of_a_line),
        cmocka_unit_test(keeps_what_it_is_told_to),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
