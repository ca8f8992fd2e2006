/* SPDX-License-Identifier: MIT */
/* Who assesses which targets at the end of the year. */
#include "plan/plan_room.h"

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

static bool find_sheet(const struct planner *planner, const struct node *node, size_t *out)
{
    const struct plan *plan = planner->plan;
    struct slice *ids = ARENA_ARRAY(planner->arena, plan->sheet_count, struct slice);

    for (size_t i = 0; i < plan->sheet_count; i++) {
        ids[i] = plan->sheets[i].id;
        *out = i;
        if (slice_eq(ids[i], node_text(node)))
            return true;
    }
    if (is_faulty_sheet(planner, node_text(node))) {
        planner->members->faulty = true;
    } else {
        struct diag *diag = planner_unknown(planner, DIAG_UNKNOWN_SHEET, node,
                                            node_get(&planner->tree->root, "sheets"));

        if (diag != NULL)
            diag_set_nearest_or_all(diag, node_text(node), ids, plan->sheet_count);
    }
    return false;
}

bool target_sheets_compile(const struct planner *planner, const struct node *node,
                           struct target *out)
{
    uint32_t count = node == NULL ? 0 : node->kind == NODE_LIST ? node->count : 1;
    bool *marks = ARENA_ARRAY(planner->arena, planner->plan->sheet_count, bool);
    bool sound = true;

    for (uint32_t i = 0; i < count; i++) {
        size_t sheet;
        const struct node *one = node->kind == NODE_LIST ? &node->items[i] : node;

        if (find_sheet(planner, one, &sheet))
            marks[sheet] = true;
        else
            sound = false;
    }
    out->sheets = ARENA_ARRAY(planner->arena, planner->plan->sheet_count, size_t);
    for (size_t i = 0; i < planner->plan->sheet_count; i++) {
        if (marks[i])
            out->sheets[out->sheet_count++] = i;
    }
    return sound;
}
