/* SPDX-License-Identifier: MIT */
/* A min of each unit that is a table: {units: {UNIT: 3}, others: 1}. */
#include "plan/plan_room.h"

#include <assert.h>

/* A table that is being read, over the units of its target. */
struct quota {
    const struct planner *planner;
    const struct target *target;
    struct decimal *mins;
    const struct node **nodes; /* where each stands; NULL: not yet */
};

/* Which of the target's units it is; its count where it is none of them. */
static size_t index_of(const struct target *target, size_t unit)
{
    size_t low = 0, high = target->unit_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (target->units[middle] < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low < target->unit_count && target->units[low] == unit ? low : target->unit_count;
}

/* A member of all-of is judged on the units of another, which may not be its own. */
static bool knows_units(const struct quota *quota)
{
    return quota->planner->depth == 0 && quota->target->units_known;
}

static bool read_row(const struct quota *quota, const struct member *row)
{
    const struct planner *planner = quota->planner;
    size_t unit = township_find(planner->township, row->key.text);
    struct decimal number;

    if (!limit_read(planner, quota->target, false, &row->value, &number))
        return false;
    if (unit == UNIT_NONE)
        return report_unit(planner, &row->key);
    size_t index = index_of(quota->target, unit);
    if (index == quota->target->unit_count) {
        struct diag *diag =
            knows_units(quota) ? planner_doubt(planner, DIAG_QUOTA_OUTSIDE, &row->key) : NULL;
        if (diag != NULL)
            diag_set(diag, "unit", planner->township->units[unit].id);
        return true;
    }
    if (quota->nodes[index] != NULL) {
        diag_set(planner_fault(planner, DIAG_SAME_VALUE, &row->key), "value", row->key.text);
        return false;
    }
    quota->mins[index] = number;
    quota->nodes[index] = &row->value;
    return true;
}

/* Units that stand in no row have what `others` says; where it says nothing, nobody knows. */
static bool fill_others(const struct quota *quota, const struct node *node)
{
    const struct planner *planner = quota->planner;
    const struct node *others = node_get(node, "others");
    struct decimal rest = decimal_of(0);
    const struct target *target = quota->target;

    if (others != NULL && !limit_read(planner, target, false, others, &rest))
        return false;
    for (size_t i = 0; i < target->unit_count; i++) {
        if (quota->nodes[i] != NULL)
            continue;
        quota->mins[i] = rest;
        if (others != NULL || !knows_units(quota))
            continue;
        diag_set(planner_fault(planner, DIAG_NO_QUOTA, node), "unit",
                 planner->township->units[target->units[i]].id);
        return false;
    }
    return true;
}

bool quota_compile(const struct planner *planner, const struct target *target,
                   const struct node *node, struct bound *out)
{
    const struct node *units = node_get(node, "units");
    const struct quota quota = {
        planner, target, ARENA_ARRAY(planner->arena, target->unit_count, struct decimal),
        ARENA_ARRAY(planner->arena, target->unit_count, const struct node *)};
    bool sound = units != NULL;

    for (uint32_t i = 0; units != NULL && i < node_count(units, NODE_MAP); i++)
        sound = read_row(&quota, &units->members[i]) && sound;
    if (!sound || !fill_others(&quota, node))
        return false;
    out->mins = quota.mins;
    for (size_t i = 0; i < target->unit_count; i++) {
        const struct decimal *min = &quota.mins[i];

        out->min = i == 0 || decimal_cmp(*min, out->min) < 0 ? *min : out->min;
        out->min_most = i == 0 || decimal_cmp(*min, out->min_most) > 0 ? *min : out->min_most;
    }
    return true;
}

bool quota_sum(const struct bound *bound, size_t count, struct decimal *out)
{
    struct decimal sum = decimal_of(0);

    assert(bound->mins != NULL);
    for (size_t i = 0; i < count; i++) {
        if (!decimal_add(sum, bound->mins[i], &sum))
            return false;
    }
    *out = sum;
    return true;
}
