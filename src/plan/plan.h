/* SPDX-License-Identifier: MIT */
/*
 * plan: what was promised, compiled against the township and the unit schema.
 *
 * A plan file holds targets; each says in words what was promised (clause, quote), in a
 * measure what is counted, and in `want` how much. Here every name in it is resolved:
 * units to indices, paths to fields of the schema, values to their canonical spelling, so
 * that reading records needs no names.
 *
 * A measure has one key:
 *   count: PATH        entries; with `distinct`, different values of that field
 *   sum: PATH.FIELD    exact sum
 * A new kind of measure is a row in the table of plan_measure.c.
 *
 * Dates: the reference date of a target is the earlier of the as-of date and its due date;
 * due defaults to the end of its window, the window to the plan's period. All inclusive.
 *
 * All text points into the plan's tree, which must live as long.
 */
#ifndef TAIZHANG_PLAN_PLAN_H
#define TAIZHANG_PLAN_PLAN_H

#include "base/date.h"
#include "plan/township.h"

/* A value in `where`: what a field is compared with. */
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
};

/* One line of `where`; all that are given must hold. */
struct condition {
    const struct field *owner; /* the enclosing entry, record or document that has the field */
    const struct field *field; /* NULL: `self`, the plain value that is counted */
    struct plan_value *any;    /* one of these; any_count 0: not asked */
    size_t any_count;
    struct plan_value *none; /* none of these; an absent field passes */
    size_t none_count;
    enum plan_scale scale;
    struct plan_limit limits[LIMIT_COUNT];
    bool asks_present, present;
};

enum measure_kind { MEASURE_COUNT, MEASURE_SUM };

struct measure {
    enum measure_kind kind;
    const struct field *item;  /* what is looked at one by one: entries, a record, plain values,
                                  or the document for a field of the header */
    const struct field *value; /* of `sum`: the field below item */
    struct condition *where;
    size_t where_count;
    bool distinct;
    const struct field *distinct_owner, *distinct_field; /* field NULL: `self` */
    struct slice *evidence; /* kinds of evidence that make an entry count as proven */
    size_t evidence_count;
};

struct bound {
    bool has_min, has_max;
    struct decimal min, max;
    bool over_notes; /* passing max is noted, not failed */
};

struct cite {
    struct slice clause;
    struct slice quote;
};

struct target {
    struct slice id;
    struct name title;
    struct cite cite;
    struct cite *also;
    size_t also_count;
    struct name reading; /* which reading of the words is taken, may be empty */
    struct name note;
    size_t *units; /* indices into the township, ascending */
    size_t unit_count;
    struct measure measure;
    bool judged; /* false: `want: none` */
    bool has_each, has_total;
    struct bound each, total;
    date_days from, to, due;
    bool no_data;        /* no entry at all is no data, not zero */
    date_days reference; /* set by plan_set_as_of() */
    const struct node *node;
};

struct plan {
    struct slice id;
    struct name title;
    date_days from, to;                    /* its period */
    struct slice source_file, source_hash; /* may be empty */
    const struct node *source_node, *hash_node;
    struct target *targets;
    size_t target_count;
    size_t faulty_count; /* targets that were left out */
    bool damaged;        /* a fault outside its targets, such as in groups, may feed any target */
    const struct tree *tree;
    date_days as_of;
};

/*
 * Reads id and period of a checked tree, so that a plan can be chosen; false where they
 * are faulty.
 */
bool plan_head(const struct tree *tree, struct plan *out);

/*
 * Compiles the targets of a plan whose head was read; unit_shape is that of the unit
 * schema, plan_shape that of the plan schema. Every name that nobody knows is reported
 * with the nearest; false where any fault was found. A faulty target is left out.
 */
bool plan_compile(struct arena *arena, const struct township *township,
                  const struct field *unit_shape, const struct field *plan_shape,
                  struct diag_list *diags, struct plan *plan);

/* Sets the as-of date and every target's reference date. */
void plan_set_as_of(struct plan *plan, date_days as_of);

#endif
