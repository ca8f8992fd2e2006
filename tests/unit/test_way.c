/* SPDX-License-Identifier: MIT */
/* compare: what is better, what is worse, and what only time did. */
#include "assess/compare_room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void goes(enum verdict old, enum verdict now, int alike, int worse)
{
    if (way_of(old, now, false) != alike || way_of(old, now, true) != worse)
        fail_msg("%s to %s: %d where the figure is no worse, %d where it is", verdict_name(old),
                 verdict_name(now), way_of(old, now, false), way_of(old, now, true));
}

static void test_time(void **state)
{
    static const enum verdict before[] = {VERDICT_NOT_DUE, VERDICT_ON_TRACK};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        goes(before[i], VERDICT_SHORT, 0, -1);
        goes(before[i], VERDICT_NO_DATA, 0, -1);
        goes(before[i], VERDICT_UNPROVEN, 0, -1);
        goes(before[i], VERDICT_BEHIND, 0, -1);
        goes(before[i], VERDICT_MET, 1, 1);
        goes(before[i], VERDICT_OVER, 1, 1);
    }
    goes(VERDICT_BEHIND, VERDICT_SHORT, 0, -1);
    goes(VERDICT_BEHIND, VERDICT_ON_TRACK, 1, 1);
    goes(VERDICT_NOT_DUE, VERDICT_ON_TRACK, 0, 0);
    goes(VERDICT_MET, VERDICT_NOT_DUE, 0, -1); /* the day was put off, or entries are gone */
}

static void test_work(void **state)
{
    static const enum verdict bad[] = {VERDICT_UNCLEAR, VERDICT_SHORT, VERDICT_NO_DATA,
                                       VERDICT_UNPROVEN, VERDICT_BEHIND};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        goes(VERDICT_MET, bad[i], -1, -1);
        goes(VERDICT_OVER, bad[i], -1, -1);
        goes(bad[i], VERDICT_MET, 1, 1);
        goes(bad[i], bad[i], 0, 0);
    }
    goes(VERDICT_SHORT, VERDICT_UNPROVEN, 1, 1);
    goes(VERDICT_UNPROVEN, VERDICT_SHORT, -1, -1);
    goes(VERDICT_NO_DATA, VERDICT_SHORT, 0, 0);
    goes(VERDICT_MET, VERDICT_OVER, 0, 0);
}

/* What is not known, and what the plan says otherwise now. */
static void test_neither(void **state)
{
    (void)state;
    goes(VERDICT_UNCLEAR, VERDICT_SHORT, 0, 0);
    goes(VERDICT_SHORT, VERDICT_UNCLEAR, 0, 0);
    goes(VERDICT_NOT_DUE, VERDICT_UNCLEAR, 0, 0);
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
        goes((enum verdict)verdict, VERDICT_UNDEFINED, 0, 0);
        goes(VERDICT_UNDEFINED, (enum verdict)verdict, 0, 0);
        goes(VERDICT_REPORTED, (enum verdict)verdict, 0, 0);
        goes((enum verdict)verdict, (enum verdict)verdict, 0, 0);
    }
}

static void is_worse(struct part now, struct old_figure old, bool wanted)
{
    const struct assessed target = {.kind = now.share ? FIGURE_SHARE : FIGURE_NUMBER};

    assert_int_equal(figure_is_worse(&target, &now, &old), wanted);
}

static void test_figures(void **state)
{
    const struct decimal n[] = {decimal_of(0), decimal_of(1), decimal_of(2), decimal_of(3),
                                decimal_of(4)};

    (void)state;
    is_worse((struct part){.recorded = n[2], .proven = n[2]},
             (struct old_figure){.recorded = n[2], .proven = n[2]}, false);
    is_worse((struct part){.recorded = n[2], .proven = n[1]},
             (struct old_figure){.recorded = n[2], .proven = n[2]}, true);
    is_worse((struct part){.recorded = n[1], .proven = n[1]},
             (struct old_figure){.recorded = n[2], .proven = n[1]}, true);
    /* over a max, more is worse */
    is_worse((struct part){.recorded = n[3], .proven = n[3], .beyond = true},
             (struct old_figure){.recorded = n[2], .proven = n[2]}, true);
    is_worse((struct part){.recorded = n[2], .proven = n[2], .beyond = true},
             (struct old_figure){.recorded = n[3], .proven = n[3]}, false);
    is_worse((struct part){.recorded = n[1], .judged = true, .limits = {.has_max = true}},
             (struct old_figure){.recorded = n[3]}, false);
    is_worse((struct part){.no_data = true}, (struct old_figure){.recorded = n[0]}, true);
}

/* A share, recorded and proven. */
struct share {
    int64_t recorded, of, proven, of_proven;
};

static void share_is_worse(struct share now, struct share old, bool wanted)
{
    is_worse((struct part){.share = true,
                           .has_of = true,
                           .recorded = decimal_of(now.recorded),
                           .of = decimal_of(now.of),
                           .proven = decimal_of(now.proven),
                           .of_proven = decimal_of(now.of_proven)},
             (struct old_figure){.has_of = true,
                                 .recorded = decimal_of(old.recorded),
                                 .of = decimal_of(old.of),
                                 .proven = decimal_of(old.proven),
                                 .of_proven = decimal_of(old.of_proven)},
             wanted);
}

static void test_shares(void **state)
{
    (void)state;
    /* 2 of 2 is more than 3 of 4, recorded and proven */
    share_is_worse((struct share){3, 4, 3, 4}, (struct share){2, 2, 2, 2}, true);
    share_is_worse((struct share){2, 2, 2, 2}, (struct share){3, 4, 3, 4}, false);
    share_is_worse((struct share){4, 4, 3, 4}, (struct share){2, 2, 2, 2}, true);
    share_is_worse((struct share){2, 2, 2, 2}, (struct share){4, 4, 3, 4}, false);
    /* what is not proven to be left out of it makes it a share of more */
    share_is_worse((struct share){3, 4, 3, 8}, (struct share){3, 4, 3, 4}, true);
    share_is_worse((struct share){3, 4, 3, 4}, (struct share){3, 4, 3, 8}, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time),    cmocka_unit_test(test_work),
        cmocka_unit_test(test_neither), cmocka_unit_test(test_figures),
        cmocka_unit_test(test_shares),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
