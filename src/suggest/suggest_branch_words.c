/* SPDX-License-Identifier: MIT */
/* Branches that are told apart by words: texts, or the value of a key that each has. */
#include "base/normalise.h"
#include "suggest/suggest_branch_room.h"

#include <assert.h>

static void say_words(struct check *check, const struct choices *words, struct at *at)
{
    struct diag *diag = schema_fault(check, at, DIAG_NOT_IN_ENUM);
    struct buffer normal = {0};

    if (diag == NULL || diag->arena == NULL) /* or it is counted only: guessing would be in vain */
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

    if (!branch_add_words(branch, &words) ||
        choices_find(&words, at->node->text, MATCH_NEAR) == NULL)
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
    if (told_is_strange(rule, (struct slice){NULL, 0}, at->node)) {
        say_words(check, rule->told->choices, at);
        return true;
    }
    for (size_t i = 0; i < rule->schemas.len; i++) {
        if (!branch_add_words(rule->schemas.items[i], &words))
            return false;
    }
    say_words(check, &words, at);
    return true;
}

/* Whether the branches are told apart by the word of a key, and none takes the one that it has;
 * adds the words that they take. */
static bool discriminates(struct check *check, const struct rule *rule, struct at *below,
                          struct choices *words)
{
    bool strange = below->node->kind == NODE_STRING && !below->key->faulty;

    if (strange && below->key->text.len > 0 &&
        told_is_strange(rule, below->key->text, below->node)) {
        below->top = rule->told->top;
        *words = *rule->told->choices;
        return true;
    }
    for (size_t i = 0; strange && i < rule->schemas.len; i++) {
        const struct subschema *branch = rule->schemas.items[i];

        if ((subschema_types(branch) & TYPE_OBJECT) == 0)
            continue;
        if (branch_discriminator(branch, below->key->text) == NULL)
            return false;
        below->top = schema_property(branch, below->key->text);
        assert(below->top != NULL && "what tells a branch is a property of it");
        strange = schema_probe(check, below->top, below) == PROBE_FAILS &&
                  branch_add_words(below->top, words);
    }
    return strange;
}

/* A property that tells the branches apart, with a word that none of them knows. */
bool branch_say_discriminator(struct check *check, const struct rule *rule, struct at *at)
{
    for (uint32_t i = 0; at->node->kind == NODE_MAP && i < at->node->count; i++) {
        struct member *member = &at->node->members[i];
        struct at below = {.node = &member->value, .key = &member->key, .up = at};
        struct choices words = {.arena = check->arena};

        if (discriminates(check, rule, &below, &words) && words.len > 0) {
            say_words(check, &words, &below);
            return true;
        }
    }
    return false;
}
