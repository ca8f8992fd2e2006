/* SPDX-License-Identifier: MIT */
/*
 * measure: what is counted, compiled against the unit schema.
 *
 * A measure looks at the entries of one path and makes one figure of those that fit. It has
 * one of these keys:
 *   count: PATH          entries; with `distinct`, different values of that field; with
 *                        `having`, those whose entries together show all the values listed
 *   sum: PATH.FIELD      exact sum
 *   last: PATH.FIELD     the field in the latest entry of a unit; the total adds the units. Of no
 *                        entry, or of one that lacks the field, there is no figure
 *   average: PATH.FIELD  exact sum, by the number of entries that have the field
 *   covers: PATH.FIELD   how many of `items` occur
 * What makes each of them what it is stands in measure_kind.h. Shares and all-of are made of
 * measures and of targets: see plan.h.
 *
 * Which days a measure looks at is its window and, with `every`, the slices of it; the
 * periods are known when the as-of date is (plan_set_as_of()).
 */
#ifndef TAIZHANG_PLAN_MEASURE_H
#define TAIZHANG_PLAN_MEASURE_H

#include "base/slicing.h"
#include "plan/measure_kind.h"
#include "plan/township.h"

/* A value in `where`, `having` or `items`: what a field is compared with. */
struct plan_value {
    enum node_kind kind; /* NODE_STRING, NODE_NUMBER or NODE_BOOL */
    struct slice text;   /* canonical */
    struct decimal number;
    bool boolean;
};

/* By what a field and a limit are compared. */
enum plan_scale { SCALE_NUMBER, SCALE_DATE, SCALE_RANK };

/* min and max include the limit, after and before do not. */
enum plan_limits { LIMIT_MIN, LIMIT_MAX, LIMIT_AFTER, LIMIT_BEFORE, LIMIT_COUNT };

struct plan_limit {
    bool set;
    struct decimal number; /* a day or a rank, too */
    struct slice text;     /* as it is written */
};

/*
 * How an entry stands that is to be finished so many days after another date of it. Whatever has
 * both dates by the as-of date is finished within the days or beyond them; what has only the first
 * is pending until they have gone, then overdue.
 */
enum lasting_way {
    LASTING_NONE, /* not asked */
    LASTING_WITHIN,
    LASTING_BEYOND,
    LASTING_PENDING,
    LASTING_OVERDUE,
    LASTING_COUNT
};

/* {within: 15, since: FIELD, days: working}. The dates are no fields of a header. */
struct lasting {
    enum lasting_way way;
    const struct field *owner, *since; /* the date that is counted from; the owner encloses it */
    int32_t days;                      /* the day after it is the first, the day itself none */
    bool working;                      /* only those that are worked count */
    const struct node *node;           /* of `days` */
};

/* Whether it asks of what has both dates, and whether more than its days. */
bool lasting_asks_ended(const struct lasting *lasting);
bool lasting_asks_more(const struct lasting *lasting);

/* Its key: "within". */
const char *lasting_key(enum lasting_way way);

/* One line of `where`; all that are given must hold. */
struct condition {
    const struct field *owner; /* the enclosing entry, record or document that has the field */
    const struct field *field; /* the owner itself: `self`, the scalar that is counted */
    struct plan_value *any;    /* one of these; any_count 0: not asked */
    size_t any_count;
    struct plan_value *none; /* none of these; an absent field passes */
    size_t none_count;
    enum plan_scale scale;
    struct plan_limit limits[LIMIT_COUNT];
    bool asks_present, present;
    bool never; /* any of a term that has no items */
    struct lasting lasting;
};

/* The days that count, all inclusive, and when the figure is due: not after them, but where slices
 * have their deadlines in what follows. */
struct window {
    date_days from, to, due;
    bool overlap; /* `during: window`: an interval counts when it overlaps the window, not only
                     when it is open on the reference date */
    struct slicing slicing; /* `every`: the slices that the same is asked of, and `stubs` */
};

/* More values than these cannot be listed in `having` and `items`: they are bits of a word. */
#define SHOWN_MAX 64

/* More kinds than these cannot be asked as evidence: bits, too. */
#define EVIDENCE_MAX 32

struct measure {
    const struct measure_kind *kind;
    const struct field *item;  /* what is looked at one by one: entries, a record, scalars,
                                  or the document for a field of the header */
    const struct field *value; /* the field below item whose value each entry gives; NULL: 1 */
    struct condition *where;
    size_t where_count;
    bool distinct;
    const struct field *distinct_owner, *distinct_field; /* the same: `self` */
    /* The field whose different values have figures of their own, likewise; of a list each value in
     * it. NULL: there are none. */
    const struct field *per_owner, *per_field;
    /* The values that `having` and `covers` look for; shown_count 0: none. */
    const struct field *shown_owner, *shown_field;
    struct plan_value *shown;
    size_t shown_count;
    bool undefined;                /* it uses a term that the plan leaves empty */
    const struct field **evidence; /* kinds of evidence that make an entry count as proven */
    size_t evidence_count;
    struct window window;
    struct period *periods; /* without `every` one; set by plan_set_as_of() */
    size_t period_count;
    bool traced; /* what it passes over is reported, too: `why` */

    const struct node *node, *evidence_node,
        *per_node; /* where it stands: the same is compiled once */
};

#endif
