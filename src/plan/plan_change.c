/* SPDX-License-Identifier: MIT */
/*
 * What a change is made of: how much there is, and how much there was.
 *
 * Each side is compiled as a target of its own, with its own window, which may lie outside the
 * plan's period: what was there in the year before is no promise of this one.
 */
#include "plan/plan_room.h"

static bool side_window(const struct planner *planner, const struct node *side, struct target *out)
{
    const struct node *window = node_get(side, "window");

    if (window == NULL)
        return true;
    if (!node_date(node_get(window, "from"), &out->window.from) ||
        !node_date(node_get(window, "to"), &out->window.to))
        return false;
    out->window.due = out->window.to;
    if (out->window.from > out->window.to) {
        planner_fault(planner, DIAG_WINDOW_ENDS_FIRST, window);
        return false;
    }
    time_check(planner, window, out->window.from, out->window.to);
    return true;
}

/* Days are asked for by the window of a side, else by what stands at the target. */
static bool compile_side(const struct planner *planner, const struct node *node,
                         const struct node *side, struct target *out)
{
    bool own = node_get(side, "window") != NULL;

    return side_window(planner, side, out) && side_compile(planner, node, side, out) &&
           dates_check(planner, own ? side : node, out);
}

static bool is_number(const struct planner *planner, const struct target *side)
{
    return side->kind == TARGET_NUMBER &&
           measure_is_amount(&planner->plan->measures.items[side->good]);
}

/* A number has no difference from a share, nor has a level any. */
static bool sides_fit(const struct planner *planner, const struct target *sides)
{
    return (is_number(planner, &sides[CHANGE_TO]) && is_number(planner, &sides[CHANGE_FROM])) ||
           (sides[CHANGE_TO].kind == TARGET_SHARE && sides[CHANGE_FROM].kind == TARGET_SHARE);
}

static bool check_sides(const struct planner *planner, const struct node *change,
                        const struct target *sides)
{
    const struct node *to = node_get(change, "to");

    if (!sides_fit(planner, sides)) {
        planner_fault(planner, DIAG_CHANGE_SIDES, change);
        return false;
    }
    if (node_equal(to, node_get(change, "from")))
        planner_doubt(planner, DIAG_CHANGE_OF_ITSELF, &to->members[0].value);
    return true;
}

bool change_compile(const struct planner *planner, const struct node *node,
                    const struct node *change, struct target *out)
{
    static const char *const keys[CHANGE_SIDES] = {[CHANGE_TO] = "to", [CHANGE_FROM] = "from"};
    bool sound = true;

    if (out->window.slicing.every != EVERY_NONE) {
        planner_fault(planner, DIAG_EVERY_CHANGE, node_get(node, "every"));
        return false;
    }
    out->kind = TARGET_CHANGE;
    out->no_data = true;
    out->members = ARENA_ARRAY(planner->arena, CHANGE_SIDES, struct target);
    out->member_count = CHANGE_SIDES;
    for (int i = 0; i < CHANGE_SIDES; i++) {
        struct target *side = &out->members[i];

        *side = (struct target){.node = out->node,
                                .shape = out->shape,
                                .units = out->units,
                                .unit_count = out->unit_count,
                                .units_known = out->units_known,
                                .window = out->window,
                                .as_recorded = i == CHANGE_FROM};
        sound = compile_side(planner, node, node_get(change, keys[i]), side) && sound;
        out->undefined = out->undefined || side->undefined;
    }
    out->in_points = out->members[CHANGE_TO].kind == TARGET_SHARE;
    return sound && check_sides(planner, change, out->members);
}
