/* SPDX-License-Identifier: MIT */
/*
 * todo: what is left to do, and who has to do it.
 *
 * Whatever a report lists as not reached, counts as open, or says a unit has a part in, comes from
 * here, and so does the list of what is left to do: a figure is open for who has to do it and for
 * nobody else, and a target is open where it is for anybody. So no two places of a report can
 * differ in it, and no format looks at verdicts to find out.
 *
 * Who: a unit has its own figure; all units together have a total that is judged, or what is
 * unclear and no unit accounts for; and what the plan does not define is for who wrote the plan.
 */
#ifndef TAIZHANG_ASSESS_TODO_H
#define TAIZHANG_ASSESS_TODO_H

#include "assess/assessment.h"

/* Nothing, something now, or something that is not due yet. */
enum todo { TODO_NONE, TODO_NOW, TODO_LATER };

enum todo todo_of(const struct part *part); /* NULL: nothing */

/* Beside the index of a unit, and PART_TOTAL for all units together: who wrote the plan. */
#define TODO_PLAN (PART_TOTAL - 1)

/* What is left to do of it is left to them; NULL for none. */
const struct part *todo_part(const struct assessed *target, size_t who);

/* The same of the unit of target->parts[index]. */
const struct part *todo_part_at(const struct assessed *target, size_t index);

/* Of how many targets so much is left to them. */
size_t todo_count(const struct assessment *assessment, size_t who, enum todo wanted);

/* The figure of the unit of target->parts[index]: where a target has one unit and only a total is
 * judged, that total is the unit's. */
const struct part *unit_part_at(const struct assessed *target, size_t index);

/* The same by the index of a unit in the assessment; NULL where the target does not ask it. */
const struct part *unit_part(const struct assessed *target, size_t unit);

/* Whether a total is judged beside the units' own figures. */
bool has_pooled_total(const struct assessed *target);

/* Whether a target is unclear by what no unit accounts for. */
bool is_unclear_alone(const struct assessed *target);

/*
 * The part of target->parts[index] where something is left to do there now, else NULL; of
 * part_count that of all units together or of the plan, or the total which in a public report
 * stands for those that are not reported.
 */
const struct part *open_part(const struct assessed *target, size_t index);

/*
 * Whether something is left to do now in a target, whoever has to do it. One that is undefined is
 * open, too, though no unit can do anything. One that is not due is not.
 */
bool target_is_open(const struct assessed *target);
size_t count_open(const struct assessment *assessment);

/* Sets of each unit in how many targets something is left to it now. */
void assessment_count_behind(struct assessment *assessment);

#endif
