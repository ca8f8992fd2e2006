/* SPDX-License-Identifier: MIT */
/* Reading the values of keywords that hold schemas. */
#include "schema/schema_compile.h"
#include "schema/schema_patterned.h"

#include <assert.h>

bool compile_schema_value(struct compiler *compiler, struct rule *rule)
{
    rule->schema = compile_schema(compiler, rule->value);
    return rule->schema != NULL;
}

static bool read_schemas(struct compiler *compiler, const struct rule *rule, struct subschemas *out)
{
    static const struct words expected =
        T("a list with at least one schema", "至少含一个模式的列表");
    bool sound = true;

    if (rule->value->kind != NODE_LIST || rule->value->count == 0)
        return compile_expects(compiler, rule, rule->value, &expected);
    for (uint32_t i = 0; i < rule->value->count; i++) {
        struct subschema *item = compile_schema(compiler, &rule->value->items[i]);

        *ARRAY_PUSH(compiler->arena, out) = item;
        sound = sound && item != NULL;
    }
    return sound;
}

bool compile_schema_list(struct compiler *compiler, struct rule *rule)
{
    struct subschemas schemas = {0};
    bool sound = read_schemas(compiler, rule, &schemas);

    rule->schemas = schemas;
    return sound;
}

bool compile_prefix(struct compiler *compiler, struct rule *rule)
{
    return read_schemas(compiler, rule, &rule->in->prefix);
}

bool compile_then(struct compiler *compiler, struct rule *rule)
{
    rule->in->then = compile_schema(compiler, rule->value);
    return rule->in->then != NULL;
}

bool compile_otherwise(struct compiler *compiler, struct rule *rule)
{
    rule->in->otherwise = compile_schema(compiler, rule->value);
    return rule->in->otherwise != NULL;
}

static const struct words mapping_of_schemas =
    T("a mapping of names to schemas", "从名称到模式的对应");

bool compile_definitions(struct compiler *compiler, struct rule *rule)
{
    if (rule->value->kind != NODE_MAP)
        return compile_expects(compiler, rule, rule->value, &mapping_of_schemas);
    for (uint32_t i = 0; i < rule->value->count; i++)
        compile_schema(compiler, &rule->value->members[i].value);
    return true;
}

bool compile_properties(struct compiler *compiler, struct rule *rule)
{
    bool sound = true;

    if (rule->value->kind != NODE_MAP)
        return compile_expects(compiler, rule, rule->value, &mapping_of_schemas);
    for (uint32_t i = 0; i < rule->value->count; i++) {
        const struct member *member = &rule->value->members[i];
        struct subschema *below = compile_schema(compiler, &member->value);

        *ARRAY_PUSH(compiler->arena, &rule->in->properties) =
            (struct property){member->key.text, below};
        sound = sound && below != NULL;
    }
    assert(rule->in->properties.len >= rule->value->count);
    properties_sort(&rule->in->properties);
    return sound;
}

bool compile_patterns(struct compiler *compiler, struct rule *rule)
{
    bool sound = true;

    if (rule->value->kind != NODE_MAP)
        return compile_expects(compiler, rule, rule->value, &mapping_of_schemas);
    for (uint32_t i = 0; i < rule->value->count; i++) {
        const struct member *member = &rule->value->members[i];
        struct rule part = {.keyword = rule->keyword, .key = rule->key, .value = &member->key};
        bool known = compile_pattern(compiler, &part);
        struct subschema *below = compile_schema(compiler, &member->value);

        *ARRAY_PUSH(compiler->arena, &rule->in->patterns) = (struct patterned){part.pattern, below};
        sound = sound && known && below != NULL;
    }
    rule->in->patterns.index = pattern_index_of(compiler->arena, rule->value);
    return sound;
}
