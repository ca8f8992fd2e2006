/* SPDX-License-Identifier: MIT */
/* The first pass of the shape: a field for each property that can be reached. */
#include "schema/shape_build.h"

#include "schema/schema_met.h"

#include <assert.h>
#include <stdlib.h>

/* The layers of a field, and the properties and items that they have together. */
struct layers {
    ARRAY(struct subschema *);
};

/* A walk that adds layers, each once. */
struct layering {
    struct shape *shape;
    struct layers *layers;
    struct met met;
};

static void add_layer(struct layering *layering, struct subschema *schema);

/* The only branch with properties or items; NULL where there are several or none. */
static struct subschema *only_branch(const struct rule *rule)
{
    struct subschema *only = NULL;

    for (size_t i = 0; i < rule->schemas.len; i++) {
        if (!schema_has_structure(rule->schemas.items[i]))
            continue;
        if (only != NULL)
            return NULL;
        only = rule->schemas.items[i];
    }
    return only;
}

static void add_rule_layers(struct layering *layering, const struct rule *rule)
{
    if (rule->keyword == KEYWORD_REF) {
        add_layer(layering, rule->schema);
    } else if (rule->keyword == KEYWORD_ALL_OF) {
        for (size_t i = 0; i < rule->schemas.len; i++)
            add_layer(layering, rule->schemas.items[i]);
    } else if (rule_has_branches(rule)) {
        struct subschema *only = only_branch(rule);

        if (only != NULL)
            add_layer(layering, only);
    }
}

static void add_layer(struct layering *layering, struct subschema *schema)
{
    if (met_before(&layering->met, schema))
        return;
    schema->known = true;
    *ARRAY_PUSH(layering->shape->arena, layering->layers) = schema;
    for (size_t i = 0; i < schema->rules.len; i++)
        add_rule_layers(layering, &schema->rules.items[i]);
}

static void add_layers(struct shape *shape, struct layers *layers, struct subschema *schema)
{
    struct layering layering = {.shape = shape, .layers = layers};

    add_layer(&layering, schema);
    met_free(&layering.met);
}

/* A property with all the schemas that its name has in the layers. */
struct merged_property {
    struct slice name;
    struct layers schemas;
};

struct merged_properties {
    ARRAY(struct merged_property);
};

/* The properties of all layers, in the order of the schema. A layer that a field above is made of
 * adds nothing. */
static struct properties all_properties(struct shape *shape, const struct layers *layers)
{
    struct properties all = {0};

    for (size_t i = 0; i < layers->len; i++) {
        const struct subschema *layer = layers->items[i];
        const struct member *properties = subschema_member(layer, KEYWORD_PROPERTIES);

        for (uint32_t j = 0; !layer->open && properties != NULL && j < properties->value.count;
             j++) {
            struct slice name = properties->value.members[j].key.text;
            struct subschema *below = property_find(&layer->properties, name)->schema;

            if (!below->never)
                *ARRAY_PUSH(shape->arena, &all) = (struct property){name, below};
        }
    }
    return all;
}

static void add_parts(struct shape *shape, struct merged_properties *parts,
                      const struct layers *layers)
{
    const struct properties all = all_properties(shape, layers);
    const struct alike *alike = properties_alike(shape->arena, &all);

    for (size_t i = 0; i < all.len; i++) {
        if (alike[i].again)
            continue;
        struct merged_property *part = ARRAY_PUSH(shape->arena, parts);

        part->name = all.items[i].name;
        for (size_t j = i; j < all.len; j = alike[j].next)
            add_layers(shape, &part->schemas, all.items[j].schema);
    }
}

static bool add_items(struct shape *shape, struct layers *items, const struct layers *layers)
{
    bool any = false;

    for (size_t i = 0; i < layers->len; i++) {
        const struct rules *rules = &layers->items[i]->rules;

        for (size_t j = 0; j < rules->len; j++) {
            if (rules->items[j].keyword != KEYWORD_ITEMS)
                continue;
            any = true;
            add_layers(shape, items, rules->items[j].schema);
        }
    }
    return any;
}

/* Whether the layers say that the value is of this type and of no other. */
static bool only_type(const struct layers *layers, unsigned type)
{
    for (size_t i = 0; i < layers->len; i++) {
        const struct rules *rules = &layers->items[i]->rules;

        for (size_t j = 0; j < rules->len; j++) {
            if (rules->items[j].keyword == KEYWORD_TYPE && rules->items[j].types == type)
                return true;
        }
    }
    return false;
}

static void set_open(const struct layers *layers, bool open)
{
    for (size_t i = 0; i < layers->len; i++)
        layers->items[i]->open = open;
}

static void add_words(struct shape *shape, struct field *field, const struct layers *layers)
{
    for (size_t i = 0; i < layers->len; i++)
        shape_words(shape, field, layers->items[i]);
}

static void build(struct shape *shape, struct field *field, const struct layers *layers,
                  size_t depth);

static void build_parts(struct shape *shape, struct field *field,
                        const struct merged_properties *parts, size_t depth)
{
    field->fields = ARENA_ARRAY(shape->arena, parts->len, struct field);
    for (size_t i = 0; i < parts->len && shape->count < SHAPE_FIELDS_MAX; i++) {
        struct field *below = &field->fields[field->field_count++];

        shape->count++;
        below->name = parts->items[i].name;
        below->parent = field;
        build(shape, below, &parts->items[i].schemas, depth + 1);
    }
}

/* Layers that were open before stay so: the field above that opened them closes them. */
static struct layers newly_opened(struct shape *shape, const struct layers *a,
                                  const struct layers *b)
{
    struct layers opened = {0};

    for (size_t i = 0; i < a->len + b->len; i++) {
        struct subschema *layer = i < a->len ? a->items[i] : b->items[i - a->len];

        if (!layer->open)
            *ARRAY_PUSH(shape->arena, &opened) = layer;
    }
    return opened;
}

static void require(struct field *field, const struct names *names)
{
    for (size_t i = 0; i < names->len; i++) {
        const struct field *below = field_below(field, names->items[i]);

        if (below != NULL)
            field->fields[below - field->fields].required = true;
    }
}

static void mark_required(struct field *field, const struct layers *layers)
{
    for (size_t i = 0; i < layers->len; i++) {
        const struct rules *rules = &layers->items[i]->rules;

        for (size_t j = 0; j < rules->len; j++) {
            if (rules->items[j].keyword == KEYWORD_REQUIRED)
                require(field, &rules->items[j].names);
        }
    }
}

/* Few fields are found as fast one by one. */
#define FIELDS_FEW 8

static int compare_fields(const void *a, const void *b)
{
    return slice_cmp((*(const struct field *const *)a)->name,
                     (*(const struct field *const *)b)->name);
}

static void index_words(const struct shape *shape, struct field *field)
{
    struct name_index *index;

    if (field->field_count <= NAMES_FEW)
        return;
    index = ARENA_NEW(shape->arena, struct name_index);
    for (size_t i = 0; i < field->field_count; i++)
        names_index_add(shape->arena, index, (uint32_t)i, field->fields[i].name,
                        &field->fields[i].others);
    names_index_sort(index);
    field->by_word = index;
}

static void index_fields(const struct shape *shape, struct field *field)
{
    index_words(shape, field);
    if (field->field_count <= FIELDS_FEW)
        return;
    field->by_name = ARENA_ARRAY(shape->arena, field->field_count, const struct field *);
    for (size_t i = 0; i < field->field_count; i++)
        field->by_name[i] = &field->fields[i];
    qsort(field->by_name, field->field_count, sizeof *field->by_name, compare_fields);
}

static void keep_schemas(const struct shape *shape, struct field *field,
                         const struct layers *layers)
{
    field->schema = shape->compiler->schema;
    field->schemas = (const struct subschema *const *)layers->items;
    field->schema_count = layers->len;
}

static void build(struct shape *shape, struct field *field, const struct layers *layers,
                  size_t depth)
{
    struct layers items = {0};
    struct merged_properties parts = {0};
    bool list = add_items(shape, &items, layers) || only_type(layers, TYPE_ARRAY);

    if (depth < TREE_DEPTH_MAX)
        add_parts(shape, &parts, list ? &items : layers);
    if (list)
        field->kind =
            parts.len > 0 || only_type(&items, TYPE_OBJECT) ? FIELD_ENTRIES : FIELD_VALUES;
    else
        field->kind = parts.len > 0 || only_type(layers, TYPE_OBJECT) ? FIELD_RECORD : FIELD_VALUE;
    if (field->parent == NULL)
        field->kind = FIELD_RECORD;
    assert(depth <= TREE_DEPTH_MAX && (field->parent == NULL) == (depth == 0));
    add_words(shape, field, layers);
    add_words(shape, field, &items);

    struct layers opened = newly_opened(shape, layers, &items);
    set_open(&opened, true);
    build_parts(shape, field, &parts, depth);
    index_fields(shape, field);
    mark_required(field, list ? &items : layers);
    keep_schemas(shape, field, list ? &items : layers);
    set_open(&opened, false);
}

static void refuse_unread(struct shape *shape)
{
    const struct subschemas *all = &shape->compiler->schema->all;

    compile_uses(shape->compiler);
    for (size_t i = 0; i < all->len; i++) {
        assert(!all->items[i]->open && "who opened a layer has closed it");
        assert(all->items[i]->used || !all->items[i]->known);
        if (all->items[i]->used && !all->items[i]->known)
            shape_refuse_unread(shape, all->items[i]);
    }
}

struct field *shape_build(struct compiler *compiler)
{
    struct field *root = ARENA_NEW(compiler->arena, struct field);
    struct shape shape = {.compiler = compiler, .arena = compiler->arena, .root = root};
    struct schema *schema = compiler->schema;
    struct layers layers = {0};

    add_layers(&shape, &layers, schema->root);
    build(&shape, root, &layers, 0);
    if (shape.count >= SHAPE_FIELDS_MAX) {
        diag_set_number(compile_fault(compiler, schema->root->node, DIAG_SCHEMA_TOO_MANY_FIELDS),
                        "max", SHAPE_FIELDS_MAX);
        return root;
    }
    if (compiler->origin != SCHEMA_BUILT_IN)
        refuse_unread(&shape);
    shape_resolve(&shape);
    return root;
}
