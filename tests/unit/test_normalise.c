/* SPDX-License-Identifier: MIT */
/* plain: what an English keyboard would have written, and Chinese numerals as digits. */
#include "base/normalise.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

struct row {
    const char *text, *plain;
    unsigned changed;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buffer out = {0};
        unsigned changed = text_normalise(&out, slice_of(rows[i].text));

        if (!slice_is(buffer_slice(&out), rows[i].plain) || changed != rows[i].changed)
            fail_msg("\"%s\" gives \"%.*s\", %u", rows[i].text, (int)out.len,
                     out.len > 0 ? out.data : "", changed);
        buffer_free(&out);
    }
}

static void leaves_what_is_plain(void **state)
{
    static const struct row ROWS[] = {
        {"", "", 0},
        {"30", "30", 0},
        {"2016-03-05", "2016-03-05", 0},
        {"雷锋精神进社区", "雷锋精神进社区", 0},
        {"a b", "a b", 0},
        {"\"30\"", "\"30\"", 0},
        {"'", "'", 0},
        {"\xFF\xE4", "\xFF\xE4", 0}, /* no UTF-8 */
    };

    (void)state;
    check_rows(ROWS, LENGTH(ROWS));
}

static void writes_full_width_as_ascii(void **state)
{
    static const struct row ROWS[] = {
        {"３０", "30", NORMALISED_WIDE},
        {"ｄａｔｅ", "date", NORMALISED_WIDE},
        {"ＡＺ！～", "AZ!~", NORMALISED_WIDE},
        {"2016－03－05", "2016-03-05", NORMALISED_WIDE},
        {"2016–03—05", "2016-03-05", NORMALISED_DASHES},
        {"1。5", "1.5", NORMALISED_WIDE},
        {"30。", "30", NORMALISED_WIDE},
        {"30，；", "30", NORMALISED_WIDE},
        {"，30", ",30", NORMALISED_WIDE}, /* only what trails is habit */
    };

    (void)state;
    check_rows(ROWS, LENGTH(ROWS));
}

static void takes_ends_and_unseen_away(void **state)
{
    static const struct row ROWS[] = {
        {"“30”", "30", NORMALISED_QUOTES},
        {"‘30’", "30", NORMALISED_QUOTES},
        {"「30」", "30", NORMALISED_QUOTES},
        {"＂３０＂", "30", NORMALISED_QUOTES | NORMALISED_WIDE},
        {"““30””", "30", NORMALISED_QUOTES},
        {"“30", "“30", 0}, /* no pair */
        {"”", "”", 0},
        {"“”", "", NORMALISED_QUOTES},
        {"\u300030\u00A0", "30", NORMALISED_SPACES},
        {"a\u3000b", "a b", NORMALISED_SPACES},
        {" 30", "30", NORMALISED_SPACES},
        {"da\u200Bte", "date", NORMALISED_UNSEEN},
        {"\uFEFFdate", "date", NORMALISED_UNSEEN},
        {"\u200B", "", NORMALISED_UNSEEN},
        {"\u202E30", "30", NORMALISED_UNSEEN},
        {"“\u300030。”", "30", NORMALISED_QUOTES | NORMALISED_SPACES | NORMALISED_WIDE},
    };

    (void)state;
    check_rows(ROWS, LENGTH(ROWS));
}

static void reads_numerals(void **state)
{
    static const struct {
        const char *text, *digits; /* NULL: no number */
    } ROWS[] = {
        {"", ""},
        {"30人", "30人"},
        {"三十", "30"},
        {"十", "10"},
        {"十五", "15"},
        {"二十一", "21"},
        {"一百", "100"},
        {"一百零五", "105"},
        {"一百一十五", "115"},
        {"两千", "2000"},
        {"两千零六", "2006"},
        {"三千零五十", "3050"},
        {"一万", "10000"},
        {"一万零五", "10005"},
        {"一万二千", "12000"},
        {"十二万三千四百五十六", "123456"},
        {"零", "0"},
        {"二〇一六年三月五日", "2016年3月5日"},
        {"贰佰叁拾", "230"},
        {"三", "3"},
        {"一二", NULL},   /* one or two */
        {"一百五", NULL}, /* said for 150, and read as 105 */
        {"三万五", NULL},
        {"百", NULL},
        {"几十", "几10"}, /* for the reader to refuse */
        {"3万", NULL},
        {"三0", NULL},
        {"一百十五", NULL},
        {"十百", NULL},
        {"二十三十", NULL},
        {"零零", NULL},
        {"万", NULL},
        {"一亿", "100000000"},
        {"一亿二千万", "120000000"},
        {"十亿零三百", "1000000300"},
        {"一万亿", "1000000000000"},
        {"九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九", "9999999999999999"},
        {"一亿二", NULL},     /* said for 1.2 亿 */
        {"一亿二百万", NULL}, /* 零 is lacking */
        {"一亿二亿", NULL},
        {"亿", NULL},
        {"1.2亿", NULL},
        {"一一一一一一一一一一一一一一一一一一", NULL},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(ROWS); i++) {
        struct buffer out = {0};
        bool read = text_numerals(&out, slice_of(ROWS[i].text));

        if (read != (ROWS[i].digits != NULL) ||
            (read && !slice_is(buffer_slice(&out), ROWS[i].digits)))
            fail_msg("%s gives %.*s, %d", ROWS[i].text, (int)out.len, out.len > 0 ? out.data : "",
                     read);
        buffer_free(&out);
    }
}

static void keeps_letters_and_digits(void **state)
{
    static const struct {
        const char *text, *bare;
    } ROWS[] = {
        {"N/A", "na"},    {" n.a. ", "na"},          {"ＮＡ。", "na"},
        {"（无）", "无"}, {"see above", "seeabove"}, {"——", ""},
        {"√ ", ""},       {"\u3000\u200B", ""},      {"③", "③"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(ROWS); i++) {
        struct buffer out = {0};

        text_bare(&out, slice_of(ROWS[i].text));
        if (!slice_is(buffer_slice(&out), ROWS[i].bare))
            fail_msg("%s gives %.*s", ROWS[i].text, (int)out.len, out.len > 0 ? out.data : "");
        buffer_free(&out);
    }
}

static uint32_t code_of(const char *text, size_t at)
{
    uint32_t code = 0;

    text_next(slice_of(text), &at, &code);
    return code;
}

static void finds_the_ends_of_a_bare_text(void **state)
{
    static const struct {
        const char *text, *first, *last;
    } ROWS[] = {
        {"N/A", "n", "a"},     {" （无，待补）", "无", "补"}, {"ＮＡ。", "n", "a"},
        {"-- 3 --", "3", "3"}, {"附-①", "附", "①"},           {"\u200B没\u00AD！", "没", "没"},
    };
    static const char *const nothing[] = {"", "——", "√ ", "\u3000\u200B"};
    static const char *const no_text[] = {"\xFF无", "无\x80\x80"};
    uint32_t first, last;

    (void)state;
    for (size_t i = 0; i < LENGTH(ROWS); i++) {
        assert_true(text_bare_ends(slice_of(ROWS[i].text), &first, &last));
        assert_int_equal(first, code_of(ROWS[i].first, 0));
        assert_int_equal(last, code_of(ROWS[i].last, 0));
    }
    for (size_t i = 0; i < LENGTH(nothing); i++) {
        assert_true(text_bare_ends(slice_of(nothing[i]), &first, &last));
        assert_true(first == 0 && last == 0);
    }
    for (size_t i = 0; i < LENGTH(no_text); i++)
        assert_false(text_bare_ends(slice_of(no_text[i]), &first, &last));
}

static void finds_numbers(void **state)
{
    static const char *const with[] = {"nb-3", "第三柜", "③", "Ⅳ", "３", "〇", "伍佰"};
    static const char *const without[] = {"照片", "photo", "", "-", "个", "○", "万寿街照片"};

    (void)state;
    for (size_t i = 0; i < LENGTH(with); i++)
        assert_true(text_has_number(slice_of(with[i])));
    for (size_t i = 0; i < LENGTH(without); i++)
        assert_false(text_has_number(slice_of(without[i])));
}

static void reads_amounts(void **state)
{
    static const struct {
        const char *text;
        size_t bytes;
        int64_t value;
    } rows[] = {
        {"三期", 3, 3},
        {"一百二十户", 12, 120},
        {"两次", 3, 2},
        {"三四名", 6, 4},
        {"二三十人", 9, 30},
        {"二三四", 9, -1},
        {"二五十", 9, -1},
        {"二〇一六年", 12, -1},
        {"千家", 3, -1},
        {"万一", 6, -1},
        {"十", 3, 10},
        {"一百五", 9, -1},
        {"三万", 6, 30000},
        {"期", 0, -1},
        {"一亿元", 6, 100000000},
        {"亿万", 6, -1},
        {"", 0, -1},
        {"一二三四五六七八九十一二三四五六七", 51, -1},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        int64_t value;

        if (text_numeral(slice_of(rows[i].text), 0, &value) != rows[i].bytes ||
            value != rows[i].value)
            fail_msg("%s gives %lld", rows[i].text, (long long)value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_what_is_plain),
        cmocka_unit_test(writes_full_width_as_ascii),
        cmocka_unit_test(takes_ends_and_unseen_away),
        cmocka_unit_test(reads_numerals),
        cmocka_unit_test(keeps_letters_and_digits),
        cmocka_unit_test(finds_the_ends_of_a_bare_text),
        cmocka_unit_test(finds_numbers),
        cmocka_unit_test(reads_amounts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
