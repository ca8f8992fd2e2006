/* SPDX-License-Identifier: MIT */
/* What a target's figure is: one measure, a share of two or three, a ratio, a change, or other
 * targets. */
#include "plan/plan_room.h"

#include <assert.h>

static struct measuring measuring_of(const struct node *node, const struct target *target)
{
    return (struct measuring){target->window, node_get(node, "evidence"), !target->as_recorded,
                              apiece_value(node)};
}

static const struct measure *measure_at(const struct planner *planner, size_t index)
{
    assert(index < planner->plan->measures.len);
    return &planner->plan->measures.items[index];
}

/* What no entry at all means: the target's own word, else the collection's. */
static bool read_missing(const struct planner *planner, const struct node *node,
                         const struct field *item)
{
    if (node != NULL)
        return slice_is(planner_word(planner, "targets.missing", node), "no-data");
    for (const struct field *at = item; at != NULL; at = at->parent) {
        if (at->no_data)
            return true;
    }
    return false;
}

/* ---- one measure ---- */

static enum target_kind kind_of(const struct measure *measure)
{
    assert(!measure->kind->latest || measure->value != NULL);
    if (measure->kind->items)
        return TARGET_ITEMS;
    return measure->kind->latest && measure->value->ordered ? TARGET_LEVEL : TARGET_NUMBER;
}

bool target_is_mean(const struct planner *planner, const struct target *target)
{
    return target->kind == TARGET_NUMBER && target->good != MEASURE_NONE &&
           measure_at(planner, target->good)->kind->mean;
}

bool measure_is_amount(const struct measure *measure)
{
    return kind_of(measure) == TARGET_NUMBER && measure->kind->adds_up;
}

static bool compile_one(const struct planner *planner, const struct node *node,
                        const struct node *measure, struct target *out)
{
    const struct measuring measuring = measuring_of(node, out);
    const struct node *missing = node_get(node, "missing");

    out->good = measure_compile(planner, measure, &measuring);
    if (out->good == MEASURE_NONE)
        return false;
    const struct measure *good = measure_at(planner, out->good);
    out->kind = kind_of(good);
    out->undefined = good->undefined;
    out->no_data =
        (missing == NULL && good->kind->asks_entry) || read_missing(planner, missing, good->item);
    return true;
}

/* ---- shares and ratios ---- */

/* Whether a good of which there is no entry is no data, where there is something that it is among:
 * the latest of nothing is no 0; nor is what must be reported in a collection of its own. */
static bool lacks_good(const struct planner *planner, const struct measure *good,
                       const struct measure *among)
{
    return good->kind->asks_entry || (field_entry(good->item) != field_entry(among->item) &&
                                      read_missing(planner, NULL, good->item));
}

/* What a share or a ratio is made of, as it is written. */
struct share_form {
    const struct node *node, *good, *among, *less;
};

/* "in `share` evidence filters `good` and `less`, never `among`": nor `by` of a ratio */
static bool compile_sides(const struct planner *planner, const struct node *node,
                          const struct share_form *form, struct target *out)
{
    struct measuring measuring = measuring_of(node, out);
    bool undefined = false, sound = true;

    assert(out->less == MEASURE_NONE);
    out->good = measure_compile(planner, form->good, &measuring);
    if (form->less != NULL)
        out->less = measure_compile(planner, form->less, &measuring);
    measuring.evident = false;
    out->among = measure_compile(planner, form->among, &measuring);
    if (out->good == MEASURE_NONE || out->among == MEASURE_NONE ||
        (form->less != NULL && out->less == MEASURE_NONE))
        return false;
    const size_t sides[] = {out->good, out->among, out->less};

    for (size_t i = 0; i < sizeof sides / sizeof sides[0] && sides[i] != MEASURE_NONE; i++) {
        const struct measure *side = measure_at(planner, sides[i]);

        undefined = undefined || side->undefined;
        sound = sound && measure_is_amount(side);
    }
    out->undefined = undefined;
    if (!sound)
        planner_fault(planner, out->ratio ? DIAG_RATIO_OF_NUMBERS : DIAG_SHARE_OF_NUMBERS,
                      form->node);
    return sound;
}

static bool compile_share(const struct planner *planner, const struct node *node,
                          const struct node *share, struct target *out)
{
    const struct share_form form = {share, node_get(share, "good"), node_get(share, "among"),
                                    node_get(share, "less")};
    const struct node *missing = node_get(node, "missing");

    out->kind = TARGET_SHARE;
    out->per = decimal_of(100);
    if (!compile_sides(planner, node, &form, out))
        return false;
    const struct measure *good = measure_at(planner, out->good);
    const struct measure *among = measure_at(planner, out->among);
    /* "No entry at all is no data": nothing to take a share of, unless the target says so. */
    out->no_data = missing == NULL || read_missing(planner, missing, among->item);
    out->good_no_data = out->no_data && lacks_good(planner, good, among);
    return share_check(planner, share, out);
}

/* The schema sees to it that it is a number above 0. */
static bool read_per(const struct node *node, struct decimal *out)
{
    *out = decimal_of(1);
    return node == NULL ||
           (node->kind == NODE_NUMBER && node_number(node, out) == DECIMAL_OK && out->coef > 0);
}

/* What `missing: zero` speaks of is what there is none of, and never what it is divided by. */
static bool compile_ratio(const struct planner *planner, const struct node *node,
                          const struct node *ratio, struct target *out)
{
    const struct share_form form = {ratio, node_get(ratio, "of"), node_get(ratio, "by"), NULL};
    const struct node *missing = node_get(node, "missing");

    out->kind = TARGET_SHARE;
    out->ratio = out->no_data = true;
    if (!compile_sides(planner, node, &form, out) || !read_per(node_get(ratio, "per"), &out->per))
        return false;
    const struct measure *of = measure_at(planner, out->good);
    out->good_no_data = missing == NULL ? lacks_good(planner, of, measure_at(planner, out->among))
                                        : read_missing(planner, missing, of->item);
    return ratio_check(planner, ratio, out);
}

/* ---- all-of and any-of ---- */

static void set_nearest_target(const struct planner *planner, struct diag *diag,
                               const struct node *id)
{
    size_t count = planner->node_count < PLAN_NAMES_MAX ? planner->node_count : PLAN_NAMES_MAX;
    struct arena *scratch = arena_new();
    struct slice *ids = ARENA_ARRAY(scratch, count, struct slice);

    for (size_t i = 0; i < count; i++)
        ids[i] = node_text(node_get(&planner->nodes[i].node, "id"));
    diag_set_nearest_or_all(diag, node_text(id), ids, count);
    arena_free(scratch);
}

static struct slice id_of(const struct planner *planner, size_t index)
{
    return node_text(node_get(&planner->nodes[index].node, "id"));
}

/* The first target of that id; NULL for none. */
static const struct node *target_node(const struct planner *planner, struct slice id)
{
    const struct plan_index *index = &planner->members->by_id;

    for (size_t at = 0, i; plan_index_next(index, plan_index_hash(id), &at, &i);) {
        if (slice_eq(id_of(planner, i), id))
            return &planner->nodes[i].node;
    }
    return NULL;
}

static void index_targets(const struct planner *planner)
{
    struct members *members = planner->members;

    members->known = true;
    members->unnamed = !planner->tree->whole;
    for (size_t i = 0; i < planner->node_count; i++) {
        const struct slice id = id_of(planner, i);

        members->unnamed = members->unnamed || id.len == 0;
        if (id.len > 0 && target_node(planner, id) == NULL)
            plan_index_add(planner->arena, &members->by_id, plan_index_hash(id), i);
    }
}

static const struct node *find_member(const struct planner *planner, const struct node *id)
{
    const struct node *found;

    if (!planner->members->known)
        index_targets(planner);
    found = node_text(id).len == 0 ? NULL : target_node(planner, node_text(id));
    if (found != NULL)
        return found;
    if (planner->members->unnamed) {
        planner->members->faulty = true;
        return NULL;
    }
    struct diag *diag = planner_unknown(planner, DIAG_UNKNOWN_TARGET, id,
                                        node_get(&planner->tree->root, "targets"));
    if (diag != NULL)
        set_nearest_target(planner, diag, id);
    return NULL;
}

/* Whether the way from the outermost target down to here comes by a target of that id. */
static bool leads_back(const struct planner *planner, struct slice id)
{
    for (const struct planner *at = planner; at != NULL && at->holder != NULL; at = at->outer) {
        if (slice_eq(at->holder->id, id))
            return true;
    }
    return false;
}

/* Once, though many ways may lead to it. */
static void report_loop(const struct planner *planner, const struct node *id)
{
    struct members *members = planner->members;

    members->faulty = true;
    for (size_t i = 0; i < members->len; i++) {
        if (members->items[i] == id)
            return;
    }
    *ARRAY_PUSH(planner->arena, members) = id;
    planner_fault(planner, DIAG_ALL_OF_ITSELF, id);
}

static bool compile_member(const struct planner *planner, const struct node *id,
                           const struct target *parent, struct target *out)
{
    struct planner inner = *planner;
    const struct node *node = find_member(planner, id);

    if (node == NULL)
        return false;
    if (!target_is_sound(node)) {
        planner->members->faulty = true;
        return false;
    }
    inner.outer = planner;
    inner.holder = parent;
    if (++inner.members->count > MEMBERS_MAX || ++inner.depth > MEMBERS_DEPTH_MAX ||
        leads_back(&inner, node_text(id))) {
        report_loop(planner, id);
        return false;
    }
    assert(inner.depth <= MEMBERS_DEPTH_MAX && inner.members->count <= MEMBERS_MAX);
    return member_compile(&inner, node, parent, out);
}

static bool compile_members(const struct planner *planner, const struct node *node,
                            const struct node *list, struct target *out)
{
    uint32_t count = node_count(list, NODE_LIST);
    bool sound = true;

    if (out->window.slicing.every != EVERY_NONE) {
        planner_fault(planner, DIAG_EVERY_ALL_OF, node_get(node, "every"));
        sound = false;
    }
    out->kind = TARGET_MEMBERS;
    out->members = ARENA_ARRAY(planner->arena, count, struct target);
    for (uint32_t i = 0; i < count; i++) {
        struct target *member = &out->members[out->member_count];

        if (!compile_member(planner, &list->items[i], out, member)) {
            sound = false;
            continue;
        }
        out->member_count++;
    }
    return sound && count > 0;
}

bool side_compile(const struct planner *planner, const struct node *node, const struct node *side,
                  struct target *out)
{
    const struct node *share = node_get(side, "share");

    out->good = out->among = out->less = out->apiece.listed = MEASURE_NONE;
    return share != NULL ? compile_share(planner, node, share, out)
                         : compile_one(planner, node, side, out);
}

bool kind_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *measure = node_get(node, "measure");
    const struct node *share = node_get(measure, "share"), *all_of = node_get(measure, "all-of");
    const struct node *any_of = node_get(measure, "any-of");
    const struct node *ratio = node_get(measure, "ratio"), *change = node_get(measure, "change");

    out->good = out->among = out->less = out->apiece.listed = MEASURE_NONE;
    out->any = any_of != NULL;
    if ((all_of != NULL || any_of != NULL || change != NULL) && !apiece_refuse(planner, node))
        return false;
    if (all_of != NULL || any_of != NULL)
        return compile_members(planner, node, any_of != NULL ? any_of : all_of, out);
    if (change != NULL)
        return change_compile(planner, node, change, out);
    if (!apiece_compile(planner, node, out))
        return false;
    if (share != NULL)
        return compile_share(planner, node, share, out) && dates_check(planner, node, out);
    if (ratio != NULL)
        return compile_ratio(planner, node, ratio, out) && dates_check(planner, node, out);
    return measure != NULL && compile_one(planner, node, measure, out) &&
           dates_check(planner, node, out);
}
