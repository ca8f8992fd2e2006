/* SPDX-License-Identifier: MIT */
/*
 * comparison: what is different from an older report of the same plan, as plain data.
 *
 * The older report is a file that `report -f json` wrote. Targets are matched by id, units by id;
 * what only one of the two has is reported as added or gone.
 */
#ifndef TAIZHANG_ASSESS_COMPARISON_H
#define TAIZHANG_ASSESS_COMPARISON_H

#include "assess/assessment.h"

enum change_kind {
    CHANGE_FIGURE, /* recorded, proven, of or verdict are others */
    CHANGE_ADDED,  /* the older report does not have it */
    CHANGE_GONE,   /* only the older report has it */
    CHANGE_OTHER,  /* what the older report counted under this name is something else */
};

/* A figure as the older report had it. */
struct old_figure {
    enum verdict verdict;
    struct decimal recorded, proven;
    struct decimal of, of_proven; /* where has_of */
    size_t mean_of;               /* of how many entries it is the mean; 0: of none that is known */
    bool has_of, no_data;
    bool withheld; /* it is not there in a public report, or a public report may not show it */
};

/* One figure that changed: a unit's, or the total. */
struct change {
    enum change_kind kind;
    const struct assessed *target; /* NULL where it is gone */
    const struct part *part;       /* as it is now; NULL where it is gone */
    struct slice target_id;
    struct name title;
    struct slice unit; /* its id; data NULL: the total */
    struct name unit_name;
    struct old_figure old; /* unless it is added or other */
    int way;               /* of the verdict: 1 better, -1 worse, 0 neither (compare_room.h) */
};

/* A target whose verdict changed. */
struct verdict_change {
    const struct assessed *target;
    enum verdict old;
    int way;
};

struct comparison {
    struct slice file; /* of the older report, as named */
    date_days as_of;
    struct slice commit; /* empty where it had none */
    struct slice plan;   /* its id; another one than now makes most of it added or gone */
    struct verdict_change *verdicts; /* in the order of the plan */
    size_t verdict_count;
    struct change *changes; /* in the order of the plan, then of the units; the total last */
    size_t change_count;
};

#endif
