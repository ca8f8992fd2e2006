/* SPDX-License-Identifier: MIT */
/* How much is wanted, and how much of it by when. */
#include "plan/plan_room.h"

/* What a bound can be written as, by the kind of the target. */
static const struct words bound_wanted[] = {
    [TARGET_NUMBER] = {{[LANG_EN] = "write a number", [LANG_ZH] = "请写数字"}},
    [TARGET_LEVEL] = {{[LANG_EN] = "write one of the field's values, and only under each: levels "
                                   "have no total",
                       [LANG_ZH] = "请写该字段的一个取值，并且只能写在 each 里：等级没有合计"}},
    [TARGET_ITEMS] =
        {{[LANG_EN] = "write a number of items, or all", [LANG_ZH] = "请写几项，或写 all（全部）"}},
    [TARGET_SHARE] = {{[LANG_EN] = "write a percentage such as 100%, or all",
                       [LANG_ZH] = "请写百分比，如 100%，或写 all（全部）"}},
    [TARGET_MEMBERS] = {{[LANG_EN] = "write a number of targets, or all",
                         [LANG_ZH] = "请写几个目标，或写 all（全部）"}},
};

static bool report_bound(const struct planner *planner, const struct target *target,
                         const struct node *node)
{
    struct diag *diag = planner_fault(planner, DIAG_BAD_BOUND, node);

    diag_set(diag, "value", node_text(node));
    diag_set_words(diag, "wanted", &bound_wanted[target->kind]);
    return false;
}

static bool is_all(const struct node *node)
{
    return slice_is(node_text(node), "all") || slice_is(node_text(node), "全部");
}

/* "99.5%": the number before the sign. */
static bool read_percent(const struct node *node, struct decimal *out)
{
    struct slice text = node_text(node);

    return node->kind == NODE_STRING && slice_ends(text, "%") &&
           decimal_parse(slice_sub(text, 0, text.len - 1), out) == DECIMAL_OK && out->coef >= 0;
}

/* `all` as a number; false where the kind has none. */
static bool read_all(const struct planner *planner, const struct target *target,
                     struct decimal *out)
{
    size_t count = 0;

    switch (target->kind) {
    case TARGET_SHARE:
        *out = decimal_of(100);
        return true;
    case TARGET_ITEMS:
        count = planner->plan->measures.items[target->good].shown_count;
        break;
    case TARGET_MEMBERS:
        count = target->member_count;
        break;
    case TARGET_NUMBER:
    case TARGET_LEVEL:
        return false;
    }
    *out = decimal_of((int64_t)count);
    return true;
}

/* More than there are can never be: of items and of members. */
static bool is_too_much(const struct planner *planner, const struct target *target,
                        struct decimal limit)
{
    struct decimal all;

    return !target->undefined && read_all(planner, target, &all) && decimal_cmp(limit, all) > 0;
}

static bool read_level(const struct planner *planner, const struct target *target,
                       const struct node *node, struct decimal *out)
{
    const struct field *field = planner->plan->measures.items[target->good].value;
    int rank = field_rank(field, field_canonical(field, node_text(node)));

    if (rank < 0) {
        report_value(planner, field, node);
        return false;
    }
    *out = decimal_of(rank + 1);
    return true;
}

static bool read_limit(const struct planner *planner, const struct target *target, bool total,
                       const struct node *node, struct decimal *out)
{
    bool sound = false;

    if (target->kind == TARGET_LEVEL && !total && node->kind == NODE_STRING)
        return read_level(planner, target, node, out);
    if (is_all(node))
        sound = read_all(planner, target, out);
    else if (target->kind == TARGET_SHARE)
        sound = read_percent(node, out);
    else if (target->kind != TARGET_LEVEL)
        sound = node->kind == NODE_NUMBER && node_number(node, out) == DECIMAL_OK &&
                !is_too_much(planner, target, *out);
    return sound || report_bound(planner, target, node);
}

/* The limit under a key, where there is one. */
static bool read_side(const struct planner *planner, const struct target *target, bool total,
                      const struct node *node, bool *has, struct decimal *out)
{
    *has = node != NULL;
    return node == NULL || read_limit(planner, target, total, node, out);
}

static bool read_bound(const struct planner *planner, const struct target *target, bool total,
                       const struct node *node, struct bound *out)
{
    const struct node *in = node_get(node, "in");
    struct decimal number;
    int64_t units;
    bool sound = read_side(planner, target, total, node_get(node, "min"), &out->has_min, &out->min);

    sound =
        read_side(planner, target, total, node_get(node, "max"), &out->has_max, &out->max) && sound;
    out->over_notes =
        slice_is(planner_word(planner, "targets.want.total.over", node_get(node, "over")), "note");
    if (in != NULL && node_number(in, &number) == DECIMAL_OK && decimal_to_int(number, &units) &&
        units > 0)
        out->in = (size_t)units;
    /* A member of all-of is judged on the units of another, which are not its own. */
    if (out->in > target->unit_count && planner->depth == 0 && planner->township->lost_count == 0) {
        diag_set_number(planner_fault(planner, DIAG_IN_TOO_MANY, in), "count",
                        (int64_t)target->unit_count);
        return false;
    }
    if (!sound || !out->has_min || !out->has_max || decimal_cmp(out->min, out->max) <= 0)
        return sound;
    planner_fault(planner, DIAG_MIN_OVER_MAX, node);
    return false;
}

/* "each.min x units agrees with total.min": a hint, for a plan may ask for more in all. */
static void check_arithmetic(const struct planner *planner, const struct target *target,
                             const struct node *node)
{
    size_t units = target->each.in > 0 ? target->each.in : target->unit_count;
    struct decimal product;

    if (planner->depth > 0 || planner->township->lost_count > 0 || target->kind != TARGET_NUMBER ||
        !target->each.has_min || !target->total.has_min ||
        !decimal_mul(target->each.min, decimal_of((int64_t)units), &product) ||
        decimal_cmp(product, target->total.min) == 0)
        return;
    struct diag *diag =
        planner_fault(planner, DIAG_EACH_AND_TOTAL, node_get(node_get(node, "total"), "min"));
    struct buffer text = {0};

    diag_set_number(diag, "units", (int64_t)units);
    decimal_print(&text, target->each.min);
    diag_set(diag, "each", buffer_slice(&text));
    text.len = 0;
    decimal_print(&text, product);
    diag_set(diag, "product", buffer_slice(&text));
    text.len = 0;
    decimal_print(&text, target->total.min);
    diag_set(diag, "total", buffer_slice(&text));
    buffer_free(&text);
}

/* ---- milestones and pace ---- */

static bool read_milestone_side(const struct planner *planner, const struct target *target,
                                bool total, const struct node *bound, bool *has,
                                struct decimal *out)
{
    bool judged = total ? target->has_total && target->total.has_min
                        : target->has_each && target->each.has_min;

    if (bound != NULL && !judged) {
        planner_fault(planner, DIAG_MILESTONE_OF_NOTHING, bound);
        return false;
    }
    return read_side(planner, target, total, node_get(bound, "min"), has, out);
}

static bool read_milestone(const struct planner *planner, const struct target *target,
                           const struct node *node, struct milestone *out)
{
    const struct node *on = node_get(node, "on");
    date_days before = target->milestone_count == 0 ? target->window.from - 1 : out[-1].on;

    if (!node_date(on, &out->on))
        return false;
    if (out->on <= before || out->on > target->window.due) {
        planner_fault(planner, DIAG_MILESTONE_ORDER, on);
        return false;
    }
    bool sound = read_milestone_side(planner, target, false, node_get(node, "each"), &out->has_each,
                                     &out->each);
    return read_milestone_side(planner, target, true, node_get(node, "total"), &out->has_total,
                               &out->total) &&
           sound;
}

static bool read_milestones(const struct planner *planner, const struct node *list,
                            struct target *out)
{
    uint32_t count = node_count(list, NODE_LIST);

    out->milestones = ARENA_ARRAY(planner->arena, count, struct milestone);
    for (uint32_t i = 0; i < count; i++) {
        if (!read_milestone(planner, out, &list->items[i], &out->milestones[i]))
            return false;
        out->milestone_count++;
    }
    return true;
}

/* Progress is measured in amounts: slices and members have none, and a level has no halves. */
static bool check_pace(const struct planner *planner, const struct target *target,
                       const struct node *milestones, const struct node *pace)
{
    const struct node *first = milestones != NULL ? milestones : pace;
    bool amounts = target->window.every == EVERY_NONE && target->kind != TARGET_MEMBERS &&
                   (target->kind != TARGET_LEVEL || pace == NULL);
    bool one = milestones == NULL || pace == NULL;
    bool judged =
        (target->has_each && target->each.has_min) || (target->has_total && target->total.has_min);

    if (first == NULL || (amounts && one && judged))
        return true;
    planner_fault(planner, DIAG_BAD_PACE, first);
    return false;
}

static bool read_progress(const struct planner *planner, const struct node *node,
                          struct target *out)
{
    const struct node *milestones = node_get(node, "milestones"), *pace = node_get(node, "pace");

    out->linear = pace != NULL;
    return check_pace(planner, out, milestones, pace) && read_milestones(planner, milestones, out);
}

bool want_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *want = node_get(node, "want");
    const struct node *each = node_get(want, "each"), *total = node_get(want, "total");
    bool sound = true;

    if (want == NULL)
        return false;
    out->judged = want->kind == NODE_MAP;
    out->has_each = each != NULL;
    out->has_total = total != NULL;
    if (each != NULL)
        sound = read_bound(planner, out, false, each, &out->each);
    if (total != NULL)
        sound = read_bound(planner, out, true, total, &out->total) && sound;
    if (!sound || !read_progress(planner, node, out))
        return false;
    check_arithmetic(planner, out, want);
    return true;
}
