/* SPDX-License-Identifier: MIT */
/* See curve.h. */
#include "assess/curve.h"

#include "assess/running_room.h"

#include <assert.h>

struct curving {
    const struct assessing *assessing;
    struct arena *scratch; /* of one target */
};

/* A record of the header may come later than the day that is looked at; what it says is known of
 * the reference date only. */
static bool is_record_of_header(const struct field *owner, const struct field *field)
{
    return owner != NULL && owner->parent == NULL && field != owner &&
           (field->parent != owner || field->kind == FIELD_RECORD);
}

static bool asks_record_of_header(const struct measure *measure)
{
    bool asks = is_record_of_header(measure->distinct_owner, measure->distinct_field) ||
                is_record_of_header(measure->shown_owner, measure->shown_field);

    for (size_t i = 0; i < measure->where_count; i++)
        asks = asks || is_record_of_header(measure->where[i].owner, measure->where[i].field);
    return asks;
}

static bool grows(const struct target *target, const struct plan *plan)
{
    const struct measure *measure;

    if (target->window.slicing.every != EVERY_NONE || target->apiece.asked || target->undefined ||
        (target->kind != TARGET_NUMBER && target->kind != TARGET_ITEMS))
        return false;
    measure = &plan->measures.items[target->good];
    return measure->kind->grows && !asks_record_of_header(measure);
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

    assert(from <= to);
    while (count < CURVE_MONTHS_MAX && month_end(month) < to) {
        out[count++] = month_end(month);
        month = (struct civil){month.month == 12 ? month.year + 1 : month.year,
                               month.month == 12 ? 1 : month.month + 1, 1};
    }
    if (count == CURVE_MONTHS_MAX)
        return 0;
    assert(count == 0 || out[count - 1] < to);
    out[count++] = to;
    return count;
}

/* The slots of a target that its curve adds up. */
struct slots {
    size_t first, last;
};

/* What is there now has come one after the other and stayed: what one slot had come to at the end
 * of each month, by the order of the days. */
static void add_running(const struct listing *listing, size_t slot, struct assessed *out)
{
    struct arena *arena = arena_new();
    struct running run = running_start(arena, listing, NULL, slot);
    size_t at = 0;

    for (size_t i = 0; i < out->curve_count; i++) {
        struct moment *moment = &out->curve[i];

        while (at < run.count &&
               (run.stops[at].fact->day <= moment->day || i + 1 == out->curve_count))
            running_take(&run, at++);
        /* A sum that does not fit has made the figure unclear already. */
        decimal_add(moment->recorded, run.got.recorded, &moment->recorded);
        decimal_add(moment->proven, run.got.proven, &moment->proven);
    }
    arena_free(arena);
}

/* The figure of a day is that of a report as of it: the same tally of what counted then. */
static void add_moment(const struct curving *curving, const struct target *target,
                       const struct slots *slots, struct moment *moment)
{
    const struct plan *plan = curving->assessing->ledger->plan;
    const struct fact_view then = {
        .facts = curving->assessing->view.facts, .as_of = true, .day = moment->day};
    struct arena *arena = arena_new();
    const struct tally tally = tally_measure(arena, plan, &then, target, target->good, NULL);

    for (size_t slot = slots->first; slot <= slots->last; slot++) {
        const struct cell *cell = tally_cell(&tally, slot, 0);

        decimal_add(moment->recorded, cell->got.recorded, &moment->recorded);
        decimal_add(moment->proven, cell->got.proven, &moment->proven);
    }
    arena_free(arena);
}

/* Whether what counts now has counted since its own day, and nothing else has. */
static bool only_grows(const struct tally *tally)
{
    const struct fact_packs *past = &tally->view.facts->packed_past;
    struct counted_reader reader = counted_read(tally);

    if (past->packs[tally->index].count > 0)
        return false;
    for (struct counted counted; counted_next(&reader, &counted);) {
        if (counted.fact.since > counted.fact.day)
            return false;
    }
    return true;
}

/* What the curve ends with is the figure of the target, where a public report tells it. */
static void assert_end(const struct assessed *target)
{
#ifndef NDEBUG
    if (target->curve_count == 0 || target->total.verdict == VERDICT_WITHHELD ||
        target->total.fault == FAULT_TOO_LARGE)
        return;

    const struct moment *last = &target->curve[target->curve_count - 1];

    assert(decimal_cmp(last->recorded, target->total.recorded) == 0);
    assert(decimal_cmp(last->proven, target->total.proven) == 0);
#else
    (void)target;
#endif
}

/* Numbers and totals that are judged pool the units; items that are not judged together are added
 * up (figures.c). */
static void make_curve(const struct curving *curving, const struct target *target, size_t only_unit,
                       struct assessed *out)
{
    struct arena *arena = curving->assessing->arena;
    date_days ends[CURVE_MONTHS_MAX + 1] = {0};
    const struct tally good = tally_measure(curving->scratch, curving->assessing->ledger->plan,
                                            &curving->assessing->view, target, target->good, NULL);
    struct slots slots = {target->unit_count, target->unit_count};

    if (only_unit != PART_TOTAL)
        slots.first = slots.last = target_slot(target, only_unit);
    else if (target->kind == TARGET_ITEMS && !out->total_judged && target->unit_count > 0)
        slots = (struct slots){0, target->unit_count - 1};
    assert(slots.first <= slots.last && slots.last <= target->unit_count);
    assert(target->reference <= target->window.to && "months end with what is looked at");
    if (target->reference >= target->window.from)
        out->curve_count = month_ends(target->window.from, target->reference, ends);
    out->curve = ARENA_ARRAY(arena, out->curve_count, struct moment);
    for (size_t i = 0; i < out->curve_count; i++)
        out->curve[i].day = ends[i];
    if (only_grows(&good)) {
        const struct listing listing =
            listing_make(curving->scratch, &good, slots.first, slots.last);

        for (size_t slot = slots.first; slot <= slots.last; slot++)
            add_running(&listing, slot, out);
        return;
    }
    for (size_t i = 0; i < out->curve_count; i++)
        add_moment(curving, target, &slots, &out->curve[i]);
}

void curve_make_all(struct assessing *assessing, struct assessment *assessment)
{
    const struct plan *plan = assessing->ledger->plan;

    for (size_t i = 0; i < assessment->target_count; i++) {
        struct assessed *assessed = &assessment->targets[i];
        const struct target *target = plan_find(plan, assessed->id);
        const struct curving curving = {assessing, arena_new()};

        if (grows(target, plan)) {
            make_curve(&curving, target, assessment->only_unit, assessed);
            assert_end(assessed);
        }
        arena_free(curving.scratch);
    }
}
