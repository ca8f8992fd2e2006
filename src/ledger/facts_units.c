/* SPDX-License-Identifier: MIT */
/* Names in values: units, which take the township to check, and on the way files. */
#include "ledger/facts_room.h"

static void check_unit(const struct facts_rules *rules, const struct tree *tree, struct node *node,
                       struct diag_list *diags)
{
    if (node->faulty || node->kind != NODE_STRING ||
        township_find(rules->township, node->text) != UNIT_NONE)
        return;
    node->faulty = true;
    if (township_lost(rules->township, node->text))
        return;
    struct diag *diag = diag_add(diags, DIAG_UNKNOWN_UNIT, node_span(tree, node));
    diag_set(diag, "name", node->text);
    township_set_nearest(rules->township, diag, node->text);
}

static void check_name(const struct naming *naming, const struct field *field, struct node *node)
{
    if (field->unit)
        check_unit(naming->rules, naming->tree, node, naming->diags);
    if (field->path)
        check_path(naming->rules, naming->tree, field, node, naming->diags);
    if (field->code)
        name_code(naming, field, node);
}

void check_names(const struct naming *naming, const struct field *field, struct node *node)
{
    if (node->kind == NODE_LIST) {
        for (uint32_t i = 0; i < node->count; i++)
            check_names(naming, field, &node->items[i]);
        if (field->code && field->kind == FIELD_VALUE)
            name_listed_codes(naming, field, node);
        else if (field->code)
            name_code_list(naming, field, node);
        return;
    }
    check_name(naming, field, node);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        struct node *value = &node->members[i].value;
        const bool none = node_is_scalar(value) && value->kind != NODE_STRING;
        const struct field *below = none ? NULL : field_at_key(field, &node->members[i].key);

        if (below != NULL)
            check_names(naming, below, value);
    }
}

struct node *unit_node(const struct facts_rules *rules, const struct tree *tree)
{
    for (size_t i = 0; i < rules->shape->field_count; i++) {
        const struct field *field = &rules->shape->fields[i];
        struct node *node = field->unit ? field_node(rules->shape, &tree->root, field) : NULL;

        if (node != NULL && !node->faulty && node->kind == NODE_STRING)
            return node;
    }
    return NULL;
}

size_t unit_of_file(const struct facts_rules *rules, const struct tree *tree)
{
    const struct node *node = unit_node(rules, tree);

    return node == NULL ? UNIT_NONE : township_find(rules->township, node->text);
}
