/* SPDX-License-Identifier: MIT */
/* `where`: which entries a measure looks at. */
#include "plan/plan_room.h"

static const struct field *go_down(const struct field *field, struct slice path)
{
    while (field != NULL && path.data != NULL)
        field = field_below(field, slice_cut(&path, '.'));
    return field;
}

static bool is_plain(const struct field *field)
{
    return field->kind == FIELD_VALUES || field->kind == FIELD_VALUE;
}

/* The names that could have been meant, for the nearest. */
static void report_field(const struct planner *planner, const struct field *item,
                         const struct node *node)
{
    struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_FIELD, node);
    struct {
        ARRAY(struct slice);
    } names = {0};

    for (const struct field *at = item; at != NULL; at = at->parent) {
        for (size_t i = 0; i < at->field_count; i++)
            *ARRAY_PUSH(planner->arena, &names) = at->fields[i].name;
    }
    diag_set(diag, "name", node->text);
    diag_set(diag, "path", field_path(planner->arena, item));
    diag_set_nearest(diag, node->text, names.items, names.len);
}

bool field_lookup(const struct planner *planner, const struct field *item, const struct node *node,
                  const struct field **owner, const struct field **field)
{
    *owner = item;
    *field = NULL;
    if (is_plain(item) && slice_is(node->text, "self"))
        return true;
    for (const struct field *at = item; at != NULL; at = at->parent) {
        *field = go_down(at, node->text);
        *owner = at;
        if (*field != NULL)
            return true;
    }
    report_field(planner, item, node);
    return false;
}

static bool is_known_value(const struct field *field, struct slice text)
{
    for (size_t i = 0; i < field->value_count; i++) {
        if (slice_eq(field->values[i].name, text))
            return true;
    }
    return false;
}

static void report_value(const struct planner *planner, const struct field *field,
                         const struct node *node)
{
    struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_VALUE, node);
    struct slice *names = ARENA_ARRAY(planner->arena, field->value_count, struct slice);

    for (size_t i = 0; i < field->value_count; i++)
        names[i] = field->values[i].name;
    diag_set(diag, "value", node->text);
    diag_set(diag, "field", field->name);
    diag_set_nearest(diag, node->text, names, field->value_count);
}

static bool value_compile(const struct planner *planner, const struct field *field,
                          const struct node *node, struct plan_value *out)
{
    *out = (struct plan_value){.kind = node->kind, .text = node->text, .boolean = node->boolean};
    if (node->kind == NODE_NUMBER && node_number(node, &out->number) != DECIMAL_OK)
        out->kind = NODE_STRING;
    if (field == NULL)
        return true;
    if (field->unit) {
        size_t unit = township_find(planner->township, node->text);

        if (unit != UNIT_NONE)
            out->text = planner->township->units[unit].id;
        return true;
    }
    out->text = field_canonical(field, node->text);
    if (field->value_count == 0 || is_known_value(field, out->text))
        return true;
    report_value(planner, field, node);
    return false;
}

static bool values_compile(const struct planner *planner, const struct field *field,
                           const struct node *node, struct plan_value **out, size_t *count)
{
    bool sound = true;

    *count = node->kind == NODE_LIST ? node->count : 1;
    *out = ARENA_ARRAY(planner->arena, *count, struct plan_value);
    for (size_t i = 0; i < *count; i++) {
        const struct node *one = node->kind == NODE_LIST ? &node->items[i] : node;

        sound = value_compile(planner, field, one, &(*out)[i]) && sound;
    }
    return sound;
}

static enum plan_scale scale_of(const struct field *field, const struct node *limit)
{
    date_days day;

    if (field != NULL && field->ordered)
        return SCALE_RANK;
    return date_parse(node_text(limit), &day) == DATE_OK ? SCALE_DATE : SCALE_NUMBER;
}

static bool limit_compile(const struct planner *planner, const struct node *node, bool exclusive,
                          struct condition *condition, struct plan_limit *out)
{
    date_days day;

    if (node == NULL)
        return true;
    condition->scale = scale_of(condition->field, node);
    out->set = true;
    out->exclusive = exclusive;
    if (condition->scale == SCALE_RANK) {
        int rank = field_rank(condition->field, field_canonical(condition->field, node->text));

        out->number = decimal_of(rank);
        if (rank < 0)
            report_value(planner, condition->field, node);
        return rank >= 0;
    }
    if (node_date(node, &day)) {
        out->number = decimal_of(day);
        return true;
    }
    if (node->kind == NODE_NUMBER && node_number(node, &out->number) == DECIMAL_OK)
        return true;
    struct diag *diag = planner_fault(planner, DIAG_BAD_LIMIT, node);
    diag_set(diag, "value", node->text);
    return false;
}

/* {min, max, after, before, not, present} */
static bool limits_compile(const struct planner *planner, const struct node *node,
                           struct condition *out)
{
    const struct node *none = node_get(node, "not"), *present = node_get(node, "present");
    bool sound = limit_compile(planner, node_get(node, "min"), false, out, &out->min);

    sound = limit_compile(planner, node_get(node, "max"), false, out, &out->max) && sound;
    sound = limit_compile(planner, node_get(node, "after"), true, out, &out->min) && sound;
    sound = limit_compile(planner, node_get(node, "before"), true, out, &out->max) && sound;
    if (none != NULL)
        sound = values_compile(planner, out->field, none, &out->none, &out->none_count) && sound;
    if (present != NULL) {
        out->asks_present = true;
        out->present = present->boolean;
    }
    return sound;
}

static bool condition_compile(const struct planner *planner, const struct field *item,
                              const struct member *member, struct condition *out)
{
    if (!field_lookup(planner, item, &member->key, &out->owner, &out->field))
        return false;
    if (member->value.kind == NODE_MAP)
        return limits_compile(planner, &member->value, out);
    return values_compile(planner, out->field, &member->value, &out->any, &out->any_count);
}

bool where_compile(const struct planner *planner, const struct node *node, struct measure *out)
{
    bool sound = true;

    if (node == NULL)
        return true;
    out->where = ARENA_ARRAY(planner->arena, node->count, struct condition);
    out->where_count = node->count;
    for (uint32_t i = 0; i < node->count; i++)
        sound = condition_compile(planner, out->item, &node->members[i], &out->where[i]) && sound;
    return sound;
}
