/* SPDX-License-Identifier: MIT */
/* bar: full only where it is reached, empty only of nothing, and what is unproven can be seen. */
#include "report/bar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define CELLS 10

static struct part part_of(int64_t recorded, int64_t proven, int64_t wanted)
{
    return (struct part){
        .judged = true,
        .has_wanted = true,
        .recorded = decimal_of(recorded),
        .proven = decimal_of(proven),
        .wanted = decimal_of(wanted),
        .wanted_proven = decimal_of(wanted),
    };
}

static void assert_bar(int64_t recorded, int64_t proven, int64_t wanted, size_t full, size_t dotted)
{
    const struct assessed target = {.kind = FIGURE_NUMBER};
    const struct part part = part_of(recorded, proven, wanted);
    struct bar bar = {0, 0};

    assert_true(bar_of(&target, &part, CELLS, &bar));
    assert_int_equal(bar.proven, full);
    assert_int_equal(bar.recorded - bar.proven, dotted);
}

static void is_exact_at_both_ends(void **state)
{
    (void)state;
    assert_bar(0, 0, 20, 0, 0);
    assert_bar(1, 1, 1000000, 1, 0);
    assert_bar(5115, 5115, 5122, 9, 0);
    assert_bar(999999, 999999, 1000000, 9, 0);
    assert_bar(20, 20, 20, 10, 0);
    assert_bar(141, 141, 118, 10, 0);
    assert_bar(17, 17, 20, 8, 0);
}

static void shows_what_is_unproven(void **state)
{
    (void)state;
    assert_bar(3, 2, 3, 6, 4);
    assert_bar(3, 0, 3, 0, 10);
    assert_bar(1000, 999, 1000, 9, 1);
    assert_bar(500, 499, 1000, 4, 1);
    assert_bar(2, 1, 1000, 1, 1);
    /* proven would do: what is beyond it keeps nothing from being reached */
    assert_bar(9, 8, 8, 10, 0);
}

/* All small figures: never full unless reached, never empty unless nothing, one dot where it
 * counts. */
static void holds_for_all_small_figures(void **state)
{
    const struct assessed target = {.kind = FIGURE_NUMBER};

    (void)state;
    for (int64_t wanted = 1; wanted < 30; wanted++) {
        for (int64_t recorded = 0; recorded < 33; recorded++) {
            for (int64_t proven = 0; proven <= recorded; proven++) {
                const struct part part = part_of(recorded, proven, wanted);
                struct bar bar = {0, 0};

                assert_true(bar_of(&target, &part, CELLS, &bar));
                assert_int_equal(bar.recorded == CELLS, recorded >= wanted);
                assert_int_equal(bar.proven == CELLS, proven >= wanted);
                assert_int_equal(bar.recorded == 0, recorded == 0);
                assert_int_equal(bar.proven == 0, proven == 0);
                assert_int_equal(bar.recorded > bar.proven, proven < recorded && proven < wanted);
            }
        }
    }
}

static void has_none_without_a_bound(void **state)
{
    const struct assessed target = {.kind = FIGURE_NUMBER};
    struct part part = part_of(3, 3, 0);
    struct bar bar;

    (void)state;
    assert_false(bar_of(&target, &part, CELLS, &bar));
    part.has_wanted = false;
    assert_false(bar_of(&target, &part, CELLS, &bar));
    part = part_of(0, 0, 3);
    part.no_data = true;
    assert_false(bar_of(&target, &part, CELLS, &bar));
}

/* Of `every`, where only the other level is judged, or none. */
static void has_none_of_periods_that_nobody_judges(void **state)
{
    struct assessed target = {.kind = FIGURE_PERIODS, .total_judged = true};
    struct part part = {.has_of = true, .recorded = decimal_of(12), .of = decimal_of(12)};
    struct bar bar;

    (void)state;
    assert_false(bar_of(&target, &part, CELLS, &bar));
    part.judged = true;
    assert_true(bar_of(&target, &part, CELLS, &bar));
    part.judged = target.total_judged = false;
    part.unit = PART_TOTAL;
    assert_false(bar_of(&target, &part, CELLS, &bar));
    target.each_judged = true; /* it adds up what is judged */
    assert_true(bar_of(&target, &part, CELLS, &bar));
    target.kind = FIGURE_SHARE;
    target.each_judged = false;
    assert_true(bar_of(&target, &part, CELLS, &bar));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_exact_at_both_ends),
        cmocka_unit_test(shows_what_is_unproven),
        cmocka_unit_test(holds_for_all_small_figures),
        cmocka_unit_test(has_none_without_a_bound),
        cmocka_unit_test(has_none_of_periods_that_nobody_judges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
