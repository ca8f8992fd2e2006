/* SPDX-License-Identifier: MIT */
/* Walking a checked document along its shape, and judging its dates. See shape_check.h. */
#include "check/shape_check.h"

#include "check/shape_check_room.h"

#include <assert.h>

/* ---- dates ---- */

static void judge_future(const struct shape_checker *j, const struct field *field,
                         struct node *node)
{
    date_days first, last;
    char today[11];

    /* A date that another one bounds is later than today only if that one is. */
    if (field->at_most != NULL || node->doubted || !node_days(node, &first, &last) ||
        !judge_is_to_come(j, first))
        return;
    struct diag *diag = judge_doubt(j, node, DIAG_FUTURE);

    if (diag == NULL)
        return;
    node->doubted = true;
    field_set_name(diag, "field", field);
    schema_set_value(diag, "value", node);
    diag_set(diag, "today", date_print(j->days.today, today));
}

static void disagree(const struct shape_checker *j, const struct field *field, struct node *node,
                     struct beginning *around, enum diag_code code)
{
    assert(around->field != NULL && around->node != NULL);
    judge_set_pair(j, judge_fault(j, node, code), field, node, around->field, around->node);
    around->reported = true;
}

/* An interval that ends on the day it begins is short, but may be. */
static void judge_interval(const struct shape_checker *j, const struct field *field,
                           const struct node *entry, struct beginning *around)
{
    date_days first, last;
    struct node *to;

    if (field->to == NULL || around->field != field->from || field->from->at_most == field->to)
        return;
    assert(around->field != NULL && around->field == field->from);
    to = field_node(field, entry, field->to);
    if (node_days(to, &first, &last) && last < around->day)
        disagree(j, field->to, to, around, DIAG_ENDS_FIRST);
}

/* An event in a record of an interval: what dates the entry itself has been judged. */
static void judge_in_interval(const struct shape_checker *j, const struct field *field,
                              struct node *node, struct beginning *around)
{
    date_days first, last;

    if (field->date != FIELD_DATE_ON || field->parent->kind != FIELD_RECORD || !around->interval ||
        !node_days(node, &first, &last))
        return;
    if (around->field != NULL && last < around->day)
        disagree(j, field, node, around, DIAG_BEFORE_ITS_ENTRY);
    else if (around->end_field != NULL && first > around->end)
        judge_set_pair(j, judge_fault(j, node, DIAG_AFTER_ITS_ENTRY), field, node,
                       around->end_field, around->end_node);
}

/* x-permits. Where several are later than one beginning, that is most likely the slip. */
static void judge_permits(const struct shape_checker *j, const struct field *field,
                          const struct node *node, struct beginning *around)
{
    date_days first, last;
    struct diag *diag;

    if (around->field == NULL || around->reported || judge_is_doubted(j, around) ||
        !node_days(node, &first, &last) || first <= around->day)
        return;
    diag = judge_doubt(j, node, DIAG_PERMITS_TOO_LATE);
    if (diag == NULL)
        return;
    judge_set_pair(j, diag, field, node, around->field, around->node);
    around->reported = true;
}

static void judge_day(const struct shape_checker *j, const struct field *field, struct node *node,
                      struct beginning *around)
{
    judge_in_interval(j, field, node, around);
    if (node != around->node && !judge_is_doubted(j, around))
        judge_future(j, field, node);
    if (field->permits && !node->doubted)
        judge_permits(j, field, node, around);
}

/* ---- the walk ---- */

static void judge_value(const struct shape_checker *j, const struct field *field,
                        const struct node *map, struct node *node, struct beginning *around)
{
    if (node->faulty)
        return;
    if (field->has_min || field->has_max)
        judge_plausible(j, field, node);
    if (!node->faulty && field->age_needs != NULL)
        judge_age(j, field, map, node, around);
    if (!node->faulty && (field->date != FIELD_DATE_NONE || (field->types & FIELD_CALENDAR) != 0))
        judge_day(j, field, node, around);
}

static struct beginning beginning_of(const struct field *field, const struct node *entry,
                                     const struct beginning *above)
{
    const struct field *role = field->on != NULL ? field->on : field->from;
    struct beginning own = {.interval = field->on == NULL};
    date_days first, last;

    if (role == NULL && field->to == NULL)
        return *above;
    own.end_node = field->to == NULL ? NULL : field_node(field, entry, field->to);
    if (own.interval && node_days(own.end_node, &first, &own.end))
        own.end_field = field->to;
    if (role == NULL)
        return own;
    assert(role == field->on || own.interval);
    own.node = field_node(field, entry, role);
    if (node_days(own.node, &own.day, &last))
        own.field = role;
    return own;
}

static void judge_mapping(const struct shape_checker *j, const struct field *field,
                          const struct node *map, struct beginning *around);

static void judge_entry(const struct shape_checker *j, const struct field *field,
                        const struct node *entry, struct beginning *above)
{
    struct beginning around = beginning_of(field, entry, above);

    if (around.field != NULL && around.node != above->node)
        judge_interval(j, field, entry, &around);
    if (around.end_node != NULL && around.end_node->faulty)
        around.end_field = NULL;
    judge_mapping(j, field, entry, &around);
    if (around.node == above->node)
        above->reported = around.reported;
    else if (around.field != NULL && !around.reported)
        judge_future(j, around.field, around.node);
}

static void judge_member(const struct shape_checker *j, const struct field *field,
                         const struct node *map, struct node *node, struct beginning *around)
{
    switch (field->kind) {
    case FIELD_VALUE:
        judge_value(j, field, map, node, around);
        break;
    case FIELD_VALUES:
        if (node->kind != NODE_LIST)
            judge_value(j, field, map, node, around);
        for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
            judge_value(j, field, map, &node->items[i], around);
        break;
    case FIELD_RECORD:
        judge_mapping(j, field, node, around);
        break;
    case FIELD_ENTRIES:
        for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
            judge_entry(j, field, &node->items[i], around);
        break;
    }
}

/* What cannot be so comes before what is only unlikely: a number far too small is reported as that,
 * and not once more by what it bounds. */
static void judge_bounds(const struct shape_checker *j, const struct field *field,
                         const struct node *map)
{
    for (uint32_t i = 0; i < map->count; i++) {
        struct node *node = &map->members[i].value;
        const struct field *below = field_at_key(field, &map->members[i].key);

        if (below == NULL || below->at_most == NULL || below->at_most_head || node->faulty)
            continue;
        assert(below->at_most->parent == field && "beside it");
        if (below->kind == FIELD_VALUE)
            judge_at_most(j, below, map, node);
        else
            judge_count(j, below, map, node);
    }
    for (size_t i = 0; i < field->field_count; i++) {
        if (field->fields[i].part_count > 0)
            judge_parts(j, field, map, &field->fields[i]);
    }
}

static void judge_mapping(const struct shape_checker *j, const struct field *field,
                          const struct node *map, struct beginning *around)
{
    if (field->bounded && map->kind == NODE_MAP)
        judge_bounds(j, field, map);
    for (uint32_t i = 0; map->kind == NODE_MAP && i < map->count; i++) {
        struct member *member = &map->members[i];
        const struct field *below = field_at_key(field, &member->key);

        if (below != NULL && below->judged)
            judge_member(j, below, map, &member->value, around);
    }
}

void shape_check(const struct field *shape, struct tree *tree, struct shape_days days,
                 struct diag_list *diags)
{
    const struct shape_checker judging = {tree, diags, days};
    struct beginning none = {0};

    assert(shape->parent == NULL && (!days.planned || days.from <= days.to));
    if (shape->reaching && days.planned)
        judge_reach(&judging, shape, &tree->root);
    if (shape->judged)
        judge_mapping(&judging, shape, &tree->root, &none);
}
