/* SPDX-License-Identifier: MIT */
/* Measures: a table of keys, and paths resolved against the unit schema. */
#include "plan/plan_room.h"

static bool compile_count(const struct planner *planner, const struct node *node,
                          struct measure *out);
static bool compile_sum(const struct planner *planner, const struct node *node,
                        struct measure *out);

/* The measures there are; a measure is known by which of these keys it has. */
static const struct {
    const char *key;
    bool (*compile)(const struct planner *planner, const struct node *node, struct measure *out);
} measures[] = {
    [MEASURE_COUNT] = {"count", compile_count},
    [MEASURE_SUM] = {"sum", compile_sum},
};

const struct field *path_field(const struct planner *planner, const struct node *node)
{
    const struct field *field = planner->unit_shape;
    struct slice rest = node_text(node);

    while (rest.data != NULL) {
        struct slice part = slice_cut(&rest, '.');
        const struct field *below = field_below(field, part);

        if (below == NULL) {
            struct diag *diag = planner_fault(planner, DIAG_UNKNOWN_PATH, node);
            struct slice *names = ARENA_ARRAY(planner->arena, field->field_count, struct slice);

            for (size_t i = 0; i < field->field_count; i++)
                names[i] = field->fields[i].name;
            diag_set(diag, "path", node->text);
            diag_set(diag, "part", part);
            diag_set_nearest(diag, part, names, field->field_count);
            return NULL;
        }
        field = below;
    }
    return field;
}

static bool compile_count(const struct planner *planner, const struct node *node,
                          struct measure *out)
{
    out->item = path_field(planner, node);
    if (out->item == NULL)
        return false;
    if (out->item->kind != FIELD_VALUE)
        return true;
    diag_set(planner_fault(planner, DIAG_NOT_COUNTABLE, node), "path", node->text);
    return false;
}

static bool compile_sum(const struct planner *planner, const struct node *node, struct measure *out)
{
    out->value = path_field(planner, node);
    if (out->value == NULL)
        return false;
    out->item = out->value->parent;
    if (out->value->kind == FIELD_VALUE && (out->value->types & FIELD_NUMBER) != 0)
        return true;
    diag_set(planner_fault(planner, DIAG_NOT_SUMMABLE, node), "path", node->text);
    return false;
}

static bool compile_distinct(const struct planner *planner, const struct node *node,
                             struct measure *out)
{
    if (node == NULL)
        return true;
    out->distinct = true;
    if (!field_lookup(planner, out->item, node, &out->distinct_owner, &out->distinct_field))
        return false;
    if (out->distinct_field == NULL || out->distinct_field->kind == FIELD_VALUE)
        return true;
    diag_set(planner_fault(planner, DIAG_NOT_DISTINCT, node), "field", node->text);
    return false;
}

bool measure_compile(const struct planner *planner, const struct node *node, struct measure *out)
{
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        const struct node *path = node_get(node, measures[i].key);

        if (path == NULL)
            continue;
        out->kind = (enum measure_kind)i;
        if (!measures[i].compile(planner, path, out))
            return false;
        bool sound = where_compile(planner, node_get(node, "where"), out);
        return compile_distinct(planner, node_get(node, "distinct"), out) && sound;
    }
    return false;
}
