/* SPDX-License-Identifier: MIT */
/* Which days count: window, due date, slices of the calendar; and the periods they come to. */
#include "plan/plan_room.h"

#include <assert.h>

static date_days earlier(date_days a, date_days b)
{
    return a < b ? a : b;
}

/* Whether a slice that begins or ends with the window goes on outside of it. */
static bool is_stub(const struct window *window, date_days from, date_days end)
{
    bool begun = from == window->from && from > DATE_MIN &&
                 calendar_slice_end((struct calendar_slice){window->every, from - 1}) == end;

    return begun || end > window->to;
}

/* The slices that have ended by the reference date, cut to the window; or only whole ones. */
static size_t make_slices(const struct window *window, date_days reference, struct period *out)
{
    size_t count = 0;

    for (date_days from = window->from; from <= window->to;) {
        date_days end = calendar_slice_end((struct calendar_slice){window->every, from});
        assert(window->every != EVERY_NONE && end >= from);
        date_days to = earlier(end, window->to);

        if (to > reference)
            break;
        bool asked = !window->skips_stubs || !is_stub(window, from, end);

        if (asked && out != NULL)
            out[count] = (struct period){from, to, to};
        count += asked;
        if (end == DATE_MAX)
            break;
        from = end + 1;
    }
    return count;
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

/* Of a mapping of dates the last: its comment stands on that line. */
static const struct node *last_of(const struct node *node)
{
    return node_count(node, NODE_MAP) > 0 ? &node->members[node->count - 1].value : node;
}

void time_check(const struct planner *planner, const struct node *node, date_days from,
                date_days to)
{
    if (to - from > YEARS_MAX * 366)
        doubt_days(planner, DIAG_TIME_TOO_LONG, last_of(node), from, to);
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
        doubt_days(planner, DIAG_WINDOW_OUTSIDE, last_of(node), plan->from, plan->to);
    else if (window->from < plan->from)
        doubt_days(planner, DIAG_WINDOW_EARLY, node_get(node, "from"), plan->from, plan->to);
}

/* A window that cuts a month, quarter or half-year asks of the piece what is asked of the whole,
 * unless the plan says what it wants. */
static void check_slices(const struct planner *planner, const struct node *node,
                         const struct window *window)
{
    date_days first = window->from,
              last = calendar_slice_end((struct calendar_slice){window->every, window->to});

    while (first > DATE_MIN &&
           calendar_slice_end((struct calendar_slice){window->every, first - 1}) ==
               calendar_slice_end((struct calendar_slice){window->every, first}))
        first--;
    assert(first <= window->from && last >= window->to);
    if (first != window->from || last != window->to)
        doubt_days(planner, DIAG_EVERY_CUT, last_of(node), first, last);
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

bool window_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *window = node_get(node, "window"), *due = node_get(node, "due");
    struct slice during = planner_word(planner, "targets.during", node_get(node, "during"));
    struct slice stubs = planner_word(planner, "targets.stubs", node_get(node, "stubs"));

    out->window = (struct window){
        .from = planner->plan->from,
        .to = planner->plan->to,
        .overlap = slice_is(during, "window"),
        .every = every_find(planner_word(planner, "targets.every", node_get(node, "every"))),
        .skips_stubs = slice_is(stubs, "skip"),
    };
    node_date(node_get(window, "from"), &out->window.from);
    node_date(node_get(window, "to"), &out->window.to);
    out->window.due = out->window.to;
    node_date(due, &out->window.due);

    if (window != NULL && out->window.from > out->window.to) {
        planner_fault(planner, DIAG_WINDOW_ENDS_FIRST, window);
        return false;
    }
    if (due != NULL && (out->window.due < out->window.from || out->window.due > out->window.to)) {
        planner_fault(planner, DIAG_DUE_OUTSIDE, due);
        return false;
    }
    if (out->window.every != EVERY_NONE && make_slices(&out->window, out->window.due, NULL) == 0) {
        planner_fault(planner, DIAG_NO_PERIOD_ENDS, node_get(node, "every"));
        return false;
    }
    if (window != NULL)
        check_window(planner, node, out);
    if (out->window.every != EVERY_NONE && node_get(node, "stubs") == NULL)
        check_slices(planner, window != NULL ? window : node_get(node, "every"), &out->window);
    return true;
}

/* ---- as of a day ---- */

static void set_periods(struct arena *arena, struct measure *measure, date_days as_of)
{
    const struct window *window = &measure->window;
    date_days reference = earlier(as_of, window->due);

    if (window->every != EVERY_NONE) {
        measure->period_count = make_slices(window, reference, NULL);
        measure->periods = ARENA_ARRAY(arena, measure->period_count, struct period);
        make_slices(window, reference, measure->periods);
        return;
    }
    measure->period_count = 1;
    measure->periods = ARENA_NEW(arena, struct period);
    *measure->periods = (struct period){window->from, window->to, reference};
}

static void set_reference(struct target *target, date_days as_of)
{
    assert(target->window.from <= target->window.due && target->window.due <= target->window.to);
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
    window->every = EVERY_NONE;
}

/* What is reported of a part of the time is no verdict; slices of it and members have no figure
 * then.
 */
static void stop_judging(struct plan *plan, date_days begin, date_days end)
{
    size_t kept = 0;

    for (size_t i = 0; i < plan->target_count; i++) {
        struct target *target = &plan->targets[i];

        if (target->kind == TARGET_MEMBERS)
            continue;
        target->judged = false;
        narrow_window(&target->window, begin, end);
        target->reference = earlier(target->reference, end);
        target->reading_count = 0;
        plan->targets[kept++] = *target;
    }
    plan->target_count = kept;
}

void plan_narrow(struct arena *arena, struct plan *plan, date_days begin, date_days end)
{
    assert(begin <= end && plan->as_of >= DATE_MIN && plan->as_of <= DATE_MAX);
    stop_judging(plan, begin, end);
    for (size_t i = 0; i < plan->measures.len; i++) {
        struct measure *measure = &plan->measures.items[i];

        assert(measure->periods != NULL && "the as-of date is set");
        narrow_window(&measure->window, begin, end);
        set_periods(arena, measure, earlier(plan->as_of, end));
    }
}
