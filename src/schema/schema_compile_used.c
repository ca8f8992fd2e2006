/* SPDX-License-Identifier: MIT */
/* Which subschemas a document may be held against: what stands in $defs alone, and nothing refers
 * to, says nothing of any document. */
#include "schema/schema_compile.h"

#include <assert.h>

/* Those that are used, and whose own are still to be looked at from `next` on. */
struct used_list {
    struct compiler *compiler;
    struct subschemas found;
    size_t next;
};

static void use(struct used_list *uses, struct subschema *schema)
{
    if (schema == NULL || schema->used)
        return;
    schema->used = true;
    *ARRAY_PUSH(uses->compiler->arena, &uses->found) = schema;
}

static void use_all(struct used_list *uses, const struct subschemas *schemas)
{
    for (size_t i = 0; i < schemas->len; i++)
        use(uses, schemas->items[i]);
}

static void use_rule(struct used_list *uses, const struct rule *rule)
{
    keyword_compile *compile = uses->compiler->keywords[rule->keyword].compile;

    if (compile == compile_ref || compile == compile_schema_value)
        use(uses, rule->schema);
    else if (compile == compile_schema_list)
        use_all(uses, &rule->schemas);
}

static void use_below(struct used_list *uses, const struct subschema *schema)
{
    for (size_t i = 0; i < schema->rules.len; i++)
        use_rule(uses, &schema->rules.items[i]);
    for (size_t i = 0; i < schema->properties.len; i++)
        use(uses, schema->properties.items[i].schema);
    for (size_t i = 0; i < schema->patterns.len; i++)
        use(uses, schema->patterns.items[i].schema);
    use_all(uses, &schema->prefix);
    use(uses, schema->then);
    use(uses, schema->otherwise);
}

void compile_uses(struct compiler *compiler)
{
    struct used_list uses = {.compiler = compiler};

    use(&uses, compiler->schema->root);
    while (uses.next < uses.found.len)
        use_below(&uses, uses.found.items[uses.next++]);
    assert(uses.found.len <= compiler->schema->all.len && "each once");
}
