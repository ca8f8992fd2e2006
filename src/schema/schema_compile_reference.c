/* SPDX-License-Identifier: MIT */
/*
 * $ref: JSON Pointers (RFC 6901) into the same document, and nothing else. A chain of
 * references that never goes into the value would never end: it is refused.
 */
#include "schema/schema_compile.h"

#include <assert.h>
#include <stdlib.h>

/* RFC 6901, section 6: the fragment is percent-decoded first. */
static bool percent_decode(struct arena *arena, struct slice text, struct slice *out)
{
    char *bytes = ARENA_ARRAY(arena, text.len + 1, char);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        bytes[len] = text.data[i];
        if (text.data[i] == '%') {
            int high = i + 2 < text.len ? hex_value(text.data[i + 1]) : -1;
            int low = i + 2 < text.len ? hex_value(text.data[i + 2]) : -1;

            if (high < 0 || low < 0)
                return false;
            bytes[len] = (char)(high * 16 + low);
            i += 2;
        }
        len++;
    }
    *out = (struct slice){bytes, len};
    return true;
}

/* Section 4: "~1" is "/" and "~0" is "~"; any other "~" is an error. */
static bool unescape(struct arena *arena, struct slice token, struct slice *out)
{
    char *bytes = ARENA_ARRAY(arena, token.len + 1, char);
    size_t len = 0;

    for (size_t i = 0; i < token.len; i++) {
        char byte = token.data[i];

        if (byte == '~') {
            i++;
            if (i == token.len || (token.data[i] != '0' && token.data[i] != '1'))
                return false;
            byte = token.data[i] == '0' ? '~' : '/';
        }
        bytes[len++] = byte;
    }
    *out = (struct slice){bytes, len};
    return true;
}

static const struct node *list_item(const struct node *list, struct slice token)
{
    size_t index = 0;

    if (token.len == 0 || token.len > 8 || (token.len > 1 && token.data[0] == '0'))
        return NULL;
    for (size_t i = 0; i < token.len; i++) {
        if (token.data[i] < '0' || token.data[i] > '9')
            return NULL;
        index = index * 10 + (size_t)(token.data[i] - '0');
    }
    return index < list->count ? &list->items[index] : NULL;
}

static const struct node *follow(struct arena *arena, const struct node *root, struct slice pointer)
{
    const struct node *node = root;

    if (pointer.len == 0)
        return node;
    if (pointer.data[0] != '/')
        return NULL;
    for (struct slice rest = slice_sub(pointer, 1, pointer.len); rest.data != NULL;) {
        struct slice token;

        if (node == NULL || !unescape(arena, slice_cut(&rest, '/'), &token))
            return NULL;
        if (node->kind == NODE_LIST) {
            node = list_item(node, token);
        } else {
            const struct member *member = node_member(node, token);

            node = member == NULL ? NULL : &member->value;
        }
    }
    return node;
}

bool compile_ref(struct compiler *compiler, struct rule *rule)
{
    struct diag *diag;

    if (rule->value->kind == NODE_STRING && slice_starts(rule->value->text, "#") &&
        (rule->value->text.len == 1 || rule->value->text.data[1] == '/'))
        return true;
    diag = compile_fault(compiler, rule->value, DIAG_SCHEMA_REF_NOT_LOCAL);
    schema_set_value(diag, "value", rule->value);
    return false;
}

static int compare_nodes(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)(*(struct subschema *const *)a)->node;
    uintptr_t y = (uintptr_t)(*(struct subschema *const *)b)->node;

    return (x > y) - (x < y);
}

struct subschema *subschema_at(const struct schema *schema, const struct node *node)
{
    struct subschema key = {.node = node};
    const struct subschema *wanted = &key;
    struct subschema **found = bsearch(&wanted, schema->all.items, schema->all.len,
                                       sizeof(struct subschema *), compare_nodes);

    return found == NULL ? NULL : *found;
}

static void resolve(struct compiler *compiler, struct rule *rule)
{
    struct slice text = rule->value->text, pointer;
    const struct node *target = NULL;

    assert(rule->schema == NULL && slice_starts(text, "#") && "others were refused");
    if (percent_decode(compiler->arena, slice_sub(text, 1, text.len), &pointer))
        target = follow(compiler->arena, &compiler->schema->tree->root, pointer);
    if (target != NULL)
        rule->schema = subschema_at(compiler->schema, target);
    if (rule->schema == NULL) {
        struct diag *diag = compile_fault(compiler, rule->value, DIAG_SCHEMA_REF_NOWHERE);

        schema_set_value(diag, "value", rule->value);
    }
}

/* Walking the steps that stay at the value. */
struct reference_walk {
    struct compiler *compiler;
    const struct rule *ref; /* the last $ref on the way */
    int depth;
};

static int height_of(struct reference_walk walk, struct subschema *schema);

static int rule_height(struct reference_walk walk, const struct rule *rule)
{
    int height = 0;

    if (rule->keyword == KEYWORD_REF)
        walk.ref = rule;
    else if (rule->stage != STAGE_BRANCH)
        return 0;
    if (!rule_has_branches(rule))
        return height_of(walk, rule->schema);
    for (size_t i = 0; i < rule->schemas.len; i++) {
        int below = height_of(walk, rule->schemas.items[i]);

        height = below > height ? below : height;
    }
    return height;
}

static void refuse_chain(struct reference_walk walk, const struct subschema *schema,
                         enum diag_code code)
{
    const struct node *place = walk.ref == NULL ? schema->node : walk.ref->value;
    struct diag *diag = compile_fault(walk.compiler, place, code);

    if (code == DIAG_SCHEMA_REF_CYCLE)
        schema_set_value(diag, "value", place);
    else
        diag_set_number(diag, "max", SCHEMA_CHAIN_MAX);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int height_of(struct reference_walk walk, struct subschema *schema)
{
    if (schema == NULL)
        return 0;
    if (schema->height > 0)
        return schema->height;
    if (schema->entered || walk.depth == SCHEMA_CHAIN_MAX) {
        refuse_chain(walk, schema,
                     schema->entered ? DIAG_SCHEMA_REF_CYCLE : DIAG_SCHEMA_CHAIN_TOO_LONG);
        return 0;
    }

    int height = 0;

    schema->entered = true;
    walk.depth++;
    for (size_t i = 0; i < schema->rules.len; i++)
        height = larger(height, rule_height(walk, &schema->rules.items[i]));
    height =
        larger(height, larger(height_of(walk, schema->then), height_of(walk, schema->otherwise)));
    schema->entered = false;
    if (height == SCHEMA_CHAIN_MAX) {
        refuse_chain(walk, schema, DIAG_SCHEMA_CHAIN_TOO_LONG);
        height = 0;
    }
    schema->height = height + 1;
    assert(schema->height > 0 && schema->height <= SCHEMA_CHAIN_MAX);
    return schema->height;
}

void compile_references(struct compiler *compiler)
{
    struct subschemas *all = &compiler->schema->all;

    qsort(all->items, all->len, sizeof(struct subschema *), compare_nodes);
    for (size_t i = 0; i < all->len; i++) {
        struct rules *rules = &all->items[i]->rules;

        assert(i == 0 || compare_nodes(&all->items[i - 1], &all->items[i]) < 0);
        for (size_t j = 0; j < rules->len; j++) {
            if (rules->items[j].keyword == KEYWORD_REF)
                resolve(compiler, &rules->items[j]);
        }
    }
    for (size_t i = 0; i < all->len; i++)
        height_of((struct reference_walk){.compiler = compiler}, all->items[i]);
}
