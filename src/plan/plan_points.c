/* SPDX-License-Identifier: MIT */
/* Points: what a sheet is assessed by, and what a target has of them. */
#include "plan/plan_room.h"

#include <assert.h>

#define DECIMALS 2 /* where the plan does not say */

static bool read_number(const struct node *node, struct decimal *out)
{
    return node != NULL && !node->faulty && node_number(node, out) == DECIMAL_OK;
}

/* ---- sheets ---- */

static bool read_bands(const struct planner *planner, const struct node *list, struct marking *out)
{
    uint32_t count = node_count(list, NODE_LIST);

    out->bands = ARENA_ARRAY(planner->arena, count, struct band);
    for (uint32_t i = 0; i < count; i++) {
        const struct node *min = node_get(&list->items[i], "min");
        struct band *band = &out->bands[i];

        band->title = node_name(node_get(&list->items[i], "title"));
        if (!read_number(min, &band->min))
            return false;
        bool falls = i == 0 || decimal_cmp(band->min, out->bands[i - 1].min) < 0;
        bool ends = i + 1 < count || band->min.coef == 0;

        if (!falls || !ends || decimal_cmp(band->min, out->full) > 0) {
            diag_set(planner_fault(planner, DIAG_BANDS, min), "value", node_text(min));
            return false;
        }
        out->band_count++;
    }
    return true;
}

bool marking_compile(const struct planner *planner, const struct node *node, struct marking *out)
{
    struct decimal number;
    int64_t decimals = DECIMALS;

    *out = (struct marking){0};
    if (node == NULL)
        return true;
    if (!read_number(node_get(node, "full"), &out->full))
        return false;
    out->set = true;
    out->has_bonus = read_number(node_get(node, "bonus"), &out->bonus);
    if (read_number(node_get(node, "decimals"), &number))
        decimal_to_int(number, &decimals);
    out->decimals = (int)decimals;
    out->ranks = slice_is(node_text(node_get(node, "rank")), "true");
    return read_bands(planner, node_get(node, "bands"), out);
}

/* ---- targets ---- */

/* Only what a sheet that is assessed by points holds has points. */
static bool has_marking(const struct planner *planner, const struct target *target)
{
    for (size_t i = 0; i < target->sheet_count; i++) {
        if (planner->plan->sheets[target->sheets[i]].marking.set)
            return true;
    }
    return false;
}

static void read_points(const struct planner *planner, const struct node *node, struct points *out)
{
    const struct node *by = node_get(node, "by");

    *out = (struct points){.set = true, .per = decimal_of(1)};
    if (read_number(node, &out->full))
        return;
    read_number(node_get(node, "full"), &out->full);
    out->all = slice_is(planner_word(planner, "targets.points.by", by), "all");
    out->has_deduction = read_number(node_get(node, "deduct"), &out->deduction);
    out->has_bonus = read_number(node_get(node, "bonus"), &out->bonus);
    out->has_most = read_number(node_get(node, "most"), &out->most);
    read_number(node_get(node, "per"), &out->per);
}

/* A level has no halves and is not beyond by a number; and where nothing is wanted nothing can be
 * reached. */
static bool can_have(const struct target *target)
{
    const struct points *points = &target->points;

    if (!target->judged)
        return false;
    return target->kind != TARGET_LEVEL ||
           (points->all && !points->has_deduction && !points->has_bonus);
}

bool points_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *points = node_get(node, "points"), *veto = node_get(node, "veto");

    out->veto = slice_is(node_text(veto), "true");
    if (points != NULL)
        read_points(planner, points, &out->points);
    if (points == NULL && !out->veto)
        return true;
    const struct node *place = points != NULL ? points : veto;

    if (!has_marking(planner, out)) {
        planner_fault(planner, DIAG_POINTS_OF_NO_SHEET, place);
        return false;
    }
    if (points == NULL ? out->judged : can_have(out))
        return true;
    planner_fault(planner, DIAG_POINTS_OF_NOTHING, place);
    return false;
}

/* ---- all together ---- */

/* What the targets of each sheet have in full. */
static struct decimal *sums_of(struct arena *arena, const struct plan *plan)
{
    struct decimal *sums = ARENA_ARRAY(arena, plan->sheet_count, struct decimal);

    for (size_t i = 0; i < plan->sheet_count; i++)
        sums[i] = decimal_of(0);
    for (size_t i = 0; i < plan->target_count; i++) {
        const struct target *target = &plan->targets[i];

        for (size_t k = 0; k < target->sheet_count && target->points.set; k++)
            decimal_add(sums[target->sheets[k]], target->points.full, &sums[target->sheets[k]]);
    }
    return sums;
}

void points_check(const struct planner *planner, const struct plan *plan)
{
    const struct decimal *sums = sums_of(planner->arena, plan);

    for (size_t i = 0; i < plan->sheet_count; i++) {
        const struct marking *marking = &plan->sheets[i].marking;

        if (!marking->set || decimal_cmp(sums[i], marking->full) == 0)
            continue;
        struct diag *diag = planner_doubt(
            planner, DIAG_POINTS_SUM, node_get(node_get(plan->sheets[i].node, "points"), "full"));

        if (diag == NULL)
            continue;
        planner_set_decimal(diag, "sum", sums[i]);
        planner_set_decimal(diag, "full", marking->full);
    }
}
