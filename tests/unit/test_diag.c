/* SPDX-License-Identifier: MIT */
/* The list of diagnostics: how many of a file are told. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_crowd_is_of_a_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
