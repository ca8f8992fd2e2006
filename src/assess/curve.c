/* SPDX-License-Identifier: MIT */
/* See curve.h. */
#include "assess/curve.h"

#include "assess/running_room.h"

static bool grows(const struct target *target, const struct plan *plan)
{
    if (target->window.every != EVERY_NONE || target->undefined ||
        (target->kind != TARGET_NUMBER && target->kind != TARGET_ITEMS))
        return false;
    return plan->measures.items[target->good].kind != MEASURE_LAST;
}

static date_days month_end(struct civil month)
{
    month.day = date_month_days(month.year, month.month);
    return date_of(month);
}

/* The ends of the months from one day to another, the last of them that other day. */
static size_t month_ends(date_days from, date_days to, date_days *out)
{
    struct civil month = date_civil(from);
    size_t count = 0;

    while (count < CURVE_MONTHS_MAX && month_end(month) < to) {
        out[count++] = month_end(month);
        month = (struct civil){month.month == 12 ? month.year + 1 : month.year,
                               month.month == 12 ? 1 : month.month + 1, 1};
    }
    if (count == CURVE_MONTHS_MAX)
        return 0;
    out[count++] = to;
    return count;
}

/* Adds what one slot had come to at the end of each month. */
static void add_slot(struct arena *arena, const struct tally *tally, size_t slot,
                     struct assessed *out)
{
    struct running run = running_start(arena, tally, NULL, slot);
    size_t at = 0;

    for (size_t i = 0; i < out->curve_count; i++) {
        struct moment *moment = &out->curve[i];

        while (at < run.count &&
               (run.stops[at].fact->day <= moment->day || i + 1 == out->curve_count))
            running_take(&run, at++);
        /* A sum that does not fit has made the figure unclear already. */
        decimal_add(moment->recorded, run.recorded, &moment->recorded);
        decimal_add(moment->proven, run.proven, &moment->proven);
    }
}

/* Numbers and totals that are judged pool the units; items that are not judged together are added
 * up (figures.c). */
static void make_curve(const struct assessing *assessing, const struct target *target,
                       size_t only_unit, struct assessed *out)
{
    date_days ends[CURVE_MONTHS_MAX + 1] = {0};
    const struct target_tallies tallies = tally_target(assessing, target);
    size_t first = target->unit_count, last = target->unit_count;

    if (only_unit != PART_TOTAL) {
        first = last = target_slot(target, only_unit);
    } else if (target->kind == TARGET_ITEMS && !out->total_judged && target->unit_count > 0) {
        first = 0;
        last--;
    }
    if (target->reference >= target->window.from)
        out->curve_count = month_ends(target->window.from, target->reference, ends);
    out->curve = ARENA_ARRAY(assessing->arena, out->curve_count, struct moment);
    for (size_t i = 0; i < out->curve_count; i++)
        out->curve[i].day = ends[i];
    for (size_t slot = first; slot <= last; slot++)
        add_slot(assessing->arena, &tallies.good, slot, out);
}

void curve_make_all(struct arena *arena, const struct ledger *ledger, struct assessment *assessment)
{
    const struct assessing assessing = assessing_start(arena, ledger);

    for (size_t i = 0; i < assessment->target_count; i++) {
        struct assessed *assessed = &assessment->targets[i];
        const struct target *target = plan_find(ledger->plan, assessed->id);

        if (grows(target, ledger->plan))
            make_curve(&assessing, target, assessment->only_unit, assessed);
    }
}
