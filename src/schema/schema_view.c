/* SPDX-License-Identifier: MIT */
/* Looking at values and at compiled schemas. The ways by $ref and allOf end: no cycles. */
#include "schema/schema_view.h"

#include "schema/schema_met.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

unsigned schema_types_of(const struct node *node)
{
    struct decimal number;

    switch (node->kind) {
    case NODE_NULL:
        return TYPE_NULL;
    case NODE_BOOL:
        return TYPE_BOOLEAN;
    case NODE_NUMBER:
        if (node_number(node, &number) == DECIMAL_OK && decimal_is_integer(number))
            return TYPE_NUMBER | TYPE_INTEGER;
        return TYPE_NUMBER;
    case NODE_STRING:
        return TYPE_STRING;
    case NODE_LIST:
        return TYPE_ARRAY;
    case NODE_MAP:
        return TYPE_OBJECT;
    }
    return 0;
}

bool rule_has_branches(const struct rule *rule)
{
    return rule->keyword == KEYWORD_ALL_OF || rule->keyword == KEYWORD_ANY_OF ||
           rule->keyword == KEYWORD_ONE_OF;
}

static int compare_names(const void *a, const void *b)
{
    return slice_cmp(((const struct property *)a)->name, ((const struct property *)b)->name);
}

void properties_sort(struct properties *properties)
{
    if (properties->len > 0)
        qsort(properties->items, properties->len, sizeof(struct property), compare_names);
}

const struct property *property_find(const struct properties *properties, struct slice name)
{
    struct property key = {.name = name};

    if (properties->len == 0)
        return NULL;
    return bsearch(&key, properties->items, properties->len, sizeof(struct property),
                   compare_names);
}

const struct property *property_at_key(const struct properties *properties, const struct node *key)
{
    const uint32_t number = node_number_of_name(key);

    if (number == 0 || properties->by_number == NULL)
        return property_find(properties, key->text);
    const uint16_t at = properties->by_number[number];
    const struct property *found = at == 0 ? NULL : &properties->items[at - 1];

    assert(found == property_find(properties, key->text));
    return found;
}

static int compare_slices(const void *a, const void *b)
{
    return slice_cmp(*(const struct slice *)a, *(const struct slice *)b);
}

void names_sort(struct names *names)
{
    if (names->len > 1)
        qsort(names->items, names->len, sizeof *names->items, compare_slices);
}

bool names_hold(const struct names *names, struct slice name)
{
    return names->len > 0 &&
           bsearch(&name, names->items, names->len, sizeof *names->items, compare_slices) != NULL;
}

const struct member *subschema_member(const struct subschema *schema, enum keyword keyword)
{
    const struct node *node = schema->node;
    const uint8_t *found =
        node->kind == NODE_MAP ? memchr(schema->keywords, (int)keyword, node->count) : NULL;

    return found == NULL ? NULL : &node->members[found - schema->keywords];
}

/* What a schema has of its own; NULL for nothing. */
typedef const void *look(const struct subschema *schema, const void *wanted);

/* A look at a schema and those behind $ref and allOf, until one has something. */
struct reference_look {
    look *own;
    const void *wanted;
    struct met met;
};

static const void *look_on(struct reference_look *walk, const struct subschema *schema);

static const void *look_behind(struct reference_look *walk, const struct rule *rule)
{
    const void *found = NULL;

    if (rule->keyword == KEYWORD_REF) {
        assert(rule->schema != NULL && "references are resolved");
        return look_on(walk, rule->schema);
    }
    for (size_t i = 0; rule->keyword == KEYWORD_ALL_OF && found == NULL && i < rule->schemas.len;
         i++)
        found = look_on(walk, rule->schemas.items[i]);
    return found;
}

static const void *look_on(struct reference_look *walk, const struct subschema *schema)
{
    const void *found = walk->own(schema, walk->wanted);

    if (found != NULL || met_before(&walk->met, schema))
        return found;
    for (size_t i = 0; found == NULL && i < schema->rules.len; i++)
        found = look_behind(walk, &schema->rules.items[i]);
    return found;
}

static const void *look_from(const struct subschema *schema, look *own, const void *wanted)
{
    struct reference_look walk = {.own = own, .wanted = wanted};
    const void *found = look_on(&walk, schema);

    met_free(&walk.met);
    return found;
}

static const void *own_rule(const struct subschema *schema, const void *wanted)
{
    for (size_t i = 0; i < schema->rules.len; i++) {
        if (schema->rules.items[i].keyword == *(const enum keyword *)wanted)
            return &schema->rules.items[i];
    }
    return NULL;
}

const struct rule *schema_rule(const struct subschema *schema, enum keyword keyword)
{
    return look_from(schema, own_rule, &keyword);
}

static const void *own_property(const struct subschema *schema, const void *wanted)
{
    const struct property *property =
        property_find(&schema->properties, *(const struct slice *)wanted);

    return property != NULL ? property->schema : NULL;
}

const struct subschema *schema_property(const struct subschema *schema, struct slice name)
{
    return look_from(schema, own_property, &name);
}

static const void *own_structure(const struct subschema *schema, const void *items)
{
    return schema->properties.len > 0 ? schema : own_rule(schema, items);
}

bool schema_has_structure(const struct subschema *schema)
{
    const enum keyword items = KEYWORD_ITEMS;

    return look_from(schema, own_structure, &items) != NULL;
}

static const void *own_note(const struct subschema *schema, const void *wanted)
{
    const struct member *note = subschema_member(schema, *(const enum keyword *)wanted);

    return note != NULL ? &note->value : NULL;
}

const struct node *schema_note(const struct subschema *schema, enum keyword keyword)
{
    return look_from(schema, own_note, &keyword);
}

static const void *own_label(const struct subschema *schema, const void *wanted)
{
    (void)wanted;
    return schema->label.text[LANG_EN].data != NULL || schema->label.text[LANG_ZH].data != NULL
               ? &schema->label
               : NULL;
}

const struct name *schema_label(const struct subschema *schema)
{
    return look_from(schema, own_label, NULL);
}

struct other_names schema_other_names(const struct subschema *property)
{
    return (struct other_names){schema_note(property, KEYWORD_X_FORMER), schema_label(property),
                                schema_note(property, KEYWORD_X_ALSO)};
}

bool schema_is_called(const struct subschema *property, struct slice word)
{
    const struct other_names names = schema_other_names(property);

    return names_had(&names, word) || names_mean(&names, word);
}

struct name schema_name(const struct node *node)
{
    const struct node *zh = node_get(node, "zh"), *en = node_get(node, "en");
    struct name name = {0};

    if (zh != NULL)
        name.text[LANG_ZH] = zh->text;
    if (en != NULL)
        name.text[LANG_EN] = en->text;
    return name;
}

const struct node *schema_alias(const struct node *schema, struct slice text)
{
    const struct member *member = node_member(node_get(schema, "x-alias"), text);

    return member == NULL ? NULL : &member->value;
}

unsigned subschema_types(const struct subschema *schema)
{
    const struct rule *type = schema_rule(schema, KEYWORD_TYPE);
    const struct rule *list = schema_rule(schema, KEYWORD_ENUM),
                      *value = schema_rule(schema, KEYWORD_CONST);
    unsigned types = 0;

    if (schema->never)
        return 0;
    if (type != NULL)
        return type->types;
    if (value != NULL)
        return schema_types_of(value->value);
    if (list == NULL)
        return TYPE_ANY;
    for (uint32_t i = 0; i < list->value->count; i++)
        types |= schema_types_of(&list->value->items[i]);
    assert((types & ~(unsigned)TYPE_ANY) == 0);
    return types;
}
