/* SPDX-License-Identifier: MIT */
/* A target of the plan, put together from its parts. */
#include "plan/plan_room.h"

static struct cite read_cite(const struct node *node)
{
    return (struct cite){node_text(node_get(node, "clause")), node_text(node_get(node, "quote"))};
}

static void read_words(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *also = node_get(node, "also");

    out->node = node;
    out->id = node_text(node_get(node, "id"));
    out->title = node_name(node_get(node, "title"));
    out->cite = read_cite(node);
    out->reading = node_name(node_get(node, "reading"));
    out->note = node_name(node_get(node, "note"));
    out->counted_in = node_name(node_get(node, "unit"));
    out->also_count = node_count(also, NODE_LIST);
    out->also = ARENA_ARRAY(planner->arena, out->also_count, struct cite);
    for (size_t i = 0; i < out->also_count; i++)
        out->also[i] = read_cite(&also->items[i]);
}

/* Whether the bounds of a measure are numbers, and of each and of all such that add up, whatever
 * else may be wrong with it. */
static bool is_plain(const struct node *measure)
{
    const struct measure_kind *kind = measure_kind_of(measure);

    return kind != NULL && kind->adds_up && !kind->latest;
}

static bool compile_rest(const struct planner *planner, const struct node *node, struct target *out)
{
    bool sound = window_compile(planner, node, out);

    sound = target_sheets_compile(planner, node_get(node, "sheet"), out) && sound;
    sound = kind_compile(planner, node, out) && sound;
    sound = unit_word_check(planner, node_get(node, "unit"), out) && sound;
    if (!sound && !is_plain(node_get(node, "measure")))
        return false;
    return want_compile(planner, node, out) && sound;
}

bool target_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    *out = (struct target){.shape = planner->unit_shape};
    read_words(planner, node, out);
    bool sound = units_compile(planner, node_get(node, "units"), out);
    return compile_rest(planner, node, out) && points_compile(planner, node, out) && sound;
}

bool member_compile(const struct planner *planner, const struct node *node,
                    const struct target *parent, struct target *out)
{
    *out = (struct target){.shape = parent->shape,
                           .units = parent->units,
                           .unit_count = parent->unit_count,
                           .units_known = parent->units_known};
    read_words(planner, node, out);
    return compile_rest(planner, node, out);
}
