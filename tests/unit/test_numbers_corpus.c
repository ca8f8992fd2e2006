/* SPDX-License-Identifier: MIT */
/*
 * The corpora of personal numbers and of what is none, tests/numbers: each line of finds.txt must
 * be found as what it says and nothing else, and nothing in a line of innocents.txt.
 *
 * Every fault is printed before the test fails.
 */
#include "base/buffer.h"
#include "base/file.h"
#include "privacy/numbers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ENTRIES_MIN 500
#define CORPUS_MAX  (1U << 20)

static const char *const kinds[NUMBER_KINDS] = {
    [NUMBER_ID] = "identity",     [NUMBER_ID_MISTYPED] = "mistyped", [NUMBER_ID_OLD] = "old",
    [NUMBER_STUDENT] = "student", [NUMBER_MOBILE] = "mobile",        [NUMBER_LANDLINE] = "landline",
    [NUMBER_CARD] = "card",       [NUMBER_COVERED] = "covered",
};

static void add_code(struct buffer *text, unsigned long code)
{
    static const unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
    int tail = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;

    buffer_byte(text, (char)(leads[tail] | (code >> 6 * tail)));
    while (tail-- > 0)
        buffer_byte(text, (char)(0x80 | (code >> 6 * tail & 0x3F)));
}

/* A line as it is meant: "\u{...}" is a character and "\x{..}" a byte; brackets are left out, and
 * where they stood is *from and *to. */
static void read_entry(struct slice line, struct buffer *text, size_t *from, size_t *to)
{
    for (size_t at = 0; at < line.len;) {
        struct slice rest = slice_sub(line, at, line.len);
        bool byte = slice_starts(rest, "\\x{");

        if (byte || slice_starts(rest, "\\u{")) {
            char *end;
            unsigned long code = strtoul(rest.data + 3, &end, 16);

            assert_int_equal(*end, '}');
            if (byte)
                buffer_byte(text, (char)code);
            else
                add_code(text, code);
            at += (size_t)(end - rest.data) + 1;
        } else if (slice_starts(rest, "⟦") || slice_starts(rest, "⟧")) {
            *(slice_starts(rest, "⟦") ? from : to) = text->len;
            at += strlen("⟦");
        } else {
            buffer_byte(text, line.data[at++]);
        }
    }
}

static bool is_entry(struct slice line)
{
    return line.len > 0 && !slice_starts(line, "#\t") && !slice_starts(line, "# ");
}

/* Calls what is to be done with each line that is no remark; how many there are. */
static size_t each_entry(struct arena *arena, const char *path, void (*do_it)(struct slice line))
{
    struct slice text;
    size_t count = 0;

    assert_int_equal(file_read(arena, path, CORPUS_MAX, &text), 0);
    for (struct slice rest = text; rest.data != NULL;) {
        struct slice line = slice_cut(&rest, '\n');

        if (is_entry(line)) {
            do_it(line);
            count++;
        }
    }
    return count;
}

static size_t faults;

static void fault(struct slice line, const struct numbers *numbers)
{
    print_error("%.*s:", (int)line.len, line.data);
    for (size_t i = 0; i < numbers->len; i++)
        print_error(" %s at %zu to %zu", kinds[numbers->items[i].kind], numbers->items[i].start,
                    numbers->items[i].end);
    print_error("%s\n", numbers->len == 0 ? " nothing" : "");
    faults++;
}

static bool is_as_said(const struct numbers *numbers, struct slice kind, size_t from, size_t to)
{
    return numbers->len == 1 && slice_is(kind, kinds[numbers->items[0].kind]) &&
           numbers->items[0].start == from && numbers->items[0].end == to;
}

static void expect_found(struct slice line)
{
    struct arena *arena = arena_new();
    struct numbers numbers = {0};
    struct buffer text = {0};
    struct slice rest = line, kind = slice_cut(&rest, '\t');
    bool written = slice_starts(kind, "written ");
    size_t from = SIZE_MAX, to = SIZE_MAX;

    read_entry(rest, &text, &from, &to);
    if (written)
        numbers_find_written(arena, buffer_slice(&text), &numbers);
    else
        numbers_find(arena, buffer_slice(&text), &numbers);
    if (!is_as_said(&numbers, slice_sub(kind, written ? strlen("written ") : 0, kind.len), from,
                    to))
        fault(line, &numbers);
    buffer_free(&text);
    arena_free(arena);
}

static void expect_none(struct slice line)
{
    struct arena *arena = arena_new();
    struct numbers numbers = {0};
    struct buffer text = {0};
    size_t from, to;

    read_entry(line, &text, &from, &to);
    numbers_find(arena, buffer_slice(&text), &numbers);
    numbers_find_written(arena, buffer_slice(&text), &numbers);
    if (numbers.len > 0)
        fault(line, &numbers);
    buffer_free(&text);
    arena_free(arena);
}

static void finds_all(void **state)
{
    struct arena *arena = arena_new();
    size_t count = each_entry(arena, NUMBERS "/finds.txt", expect_found);

    (void)state;
    arena_free(arena);
    assert_int_equal(faults, 0);
    assert_true(count >= ENTRIES_MIN);
}

static void passes_innocents(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    faults = 0;
    size_t count = each_entry(arena, NUMBERS "/innocents.txt", expect_none);
    arena_free(arena);
    assert_int_equal(faults, 0);
    assert_true(count >= ENTRIES_MIN);
}

static struct buffer together;

static void add_line(struct slice line)
{
    size_t from, to;

    read_entry(line, &together, &from, &to);
    buffer_byte(&together, '\n');
}

/* The innocents as one text: what stands on neighbouring lines is not joined either. */
static void passes_innocents_together(void **state)
{
    struct arena *arena = arena_new();
    struct numbers numbers = {0};

    (void)state;
    faults = 0;
    each_entry(arena, NUMBERS "/innocents.txt", add_line);
    numbers_find(arena, buffer_slice(&together), &numbers);
    for (size_t i = 0; i < numbers.len; i++)
        fault(slice_sub(buffer_slice(&together), numbers.items[i].start, numbers.items[i].end),
              &(struct numbers){0});
    buffer_free(&together);
    arena_free(arena);
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_all),
        cmocka_unit_test(passes_innocents),
        cmocka_unit_test(passes_innocents_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
