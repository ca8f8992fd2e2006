/* SPDX-License-Identifier: MIT */
/* Readings: a target with the named fields replaced. */
#include "plan/plan_room.h"

#include <assert.h>

#define OWN_NAME "plan"

/* What a reading says of itself, and not of the target; and what it has not. */
static const char *const own_keys[] = {"name", "why", NULL};
static const char *const left_keys[] = {"readings", "parts", NULL};

static struct node overlay(struct arena *arena, const struct node *base, const struct node *over)
{
    return node_overlay(arena, base, left_keys, over, own_keys);
}

/* ---- the readings of a target ---- */

/* Two readings of one name could not be told apart on the command line. */
static bool check_name(const struct planner *planner, const struct target *target,
                       const struct node *node, struct slice name)
{
    /* The plan's own reading goes by that name where another is chosen. */
    if (slice_is(name, OWN_NAME)) {
        struct diag *diag = planner_fault(planner, DIAG_DUPLICATE_READING, node_get(node, "name"));

        diag_set(diag, "name", name);
        return false;
    }
    for (size_t i = 0; i < target->reading_count; i++) {
        if (!slice_eq(target->readings[i].name, name))
            continue;
        struct diag *diag = planner_fault(planner, DIAG_DUPLICATE_READING, node_get(node, "name"));
        diag_set(diag, "name", name);
        diag_also(diag, (struct span){planner->tree->source, target->readings[i].node->start,
                                      target->readings[i].node->end});
        return false;
    }
    return true;
}

static bool reading_compile(const struct planner *planner, const struct node *base,
                            const struct node *node, struct target *out)
{
    struct node *whole = ARENA_NEW(planner->arena, struct node);
    struct planner inner = *planner;

    if (node->kind != NODE_MAP || node_any_faulty(node))
        return false;
    inner.reading = node;
    *whole = overlay(planner->arena, base, node);
    if (!target_compile(&inner, whole, out))
        return false;
    out->name = node_text(node_get(node, "name"));
    out->why = node_name(node_get(node, "why"));
    out->node = node;
    out->whole = whole;
    return out->name.len > 0;
}

/* A reading that asks for the same is no other reading: probably it lacks what it was to replace.
 */
static void check_differs(const struct planner *planner, const struct target *target,
                          const struct node *base, const struct target *reading)
{
    for (size_t i = 0; i <= target->reading_count && target->judged_by.len == 0; i++) {
        const struct target *other = i == 0 ? target : &target->readings[i - 1];

        if (!target_same(other, i == 0 ? base : other->whole, reading, reading->whole))
            continue;
        struct diag *diag =
            planner_doubt(planner, DIAG_READING_SAME, node_get(reading->node, "name"));

        if (diag == NULL)
            return;
        diag_set(diag, "name", reading->name);
        diag_set(diag, "other", i == 0 ? target->id : other->name);
        return;
    }
}

/* Where another reading was asked for, the plan's own is one among the rest. */
static bool add_own(const struct planner *planner, const struct node *node, struct target *out)
{
    struct target *own = &out->readings[out->reading_count];
    struct node *whole = ARENA_NEW(planner->arena, struct node);

    assert(out->reading_count == 0 && "the plan's own comes first");
    *whole = overlay(planner->arena, node, node);
    if (out->judged_by.len == 0)
        return true;
    if (!target_compile(planner, whole, own))
        return false;
    own->name = SLICE(OWN_NAME);
    own->why = own->reading;
    own->node = node;
    own->whole = whole;
    out->reading_count++;
    return true;
}

bool readings_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *list = node_get(node, "readings");
    uint32_t count = node_count(list, NODE_LIST);

    out->readings = ARENA_ARRAY(planner->arena, (size_t)count + 1, struct target);
    bool sound = add_own(planner, node, out);
    for (uint32_t i = 0; i < count; i++) {
        struct target *reading = &out->readings[out->reading_count];

        assert(out->reading_count <= count);
        if (out->judged_by.len > 0 &&
            slice_eq(node_text(node_get(&list->items[i], "name")), out->judged_by))
            continue;
        if (reading_compile(planner, node, &list->items[i], reading) &&
            check_name(planner, out, &list->items[i], reading->name)) {
            target_assert(planner, reading);
            check_differs(planner, out, node, reading);
            out->reading_count++;
        } else {
            sound = false;
        }
    }
    return sound;
}

/* ---- the readings that were asked for ---- */

static const struct node *find_reading(const struct node *target, struct slice name)
{
    const struct node *list = node_get(target, "readings");

    for (uint32_t i = 0; i < node_count(list, NODE_LIST); i++) {
        const struct node *node = &list->items[i];

        if (!node_any_faulty(node) && slice_eq(node_text(node_get(node, "name")), name))
            return node;
    }
    return NULL;
}

static void report_reading(const struct planner *planner, const struct node *target,
                           const struct reading_choice *choice)
{
    const struct node *list = node_get(target, "readings");
    uint32_t count = node_count(list, NODE_LIST);
    struct slice *names = ARENA_ARRAY(planner->arena, count, struct slice);
    struct diag *diag =
        diag_add_path(planner->diags, DIAG_UNKNOWN_READING, (struct slice){NULL, 0});

    for (uint32_t i = 0; i < count; i++)
        names[i] = node_text(node_get(&list->items[i], "name"));
    diag_set(diag, "target", choice->target);
    diag_set(diag, "name", choice->reading);
    diag_set_nearest_or_all(diag, choice->reading, names, count);
}

/* The target of the plan that is asked for; reports one that is not there. */
static struct target_node *find_target(const struct planner *planner, struct target_node *targets,
                                       struct slice name)
{
    struct called *called = ARENA_ARRAY(planner->arena, planner->node_count, struct called);

    for (size_t i = 0; i < planner->node_count; i++)
        called[i] = (struct called){node_text(node_get(targets[i].own, "id")),
                                    node_name(node_get(targets[i].own, "title"))};
    size_t found = called_find(called, planner->node_count, name);

    if (found == CALLED_NONE)
        called_report(planner->arena, called, planner->node_count, name, planner->diags);
    return found == CALLED_NONE ? NULL : &targets[found];
}

static bool choose(const struct planner *planner, struct target_node *targets,
                   const struct reading_choice *choice)
{
    struct target_node *target = find_target(planner, targets, choice->target);
    const struct node *reading = target == NULL ? NULL : find_reading(target->own, choice->reading);

    if (target == NULL)
        return false;
    if (reading == NULL) {
        report_reading(planner, target->own, choice);
        return false;
    }
    target->node = overlay(planner->arena, target->own, reading);
    target->judged_by = choice->reading;
    return true;
}

bool readings_choose(struct planner *planner, const struct node *targets)
{
    struct target_node *nodes = parts_unfold(planner, targets);
    bool sound = true;

    for (size_t i = 0; i < planner->choices.count; i++)
        sound = choose(planner, nodes, &planner->choices.items[i]) && sound;
    return sound;
}
