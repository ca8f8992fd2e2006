/* SPDX-License-Identifier: MIT */
/* What is asked of each unit where the plan has a table, or goes by another figure of the unit. */
#include "assess/assess_room.h"

/* Whether nobody recorded the figure: a number of the header that is not there. Where entries are
 * counted or added up, none is 0. */
static bool is_unknown(const struct measure *measure, const struct cell *cell)
{
    return cell->got.overflow ||
           (cell->entries == 0 && (measure->item->parent == NULL || measure->kind->asks_entry));
}

static void go_by_figure(const struct assessing *assessing, const struct target *target,
                         struct assessed *out)
{
    const struct quota *quota = target->each.quota;
    struct arena *scratch = arena_new();
    const struct tally of = tally_measure(scratch, assessing->ledger->plan, &assessing->view,
                                          target, quota->measure, NULL);

    for (size_t i = 0; i < out->part_count; i++) {
        struct limits *limits = &out->parts[i].limits;
        const struct cell *cell = tally_cell(&of, i, 0);

        limits->unknown =
            is_unknown(of.measure, cell) || !quota_amount(quota, cell->got.recorded, &limits->min);
        limits->has_min = !limits->unknown;
    }
    arena_free(scratch);
}

/* The least and the greatest that is asked of a unit. */
static void set_range(struct assessed *out)
{
    bool any = false;

    for (size_t i = 0; i < out->part_count; i++) {
        const struct limits *limits = &out->parts[i].limits;

        if (limits->unknown)
            continue;
        if (!any || decimal_cmp(limits->min, out->each.min) < 0)
            out->each.min = limits->min;
        if (!any || decimal_cmp(limits->min, out->each.min_most) > 0)
            out->each.min_most = limits->min;
        any = true;
    }
    out->each.by_unit = decimal_cmp(out->each.min, out->each.min_most) != 0;
}

void set_quotas(const struct assessing *assessing, const struct target *target,
                struct assessed *out)
{
    if (target->each.mins == NULL && target->each.quota == NULL)
        return;
    for (size_t i = 0; target->each.mins != NULL && i < out->part_count; i++)
        out->parts[i].limits.min = target->each.mins[i];
    if (target->each.quota != NULL)
        go_by_figure(assessing, target, out);
    set_range(out);
}
