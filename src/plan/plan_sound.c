/* SPDX-License-Identifier: MIT */
/*
 * What every target that was compiled without a fault keeps to, whatever the plan says: an
 * assertion over the whole of it, in debug builds. A reading or a member is a target, too.
 */
#include "plan/plan_room.h"

#ifndef NDEBUG

#include <assert.h>

static void assert_ascending(const size_t *items, size_t count, size_t most)
{
    for (size_t i = 0; i < count; i++)
        assert(items[i] < most && (i == 0 || items[i - 1] < items[i]));
}

static const struct measure *measure_at(const struct plan *plan, size_t index)
{
    assert(index < plan->measures.len);
    return &plan->measures.items[index];
}

/* What a target's figure is made of goes with its kind. */
static void assert_kind(const struct plan *plan, const struct target *target)
{
    bool share = target->kind == TARGET_SHARE;
    bool members = target->kind == TARGET_MEMBERS || target->kind == TARGET_CHANGE;
    const struct measure *good = members ? NULL : measure_at(plan, target->good);

    assert(share == (target->among != MEASURE_NONE));
    assert(share || target->less == MEASURE_NONE);
    assert(members == (target->member_count > 0) && members == (target->good == MEASURE_NONE));
    assert(target->kind != TARGET_LEVEL || good->value->ordered);
    assert((target->kind == TARGET_ITEMS) == (good != NULL && good->kind->items));
    assert(target->window.slicing.every == EVERY_NONE || !members);
    assert(target->apiece.asked || target->apiece.listed == MEASURE_NONE);
    assert(!target->apiece.asked || (good != NULL && good->per_field != NULL));
    assert(target->kind != TARGET_CHANGE || target->member_count == CHANGE_SIDES);
}

static void assert_bound(bool has, const struct bound *bound)
{
    assert(has || (!bound->has_min && !bound->has_max));
    assert(!bound->has_min || !bound->has_max || decimal_cmp(bound->min, bound->max) <= 0);
}

static void assert_want(const struct target *target)
{
    const struct window *window = &target->window;

    assert(window->from <= window->due && (window->due <= window->to || window->slicing.by.next));
    assert(target->judged || (!target->has_each && !target->has_total));
    assert_bound(target->has_each, &target->each);
    assert_bound(target->has_total, &target->total);
    assert(target->milestone_count == 0 || !target->linear);
    for (size_t i = 0; i < target->milestone_count; i++) {
        date_days on = target->milestones[i].on;

        assert(on >= window->from && on <= window->due);
        assert(i == 0 || target->milestones[i - 1].on < on);
    }
}

#endif

void target_assert(const struct planner *planner, const struct target *target)
{
#ifndef NDEBUG
    assert_ascending(target->units, target->unit_count, planner->township->unit_count);
    assert_ascending(target->sheets, target->sheet_count, planner->plan->sheet_count);
    assert_kind(planner->plan, target);
    assert_want(target);
    for (size_t i = 0; i < target->member_count; i++) {
        assert(target->members[i].units == target->units && "a member has its holder's units");
        target_assert(planner, &target->members[i]);
    }
#else
    (void)planner;
    (void)target;
#endif
}
