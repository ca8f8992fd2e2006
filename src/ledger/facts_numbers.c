/* SPDX-License-Identifier: MIT */
/*
 * Numbers that cannot be added up exactly. Figures have 18 digits; whoever writes as many into one
 * entry leaves none for the sum of several. It is reported where it is written, and not when a
 * figure of many entries does not fit.
 */
#include "ledger/facts_room.h"

#define DIGITS_BEFORE 12
#define DIGITS_BEHIND 4

static bool can_be_added(const struct node *node)
{
    const struct decimal most = {1, DIGITS_BEFORE};
    struct decimal number;

    if (node_number(node, &number) != DECIMAL_OK || number.exp < -DIGITS_BEHIND)
        return false;
    number.coef = number.coef < 0 ? -number.coef : number.coef;
    return decimal_cmp(number, most) < 0;
}

static void check_number(const struct tree *tree, const struct field *field, struct node *node,
                         struct diag_list *diags)
{
    if (node->faulty || node->kind != NODE_NUMBER || (field->types & FIELD_NUMBER) == 0 ||
        can_be_added(node))
        return;
    struct diag *diag = diag_add(diags, DIAG_NUMBER_NOT_ADDED, node_span(tree, node));

    node->faulty = true;
    field_set_name(diag, "field", field);
    diag_set(diag, "value", node->text);
}

void facts_check_numbers(const struct field *field, const struct tree *tree, struct node *node,
                         struct diag_list *diags)
{
    if (node->kind == NODE_LIST) {
        for (uint32_t i = 0; i < node->count; i++)
            facts_check_numbers(field, tree, &node->items[i], diags);
        return;
    }
    check_number(tree, field, node, diags);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        struct node *value = &node->members[i].value;
        const bool none = node_is_scalar(value) && value->kind != NODE_NUMBER;
        const struct field *below = none ? NULL : field_at_key(field, &node->members[i].key);

        if (below != NULL)
            facts_check_numbers(below, tree, value, diags);
    }
}
