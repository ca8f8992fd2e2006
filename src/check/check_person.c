/* SPDX-License-Identifier: MIT */
/*
 * Persons in a record: a name where a code belongs (x-code), and fields that no schema knows
 * and that are called like personal data (x-never). What they hold is masked, in the source
 * and in what was said of it, before it is reported. Texts that seem to speak of somebody
 * (x-caution) are a warning, and not shown in it; a name where an office belongs (x-person) is one,
 * too, and masked.
 */
#include "check/check_room.h"

static void hide(const struct check *check, struct node *node)
{
    schema_hide_value(check->diags, check->tree, node);
}

static bool is_name(const struct node *node)
{
    return node->kind == NODE_STRING && !node->faulty && secret_is_name(node->text);
}

/* A list or mapping in place of a code is reported for what it is; its names are not shown. */
static void hide_below(const struct check *check, struct node *node)
{
    for (uint32_t i = 0; i < node->count; i++) {
        struct node *below = node->kind == NODE_LIST ? &node->items[i] : &node->members[i].value;

        if (is_name(below))
            hide(check, below);
    }
}

void check_code(struct check *check, const struct rule *rule, struct at *at)
{
    bool single = schema_types_of(at->node) == TYPE_STRING;

    if (!rule->on || (single && !is_name(at->node)))
        return;
    if (!single) {
        const struct rule *type = schema_rule(rule->in, KEYWORD_TYPE);

        if (check->report && type != NULL && (type->types & schema_types_of(at->node)) == 0)
            hide_below(check, at->node);
        return;
    }
    if (check->report)
        hide(check, at->node);
    struct diag *diag = schema_fault(check, at, DIAG_NAME_NOT_CODE);
    if (diag != NULL)
        schema_set_field(check, diag, at);
}

static void warn_caution(struct check *check, const struct rule *rule, struct at *at,
                         const struct node *node)
{
    if (node->kind != NODE_STRING || node->faulty ||
        pattern_find(rule->pattern, node->text) != PATTERN_YES)
        return;
    struct span span = node_span(check->tree, node);

    if (span_checked(span))
        return;
    struct diag *diag = diag_add(check->diags, DIAG_PERSON_IN_TEXT, span);

    schema_set_field(check, diag, at);
    diag_hide(diag);
}

/* A warning: the value is as good as it was. A text apart by language is looked at in both. */
void check_caution(struct check *check, const struct rule *rule, struct at *at)
{
    if (!check->report)
        return;
    for (uint32_t i = 0; at->node->kind == NODE_MAP && i < at->node->count; i++)
        warn_caution(check, rule, at, &at->node->members[i].value);
    if (at->node->kind == NODE_STRING)
        warn_caution(check, rule, at, at->node);
}

/* Who was meant is not needed to correct it: the name is masked before anything else is said. */
void check_person(struct check *check, const struct rule *rule, struct at *at)
{
    struct span span = node_span(check->tree, at->node);

    if (!check->report || at->node->faulty || span_checked(span) ||
        pattern_find(rule->pattern, at->node->text) != PATTERN_YES)
        return;
    hide(check, at->node);
    /* Among a list of values no name is right: that is reported, and enough. */
    if (at->top == NULL || schema_rule(at->top, KEYWORD_ENUM) == NULL)
        schema_set_field(check, diag_add(check->diags, DIAG_PERSON_NAMED, span), at);
}

bool check_personal(struct check *check, struct member *member)
{
    const struct secrets *secrets = &check->schema->secrets;

    if (!check->report || member->key.faulty)
        return false;
    struct slice word = secret_word(secrets->never, secrets->never_count, member->key.text);
    if (word.len == 0)
        return false;
    /* 张三的电话 is more than a word. */
    if (!slice_eq(word, member->key.text))
        hide(check, &member->key);
    /* Of a telephone behind "phone" enough was said; its line goes as a whole. */
    if (member->value.faulty &&
        source_is_masked(check->tree->source, member->value.start, member->value.end)) {
        check->failed = member->key.faulty = true;
        return true;
    }
    hide(check, &member->value);
    diag_set(schema_fault_key(check, &member->key, DIAG_PERSONAL_KEY), "word", word);
    member->value.faulty = true;
    return true;
}
