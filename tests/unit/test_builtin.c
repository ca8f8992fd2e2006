/* SPDX-License-Identifier: MIT */
/*
 * The built-in schemas: that their rows are what reading them gives, and that they have no fault
 * that would be reported of anybody else's schema, for nobody looks for one when the program runs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "schema/builtin.h"
#include "schema/shape.h"

static struct tree *read_text(struct arena *arena, const char *name, struct slice text)
{
    struct diag_list diags = diag_list_init(arena);
    struct source *source = ARENA_NEW(arena, struct source);
    struct tree *tree = ARENA_NEW(arena, struct tree);

    *source = source_init(arena, slice_of(name), text);
    assert_true(tree_read(arena, source, &diags, tree));
    assert_int_equal(diags.len, 0);
    return tree;
}

static void expect_same_text(struct slice a, struct slice b)
{
    assert_int_equal(a.len, b.len);
    assert_true(slice_eq(a, b));
}

/* All of a node but what is below it. */
static void expect_same_node(const struct node *a, const struct node *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->boolean, b->boolean);
    assert_int_equal(a->quoted, b->quoted);
    assert_int_equal(a->kept, b->kept);
    assert_int_equal(a->scale, b->scale);
    assert_int_equal(a->value, b->value);
    assert_int_equal(a->start, b->start);
    assert_int_equal(a->end, b->end);
    assert_int_equal(a->count, b->count);
    assert_false(b->faulty || b->doubted || b->cut);
    if (node_is_scalar(a))
        expect_same_text(a->text, b->text);
}

static void expect_same(const struct node *a, const struct node *b)
{
    expect_same_node(a, b);
    for (uint32_t i = 0; a->kind == NODE_LIST && i < a->count; i++)
        expect_same(&a->items[i], &b->items[i]);
    for (uint32_t i = 0; a->kind == NODE_MAP && i < a->count; i++) {
        expect_same_node(&a->members[i].key, &b->members[i].key);
        expect_same(&a->members[i].value, &b->members[i].value);
    }
}

static void expect_same_tree(const struct tree *read, const struct tree *made)
{
    struct buffer a = {0}, b = {0};

    assert_true(made->whole);
    expect_same(&read->root, &made->root);
    tree_dump(&a, read);
    tree_dump(&b, made);
    expect_same_text(buffer_slice(&a), buffer_slice(&b));
    buffer_free(&a);
    buffer_free(&b);
}

static void rows_are_what_reading_gives(void **state)
{
    struct arena *arena = arena_new();
    size_t count = 0;

    (void)state;
    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++, count++)
        expect_same_tree(read_text(arena, at->name, at->text), builtin_tree(arena, at));
    assert_true(count >= 3);
    arena_free(arena);
}

/* What no schema has, too: numbers with a fraction, days, blocks, and what stands twice. */
static void rows_hold_any_tree(void **state)
{
    static const char *const texts[] = {
        "",
        "a text",
        "{\"a\": [], \"b\": {}, \"c\": \"\", \"d\": null, \"e\": \"x\\ty\\u5f20\"}",
        "n: [1, -2.50, 1e3, 123456789012345678]\nday: 2016-03-05\nquarter: 2016-Q1\n",
        "a: &x {yes: true, no: [~, false]}\nb: *x\n",
        "|\n  one\n  two\n",
        "# no more than a remark\n",
    };
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct tree *read = read_text(arena, "test.yaml", slice_of(texts[i])), made;
        struct tree_rows rows = tree_to_rows(arena, read);

        tree_of_rows(arena, read->source, &rows, &made);
        expect_same_tree(read, &made);
    }
    arena_free(arena);
}

/* As a schema of somebody's own is compiled: with every pattern. */
static void no_builtin_has_a_fault(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++) {
        struct diag_list diags = diag_list_init(arena);
        struct schema *schema = schema_compile(arena, builtin_tree(arena, at), &diags);

        assert_int_equal(diags.len, 0);
        assert_non_null(schema);
        schema_free(schema);
    }
    arena_free(arena);
}

static void expect_numbers(const struct field *field)
{
    for (size_t i = 0; i < field->field_count; i++) {
        const struct field *below = &field->fields[i];

        assert_true(below->number != 0);
        assert_ptr_equal(&field->fields[field->by_number[below->number] - 1], below);
        expect_numbers(below);
    }
}

/* More names than a numbering takes would be looked up as texts, and nobody would see it. */
static void every_name_has_a_number(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++) {
        struct schema *schema = builtin_compile(arena, at);

        expect_numbers(schema_shape(schema));
        schema_free(schema);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_what_reading_gives),
        cmocka_unit_test(rows_hold_any_tree),
        cmocka_unit_test(no_builtin_has_a_fault),
        cmocka_unit_test(every_name_has_a_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
