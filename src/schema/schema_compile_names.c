/* SPDX-License-Identifier: MIT */
/* Reading the values of keywords that list words: types, required keys, enums. */
#include "schema/schema_compile.h"

#include <stdlib.h>

static int compare_text(const void *a, const void *b)
{
    const struct node *first = *(const struct node *const *)a;
    const struct node *second = *(const struct node *const *)b;
    int order = slice_cmp(first->text, second->text);

    return order != 0 ? order : (first->start > second->start) - (first->start < second->start);
}

static bool all_differ(struct compiler *compiler, const struct rule *rule)
{
    const struct node *list = rule->value;
    const struct node **texts = ARENA_ARRAY(compiler->arena, list->count, const struct node *);
    size_t count = 0;
    bool differ = true;

    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == NODE_STRING)
            texts[count++] = &list->items[i];
    }
    if (count > 0)
        qsort(texts, count, sizeof(const struct node *), compare_text);
    for (size_t i = 1; i < count; i++) {
        if (slice_eq(texts[i - 1]->text, texts[i]->text)) {
            struct diag *diag = compile_fault(compiler, texts[i], DIAG_SCHEMA_TWICE);

            diag_set(diag, "key", rule->key->text);
            schema_set_value(diag, "value", texts[i]);
            diag_also(diag, node_span(compiler->schema->tree, texts[i - 1]));
            differ = false;
        }
    }
    return differ;
}

bool compile_all_differ(struct compiler *compiler, const struct rule *rule)
{
    return compiler->origin == SCHEMA_BUILT_IN || all_differ(compiler, rule);
}

static const struct {
    const char *name;
    unsigned type;
} types[] = {
    {"array", TYPE_ARRAY},
    {"boolean", TYPE_BOOLEAN},
    {"integer", TYPE_INTEGER},
    {"null", TYPE_NULL},
    {"number", TYPE_NUMBER | TYPE_INTEGER},
    {"object", TYPE_OBJECT},
    {"string", TYPE_STRING},
};

#define TYPE_COUNT (sizeof types / sizeof types[0])

static bool add_type(struct compiler *compiler, struct rule *rule, const struct node *node)
{
    struct slice names[TYPE_COUNT];

    for (size_t i = 0; i < TYPE_COUNT; i++) {
        names[i] = slice_of(types[i].name);
        if (node->kind == NODE_STRING && slice_eq(node->text, names[i])) {
            rule->types |= types[i].type;
            return true;
        }
    }

    struct diag *diag = compile_fault(compiler, node, DIAG_SCHEMA_UNKNOWN_TYPE);
    schema_set_value(diag, "value", node);
    diag_set_nearest(diag, node_is_scalar(node) ? node->text : SLICE(""), names, TYPE_COUNT);
    return false;
}

bool compile_type(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("the name of a type or a list of such names", "类型名，或由类型名组成的列表");
    const struct node *value = rule->value;

    if (value->kind == NODE_STRING)
        return add_type(compiler, rule, value);
    if (value->kind != NODE_LIST || value->count == 0)
        return compile_expects(compiler, rule, value, &expected);
    for (uint32_t i = 0; i < value->count; i++) {
        if (!add_type(compiler, rule, &value->items[i]))
            return false;
    }
    return compile_all_differ(compiler, rule);
}

/* Few values are compared as fast one by one. */
#define ENUM_FEW 16

bool compile_enum(struct compiler *compiler, struct rule *rule)
{
    struct names texts = {0};

    if (!compile_list(compiler, rule) || !compile_all_differ(compiler, rule))
        return false;
    for (uint32_t i = 0; rule->value->count > ENUM_FEW && i < rule->value->count; i++) {
        if (rule->value->items[i].kind == NODE_STRING)
            *ARRAY_PUSH(compiler->arena, &texts) = rule->value->items[i].text;
    }
    names_sort(&texts);
    rule->names = texts;
    return true;
}

static bool read_names(struct compiler *compiler, struct rule *rule, struct names *out)
{
    if (!compile_texts(compiler, rule) || !compile_all_differ(compiler, rule))
        return false;
    for (uint32_t i = 0; i < rule->value->count; i++)
        *ARRAY_PUSH(compiler->arena, out) = rule->value->items[i].text;
    return true;
}

bool compile_names(struct compiler *compiler, struct rule *rule)
{
    struct names names = {0};
    bool sound = read_names(compiler, rule, &names);

    rule->names = names;
    return sound;
}

bool compile_dependents(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("a mapping of fields to lists of fields", "从字段到字段列表的对应");
    struct dependents dependents = {0};

    if (rule->value->kind != NODE_MAP)
        return compile_expects(compiler, rule, rule->value, &expected);
    for (uint32_t i = 0; i < rule->value->count; i++) {
        const struct member *member = &rule->value->members[i];
        struct rule part = {.keyword = rule->keyword, .key = rule->key, .value = &member->value};
        struct names needs = {0};

        if (!read_names(compiler, &part, &needs))
            return false;
        *ARRAY_PUSH(compiler->arena, &dependents) = (struct dependent){member->key.text, needs};
    }
    rule->dependents = dependents;
    return true;
}
