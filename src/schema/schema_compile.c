/* SPDX-License-Identifier: MIT */
/* From a tree to subschemas with rules. The table says how each value is read. */
#include "schema/schema_compile.h"

struct diag *compile_fault(struct compiler *compiler, const struct node *node, enum diag_code code)
{
    return diag_add(compiler->diags, code, schema_short_span(compiler->schema->tree, node));
}

static void unknown_keyword(struct compiler *compiler, const struct node *key)
{
    struct slice *names;
    size_t count = keyword_names(compiler->arena, &names);
    struct diag *diag = compile_fault(compiler, key, DIAG_SCHEMA_UNKNOWN_KEYWORD);

    diag_set(diag, "key", key->text);
    diag_set_nearest(diag, key->text, names, count);
}

/* In the order of the stages, else in that of the schema. */
static void insert_rule(struct compiler *compiler, struct subschema *schema, struct rule rule)
{
    struct rules *rules = &schema->rules;

    *ARRAY_PUSH(compiler->arena, rules) = rule;

    size_t at = rules->len - 1;
    while (at > 0 && rules->items[at - 1].stage > rule.stage) {
        rules->items[at] = rules->items[at - 1];
        at--;
    }
    rules->items[at] = rule;
}

static void compile_member(struct compiler *compiler, struct subschema *schema,
                           const struct member *member)
{
    struct rule rule = {
        .in = schema,
        .key = &member->key,
        .value = &member->value,
    };

    if (!keyword_find(member->key.text, &rule.keyword)) {
        unknown_keyword(compiler, &member->key);
        return;
    }
    const struct keyword_row *row = keyword_row(rule.keyword);

    rule.stage = row->stage;
    rule.kinds = row->kinds;
    if ((row->compile == NULL || row->compile(compiler, &rule)) && rule.stage != STAGE_NONE)
        insert_rule(compiler, schema, rule);
}

struct subschema *compile_schema(struct compiler *compiler, const struct node *node)
{
    struct subschema *schema = ARENA_NEW(compiler->arena, struct subschema);

    schema->node = node;
    *ARRAY_PUSH(compiler->arena, &compiler->schema->all) = schema;
    if (node->kind == NODE_BOOL) {
        schema->never = !node->boolean;
        return schema;
    }
    if (node->kind != NODE_MAP) {
        compile_fault(compiler, node, DIAG_SCHEMA_NOT_A_SCHEMA);
        return NULL;
    }
    for (uint32_t i = 0; i < node->count; i++)
        compile_member(compiler, schema, &node->members[i]);
    return schema;
}

void schema_free(struct schema *schema)
{
    if (schema == NULL)
        return;
    for (size_t i = 0; i < schema->held.len; i++)
        pattern_free(schema->held.items[i]);
    schema->held.len = 0;
}

const struct numerals *schema_numerals(const struct schema *schema)
{
    return &schema->numerals;
}

const struct secrets *schema_secrets(const struct schema *schema)
{
    return &schema->secrets;
}

struct schema *schema_compile(struct arena *arena, const struct tree *tree, struct diag_list *diags)
{
    struct schema *schema = ARENA_NEW(arena, struct schema);
    struct compiler compiler = {schema, arena, diags};
    size_t errors = diags->errors;

    schema->arena = arena;
    schema->tree = tree;
    schema->root = compile_schema(&compiler, &tree->root);
    compile_references(&compiler);
    if (diags->errors == errors) {
        schema->shape = shape_build(&compiler);
        schema->outline = outline_of(arena, schema->root);
    }
    if (diags->errors == errors)
        schema_gather_secrets(schema);
    if (diags->errors > errors || !tree->whole || node_any_faulty(&tree->root)) {
        schema_free(schema);
        return NULL;
    }
    return schema;
}
