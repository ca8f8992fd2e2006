/* SPDX-License-Identifier: MIT */
/* Which units a target asks: a group of the plan, a kind of unit, a list, or all. */
#include "plan/plan_room.h"

static size_t *new_units(const struct planner *planner)
{
    return ARENA_ARRAY(planner->arena, planner->township->unit_count, size_t);
}

/* Marks one unit by its spelling. */
static bool mark_unit(const struct planner *planner, const struct node *node, bool *marks)
{
    size_t unit = township_find(planner->township, node_text(node));

    if (unit != UNIT_NONE) {
        marks[unit] = true;
        return true;
    }
    struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_UNIT, node);
    diag_set(diag, "name", node_text(node));
    township_set_nearest(planner->arena, planner->township, diag, node_text(node));
    return false;
}

static bool mark_list(const struct planner *planner, const struct node *list, bool *marks)
{
    bool sound = true;

    for (uint32_t i = 0; i < list->count; i++)
        sound = mark_unit(planner, &list->items[i], marks) && sound;
    return sound;
}

/* Marks the units of a kind; false where the township has none of it. */
static bool mark_kind(const struct planner *planner, struct slice word, bool *marks)
{
    struct slice canonical = township_kind(planner->township, word);
    bool any = false;

    for (size_t i = 0; i < planner->township->unit_count; i++) {
        if (slice_eq(planner->township->units[i].kind, canonical))
            any = marks[i] = true;
    }
    return any;
}

static bool mark_group(const struct planner *planner, const struct node *group, bool *marks)
{
    const struct node *kind = node_get(group, "kind");

    if (group->kind == NODE_LIST)
        return mark_list(planner, group, marks);
    if (kind == NULL)
        return false;
    for (uint32_t i = 0; kind->kind == NODE_LIST && i < kind->count; i++)
        mark_kind(planner, node_text(&kind->items[i]), marks);
    if (kind->kind == NODE_STRING)
        mark_kind(planner, node_text(kind), marks);
    return true;
}

static void report_group(const struct planner *planner, const struct node *node,
                         const struct node *groups)
{
    struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_GROUP, node);
    size_t count = groups == NULL ? 0 : groups->count;
    struct slice *names = ARENA_ARRAY(planner->arena, count, struct slice);

    for (size_t i = 0; i < count; i++)
        names[i] = groups->members[i].key.text;
    diag_set(diag, "name", node_text(node));
    diag_set_nearest(diag, node_text(node), names, count);
}

bool units_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *groups = node_get(&planner->tree->root, "groups");
    bool *marks = ARENA_ARRAY(planner->arena, planner->township->unit_count, bool);
    bool sound = true;

    for (size_t i = 0; node == NULL && i < planner->township->unit_count; i++)
        marks[i] = true;
    if (node != NULL && node->kind == NODE_LIST) {
        sound = mark_list(planner, node, marks);
    } else if (node != NULL) {
        const struct member *group = node_member(groups, node_text(node));

        if (group != NULL)
            sound = mark_group(planner, &group->value, marks);
        else if (!mark_kind(planner, node_text(node), marks)) {
            report_group(planner, node, groups);
            sound = false;
        }
    }

    out->units = new_units(planner);
    for (size_t i = 0; i < planner->township->unit_count; i++) {
        if (marks[i])
            out->units[out->unit_count++] = i;
    }
    return sound;
}
