/* SPDX-License-Identifier: MIT */
/* plan_room: what the files of the plan room share among themselves. */
#ifndef TAIZHANG_PLAN_PLAN_ROOM_H
#define TAIZHANG_PLAN_PLAN_ROOM_H

#include "plan/plan.h"

/* What compiling a plan needs everywhere. */
struct planner {
    struct arena *arena;
    const struct township *township;
    const struct field *unit_shape;
    const struct field *plan_shape;
    const struct tree *tree;
    struct diag_list *diags;
};

/* The text of a scalar; empty where the node is missing, faulty or no scalar. */
struct slice node_text(const struct node *node);

/* A text in one language or both: a string stands for both. */
struct name node_name(const struct node *node);

/* The date of a node that a schema has checked; false where it is missing. */
bool node_date(const struct node *node, date_days *out);

/* The spelling that the plan schema takes for the word at a path, such as "targets.missing". */
struct slice planner_word(const struct planner *planner, const char *path, const struct node *node);

/* A diagnostic at a node of the plan. */
struct diag *planner_fault(const struct planner *planner, enum diag_code code,
                           const struct node *node);

/* Compiles the node of a measure; false where a fault was reported. */
bool measure_compile(const struct planner *planner, const struct node *node, struct measure *out);

/* Compiles `where`: fields are looked up from the measure's item outward. */
bool where_compile(const struct planner *planner, const struct node *node, struct measure *out);

/*
 * Finds a field by name from item outward: in the entry, then in those that enclose it,
 * then in the header; a dot goes into a record; `self` is the item where it is a plain
 * value (then *field is NULL). Reports an unknown one at node.
 */
bool field_lookup(const struct planner *planner, const struct field *item, const struct node *node,
                  const struct field **owner, const struct field **field);

/* The units that a target asks, as indices; false where a fault was reported. */
bool units_compile(const struct planner *planner, const struct node *node, struct target *out);

/* Reports a unit that nobody knows; always false. */
bool report_unit(const struct planner *planner, const struct node *node);

/* Checks the units of every group, also of those that no target uses. */
bool groups_check(const struct planner *planner);

/* The field of a path from the top of a unit file; reports the part that nobody knows. */
const struct field *path_field(const struct planner *planner, const struct node *node);

/* Checks the paths and kinds of an evidence map, also of those that no target uses. */
bool evidence_check(const struct planner *planner, const struct node *map);

/* The evidence asked of a measure's entries, from the target's `evidence` and the plan's. */
bool evidence_compile(const struct planner *planner, const struct node *own, struct measure *out);

#endif
