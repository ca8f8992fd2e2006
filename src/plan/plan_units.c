/* SPDX-License-Identifier: MIT */
/* Which units a target asks: a group of the plan, a kind of unit, a list, or all. */
#include "plan/plan_room.h"

#include <assert.h>

bool report_unit(const struct planner *planner, const struct node *node)
{
    if (township_lost(planner->township, node_text(node))) {
        planner->members->faulty = true;
        return false;
    }
    struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_UNIT, node);

    diag_set(diag, "name", node_text(node));
    township_set_nearest(planner->township, diag, node_text(node));
    return false;
}

/* Marks one unit by its spelling. */
static bool mark_unit(const struct planner *planner, const struct node *node, bool *marks)
{
    size_t unit = township_find(planner->township, node_text(node));

    assert(unit == UNIT_NONE || unit < planner->township->unit_count);
    if (unit != UNIT_NONE) {
        marks[unit] = true;
        return true;
    }
    return report_unit(planner, node);
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

/* Whether there may be units of that kind. */
static bool is_kind(const struct township *township, struct slice word)
{
    const struct field *field = township->kind_field;
    struct slice canonical = township_kind(township, word);

    for (size_t i = 0; field != NULL && i < field->value_count; i++) {
        if (slice_eq(field->values[i].name, canonical))
            return true;
    }
    return false;
}

/* The names that could have been meant: the plan's groups and the township's kinds. */
static void report_group(const struct planner *planner, const struct node *node,
                         const struct node *groups)
{
    if (planner->township->lost_count > 0 && is_kind(planner->township, node_text(node))) {
        planner->members->faulty = true; /* those that were left out may be all of that kind */
        return;
    }
    struct diag *diag = planner_unknown(planner, DIAG_UNKNOWN_GROUP, node, groups);
    const struct township *township = planner->township;
    struct arena *scratch = arena_new();
    struct {
        ARRAY(struct slice);
    } names = {0};

    for (uint32_t i = 0; groups != NULL && i < groups->count && i < PLAN_NAMES_MAX; i++)
        *ARRAY_PUSH(scratch, &names) = groups->members[i].key.text;
    for (size_t i = 0; township->kind_field != NULL && i < township->kind_field->value_count; i++)
        *ARRAY_PUSH(scratch, &names) = township->kind_field->values[i].name;
    if (diag != NULL)
        diag_set_nearest_or_all(diag, node_text(node), names.items, names.len);
    arena_free(scratch);
}

/* One kind of a group; false where the township has no unit of it. */
static bool mark_named_kind(const struct planner *planner, const struct node *kind, bool *marks)
{
    if (mark_kind(planner, node_text(kind), marks))
        return true;
    report_group(planner, kind, NULL);
    return false;
}

static bool mark_group(const struct planner *planner, const struct node *group, bool *marks)
{
    const struct node *kind = node_get(group, "kind");
    bool sound = kind != NULL;

    if (node_any_faulty(group)) {
        planner->members->faulty = true;
        return false;
    }
    if (group->kind == NODE_LIST)
        return mark_list(planner, group, marks);
    if (kind != NULL && kind->kind != NODE_LIST)
        return mark_named_kind(planner, kind, marks);
    for (uint32_t i = 0; kind != NULL && i < kind->count; i++)
        sound = mark_named_kind(planner, &kind->items[i], marks) && sound;
    return sound;
}

/* The groups of the plan; NULL where there are none that can be used. */
static const struct node *groups_of(const struct planner *planner)
{
    const struct node *groups = node_get(&planner->tree->root, "groups");

    return groups != NULL && groups->kind == NODE_MAP ? groups : NULL;
}

bool groups_check(const struct planner *planner)
{
    const struct node *groups = groups_of(planner);
    bool *marks = ARENA_ARRAY(planner->arena, planner->township->unit_count, bool);
    bool sound = true;

    for (uint32_t i = 0; groups != NULL && i < groups->count; i++) {
        const struct node *group = &groups->members[i].value;

        if (!node_any_faulty(group))
            sound = mark_group(planner, group, marks) && sound;
    }
    return sound;
}

bool units_compile(const struct planner *planner, const struct node *node, struct target *out)
{
    const struct node *groups = groups_of(planner);
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

    out->units = ARENA_ARRAY(planner->arena, planner->township->unit_count, size_t);
    for (size_t i = 0; i < planner->township->unit_count; i++) {
        if (marks[i])
            out->units[out->unit_count++] = i;
    }
    out->units_known = sound && planner->township->lost_count == 0;
    return sound;
}

/* Whether `units` would take the word: a slip of one letter. */
static bool names_units(const struct planner *planner, struct slice word)
{
    return word.len > 0 &&
           (township_find(planner->township, word) != UNIT_NONE ||
            node_member(groups_of(planner), word) != NULL || is_kind(planner->township, word));
}

bool unit_word_check(const struct planner *planner, const struct node *node,
                     const struct target *target)
{
    if (node == NULL)
        return true;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        if (!names_units(planner, target->counted_in.text[lang]))
            continue;
        diag_set(planner_fault(planner, DIAG_UNIT_WORD_NAMES, node), "word",
                 target->counted_in.text[lang]);
        return false;
    }
    if (target->kind != TARGET_LEVEL && target->kind != TARGET_MEMBERS && !target->in_points)
        return true;
    planner_fault(planner, DIAG_UNIT_WORD_NOWHERE, node);
    return false;
}
