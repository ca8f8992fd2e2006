/* SPDX-License-Identifier: MIT */
/* Fields of a mapping with very many are found by the same words as those of one with few. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "schema/schema.h"
#include "schema/schema_choices.h"
#include "tree/names.h"

#define MORE 300 /* fields that nobody asks for */

static const char *const fields = "  a: {x-label: {zh: 甲, en: first}, x-also: [A one, 丙]}\n"
                                  "  b: {x-label: {zh: 乙}, x-also: [甲, a, 丁], x-former: [old]}\n"
                                  "  c: {x-also: [丙, d, old, a_one], x-former: [丁]}\n"
                                  "  d: {x-label: {zh: 戊, en: 戊}}\n";

static const char *const words[] = {"a",     "b",     "c",     "d",     "甲",  "乙",  "丙",
                                    "丁",    "戊",    "first", "First", "old", "OLD", "A one",
                                    "a_one", "a-one", "A",     "",      "m1",  "己",  "A-ONE"};

#define WORDS (sizeof words / sizeof words[0])

struct shape_of {
    struct arena *arena;
    struct schema *schema;
};

static struct shape_of compile(size_t more)
{
    struct arena *arena = arena_new();
    struct diag_list diags = diag_list_init(arena);
    struct buffer text = {0};
    struct source *source = ARENA_NEW(arena, struct source);
    struct tree *tree = ARENA_NEW(arena, struct tree);

    buffer_adds(&text, "properties:\n");
    buffer_adds(&text, fields);
    for (size_t i = 0; i < more; i++)
        buffer_addf(&text, "  m%zu: {x-label: {zh: 第%zu}}\n", i + 2, i);
    *source = source_init(arena, SLICE("schema.yaml"), arena_copy(arena, buffer_slice(&text)));
    buffer_free(&text);
    tree_read(arena, source, &diags, tree);
    struct schema *schema = schema_compile(arena, tree, &diags);

    assert_non_null(schema);
    assert_int_equal(diags.len, 0);
    return (struct shape_of){arena, schema};
}

static void assert_field(const struct field *one, const struct field *other)
{
    assert_int_equal(one == NULL, other == NULL);
    if (one != NULL)
        assert_true(slice_eq(one->name, other->name));
}

static void assert_choice(const struct choice *one, const struct choice *other)
{
    assert_int_equal(one == NULL, other == NULL);
    if (one != NULL)
        assert_true(slice_eq(one->name, other->name) && slice_eq(one->word, other->word));
}

static void test_same(void **state)
{
    struct shape_of few = compile(0), many = compile(MORE);
    const struct field *one = schema_shape(few.schema), *other = schema_shape(many.schema);

    (void)state;
    assert_null(one->by_word);
    assert_non_null(other->by_word);
    assert_null(one->words->by_word);
    assert_non_null(other->words->by_word);
    for (size_t i = 0; i < WORDS; i++) {
        const struct slice word = slice_of(words[i]);

        assert_field(field_named(one, word), field_named(other, word));
        assert_field(field_called(one, word), field_called(other, word));
        assert_choice(choices_find(one->words, word, MATCH_SAME),
                      choices_find(other->words, word, MATCH_SAME));
        assert_int_equal(choices_called(few.arena, one->words, word).len,
                         choices_called(few.arena, other->words, word).len);
    }
    schema_free(few.schema);
    schema_free(many.schema);
    arena_free(few.arena);
    arena_free(many.arena);
}

/* The outline says it of keys: the last of these is read as what it means. */
static void test_keys(void **state)
{
    struct shape_of many = compile(MORE);
    struct diag_list diags = diag_list_init(many.arena);
    const struct source source =
        source_init(many.arena, SLICE("a.yaml"), SLICE("甲: 1\n戊: 2\n丁: 3\nfirst: 4\n"));
    static const char *const read[] = {"甲", "d", "c", "a"};
    struct tree tree;

    (void)state;
    tree_read_as(many.arena, &source, schema_outline(many.schema), &diags, &tree);
    schema_name_keys(many.schema, &tree, &diags);
    assert_int_equal(tree.root.count, 4);
    for (uint32_t i = 0; i < 4; i++)
        assert_true(slice_is(tree.root.members[i].key.text, read[i]));
    schema_free(many.schema);
    arena_free(many.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same), cmocka_unit_test(test_keys)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
