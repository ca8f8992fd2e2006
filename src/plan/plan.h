/* SPDX-License-Identifier: MIT */
/*
 * plan: what was promised, compiled against the township and the unit schema.
 *
 * A plan file holds targets; each says in words what was promised (clause, quote), in a
 * measure what is counted, and in `want` how much. Here every name in it is resolved:
 * units to indices, paths to fields of the schema, values to their canonical spelling, so
 * that reading records needs no names.
 *
 * What a target's figure is:
 *   number   count, sum, average, or last of a number
 *   level    last of an ordered value: its rank from 1; 0: no entry
 *   items    covers: how many of the items occur
 *   share    `share: {good, among, less}`: good of (among - less), bounds in percent; or a ratio,
 *            `ratio: {of, by, per}`: of by by, so many for each `per`, bounds are numbers
 *   change   `change: {to, from}`: to less from, each a number or each a share, and then in points
 *   members  `all-of: [ids]`, `any-of: [ids]`: how many of those targets hold, each with this
 *            target's units
 *
 * A reading is the target with the named fields replaced; it is compiled as a target of its
 * own. Measures are kept in one list of the plan, each once, however many targets use it.
 *
 * Dates: the reference date of a target is the earlier of the as-of date and its due date;
 * due defaults to the end of its window, the window to the plan's period. All inclusive.
 *
 * All text points into the plan's tree, which must live as long.
 */
#ifndef TAIZHANG_PLAN_PLAN_H
#define TAIZHANG_PLAN_PLAN_H

#include "base/common_fraction.h"
#include "base/points.h"
#include "base/workdays.h"
#include "plan/measure.h"
#include "plan/plan_index.h"

#define MEASURE_NONE SIZE_MAX

enum target_kind {
    TARGET_NUMBER,
    TARGET_LEVEL,
    TARGET_ITEMS,
    TARGET_SHARE,
    TARGET_CHANGE,
    TARGET_MEMBERS
};

/* The members of a change: each is a target of its own, which nobody judges. */
enum change_side { CHANGE_TO, CHANGE_FROM, CHANGE_SIDES };

/* A min of each unit that goes by another figure of it: so many `times` as there are parts of `per`
 * in it, a part that is not whole among them or not. */
struct quota {
    size_t measure; /* that figure */
    struct decimal per, times, least, most;
    bool down, has_most;
};

/* Limits are numbers of the target's kind: a percentage of a share, a rank, a count, a ratio. */
struct bound {
    bool has_min, has_max;
    struct decimal min, max;
    /* Of a share, what it is exactly where no percentage is that: min is a little less then, and
     * max a little more. */
    struct common_fraction min_exact, max_exact;
    bool over_notes; /* passing max is noted, not failed */
    size_t in;       /* of `each`: asked of at least so many units; 0: of every one */
    /* Of `each`, a table: the min of each unit of the target, and the greatest of them, of which
     * `min` is the least; NULL: the same is asked of all. */
    struct decimal *mins, min_most;
    const struct quota *quota; /* likewise, by a figure: `min` is the least it can be; or NULL */
};

/* How much there should be on a day before the due date. */
struct milestone {
    date_days on;
    bool has_each, has_total;
    struct decimal each, total;
    bool has_portion; /* in percent of what is wanted of each unit, which differs: `each` is the
                         least */
    struct decimal portion;
};

struct cite {
    struct slice clause;
    struct slice quote;
};

/* `per`: the bounds are asked of each different value of a field, of each member or school. */
struct apiece {
    bool asked;
    size_t listed; /* a measure: it is asked of its different values; MEASURE_NONE: of those that
                      occur */
    const struct node *in; /* of how many, as it is written; NULL: of every one */
    bool none_will_do;     /* `missing: zero`: where there is none, nothing is asked */
};

struct target {
    struct slice id;
    struct name title;
    struct slice part_of; /* `parts`: the id of the target before it that it is part of; or empty */
    struct cite cite;
    struct cite *also;
    size_t also_count;
    struct name reading; /* which reading of the words is taken, may be empty */
    struct name note;
    size_t *sheets; /* indices into the plan's sheets, ascending */
    size_t sheet_count;

    size_t *units; /* indices into the township, ascending */
    size_t unit_count;
    bool units_known; /* false: a fault among them was reported, and there may be more or fewer */
    struct name counted_in; /* the word behind its figures; may be empty */
    enum target_kind kind;
    size_t good, among, less; /* indices of measures; among and less of a share only */
    struct decimal per;       /* of a share: its figure is good x per by among; a percentage: 100 */
    bool ratio;             /* of a share: good is no part of among, what it is by; it has no less,
                               and by nothing there is no figure, whatever the plan says */
    struct target *members; /* of all-of and any-of, or the sides of a change; each with this
                               target's units */
    size_t member_count;
    bool any; /* `any-of`: as many as are wanted will do, whatever is the matter with the others */

    struct points points;
    bool veto; /* not reached, it decides the sheet alone */

    bool in_points;   /* of a change: of two shares, in percentage points */
    bool as_recorded; /* no evidence is asked of it, as of what a change is from */
    bool judged;      /* false: `want: none` */
    bool has_each, has_total;
    struct bound each, total;
    struct window window;
    struct apiece apiece;          /* `per` */
    size_t slice_count, slices_in; /* with `every`: how many slices end by the due date, and of how
                                      many of them it is asked; 0: of all */
    struct milestone *milestones;  /* by date */
    size_t milestone_count;
    bool linear;         /* `pace: linear` */
    bool no_data;        /* no entry at all is no data, not zero */
    bool good_no_data;   /* of a share: the same of what is good, where that is the latest of its
                            entries, or must be reported and what it is among does not show that it
                            was */
    bool undefined;      /* it uses a term that the plan leaves empty */
    date_days reference; /* set by plan_set_as_of() */

    struct slice judged_by; /* the reading that was asked for; empty: the plan's own */
    struct slice name;      /* of a reading */
    struct name why;        /* what a reading takes the words to mean */
    struct target *readings;
    size_t reading_count;
    const struct node *node;
    const struct field *shape; /* of the records */
    const struct node *whole;  /* of a reading: with what it does not replace */
};

/* Who assesses targets at the end of the year. */
struct sheet {
    struct slice id;
    struct name title;
    struct cite cite;
    struct marking marking;
    const struct node *node;
};

/* Spans of time under one name, by their dates and apart from each other. */
struct span_set {
    struct slice id;
    struct calendar_span *spans;
    size_t count;
    bool sound; /* false: a fault in it was reported */
};

/* A reading to judge a target by: --reading TARGET=NAME. */
struct reading_choice {
    struct slice target;
    struct slice reading;
};

struct reading_choices {
    const struct reading_choice *items;
    size_t count;
};

struct plan {
    struct slice id;
    struct name title;
    date_days from, to;                    /* its period */
    struct slice source_file, source_hash; /* may be empty */
    const struct node *source_node, *hash_node;
    struct workdays workdays; /* by its holidays and workdays */
    struct sheet *sheets;
    size_t sheet_count;
    struct plan_index sheets_by_id;
    struct span_set *span_sets;
    size_t span_set_count;
    struct plan_index spans_by_id;
    struct target *targets;
    size_t target_count;
    struct plan_index by_id; /* of the targets */
    struct {
        ARRAY(struct measure);
    } measures;
    struct plan_index by_node; /* of the measures */
    size_t faulty_count;       /* targets that were left out */
    bool damaged; /* a fault outside its targets, such as in groups, may feed any target */
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
 * with the nearest; false where any fault was found. A faulty target is left out, and so is
 * a faulty reading. `choices` are the readings that targets are judged by instead of the
 * plan's own; one that is not there is reported as a failure of the command line.
 */
bool plan_compile(struct arena *arena, const struct township *township,
                  const struct field *unit_shape, const struct field *plan_shape,
                  struct reading_choices choices, struct diag_list *diags, struct plan *plan);

/* Sets the as-of date, every target's reference date and every measure's periods. */
void plan_set_as_of(struct arena *arena, struct plan *plan, date_days as_of);

/* Looks at [begin, end] only, both inclusive: figures of a part of the time. Nothing is judged
 * then; `every` is one figure, and targets of all-of and changes are left out. After
 * plan_set_as_of(). */
void plan_narrow(struct arena *arena, struct plan *plan, date_days begin, date_days end);

/* The days that plans look at. */
struct plan_span {
    bool known;         /* whether any plan was added */
    date_days from, to; /* the first and the last day */
};

/* Adds the period of a plan, and the windows and due dates of its targets with all their readings.
 * Before plan_narrow(). */
void plan_add_span(const struct plan *plan, struct plan_span *span);

/* What is asked of a unit by its figure; false where it does not fit. */
bool quota_amount(const struct quota *quota, struct decimal of, struct decimal *out);

/* Of how many of so many different values it is asked. */
size_t apiece_wanted(const struct target *target, size_t count);

/* The target of that id, or NULL. */
struct target *plan_find(const struct plan *plan, struct slice id);

/* A number in hexadecimal made of what a target counts and of the slices of the calendar that it is
 * asked of, as the plan writes them, but for the order of fields and the words for them, and where
 * it counts working days of which they are: two figures are comparable where it is the same. The
 * conditions that come with units, bounds and days are not in it. */
struct slice target_mark(struct arena *arena, const struct plan *plan, const struct target *target);

/* The target that somebody means who writes its id or its title; where there is none, or several
 * have the title, that is reported as a failure, with the nearest, and NULL. */
struct target *plan_find_called(struct arena *arena, const struct plan *plan, struct slice name,
                                struct diag_list *diags);

/* From now on the target's measures tell what they pass over. */
void plan_trace(struct plan *plan, const struct target *target);

#endif
