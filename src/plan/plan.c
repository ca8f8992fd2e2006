/* SPDX-License-Identifier: MIT */
/* Plans and their targets. See plan.h. */
#include "plan/plan_room.h"

#include <assert.h>

bool plan_head(const struct tree *tree, struct plan *out)
{
    const struct node *period = node_get(&tree->root, "period");
    const struct node *source = node_get(&tree->root, "source");

    *out = (struct plan){
        .id = node_text(node_get(&tree->root, "plan")),
        .title = node_name(node_get(&tree->root, "title")),
        .source_node = node_get(source, "file"),
        .hash_node = node_get(source, "sha256"),
        .tree = tree,
    };
    out->source_file = node_text(out->source_node);
    out->source_hash = node_text(out->hash_node);
    return out->id.len > 0 && node_date(node_get(period, "from"), &out->from) &&
           node_date(node_get(period, "to"), &out->to) && out->from <= out->to;
}

/* What no figure is made of, and targets, whose faults are their own. */
static bool is_apart(struct slice key)
{
    return slice_is(key, "targets") || slice_is(key, "sheets") || slice_is(key, "context") ||
           slice_is(key, "title") || slice_is(key, "note");
}

/* A fault in groups, terms or evidence, or a field that is not known, may have been about any
 * target. */
static bool is_damaged(const struct tree *tree)
{
    const struct node *root = &tree->root;

    if (!tree->whole || root->faulty)
        return true;
    for (uint32_t i = 0; i < root->count; i++) {
        const struct member *member = &root->members[i];

        if (member->key.faulty || (!is_apart(member->key.text) && node_any_faulty(&member->value)))
            return true;
    }
    return false;
}

/* Two targets of one id could not be told apart in a report. */
static bool check_id(const struct planner *planner, const struct target *target)
{
    const struct target *first = plan_find(planner->plan, target->id);

    if (first == NULL)
        return true;
    struct diag *diag = planner_fault(planner, DIAG_DUPLICATE_TARGET, node_get(target->node, "id"));

    diag_set(diag, "id", target->id);
    diag_also(diag, node_span(planner->tree, node_get(first->node, "id")));
    return false;
}

bool target_is_sound(const struct node *node)
{
    if (node->faulty)
        return false;
    for (uint32_t i = 0; i < node_count(node, NODE_MAP); i++) {
        const struct member *member = &node->members[i];

        if (member->key.faulty || member->value.faulty)
            return false;
        if (!slice_is(member->key.text, "readings") && !slice_is(member->key.text, "parts") &&
            node_any_faulty(&member->value))
            return false;
    }
    return true;
}

/* A target without a fault; false where one was reported. Schemas of one's own may let pass what is
 * no target at all. */
static bool compile_sound(const struct planner *planner, const struct target_node *from,
                          struct target *out)
{
    size_t errors = planner->diags->errors;

    planner->members->faulty = false;
    if (!target_is_sound(&from->node))
        return false;
    if (target_compile(planner, &from->node, out) && out->id.len > 0 && check_id(planner, out)) {
        target_assert(planner, out);
        out->judged_by = from->judged_by;
        readings_compile(planner, from->own, out);
        return true;
    }
    if (planner->diags->errors == errors && !planner->members->faulty)
        planner_fault(planner, DIAG_NO_TARGET, &from->node);
    return false;
}

/* The one that was compiled behind the last. */
static void add_target(struct arena *arena, struct plan *plan)
{
    const size_t place = plan->target_count++;

    plan_index_add(arena, &plan->by_id, plan_index_hash(plan->targets[place].id), place);
}

void plan_keep_targets(struct arena *arena, struct plan *plan, size_t kept)
{
    assert(kept <= plan->target_count);
    plan->by_id = (struct plan_index){0};
    for (plan->target_count = 0; plan->target_count < kept;)
        add_target(arena, plan);
}

/* A part has what its whole has, with its faults, which are told there. */
static void compile_targets(const struct planner *planner, struct plan *plan)
{
    struct slice whole = {NULL, 0};

    for (size_t i = 0; i < planner->node_count; i++) {
        const struct target_node *node = &planner->nodes[i];
        struct target *target = &plan->targets[plan->target_count];

        if (node->whole == NULL)
            whole = (struct slice){NULL, 0};
        if ((node->whole != NULL && whole.len == 0) || !compile_sound(planner, node, target)) {
            plan->faulty_count++;
            continue;
        }
        if (node->whole == NULL)
            whole = target->id;
        else
            target->part_of = whole;
        add_target(planner->arena, plan);
    }
}

bool plan_compile(struct arena *arena, const struct township *township,
                  const struct field *unit_shape, const struct field *plan_shape,
                  struct reading_choices choices, struct diag_list *diags, struct plan *plan)
{
    struct members members = {0};
    struct planner planner = {.members = &members,
                              .arena = arena,
                              .township = township,
                              .unit_shape = unit_shape,
                              .plan_shape = plan_shape,
                              .tree = plan->tree,
                              .choices = choices,
                              .diags = diags,
                              .plan = plan};
    const struct node *targets = node_get(&plan->tree->root, "targets");

    assert(plan->from <= plan->to && plan->target_count == 0 && "its head alone was read");
    time_check(&planner, node_get(&plan->tree->root, "period"), plan->from, plan->to);
    if (!readings_choose(&planner, targets) || planner.node_count == 0)
        return false;
    bool sheets = sheets_compile(&planner, plan), units = units_check(&planner);
    bool spans = spans_compile(&planner, plan), days = workdays_compile(&planner, plan);
    plan->targets = ARENA_ARRAY(arena, planner.node_count, struct target);
    compile_targets(&planner, plan);
    if (plan->faulty_count == 0)
        points_check(&planner, plan);
    if (days)
        workdays_check(&planner);
    bool sound = groups_check(&planner) && days;
    sound = evidence_check(&planner, node_get(&plan->tree->root, "evidence")) && sound;
    plan->damaged = !sound || is_damaged(plan->tree);
    return sound && sheets && units && spans && plan->faulty_count == 0;
}

struct target *plan_find(const struct plan *plan, struct slice id)
{
    for (size_t at = 0, i; plan_index_next(&plan->by_id, plan_index_hash(id), &at, &i);) {
        if (slice_eq(plan->targets[i].id, id))
            return &plan->targets[i];
    }
    return NULL;
}

static struct called *list_called(struct arena *arena, const struct plan *plan)
{
    struct called *called = ARENA_ARRAY(arena, plan->target_count, struct called);

    for (size_t i = 0; i < plan->target_count; i++)
        called[i] = (struct called){plan->targets[i].id, plan->targets[i].title};
    return called;
}

struct target *plan_find_called(struct arena *arena, const struct plan *plan, struct slice name,
                                struct diag_list *diags)
{
    const struct called *called = list_called(arena, plan);
    size_t found = called_find(called, plan->target_count, name);

    if (found == CALLED_NONE)
        called_report(arena, called, plan->target_count, name, diags);
    return found == CALLED_NONE ? NULL : &plan->targets[found];
}

/* Members of all-of have trails of their own, the sides of a change have not. */
void plan_trace(struct plan *plan, const struct target *target)
{
    for (size_t i = 0; target->kind == TARGET_CHANGE && i < target->member_count; i++)
        plan_trace(plan, &target->members[i]);

    const size_t indices[] = {target->good, target->among, target->less};

    for (size_t i = 0; i < sizeof indices / sizeof indices[0]; i++) {
        assert(indices[i] == MEASURE_NONE || indices[i] < plan->measures.len);
        if (indices[i] != MEASURE_NONE)
            plan->measures.items[indices[i]].traced = true;
    }
}
