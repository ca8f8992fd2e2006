/* SPDX-License-Identifier: MIT */
/* The reader: positions, scalar types, bounds, and every fault at its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "tree/tree.h"

struct fixture {
    struct arena *arena;
    struct source source;
    struct diag_list diags;
    struct tree tree;
};

static struct fixture *read_bytes(const char *text, size_t len)
{
    struct arena *arena = arena_new();
    struct fixture *f = ARENA_NEW(arena, struct fixture);

    f->arena = arena;
    f->diags = diag_list_init(arena);
    f->source =
        source_init(arena, SLICE("test.yaml"), arena_copy(arena, (struct slice){text, len}));
    tree_read(arena, &f->source, &f->diags, &f->tree);
    diag_sort(&f->diags);
    return f;
}

static struct fixture *read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static void done(struct fixture *f)
{
    arena_free(f->arena);
}

/* The one diagnostic of a text: its code, line and column. */
static void expect_fault(const char *text, enum diag_code code, size_t line, size_t column)
{
    struct fixture *f = read_text(text);

    assert_int_equal(f->diags.len, 1);
    assert_int_equal(f->diags.items[0]->code, code);
    assert_int_equal(f->diags.items[0]->place.start.line, line);
    assert_int_equal(f->diags.items[0]->place.start.column, column);
    done(f);
}

static void expect_kind(const char *scalar, enum node_kind kind)
{
    char text[64] = "a: ";

    struct fixture *f = read_text(strcat(text, scalar));
    assert_int_equal(f->diags.len, 0);
    assert_int_equal(node_get(&f->tree.root, "a")->kind, kind);
    done(f);
}

static void test_scalar_types(void **state)
{
    (void)state;
    expect_kind("", NODE_NULL);
    expect_kind("~", NODE_NULL);
    expect_kind("null", NODE_NULL);
    expect_kind("true", NODE_BOOL);
    expect_kind("FALSE", NODE_BOOL);
    expect_kind("no", NODE_STRING);
    expect_kind("on", NODE_STRING);
    expect_kind("010", NODE_NUMBER);
    expect_kind("0x1F", NODE_NUMBER);
    expect_kind("-1.5e3", NODE_NUMBER);
    expect_kind("12345678901234567890", NODE_NUMBER);
    expect_kind(".inf", NODE_STRING);
    expect_kind("2016-03-05", NODE_STRING);
    expect_kind("\"5\"", NODE_STRING);
    expect_kind("!!str 5", NODE_STRING);
    expect_kind("!!int 5", NODE_NUMBER);
}

/* What a scalar keeps is what its text says, and the text says it where nothing is kept. */
static void expect_number(const char *scalar, enum kept kept, int64_t coef, int32_t exp)
{
    char text[64] = "a: ";
    struct fixture *f = read_text(strcat(text, scalar));
    struct node node = *node_get(&f->tree.root, "a");
    struct decimal number;

    assert_int_equal(node.kept, kept);
    for (int i = 0; i < 2; i++, node.kept = KEPT_NOTHING) {
        assert_int_equal(node_number(&node, &number), DECIMAL_OK);
        assert_int_equal(number.coef, coef);
        assert_int_equal(number.exp, exp);
    }
    done(f);
}

static void expect_days(const char *scalar, enum kept kept, date_days first, date_days last)
{
    char text[64] = "a: ";
    struct fixture *f = read_text(strcat(text, scalar));
    struct node node = *node_get(&f->tree.root, "a");

    assert_int_equal(node.kept, kept);
    for (int i = 0; i < 2; i++, node.kept = KEPT_NOTHING) {
        date_days a = 0, b = 0, day = 0;

        assert_int_equal(node_days(&node, &a, &b), kept == KEPT_DAYS);
        assert_int_equal(node_day(&node, &day), kept == KEPT_DAYS && first == last);
        assert_int_equal(a, first);
        assert_int_equal(b, last);
    }
    node.faulty = true;
    assert_false(node_days(&node, &first, &last));
    done(f);
}

static void test_kept_values(void **state)
{
    (void)state;
    expect_number("30", KEPT_NUMBER, 3, 1);
    expect_number("-12.50", KEPT_NUMBER, -125, -1);
    expect_number("2147483647", KEPT_NUMBER, INT32_MAX, 0);
    expect_number("2147483648", KEPT_NOTHING, INT64_C(2147483648), 0);
    expect_number("-2147483648", KEPT_NUMBER, INT32_MIN, 0);
    expect_number("1e127", KEPT_NUMBER, 1, 127);
    expect_number("1e128", KEPT_NOTHING, 1, 128);
    expect_number("!!int 0x1F", KEPT_NUMBER, 31, 0);
    expect_days("1970-01-11", KEPT_DAYS, 10, 10);
    expect_days("\"1970-01-11\"", KEPT_DAYS, 10, 10);
    expect_days("!!str 1969-12-31", KEPT_DAYS, -1, -1);
    expect_days("1970-Q1", KEPT_DAYS, 0, 89);
    expect_days("1970-02-30", KEPT_NOTHING, 0, 0);
    expect_days("\"30\"", KEPT_NOTHING, 0, 0);
}

static void expect_dump(const char *text, const char *expected)
{
    struct fixture *f = read_text(text);
    struct buffer out = {0};

    tree_dump(&out, &f->tree);
    buffer_byte(&out, '\0');
    assert_string_equal(out.data, expected);
    buffer_free(&out);
    done(f);
}

static void test_positions(void **state)
{
    (void)state;
    expect_dump("名称: 南北街\nlist:\n  - a: 1\n    b: \"x\\ty\"\n\n# end\n",
                "map of 2  1:1-4:14\n"
                "  名称: string 南北街  1:5-1:8\n"
                "  list: list of 1  3:3-4:14\n"
                "    map of 2  3:5-4:14\n"
                "      a: number 1  3:8-3:9\n"
                "      b: string \"x<U+0009>y\"  4:8-4:14\n");
}

static void test_positions_after_bom_and_crlf(void **state)
{
    (void)state;
    expect_dump("\xEF\xBB\xBF"
                "a: 1\r\nb: [2, 街]\r\n",
                "map of 2  1:1-2:10\n"
                "  a: number 1  1:4-1:5\n"
                "  b: list of 2  2:4-2:10\n"
                "    number 2  2:5-2:6\n"
                "    string 街  2:8-2:9\n");
}

static void test_unusual_line_ends_do_not_move_lines(void **state)
{
    (void)state;
    /* NEL and LS end a line for libyaml, but not in an editor. */
    expect_fault("a: \"x\xE2\x80\xA8y\"\nb: 1\nb: 2\n", DIAG_DUPLICATE_KEY, 3, 1);
}

static void test_duplicate_key(void **state)
{
    (void)state;
    struct fixture *f = read_text("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n");

    assert_int_equal(f->diags.len, 2);
    assert_int_equal(f->diags.items[0]->place.start.line, 4);
    assert_int_equal(f->diags.items[0]->also.start.line, 3);
    assert_int_equal(f->diags.items[1]->place.start.line, 5);
    assert_true(f->tree.root.faulty);
    assert_int_equal(f->tree.root.count, 2);
    assert_true(slice_is(node_get(&f->tree.root, "a")->text, "1"));
    done(f);
}

/* Among many keys as among few: the one that stands first stays, though an alias has the place of
 * its anchor, which is before both. */
static void test_duplicate_by_alias(void **state)
{
    (void)state;
    expect_fault("n: &a k\nk: 1\n*a : 2\n", DIAG_DUPLICATE_KEY, 1, 4);

    struct fixture *f = read_text("n: &a k\nk: 1\n"
                                  "b: 0\nc: 0\nd: 0\ne: 0\nf: 0\ng: 0\nh: 0\n"
                                  "i: 0\nj: 0\nl: 0\nm: 0\n"
                                  "*a : 2\n");
    assert_int_equal(f->diags.len, 1);
    assert_int_equal(f->diags.items[0]->place.start.line, 1);
    assert_int_equal(f->diags.items[0]->also.start.line, 2);
    assert_true(slice_is(node_get(&f->tree.root, "k")->text, "1"));
    done(f);
}

static void test_duplicate_in_a_quoted_spelling(void **state)
{
    (void)state;
    expect_fault("a: 1\n\"a\": 2\n", DIAG_DUPLICATE_KEY, 2, 1);
}

/* A text with `put` behind `at` bytes of it: a control character is reported where it stands. */
static void look_for(struct slice filling, size_t at, const char *put, bool is_control)
{
    char text[64];
    int len =
        snprintf(text, sizeof text, "a: '%.*s%s%s'", (int)at, filling.data, put, filling.data + at);
    struct fixture *f = read_bytes(text, (size_t)len);

    assert_int_equal(f->diags.errors, is_control);
    if (is_control) {
        assert_int_equal(f->diags.items[0]->code, DIAG_CONTROL_CHARACTER);
        assert_int_equal(f->diags.items[0]->place.start.column,
                         5 + text_count(slice_sub(filling, 0, at)));
    }
    done(f);
}

/* Bytes are looked at many at a time: what may not be there is found wherever it stands, and its
 * neighbours are not reported. */
static void test_control_characters_anywhere(void **state)
{
    static const char *const controls[] = {"\x01", "\x1F", "\x7F", "\xC2\x80", "\xEF\xBF\xBF"};
    static const char *const others[] = {" ", "~", "\t", "\n ", "\xC2\xA0", "街", "\xEF\xBF\xBD"};
    static const char *const fillings[] = {"xxxxxxxxxxxxxxxxxxxxxxxx", "x街x街x街x街x街x街",
                                           "街街街街街街街街"};

    (void)state;
    for (size_t at = 0; at < 3 * (size_t)25; at++) {
        struct slice filling = slice_of(fillings[at / 25]);

        if (((unsigned char)filling.data[at % 25] & 0xC0) == 0x80)
            continue;
        for (size_t i = 0; i < sizeof controls / sizeof controls[0]; i++)
            look_for(filling, at % 25, controls[i], true);
        for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
            look_for(filling, at % 25, others[i], false);
    }
}

static void test_encoding(void **state)
{
    (void)state;
    /* 南 in GBK is C4 CF. */
    expect_fault("unit: nanbei\nnote: x\xC4\xCF\n", DIAG_NOT_UTF8, 2, 8);
    expect_fault("街: \xE8\xA1\x97\x80\n", DIAG_NOT_UTF8, 1, 5);
    expect_fault("a: b\x01\n", DIAG_CONTROL_CHARACTER, 1, 5);

    struct fixture *f = read_bytes("\xFF\xFE"
                                   "a\0:\0",
                                   6);
    assert_int_equal(f->diags.len, 1);
    assert_int_equal(f->diags.items[0]->code, DIAG_UTF16);
    done(f);
}

static const struct node *item(const struct fixture *f, const char *list, size_t index)
{
    const struct node *node = node_get(&f->tree.root, list);

    assert_non_null(node);
    assert_true(index < node->count);
    return &node->items[index];
}

static void test_what_cannot_be_read_leaves_a_faulty_node(void **state)
{
    (void)state;
    struct fixture *f = read_text("unit: nanbei\nsessions:\n  - date: 2016-03-05\n    x: \xC4\n");

    assert_true(f->tree.whole);
    assert_true(node_get(item(f, "sessions", 0), "x")->faulty);
    assert_false(node_get(item(f, "sessions", 0), "date")->faulty);
    done(f);
}

static void test_reading_goes_on_at_the_next_entry(void **state)
{
    (void)state;
    struct fixture *f = read_text("unit: nanbei\n"
                                  "sessions:\n"
                                  "  - date: 2016-03-05\n"
                                  "    x: {a: 1]\n"
                                  "    y: 2\n"
                                  "  - date: 2016-03-06\n"
                                  "grids: 4\n");

    assert_true(f->tree.whole);
    assert_int_equal(f->diags.len, 1);
    assert_true(item(f, "sessions", 0)->cut);
    assert_true(item(f, "sessions", 0)->faulty);
    assert_false(node_any_faulty(item(f, "sessions", 1)));
    assert_true(slice_is(node_get(&f->tree.root, "grids")->text, "4"));
    done(f);
}

static void test_a_lost_field_is_told(void **state)
{
    (void)state;
    /* Nobody knows which collection this was: the tree is not whole. */
    struct fixture *f = read_text("unit: nanbei\n[sessions\n  - date: 2016-03-05\ngrids: 4\n");

    assert_false(f->tree.whole);
    assert_true(f->tree.root.faulty);
    assert_int_equal(f->diags.len, 1);
    assert_true(slice_is(node_get(&f->tree.root, "grids")->text, "4"));
    done(f);
}

static void test_what_stands_behind_a_second_document_is_not_read(void **state)
{
    (void)state;
    struct fixture *f = read_text("unit: nanbei\n---\ngrids: 4\n");

    assert_false(f->tree.whole);
    assert_true(slice_is(node_get(&f->tree.root, "unit")->text, "nanbei"));
    done(f);
}

/* A slip is reported alone, and the values around it are as they should be. */
static void expect_slip(const char *text, enum diag_code code, size_t line, size_t column)
{
    struct fixture *f = read_text(text);
    const struct node *first = item(f, "s", 0), *second = item(f, "s", 1);

    assert_int_equal(f->diags.len, 1);
    assert_int_equal(f->diags.items[0]->code, code);
    assert_int_equal(f->diags.items[0]->place.start.line, line);
    assert_int_equal(f->diags.items[0]->place.start.column, column);
    assert_true(f->tree.whole);
    assert_non_null(node_get(first, "a"));
    assert_non_null(node_get(first, "b"));
    assert_true(node_any_faulty(first));
    assert_true(slice_is(node_get(second, "a")->text, "3"));
    assert_false(node_any_faulty(second));
    done(f);
}

static void test_slips(void **state)
{
    (void)state;
    expect_slip("s:\n  - a: 1\n     b: 2\n  - a: 3\n", DIAG_MISPLACED, 3, 6);
    expect_slip("s:\n  - a: 1\n   b: 2\n  - a: 3\n", DIAG_MISPLACED, 3, 4);
    expect_slip("s:\n   - a: 1\n     b: 2\n  - a: 3\n  - a: 4\n", DIAG_MISPLACED, 2, 4);
    expect_slip("s:\n  - a: 1\n\tb: 2\n  - a: 3\n", DIAG_TAB, 3, 1);
    expect_slip("s:\n  - a: 1\n\t\n    b: 2\n  - a: 3\n", DIAG_TAB, 3, 1);
    expect_slip("s:\n  - a: 1\n　　b: 2\n  - a: 3\n", DIAG_WIDE_SPACE, 3, 1);
    expect_slip("s:\n  - a: 1\n  \u00A0\u00A0b: 2\n  - a: 3\n", DIAG_WIDE_SPACE, 3, 3);
    expect_slip("s:\n  - a: 1\n    b:　2\n  - a: 3\n", DIAG_WIDE_SPACE, 3, 7);
    expect_slip("s:\n  -　a: 1\n    b: 2\n  - a: 3\n", DIAG_WIDE_SPACE, 2, 4);
    expect_slip("s:\n  - a: 1\n　　\n    b: 2\n  - a: 3\n", DIAG_WIDE_SPACE, 3, 1);
    expect_slip("s:\n  - a：1\n    b: 2\n  - a: 3\n", DIAG_WIDE_COLON, 2, 6);
    expect_slip("s:\n  - a: 1\n    b：2\n  - a: 3\n", DIAG_WIDE_COLON, 3, 6);
    expect_slip("s:\n  - a: 1\n    b：\n      c: 1\n  - a: 3\n", DIAG_WIDE_COLON, 3, 6);
    expect_slip("s:\n  - a:1\n    b: 2\n  - a: 3\n", DIAG_NO_SPACE, 2, 5);
    expect_slip("s:\n  - a: 1\n    b:2\n  - a: 3\n", DIAG_NO_SPACE, 3, 5);
    expect_slip("s:\n  -a: 1\n    b: 2\n  - a: 3\n", DIAG_DASH, 2, 3);
    expect_slip("s:\n  － a: 1\n    b: 2\n  - a: 3\n", DIAG_DASH, 2, 3);
    expect_slip("s:\n  —a: 1\n    b: 2\n  - a: 3\n", DIAG_DASH, 2, 3);
    expect_slip("s:\n  - a: \"x”\n    b: 2\n  - a: 3\n", DIAG_QUOTE_MARK, 2, 10);
    expect_slip("s:\n  - a: \"x\n    b: \"y\"\n  - a: 3\n", DIAG_UNCLOSED_QUOTE, 2, 8);
    expect_slip("s:\n  - a: [x，y]\n    b: 2\n  - a: 3\n", DIAG_WIDE_MARK, 2, 10);
    expect_slip("s:\n  - a: ［x，y］\n    b: 2\n  - a: 3\n", DIAG_WIDE_MARK, 2, 8);
    expect_slip("s:\n  - a: {x：1}\n    b: 2\n  - a: 3\n", DIAG_WIDE_MARK, 2, 10);
    expect_slip("s:\n  - a: x: y\n    b: 2\n  - a: 3\n", DIAG_COLON_IN_TEXT, 2, 9);
    expect_slip("s:\n  - a: 1, b: 2\n  - a: 3\n", DIAG_AFTER_VALUE, 2, 9);
    expect_slip("s:\n  - a: \"1\"，b: 2\n  - a: 3\n", DIAG_AFTER_VALUE, 2, 11);
    expect_slip("s:\n  - a: @x\n    b: 2\n  - a: 3\n", DIAG_BAD_START, 2, 8);
    expect_slip("s:\n  - a: *重要\n    b: 2\n  - a: 3\n", DIAG_BAD_START, 2, 8);
    expect_slip("s:\n  - a: 1\n    b 2\n  - a: 3\n", DIAG_NO_COLON, 3, 5);
    expect_slip("s:\n  - a: 1\nb: 2\n    c: 4\n  - a: 3\n", DIAG_MISPLACED, 3, 1);
    expect_slip("s:\n- a: 1\n  b: 2\n  - a: 3\n  - a: 4\n", DIAG_MISPLACED, 2, 1);
    expect_slip("s:\n  • a: 1\n    b: 2\n  - a: 3\n", DIAG_DASH, 2, 3);
    expect_slip("s:\n  1. a: 1\n    b: 2\n  - a: 3\n", DIAG_DASH, 2, 3);
    expect_slip("s:\n  - a: 1\n    b=2\n  - a: 3\n", DIAG_NO_COLON, 3, 5);
    expect_slip("s:\n  - a: [1] 2\n    b: 2\n  - a: 3\n", DIAG_BAD_START, 2, 8);
    expect_slip("s: - a: 1\n    b: 2\n  - a: 3\n", DIAG_AFTER_VALUE, 1, 4);
    expect_slip("s:\n  - a: 1\n    b:\n      - x\n       - y\n  - a: 3\n", DIAG_MISPLACED, 5, 8);
}

/* An entry that lost its dash is one of its own, in doubt; those around it are sound. */
static void expect_lost_dash(const char *text, enum diag_code code, size_t line, size_t column,
                             uint32_t lost)
{
    struct fixture *f = read_text(text);

    assert_int_equal(f->diags.len, 1);
    assert_int_equal(f->diags.items[0]->code, code);
    assert_int_equal(f->diags.items[0]->place.start.line, line);
    assert_int_equal(f->diags.items[0]->place.start.column, column);
    assert_int_equal(node_get(&f->tree.root, "s")->count, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(node_any_faulty(item(f, "s", i)), i == lost);
    done(f);
}

static void test_lost_dashes(void **state)
{
    (void)state;
    expect_lost_dash("s:\n  - a: 1\n    b: 2\n    a: 5\n    b: 6\n  - a: 3\n", DIAG_DASH_FORGOTTEN,
                     4, 5, 1);
    expect_lost_dash("s:\n  - a: 1\n    b: 2\n  a: 5\n    b: 6\n  - a: 3\n", DIAG_DASH_FORGOTTEN, 4,
                     3, 1);
    expect_lost_dash("s:\n  -a: 1\n    b: [x]\n  - a: 5\n  - a: 3\n", DIAG_DASH, 2, 3, 0);
}

/* What looks like a slip inside a text, and is none. */
static void expect_sound(const char *text)
{
    struct fixture *f = read_text(text);

    assert_int_equal(f->diags.len, 0);
    assert_true(f->tree.whole);
    done(f);
}

static void test_no_slips(void **state)
{
    (void)state;
    expect_sound("a: |\n  b：1\n  　c\n  -d: 2\ne: 1\n");
    expect_sound("a: 说明：如下\nb: http://x\nc: 10:30\n");
    expect_sound("a: 一\n  二：三\n  四，五\nb:\n  - 甲：乙\n  - 丙，丁\n");
    expect_sound("a: {zh: 甲，乙、丙, en: b}\n");
    expect_sound("a: [\"甲，乙\", '丙：丁']\n");
    expect_sound("a: “引号”里：外\nb: '-x'\nc: -1\n");
    expect_sound("a:\n- b: 1\n- b: 2\nc: 3\n");
}

static void test_directives_and_documents(void **state)
{
    (void)state;
    struct fixture *f = read_text("%YAML 1.2\n---\na: 1\n...\n# end\n");
    assert_int_equal(f->diags.len, 0);
    done(f);
    expect_fault("%TAG ! tag:x,2016:\n---\na: 1\n", DIAG_DIRECTIVE, 1, 1);
    expect_fault("%YAML 2.0\n---\na: 1\n", DIAG_DIRECTIVE, 1, 1);
    expect_fault("%YAML 1.2\n%YAML 1.2\n---\na: 1\n", DIAG_DIRECTIVE, 2, 1);
    expect_fault("a: 1\n---\nb: 2\n", DIAG_SECOND_DOCUMENT, 2, 1);
    expect_fault("a: 1\n...\nb: 2\n", DIAG_SECOND_DOCUMENT, 3, 1);
    expect_fault("a: 1\n...\n%TAG ! tag:x:\n", DIAG_SECOND_DOCUMENT, 3, 1);
}

static void test_syntax(void **state)
{
    (void)state;
    expect_fault("a:\n  b: 1\n c: 2\n", DIAG_MISPLACED, 3, 2);
    expect_fault("a: b: c\n", DIAG_COLON_IN_TEXT, 1, 5);
    expect_fault("? a\n  b: 2\n", DIAG_COLON_VALUE, 2, 4);
    expect_fault("unit: x\n- a: 1\n", DIAG_INDENTATION, 2, 1);
    expect_fault("a:\n  - b: 1\nc: []\n  - d: 2\n", DIAG_BEFORE_LIST, 3, 4);
    expect_fault("unit: x\nname\ngrids: 2\n", DIAG_NO_COLON, 2, 1);
    expect_fault("a: \"open\nb: 1\n", DIAG_UNCLOSED_QUOTE, 1, 4);
    expect_fault("a: [1, 2\nb: 3\n", DIAG_UNCLOSED_BRACKET, 1, 4);
    expect_fault("a: [1, 2\n", DIAG_UNCLOSED_BRACKET, 1, 4);
    expect_fault("a: @x\n", DIAG_BAD_START, 1, 4);
    expect_fault("a: \"\\q\"\n", DIAG_BAD_ESCAPE, 1, 5);
    expect_fault("a: \"x\", b: 1\n", DIAG_AFTER_VALUE, 1, 7);
    expect_fault("a: & b\n", DIAG_BAD_START, 1, 4);
    expect_fault("a: |x\n", DIAG_BAD_START, 1, 4);
    expect_fault("a: *重要\n", DIAG_BAD_START, 1, 4);
    expect_fault("a: b\n]: 1\n", DIAG_SYNTAX, 2, 1);
    expect_fault("a: >\n\t b\n", DIAG_TAB, 2, 1);
    expect_fault("a: *x\n", DIAG_UNKNOWN_ALIAS, 1, 4);
    expect_fault("a: &x [*x]\n", DIAG_UNKNOWN_ALIAS, 1, 8);
    expect_fault("a: !foo 1\n", DIAG_TAG, 1, 4);
    expect_fault("<<: 1\n", DIAG_MERGE_KEY, 1, 1);
    expect_fault("? [a]\n: 1\n", DIAG_KEY_NOT_TEXT, 1, 3);
}

static void test_aliases(void **state)
{
    (void)state;
    struct fixture *f = read_text("a: &x {b: 1}\nc: *x\n");

    assert_int_equal(f->diags.len, 0);
    assert_true(node_equal(node_get(&f->tree.root, "a"), node_get(&f->tree.root, "c")));
    done(f);

    /* An alias stands where its anchor does: what holds it ends with its key, and not before. */
    f = read_text("a: &x 1\nb:\n  c: *x\n");
    const struct node *b = node_get(&f->tree.root, "b");
    assert_int_equal(b->start, 13);
    assert_int_equal(b->end, 14);
    assert_int_equal(f->tree.root.end, 14);
    done(f);

    /* Of a file that is read part by part, the anchors of sound parts are known, too; and where a
     * part is read twice, to tell what is wrong in it, its first alias still means the anchor
     * before it. */
    expect_fault("list:\n  - a: &x 1\n    b: 2\n  - b: *x\n    c: 3\n  - c: [1\n    d: 4\n",
                 DIAG_UNCLOSED_BRACKET, 6, 8);
    f = read_text("list:\n  - a: &x 1\n  - b: *x\n    a: &x 2\n    a: 3\n  - c: [1\n");
    assert_int_equal(f->diags.len, 2);
    assert_true(slice_is(node_get(&node_get(&f->tree.root, "list")->items[1], "b")->text, "1"));
    done(f);
}

static void repeat(struct buffer *out, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buffer_adds(out, text);
}

static void expect_first_fault(struct buffer *text, enum diag_code code)
{
    struct fixture *f = read_bytes(text->data, text->len);

    assert_int_equal(f->diags.len, 1);
    assert_int_equal(f->diags.items[0]->code, code);
    done(f);
    buffer_free(text);
}

static void test_bounds(void **state)
{
    (void)state;
    struct buffer text = {0};

    repeat(&text, "[", 1000000);
    expect_first_fault(&text, DIAG_TOO_DEEP);

    /* What was open where reading stopped stands for no more than was read of it. */
    expect_fault("list:\n"
                 "  - {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6}\n"
                 "  - a: 1\n    b: 2\n    c: 3\n    d: 4\n    e: &x\n      f: [g, h\n"
                 "  - f: *x\n",
                 DIAG_UNCLOSED_BRACKET, 8, 10);

    /* Nine lists of ten aliases each: a billion values if it were followed. */
    buffer_adds(&text, "l0: &l0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 10; i++) {
        buffer_addf(&text, "l%d: &l%d [", i, i);
        for (int k = 0; k < 10; k++)
            buffer_addf(&text, "%s*l%d", k > 0 ? "," : "", i - 1);
        buffer_adds(&text, "]\n");
    }
    expect_first_fault(&text, DIAG_TOO_MANY_ALIASES);

    buffer_adds(&text, "a: &a 1\nb:\n");
    repeat(&text, "  - *a\n", TREE_ALIASES_MAX + 1);
    expect_first_fault(&text, DIAG_TOO_MANY_ALIASES);

    repeat(&text, "%TAG ! tag:x,2016:\n", 100000);
    expect_first_fault(&text, DIAG_DIRECTIVE);
}

static void test_long_lines_are_cut_in_the_excerpt(void **state)
{
    (void)state;
    struct buffer text = {0};

    buffer_adds(&text, "a: \"");
    repeat(&text, "街", 10000);
    buffer_adds(&text, "\" b\n");
    struct fixture *f = read_bytes(text.data, text.len);
    assert_int_equal(f->diags.len, 1);
    assert_true(f->diags.items[0]->place.excerpt.len <= DIAG_EXCERPT_MAX + 4);
    done(f);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scalar_types),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_positions_after_bom_and_crlf),
        cmocka_unit_test(test_unusual_line_ends_do_not_move_lines),
        cmocka_unit_test(test_duplicate_key),
        cmocka_unit_test(test_duplicate_by_alias),
        cmocka_unit_test(test_duplicate_in_a_quoted_spelling),
        cmocka_unit_test(test_control_characters_anywhere),
        cmocka_unit_test(test_encoding),
        cmocka_unit_test(test_what_cannot_be_read_leaves_a_faulty_node),
        cmocka_unit_test(test_reading_goes_on_at_the_next_entry),
        cmocka_unit_test(test_a_lost_field_is_told),
        cmocka_unit_test(test_what_stands_behind_a_second_document_is_not_read),
        cmocka_unit_test(test_slips),
        cmocka_unit_test(test_lost_dashes),
        cmocka_unit_test(test_no_slips),
        cmocka_unit_test(test_directives_and_documents),
        cmocka_unit_test(test_syntax),
        cmocka_unit_test(test_aliases),
        cmocka_unit_test(test_kept_values),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_long_lines_are_cut_in_the_excerpt),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
