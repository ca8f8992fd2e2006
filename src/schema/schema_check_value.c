/* SPDX-License-Identifier: MIT */
/* The rules of single values: types, enums, numbers, texts. */
#include "schema/schema_check.h"

#include "base/text.h"

void check_type(struct check *check, const struct rule *rule, struct at *at)
{
    if ((rule->types & schema_types_of(at->node)) == 0)
        schema_fault_types(check, at, rule->types);
}

/* What a label of x-values says is a value of the enum; NULL where none says it. */
static const struct node *value_of_label(const struct subschema *schema, struct slice text)
{
    const struct node *labels = node_get(schema->node, "x-values");

    for (uint32_t i = 0; labels != NULL && text.len > 0 && i < labels->count; i++) {
        struct name label = schema_name(&labels->members[i].value);

        if (slice_eq(label.text[LANG_ZH], text) || slice_eq(label.text[LANG_EN], text))
            return &labels->members[i].key;
    }
    return NULL;
}

/* Offers the nearest of all words; where none is near, those that are no mere aliases. */
static void set_words(struct check *check, struct diag *diag, const struct rule *rule,
                      struct slice word)
{
    const struct node *labelled = value_of_label(rule->in, word);
    struct names all = {0}, values = {0};

    for (uint32_t i = 0; i < rule->value->count; i++) {
        const struct node *item = &rule->value->items[i];

        if (!node_is_scalar(item))
            continue;
        *ARRAY_PUSH(check->arena, &all) = item->text;
        if (schema_alias(rule->in->node, item->text) == NULL)
            *ARRAY_PUSH(check->arena, &values) = item->text;
    }
    if (labelled != NULL)
        word = labelled->text;
    if (text_nearest(word, all.items, all.len) < all.len)
        diag_set_nearest(diag, word, all.items, all.len);
    else
        diag_set_nearest(diag, word, values.items, values.len);
}

static void say_enum(struct check *check, const struct rule *rule, struct at *at)
{
    bool empty = at->node->kind == NODE_NULL && at->node->text.len == 0;
    struct diag *diag = schema_fault(check, at, empty ? DIAG_NO_VALUE : DIAG_NOT_IN_ENUM);

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    if (empty)
        return;
    schema_set_value(diag, "value", at->node);
    set_words(check, diag, rule, node_is_scalar(at->node) ? at->node->text : SLICE(""));
}

void check_enum(struct check *check, const struct rule *rule, struct at *at)
{
    for (uint32_t i = 0; i < rule->value->count; i++) {
        if (node_equal(at->node, &rule->value->items[i]))
            return;
    }
    say_enum(check, rule, at);
    at->closed = true;
}

void check_const(struct check *check, const struct rule *rule, struct at *at)
{
    if (node_equal(at->node, rule->value))
        return;

    struct diag *diag = schema_fault(check, at, DIAG_NOT_THE_VALUE);
    at->closed = true;
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    schema_set_value(diag, "expected", rule->value);
}

void check_format(struct check *check, const struct rule *rule, struct at *at)
{
    rule->format->check(check, at);
}

/* "for example 2016-Q3", from the examples of the schema; else the pattern itself. */
static void set_form(struct diag *diag, const struct at *at, const struct rule *rule)
{
    const struct node *examples = schema_note(rule->in, "examples");
    struct name form;

    if (examples == NULL)
        examples = schema_note(at->top, "examples");
    if (examples != NULL && examples->count > 0 && examples->items[0].kind == NODE_STRING) {
        struct slice text = examples->items[0].text;

        form.text[LANG_EN] =
            arena_printf(diag->arena, "write it like this: %.*s", (int)text.len, text.data);
        form.text[LANG_ZH] =
            arena_printf(diag->arena, "请照这样写：%.*s", (int)text.len, text.data);
    } else {
        struct slice text = rule->value->text;

        form.text[LANG_EN] =
            arena_printf(diag->arena, "it must match the pattern %.*s", (int)text.len, text.data);
        form.text[LANG_ZH] =
            arena_printf(diag->arena, "它要符合这个格式：%.*s", (int)text.len, text.data);
    }
    diag_set_name(diag, "hint", &form, SLICE(""));
}

void check_pattern(struct check *check, const struct rule *rule, struct at *at)
{
    enum pattern_match match = pattern_find(rule->pattern, at->node->text);

    if (match == PATTERN_YES)
        return;

    struct diag *diag =
        schema_fault(check, at, match == PATTERN_NO ? DIAG_NOT_IN_FORM : DIAG_PATTERN_GAVE_UP);
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    if (match == PATTERN_NO) {
        schema_set_value(diag, "value", at->node);
        set_form(diag, at, rule);
    }
}

static void check_length(struct check *check, const struct rule *rule, struct at *at,
                         enum diag_code code)
{
    size_t count = text_count(at->node->text);

    if (code == DIAG_TEXT_TOO_SHORT ? count >= rule->count : count <= rule->count)
        return;

    struct diag *diag = schema_fault(check, at, code);
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    diag_set_number(diag, "count", (int64_t)count);
    diag_set_number(diag, "bound", (int64_t)rule->count);
}

void check_min_length(struct check *check, const struct rule *rule, struct at *at)
{
    check_length(check, rule, at, DIAG_TEXT_TOO_SHORT);
}

void check_max_length(struct check *check, const struct rule *rule, struct at *at)
{
    check_length(check, rule, at, DIAG_TEXT_TOO_LONG);
}

/* The number; false where it has too many digits to be judged, which is a fault, too. */
static bool number_of(struct check *check, struct at *at, struct decimal *out)
{
    if (node_number(at->node, out) == DECIMAL_OK)
        return true;

    struct diag *diag = schema_fault(check, at, DIAG_NUMBER_NOT_EXACT);
    if (diag != NULL) {
        schema_set_field(check, diag, at);
        schema_set_value(diag, "value", at->node);
    }
    return false;
}

/* relation is "at least {bound}" or the like. */
static void say_number(struct check *check, const struct rule *rule, struct at *at,
                       enum diag_code code, const struct words *relation)
{
    struct diag *diag = schema_fault(check, at, code);
    struct buffer bound = {0};
    struct name words = {0};

    if (diag == NULL)
        return;
    decimal_print(&bound, rule->number);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct lang_arg arg = {"bound", buffer_slice(&bound)};
        struct buffer text = {0};

        lang_expand(&text, relation->text[lang], &arg, 1);
        words.text[lang] = arena_copy(check->arena, buffer_slice(&text));
        buffer_free(&text);
    }
    buffer_free(&bound);
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", at->node);
    diag_set_name(diag, "bound", &words, SLICE(""));
}

void check_minimum(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words relation = {{"at least {bound}", "不小于 {bound}"}};
    struct decimal number;

    if (number_of(check, at, &number) && decimal_cmp(number, rule->number) < 0)
        say_number(check, rule, at, DIAG_NUMBER_TOO_SMALL, &relation);
}

void check_exclusive_minimum(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words relation = {{"more than {bound}", "大于 {bound}"}};
    struct decimal number;

    if (number_of(check, at, &number) && decimal_cmp(number, rule->number) <= 0)
        say_number(check, rule, at, DIAG_NUMBER_TOO_SMALL, &relation);
}

void check_maximum(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words relation = {{"at most {bound}", "不大于 {bound}"}};
    struct decimal number;

    if (number_of(check, at, &number) && decimal_cmp(number, rule->number) > 0)
        say_number(check, rule, at, DIAG_NUMBER_TOO_LARGE, &relation);
}

void check_exclusive_maximum(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words relation = {{"less than {bound}", "小于 {bound}"}};
    struct decimal number;

    if (number_of(check, at, &number) && decimal_cmp(number, rule->number) >= 0)
        say_number(check, rule, at, DIAG_NUMBER_TOO_LARGE, &relation);
}

void check_multiple_of(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words relation = {{"a multiple of {bound}", "{bound} 的整数倍"}};
    struct decimal number;

    if (number_of(check, at, &number) && !decimal_is_multiple(number, rule->number))
        say_number(check, rule, at, DIAG_NUMBER_NOT_MULTIPLE, &relation);
}
