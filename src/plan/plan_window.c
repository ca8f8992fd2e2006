/* SPDX-License-Identifier: MIT */
/* Which days count: window and due date; and the periods that they come to. */
#include "plan/plan_room.h"

#include <assert.h>

static date_days earlier(date_days a, date_days b)
{
    return a < b ? a : b;
}

/* ---- the window of a target ---- */

/* More than ten years are no promise but a slip of the pen: 2106 for 2016. */
#define YEARS_MAX 10

/* A warning that names two days. */
static void doubt_days(const struct planner *planner, enum diag_code code, const struct node *node,
                       date_days from, date_days to)
{
    struct diag *diag = planner_doubt(planner, code, node);
    char first[11], last[11];

    if (diag == NULL)
        return;
    diag_set(diag, "from", date_print(from, first));
    diag_set(diag, "to", date_print(to, last));
}

void time_check(const struct planner *planner, const struct node *node, date_days from,
                date_days to)
{
    if (to - from > YEARS_MAX * 366)
        doubt_days(planner, DIAG_TIME_TOO_LONG, node_last(node), from, to);
}

/*
 * A promise of several years may end after the plan's own period, and a figure of another year
 * may be reported beside it. What is judged there is probably of another plan; what begins before
 * the period counts what was done before anything was promised.
 */
static void check_period(const struct planner *planner, const struct node *node,
                         const struct window *window)
{
    const struct plan *plan = planner->plan;

    if (window->from > plan->to || window->to < plan->from)
        doubt_days(planner, DIAG_WINDOW_OUTSIDE, node_last(node), plan->from, plan->to);
    else if (window->from < plan->from)
        doubt_days(planner, DIAG_WINDOW_EARLY, node_get(node, "from"), plan->from, plan->to);
}

/* Times that are possible, and hardly meant. */
static void check_window(const struct planner *planner, const struct node *node,
                         const struct target *target)
{
    const struct window *window = &target->window;
    const struct node *place = node_get(node, "window");

    if (node_count(node_get(node, "want"), NODE_MAP) > 0)
        check_period(planner, place, window);
    if (window->from != planner->plan->from || window->to != planner->plan->to)
        time_check(planner, place, window->from, window->to);
}

/* The last day that something can be due. */
static date_days last_due(const struct window *window)
{
    return slicing_due(&window->slicing, window->from, window->to);
}

bool window_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *window = node_get(node, "window"), *due = node_get(node, "due");
    struct slice during = planner_word(planner, "targets.during", node_get(node, "during"));

    out->window = (struct window){
        .from = planner->plan->from,
        .to = planner->plan->to,
        .overlap = slice_is(during, "window"),
    };
    node_date(node_get(window, "from"), &out->window.from);
    node_date(node_get(window, "to"), &out->window.to);
    if (!slicing_compile(planner, node, &out->window.slicing))
        return false;
    out->window.due = slicing_due(&out->window.slicing, out->window.from, out->window.to);
    node_date(due, &out->window.due);

    if (window != NULL && out->window.from > out->window.to) {
        planner_fault(planner, DIAG_WINDOW_ENDS_FIRST, window);
        return false;
    }
    if (due != NULL &&
        (out->window.due < out->window.from || out->window.due > last_due(&out->window))) {
        planner_fault(planner, DIAG_DUE_OUTSIDE, due);
        return false;
    }
    if (!slices_check(planner, node, out))
        return false;
    if (window != NULL)
        check_window(planner, node, out);
    return true;
}

/* ---- as of a day ---- */

static void set_periods(struct arena *arena, struct measure *measure, date_days as_of)
{
    const struct window *window = &measure->window;
    date_days reference = earlier(as_of, window->due);

    if (window->slicing.every != EVERY_NONE) {
        measure->period_count =
            slicing_periods(&window->slicing, window->from, window->to, reference, NULL);
        measure->periods = ARENA_ARRAY(arena, measure->period_count, struct period);
        slicing_periods(&window->slicing, window->from, window->to, reference, measure->periods);
        return;
    }
    measure->period_count = 1;
    measure->periods = ARENA_NEW(arena, struct period);
    *measure->periods =
        (struct period){.from = window->from, .to = window->to, .reference = reference};
}

static void set_reference(struct target *target, date_days as_of)
{
    assert(target->window.from <= target->window.due);
    target->reference = earlier(as_of, target->window.due);
    for (size_t i = 0; i < target->reading_count; i++)
        set_reference(&target->readings[i], as_of);
    for (size_t i = 0; i < target->member_count; i++)
        set_reference(&target->members[i], as_of);
}

void plan_set_as_of(struct arena *arena, struct plan *plan, date_days as_of)
{
    assert(as_of >= DATE_MIN && as_of <= DATE_MAX);
    plan->as_of = as_of;
    for (size_t i = 0; i < plan->target_count; i++)
        set_reference(&plan->targets[i], as_of);
    for (size_t i = 0; i < plan->measures.len; i++)
        set_periods(arena, &plan->measures.items[i], as_of);
}

static void narrow_window(struct window *window, date_days begin, date_days end)
{
    window->from = window->from > begin ? window->from : begin;
    window->to = earlier(window->to, end);
    window->slicing = (struct slicing){0};
}

/* What is reported of a part of the time is no verdict; slices of it, members and changes have no
 * figure then.
 */
static void stop_judging(struct arena *arena, struct plan *plan, date_days begin, date_days end)
{
    size_t kept = 0;

    for (size_t i = 0; i < plan->target_count; i++) {
        struct target *target = &plan->targets[i];

        if (target->member_count > 0)
            continue;
        target->judged = false;
        target->apiece = (struct apiece){.listed = MEASURE_NONE};
        narrow_window(&target->window, begin, end);
        target->reference = earlier(target->reference, end);
        target->reading_count = 0;
        plan->targets[kept++] = *target;
    }
    plan_keep_targets(arena, plan, kept);
}

void plan_narrow(struct arena *arena, struct plan *plan, date_days begin, date_days end)
{
    assert(begin <= end && plan->as_of >= DATE_MIN && plan->as_of <= DATE_MAX);
    stop_judging(arena, plan, begin, end);
    for (size_t i = 0; i < plan->measures.len; i++) {
        struct measure *measure = &plan->measures.items[i];

        assert(measure->periods != NULL && "the as-of date is set");
        measure->per_owner = measure->per_field = NULL;
        narrow_window(&measure->window, begin, end);
        set_periods(arena, measure, earlier(plan->as_of, end));
    }
}
