/* SPDX-License-Identifier: MIT */
/* The values of an enum, and ages, as fields have them. See shape_build.h. */
#include "schema/shape_build.h"

#include <assert.h>

static void set_aliases(const struct saying *saying, const struct node *aliases)
{
    struct field *field = saying->field;

    if (aliases == NULL)
        return;
    field->aliases = ARENA_ARRAY(saying->shape->arena, aliases->count, struct field_alias);
    for (uint32_t i = 0; i < aliases->count; i++) {
        const struct slice alias = aliases->members[i].key.text;
        const unsigned first = alias.len == 0 ? 0 : (unsigned char)alias.data[0];

        field->aliases[field->alias_count++] =
            (struct field_alias){alias, aliases->members[i].value.text};
        field->alias_begins[first / 64] |= UINT64_C(1) << first % 64;
    }
}

int64_t shape_age(const struct node *node, int64_t none)
{
    struct decimal number;
    int64_t years;

    return node != NULL && node_number(node, &number) == DECIMAL_OK &&
                   decimal_to_int(number, &years)
               ? years
               : none;
}

/* x-ages, on the values of the enum beside it. */
static void set_ages(struct field *field, const struct node *all)
{
    for (size_t i = 0; i < field->value_count; i++) {
        struct field_value *value = &field->values[i];
        const struct member *ages = node_member(all, value->name);

        if (ages == NULL)
            continue;
        value->has_ages = true;
        value->min_age = shape_age(node_get(&ages->value, "min"), 0);
        value->max_age = shape_age(node_get(&ages->value, "max"), INT64_MAX);
        assert(value->min_age <= value->max_age);
    }
}

/* The enum with its labels, aliases and ages, in the order of x-order where it has one. */
void shape_set_enum(const struct saying *saying)
{
    const struct node *order = node_get(saying->layer, "x-order");
    const struct node *labels = node_get(saying->layer, "x-values");
    const struct node *aliases = node_get(saying->layer, "x-alias");
    const struct node *list = order != NULL ? order : saying->value;
    struct field *field = saying->field;

    if (field->values != NULL)
        return;
    field->ordered = order != NULL;
    field->values = ARENA_ARRAY(saying->shape->arena, list->count, struct field_value);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct node *item = &list->items[i];

        if (!node_is_scalar(item) || node_member(aliases, item->text) != NULL)
            continue;

        const struct member *label = node_member(labels, item->text);
        field->values[field->value_count++] = (struct field_value){
            .name = item->text,
            .label = schema_name(label == NULL ? NULL : &label->value),
        };
    }
    assert(!field->ordered || field->value_count == list->count);
    set_aliases(saying, aliases);
    if (field->kind == FIELD_VALUE)
        set_ages(field, node_get(saying->layer, "x-ages"));
}
