/* SPDX-License-Identifier: MIT */
/*
 * The x- words: whether each is well-formed, and fits the enum that it stands beside.
 * What they mean for fields is for the shape (shape.h).
 */
#include "schema/schema_compile.h"

#include <assert.h>

/* {zh, en}, one of the two at least. */
static bool read_label(struct compiler *compiler, const struct rule *rule, const struct node *node)
{
    static const struct words expected =
        T("a mapping {zh: ..., en: ...}", "形如 {zh: ..., en: ...} 的对应");
    bool sound = node->kind == NODE_MAP && node->count > 0;

    for (uint32_t i = 0; sound && i < node->count; i++) {
        const struct member *member = &node->members[i];

        sound = member->value.kind == NODE_STRING &&
                (slice_is(member->key.text, "zh") || slice_is(member->key.text, "en"));
    }
    return sound || compile_expects(compiler, rule, node, &expected);
}

bool compile_label(struct compiler *compiler, struct rule *rule)
{
    if (!read_label(compiler, rule, rule->value))
        return false;
    rule->in->label = schema_name(rule->value);
    return true;
}

const struct node *compile_enum_beside(struct compiler *compiler, const struct rule *rule)
{
    const struct node *list = node_get(rule->in->node, "enum");

    if (list != NULL && list->kind == NODE_LIST)
        return list;
    diag_set(compile_fault(compiler, rule->key, DIAG_SCHEMA_NO_ENUM), "key", rule->key->text);
    return NULL;
}

static bool in_list(const struct node *list, struct slice text)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == NODE_STRING && slice_eq(list->items[i].text, text))
            return true;
    }
    return false;
}

bool compile_names_value(struct compiler *compiler, const struct rule *rule,
                         const struct node *list, const struct node *node)
{
    struct names values = {0};

    assert(list->kind == NODE_LIST);
    if (node->kind == NODE_STRING && in_list(list, node->text))
        return true;
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == NODE_STRING)
            *ARRAY_PUSH(compiler->arena, &values) = list->items[i].text;
    }

    struct diag *diag = compile_fault(compiler, node, DIAG_SCHEMA_NOT_IN_ITS_ENUM);
    diag_set(diag, "key", rule->key->text);
    schema_set_value(diag, "value", node);
    diag_set_nearest(diag, node_is_scalar(node) ? node->text : SLICE(""), values.items, values.len);
    return false;
}

bool compile_values(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected = T("a mapping of values to labels", "从取值到名称的对应");
    const struct node *list = compile_enum_beside(compiler, rule);
    bool sound = list != NULL;

    if (rule->value->kind != NODE_MAP)
        return compile_expects(compiler, rule, rule->value, &expected);
    for (uint32_t i = 0; list != NULL && i < rule->value->count; i++) {
        const struct member *member = &rule->value->members[i];

        sound = compile_names_value(compiler, rule, list, &member->key) && sound;
        sound = read_label(compiler, rule, &member->value) && sound;
    }
    return sound;
}

/*
 * Both sides are values of the enum, so that other programs accept the alias, too. What an
 * alias stands for is no alias itself.
 */
bool compile_alias(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("a mapping of other spellings to values", "从其他写法到取值的对应");
    const struct node *list = compile_enum_beside(compiler, rule);
    bool sound = list != NULL;

    if (rule->value->kind != NODE_MAP)
        return compile_expects(compiler, rule, rule->value, &expected);
    for (uint32_t i = 0; list != NULL && i < rule->value->count; i++) {
        const struct member *member = &rule->value->members[i];

        sound = compile_names_value(compiler, rule, list, &member->key) && sound;
        sound = compile_names_value(compiler, rule, list, &member->value) && sound;
        if (schema_alias(rule->in->node, member->value.text) != NULL) {
            diag_set(compile_fault(compiler, &member->value, DIAG_SCHEMA_ALIAS_OF_ALIAS), "value",
                     member->value.text);
            sound = false;
        }
    }
    return sound;
}

/* Every value of the enum that is no alias, each once. */
bool compile_order(struct compiler *compiler, struct rule *rule)
{
    const struct node *list = compile_enum_beside(compiler, rule);
    bool sound = list != NULL;

    if (!compile_texts(compiler, rule) || !compile_all_differ(compiler, rule))
        return false;
    for (uint32_t i = 0; list != NULL && i < rule->value->count; i++) {
        const struct node *item = &rule->value->items[i];

        sound = compile_names_value(compiler, rule, list, item) && sound;
        if (schema_alias(rule->in->node, item->text) != NULL) {
            diag_set(compile_fault(compiler, item, DIAG_SCHEMA_ALIAS_OF_ALIAS), "value",
                     item->text);
            sound = false;
        }
    }
    for (uint32_t i = 0; list != NULL && i < list->count; i++) {
        const struct node *item = &list->items[i];

        if (item->kind == NODE_STRING &&
            (in_list(rule->value, item->text) || schema_alias(rule->in->node, item->text) != NULL))
            continue;
        schema_set_value(compile_fault(compiler, rule->value, DIAG_SCHEMA_ORDER_LACKS), "value",
                         item);
        sound = false;
    }
    return sound;
}

bool compile_one_of(struct compiler *compiler, const struct rule *rule, const char *const *words,
                    size_t count, const struct words *expected)
{
    for (size_t i = 0; i < count; i++) {
        if (rule->value->kind == NODE_STRING && slice_is(rule->value->text, words[i]))
            return true;
    }
    return compile_expects(compiler, rule, rule->value, expected);
}

bool compile_rises(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected = T("true, beside an x-order", "true，旁边要有 x-order");

    return (rule->value->kind == NODE_BOOL && node_get(rule->in->node, "x-order") != NULL) ||
           compile_expects(compiler, rule, rule->value, &expected);
}

/* In YAML 1.2 `on` is a text. */
bool compile_date(struct compiler *compiler, struct rule *rule)
{
    static const char *const words[] = {"on", "from", "to"};
    static const struct words expected = T("on, from or to", "on、from 或 to");

    return compile_one_of(compiler, rule, words, sizeof words / sizeof words[0], &expected);
}

bool compile_missing(struct compiler *compiler, struct rule *rule)
{
    static const char *const words[] = {"no-data"};
    static const struct words expected = T("no-data", "no-data");

    return compile_one_of(compiler, rule, words, sizeof words / sizeof words[0], &expected);
}

bool compile_unique(struct compiler *compiler, struct rule *rule)
{
    static const char *const words[] = {"entry-list", "unit", "township"};
    static const struct words expected =
        T("entry-list, unit or township", "entry-list、unit 或 township");

    return compile_one_of(compiler, rule, words, sizeof words / sizeof words[0], &expected);
}

bool compile_once(struct compiler *compiler, struct rule *rule)
{
    static const char *const words[] = {"township"};
    static const struct words expected = T("township", "township");

    return compile_one_of(compiler, rule, words, sizeof words / sizeof words[0], &expected);
}

bool compile_top_names(struct compiler *compiler, struct rule *rule)
{
    if (rule->in->node == &compiler->schema->tree->root)
        return compile_names(compiler, rule);
    diag_set(compile_fault(compiler, rule->key, DIAG_SCHEMA_WORD_UNREAD), "key", rule->key->text);
    return false;
}

bool compile_never(struct compiler *compiler, struct rule *rule)
{
    struct secrets *secrets = &compiler->schema->secrets;

    if (!compile_top_names(compiler, rule))
        return false;
    secrets->never = rule->names.items;
    secrets->never_count = rule->names.len;
    return true;
}

bool compile_person(struct compiler *compiler, struct rule *rule)
{
    bool sound = compile_pattern(compiler, rule);

    if (sound && compiler->schema->names == NULL)
        compiler->schema->names = rule->pattern;
    return sound;
}

static bool compile_word_list(struct compiler *compiler, struct rule *rule, struct word_list *out)
{
    if (!compile_top_names(compiler, rule))
        return false;
    *out = (struct word_list){rule->names.items, rule->names.len};
    return true;
}

bool compile_counters(struct compiler *compiler, struct rule *rule)
{
    return compile_word_list(compiler, rule, &compiler->schema->numerals.counters);
}

bool compile_articles(struct compiler *compiler, struct rule *rule)
{
    return compile_word_list(compiler, rule, &compiler->schema->numerals.articles);
}

bool compile_idioms(struct compiler *compiler, struct rule *rule)
{
    return compile_word_list(compiler, rule, &compiler->schema->numerals.idioms);
}

bool compile_plausible(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("a mapping {min: ..., max: ...} of numbers, min not above max",
          "形如 {min: ..., max: ...} 的两个数字，min 不大于 max");
    struct decimal bounds[2] = {{0}};
    const struct node *value = rule->value;
    bool sound = value->kind == NODE_MAP && value->count > 0;

    for (uint32_t i = 0; sound && i < value->count; i++) {
        struct slice key = value->members[i].key.text;

        sound = (slice_is(key, "min") || slice_is(key, "max")) &&
                value->members[i].value.kind == NODE_NUMBER &&
                node_number(&value->members[i].value, &bounds[slice_is(key, "max")]) == DECIMAL_OK;
    }
    if (sound && value->count == 2 && decimal_cmp(bounds[0], bounds[1]) > 0)
        sound = false;
    return sound || compile_expects(compiler, rule, value, &expected);
}
