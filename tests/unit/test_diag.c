/* SPDX-License-Identifier: MIT */
/* The list of diagnostics: how many of a file are reported, what a copy keeps, what goes first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diag/diag.h"

static void add_many(struct diag_list *list, const struct source *source, size_t count)
{
    for (size_t i = 0; i < count; i++)
        diag_set_number(diag_add(list, DIAG_TOO_LARGE, (struct span){source, 0, 1}), "max", 1);
}

/* Of each file a thousand, though the memory of one file may become that of the next. */
static void test_crowd_is_of_a_file(void **state)
{
    struct arena *arena = arena_new();
    struct diag_list list = diag_list_init(arena);
    struct source source = source_init(arena, SLICE("a.yaml"), SLICE("text"));

    (void)state;
    add_many(&list, &source, DIAG_PER_FILE_MAX + 1);
    assert_int_equal(list.len, DIAG_PER_FILE_MAX + 1); /* the last says how many more */
    assert_int_equal(list.items[DIAG_PER_FILE_MAX]->code, DIAG_MORE_FAULTS);
    source = source_init(arena, SLICE("b.yaml"), SLICE("text"));
    add_many(&list, &source, 1);
    assert_int_equal(list.len, DIAG_PER_FILE_MAX + 2);
    assert_true(slice_is(list.items[DIAG_PER_FILE_MAX + 1]->place.path, "b.yaml"));
    assert_int_equal(list.errors, DIAG_PER_FILE_MAX + 2);
    arena_free(arena);
}

static struct slice help_of(struct arena *arena, const struct diag *diag)
{
    struct buffer text = {0};

    diag_help(&text, diag, LANG_EN);
    struct slice help = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    return help;
}

/* A copy keeps all that is said, when the list that it comes from has gone. */
static void test_copy(void **state)
{
    static const struct words other = {{"at most {max}", ""}};
    struct arena *arena = arena_new(), *brief = arena_new();
    struct diag_list list = diag_list_init(arena), from = diag_list_init(brief);
    struct source source = source_init(brief, SLICE("a.yaml"), SLICE("one\ntwo\n"));

    (void)state;
    struct diag *diag = diag_add(&from, DIAG_TOO_LARGE, (struct span){&source, 4, 7});
    diag_set_number(diag, "max", 7);
    diag_also(diag, (struct span){&source, 0, 3});
    struct diag *copy = diag_add_copy(&list, diag);
    arena_free(brief);
    assert_true(slice_is(copy->place.path, "a.yaml"));
    assert_true(slice_is(copy->place.excerpt, "two"));
    assert_true(slice_is(copy->also.excerpt, "one"));
    assert_int_equal(list.errors, 1);
    copy->help = &other;
    assert_true(slice_is(help_of(arena, copy), "at most 7"));
    arena_free(arena);
}

/* What is older goes before what has the smaller path, and is not the same. */
static void test_rank(void **state)
{
    struct arena *arena = arena_new();
    struct diag_list list = diag_list_init(arena);

    (void)state;
    for (size_t rank = 3; rank > 0; rank--) {
        struct slice path = arena_printf(arena, "%zu.yaml", 9 - rank);
        struct diag *diag = diag_add_path(&list, DIAG_TOO_LARGE, path);

        diag_set_number(diag, "max", 1);
        diag->rank = rank;
    }
    diag_sort(&list);
    assert_int_equal(list.len, 3);
    assert_true(slice_is(list.items[0]->place.path, "8.yaml"));
    assert_true(slice_is(list.items[2]->place.path, "6.yaml"));
    arena_free(arena);
}

/* A list of one file, joined, is as if all had been said in one list: so are its counts, what is
 * only counted, and what goes on to be said of the same file. */
static void test_join(void **state)
{
    struct arena *arena = arena_new();
    struct diag_list one = diag_list_init(arena), list = diag_list_init(arena);
    struct source a = source_init(arena, SLICE("a.yaml"), SLICE("text"));
    struct source b = source_init(arena, SLICE("b.yaml"), SLICE("text"));

    (void)state;
    add_many(&one, &a, DIAG_PER_FILE_MAX - 1);
    add_many(&one, &b, DIAG_PER_FILE_MAX + 5);
    add_many(&one, &b, 2);

    add_many(&list, &a, DIAG_PER_FILE_MAX - 1);
    struct arena *brief = arena_new();
    struct diag_list of_b = diag_list_init(brief), of_none = diag_list_init(brief);
    add_many(&of_b, &b, DIAG_PER_FILE_MAX + 5);
    diag_join(&list, &of_b);
    diag_join(&list, &of_none);
    arena_join(arena, brief);
    add_many(&list, &b, 2);

    assert_int_equal(list.len, one.len);
    assert_int_equal(list.errors, one.errors);
    assert_int_equal(list.items[list.len - 1]->unreported, 7);
    for (size_t i = 0; i < list.len; i++) {
        assert_true(slice_eq(list.items[i]->place.path, one.items[i]->place.path));
        assert_int_equal(list.items[i]->order, one.items[i]->order);
    }
    diag_sort(&list);
    diag_sort(&one);
    assert_int_equal(list.len, one.len);
    assert_int_equal(list.errors, one.errors);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_crowd_is_of_a_file),
        cmocka_unit_test(test_copy),
        cmocka_unit_test(test_join),
        cmocka_unit_test(test_rank),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
