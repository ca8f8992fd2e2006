/* SPDX-License-Identifier: MIT */
/*
 * A schema as an outline for the reader, which knows of no schema: the fields that may stand in a
 * document, what else they are called, and whether each is a list, a mapping or a scalar. Whatever
 * branch of the schema allows it: unlike a shape this judges nothing. Beyond the bounds fields have
 * their own names alone. See tree/tree.h.
 *
 * Most fields have one schema each, and many have the same: it is drawn once for each depth, which
 * says where the drawing ends.
 */
#include "schema/schema_compile.h"
#include "schema/schema_met.h"

#include <assert.h>

#define OUTLINE_DEPTH  16   /* levels; a schema may refer to itself */
#define OUTLINE_FIELDS 4096 /* in all */

/* All schemas that may judge one value, and what they say of it. */
struct layer {
    unsigned types;
    struct subschemas items, extra;
    struct properties properties; /* a name may stand in it several times */
};

struct drawn {
    struct outline outline;
    size_t depth, count; /* count: what it added to that of the drawing */
    const struct drawn *before;
};

struct drawing {
    struct arena *arena;
    size_t count;
    struct met met; /* of the layer that is looked at */
};

static void look_below(struct drawing *drawing, struct layer *layer,
                       const struct subschema *schema);

static void look_at_rule(struct drawing *drawing, struct layer *layer, const struct rule *rule)
{
    if (rule->keyword == KEYWORD_TYPE)
        layer->types |= rule->types;
    else if (rule->keyword == KEYWORD_REF)
        look_below(drawing, layer, rule->schema);
    else if (rule->keyword == KEYWORD_ITEMS)
        *ARRAY_PUSH(drawing->arena, &layer->items) = rule->schema;
    else if (rule->keyword == KEYWORD_ADDITIONAL_PROPERTIES && !rule->schema->never)
        *ARRAY_PUSH(drawing->arena, &layer->extra) = rule->schema;
    else if (rule_has_branches(rule))
        for (size_t i = 0; i < rule->schemas.len; i++)
            look_below(drawing, layer, rule->schemas.items[i]);
}

/* References that stay at one value do not lead back to themselves (schema.h). */
static void look_below(struct drawing *drawing, struct layer *layer, const struct subschema *schema)
{
    if (met_before(&drawing->met, schema))
        return;
    for (size_t i = 0; i < schema->rules.len; i++)
        look_at_rule(drawing, layer, &schema->rules.items[i]);
    for (size_t i = 0; i < schema->properties.len; i++) {
        if (!schema->properties.items[i].schema->never)
            *ARRAY_PUSH(drawing->arena, &layer->properties) = schema->properties.items[i];
    }
}

static void look_at(struct drawing *drawing, struct layer *layer, const struct subschema *schema)
{
    drawing->met = (struct met){0};
    look_below(drawing, layer, schema);
    met_free(&drawing->met);
}

static void draw(struct drawing *drawing, struct outline *outline, const struct layer *layer,
                 size_t depth);

/* The first schema of a field that says what else it is called counts. */
static void add_names(struct other_names *names, const struct subschema *schema)
{
    const struct other_names own = schema_other_names(schema);

    names->former = names->former == NULL ? own.former : names->former;
    names->label = names->label == NULL ? own.label : names->label;
    names->also = names->also == NULL ? own.also : names->also;
}

static void index_names(const struct drawing *drawing, struct outline *outline)
{
    struct name_index *index;

    if (outline->count <= NAMES_FEW)
        return;
    index = ARENA_NEW(drawing->arena, struct name_index);
    for (size_t i = 0; i < outline->count; i++)
        names_index_add(drawing->arena, index, (uint32_t)i, outline->fields[i].name,
                        &outline->fields[i].others);
    names_index_sort(index);
    outline->by_word = index;
}

/* What was drawn beyond the bound is not there, and would not be now. */
static bool find_drawn(struct drawing *drawing, struct outline *outline,
                       const struct subschema *schema, size_t depth)
{
    const struct drawn *drawn = schema->drawn;

    while (drawn != NULL && drawn->depth != depth)
        drawn = drawn->before;
    if (drawn == NULL || drawing->count + drawn->count > OUTLINE_FIELDS)
        return false;
    drawing->count += drawn->count;
    *outline = drawn->outline;
    return true;
}

static void draw_alone(struct drawing *drawing, struct outline *outline, struct subschema *schema,
                       size_t depth)
{
    struct layer layer = {0};
    const size_t count = drawing->count;

    if (find_drawn(drawing, outline, schema, depth))
        return;
    look_at(drawing, &layer, schema);
    add_names(&outline->others, schema);
    draw(drawing, outline, &layer, depth);
    struct drawn *drawn = ARENA_NEW(drawing->arena, struct drawn);
    *drawn = (struct drawn){*outline, depth, drawing->count - count, schema->drawn};
    schema->drawn = drawn;
}

static void draw_together(struct drawing *drawing, struct outline *outline,
                          const struct properties *properties, const struct alike *alike, size_t i,
                          size_t depth)
{
    struct layer layer = {0};

    for (size_t j = i; j < properties->len; j = alike[j].next) {
        look_at(drawing, &layer, properties->items[j].schema);
        add_names(&outline->others, properties->items[j].schema);
    }
    draw(drawing, outline, &layer, depth);
}

/* A field of what its name, from properties[i] on, may be. */
static void draw_field(struct drawing *drawing, struct outline *outline,
                       const struct properties *properties, const struct alike *alike, size_t i,
                       size_t depth)
{
    const struct property *property = &properties->items[i];

    if (alike[i].next == properties->len)
        draw_alone(drawing, outline, property->schema, depth);
    else
        draw_together(drawing, outline, properties, alike, i, depth);
    outline->name = property->name;
}

static void draw(struct drawing *drawing, struct outline *outline, const struct layer *layer,
                 size_t depth)
{
    struct layer below = {.properties = layer->properties}, extra = {0};

    outline->list = (layer->types & TYPE_ARRAY) != 0;
    outline->map = (layer->types & TYPE_OBJECT) != 0;
    outline->scalar = (layer->types & ~(unsigned)(TYPE_ARRAY | TYPE_OBJECT)) != 0;
    for (size_t i = 0; i < layer->items.len; i++)
        look_at(drawing, &below, layer->items.items[i]);
    size_t room = below.properties.len + 1;
    if (depth == 0 || drawing->count + room > OUTLINE_FIELDS)
        return;
    drawing->count += room;
    if (below.properties.len == 0 && layer->extra.len == 0)
        return; /* most are scalars */
    struct outline *fields = ARENA_ARRAY(drawing->arena, room, struct outline);
    const struct alike *alike = properties_alike(drawing->arena, &below.properties);
    for (size_t i = 0; i < below.properties.len; i++) {
        if (!alike[i].again)
            draw_field(drawing, &fields[outline->count++], &below.properties, alike, i, depth - 1);
    }
    for (size_t i = 0; i < layer->extra.len; i++)
        look_at(drawing, &extra, layer->extra.items[i]);
    if (layer->extra.len > 0)
        draw(drawing, &fields[outline->count++], &extra, depth - 1);
    assert(outline->count <= room);
    outline->fields = fields;
    index_names(drawing, outline);
}

struct outline *outline_of(struct arena *arena, const struct subschema *schema)
{
    struct outline *outline = ARENA_NEW(arena, struct outline);
    struct drawing drawing = {.arena = arena};
    struct layer layer = {0};

    look_at(&drawing, &layer, schema);
    draw(&drawing, outline, &layer, OUTLINE_DEPTH);
    return outline;
}
