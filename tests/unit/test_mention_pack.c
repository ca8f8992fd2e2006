/* SPDX-License-Identifier: MIT */
/* Mentions as bytes: those of each file come out as they went in. */
#include "ledger/mention_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FILES 40

static uint64_t chance(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return *state >> 33;
}

static struct mention by_chance(uint64_t *state, const struct field *fields, uint32_t file)
{
    static const char *const values[] = {"", "nanbei-v001", "nanbei-v002", "西街-h001", "7"};
    const uint32_t start = chance(state) % 8 == 0 ? UINT32_MAX - 9 : (uint32_t)chance(state);

    return (struct mention){
        .field = &fields[chance(state) % 3],
        .value = slice_of(values[chance(state) % (sizeof values / sizeof values[0])]),
        .entry = chance(state) % 8 == 0 ? UINT32_MAX : (uint32_t)chance(state),
        .file = 7 * file,
        .unit = file % 5 == 0 ? UINT32_MAX : file % 3,
        .start = start,
        .end = start + (uint32_t)(chance(state) % 9),
    };
}

/* Some files have none, some more than a block holds. */
static size_t count_of(uint32_t file)
{
    return file % 4 == 1 ? 0 : file % 10 == 9 ? 3000 : file;
}

static void assert_same(const struct mention *a, const struct mention *b)
{
    assert_ptr_equal(a->field, b->field);
    assert_true(slice_eq(a->value, b->value));
    assert_true(a->entry == b->entry && a->file == b->file && a->unit == b->unit);
    assert_true(a->start == b->start && a->end == b->end);
}

static void gives_back_mentions(void **state)
{
    struct arena *arena = arena_new();
    const struct field *fields = ARENA_ARRAY(arena, 3, struct field);
    struct key_table keys = {0};
    struct mention_packs packs = mention_packs_new(arena, &keys);
    struct mention_list lists[FILES] = {0}, got;
    uint64_t seed = 20160305;

    (void)state;
    for (uint32_t i = 0; i < FILES; i++) {
        for (size_t k = 0; k < count_of(i); k++)
            *ARRAY_PUSH(arena, &lists[i]) = by_chance(&seed, fields, i);
        const uint32_t least = mention_pack_add(&packs, &lists[i]);

        assert_true(count_of(i) == 0 ? least == KEY_NONE : least < keys.len);
    }
    struct mention_reader reader = mention_read(&packs);

    for (uint32_t i = 0; i < FILES; i++) {
        if (count_of(i) == 0)
            continue;
        assert_true(mention_next_file(&reader, arena, &got));
        assert_int_equal(got.len, count_of(i));
        for (size_t k = 0; k < got.len; k++)
            assert_same(&got.items[k], &lists[i].items[k]);
    }
    assert_false(mention_next_file(&reader, arena, &got));
    mention_packs_free(&packs);
    arena_free(arena);
}

/* Whether a value stood there before is seen by its number. */
static void tells_of_new_values(void **state)
{
    struct arena *arena = arena_new();
    const struct field field = {0};
    struct key_table keys = {0};
    struct mention_packs packs = mention_packs_new(arena, &keys);
    struct mention_list list = {0};

    (void)state;
    *ARRAY_PUSH(arena, &list) = (struct mention){.field = &field, .value = SLICE("a")};
    assert_int_equal(mention_pack_add(&packs, &list), 0);
    list.items[0].value = SLICE("b");
    assert_int_equal(mention_pack_add(&packs, &list), 1);
    *ARRAY_PUSH(arena, &list) = (struct mention){.field = &field, .value = SLICE("a")};
    assert_int_equal(mention_pack_add(&packs, &list), 0);
    mention_packs_free(&packs);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_mentions),
        cmocka_unit_test(tells_of_new_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
