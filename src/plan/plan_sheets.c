/* SPDX-License-Identifier: MIT */
/* Who assesses which targets at the end of the year. */
#include "plan/plan_room.h"

#include <stdlib.h>

bool sheets_compile(const struct planner *planner, struct plan *plan)
{
    const struct node *sheets = node_get(&planner->tree->root, "sheets");
    uint32_t count = node_count(sheets, NODE_MAP);
    bool sound = true;

    plan->sheets = ARENA_ARRAY(planner->arena, count, struct sheet);
    for (uint32_t i = 0; i < count; i++) {
        const struct node *node = &sheets->members[i].value;

        if (sheets->members[i].key.faulty || node_any_faulty(node))
            continue;
        plan_index_add(planner->arena, &plan->sheets_by_id,
                       plan_index_hash(sheets->members[i].key.text), plan->sheet_count);
        plan->sheets[plan->sheet_count++] = (struct sheet){
            .id = sheets->members[i].key.text,
            .title = node_name(node_get(node, "title")),
            .cite = {node_text(node_get(node, "clause")), node_text(node_get(node, "quote"))},
            .node = node,
        };
        sound = marking_compile(planner, node_get(node, "points"),
                                &plan->sheets[plan->sheet_count - 1].marking) &&
                sound;
    }
    return sound && plan->sheet_count == count;
}

/* Whether the plan has a sheet of that name that was left out for a fault of its own. */
static bool is_faulty_sheet(const struct planner *planner, struct slice id)
{
    return node_member(node_get(&planner->tree->root, "sheets"), id) != NULL;
}

/* Says that the plan has none of that name, or that it is faulty. */
static void miss_sheet(const struct planner *planner, const struct node *node)
{
    const struct plan *plan = planner->plan;

    if (is_faulty_sheet(planner, node_text(node))) {
        planner->members->faulty = true;
        return;
    }
    struct diag *diag = planner_unknown(planner, DIAG_UNKNOWN_SHEET, node,
                                        node_get(&planner->tree->root, "sheets"));
    if (diag == NULL)
        return;
    struct slice *ids = ARENA_ARRAY(planner->arena, plan->sheet_count, struct slice);

    for (size_t i = 0; i < plan->sheet_count; i++)
        ids[i] = plan->sheets[i].id;
    diag_set_nearest_or_all(diag, node_text(node), ids, plan->sheet_count);
}

static bool find_sheet(const struct planner *planner, const struct node *node, size_t *out)
{
    const struct plan *plan = planner->plan;
    const uint64_t hash = plan_index_hash(node_text(node));

    for (size_t at = 0; plan_index_next(&plan->sheets_by_id, hash, &at, out);) {
        if (slice_eq(plan->sheets[*out].id, node_text(node)))
            return true;
    }
    miss_sheet(planner, node);
    return false;
}

static int by_place(const void *a, const void *b)
{
    const size_t one = *(const size_t *)a, other = *(const size_t *)b;

    return (one > other) - (one < other);
}

/* In the order of the plan, each once. */
static void put_in_order(struct target *out)
{
    size_t kept = 0;

    if (out->sheet_count > 1)
        qsort(out->sheets, out->sheet_count, sizeof *out->sheets, by_place);
    for (size_t i = 0; i < out->sheet_count; i++) {
        if (i == 0 || out->sheets[i] != out->sheets[kept - 1])
            out->sheets[kept++] = out->sheets[i];
    }
    out->sheet_count = kept;
}

bool target_sheets_compile(const struct planner *planner, const struct node *node,
                           struct target *out)
{
    uint32_t count = node == NULL ? 0 : node->kind == NODE_LIST ? node->count : 1;
    bool sound = true;

    out->sheets = ARENA_ARRAY(planner->arena, count, size_t);
    for (uint32_t i = 0; i < count; i++) {
        const struct node *one = node->kind == NODE_LIST ? &node->items[i] : node;

        if (find_sheet(planner, one, &out->sheets[out->sheet_count]))
            out->sheet_count++;
        else
            sound = false;
    }
    put_in_order(out);
    return sound;
}
