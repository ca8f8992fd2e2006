/* SPDX-License-Identifier: MIT */
/* The x- words on ages and years: whether each is well-formed. What they mean is in shape.h. */
#include "schema/schema_compile.h"

/* An age in whole years from `least` on; a key that is not there is fine. */
static bool is_age(const struct node *node, int64_t least)
{
    struct decimal age;
    int64_t years;

    return node == NULL || (node->kind == NODE_NUMBER && node_number(node, &age) == DECIMAL_OK &&
                            decimal_to_int(age, &years) && years >= least);
}

bool compile_reach(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("a whole number of years, 0 or more", "年数，0 或更大的整数");

    return is_age(rule->value, 0) || compile_expects(compiler, rule, rule->value, &expected);
}

/* {by: guardian}, or nothing. */
static bool is_given(const struct node *node)
{
    return node == NULL || (node->kind == NODE_MAP && node->count == 1 &&
                            node->members[0].value.kind == NODE_STRING);
}

/* What the names are of, the shape looks up. */
bool compile_age(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("a mapping {under: whole years, needs: the name of a field}, to which max: whole years "
          "and given: {a field: its value} may be added",
          "形如 {under: 周岁, needs: 字段名} 的对应，还可以加 max: 周岁、given: {字段名: 取值}");
    const struct node *value = rule->value;
    const struct node *under = node_get(value, "under"), *needs = node_get(value, "needs");
    const struct node *max = node_get(value, "max");
    const struct node *given = node_get(value, "given");
    uint32_t count = 2U + (max != NULL) + (given != NULL);
    bool sound = value->kind == NODE_MAP && value->count == count && is_given(given) &&
                 under != NULL && is_age(under, 1) && is_age(max, 1) && needs != NULL &&
                 needs->kind == NODE_STRING;

    return sound || compile_expects(compiler, rule, value, &expected);
}

/* {min, max}, one of the two at least, min not above max. */
static bool are_ages(const struct node *node)
{
    const struct node *min = node_get(node, "min"), *max = node_get(node, "max");
    struct decimal least, most;

    if (node->kind != NODE_MAP || node->count == 0 ||
        node->count != (min != NULL ? 1U : 0U) + (max != NULL ? 1U : 0U) || !is_age(min, 0) ||
        !is_age(max, 0))
        return false;
    return min == NULL || max == NULL || node_number(min, &least) != DECIMAL_OK ||
           node_number(max, &most) != DECIMAL_OK || decimal_cmp(least, most) <= 0;
}

bool compile_ages(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("a mapping of values to ages, such as {14-17: {min: 14, max: 17}}",
          "从取值到年龄的对应，例如 {14-17: {min: 14, max: 17}}");
    const struct node *list = compile_enum_beside(compiler, rule), *value = rule->value;
    bool sound = list != NULL;

    if (value->kind != NODE_MAP)
        return compile_expects(compiler, rule, value, &expected);
    for (uint32_t i = 0; list != NULL && i < value->count; i++) {
        const struct member *member = &value->members[i];

        sound = compile_names_value(compiler, rule, list, &member->key) && sound;
        if (!are_ages(&member->value))
            sound = compile_expects(compiler, rule, &member->value, &expected);
    }
    return sound;
}
