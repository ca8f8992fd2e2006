/* SPDX-License-Identifier: MIT */
/* plan_room: what the files of the plan room share among themselves. */
#ifndef TAIZHANG_PLAN_PLAN_ROOM_H
#define TAIZHANG_PLAN_PLAN_ROOM_H

#include "plan/plan.h"

/* All-of may hold all-of, but not for ever: so deep, and so many members in a plan. */
#define MEMBERS_DEPTH_MAX 8
#define MEMBERS_MAX       2000

/* A target of the plan file. */
struct target_node {
    const struct node *own;   /* as it is written */
    struct node node;         /* as it is judged: with the reading that was asked for */
    struct slice judged_by;   /* that reading; empty: none */
    const struct node *whole; /* of a part: the target that it is part of; else NULL */
};

/* A name that nothing in the plan has, by what is said of it. */
struct unknown {
    struct slice name;
    enum diag_code code;
};

#define UNKNOWN_MAX 500

/* What is known of all members of all-of in a plan. */
struct members {
    size_t count; /* compiled so far */
    bool faulty;  /* one of the target at hand has a fault, which is reported at its own place; or a
                     unit  or group that it asks has one */
    bool known;   /* whether `by_id` holds the targets, and `unnamed` is so */
    bool unnamed; /* of some target nobody knows the id */
    struct plan_index by_id;    /* of planner.nodes: of one id the first */
    ARRAY(const struct node *); /* ids that lead back or too deep: each is reported once */
    struct {
        ARRAY(struct unknown);
    } unknown; /* names that nothing has: each is reported where it is asked first */
};

/* What compiling a plan needs everywhere. */
struct planner {
    struct arena *arena;
    const struct township *township;
    const struct field *unit_shape;
    const struct field *plan_shape;
    const struct tree *tree;
    struct reading_choices choices;
    const struct node *reading; /* as it is written; NULL: the target itself is compiled */
    struct diag_list *diags;
    struct plan *plan;

    const struct target_node *nodes;
    size_t node_count;
    /* All-of inside all-of: the target that holds this one, and who compiled that. */
    const struct target *holder;
    const struct planner *outer;
    size_t depth;
    struct members *members;
};

/* Of so many names of a plan the nearest to a wrong one is sought: a help for the reader, which
 * must not take longer than all else where there are many of both. */
#define PLAN_NAMES_MAX 2000

/* The first of its targets are all that it has from now on (plan.c). */
void plan_keep_targets(struct arena *arena, struct plan *plan, size_t kept);

/* ---- scalars of checked nodes (plan_node.c) ---- */

/* The text of a scalar; empty where the node is missing, faulty or no scalar. */
struct slice node_text(const struct node *node);

/* A text in one language or both: a string stands for both. */
struct name node_name(const struct node *node);

/* The date of a node that a schema has checked; false where it is missing. */
bool node_date(const struct node *node, date_days *out);

/* How many items or members a node has that should be of this kind; 0 where it is not. */
uint32_t node_count(const struct node *node, enum node_kind kind);

/* The last value of a mapping, whose comment stands on that line; else the node itself. */
const struct node *node_last(const struct node *node);

/* The spelling that the plan schema takes for the word at a path, such as "targets.missing". */
struct slice planner_word(const struct planner *planner, const char *path, const struct node *node);

/* A mapping with the fields of `base`, and those of `over` in their place or behind; but without
 * those that are `left` of the one, and those that are the other's `own`. Both lists end with NULL.
 */
struct node node_overlay(struct arena *arena, const struct node *base, const char *const *left,
                         const struct node *over, const char *const *own);

/* A diagnostic at a node of the plan. */
struct diag *planner_fault(const struct planner *planner, enum diag_code code,
                           const struct node *node);

/*
 * A diagnostic at a name that no member of a mapping of the plan has, `among`, nor of a list by
 * their ids. NULL where it follows from another fault: the mapping is not read whole; a member's
 * own name is at fault and may be the one that is meant, or, where the plan has no such mapping,
 * that of a field; or the name was reported where it is asked first, for what is misnamed once is
 * asked often.
 */
struct diag *planner_unknown(const struct planner *planner, enum diag_code code,
                             const struct node *name, const struct node *among);

void planner_set_decimal(struct diag *diag, const char *name, struct decimal number);

/* Appends a number, or the day that it stands for. */
void planner_number(struct buffer *out, enum plan_scale scale, struct decimal number);

/* The keys of a mapping, for the nearest. */
struct slice *node_keys(struct arena *arena, const struct node *map, size_t *count);

/* ---- kinds of measure (measure_kind.c, plan_measure.c) ---- */

/* A measure as it is written: its node, and the path behind the key of its kind. */
struct measure_form {
    const struct planner *planner;
    const struct node *node;
    const struct node *path;
};

/* What a kind looks at, each of its own key: entries or different values; a number; the value of
 * the latest entry, a number or one that is ordered; values that are to occur. */
bool measure_count(const struct measure_form *form, struct measure *out);
bool measure_sum(const struct measure_form *form, struct measure *out);
bool measure_last(const struct measure_form *form, struct measure *out);
bool measure_covers(const struct measure_form *form, struct measure *out);

/* ---- measures (plan_measure.c), where (plan_where.c), terms (plan_terms.c) ---- */

/*
 * What a measure is compiled in: its place, the window of its target and the target's own
 * `evidence`; `evident` false: none is asked, as of a share's `among`.
 */
struct measuring {
    struct window window;
    const struct node *evidence;
    bool evident;
    const struct node *per; /* the field whose values have figures of their own; or NULL */
};

/* The index of the measure at node, compiled now or before; MEASURE_NONE where a fault was
 * reported. */
size_t measure_compile(const struct planner *planner, const struct node *node,
                       const struct measuring *measuring);

/* Compiles `where`: fields are looked up from the measure's item outward. */
bool where_compile(const struct planner *planner, const struct node *node, struct measure *out);

/*
 * Reports a condition that no entry can meet, which is a fault, and of one that every entry
 * meets, which is a warning (plan_never.c). What an entry can hold the schema says, and the window.
 */
bool condition_check(const struct planner *planner, const struct measure *measure,
                     const struct member *member, const struct condition *condition);

/* What is asked of the days between two dates of an entry, by the mapping of a condition whose
 * field is known (plan_lasting.c). */
bool lasting_compile(const struct planner *planner, const struct node *node,
                     const struct measure *measure, struct condition *out);

/* A warning at a node; NULL where somebody has looked at it (span_checked()). */
struct diag *planner_doubt(const struct planner *planner, enum diag_code code,
                           const struct node *node);

/* Sets "hint" of a diagnostic from a template in both languages. */
void planner_hint(struct diag *diag, const struct words *words, const struct lang_arg *args,
                  size_t count);

/* 2 and 2.0 are one value. */
bool plan_value_equal(const struct plan_value *a, const struct plan_value *b);

/* Compiles the values that a field is compared with. */
bool values_compile(const struct planner *planner, const struct field *field,
                    const struct node *node, struct plan_value **out, size_t *count);

/*
 * Finds a field by name from item outward: in the entry, then in those that enclose it,
 * then in the header; a dot goes into a record; `self` is the item where it is a scalar (then
 * *field is *owner). Reports an unknown one at node.
 */
bool field_lookup(const struct planner *planner, const struct field *item, const struct node *node,
                  const struct field **owner, const struct field **field);

/* Reports a value that an enum does not have, with the nearest. */
void report_value(const struct planner *planner, const struct field *field,
                  const struct node *node);

/* The items of a term, a list; NULL where the plan has no such term (it was reported). */
const struct node *term_items(const struct planner *planner, const struct node *name);

/* The field of a path from the top of a unit file; reports the part that nobody knows. */
const struct field *path_field(const struct planner *planner, const struct node *node);

/* ---- targets ---- */

/* Compiles the measure of a target: its kind, measures, members (plan_kind.c). Units and window
 * are there. */
bool kind_compile(const struct planner *planner, const struct node *node, struct target *out);

/* Whether a target's figure is a mean; not where its measure has a fault. */
bool target_is_mean(const struct planner *planner, const struct target *target);

/* Compiles the sides of a change (plan_change.c). */
bool change_compile(const struct planner *planner, const struct node *node,
                    const struct node *change, struct target *out);

/* A side of it: a measure or a share (plan_kind.c). */
bool side_compile(const struct planner *planner, const struct node *node, const struct node *side,
                  struct target *out);

/* Whether a measure gives a number of which there can be a share, a ratio or a change. */
bool measure_is_amount(const struct measure *measure);

/* A target with the units of another: a member of all-of (plan_target.c). */
bool member_compile(const struct planner *planner, const struct node *node,
                    const struct target *parent, struct target *out);

/* Whether no diagnostic was made of a target, but for its readings and parts: their faults are
 * their own (plan.c). */
bool target_is_sound(const struct node *node);

/* A target with all that it has, but for its readings. */
bool target_compile(const struct planner *planner, const struct node *node, struct target *out);
/* Asserts what a target without a fault keeps to (plan_sound.c). */
void target_assert(const struct planner *planner, const struct target *target);

/* `per` of a target (plan_apiece.c): the name of its field, or NULL; the field, looked up from the
 * measure's item outward; whom it is asked of, when the window is there; and that it cannot stand
 * where a target has no entries of its own. */
const struct node *apiece_value(const struct node *node);
bool apiece_field(const struct planner *planner, const struct node *node, struct measure *out);
bool apiece_compile(const struct planner *planner, const struct node *node, struct target *out);
bool apiece_refuse(const struct planner *planner, const struct node *node);

/* Whether all that a target counts is dated by the schema where a word of the target asks for days;
 * its measures are there (plan_needs.c). */
bool dates_check(const struct planner *planner, const struct node *node,
                 const struct target *target);

/* Whether the schema says which field names the unit of a file (plan_needs.c). */
bool units_check(const struct planner *planner);

/* Compiles `want`, milestones and pace; kind and units are there (plan_want.c). */
bool want_compile(const struct planner *planner, const struct node *node, struct target *out);

/* A bound of the kind of the target at a node, of a unit or of the total; reports what is none. */
bool limit_read(const struct planner *planner, const struct target *target, bool total,
                const struct node *node, struct decimal *out);

/* The min of each unit where it is a table or goes by another figure (plan_quota.c); and what those
 * of a table come to. */
bool quota_compile(const struct planner *planner, const struct target *target,
                   const struct node *node, struct bound *out);
bool quota_sum(const struct bound *bound, size_t count, struct decimal *out);
bool quota_same(const struct quota *a, const struct quota *b);

/* `all` as a number; false where the kind has none. */
bool bound_all(const struct planner *planner, const struct target *target, struct decimal *out);

/* Holds the bounds of each and total against each other, and against what there can be
 * (plan_bounds.c); false where they cannot both be met. */
bool bounds_check(const struct planner *planner, const struct node *want,
                  const struct target *target);

/* Holds good of a share against among, as far as their conditions show it (plan_share.c). */
bool share_check(const struct planner *planner, const struct node *share,
                 const struct target *target);

/* The spans of the plan (plan_slices.c). */
bool spans_compile(const struct planner *planner, struct plan *plan);

/* Compiles `every` and `stubs`; and counts the slices that end by the due date, which is known
 * then.
 */
bool slicing_compile(const struct planner *planner, const struct node *node, struct slicing *out);
bool slices_check(const struct planner *planner, const struct node *node, struct target *out);

/* So many as a node says, or so large a part of `count` ("80%", "2/3"), rounded up; 0 where it says
 * nothing that can be. */
size_t part_of(const struct node *node, size_t count);
/* The same of a ratio: what is by itself is always one (plan_share.c). */
bool ratio_check(const struct planner *planner, const struct node *ratio,
                 const struct target *target);

/* Compiles window, due, during and every (plan_window.c). */
bool window_compile(const struct planner *planner, const struct node *node, struct target *out);

/* Warns of a time at node that is too long for a promise. */
void time_check(const struct planner *planner, const struct node *node, date_days from,
                date_days to);

/* The readings of a target, each a target (plan_readings.c). */
bool readings_compile(const struct planner *planner, const struct node *node, struct target *out);

bool window_same(const struct window *a, const struct window *b);

/* Whether two targets ask for the same, each with the node that it was compiled from
 * (plan_same.c). What is written differently is taken to be different. */
bool target_same(const struct target *a, const struct node *a_node, const struct target *b,
                 const struct node *b_node);

/*
 * What a target can be asked for by (plan_called.c): its id, or a title that no other has, whatever
 * its case, width and blanks.
 */
struct called {
    struct slice id;
    struct name title;
};

#define CALLED_NONE SIZE_MAX

/* The index of the one that is meant, or CALLED_NONE. */
size_t called_find(const struct called *targets, size_t count, struct slice name);

/* Reports one that called_find() did not find: with the nearest id or title, or the ids that share
 * the title. */
void called_report(struct arena *arena, const struct called *targets, size_t count,
                   struct slice name, struct diag_list *diags);

/* The targets of the plan, each with its parts behind it, as `nodes` and `node_count` of the
 * planner (plan_parts.c). */
struct target_node *parts_unfold(struct planner *planner, const struct node *targets);

/* The targets with the readings that were chosen in their place; false where one is not there. */
bool readings_choose(struct planner *planner, const struct node *targets);

/* Who assesses what (plan_sheets.c). */
bool sheets_compile(const struct planner *planner, struct plan *plan);
bool target_sheets_compile(const struct planner *planner, const struct node *node,
                           struct target *out);

/* Points of sheets and targets; and whether those of the targets of a sheet make its own
 * (plan_points.c). */
bool marking_compile(const struct planner *planner, const struct node *node, struct marking *out);
bool points_compile(const struct planner *planner, const struct node *node, struct target *out);
void points_check(const struct planner *planner, const struct plan *plan);
/* The days that are off and worked (plan_workdays.c), and a warning where working days are counted
 * in a year without any; all measures are there. */
bool workdays_compile(const struct planner *planner, struct plan *plan);
void workdays_check(const struct planner *planner);

/* The units that a target asks, as indices; false where a fault was reported. */
bool units_compile(const struct planner *planner, const struct node *node, struct target *out);

/* Checks the word behind the figures of a target, whose kind is there: a level has no number, and
 * all-of counts targets, a change of shares points; and what the target is to be asked of is no
 * such word.
 */
bool unit_word_check(const struct planner *planner, const struct node *node,
                     const struct target *target);

/* Reports a unit that nobody knows; always false. */
bool report_unit(const struct planner *planner, const struct node *node);

/* Checks the units of every group, also of those that no target uses. */
bool groups_check(const struct planner *planner);

/* Checks the paths and kinds of an evidence map, also of those that no target uses. */
bool evidence_check(const struct planner *planner, const struct node *map);

/* The evidence asked of a measure's entries, from the target's `evidence` and the plan's. */
bool evidence_compile(const struct planner *planner, const struct node *own, struct measure *out);

#endif
