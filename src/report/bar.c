/* SPDX-License-Identifier: MIT */
/* How much of what is wanted is there. See bar.h. */
#include "report/bar.h"

#include <assert.h>

/* Neutral in East Asian Width, so one column everywhere. */
#define CELL_PROVEN   "\u25B0" /* black parallelogram */
#define CELL_RECORDED "\u25CC" /* dotted circle, which is the sign of unproven, too */
#define CELL_MISSING  "\u25B1" /* white parallelogram */

/* Cells of `whole` that `part` fills, cut: all only where it is reached, none only of nothing. */
static size_t filled(struct decimal part, struct decimal whole, size_t cells)
{
    struct decimal scaled, count;
    int64_t full = 0;

    if (part.coef <= 0)
        return 0;
    if (decimal_cmp(part, whole) >= 0)
        return cells;
    if (decimal_mul(part, decimal_of((int64_t)cells), &scaled) &&
        decimal_quotient(scaled, whole, &count))
        decimal_to_int(count, &full);
    return full > 0 ? (size_t)full : 1;
}

bool bar_fits(const struct assessed *target, const struct part *part)
{
    bool adds_up = part->unit == PART_TOTAL && target->each_judged;

    return part->verdict != VERDICT_WITHHELD && (!figure_is_cut(target) || part->judged || adds_up);
}

/* What the whole bar stands for. */
static bool whole_of(const struct assessed *target, const struct part *part, struct decimal *whole,
                     struct decimal *whole_proven)
{
    bool level_total = target->kind == FIGURE_LEVEL && part->unit == PART_TOTAL;

    if (part->verdict == VERDICT_UNDEFINED || level_total ||
        (part->no_data && part->recorded.coef == 0))
        return false;
    if (part->has_wanted) {
        *whole = part->wanted;
        *whole_proven = part->wanted_proven;
    } else if (part->has_of && !part->ratio && !(part->judged && part->limits.has_max)) {
        *whole = part->of;
        *whole_proven = part->share ? part->of_proven : part->of;
    } else {
        return false;
    }
    return whole->coef > 0;
}

bool bar_of(const struct assessed *target, const struct part *part, size_t cells, struct bar *out)
{
    struct decimal whole, whole_proven;

    if (!bar_fits(target, part) || !whole_of(target, part, &whole, &whole_proven))
        return false;
    out->recorded = filled(part->recorded, whole, cells);
    out->proven = filled(part->proven, whole_proven, cells);
    if (out->proven == cells || out->recorded == 0 ||
        (decimal_cmp(part->recorded, part->proven) == 0 && decimal_cmp(whole, whole_proven) == 0)) {
        out->recorded = out->proven;
        assert(out->recorded <= cells);
        return true;
    }
    /* Both have a cell where both are there, and the last one is the unproven one's. */
    if (out->recorded == 1 && out->proven > 0)
        out->recorded = 2;
    if (out->proven >= out->recorded)
        out->proven = out->recorded - 1;
    assert(out->proven < out->recorded && out->recorded <= cells);
    return true;
}

void bar_add(struct buffer *out, const struct assessed *target, const struct part *part,
             size_t cells)
{
    struct bar bar;

    if (!bar_of(target, part, cells, &bar))
        return;
    for (size_t i = 0; i < cells; i++)
        buffer_adds(out, i < bar.proven     ? CELL_PROVEN
                         : i < bar.recorded ? CELL_RECORDED
                                            : CELL_MISSING);
}
