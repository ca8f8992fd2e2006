/* SPDX-License-Identifier: MIT */
/* A schema from its tree: subschemas, references, and what is gathered from them. See schema.h. */
#include "schema/schema_compile.h"

#include "diag/secret.h"
#include "schema/pattern_seen_room.h"
#include "schema/schema_told.h"

#include <assert.h>

void schema_free(struct schema *schema)
{
    if (schema == NULL)
        return;
    for (size_t i = 0; i < schema->held.len; i++)
        pattern_free(schema->held.items[i]);
    schema->held.len = 0;
    seen_free(schema->harmless);
    seen_init(schema->harmless);
}

const struct numerals *schema_numerals(const struct schema *schema)
{
    return &schema->numerals;
}

const struct secrets *schema_secrets(const struct schema *schema)
{
    return &schema->secrets;
}

/* No word of personal data; records say the same words again and again. */
static bool allows_name(void *of, struct slice word)
{
    const struct schema *schema = of;
    const struct secrets *secrets = &schema->secrets;

    if (seen_has(schema->harmless, word))
        return true;
    if (secret_word(secrets->never, secrets->never_count, word).len > 0)
        return false;
    seen_add(schema->harmless, word);
    return true;
}

void schema_name_keys(const struct schema *schema, struct tree *tree, struct diag_list *diags)
{
    const struct name_rule rule = {allows_name, (void *)schema};

    tree_name_keys(tree, schema->outline, &rule, diags);
}

const struct outline *schema_outline(const struct schema *schema)
{
    return schema->outline;
}

struct schema *schema_compile(struct arena *arena, const struct tree *tree, struct diag_list *diags)
{
    return schema_compile_as(arena, tree, SCHEMA_OF_ANYBODY, diags);
}

struct schema *schema_compile_as(struct arena *arena, const struct tree *tree,
                                 enum schema_origin origin, struct diag_list *diags)
{
    struct schema *schema = ARENA_NEW(arena, struct schema);
    struct compiler compiler = {schema, arena, diags, schema_keywords, origin};
    size_t errors = diags->errors;

    schema->arena = arena;
    schema->tree = tree;
    schema->harmless = ARENA_NEW(arena, struct pattern_seen);
    seen_init(schema->harmless);
    schema->root = compile_schema(&compiler, &tree->root);
    compile_references(&compiler);
    if (diags->errors == errors) {
        schema->shape = shape_build(&compiler);
        schema->outline = outline_of(arena, schema->root);
        schema_number(schema);
        schema_tell(schema);
    }
    if (diags->errors == errors)
        schema_gather_secrets(schema);
    if (diags->errors > errors || !tree->whole ||
        (origin != SCHEMA_BUILT_IN && node_any_faulty(&tree->root))) {
        schema_free(schema);
        return NULL;
    }
    assert(schema->root != NULL && schema->shape != NULL && schema->outline != NULL);
    return schema;
}
