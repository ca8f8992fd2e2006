/* SPDX-License-Identifier: MIT */
/* The rules of numbers. */
#include "check/check_room.h"

#include <assert.h>

/* The number; false where it has too many digits to be judged, which is a fault, too. */
static bool number_of(struct check *check, struct at *at, struct decimal *out)
{
    assert(at->node->kind == NODE_NUMBER);
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
    static const struct words relation = T("at least {bound}", "不小于 {bound}");
    struct decimal number;

    if (number_of(check, at, &number) && decimal_cmp(number, rule->number) < 0)
        say_number(check, rule, at, DIAG_NUMBER_TOO_SMALL, &relation);
}

void check_exclusive_minimum(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words relation = T("more than {bound}", "大于 {bound}");
    struct decimal number;

    if (number_of(check, at, &number) && decimal_cmp(number, rule->number) <= 0)
        say_number(check, rule, at, DIAG_NUMBER_TOO_SMALL, &relation);
}

void check_maximum(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words relation = T("at most {bound}", "不大于 {bound}");
    struct decimal number;

    if (number_of(check, at, &number) && decimal_cmp(number, rule->number) > 0)
        say_number(check, rule, at, DIAG_NUMBER_TOO_LARGE, &relation);
}

void check_exclusive_maximum(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words relation = T("less than {bound}", "小于 {bound}");
    struct decimal number;

    if (number_of(check, at, &number) && decimal_cmp(number, rule->number) >= 0)
        say_number(check, rule, at, DIAG_NUMBER_TOO_LARGE, &relation);
}

void check_multiple_of(struct check *check, const struct rule *rule, struct at *at)
{
    static const struct words relation = T("a multiple of {bound}", "{bound} 的整数倍");
    struct decimal number;

    assert(rule->number.coef > 0);
    if (number_of(check, at, &number) && !decimal_is_multiple(number, rule->number))
        say_number(check, rule, at, DIAG_NUMBER_NOT_MULTIPLE, &relation);
}
