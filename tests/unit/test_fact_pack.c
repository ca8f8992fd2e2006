/* SPDX-License-Identifier: MIT */
/* Facts as bytes: what goes in comes out. */
#include "ledger/fact_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define MEASURES 3
#define FACTS    4000

static uint64_t chance(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return *state >> 33;
}

/* Mostly one of a few, sometimes anything. */
static uint32_t pick(uint64_t *state, uint32_t before)
{
    static const uint32_t extremes[] = {0, 1, 127, 128, INT32_MAX, UINT32_MAX - 1, UINT32_MAX};
    size_t count = sizeof extremes / sizeof extremes[0];

    switch (chance(state) % 4) {
    case 0:
        return before;
    case 1:
        return before + (uint32_t)(chance(state) % 300) - 100;
    case 2:
        return extremes[chance(state) % count];
    default:
        return (uint32_t)chance(state) << 1 ^ (uint32_t)chance(state);
    }
}

static date_days pick_day(uint64_t *state)
{
    static const date_days days[] = {DATE_MIN, DATE_MAX, 0, -1, 16800, 16801, 17000};

    return days[chance(state) % (sizeof days / sizeof days[0])];
}

static struct decimal pick_value(uint64_t *state)
{
    static const struct decimal values[] = {{1, 0},
                                            {0, 0},
                                            {-1, 0},
                                            {999999999999999999, DECIMAL_EXP_MAX},
                                            {-999999999999999999, -DECIMAL_EXP_MAX},
                                            {25, -1}};

    return values[chance(state) % (sizeof values / sizeof values[0])];
}

static struct slice pick_key(uint64_t *state)
{
    static const char *const keys[] = {"", "a", "nanbei-h001", "nanbei-h002", "西街"};
    size_t index = chance(state) % (sizeof keys / sizeof keys[0] + 2);
    static char made[8];

    if (index == sizeof keys / sizeof keys[0])
        return (struct slice){NULL, 0};
    if (index < sizeof keys / sizeof keys[0])
        return slice_of(keys[index]);
    for (size_t i = 0; i < sizeof made; i++)
        made[i] = (char)('a' + chance(state) % 3);
    return (struct slice){made, sizeof made};
}

static struct fact fact_by_chance(uint64_t *state, const struct fact *before)
{
    struct fact fact = {
        .measure = (uint32_t)(chance(state) % MEASURES),
        .period = pick(state, before->period),
        .unit = pick(state, before->unit),
        .entry = pick(state, before->entry),
        .offset = chance(state) % 2 == 0 ? 0 : pick(state, before->offset),
        .header = chance(state) % 8 == 0,
        .again = chance(state) % 8 == 0,
        .absent = chance(state) % 8 == 0,
        .lacks = pick(state, before->lacks),
        .day = pick_day(state),
        .value = pick_value(state),
        .key = pick_key(state),
        .shown = chance(state) % 2 == 0 ? 0 : chance(state) << 33 | chance(state),
        .until = DATE_MAX,
    };

    fact.since = fact.day;
    if (chance(state) % 4 == 0) {
        fact.since = pick_day(state);
        fact.until = pick_day(state);
    }
    return fact;
}

static void assert_same(const struct fact *a, const struct fact *b)
{
    assert_int_equal(a->measure, b->measure);
    assert_int_equal(a->period, b->period);
    assert_int_equal(a->unit, b->unit);
    assert_int_equal(a->entry, b->entry);
    assert_int_equal(a->offset, b->offset);
    assert_true(a->header == b->header && a->again == b->again && a->absent == b->absent);
    assert_int_equal(a->lacks, b->lacks);
    assert_int_equal(a->day, b->day);
    assert_true(a->value.coef == b->value.coef && a->value.exp == b->value.exp);
    assert_true(slice_eq(a->key, b->key) && (a->key.data == NULL) == (b->key.data == NULL));
    assert_true(a->shown == b->shown);
    assert_true(a->since == b->since && a->until == b->until);
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

/* Facts in no order, kept beside the packs. */
static struct fact *fill(struct arena *arena, struct fact_packs *packs)
{
    struct fact *facts = ARENA_ARRAY(arena, FACTS, struct fact), before = {0};
    uint64_t seed = 20160101;

    for (size_t i = 0; i < FACTS; i++) {
        facts[i] = before = fact_by_chance(&seed, &before);
        fact_pack_add(packs, &facts[i]);
        if (facts[i].key.data != NULL) /* its bytes are another's soon */
            facts[i].key = arena_copy(arena, facts[i].key);
    }
    return facts;
}

static void gives_back_what_it_was_given(void **state)
{
    struct key_table keys = {0};
    struct fact_packs packs = fact_packs_new(*state, &keys, MEASURES);
    const struct fact *facts = fill(*state, &packs);
    size_t read = 0;

    for (size_t measure = 0; measure < MEASURES; measure++) {
        struct fact_reader reader = fact_read(&packs, measure);
        struct fact fact;

        for (size_t i = 0; i < FACTS; i++) {
            if (facts[i].measure != measure)
                continue;
            assert_true(fact_next(&reader, &fact));
            assert_same(&fact, &facts[i]);
            read++;
        }
        assert_false(fact_next(&reader, &fact));
        assert_false(fact_next(&reader, &fact));
    }
    assert_int_equal(read, FACTS);
}

static void numbers_equal_keys_alike(void **state)
{
    struct key_table keys = {0};
    struct fact_packs packs = fact_packs_new(*state, &keys, MEASURES);
    struct fact one, other;

    (void)fill(*state, &packs);
    struct fact_reader reader = fact_read(&packs, 0);

    assert_true(fact_next(&reader, &one));
    while (fact_next(&reader, &other)) {
        bool same =
            slice_eq(one.key, other.key) && (one.key.data == NULL) == (other.key.data == NULL);

        assert_true(same == (one.key_number == other.key_number));
        one = other;
    }
}

/* An empty pack has no reader that reads; one with nothing in it costs nothing. */
static void reads_nothing_of_none(void **state)
{
    struct key_table keys = {0};
    struct fact_packs packs = fact_packs_new(*state, &keys, MEASURES);
    struct fact_reader reader = fact_read(&packs, 1);
    struct fact fact;

    assert_false(fact_next(&reader, &fact));
    assert_null(packs.packs[1].arena);
}

/* ---- what stays ---- */

enum wanted { KEEP_ALL, KEEP_NONE, KEEP_ODD, CHANGE_SOME };

static enum fact_fate keep(void *context, struct fact *fact)
{
    switch (*(const enum wanted *)context) {
    case KEEP_NONE:
        return FACT_GONE;
    case KEEP_ODD:
        return fact->entry % 2 == 1 ? FACT_AS_IT_IS : FACT_GONE;
    case CHANGE_SOME:
        if (fact->entry % 2 == 1)
            return FACT_AS_IT_IS;
        fact->key = SLICE("changed");
        fact->shown = 5;
        return FACT_CHANGED;
    case KEEP_ALL:
        break;
    }
    return FACT_AS_IT_IS;
}

static void keeps_what_is_wanted(void **state)
{
    for (enum wanted wanted = KEEP_ALL; wanted <= CHANGE_SOME; wanted++) {
        struct key_table keys = {0};
        struct fact_packs packs = fact_packs_new(*state, &keys, MEASURES);
        const struct fact *facts = fill(*state, &packs);
        struct fact got;

        fact_packs_filter(&packs, 2, keep, &wanted);
        struct fact_reader reader = fact_read(&packs, 2);

        for (size_t i = 0; i < FACTS; i++) {
            struct fact fact = facts[i];

            if (fact.measure != 2 || keep(&wanted, &fact) == FACT_GONE)
                continue;
            assert_true(fact_next(&reader, &got));
            assert_same(&got, &fact);
        }
        assert_false(fact_next(&reader, &got));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(gives_back_what_it_was_given, begin, end),
        cmocka_unit_test_setup_teardown(numbers_equal_keys_alike, begin, end),
        cmocka_unit_test_setup_teardown(reads_nothing_of_none, begin, end),
        cmocka_unit_test_setup_teardown(keeps_what_is_wanted, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
