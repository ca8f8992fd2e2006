/* SPDX-License-Identifier: MIT */
/* Plans and their targets. See plan.h. */
#include "plan/plan_room.h"

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

/* A fault in groups or evidence, or a field that is not known, may have been about any target. */
static bool is_damaged(const struct tree *tree)
{
    const struct node *root = &tree->root;

    if (!tree->whole || root->faulty)
        return true;
    for (uint32_t i = 0; i < root->count; i++) {
        const struct member *member = &root->members[i];

        if (member->key.faulty ||
            (!slice_is(member->key.text, "targets") && node_any_faulty(&member->value)))
            return true;
    }
    return false;
}

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
    if (also == NULL || also->kind != NODE_LIST)
        return;
    out->also = ARENA_ARRAY(planner->arena, also->count, struct cite);
    out->also_count = also->count;
    for (uint32_t i = 0; i < also->count; i++)
        out->also[i] = read_cite(&also->items[i]);
}

static bool read_bound(const struct planner *planner, const struct node *node, struct bound *out)
{
    const struct node *min = node_get(node, "min"), *max = node_get(node, "max");
    const struct node *over = node_get(node, "over");

    out->has_min = min != NULL && node_number(min, &out->min) == DECIMAL_OK;
    out->has_max = max != NULL && node_number(max, &out->max) == DECIMAL_OK;
    out->over_notes = slice_is(planner_word(planner, "targets.want.total.over", over), "note");
    if (!out->has_min || !out->has_max || decimal_cmp(out->min, out->max) <= 0)
        return true;
    planner_fault(planner, DIAG_MIN_OVER_MAX, node);
    return false;
}

static bool read_want(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *each = node_get(node, "each"), *total = node_get(node, "total");
    bool sound = true;

    if (node == NULL)
        return false;
    out->judged = node->kind == NODE_MAP;
    out->has_each = each != NULL;
    out->has_total = total != NULL;
    if (each != NULL)
        sound = read_bound(planner, each, &out->each);
    if (total != NULL)
        sound = read_bound(planner, total, &out->total) && sound;
    return sound;
}

/* Window and due date, with their defaults. */
static bool read_dates(const struct planner *planner, const struct plan *plan,
                       const struct node *node, struct target *out)
{
    const struct node *window = node_get(node, "window"), *due = node_get(node, "due");
    bool sound = true;

    out->from = plan->from;
    out->to = plan->to;
    node_date(node_get(window, "from"), &out->from);
    node_date(node_get(window, "to"), &out->to);
    out->due = out->to;
    node_date(due, &out->due);

    if (window != NULL && out->from > out->to) {
        planner_fault(planner, DIAG_WINDOW_ENDS_FIRST, window);
        sound = false;
    } else if (due != NULL && (out->due < out->from || out->due > out->to)) {
        planner_fault(planner, DIAG_DUE_OUTSIDE, due);
        sound = false;
    }
    return sound;
}

/* What no entry at all means: the target's own word, else the collection's. */
static bool read_missing(const struct planner *planner, const struct node *node,
                         const struct measure *measure)
{
    if (node != NULL)
        return slice_is(planner_word(planner, "targets.missing", node), "no-data");
    for (const struct field *at = measure->item; at != NULL; at = at->parent) {
        if (at->no_data)
            return true;
    }
    return false;
}

static bool target_compile(const struct planner *planner, const struct plan *plan,
                           const struct node *node, struct target *out)
{
    *out = (struct target){0};
    read_words(planner, node, out);

    bool sound = units_compile(planner, node_get(node, "units"), out);
    sound = read_want(planner, node_get(node, "want"), out) && sound;
    sound = read_dates(planner, plan, node, out) && sound;
    if (!measure_compile(planner, node_get(node, "measure"), &out->measure))
        return false;
    out->no_data = read_missing(planner, node_get(node, "missing"), &out->measure);
    return evidence_compile(planner, node_get(node, "evidence"), &out->measure) && sound;
}

/* Two targets of one id could not be told apart in a report. */
static bool check_id(const struct planner *planner, const struct plan *plan,
                     const struct target *target)
{
    for (size_t i = 0; i < plan->target_count; i++) {
        if (!slice_eq(plan->targets[i].id, target->id))
            continue;
        struct diag *diag =
            planner_fault(planner, DIAG_DUPLICATE_TARGET, node_get(target->node, "id"));
        diag_set(diag, "id", target->id);
        diag_also(diag, node_span(planner->tree, node_get(plan->targets[i].node, "id")));
        return false;
    }
    return true;
}

/* A target without a fault; false where one was told. Schemas of one's own may let pass what is
 * no target at all. */
static bool compile_sound(const struct planner *planner, const struct plan *plan,
                          const struct node *node, struct target *out)
{
    size_t errors = planner->diags->errors;

    if (node_any_faulty(node))
        return false;
    if (target_compile(planner, plan, node, out) && out->id.len > 0 && check_id(planner, plan, out))
        return true;
    if (planner->diags->errors == errors)
        planner_fault(planner, DIAG_NO_TARGET, node);
    return false;
}

bool plan_compile(struct arena *arena, const struct township *township,
                  const struct field *unit_shape, const struct field *plan_shape,
                  struct diag_list *diags, struct plan *plan)
{
    const struct planner planner = {arena, township, unit_shape, plan_shape, plan->tree, diags};
    const struct node *targets = node_get(&plan->tree->root, "targets");

    if (targets == NULL || targets->kind != NODE_LIST)
        return false;
    plan->targets = ARENA_ARRAY(arena, targets->count, struct target);
    for (uint32_t i = 0; i < targets->count; i++) {
        struct target *target = &plan->targets[plan->target_count];

        if (compile_sound(&planner, plan, &targets->items[i], target))
            plan->target_count++;
        else
            plan->faulty_count++;
    }
    bool sound = groups_check(&planner);
    sound = evidence_check(&planner, node_get(&plan->tree->root, "evidence")) && sound;
    plan->damaged = !sound || is_damaged(plan->tree);
    return sound && plan->faulty_count == 0;
}

void plan_set_as_of(struct plan *plan, date_days as_of)
{
    plan->as_of = as_of;
    for (size_t i = 0; i < plan->target_count; i++) {
        struct target *target = &plan->targets[i];

        target->reference = as_of < target->due ? as_of : target->due;
    }
}
