/* SPDX-License-Identifier: MIT */
/* The rules of single values: types, enums, texts. Numbers are in check_number.c. */
#include "base/text.h"
#include "check/check_room.h"
#include "suggest/suggest.h"

#include <assert.h>

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
        suggest_types(check, at, rule->types);
}

static void say_enum(struct check *check, const struct rule *rule, struct at *at)
{
    struct diag *diag;

    if (suggest_normal(check, rule, at))
        return;
    diag = schema_fault(check, at, is_empty(at->node) ? DIAG_NO_VALUE : DIAG_NOT_IN_ENUM);
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    if (is_empty(at->node))
        return;
    schema_set_value(diag, "value", at->node);
    suggest_word(check, diag, rule, at->node);
}

static bool enum_holds(const struct rule *rule, const struct node *node)
{
    assert(rule->value->kind == NODE_LIST);
    if (rule->names.len > 0 && node->kind == NODE_STRING)
        return names_hold(&rule->names, node->text);
    for (uint32_t i = 0; i < rule->value->count; i++) {
        if (node_equal(node, &rule->value->items[i]))
            return true;
    }
    return false;
}

void check_enum(struct check *check, const struct rule *rule, struct at *at)
{
    if (enum_holds(rule, at->node))
        return;
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

void check_pattern(struct check *check, const struct rule *rule, struct at *at)
{
    enum pattern_match match = pattern_find(rule->pattern, at->node->text);
    struct diag *diag;

    assert(node_is_scalar(at->node));
    if (match == PATTERN_YES || (match == PATTERN_NO && suggest_normal(check, rule, at)))
        return;
    diag = schema_fault(check, at, match == PATTERN_NO ? DIAG_NOT_IN_FORM : DIAG_PATTERN_GAVE_UP);
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    if (match == PATTERN_NO) {
        schema_set_value(diag, "value", at->node);
        suggest_form(diag, at, rule);
    }
}

#define CHARACTER_BYTES 4 /* at most */

/* Whether the bytes tell already that a text has as many characters as it may have. */
static bool is_surely_sound(const struct rule *rule, struct slice text, enum diag_code code)
{
    return code == DIAG_TEXT_TOO_SHORT
               ? text.len / CHARACTER_BYTES + (text.len % CHARACTER_BYTES > 0) >= rule->count
               : text.len <= rule->count;
}

static void check_length(struct check *check, const struct rule *rule, struct at *at,
                         enum diag_code code)
{
    if (is_surely_sound(rule, at->node->text, code))
        return;
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
