/* SPDX-License-Identifier: MIT */
/* A min of each unit: a table, {units: {UNIT: 3}, others: 1}, or by another figure of it, {of:
 * {sum: staff}, per: 20}. */
#include "plan/plan_room.h"

#include <assert.h>

/* A table that is being read, over the units of its target. */
struct quota_table {
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
static bool knows_units(const struct quota_table *quota)
{
    return quota->planner->depth == 0 && quota->target->units_known;
}

static bool read_row(const struct quota_table *quota, const struct member *row)
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
static bool fill_others(const struct quota_table *quota, const struct node *node)
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

static bool compile_table(const struct planner *planner, const struct target *target,
                          const struct node *node, struct bound *out)
{
    const struct node *units = node_get(node, "units");
    const struct quota_table quota = {
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

/* ---- by another figure ---- */

static struct decimal read_number(const struct node *node, struct decimal otherwise)
{
    struct decimal number;

    return node != NULL && node_number(node, &number) == DECIMAL_OK ? number : otherwise;
}

/* The figure is that of the whole time, into whatever slices it is cut. */
static size_t compile_of(const struct planner *planner, const struct target *target,
                         const struct node *of)
{
    struct measuring measuring = {.window = target->window};
    size_t measure;

    measuring.window.slicing = (struct slicing){0};
    measure = measure_compile(planner, of, &measuring);
    return measure;
}

static bool compile_by(const struct planner *planner, const struct target *target,
                       const struct node *node, struct bound *out)
{
    struct quota *quota = ARENA_NEW(planner->arena, struct quota);
    const struct node *most = node_get(node, "most");
    struct slice round =
        planner_word(planner, "targets.want.each.min.round", node_get(node, "round"));
    struct decimal none;

    *quota = (struct quota){.measure = compile_of(planner, target, node_get(node, "of")),
                            .per = read_number(node_get(node, "per"), decimal_of(1)),
                            .times = read_number(node_get(node, "times"), decimal_of(1)),
                            .least = read_number(node_get(node, "least"), decimal_of(0)),
                            .most = read_number(most, decimal_of(0)),
                            .down = slice_is(round, "down"),
                            .has_most = most != NULL};
    if (quota->measure == MEASURE_NONE)
        return false;
    if (target->kind != TARGET_NUMBER ||
        !measure_is_amount(&planner->plan->measures.items[quota->measure]))
        return limit_read(planner, target, false, &node->members[0].key,
                          &none); /* which reports it */
    if (quota->has_most && decimal_cmp(quota->least, quota->most) > 0) {
        planner_fault(planner, DIAG_MIN_OVER_MAX, node);
        return false;
    }
    out->quota = quota;
    out->min = out->min_most = quota->least;
    return true;
}

bool quota_compile(const struct planner *planner, const struct target *target,
                   const struct node *node, struct bound *out)
{
    return node_get(node, "of") != NULL ? compile_by(planner, target, node, out)
                                        : compile_table(planner, target, node, out);
}

bool quota_same(const struct quota *a, const struct quota *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return a->measure == b->measure && decimal_cmp(a->per, b->per) == 0 &&
           decimal_cmp(a->times, b->times) == 0 && decimal_cmp(a->least, b->least) == 0 &&
           a->down == b->down && a->has_most == b->has_most && decimal_cmp(a->most, b->most) == 0;
}

bool quota_amount(const struct quota *quota, struct decimal of, struct decimal *out)
{
    struct decimal parts, amount;

    if (of.coef < 0)
        of = decimal_of(0);
    if (!decimal_divide(of, quota->per, 0, !quota->down, &parts) ||
        !decimal_mul(parts, quota->times, &amount))
        return false;
    if (decimal_cmp(amount, quota->least) < 0)
        amount = quota->least;
    *out = quota->has_most && decimal_cmp(amount, quota->most) > 0 ? quota->most : amount;
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
