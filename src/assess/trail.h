/* SPDX-License-Identifier: MIT */
/*
 * trail: the audit trail of a target: which entries its figures are made of, unit by unit, each
 * with its place, and which were passed over for one reason alone.
 *
 * Plain data, like the assessment. Lines stand in the order of their dates, and each says what
 * the figure had come to with it.
 */
#ifndef TAIZHANG_ASSESS_TRAIL_H
#define TAIZHANG_ASSESS_TRAIL_H

#include "assess/assessment.h"

/* A share has three sides, and so has what a change is from; everything else is counted. */
enum trail_side {
    SIDE_COUNTED,
    SIDE_AMONG,
    SIDE_LESS,
    SIDE_FROM,
    SIDE_FROM_AMONG,
    SIDE_FROM_LESS,
    SIDE_COUNT
};

struct trail_line {
    struct place place;
    struct calendar_slice period; /* with `every`; else none */
    bool dated;
    date_days day;    /* of an interval: its start */
    struct slice key; /* the value that is counted; may be empty */
    bool has_value;
    struct decimal value; /* what is summed, or the latest */
    struct label *shows;  /* items, or values of `having` */
    size_t shows_count;
    bool counts;      /* false: it adds nothing, as a value that stands above */
    bool lacks_field; /* it is the latest so far, and lacks the field that is counted */
    bool no_data;     /* of such a line: so that there is no figure with it, not even 0 */
    struct decimal recorded, proven; /* with this line */
    bool reaches;                    /* what is wanted is there with this line */
    struct label *lacks;             /* evidence */
    size_t lacks_count;
};

/* Why an entry is passed over. */
enum trail_why {
    WHY_BEFORE,  /* dated before what is looked at */
    WHY_AFTER,   /* dated after it */
    WHY_BETWEEN, /* dated in no slice that is asked, or after the deadline of its own */
    WHY_ENDED,   /* it ended before the reference date */
    WHY_VALUE,   /* `field` is `value`, not `wanted` */
    WHY_FIELD,   /* it lacks the field that is counted */
    WHY_FAULT,   /* it holds an error */
    WHY_COUNT
};

/* Days that were counted from a date of an entry to its `field`, or so far. */
struct trail_days {
    bool counted;
    bool ended;          /* else that date has not come */
    bool working;        /* working days */
    bool limited, above; /* more than the limit is wanted, or no more; else none is */
    int32_t days, limit;
};

struct trail_miss {
    enum trail_side side;
    struct place place;
    bool dated;
    date_days day;
    struct slice key;
    enum trail_why why;
    struct label field;
    struct label value;   /* id empty: the entry lacks the field */
    struct label *wanted; /* any of these, or limits such as "min 30" */
    size_t wanted_count;
    bool limited; /* wanted are limits */
    struct trail_days lasted;
};

struct trail_unit {
    const struct part *part; /* of the unit; of a target with one unit, of its total */
    struct trail_line *lines[SIDE_COUNT];
    size_t line_counts[SIDE_COUNT];
    struct trail_miss *misses;
    size_t miss_count;
};

struct trail {
    const struct assessed *target;
    struct trail_unit *units;
    size_t unit_count;
    size_t far; /* entries of these units that miss for more than one reason */
};

/*
 * The trail of a target as it stands in the assessment, which may have been cut down to a unit,
 * from what that was counted from: of one unit, or PART_TOTAL for all. Misses are told where the
 * ledger was opened with that target traced. All that is made lies in the arena: of a large ledger
 * the trails of all targets are larger than everything else, so a report makes and drops them in
 * turn.
 */
void trail_make(const struct assessing *assessing, struct arena *arena,
                const struct assessed *target, size_t unit, struct trail *out);

#endif
