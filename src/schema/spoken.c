/* SPDX-License-Identifier: MIT */
/* A schema written anew, with the labels of fields beside their names. See spoken.h. */
#include "schema/spoken.h"

#include "diag/secret.h"
#include "schema/schema_compile.h"

#include <assert.h>
#include <string.h>

/* The way down from the top, for references. */
struct schema_way {
    const struct schema_way *above;
    struct slice step; /* a key or the number of an item; empty at the top */
};

struct speaking {
    struct buffer *out;
    struct arena *arena;
    const struct schema *schema;
    size_t depth;
    bool begun; /* something stands in the list or mapping already */
};

/* ---- JSON ---- */

static void open(struct speaking *s, char bracket)
{
    buffer_byte(s->out, bracket);
    s->depth++;
    s->begun = false;
}

static void begin(struct speaking *s)
{
    buffer_adds(s->out, s->begun ? ",\n" : "\n");
    for (size_t i = 0; i < s->depth; i++)
        buffer_adds(s->out, "  ");
    s->begun = true;
}

static void close(struct speaking *s, char bracket)
{
    s->depth--;
    if (s->begun) {
        s->begun = false;
        begin(s);
    }
    buffer_byte(s->out, bracket);
    s->begun = true;
}

/* The texts that are written so are names and labels of a schema that is sound. */
static void add_text(struct speaking *s, struct slice text)
{
    assert(slice_find(text, '"', 0) == text.len && slice_find(text, '\\', 0) == text.len);
    buffer_byte(s->out, '"');
    buffer_add(s->out, text);
    buffer_byte(s->out, '"');
}

static void begin_key(struct speaking *s, struct slice key)
{
    begin(s);
    add_text(s, key);
    buffer_adds(s->out, ": ");
}

/* As it stands in the source. */
static void add_as_written(struct speaking *s, const struct node *node)
{
    buffer_add(s->out, slice_sub(s->schema->tree->source->text, node->start, node->end));
}

/* ---- words ---- */

struct words_of {
    struct slice label; /* Chinese; empty: none that means the field alone */
    struct names others;
};

static bool means_one(const struct speaking *s, const struct properties *beside,
                      const struct property *property, struct slice word)
{
    const struct secrets *secrets = &s->schema->secrets;

    if (word.len == 0 || property_find(beside, word) != NULL ||
        secret_word(secrets->never, secrets->never_count, word).len > 0)
        return false;
    for (size_t i = 0; i < beside->len; i++) {
        if (&beside->items[i] != property && schema_is_called(beside->items[i].schema, word))
            return false;
    }
    return true;
}

static void add_word(const struct speaking *s, struct names *words, const struct properties *beside,
                     const struct property *property, struct slice word)
{
    for (size_t i = 0; i < words->len; i++) {
        if (slice_eq(words->items[i], word))
            return;
    }
    if (means_one(s, beside, property, word))
        *ARRAY_PUSH(s->arena, words) = word;
}

static void add_words(const struct speaking *s, struct names *words,
                      const struct properties *beside, const struct property *property,
                      const struct node *list)
{
    for (uint32_t i = 0; list != NULL && i < list->count; i++)
        add_word(s, words, beside, property, list->items[i].text);
}

/* All words for a field but its name, the Chinese label first if it is one of them. */
static struct words_of words_of(const struct speaking *s, const struct properties *beside,
                                struct slice name)
{
    const struct property *property = beside == NULL ? NULL : property_find(beside, name);
    struct words_of words = {0};

    if (property == NULL)
        return words;
    const struct other_names names = schema_other_names(property->schema);
    const struct name none = {0}, *label = names.label == NULL ? &none : names.label;
    add_word(s, &words.others, beside, property, label->text[LANG_ZH]);
    words.label = words.others.len > 0 ? words.others.items[0] : words.label;
    add_word(s, &words.others, beside, property, label->text[LANG_EN]);
    add_words(s, &words.others, beside, property, names.also);
    add_words(s, &words.others, beside, property, names.former);
    return words;
}

static bool any_named(const struct properties *properties)
{
    for (size_t i = 0; i < properties->len; i++) {
        if (schema_label(properties->items[i].schema) != NULL)
            return true;
    }
    return false;
}

/* The fields that stand beside each other in what a schema judges: its own where they have labels,
 * else those of the schema around it, of which it is an `if` or a branch. */
static const struct properties *fields_of(const struct subschema *schema,
                                          const struct subschema *around)
{
    const struct rule *group = around == NULL ? NULL : schema_rule(around, KEYWORD_PROPERTIES);

    if (any_named(&schema->properties) || group == NULL)
        return &schema->properties;
    return &group->in->properties;
}

/* ---- schemas ---- */

static void add_node(struct speaking *s, const struct schema_way *way,
                     const struct subschema *around, const struct node *node);

static void add_way(struct buffer *out, const struct schema_way *way)
{
    if (way->above == NULL) {
        buffer_byte(out, '#');
        return;
    }
    add_way(out, way->above);
    buffer_byte(out, '/');
    buffer_add(out, way->step);
}

static void add_reference(struct speaking *s, struct slice key, const struct schema_way *way)
{
    begin_key(s, key);
    buffer_adds(s->out, "{\"$ref\": \"");
    add_way(s->out, way);
    buffer_adds(s->out, "\"}");
}

static void add_properties(struct speaking *s, const struct schema_way *way,
                           const struct properties *beside, const struct node *properties)
{
    open(s, '{');
    for (uint32_t i = 0; i < properties->count; i++) {
        const struct member *member = &properties->members[i];
        const struct property *property = property_find(beside, member->key.text);
        const struct schema_way below = {way, member->key.text};
        const struct words_of words = words_of(s, beside, member->key.text);

        begin_key(s, member->key.text);
        add_node(s, &below, property == NULL ? NULL : property->schema, &member->value);
        if (words.label.len > 0)
            add_reference(s, words.label, &below);
    }
    close(s, '}');
}

/* The words that are taken and not offered, each field's as one pattern. */
static void add_patterns(struct speaking *s, const struct schema_way *way,
                         const struct properties *beside, const struct node *properties)
{
    for (uint32_t i = 0; i < properties->count; i++) {
        const struct slice name = properties->members[i].key.text;
        const struct words_of words = words_of(s, beside, name);
        const struct schema_way below = {way, name};
        struct buffer pattern = {0};

        for (size_t k = words.label.len > 0 ? 1 : 0; k < words.others.len; k++) {
            buffer_adds(&pattern, pattern.len == 0 ? "^(" : "|");
            buffer_add(&pattern, words.others.items[k]);
        }
        if (pattern.len > 0) {
            buffer_adds(&pattern, ")$");
            add_reference(s, buffer_slice(&pattern), &below);
        }
        buffer_free(&pattern);
    }
}

/* {"anyOf": [{"required": ["date"]}, {"required": ["日期"]}]} */
static void add_any(struct speaking *s, const struct properties *beside, struct slice name)
{
    const struct words_of words = words_of(s, beside, name);

    buffer_adds(s->out, "{\"anyOf\": [{\"required\": [");
    add_text(s, name);
    for (size_t i = 0; i < words.others.len; i++) {
        buffer_adds(s->out, "]}, {\"required\": [");
        add_text(s, words.others.items[i]);
    }
    buffer_adds(s->out, "]}]}");
}

static void add_required(struct speaking *s, const struct properties *beside,
                         const struct node *required)
{
    for (uint32_t i = 0; required != NULL && i < required->count; i++) {
        begin(s);
        add_any(s, beside, required->items[i].text);
    }
}

/* {"if": a, "then": b} for each pair. */
static void add_dependents(struct speaking *s, const struct properties *beside,
                           const struct node *dependents)
{
    for (uint32_t i = 0; dependents != NULL && i < dependents->count; i++) {
        const struct member *member = &dependents->members[i];

        for (uint32_t k = 0; k < member->value.count; k++) {
            begin(s);
            buffer_adds(s->out, "{\"if\": ");
            add_any(s, beside, member->key.text);
            buffer_adds(s->out, ", \"then\": ");
            add_any(s, beside, member->value.items[k].text);
            buffer_byte(s->out, '}');
        }
    }
}

/* What is required, in place of these keywords, which know a field by one name. */
static void add_rules(struct speaking *s, const struct schema_way *way,
                      const struct subschema *around, const struct properties *beside,
                      const struct node *schema)
{
    const struct node *all = node_get(schema, "allOf");
    const struct node *required = node_get(schema, "required");
    const struct node *dependents = node_get(schema, "dependentRequired");
    const struct schema_way below = {way, SLICE("allOf")};

    if (all == NULL && required == NULL && dependents == NULL)
        return;
    begin_key(s, SLICE("allOf"));
    open(s, '[');
    for (uint32_t i = 0; all != NULL && i < all->count; i++) {
        const struct schema_way item = {&below, arena_printf(s->arena, "%u", (unsigned)i)};

        begin(s);
        add_node(s, &item, around, &all->items[i]);
    }
    add_required(s, beside, required);
    add_dependents(s, beside, dependents);
    close(s, ']');
}

/* Keywords that are written anew, all behind the others. */
static bool is_rewritten(struct slice key)
{
    return slice_is(key, "allOf") || slice_is(key, "required") ||
           slice_is(key, "dependentRequired") || slice_is(key, "patternProperties");
}

/* Keywords whose schemas judge the same value. */
static bool stays(struct slice key)
{
    static const char *const keys[] = {"anyOf", "oneOf", "not", "if", "then", "else"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (slice_is(key, keys[i]))
            return true;
    }
    return false;
}

static void add_schema(struct speaking *s, const struct schema_way *way,
                       const struct subschema *around, const struct subschema *schema)
{
    const struct node *node = schema->node, *properties = node_get(node, "properties");
    const struct properties *beside = fields_of(schema, around);
    const struct subschema *own = beside == &schema->properties ? schema : around;
    const struct schema_way of_fields = {way, SLICE("properties")};

    assert(schema->patterns.len == 0 && "no built-in schema has patterns of its own");
    open(s, '{');
    for (uint32_t i = 0; i < node->count; i++) {
        const struct member *member = &node->members[i];
        const struct schema_way below = {way, member->key.text};

        if (is_rewritten(member->key.text))
            continue;
        begin_key(s, member->key.text);
        if (&member->value == properties)
            add_properties(s, &of_fields, beside, properties);
        else if (slice_is(member->key.text, "$id"))
            add_text(s, arena_printf(s->arena, "%.*s:zh", (int)member->value.text.len,
                                     member->value.text.data));
        else
            add_node(s, &below, stays(member->key.text) ? own : NULL, &member->value);
    }
    if (properties != NULL) {
        begin_key(s, SLICE("patternProperties"));
        open(s, '{');
        add_patterns(s, &of_fields, beside, properties);
        close(s, '}');
    }
    add_rules(s, way, own, beside, node);
    close(s, '}');
}

/* As deep as the tree of a schema. */
static void add_node(struct speaking *s, const struct schema_way *way,
                     const struct subschema *around, const struct node *node)
{
    const struct subschema *schema = subschema_at(s->schema, node);

    if (node_is_scalar(node)) {
        add_as_written(s, node);
        return;
    }
    if (schema != NULL && node->kind == NODE_MAP) {
        add_schema(s, way, around, schema);
        return;
    }
    open(s, node->kind == NODE_LIST ? '[' : '{');
    for (uint32_t i = 0; i < node->count; i++) {
        const bool list = node->kind == NODE_LIST;
        const struct slice step =
            list ? arena_printf(s->arena, "%u", (unsigned)i) : node->members[i].key.text;
        const struct schema_way below = {way, step};

        if (list)
            begin(s);
        else
            begin_key(s, step);
        add_node(s, &below, around, list ? &node->items[i] : &node->members[i].value);
    }
    close(s, node->kind == NODE_LIST ? ']' : '}');
}

const struct builtin *spoken_find(struct arena *arena, struct slice file)
{
    if (!slice_ends(file, SPOKEN_SUFFIX))
        return NULL;
    const struct slice name = slice_sub(file, 0, file.len - strlen(SPOKEN_SUFFIX));
    const struct builtin *builtin =
        builtin_find(arena_printf(arena, "%.*s.schema.json", (int)name.len, name.data));

    return builtin != NULL && spoken_is_made(arena, builtin) ? builtin : NULL;
}

bool spoken_is_made(struct arena *arena, const struct builtin *builtin)
{
    const struct node *properties = node_get(&builtin_tree(arena, builtin)->root, "properties");

    for (uint32_t i = 0; properties != NULL && i < properties->count; i++) {
        if (node_get(&properties->members[i].value, "x-label") != NULL)
            return true;
    }
    return false;
}

void spoken_schema(struct buffer *out, const struct builtin *builtin)
{
    struct arena *arena = arena_new();
    struct schema *schema = builtin_compile(arena, builtin);
    struct speaking s = {.out = out, .arena = arena, .schema = schema};
    const struct schema_way top = {0};

    add_schema(&s, &top, NULL, schema->root);
    buffer_byte(out, '\n');
    schema_free(schema);
    arena_free(arena);
}
