/* SPDX-License-Identifier: MIT */
/* Reading the scalars of keywords: texts, numbers, lists of names. */
#include "schema/schema_compile.h"

bool compile_text(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected = T("a text", "文字");

    return rule->value->kind == NODE_STRING ||
           compile_expects(compiler, rule, rule->value, &expected);
}

bool compile_flag(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected = T("true or false", "true 或 false");

    rule->on = rule->value->boolean;
    return rule->value->kind == NODE_BOOL ||
           compile_expects(compiler, rule, rule->value, &expected);
}

bool compile_list(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected = T("a list", "列表");

    return rule->value->kind == NODE_LIST ||
           compile_expects(compiler, rule, rule->value, &expected);
}

bool compile_texts(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected = T("a list of texts", "由文字组成的列表");

    if (rule->value->kind != NODE_LIST)
        return compile_expects(compiler, rule, rule->value, &expected);
    for (uint32_t i = 0; i < rule->value->count; i++) {
        if (rule->value->items[i].kind != NODE_STRING)
            return compile_expects(compiler, rule, &rule->value->items[i], &expected);
    }
    return true;
}

static bool refuse_value(struct compiler *compiler, const struct rule *rule, enum diag_code code)
{
    schema_set_value(compile_fault(compiler, rule->value, code), "value", rule->value);
    return false;
}

static bool at_the_top(struct compiler *compiler, const struct rule *rule)
{
    if (rule->in->node == &compiler->schema->tree->root)
        return true;
    diag_set(compile_fault(compiler, rule->key, DIAG_SCHEMA_TOP_ONLY), "key", rule->key->text);
    return false;
}

bool compile_dialect(struct compiler *compiler, struct rule *rule)
{
    if (!at_the_top(compiler, rule))
        return false;
    return (rule->value->kind == NODE_STRING &&
            (slice_is(rule->value->text, "https://json-schema.org/draft/2020-12/schema") ||
             slice_is(rule->value->text, "https://json-schema.org/draft/2020-12/schema#"))) ||
           refuse_value(compiler, rule, DIAG_SCHEMA_DIALECT);
}

/* "MUST NOT contain a non-empty fragment, and SHOULD NOT contain an empty fragment." */
bool compile_id(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("an address without a part behind #", "不带 # 后缀的地址");
    struct slice text = rule->value->text;

    if (!at_the_top(compiler, rule))
        return false;
    return (rule->value->kind == NODE_STRING && slice_find(text, '#', 0) + 1 >= text.len) ||
           compile_expects(compiler, rule, rule->value, &expected);
}

bool compile_later(struct compiler *compiler, struct rule *rule)
{
    diag_set(compile_fault(compiler, rule->key, DIAG_SCHEMA_KEYWORD_NOT_YET), "key",
             rule->key->text);
    return false;
}

static bool read_number(const struct rule *rule, struct decimal *out)
{
    return rule->value->kind == NODE_NUMBER && node_number(rule->value, out) == DECIMAL_OK;
}

bool compile_number(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected = T("a number of at most 18 digits", "不超过 18 位的数字");

    return read_number(rule, &rule->number) ||
           compile_expects(compiler, rule, rule->value, &expected);
}

bool compile_positive(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected = T("a number greater than 0", "大于 0 的数字");

    return (read_number(rule, &rule->number) && rule->number.coef > 0) ||
           compile_expects(compiler, rule, rule->value, &expected);
}

/* Numbers beyond what fits count as the greatest, which no document reaches. */
static size_t size_of_number(struct decimal number)
{
    uint64_t size = (uint64_t)number.coef;

    for (int32_t i = 0; i < number.exp && size < SIZE_MAX / 10; i++)
        size *= 10;
    return (size_t)size;
}

bool compile_count(struct compiler *compiler, struct rule *rule)
{
    static const struct words expected =
        T("a whole number that is not negative", "不小于 0 的整数");
    struct decimal number;

    if (!read_number(rule, &number) || number.coef < 0 || !decimal_is_integer(number))
        return compile_expects(compiler, rule, rule->value, &expected);
    rule->count = size_of_number(number);
    return true;
}

/* NULL, with a diagnostic, where the text is no pattern. */
static struct pattern *new_pattern(struct compiler *compiler, const struct node *node)
{
    struct buffer reason = {0};

    if (compiler->origin == SCHEMA_BUILT_IN)
        return pattern_later(node->text);
    struct pattern *pattern = pattern_new(node->text, &reason);

    if (pattern == NULL)
        diag_set(compile_fault(compiler, node, DIAG_SCHEMA_BAD_PATTERN), "reason",
                 buffer_slice(&reason));
    buffer_free(&reason);
    return pattern;
}

bool compile_pattern(struct compiler *compiler, struct rule *rule)
{
    if (!compile_text(compiler, rule))
        return false;
    rule->pattern = new_pattern(compiler, rule->value);
    if (rule->pattern != NULL)
        *ARRAY_PUSH(compiler->arena, &compiler->schema->held) = rule->pattern;
    return rule->pattern != NULL;
}

bool compile_format(struct compiler *compiler, struct rule *rule)
{
    struct slice *names;

    if (!compile_text(compiler, rule))
        return false;
    if (format_find(rule->value->text, &rule->format))
        return true;
    size_t count = format_names(compiler->arena, &names);
    struct diag *diag = compile_fault(compiler, rule->value, DIAG_SCHEMA_UNKNOWN_FORMAT);

    schema_set_value(diag, "value", rule->value);
    diag_set_nearest(diag, rule->value->text, names, count);
    return false;
}
