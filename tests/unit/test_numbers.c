/* SPDX-License-Identifier: MIT */
/*
 * Personal numbers: each form in which people write them, and what looks like one and is none.
 *
 * The numbers are the two examples of GB 11643-1999, numbers of region 99 (given to nobody),
 * the test cards that card companies publish, and telephones that are plainly invented.
 */
#include "privacy/numbers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Brackets 【】 around what must be found. */
struct positive {
    enum number_kind kind;
    const char *text;
};

static const struct positive positives[] = {
    {NUMBER_ID, "【11010519491231002X】"},
    {NUMBER_ID, "【11010519491231002x】"},
    {NUMBER_ID, "【440524188001010014】"},
    {NUMBER_ID, "【990000200801010010】"},
    {NUMBER_ID, "【990000200802290026】"},
    {NUMBER_ID, "code: \"【990000200801010010】\""},
    {NUMBER_ID, "code: '【990000200801010010】' # note"},
    {NUMBER_ID, "【990000200801010010】: value"},
    {NUMBER_ID, "# 身份证【990000200801010010】号"},
    {NUMBER_ID, "id【990000200801010010】id"},
    {NUMBER_ID, "【110105 19491231 002X】"},
    {NUMBER_ID, "【110105 1949 1231 002X】"},
    {NUMBER_ID, "【110105-19491231-002X】"},
    {NUMBER_ID, "【110105-1949-12-31-002X】"},
    {NUMBER_ID, "【110105.19491231.002X】"},
    {NUMBER_ID, "【110105_19491231_002X】"},
    {NUMBER_ID, "【110105/19491231/002X】"},
    {NUMBER_ID, "【110105·19491231·002X】"},
    {NUMBER_ID, "【110105—19491231—002X】"},
    {NUMBER_ID, "【110105–19491231–002 X】"},
    {NUMBER_ID, "【1101 0519 4912 3100 2X】"},
    {NUMBER_ID, "【1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X】"},
    {NUMBER_ID, "【9-9-0-0-0-0-2-0-0-8-0-1-0-1-0-0-1-0】"},
    {NUMBER_ID, "【110105\t19491231\t002X】"},
    {NUMBER_ID, "【110105\u00A019491231\u00A0002X】"},
    {NUMBER_ID, "【110105\u300019491231\u3000002X】"},
    {NUMBER_ID, "【110105 1949-12-31 002X】"},
    {NUMBER_ID, "【990000 2008-01-01 0010】"},
    {NUMBER_ID, "2016 【110105 1949-12-31 002X】"},
    {NUMBER_ID, "【110105  19491231  002X】"},
    {NUMBER_ID, "【110105 - 19491231 - 002X】"},
    {NUMBER_ID, "【110105\u200B19491231\u200B002X】"},
    {NUMBER_ID, "【1101051949\u20601231002X】"},
    {NUMBER_ID, "【１１０１０５１９４９１２３１００２Ｘ】"},
    {NUMBER_ID, "【１１０１０５ １９４９１２３１ ００２Ｘ】"},
    {NUMBER_ID, "【110105１９４９1231００２Ｘ】"},
    {NUMBER_ID, "【11010519491231002×】"},
    {NUMBER_ID, "【11010519491231002Х】（西里尔字母）"},
    {NUMBER_ID, "【11010519491231002Ⅹ】"},
    {NUMBER_ID, "【九九〇〇〇〇二〇〇八〇一〇一〇〇一〇】"},
    {NUMBER_ID, "【一一零一零五一九四九一二三一零零二X】"},
    {NUMBER_ID, "0000【990000200801010010】0000"},
    {NUMBER_ID, "2016-03-05 【990000200801010010】 2016-03-06"},
    {NUMBER_ID, "【990000200801010010】,13"},
    {NUMBER_ID_MISTYPED, "【110105194912310021】"},
    {NUMBER_ID_MISTYPED, "【990000200801010011】"},
    {NUMBER_ID_MISTYPED, "【990000 20080101 0011】"},
    {NUMBER_ID_MISTYPED, "【99000020080101001X】"},
    {NUMBER_ID_MISTYPED, "【９９００００２００８０１０１００１１】"},
    {NUMBER_ID_OLD, "【110105491231002】"},
    {NUMBER_ID_OLD, "【990000 080101 001】"},
    {NUMBER_ID_OLD, "【990-000-080-101-001】"},
    {NUMBER_ID_OLD, "【9 9 0 0 0 0 0 8 0 1 0 1 0 0 1】"},
    {NUMBER_ID_OLD, "【９９０００００８０１０１００１】"},
    {NUMBER_STUDENT, "【G990000200801010010】"},
    {NUMBER_STUDENT, "【L990000200801010010】"},
    {NUMBER_STUDENT, "学籍号:【g11010519491231002X】"},
    {NUMBER_STUDENT, "【Ｇ990000200801010010】"},
    {NUMBER_STUDENT, "【G990000200801010011】"},
    {NUMBER_ID, "IMG【990000200801010010】"},
    {NUMBER_MOBILE, "【13800138000】"},
    {NUMBER_MOBILE, "tel【13912345678】"},
    {NUMBER_MOBILE, "\"【13912345678】\""},
    {NUMBER_MOBILE, "电话【13912345678】转告"},
    {NUMBER_MOBILE, "【138 0013 8000】"},
    {NUMBER_MOBILE, "【138-0013-8000】"},
    {NUMBER_MOBILE, "【138.0013.8000】"},
    {NUMBER_MOBILE, "【138 001 38000】"},
    {NUMBER_MOBILE, "【1380-013-8000】"},
    {NUMBER_MOBILE, "【138-00138000】"},
    {NUMBER_MOBILE, "【1380013-8000】"},
    {NUMBER_MOBILE, "【1 3 8 0 0 1 3 8 0 0 0】"},
    {NUMBER_MOBILE, "+【8613800138000】"},
    {NUMBER_MOBILE, "+【86 138 0013 8000】"},
    {NUMBER_MOBILE, "+【86-138-0013-8000】"},
    {NUMBER_MOBILE, "+【86 13800138000】"},
    {NUMBER_MOBILE, "【008613800138000】"},
    {NUMBER_MOBILE, "【0086 138 0013 8000】"},
    {NUMBER_MOBILE, "(【86)13800138000】"},
    {NUMBER_MOBILE, "（【86）138 0013 8000】"},
    {NUMBER_MOBILE, "【１３８００１３８０００】"},
    {NUMBER_MOBILE, "【１３８－００１３－８０００】"},
    {NUMBER_MOBILE, "【一三八零零一三八零零零】"},
    {NUMBER_MOBILE, "【幺三八〇〇幺三八〇〇〇】"},
    {NUMBER_MOBILE, "2016-03-05 【138 0013 8000】"},
    {NUMBER_MOBILE, "1. 【138 0013 8000】"},
    {NUMBER_MOBILE, "2016 - 【138 0013 8000】 - 2017"},
    {NUMBER_MOBILE, "【138 0013 8000】 2016-03-05"},
    {NUMBER_MOBILE, "【138\u200B0013\u200B8000】"},
    {NUMBER_MOBILE, "【13912345678】@example.com"},
    {NUMBER_LANDLINE, "【0816-2345678】"},
    {NUMBER_LANDLINE, "【08162345678】"},
    {NUMBER_LANDLINE, "【0816 2345678】"},
    {NUMBER_LANDLINE, "(【0816)2345678】"},
    {NUMBER_LANDLINE, "（【0816） 2345678】"},
    {NUMBER_LANDLINE, "【010-55551234】"},
    {NUMBER_LANDLINE, "【010-5555-1234】"},
    {NUMBER_LANDLINE, "【010 5555 1234】"},
    {NUMBER_LANDLINE, "【028-55551234】"},
    {NUMBER_LANDLINE, "【0816-2345678-801】"},
    {NUMBER_LANDLINE, "+【86-816-2345678】"},
    {NUMBER_LANDLINE, "+【86 10 55551234】"},
    {NUMBER_LANDLINE, "【0086-816-2345678】"},
    {NUMBER_LANDLINE, "【０８１６－２３４５６７８】"},
    {NUMBER_LANDLINE, "座机【0816/2345678】。"},
    {NUMBER_CARD, "【4111111111111111】"},
    {NUMBER_CARD, "【4111 1111 1111 1111】"},
    {NUMBER_CARD, "【4111-1111-1111-1111】"},
    {NUMBER_CARD, "【5555555555554444】"},
    {NUMBER_CARD, "卡号【6200000000000005】"},
    {NUMBER_CARD, "【2223003122003222】"},
    {NUMBER_CARD, "【6200 0000 0000 0000 018】"},
    {NUMBER_CARD, "【４１１１ １１１１ １１１１ １１１１】"},
};

static const char *const negatives[] = {
    "",
    "0",
    "2016-03-05",
    "2016-01-01 2016-12-31",
    "2016-01-01/2016-12-31",
    "2016-01-01 至 2016-12-31",
    "2016.3.5-2016.12.31",
    "2016.03.05 - 2016.12.31",
    "2016/03/05 04:14:34",
    "2016年3月5日",
    "二〇一六年三月五日",
    "20160305",
    "20160305 20161231",
    "2016030520161231",
    "20160305143000",
    "20160305143000123",
    "2022-06-08 04:14:34",
    "2016-03-05T04:14:34.000+08:00",
    "1457136000",
    "1457136000000",
    "53000.00",
    "53,000.00",
    "1,234,567.89",
    "14000 10500 7000 9000 12500",
    "1500 2000 300",
    "1500 200 3000",
    "3000 4000 5000 6000",
    "18 22 20 17 21 9",
    "22 20 17 21 20 = 100",
    "820 760 640 790 700 730 410 380 430 350",
    "5115/5122",
    "6432 of 6441 - 9",
    "99.86%",
    "3.14159265358979",
    "0.333333333333",
    "nanbei-a017",
    "nanbei-h001 nanbei-a001 nanbei-v003",
    "shundong-a001, shundong-a002",
    "nb-2016-014",
    "yq-16-sh-01-2",
    "南北关工〔2016〕13号",
    "蓬委办(2015)91号",
    "2016-0305-0012",
    "20160305001",
    "2016030500123",
    "GB 11643-1999",
    "GB/T 2260-2007",
    "ISO 7064:1983",
    "978-7-80766-123-4",
    "ISBN 978-7-115-54608-1",
    "7-80766-123-4",
    "6901234567892",
    "699e8a0c00000138001380000000000000000000000000000000000000008008",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "13800138000aaaaaaaaaaaaaaaaaaaaa",
    "a13800138000bbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    "d41d8cd98f00b204e9800998ecf8427e",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "hash: 4405241880010100140000000000000000000000000000000000000000000abc",
    "990000200902290015",
    "990000200813010018",
    "190000200801010019",
    "990000179912310039",
    "990000210101010019",
    "99000020080101001",
    "9900002008010100",
    "10000000000",
    "12345678901",
    "12012345678",
    "113800138000",
    "138001380001",
    "1380013800",
    "138 0013 800",
    "138 0013 8000 1",
    "138-0013-8000-12",
    "4 138 0013 8000",
    "138 0013-8000",
    "138,1200,1356人",
    "5,138,0013,8000",
    "13\n800138000",
    "800-820-8820",
    "400-820-8820",
    "4008208820",
    "12345",
    "12355",
    "95588",
    "2345678",
    "55551234",
    "0000-2345678",
    "0116-2345678",
    "010-20160305",
    "021 20160305",
    "0816-1234567",
    "0816-9345678",
    "0305-0012",
    "016-2345678",
    "0312.2345678",
    "4111111111111112",
    "4111 1111 1111 111",
    "1111111111111111",
    "0000000000000000",
    "7111111111111116",
    "41111111111111111111",
    "192.168.100.200",
    "51.1234567, 105.1234567",
    "xiahe-v143 20050607",
    "yq-g195 5101 2038",
    "195 5101 2003年",
    "195 5101 2038元",
    "1591.46 2022-0228-0372",
    "xiahe-t141 - 6100 - 2017-1216-0136",
    "3400 - 2018-0418-0234",
    "2022-0221-0323/4900/7901.72",
    "comm08-2017-140 9800 2019-04-19",
    "150 2016 0305",
    "version 1.2.3.4.5.6.7.8.9.10.11",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    "T1 2016-03-14 2016-03-25 62 60",
    "2016-Q3 2016-Q4",
    "一二三四五六七八九",
    "一三五七九一三五七",
    "三百二十一万",
    "3×5",
    "１２３",
    "２０１６－０３－０５",
};

static struct numbers find(struct arena *arena, const char *text)
{
    struct numbers numbers = {0};

    numbers_find(arena, slice_of(text), &numbers);
    return numbers;
}

static void expect_found(const struct positive *row)
{
    struct arena *arena = arena_new();
    const char *open = strstr(row->text, "【"), *close = strstr(row->text, "】");
    char text[256];

    assert_non_null(open);
    snprintf(text, sizeof text, "%.*s%.*s%s", (int)(open - row->text), row->text,
             (int)(close - open - 3), open + 3, close + 3);

    struct numbers numbers = find(arena, text);
    if (numbers.len != 1)
        fail_msg("%zu numbers found in %s", numbers.len, row->text);
    if (numbers.items[0].kind != row->kind ||
        numbers.items[0].start != (size_t)(open - row->text) ||
        numbers.items[0].end != (size_t)(close - row->text) - 3)
        fail_msg("%s: kind %d, bytes %zu to %zu", row->text, (int)numbers.items[0].kind,
                 numbers.items[0].start, numbers.items[0].end);
    arena_free(arena);
}

static void expect_none(const char *text)
{
    struct arena *arena = arena_new();
    struct numbers numbers = find(arena, text);

    if (numbers.len != 0)
        fail_msg("%s: kind %d, bytes %zu to %zu", text, (int)numbers.items[0].kind,
                 numbers.items[0].start, numbers.items[0].end);
    arena_free(arena);
}

static void finds_each_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(positives); i++)
        expect_found(&positives[i]);
    assert_true(LENGTH(positives) >= 60);
}

static void leaves_what_is_none(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(negatives); i++)
        expect_none(negatives[i]);
    assert_true(LENGTH(negatives) >= 80);
}

static void finds_several(void **state)
{
    struct arena *arena = arena_new();
    struct numbers numbers = find(arena, "990000200801010010 13800138000 0816-2345678\n"
                                         "138 0013 8000 139 1234 5678, 4111111111111111");

    (void)state;
    assert_int_equal(numbers.len, 6);
    assert_int_equal(numbers.items[0].kind, NUMBER_ID);
    assert_int_equal(numbers.items[1].kind, NUMBER_MOBILE);
    assert_int_equal(numbers.items[2].kind, NUMBER_LANDLINE);
    assert_int_equal(numbers.items[3].kind, NUMBER_MOBILE);
    assert_int_equal(numbers.items[4].kind, NUMBER_MOBILE);
    assert_int_equal(numbers.items[5].kind, NUMBER_CARD);
    arena_free(arena);
}

/* A long chain is looked at in parts: what stands on a seam is found all the same, once. */
static void finds_in_long_chains(void **state)
{
    (void)state;
    for (int before = 0; before < 1500; before += 7) {
        struct arena *arena = arena_new();
        char text[4096];
        int len = 0;

        for (int i = 0; i < before; i++)
            text[len++] = '0';
        len += snprintf(text + len, sizeof text - (size_t)len, "990000200801010010");
        for (int i = 0; i < 900; i++)
            text[len++] = '0';
        text[len] = '\0';

        struct numbers numbers = find(arena, text);
        assert_int_equal(numbers.len, 1);
        assert_int_equal(numbers.items[0].start, before);
        arena_free(arena);
    }
}

/* Every wrong digit of the standard's examples is reported as a slip or not at all, never as valid.
 */
static void single_errors_are_not_valid(void **state)
{
    static const char *const examples[] = {"11010519491231002X", "440524188001010014"};
    size_t mistyped = 0;

    (void)state;
    for (size_t i = 0; i < LENGTH(examples) * 18 * 11; i++) {
        struct arena *arena = arena_new();
        size_t at = i / 11 % 18;
        char text[19];

        snprintf(text, sizeof text, "%s", examples[i / 198]);
        char wrong = "0123456789X"[i % 11];
        bool same = text[at] == wrong || (wrong == 'X' && at < 17);
        text[at] = wrong;
        struct numbers numbers = find(arena, text);
        if (!same && numbers.len > 0 && numbers.items[0].kind == NUMBER_ID)
            fail_msg("%s is told as valid", text);
        mistyped += numbers.len > 0 && numbers.items[0].kind == NUMBER_ID_MISTYPED;
        arena_free(arena);
    }
    /* All errors in the five digits behind region and date, and of the check digit, and some. */
    assert_true(mistyped > 100);
}

/* ---- what a ledger is full of, at random ---- */

static uint32_t seed;

static unsigned random_below(unsigned bound)
{
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % bound;
}

static void random_date(char *out, size_t size)
{
    static const char *const forms[] = {"%04u-%02u-%02u", "%04u.%u.%u", "%04u/%02u/%02u",
                                        "%04u%02u%02u", "%04u年%u月%u日"};
    unsigned form = random_below(LENGTH(forms)), year = 1990 + random_below(60);
    unsigned month = 1 + random_below(12), day = 1 + random_below(28);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(out, size, forms[form], year, month, day);
#pragma GCC diagnostic pop
}

static void random_amount(char *out, size_t size)
{
    switch (random_below(4)) {
    case 0:
        snprintf(out, size, "%u", random_below(100000));
        break;
    case 1:
        snprintf(out, size, "%u.%02u", random_below(100000), random_below(100));
        break;
    case 2:
        snprintf(out, size, "%u,%03u.%02u", 1 + random_below(999), random_below(1000),
                 random_below(100));
        break;
    default:
        snprintf(out, size, "%u00", random_below(200));
        break;
    }
}

static void random_mark(char *out, size_t size)
{
    static const char *const units[] = {"nb", "yq", "sd", "comm08", "xiahe"};
    const char *unit = units[random_below(LENGTH(units))];
    unsigned year = 2014 + random_below(10), number = 1 + random_below(400);

    switch (random_below(6)) {
    case 0:
        snprintf(out, size, "%s-%u-%03u", unit, year, number);
        break;
    case 1:
        snprintf(out, size, "%s-%02u-sh-%02u-%u", unit, year % 100, number % 100, number % 9);
        break;
    case 2:
        snprintf(out, size, "南北关工〔%u〕%u号", year, number);
        break;
    case 3:
        snprintf(out, size, "%u-%02u%02u-%04u", year, 1 + random_below(12), 1 + random_below(28),
                 number);
        break;
    case 4:
        snprintf(out, size, "%u%02u%02u%03u", year, 1 + random_below(12), 1 + random_below(28),
                 number);
        break;
    default:
        snprintf(out, size, "%s-%c%03u", unit, "ahvgt"[random_below(5)], number);
        break;
    }
}

static void leaves_random_entries(void **state)
{
    static const char *const joins[] = {" ", ", ", "  ", " - ", "/", "\n", "、"};

    (void)state;
    seed = 7777;
    for (int i = 0; i < 20000; i++) {
        char text[256] = "", part[64];

        for (unsigned j = 0; j < 2 + random_below(3); j++) {
            void (*const make[])(char *, size_t) = {random_date, random_amount, random_mark};

            make[random_below(3)](part, sizeof part);
            strcat(text, part);
            strcat(text, joins[random_below(LENGTH(joins))]);
        }
        expect_none(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_each_form),
        cmocka_unit_test(leaves_what_is_none),
        cmocka_unit_test(finds_several),
        cmocka_unit_test(finds_in_long_chains),
        cmocka_unit_test(single_errors_are_not_valid),
        cmocka_unit_test(leaves_random_entries),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
