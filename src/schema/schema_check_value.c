/* SPDX-License-Identifier: MIT */
/* The rules of single values: types, enums, texts. Numbers are in schema_check_number.c. */
#include "base/text.h"
#include "schema/schema_hint.h"
#include "schema/schema_mend.h"

static bool is_empty(const struct node *node)
{
    return node->kind == NODE_NULL && node->text.len == 0;
}

static bool is_word_of(const struct rule *list, struct slice text)
{
    for (uint32_t i = 0; i < list->value->count; i++) {
        if (node_is_scalar(&list->value->items[i]) && slice_eq(list->value->items[i].text, text))
            return true;
    }
    return false;
}

/*
 * Says of a number where text is wanted what is wrong with it as a text: 20160305 is no text
 * that lacks its quotes, but a date in the wrong form.
 */
static bool say_as_text(struct check *check, const struct rule *rule, struct at *at)
{
    if (!check->report || rule->types != TYPE_STRING || !node_is_scalar(at->node) ||
        is_empty(at->node))
        return false;
    for (size_t i = 0; i < rule->in->rules.len && !at->closed; i++) {
        const struct rule *other = &rule->in->rules.items[i];

        if (other->keyword == KEYWORD_ENUM && !is_word_of(other, at->node->text))
            check_enum(check, other, at);
        else if (other->stage == STAGE_FORM)
            check->checks[other->keyword](check, other, at);
    }
    return at->closed;
}

void check_type(struct check *check, const struct rule *rule, struct at *at)
{
    if ((rule->types & schema_types_of(at->node)) == 0 && !say_as_text(check, rule, at))
        schema_fault_types(check, at, rule->types);
}

/* Offers the word that was meant, or all of them. */
static void set_words(struct check *check, struct diag *diag, const struct rule *rule,
                      const struct node *node)
{
    struct choices choices = {.arena = check->arena};
    const struct choice *found = NULL;
    struct buffer plain = {0};

    if (diag->arena == NULL)
        return;
    choices_add_enum(&choices, rule);
    if (node_is_scalar(node)) {
        text_plain(&plain, node->text);
        found = choices_find(&choices, buffer_slice(&plain), MATCH_NEAR);
    }
    schema_set_choice(diag, &choices, found);
    buffer_free(&plain);
}

static void say_enum(struct check *check, const struct rule *rule, struct at *at)
{
    struct diag *diag;

    if (mend_say(check, rule, at))
        return;
    diag = schema_fault(check, at, is_empty(at->node) ? DIAG_NO_VALUE : DIAG_NOT_IN_ENUM);
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    if (is_empty(at->node))
        return;
    schema_set_value(diag, "value", at->node);
    set_words(check, diag, rule, at->node);
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
    rule->format->check(check, rule, at);
}

/* "such as 2016-Q3", from the examples of the schema; else the pattern itself. */
static void set_form(struct diag *diag, const struct at *at, const struct rule *rule)
{
    static const char *const formats[2][LANG_COUNT] = {
        {"it must match the pattern %.*s", "它要符合这个格式：%.*s"},
        {"write it like this: %.*s", "请照这样写：%.*s"},
    };
    const struct node *examples = schema_note(rule->in, "examples");
    struct slice text = rule->value->text;
    struct name form;

    if (examples == NULL)
        examples = schema_note(at->top, "examples");
    bool exemplary =
        examples != NULL && examples->count > 0 && examples->items[0].kind == NODE_STRING;
    if (exemplary)
        text = examples->items[0].text;
    for (int lang = 0; lang < LANG_COUNT; lang++)
        form.text[lang] =
            arena_printf(diag->arena, formats[exemplary][lang], (int)text.len, text.data);
    diag_set_name(diag, "hint", &form, SLICE(""));
}

/* What it was meant to be, where a text near it has the form; else what the form is like. */
static void set_meant(struct diag *diag, const struct at *at, const struct rule *rule)
{
    struct buffer plain = {0}, meant = {0};
    bool sure;

    if (diag->arena == NULL)
        return;
    text_plain(&plain, at->node->text);
    if (!mend_pattern(&meant, rule->pattern, buffer_slice(&plain), &sure)) {
        set_form(diag, at, rule);
    } else if (sure) {
        schema_set_write(diag, buffer_slice(&meant));
    } else {
        struct choice choice = {.name = buffer_slice(&meant)};

        schema_set_choice(diag, NULL, &choice);
    }
    buffer_free(&plain);
    buffer_free(&meant);
}

void check_pattern(struct check *check, const struct rule *rule, struct at *at)
{
    enum pattern_match match = pattern_find(rule->pattern, at->node->text);
    struct diag *diag;

    if (match == PATTERN_YES || (match == PATTERN_NO && mend_say(check, rule, at)))
        return;
    diag = schema_fault(check, at, match == PATTERN_NO ? DIAG_NOT_IN_FORM : DIAG_PATTERN_GAVE_UP);
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    if (match == PATTERN_NO) {
        schema_set_value(diag, "value", at->node);
        set_meant(diag, at, rule);
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
