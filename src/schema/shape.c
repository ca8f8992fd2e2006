/* SPDX-License-Identifier: MIT */
/* Looking at a shape. See shape.h. */
#include "schema/schema_room.h"

const struct field *schema_shape(const struct schema *schema)
{
    return schema->shape;
}

const struct field *field_below(const struct field *field, struct slice name)
{
    for (size_t i = 0; i < field->field_count; i++) {
        if (slice_eq(field->fields[i].name, name))
            return &field->fields[i];
    }
    return NULL;
}

const struct field *field_entry(const struct field *field)
{
    while (field->kind != FIELD_ENTRIES && field->parent != NULL)
        field = field->parent;
    return field;
}

struct slice field_canonical(const struct field *field, struct slice text)
{
    for (size_t i = 0; i < field->alias_count; i++) {
        if (slice_eq(field->aliases[i].alias, text))
            return field->aliases[i].name;
    }
    return text;
}

int field_rank(const struct field *field, struct slice name)
{
    for (size_t i = 0; field->ordered && i < field->value_count; i++) {
        if (slice_eq(field->values[i].name, name))
            return (int)i;
    }
    return -1;
}

struct node *field_node(const struct field *owner, const struct node *entry,
                        const struct field *field)
{
    const struct node *above = entry;
    struct member *member;

    if (field->parent == NULL)
        return NULL;
    if (field->parent != owner) {
        if (field->parent->kind != FIELD_RECORD)
            return NULL;
        above = field_node(owner, entry, field->parent);
    }
    member = node_member(above, field->name);
    return member == NULL ? NULL : &member->value;
}

struct slice field_path(struct arena *arena, const struct field *field)
{
    struct slice above;

    if (field->parent == NULL || field->parent->name.len == 0)
        return arena_copy(arena, field->name);
    above = field_path(arena, field->parent);
    return arena_printf(arena, "%.*s.%.*s", (int)above.len, above.data, (int)field->name.len,
                        field->name.data);
}
