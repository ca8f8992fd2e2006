/* SPDX-License-Identifier: MIT */
/* Likenesses, marks and entries as bytes: what goes in comes out. */
#include "ledger/entries.h"
#include "ledger/like_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT 5000

static uint64_t chance(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return *state >> 33;
}

static int begin(void **state)
{
    *state = arena_new();
    return 0;
}

static int end(void **state)
{
    arena_free(*state);
    return 0;
}

/* ---- likenesses ---- */

/* Mostly the next number, as marks are numbered; sometimes anything. */
static uint64_t next_print(uint64_t *state, uint64_t before)
{
    switch (chance(state) % 4) {
    case 0:
        return chance(state) << 40 ^ chance(state);
    case 1:
        return before - chance(state) % (1U << 21);
    case 2:
        return before + chance(state) % (1U << 21);
    default:
        return before + 1;
    }
}

static struct likeness by_chance(uint64_t *state, const struct likeness *before)
{
    return (struct likeness){
        .print = next_print(state, before->print),
        .rest = chance(state) % 4 == 0 ? (uint32_t)chance(state) : before->rest,
        .entry = before->entry + (uint32_t)(chance(state) % 300),
        .start = chance(state) % 8 == 0 ? UINT32_MAX : (uint32_t)chance(state),
        .len = (unsigned)(chance(state) % 8 == 0 ? INT32_MAX : chance(state) % 40) & INT32_MAX,
        .path = chance(state) % 8 == 0,
        .kind = (uint32_t)(chance(state) % 11),
    };
}

static void assert_same(const struct likeness *a, const struct likeness *b,
                        const struct sameness *same)
{
    assert_true(a->print == b->print && a->entry == b->entry);
    if (same == NULL || same->agree_count > 0)
        assert_int_equal(a->rest, b->rest);
    if (same == NULL)
        assert_true(a->start == b->start && a->len == b->len && a->path == b->path &&
                    a->kind == b->kind);
}

/* Of the lists that are tried: in a unit, and in all with what must agree. */
static const struct sameness plain = {0}, agreeing = {.agree_count = 1, .township = true};

/* One that the list can hold. */
static struct likeness for_list(struct likeness like, const struct sameness *same)
{
    like.print = like.print << (64 - like_print_bits(same)) >> (64 - like_print_bits(same));
    return like;
}

static void try_list(struct arena *arena, const struct sameness *same)
{
    struct likeness *likes = ARENA_ARRAY(arena, COUNT, struct likeness), before = {0}, got;
    struct like_pack pack = {.same = same};
    uint64_t seed = 20160305;

    for (size_t i = 0; i < COUNT; i++) {
        likes[i] = before = for_list(by_chance(&seed, &before), same);
        like_pack_add(arena, &pack, &likes[i]);
    }
    assert_int_equal(like_pack_count(&pack), COUNT);
    struct like_reader reader = like_read(&pack);

    for (uint32_t i = 0; i < COUNT; i++) {
        assert_true(like_next(&reader, &got));
        assert_same(&got, &likes[i], same);
        assert_int_equal(got.at, i);
    }
    assert_false(like_next(&reader, &got));
    assert_false(like_next(&reader, &got));
}

static void gives_back_likenesses(void **state)
{
    try_list(*state, &plain);
    try_list(*state, &agreeing);
}

static void gives_back_marks(void **state)
{
    try_list(*state, NULL);
}

/* Lists of files one behind the other: of none, of one, and of more than a block holds. */
static void try_joined(struct arena *arena, const struct sameness *same)
{
    static const size_t counts[] = {0, 1, 3, 0, 2000, 1, 700};
    static const struct field kind;
    struct likeness *likes = ARENA_ARRAY(arena, COUNT, struct likeness), got;
    struct like_pack all = {.same = same};
    uint32_t base = 0, len = 0;
    uint64_t seed = 42;

    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        struct like_pack of = {.same = same};
        struct likeness before = {0};

        mark_kind_number(arena, &of.kinds, &kind);
        for (size_t k = 0; k < counts[i]; k++, len++) {
            before = for_list(by_chance(&seed, &before), same);
            before.kind = 0;
            like_pack_add(arena, &of, &before);
            likes[len] = before;
            likes[len].entry += base;
        }
        like_pack_join(arena, &all, &of, base);
        base += before.entry + 1;
    }
    struct like_reader reader = like_read(&all);

    assert_int_equal(like_pack_count(&all), len);
    for (uint32_t i = 0; i < len; i++) {
        assert_true(like_next(&reader, &got));
        assert_same(&got, &likes[i], same);
        assert_int_equal(got.at, i);
    }
    assert_false(like_next(&reader, &got));
}

static void joins_lists(void **state)
{
    try_joined(*state, &plain);
    try_joined(*state, &agreeing);
    try_joined(*state, NULL);
}

static void reads_nothing_of_none(void **state)
{
    struct like_pack pack = {0};
    struct like_reader reader = like_read(&pack);
    struct likeness got;

    (void)state;
    assert_int_equal(like_pack_count(&pack), 0);
    assert_false(like_next(&reader, &got));
}

/* ---- entries ---- */

static date_days pick_day(uint64_t *state)
{
    static const date_days days[] = {DATE_MIN, DATE_MAX, 0, -1, 16800, 16801, 17000};

    return days[chance(state) % (sizeof days / sizeof days[0])];
}

/* Those of a file stand together. */
static struct entry entry_by_chance(uint64_t *state, const struct field *fields, uint32_t index)
{
    const uint32_t file = index / 37;
    struct entry entry = {
        .field = &fields[chance(state) % 3],
        .file = file,
        .unit = file % 5 == 0 ? INDEX_NONE : file % 5,
        .parent =
            index == 0 || chance(state) % 4 > 0 ? ENTRY_NONE : (uint32_t)(chance(state) % index),
        .start = chance(state) % 8 == 0 ? UINT32_MAX : (uint32_t)chance(state),
        .from = pick_day(state),
        .interval = chance(state) % 3 == 0,
        .doubted = chance(state) % 8 == 0,
        .cut = chance(state) % 8 == 0,
        .bad = chance(state) % 8 == 0,
    };

    entry.to = entry.interval ? pick_day(state) : entry.from;
    return entry;
}

static void assert_same_entry(const struct entries *all, uint32_t index, const struct entry *b)
{
    const struct entry a = entry_at(all, index);

    assert_ptr_equal(a.field, b->field);
    assert_true(a.file == b->file && a.unit == b->unit && a.parent == b->parent);
    assert_true(a.start == b->start && a.from == b->from && a.to == b->to);
    assert_true(a.interval == b->interval && a.doubted == b->doubted && a.cut == b->cut);
    assert_true(a.bad == b->bad && entry_is_bad(all, index) == b->bad);
    assert_int_equal(entry_file(all, index), b->file);
    assert_int_equal(entry_unit(all, index), b->unit);
    assert_int_equal(entry_parent(all, index), b->parent);
}

/* Also while others are added, in any order, and when they have turned out to be bad. */
static void gives_back_entries(void **state)
{
    struct arena *arena = *state;
    struct field *fields = ARENA_ARRAY(arena, 3, struct field);
    struct entry *kept = ARENA_ARRAY(arena, COUNT, struct entry);
    struct entries all = entries_new(arena, COUNT);
    uint64_t seed = 7;

    for (uint32_t i = 0; i < COUNT; i++) {
        uint32_t other;

        kept[i] = entry_by_chance(&seed, fields, i);
        entries_add(&all, &kept[i]);
        assert_int_equal(all.count, i + 1);
        assert_same_entry(&all, i, &kept[i]);
        other = (uint32_t)(chance(&seed) % (i + 1));
        assert_same_entry(&all, other, &kept[other]);
        if (chance(&seed) % 5 == 0) {
            entry_set_bad(&all, other);
            kept[other].bad = true;
        }
    }
    for (uint32_t i = 0; i < COUNT; i++)
        assert_same_entry(&all, i, &kept[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(gives_back_likenesses, begin, end),
        cmocka_unit_test_setup_teardown(gives_back_marks, begin, end),
        cmocka_unit_test_setup_teardown(joins_lists, begin, end),
        cmocka_unit_test_setup_teardown(reads_nothing_of_none, begin, end),
        cmocka_unit_test_setup_teardown(gives_back_entries, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
