/* SPDX-License-Identifier: MIT */
/*
 * Parts of a target, "of which": each is a target of its own that has what the whole has, but for
 * what it says itself. Its conditions go with those of the whole.
 */
#include "plan/plan_room.h"

#include <assert.h>

/* What a part does not take over: what is said of the whole alone. */
static const char *const left_keys[] = {"parts",      "readings", "reading", "note", "also",
                                        "milestones", "pace",     "points",  "veto", NULL};
static const char *const own_keys[] = {"where", NULL};
static const char *const none[] = {NULL};

/* A measure with further conditions: the member of a part that holds them. */
static struct node narrow(const struct planner *planner, const struct node *measure,
                          const struct member *where)
{
    const struct node *own = node_get(measure, "where");
    struct member both = *where;
    struct node holder = {.kind = NODE_MAP, .start = measure->start, .end = measure->end};

    if (own != NULL)
        both.value = node_overlay(planner->arena, own, none, &where->value, none);
    holder.members = ARENA_NEW(planner->arena, struct member);
    *holder.members = both;
    holder.count = 1;
    return node_overlay(planner->arena, measure, none, &holder, none);
}

/* Shares and lists of targets have no conditions of their own to go with. */
static bool takes_where(const struct node *measure)
{
    return measure_kind_of(measure) != NULL;
}

static void unfold_part(const struct planner *planner, const struct node *whole,
                        const struct node *part, struct target_node *out)
{
    struct member *where = node_member(part, SLICE("where"));
    struct node *merged = ARENA_NEW(planner->arena, struct node);
    struct member *measure;

    *out = (struct target_node){.own = part, .node = *part, .whole = whole};
    if (part->kind != NODE_MAP || part->faulty)
        return;
    *merged = node_overlay(planner->arena, whole, left_keys, part, own_keys);
    measure = node_member(merged, SLICE("measure"));
    if (where != NULL && measure != NULL && takes_where(&measure->value)) {
        measure->value = narrow(planner, &measure->value, where);
    } else if (where != NULL && measure != NULL && !node_any_faulty(&measure->value)) {
        planner_fault(planner, DIAG_PART_WHERE, &where->value);
        merged->faulty = true; /* what it counts is not known */
    }
    out->own = merged;
    out->node = *merged;
}

static uint32_t count_parts(const struct node *target)
{
    return node_count(node_get(target, "parts"), NODE_LIST);
}

struct target_node *parts_unfold(struct planner *planner, const struct node *targets)
{
    uint32_t count = node_count(targets, NODE_LIST);
    size_t room = count;

    for (uint32_t i = 0; i < count; i++)
        room += count_parts(&targets->items[i]);
    struct target_node *nodes = ARENA_ARRAY(planner->arena, room, struct target_node);

    planner->node_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct node *target = &targets->items[i];
        const struct node *parts = node_get(target, "parts");

        nodes[planner->node_count++] = (struct target_node){.own = target, .node = *target};
        for (uint32_t k = 0; k < count_parts(target); k++)
            unfold_part(planner, target, &parts->items[k], &nodes[planner->node_count++]);
    }
    assert(planner->node_count == room);
    planner->nodes = nodes;
    return nodes;
}
