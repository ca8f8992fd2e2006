/* SPDX-License-Identifier: MIT */
/* Whether a verdict became better or worse, or neither. See compare_room.h. */
#include "assess/compare_room.h"

#include <assert.h>

/* Verdicts that are alike here. */
enum verdict_class {
    UNCLEAR,
    SHORT,
    NO_DATA,
    UNPROVEN,
    UNASKED, /* the plan sets no bound, or does not say what it means */
    BEHIND,
    WAITING, /* not due, on track */
    HOLDING, /* met, over */
    STANDINGS
};

static const enum verdict_class standings[] = {
    [VERDICT_UNCLEAR] = UNCLEAR,   [VERDICT_SHORT] = SHORT,       [VERDICT_NO_DATA] = NO_DATA,
    [VERDICT_UNPROVEN] = UNPROVEN, [VERDICT_UNDEFINED] = UNASKED, [VERDICT_BEHIND] = BEHIND,
    [VERDICT_NOT_DUE] = WAITING,   [VERDICT_ON_TRACK] = WAITING,  [VERDICT_OVER] = HOLDING,
    [VERDICT_MET] = HOLDING,       [VERDICT_REPORTED] = UNASKED,  [VERDICT_WITHHELD] = UNASKED,
};
_Static_assert(sizeof standings / sizeof standings[0] == VERDICT_COUNT, "one per verdict");

/*
 * From the row to the column: + better, - worse, = neither; t: a day has come by which more was
 * wanted, which is worse only where the figure is worse, too. What is unclear says nothing of the
 * work, unless it held before or holds now; where nothing is asked, it is the plan that changed.
 */
static const char ways[STANDINGS][STANDINGS + 1] = {
    /* to unclear, short, no data, unproven, unasked, behind, waiting, holding */
    [UNCLEAR] = "=======+",  /* from unclear */
    [SHORT] = "===+===+",    /* from short */
    [NO_DATA] = "===+===+",  /* from no data */
    [UNPROVEN] = "=--====+", /* from unproven */
    [UNASKED] = "========",  /* from unasked */
    [BEHIND] = "=tt+==++",   /* from behind */
    [WAITING] = "=ttt=t=+",  /* from waiting */
    [HOLDING] = "----=-t=",  /* from holding */
};

int way_of(enum verdict old, enum verdict now, bool worse_figure)
{
    assert(old < VERDICT_COUNT && now < VERDICT_COUNT);
    char way = ways[standings[old]][standings[now]];

    assert((way == '+' || way == '-' || way == '=' || way == 't') && "each row has all columns");
    return way == '+' ? 1 : way == '-' || (way == 't' && worse_figure) ? -1 : 0;
}

/* Which of two figures is more: in a share the fractions that they are, and of a share of nothing
 * nothing is said. */
static int compare_figures(bool share, struct decimal now, struct decimal now_of,
                           struct decimal old, struct decimal old_of)
{
    struct decimal a, b;

    if (share && decimal_mul(now, old_of, &a) && decimal_mul(old, now_of, &b))
        return decimal_cmp(a, b);
    return decimal_cmp(now, old);
}

/* Of pieces and members it is counted how many hold, whatever bound is set on each. */
static bool less_is_better(const struct assessed *target, const struct part *now)
{
    const struct limits *limits = now->judged ? &now->limits : &target->each;

    return !figure_is_cut(target) && target->kind != FIGURE_MEMBERS &&
           (now->beyond || (limits->has_max && !limits->has_min));
}

bool figure_is_worse(const struct assessed *target, const struct part *now,
                     const struct old_figure *old)
{
    bool share = now->share && now->has_of && old->has_of;
    int recorded = compare_figures(share, now->recorded, now->of, old->recorded, old->of);
    int proven = compare_figures(share, now->proven, now->of_proven, old->proven, old->of_proven);

    if (now->no_data && !old->no_data)
        return true;
    if (less_is_better(target, now))
        return recorded > 0;
    return recorded < 0 || proven < 0;
}
