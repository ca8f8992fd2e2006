/* SPDX-License-Identifier: MIT */
/* numbering: names and their numbers, and keys that the reader numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tree/tree.h"

static void a_name_has_one_number(void **state)
{
    struct arena *arena = arena_new();
    struct numbering *numbering = numbering_new(arena);

    (void)state;
    numbering_add(numbering, SLICE("date"));
    numbering_add(numbering, SLICE("topic"));
    numbering_add(numbering, SLICE("date"));
    assert_int_equal(numbering->count, 3);
    assert_int_equal(numbering_find(numbering, SLICE("date")), 1);
    assert_int_equal(numbering_find(numbering, SLICE("topic")), 2);
    assert_int_equal(numbering_find(numbering, SLICE("dates")), 0);
    assert_int_equal(numbering_find(numbering, SLICE("")), 0);
    arena_free(arena);
}

/* Names of all lengths, many of which end alike. */
static struct slice name_of(struct arena *arena, int i)
{
    return arena_printf(arena, "%0*d-evidence", i % 12 + 1, i);
}

static void names_beyond_the_last_number_have_none(void **state)
{
    struct arena *arena = arena_new();
    struct numbering *numbering = numbering_new(arena);

    (void)state;
    for (int i = 0; i < NUMBERED_MAX + 40; i++)
        numbering_add(numbering, name_of(arena, i));
    for (int i = 0; i < NUMBERED_MAX + 40; i++)
        assert_int_equal(numbering_find(numbering, name_of(arena, i)),
                         i < NUMBERED_MAX ? i + 1 : 0);
    arena_free(arena);
}

static const char text[] = "date: 1\n"
                           "nobodys: 2\n"
                           "\"topic\": &here {date: 3, 'else': 4, kind: 5}\n"
                           "kind: {? &key date : topic, other: *key, topic: 6}\n";

static void expect_found(const struct node *map, const struct numbering *numbering)
{
    static const char *const names[] = {"date", "topic", "kind", "nobodys", "else", "other", "no"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const struct slice name = slice_of(names[i]);
        struct member *found = node_member(map, name);
        const uint32_t number = numbering_find(numbering, name);

        assert_ptr_equal(node_numbered(map, number, name), found);
        assert_ptr_equal(node_numbered(map, 0, name), found);
        if (found != NULL)
            assert_int_equal(node_number_of_name(&found->key), number);
    }
}

/* Where keys are numbered and where they are not, the same is found. */
static void keys_are_numbered_when_they_are_read(void **state)
{
    struct arena *arena = arena_new();
    struct numbering *numbering = numbering_new(arena);
    struct source source = source_init(arena, SLICE("a.yaml"), slice_of(text));
    struct diag_list diags = diag_list_init(arena);
    const struct outline outline = {.map = true, .numbering = numbering};
    struct tree numbered, plain;

    (void)state;
    numbering_add(numbering, SLICE("date"));
    numbering_add(numbering, SLICE("topic"));
    numbering_add(numbering, SLICE("kind"));
    assert_true(tree_read_as(arena, &source, &outline, &diags, &numbered));
    assert_true(tree_read(arena, &source, &diags, &plain));
    assert_int_equal(diags.len, 0);
    expect_found(&numbered.root, numbering);
    expect_found(node_get(&numbered.root, "topic"), numbering);
    expect_found(node_get(&numbered.root, "kind"), numbering);
    assert_true(node_equal(&numbered.root, &plain.root));
    assert_ptr_equal(node_numbered(&plain.root, 1, SLICE("date")),
                     node_member(&plain.root, SLICE("date")));

    const struct node *alias = node_get(node_get(&numbered.root, "kind"), "other");
    assert_int_equal(node_number_of_name(alias), 0); /* a value is no name */
    arena_free(arena);
}

static void a_key_may_be_renamed(void **state)
{
    struct node key = {.kind = NODE_STRING, .text = SLICE("day")};

    (void)state;
    node_set_name(&key, 7, SLICE("date"));
    assert_true(slice_is(key.text, "date"));
    assert_int_equal(node_number_of_name(&key), 7);
    node_set_name(&key, 0, SLICE("day"));
    assert_int_equal(node_number_of_name(&key), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_has_one_number),
        cmocka_unit_test(names_beyond_the_last_number_have_none),
        cmocka_unit_test(keys_are_numbered_when_they_are_read),
        cmocka_unit_test(a_key_may_be_renamed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
