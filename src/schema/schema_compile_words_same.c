/* SPDX-License-Identifier: MIT */
/*
 * x-same and x-proves: whether they are well-formed. Whether the fields that they name are there is
 * for the shape (shape.h).
 */
#include "schema/schema_compile.h"

static bool is_text_list(const struct node *node)
{
    bool sound = node != NULL && node->kind == NODE_LIST && node->count > 0;

    for (uint32_t i = 0; sound && i < node->count; i++)
        sound = node->items[i].kind == NODE_STRING;
    return sound;
}

/* {fields: [...], present: [...], agree: [...], scope: township}, the first of these at least. */
static bool is_sameness(const struct node *node)
{
    const struct node *fields = node_get(node, "fields");
    const struct node *present = node_get(node, "present");
    const struct node *agree = node_get(node, "agree");
    const struct node *scope = node_get(node, "scope");
    uint32_t known =
        1U + (present != NULL ? 1U : 0U) + (agree != NULL ? 1U : 0U) + (scope != NULL ? 1U : 0U);

    return node->kind == NODE_MAP && is_text_list(fields) && fields->count <= SAME_FIELDS_MAX &&
           node->count == known && (present == NULL || is_text_list(present)) &&
           (agree == NULL || is_text_list(agree)) &&
           (scope == NULL || (scope->kind == NODE_STRING && slice_is(scope->text, "township")));
}

bool compile_same(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("a list of fields, or a list of mappings {fields: [...], present: [...], agree: [...], "
          "scope: township}",
          "一列字段，或一列形如 {fields: [...], present: [...], agree: [...], scope: township} "
          "的对应");
    const struct node *value = rule->value;

    if (value->kind != NODE_LIST || value->count == 0)
        return compile_expects(compiler, rule, value, &expected);
    if (value->items[0].kind != NODE_MAP)
        return value->count <= SAME_FIELDS_MAX ? compile_names(compiler, rule)
                                               : compile_expects(compiler, rule, value, &expected);
    for (uint32_t i = 0; i < value->count; i++) {
        if (!is_sameness(&value->items[i]))
            return compile_expects(compiler, rule, &value->items[i], &expected);
    }
    return true;
}

bool compile_proves(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("a mapping of kinds of evidence to entry or day", "从佐证种类到 entry 或 day 的对应");
    const struct node *value = rule->value;
    bool sound = value->kind == NODE_MAP && value->count > 0;

    for (uint32_t i = 0; sound && i < value->count; i++) {
        const struct node *scope = &value->members[i].value;

        sound = scope->kind == NODE_STRING &&
                (slice_is(scope->text, "entry") || slice_is(scope->text, "day"));
    }
    return sound || compile_expects(compiler, rule, value, &expected);
}
