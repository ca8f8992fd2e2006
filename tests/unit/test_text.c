/* SPDX-License-Identifier: MIT */
/* text: UTF-8 by the table of the Unicode Standard, columns, what is hidden, and slips. */
#include "base/text.h"

#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static void assert_invalid(const char *bytes)
{
    struct slice s = slice_of(bytes);
    uint32_t code = 0;
    size_t at = 0;

    if (text_next(s, &at, &code))
        fail_msg("%02X... of %zu bytes is read as U+%04X", (unsigned char)bytes[0], s.len, code);
    assert_int_equal(at, 1);
    assert_int_equal(code, (unsigned char)bytes[0]);
    assert_int_equal(text_invalid(s), 0);
}

static void refuses_what_is_no_utf8(void **state)
{
    static const char *const BYTES[] = {
        "\x80", /* continuation alone */
        "\xBF",
        "\xC0\x80", /* overlong */
        "\xC0\xAF",
        "\xC1\xBF",
        "\xE0\x80\x80",
        "\xE0\x9F\xBF",
        "\xF0\x80\x80\x80",
        "\xF0\x8F\xBF\xBF",
        "\xED\xA0\x80", /* surrogates */
        "\xED\xAF\xBF",
        "\xED\xB0\x80",
        "\xED\xBF\xBF",
        "\xF4\x90\x80\x80", /* beyond U+10FFFF */
        "\xF5\x80\x80\x80",
        "\xF8\x88\x80\x80\x80",
        "\xFC\x84\x80\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3", /* cut */
        "\xE8\xA5",
        "\xE8",
        "\xF0\x9F\x98",
        "\xC3(", /* cut by another character */
        "\xE8\xA5(",
        "\xE8(\xBF",
        "\xF0\x9F\x98(",
        "\xE8\xA5\xE8\xA5\xBF",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(BYTES); i++)
        assert_invalid(BYTES[i]);
}

/* What lies behind the slice is not read: the last byte is there, but not in it. */
static void does_not_read_beyond_the_end(void **state)
{
    uint32_t code;
    size_t at = 0;

    (void)state;
    assert_false(text_next((struct slice){"西", 2}, &at, &code));
    assert_int_equal(at, 1);
    assert_int_equal(code, 0xE8);
    at = 4;
    assert_false(text_next((struct slice){"a西西", 6}, &at, &code));
    assert_int_equal(at, 5);
}

static size_t encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)((0xF00U >> len) | code);
    return len;
}

/* Once more by hand, all of them; the surrogates, encoded in the same way, are refused. */
static void reads_every_character(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t len = encode(code, bytes);
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        size_t at = 0;
        uint32_t read;

        if (text_next((struct slice){bytes, len}, &at, &read) == surrogate)
            fail_msg("U+%04X", code);
        if (!surrogate && (read != code || at != len))
            fail_msg("U+%04X is read as U+%04X, %zu bytes", code, read, at);
    }
}

static void finds_the_first_invalid_byte(void **state)
{
    (void)state;
    assert_int_equal(text_invalid(SLICE("")), 0);
    assert_int_equal(text_invalid((struct slice){NULL, 0}), 0);
    assert_int_equal(text_invalid(SLICE("a西街")), 7);
    assert_int_equal(text_invalid(SLICE("a西\xFF街")), 4);
    assert_int_equal(text_invalid(SLICE("a西\xE8\xA1")), 4);
    assert_int_equal(text_invalid(SLICE("\xCE\xF7\xBD\xD6")), 0); /* 西街 in GB18030 */
    assert_int_equal(text_invalid(SLICE("a\0\xFF")), 2);
}

static void folds(const char *text, const char *wanted)
{
    struct buffer out = {0};

    buffer_adds(&out, "=");
    text_fold(&out, slice_of(text));
    assert_int_equal(out.len, strlen(wanted) + 1);
    assert_memory_equal(out.data + 1, wanted, strlen(wanted));
    buffer_free(&out);
}

static void folds_what_is_the_same(void **state)
{
    (void)state;
    folds("nb-16-1", "nb-16-1");
    folds(" NB - 16 -1\t", "nb-16-1");
    folds("ＮＢ－16－１", "nb-16-1");
    folds("南北关工〔2016〕\xE3\x80\x80"
          "1号",
          "南北关工〔2016〕1号");
    folds("\xE2\x80\x8B照片3", "照片3");
    folds("敬老（ＮＢ第2次）：“好”、《诗》——。", "敬老(nb第2次):“好”、《诗》——。");
    folds("\xFF\xC3 A", "\xFF\xC3 A"); /* no UTF-8 */
    folds("老 A\xE8\x80", "老 A\xE8\x80");
    folds("", "");
}

static void fold_after(struct buffer *out, const char *before, const char *text)
{
    buffer_adds(out, before);
    text_fold(out, slice_of(text));
}

/* Behind each character stands one that the tables of Unicode must fold: what is said of the first
 * without them is what they say. Marks and jamo may change places or join with what stands beside
 * them. */
static void folds_alike_with_and_without_tables(void **state)
{
    char text[16];

    (void)state;
    for (uint32_t c = 1; c <= 0xFFFF; c++) {
        struct buffer apart = {0}, together = {0};
        size_t len = text_put(c, text);

        text[len] = '\0';
        fold_after(&apart, "=", text);
        fold_after(&apart, "", "\xE3\x8E\x8F"); /* one sign for kg */
        memcpy(text + len, "\xE3\x8E\x8F", 4);
        fold_after(&together, "=", text);
        if (len > 0 && !slice_eq(buffer_slice(&apart), buffer_slice(&together)))
            fail_msg("U+%04X is folded to %.*s and %.*s", (unsigned)c, (int)apart.len, apart.data,
                     (int)together.len, together.data);
        buffer_free(&apart);
        buffer_free(&together);
    }
}

static void counts_characters(void **state)
{
    (void)state;
    assert_int_equal(text_count(SLICE("")), 0);
    assert_int_equal(text_count(SLICE("abc")), 3);
    assert_int_equal(text_count(SLICE("光明职业技能培训学校")), 10);
    assert_int_equal(text_count(SLICE("e\u0301")), 2);
    assert_int_equal(text_count(SLICE("a\xE8\xA5z")), 4);
    assert_int_equal(text_count(SLICE("\0\0")), 2);
}

/* Measured in a block of just its size, so that AddressSanitizer sees a look behind it. */
static void assert_width(const char *text, size_t width)
{
    size_t len = strlen(text);
    char *exact = memory_alloc(len);

    for (size_t i = 0; i < len; i++)
        exact[i] = text[i];
    size_t measured = text_width((struct slice){exact, len});
    free(exact);
    if (measured != width)
        fail_msg("'%s' has %zu columns instead of %zu", text, measured, width);
}

static void measures_text(void **state)
{
    (void)state;
    assert_width("", 0);
    assert_width("abc ~", 5);
    assert_width("西街", 4);
    assert_width("顺东街", 6);
    assert_width("光明职业技能培训学校", 20);
    assert_width("西街 3 号", 9);
    assert_width("a西b", 4);
    assert_width("，。（）", 8);
    assert_width("\u3000", 2);
    assert_width("\u00A0", 1);
    assert_width("ｶﾅ", 2); /* halfwidth */
    assert_width("Ａ", 2); /* fullwidth */
    assert_width("é", 1);
    assert_width("…—“”", 4); /* ambiguous */
    assert_width("한국", 4);
    assert_width("\U00020000\U00030000", 4);
}

static void measures_clusters(void **state)
{
    (void)state;
    assert_width("e\u0301", 1);
    assert_width("e\u0301\u0302\u0303x", 2);
    assert_width("街\u0301", 2);
    assert_width("\u0301", 0);
    assert_width("\u1112\u1161\u11AB", 2);                         /* 한 in three letters */
    assert_width("\U0001F600", 2);                                 /* 😀 */
    assert_width("\U0001F44D\U0001F3FD", 2);                       /* with a skin tone */
    assert_width("\U0001F468\u200D\U0001F469\u200D\U0001F467", 2); /* a family */
    assert_width("\U0001F1E8\U0001F1F3", 2);                       /* one flag */
    assert_width("\U0001F1E8\U0001F1F3\U0001F1E8\U0001F1F3", 4);
    assert_width("\u0915\u093F", 1); /* Devanagari with a spacing mark */
}

static void measures_variation_selectors(void **state)
{
    (void)state;
    assert_width("\u2764", 1);
    assert_width("\u2764\uFE0F", 2); /* as an emoji */
    assert_width("\u2764\uFE0Fa\u2764\uFE0F", 5);
    assert_width("\u2764\uFE0E", 1); /* as text */
    assert_width("1\uFE0F\u20E3", 2);
    assert_width("0\uFE0F9\uFE0F#\uFE0F*\uFE0F", 8);
    assert_width("/\uFE0F:\uFE0F", 2); /* before 0 and behind 9 */
    assert_width("a\uFE0F", 1);        /* no emoji there is */
    assert_width("\U0001F600\uFE0F", 2);
    assert_width("葛\U000E0100", 2); /* the form of a Han character */
}

static void measures_what_is_not_assigned(void **state)
{
    (void)state;
    assert_width("\U0002A6E0", 2);
    assert_width("\U0002FFFD", 2);
    assert_width("\U0003FFFD", 2);
    assert_width("\U0003FFFDx\u0378", 4);
}

static void measures_any_bytes(void **state)
{
    (void)state;
    assert_width("\xFF", 1);
    assert_width("\x85\u0301", 1);
    assert_width("a\xE8\xA5z", 4);
    assert_width("a\tb\r\n\x1B", 2);
}

static void assert_safe(struct slice s, const char *expected)
{
    struct buffer out = {0};

    text_safe(&out, s);
    if (!slice_is(buffer_slice(&out), expected))
        fail_msg("'%.*s' instead of '%s'", (int)out.len, out.data, expected);
    buffer_free(&out);
}

static void leaves_what_is_safe(void **state)
{
    static const char *const TEXTS[] = {
        "",
        "plain ~ text, <b> & all",
        "光明职业技能培训学校，西街 3 号",
        "no-break\u00A0and\u3000wide\u2003spaces",
        "e\u0301 \u2764\uFE0F 葛\U000E0100",
        "\U0001F600 \U0001F44D\U0001F3FD \U0001F1E8\U0001F1F3",
        "\U0003FFFD\u0378", /* not assigned, which is no harm */
        "\uFFFD",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(TEXTS); i++)
        assert_safe(slice_of(TEXTS[i]), TEXTS[i]);
    assert_safe((struct slice){NULL, 0}, "");
}

static void shows_controls(void **state)
{
    (void)state;
    assert_safe(SLICE("a\tb\nc\rd"), "a<U+0009>b<U+000A>c<U+000D>d");
    assert_safe(SLICE("\x1B[31m"), "<U+001B>[31m");
    assert_safe(SLICE("\0"), "<U+0000>");
    assert_safe(SLICE("\x07\x08\x7F"), "<U+0007><U+0008><U+007F>");
    assert_safe(SLICE("\xC2\x80\xC2\x9B\xC2\x9F"), "<U+0080><U+009B><U+009F>");
    assert_safe(SLICE("\u2028\u2029"), "<U+2028><U+2029>");
}

static void shows_what_is_invisible(void **state)
{
    (void)state;
    assert_safe(SLICE("a\u202Eb\u202A\u202C\u202C"), "a<U+202E>b<U+202A><U+202C><U+202C>");
    assert_safe(SLICE("\u2066\u2069\u200E\u200F\u061C"),
                "<U+2066><U+2069><U+200E><U+200F><U+061C>");
    assert_safe(SLICE("soft\u00ADhyphen"), "soft<U+00AD>hyphen");
    assert_safe(SLICE("西\u200B街\u200C\u200D\u2060"), "西<U+200B>街<U+200C><U+200D><U+2060>");
    assert_safe(SLICE("\uFEFFa"), "<U+FEFF>a");
    assert_safe(SLICE("\U000E0041\U000E0001"), "<U+E0041><U+E0001>");
    assert_safe(SLICE("\u3164\uFFA0\u115F"), "<U+3164><U+FFA0><U+115F>");
}

static void shows_private_use_and_noncharacters(void **state)
{
    (void)state;
    assert_safe(SLICE("\uE000\U000F0000\U0010FFFD"), "<U+E000><U+F0000><U+10FFFD>");
    assert_safe(SLICE("\uFDD0\uFDEF\uFFFE\uFFFF"), "<U+FDD0><U+FDEF><U+FFFE><U+FFFF>");
    assert_safe(SLICE("\U0002FFFE\U0010FFFF"), "<U+2FFFE><U+10FFFF>");
}

static void shows_invalid_bytes(void **state)
{
    (void)state;
    assert_safe(SLICE("a\xFFz"), "a<0xFF>z");
    assert_safe(SLICE("西\xE8\xA5"), "西<0xE8><0xA5>");
    assert_safe(SLICE("\xC0\xAF"), "<0xC0><0xAF>");
    assert_safe(SLICE("\xED\xA0\x80"), "<0xED><0xA0><0x80>");
    assert_safe(SLICE("\xCE\xF7"), "<0xCE><0xF7>");
}

/* Whatever the text was, it is safe now, and safe text stays as it is. */
static void is_safe_once_and_for_all(void **state)
{
    struct buffer once = {0};
    struct buffer twice = {0};

    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];

        text_safe(&once, (struct slice){bytes, encode(code, bytes)});
    }
    text_safe(&twice, buffer_slice(&once));
    assert_int_equal(text_invalid(buffer_slice(&once)), once.len);
    assert_true(slice_eq(buffer_slice(&once), buffer_slice(&twice)));
    buffer_free(&once);
    buffer_free(&twice);
}

static void assert_padded(const char *text, size_t width, const char *right, const char *left)
{
    struct buffer out = {0};

    text_pad(&out, slice_of(text), width);
    assert_true(slice_is(buffer_slice(&out), right));
    buffer_free(&out);
    text_pad_left(&out, slice_of(text), width);
    assert_true(slice_is(buffer_slice(&out), left));
    buffer_free(&out);
}

static void pads_by_columns(void **state)
{
    (void)state;
    assert_padded("西街", 6, "西街  ", "  西街");
    assert_padded("顺东街", 6, "顺东街", "顺东街");
    assert_padded("光明职业技能培训学校", 6, "光明职业技能培训学校", "光明职业技能培训学校");
    assert_padded("e\u0301", 3, "e\u0301  ", "  e\u0301");
    assert_padded("", 2, "  ", "  ");
    assert_padded("a", 0, "a", "a");
}

/* The candidates end with an empty one, which is not among them. */
static void assert_nearest(const char *word, const char *const *candidates, const char *expected)
{
    struct slice slices[16];
    size_t count = 0;

    for (; candidates[count][0] != '\0'; count++)
        slices[count] = slice_of(candidates[count]);

    size_t nearest = text_nearest(slice_of(word), slices, count);
    const char *found = nearest == count ? "" : candidates[nearest];
    assert_true(nearest <= count);
    if (strcmp(found, expected) != 0)
        fail_msg("the nearest to %s is '%s' instead of '%s'", word, found, expected);
}

#define CANDIDATES(...)                                                                            \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, ""                                                                            \
    }

static void finds_the_nearest(void **state)
{
    (void)state;
    assert_nearest("yuquan-v033", CANDIDATES("yuquan-v103x", "yuquan-v003", "xihu-v033"),
                   "yuquan-v003");
    assert_nearest("measure", CANDIDATES("measures", "measure", "measur"), "measure");
    assert_nearest("titel", CANDIDATES("tile", "title"), "title"); /* one swap */
    assert_nearest("顺冬街", CANDIDATES("西街", "顺东街"), "顺东街");
    assert_nearest("budget", CANDIDATES("bdget", "budgett"), "bdget"); /* the first of equals */
    assert_nearest("budget", CANDIDATES("budge", "budgte"), "budgte"); /* of its length */
    assert_nearest("困助", CANDIDATES("扶贫", "助困"), "助困");
}

static void finds_nobody(void **state)
{
    (void)state;
    assert_nearest("yuquan-v033", CANDIDATES("nanjie", "xihu", "guangming"), "");
    assert_nearest("ab", CANDIDATES("cd", "abcd", "ac", "b"), "");
    assert_nearest("贫困", CANDIDATES("扶贫", "助困"), "");    /* either could be meant */
    assert_nearest("abcde", CANDIDATES("abxyz", "axcxe"), ""); /* 1 of 5 may differ */
    assert_nearest("西街", CANDIDATES("东路"), "");
    assert_nearest("abcd", CANDIDATES("badc"), ""); /* two swaps of 4 */
    assert_nearest("", CANDIDATES("ab"), "");
    assert_int_equal(text_nearest(SLICE("a"), NULL, 0), 0);
}

/* A third of the longer word: of nine characters three may differ, and not four. */
static void knows_the_bound_of_a_slip(void **state)
{
    (void)state;
    assert_nearest("abcdefghi", CANDIDATES("XbXdXfghi"), "XbXdXfghi");
    assert_nearest("abcdefghi", CANDIDATES("XbXdXfXhi"), "");
    assert_nearest("abcdef", CANDIDATES("abcdefghi"), "abcdefghi"); /* 3 of the 9 of the longer */
    assert_nearest("abcde", CANDIDATES("abcdefgh"), "");            /* 3 of 8 */
    assert_nearest("abcdef", CANDIDATES("badcef"), "badcef");       /* two swaps of 6 */
    /* A swapped pair is not edited again: 3 of 8 it is, where the unrestricted distance is 2. */
    assert_nearest("ca______", CANDIDATES("abc______"), "abc______");
    assert_nearest("ca_____", CANDIDATES("abc_____"), "");
}

static void bounds_the_length(void **state)
{
    struct buffer word = {0};

    (void)state;
    for (size_t i = 0; i < 65; i++)
        buffer_adds(&word, "街");
    struct slice of_65 = buffer_slice(&word);
    struct slice of_64 = slice_sub(of_65, 0, of_65.len - 3);
    const struct slice candidates[] = {of_65, of_64};

    assert_int_equal(text_nearest(of_64, candidates, 2), 1);
    assert_int_equal(text_nearest(of_65, candidates, 2), 2);
    assert_int_equal(text_nearest(of_64, candidates, 1), 1);
    buffer_free(&word);
}

static void assert_utf16(const char *bytes, size_t len, bool high_first, const char *wanted)
{
    struct arena *arena = arena_new();

    assert_true(slice_is(text_from_utf16(arena, (struct slice){bytes, len}, high_first), wanted));
    arena_free(arena);
}

static void reads_utf16(void **state)
{
    (void)state;
    assert_utf16("1\0a\0", 4, false, "1a");
    assert_utf16("\0001\0a", 4, true, "1a");
    assert_utf16("\xFF\xFE\x53\x90", 4, false, "\xE9\x81\x93");             /* U+9053 */
    assert_utf16("\xFE\xFF\xD8\x3D\xDE\x00", 6, true, "\xF0\x9F\x98\x80");  /* U+1F600 */
    assert_utf16("\xD8\x3D\0001\xDE\x00\0002", 8, true, "12");              /* no pairs */
    assert_utf16("1\0a", 3, false, "1");                                    /* cut */
    assert_utf16("\xFF\xFF\x10\xFF", 4, false, "\xEF\xBF\xBF\xEF\xBC\x90"); /* a wide 0 */
    assert_utf16("", 0, true, "");
}

/* Of each kind the first and the last, and neighbours that are none. */
static void knows_digits(void **state)
{
    static const struct {
        uint32_t code;
        int decimal, decorated;
    } rows[] = {
        {'0', 0, -1},     {'9', 9, -1},     {'a', -1, -1},    {0x660, 0, -1},   {0x669, 9, -1},
        {0x66A, -1, -1},  {0xFF10, 0, -1},  {0xFF19, 9, -1},  {0x1090, 0, -1},  {0x1D7CE, 0, -1},
        {0x1D7D7, 9, -1}, {0x1D7D8, 0, -1}, {0x1D7FF, 9, -1}, {0x1FBF9, 9, -1}, {0xB9, -1, 1},
        {0x2070, -1, 0},  {0x2089, -1, 9},  {0x2460, -1, 1},  {0x2468, -1, 9},  {0x2469, -1, -1},
        {0x2474, -1, 1},  {0x2490, -1, 9},  {0x24EA, -1, 0},  {0x24F5, -1, 1},  {0x24FF, -1, 0},
        {0x2776, -1, 1},  {0x277E, -1, 9},  {0x277F, -1, -1}, {0x2792, -1, 9},  {0x2793, -1, -1},
        {0x1F10B, -1, 0}, {0x1F10C, -1, 0}, {0x1F100, -1, 0}, {0xBD, -1, -1},   {0x4E00, -1, -1},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        if (text_decimal(rows[i].code) != rows[i].decimal ||
            text_decorated_digit(rows[i].code) != rows[i].decorated)
            fail_msg("U+%04X: %d, %d", (unsigned)rows[i].code, text_decimal(rows[i].code),
                     text_decorated_digit(rows[i].code));
    }
}

static void knows_what_is_not_seen(void **state)
{
    static const uint32_t unseen[] = {0x01,   0x7F,   0xAD,   0x336,   0x34F,   0x115F, 0x17B4,
                                      0x180F, 0x200B, 0x2065, 0x20E3,  0x3164,  0xFE0F, 0xFEFF,
                                      0xFFA0, 0xFFF8, 0xFFFB, 0x1BCA3, 0xE0000, 0xE0FFF};
    static const uint32_t seen[] = {0,    '\t',   '\n',   ' ',    'a',    0x85,
                                    0xA0, 0x2028, 0x2800, 0x3000, 0xFFFD, 0xE1000};

    (void)state;
    for (size_t i = 0; i < LENGTH(unseen); i++)
        assert_true(text_is_unseen(unseen[i]));
    for (size_t i = 0; i < LENGTH(seen); i++)
        assert_false(text_is_unseen(seen[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_digits),
        cmocka_unit_test(knows_what_is_not_seen),
        cmocka_unit_test(refuses_what_is_no_utf8),
        cmocka_unit_test(does_not_read_beyond_the_end),
        cmocka_unit_test(reads_every_character),
        cmocka_unit_test(finds_the_first_invalid_byte),
        cmocka_unit_test(folds_alike_with_and_without_tables),
        cmocka_unit_test(counts_characters),
        cmocka_unit_test(reads_utf16),
        cmocka_unit_test(folds_what_is_the_same),
        cmocka_unit_test(measures_text),
        cmocka_unit_test(measures_clusters),
        cmocka_unit_test(measures_variation_selectors),
        cmocka_unit_test(measures_what_is_not_assigned),
        cmocka_unit_test(measures_any_bytes),
        cmocka_unit_test(leaves_what_is_safe),
        cmocka_unit_test(shows_controls),
        cmocka_unit_test(shows_what_is_invisible),
        cmocka_unit_test(shows_private_use_and_noncharacters),
        cmocka_unit_test(shows_invalid_bytes),
        cmocka_unit_test(is_safe_once_and_for_all),
        cmocka_unit_test(pads_by_columns),
        cmocka_unit_test(finds_the_nearest),
        cmocka_unit_test(finds_nobody),
        cmocka_unit_test(knows_the_bound_of_a_slip),
        cmocka_unit_test(bounds_the_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
