/* SPDX-License-Identifier: MIT */
/* Branches that are told apart by words: texts, or the value of a key that each has. */
#include "base/normalise.h"
#include "suggest/suggest_branch_room.h"

#include <assert.h>

const struct rule *branch_discriminator(const struct subschema *schema, struct slice name)
{
    const struct subschema *property = schema_property(schema, name);
    const struct rule *rule = property == NULL ? NULL : schema_rule(property, KEYWORD_CONST);

    return rule != NULL || property == NULL ? rule : schema_rule(property, KEYWORD_ENUM);
}

/* The words that a branch takes; false where it takes texts by some other rule. */
static bool add_words(const struct subschema *branch, struct choices *words)
{
    const struct rule *list = schema_rule(branch, KEYWORD_ENUM),
                      *value = schema_rule(branch, KEYWORD_CONST);

    if ((subschema_types(branch) & TYPE_STRING) == 0)
        return true;
    if (value != NULL)
        choices_add(words, value->value->text, NULL);
    else if (list != NULL)
        choices_add_enum(words, list);
    return value != NULL || list != NULL;
}

static void say_words(struct check *check, const struct choices *words, struct at *at)
{
    struct diag *diag = schema_fault(check, at, DIAG_NOT_IN_ENUM);
    struct buffer normal = {0};

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", at->node);
    text_normalise(&normal, at->node->text);
    suggest_set_choice(diag, words, choices_find(words, buffer_slice(&normal), MATCH_NEAR));
    buffer_free(&normal);
}

/* A slip of the only word that the branch takes. */
bool branch_say_near(struct check *check, const struct subschema *branch, struct at *at)
{
    struct choices words = {.arena = check->arena};

    if (!add_words(branch, &words) || choices_find(&words, at->node->text, MATCH_NEAR) == NULL)
        return false;
    say_words(check, &words, at);
    return true;
}

/* A text that every branch wants to be one of some words. */
bool branch_say_value(struct check *check, const struct rule *rule, struct at *at)
{
    struct choices words = {.arena = check->arena};

    if (at->node->kind != NODE_STRING)
        return false;
    for (size_t i = 0; i < rule->schemas.len; i++) {
        if (!add_words(rule->schemas.items[i], &words))
            return false;
    }
    say_words(check, &words, at);
    return true;
}

/* A property that tells the branches apart, with a word that none of them knows. */
bool branch_say_discriminator(struct check *check, const struct rule *rule, struct at *at)
{
    for (uint32_t i = 0; at->node->kind == NODE_MAP && i < at->node->count; i++) {
        struct member *member = &at->node->members[i];
        struct at below = {.node = &member->value, .key = &member->key, .up = at};
        struct choices words = {.arena = check->arena};
        bool discriminates = member->value.kind == NODE_STRING && !member->key.faulty;

        for (size_t j = 0; discriminates && j < rule->schemas.len; j++) {
            const struct subschema *branch = rule->schemas.items[j];

            if ((subschema_types(branch) & TYPE_OBJECT) == 0)
                continue;
            discriminates = branch_discriminator(branch, member->key.text) != NULL;
            if (discriminates) {
                below.top = schema_property(branch, member->key.text);
                assert(below.top != NULL && "what tells a branch is a property of it");
                discriminates = schema_probe(check, below.top, &below) == PROBE_FAILS &&
                                add_words(below.top, &words);
            }
        }
        if (discriminates && words.len > 0) {
            say_words(check, &words, &below);
            return true;
        }
    }
    return false;
}
