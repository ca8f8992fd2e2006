/* SPDX-License-Identifier: MIT */
/* Keys that a field had before, read as the field: x-former. See check_room.h. */
#include "check/check_room.h"

/* The field of a key; the key has its name from now on. */
static const struct field *field_of_key(const struct field *owner, const struct node *map,
                                        struct node *key)
{
    const struct field *field = field_named_at_key(owner, key);

    if (field == NULL || slice_eq(field->name, key->text))
        return field;
    if (key->faulty || node_member(map, field->name) != NULL)
        return NULL;
    node_set_name(key, field->number, field->name);
    return field;
}

void schema_rename(const struct field *shape, struct node *node)
{
    if (!shape->renamed)
        return;
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        schema_rename(shape, &node->items[i]);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        struct member *member = &node->members[i];
        const struct field *field = field_of_key(shape, node, &member->key);

        if (field != NULL)
            schema_rename(field, &member->value);
    }
}
