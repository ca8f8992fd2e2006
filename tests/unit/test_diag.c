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
    arena_free(brief);
    add_many(&list, &b, 2);

    assert_int_equal(list.len, one.len);
    assert_int_equal(list.errors, one.errors);
    assert_int_equal(list.items[list.len - 1]->unreported, 7);
    for (size_t i = 0; i < list.len; i++) {
        struct diag room;
        const struct diag *diag = diag_at(&list, i, &room);

        assert_true(slice_eq(diag->place.path, one.items[i]->place.path));
        assert_int_equal(diag->order, one.items[i]->order);
    }
    diag_sort(&list);
    diag_sort(&one);
    assert_int_equal(list.len, one.len);
    assert_int_equal(list.errors, one.errors);
    arena_free(arena);
}

static void assert_same_place(const struct diag_place *a, const struct diag_place *b)
{
    assert_true(slice_eq(a->path, b->path));
    assert_true(slice_eq(a->excerpt, b->excerpt));
    assert_memory_equal(&a->start, &b->start, sizeof a->start);
    assert_memory_equal(&a->end, &b->end, sizeof a->end);
    assert_int_equal(a->at, b->at);
    assert_int_equal(a->caret, b->caret);
    assert_int_equal(a->caret_len, b->caret_len);
    assert_int_equal(a->personal, b->personal);
    assert_int_equal(a->hidden, b->hidden);
}

static void assert_same(const struct diag *a, const struct diag *b)
{
    assert_int_equal(a->code, b->code);
    assert_int_equal(a->rank, b->rank);
    assert_int_equal(a->order, b->order);
    assert_ptr_equal(a->help, b->help);
    assert_same_place(&a->place, &b->place);
    assert_same_place(&a->also, &b->also);
    assert_int_equal(a->arg_count, b->arg_count);
    for (size_t i = 0; i < a->arg_count; i++) {
        assert_string_equal(a->args[i].name, b->args[i].name);
        assert_int_equal(a->args[i].own, b->args[i].own);
        for (int lang = 0; lang < LANG_COUNT; lang++)
            assert_true(slice_eq(a->args[i].value[lang], b->args[i].value[lang]));
    }
}

/* One of each: of two places, of none, of a file, with values that differ by language or are the
 * same, short and long. */
static void add_kinds(struct diag_list *list, const struct source *source)
{
    static const struct words help = {{"other {name}", "别的 {name}"}};
    static const struct words two = {{"some words of the program", "程序里的话"}};

    for (size_t i = 0; i < 100; i++) { /* more texts than a first table has room for */
        struct diag *diag = diag_add(list, DIAG_TOO_LARGE, (struct span){source, 8, 15});

        diag_also(diag, (struct span){source, 0, 3});
        diag_set_words(diag, "both", &two);
        diag_set(diag, "long", SLICE("longer than what stands there"));
        diag_set(diag, "short", SLICE(""));
        diag_set(diag, "other", arena_printf(list->arena, "a value of its own: %zu", i));
        diag->rank = i;
        diag->help = i % 2 == 0 ? &help : NULL;
        diag_hide(diag);
    }
    diag_set_number(diag_add(list, DIAG_TOO_LARGE, span_file(source)), "max", -5);
    diag_add_path(list, DIAG_TOO_LARGE, (struct slice){NULL, 0});
}

/* What is packed is what it was, and is sorted as it was, with what was added behind it. */
static void test_pack(void **state)
{
    struct arena *arena = arena_new();
    struct diag_list list = diag_list_init(arena), plain = diag_list_init(arena);
    struct source source = source_init(arena, SLICE("a.yaml"), SLICE("one\nand: 天 two\nlast\n"));
    struct diag room;

    (void)state;
    diag_pack(&list);
    add_kinds(&list, &source);
    add_kinds(&plain, &source);
    diag_pack(&list);
    add_many(&list, &source, 3);
    add_many(&plain, &source, 3);
    assert_null(list.items[0]);
    for (int sorted = 0; sorted < 2; sorted++) {
        assert_int_equal(list.len, plain.len);
        for (size_t i = 0; i < list.len; i++)
            assert_same(diag_at(&list, i, &room), plain.items[i]);
        diag_sort(&list);
        diag_sort(&plain);
    }
    assert_int_equal(list.errors, plain.errors);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_crowd_is_of_a_file),
        cmocka_unit_test(test_copy),
        cmocka_unit_test(test_join),
        cmocka_unit_test(test_pack),
        cmocka_unit_test(test_rank),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
