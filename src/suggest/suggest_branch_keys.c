/* SPDX-License-Identifier: MIT */
/* Branches that are told apart by the keys that they want. */
#include "base/normalise.h"
#include "suggest/suggest_branch_room.h"

#include <assert.h>

/* "birth-year (birth year) / age-band (age band)" */
static void set_keys(struct check *check, struct diag *diag, const struct at *at,
                     const struct names *keys)
{
    static const struct words between = T(" / ", "、");
    struct buffer joined[LANG_COUNT] = {{0}};
    struct name text = {0};

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        for (size_t i = 0; i < keys->len; i++) {
            const struct subschema *schema = schema_property(at->top, keys->items[i]);
            struct choice choice = {.name = keys->items[i]};

            choice.label = schema == NULL ? NULL : schema_label(schema);
            buffer_adds(&joined[lang], i > 0 ? between.text[lang] : "");
            suggest_add_named(&joined[lang], (enum lang)lang, &choice);
        }
        text.text[lang] = arena_copy(check->arena, buffer_slice(&joined[lang]));
        buffer_free(&joined[lang]);
    }
    diag_set_name(diag, "keys", &text, SLICE(""));
}

/* Whether something was said of a key already: it may have been meant for one that is missing. */
static bool has_faulty_key(const struct at *at)
{
    for (uint32_t i = 0; i < at->node->count; i++) {
        if (at->node->members[i].key.faulty)
            return true;
    }
    return false;
}

/* Says that one of these keys is missing, unless one that nobody knows may be meant for it. */
static void say_keys(struct check *check, struct at *at, const struct names *keys)
{
    struct diag *diag;

    assert(keys->len > 0);
    if (has_faulty_key(at)) {
        check->unsure = true;
        return;
    }
    diag = schema_fault_map(check, at, DIAG_KEY_CHOICE_MISSING, at->node);
    if (diag != NULL)
        set_keys(check, diag, at, keys);
}

/* Branches that each want a key and nothing else: one of these is missing. */
bool branch_say_choice(struct check *check, const struct rule *rule, struct at *at)
{
    struct names keys = {0};

    if (at->node->kind != NODE_MAP)
        return false;
    for (size_t i = 0; i < rule->schemas.len; i++) {
        const struct subschema *branch = rule->schemas.items[i];

        if (branch->rules.len != 1 || branch->rules.items[0].keyword != KEYWORD_REQUIRED ||
            branch->rules.items[0].names.len != 1)
            return false;
        *ARRAY_PUSH(check->arena, &keys) = branch->rules.items[0].names.items[0];
    }
    assert(keys.len == rule->schemas.len);
    say_keys(check, at, &keys);
    return true;
}

struct openings {
    struct choices choices; /* with all words for them */
    struct names names;
    bool closed; /* no branch takes a key that it does not know */
};

static void add_opening(struct openings *openings, const struct subschema *branch,
                        struct slice name)
{
    const struct subschema *schema = schema_property(branch, name);
    const struct property property = {name, (struct subschema *)schema};

    for (size_t i = 0; i < openings->names.len; i++) {
        if (slice_eq(openings->names.items[i], name))
            return;
    }
    if (schema != NULL)
        choices_add_property(&openings->choices, &property);
    *ARRAY_PUSH(openings->choices.arena, &openings->names) = name;
}

/* The first required key of each branch; false where these do not tell the branches apart. */
static bool find_openings(const struct rule *rule, struct openings *openings)
{
    openings->closed = true;
    for (size_t i = 0; i < rule->schemas.len; i++) {
        const struct subschema *branch = rule->schemas.items[i];
        const struct rule *required = schema_rule(branch, KEYWORD_REQUIRED);
        const struct rule *others = schema_rule(branch, KEYWORD_ADDITIONAL_PROPERTIES);

        if ((subschema_types(branch) & TYPE_OBJECT) == 0)
            continue;
        if (required == NULL || required->names.len == 0)
            return false;
        openings->closed = openings->closed && others != NULL && others->schema->never;
        add_opening(openings, branch, required->names.items[0]);
    }
    return openings->names.len > 1;
}

static bool is_known(const struct rule *rule, struct slice key)
{
    for (size_t i = 0; i < rule->schemas.len; i++) {
        if (schema_property(rule->schemas.items[i], key) != NULL)
            return true;
    }
    return false;
}

/* A key that no branch knows was probably to be one of the openings. */
static bool say_stray(struct check *check, const struct rule *rule, struct at *at,
                      const struct choices *openings)
{
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct node *key = &at->node->members[i].key;
        struct buffer normal = {0};
        struct diag *diag;

        if (key->faulty || is_known(rule, key->text))
            continue;
        diag = schema_fault_key(check, key, DIAG_UNKNOWN_KEY);
        if (diag == NULL)
            return true;
        text_normalise(&normal, key->text);
        diag_set(diag, "key", tree_key_as_written(check->tree->source, key));
        suggest_set_choice(diag, openings,
                           choices_find(openings, buffer_slice(&normal), MATCH_NEAR));
        buffer_free(&normal);
        return true;
    }
    return false;
}

static bool is_opening(const struct openings *openings, struct slice key)
{
    for (size_t i = 0; i < openings->names.len; i++) {
        if (slice_eq(openings->names.items[i], key))
            return true;
    }
    return false;
}

bool branch_say_openings(struct check *check, const struct rule *rule, struct at *at)
{
    struct openings openings = {.choices = {.arena = check->arena}};
    bool opened = false;

    if (at->node->kind != NODE_MAP || !find_openings(rule, &openings))
        return false;
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct member *member = &at->node->members[i];

        if (!is_opening(&openings, member->key.text))
            continue;
        if (opened && openings.closed) {
            schema_fault_forbidden(check, &member->key, NULL);
            return true;
        }
        opened = true;
    }
    if (opened)
        return false;
    if (!openings.closed || !say_stray(check, rule, at, &openings.choices))
        say_keys(check, at, &openings.names);
    return true;
}
