/* SPDX-License-Identifier: MIT */
/*
 * The names of a schema's properties numbered, and tables by number: a key that the reader numbered
 * is then found in a mapping's properties, or below a field, by one look. See tree/numbering.h.
 */
#include "schema/schema_compile.h"

#include <assert.h>

static void add_names(struct numbering *numbering, const struct schema *schema)
{
    for (size_t i = 0; i < schema->all.len; i++) {
        const struct properties *properties = &schema->all.items[i]->properties;

        for (size_t k = 0; k < properties->len; k++)
            numbering_add(numbering, properties->items[k].name);
    }
}

/* A table for so many names; NULL where they cannot be told in it. */
static uint16_t *new_table(struct arena *arena, const struct numbering *numbering, size_t count)
{
    if (count == 0 || count >= UINT16_MAX)
        return NULL;
    return ARENA_ARRAY(arena, numbering->count, uint16_t);
}

static void index_properties(struct arena *arena, const struct numbering *numbering,
                             struct properties *properties)
{
    uint16_t *table = new_table(arena, numbering, properties->len);

    for (size_t i = 0; table != NULL && i < properties->len; i++)
        table[numbering_find(numbering, properties->items[i].name)] = (uint16_t)(i + 1);
    properties->by_number = table;
}

/* A shape is no deeper than a tree. */
static void index_fields(struct arena *arena, const struct numbering *numbering,
                         struct field *field)
{
    uint16_t *table = new_table(arena, numbering, field->field_count);

    for (size_t i = 0; i < field->field_count; i++) {
        struct field *below = &field->fields[i];

        below->number = numbering_find(numbering, below->name);
        if (table != NULL)
            table[below->number] = (uint16_t)(i + 1);
        index_fields(arena, numbering, below);
    }
    field->by_number = table;
}

void schema_number(struct schema *schema)
{
    struct numbering *numbering = numbering_new(schema->arena);

    assert(schema->shape != NULL && schema->outline != NULL);
    add_names(numbering, schema);
    for (size_t i = 0; i < schema->all.len; i++)
        index_properties(schema->arena, numbering, &schema->all.items[i]->properties);
    index_fields(schema->arena, numbering, schema->shape);
    schema->outline->numbering = numbering;
}
