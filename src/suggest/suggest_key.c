/* SPDX-License-Identifier: MIT */
/* A key that nobody knows: what it was meant to be. See suggest.h. */
#include "suggest/suggest_key_room.h"

#include "base/normalise.h"
#include "suggest/suggest.h"

#include <assert.h>

static void add_unused(const struct unknown_key *unknown, struct choices *unused)
{
    const struct at *at = unknown->at;

    for (size_t i = 0; i < unknown->schema->properties.len; i++) {
        const struct property *property = &unknown->schema->properties.items[i];

        if (schema_member(unknown->check, at->node, property->name) == NULL &&
            !property->schema->never && !key_is_mistaken(at, property->name))
            choices_add_property(unused, property);
    }
}

/* The mapping may have been asked for them by another schema before. */
static struct key_choices *choices_of(const struct unknown_key *unknown)
{
    struct arena *arena = unknown->check->arena;
    struct at *at = unknown->at;

    if (at->choices != NULL)
        return at->choices;
    at->choices = ARENA_NEW(arena, struct key_choices);
    at->choices->unused.arena = at->choices->known.arena = arena;
    add_unused(unknown, &at->choices->unused);
    return at->choices;
}

static const struct choices *known(const struct unknown_key *unknown)
{
    struct key_choices *choices = choices_of(unknown);

    if (choices->schema == unknown->schema)
        return &choices->known;
    choices->schema = unknown->schema;
    choices->known.len = 0;
    for (size_t i = 0; i < unknown->schema->properties.len; i++)
        choices_add_property(&choices->known, &unknown->schema->properties.items[i]);
    return &choices->known;
}

static bool say_normal(struct unknown_key *unknown)
{
    const struct property *property = key_property(unknown->schema, unknown->normal);
    struct diag *diag;

    if (unknown->changed == 0 || property == NULL)
        return false;
    diag = schema_fault_key(unknown->check, &unknown->member->key, DIAG_KEY_NOT_PLAIN);
    if (diag == NULL)
        return true;
    key_set_written(unknown->check, diag, &unknown->member->key);
    suggest_set_marks(diag, unknown->changed);
    diag_set(diag, "meant", unknown->normal);
    key_count_as_reported(unknown->check, unknown->at, property->name);
    key_visit_value(unknown, unknown->schema, property->name, unknown->at);
    return true;
}

static bool is_required(const struct subschema *schema, struct slice name)
{
    const struct rule *required = schema_rule(schema, KEYWORD_REQUIRED);

    for (size_t i = 0; required != NULL && i < required->names.len; i++) {
        if (slice_eq(required->names.items[i], name))
            return true;
    }
    return false;
}

/* The only required field that is missing and would take the value. */
static const struct choice *by_value(const struct unknown_key *unknown,
                                     const struct choices *choices)
{
    const struct choice *found = NULL;

    for (size_t i = 0; i < choices->len; i++) {
        const struct choice *choice = &choices->items[i];
        const struct property *property = property_find(&unknown->schema->properties, choice->name);
        struct at below = {.node = &unknown->member->value, .up = unknown->at};

        /* The choices may be of another schema of the mapping. */
        if (property == NULL || !slice_eq(choice->word, choice->name) ||
            !is_required(unknown->schema, choice->name) ||
            schema_probe(unknown->check, property->schema, &below) != PROBE_PASSES)
            continue;
        if (found != NULL)
            return NULL;
        found = choice;
    }
    return found;
}

static void say_unknown(struct unknown_key *unknown, const struct choices *choices,
                        const struct choice *found)
{
    struct diag *diag = schema_fault_key(unknown->check, &unknown->member->key, DIAG_UNKNOWN_KEY);

    if (diag == NULL)
        return;
    key_set_written(unknown->check, diag, &unknown->member->key);
    suggest_set_key(diag, unknown->member->key.text, choices, found);
    if (found != NULL)
        key_count_as_reported(unknown->check, unknown->at, found->name);
}

/* A word that several fields are called by is read as none of them. */
static bool say_several(struct unknown_key *unknown, const struct choices *choices)
{
    const struct choices meant = choices_called(unknown->check->arena, choices, unknown->normal);
    struct diag *diag;

    if (meant.len < 2)
        return false;
    diag = schema_fault_key(unknown->check, &unknown->member->key, DIAG_UNKNOWN_KEY);
    for (size_t i = 0; i < meant.len; i++)
        key_count_as_reported(unknown->check, unknown->at, meant.items[i].name);
    if (diag == NULL)
        return true;
    key_set_written(unknown->check, diag, &unknown->member->key);
    suggest_set_several(diag, &meant);
    return true;
}

/* The field that the key is another word for stands here already. */
static bool say_again(struct unknown_key *unknown)
{
    const struct choice *found = choices_find(known(unknown), unknown->normal, MATCH_SAME);
    struct diag *diag;

    if (found == NULL)
        return false;
    diag = schema_fault_key(unknown->check, &unknown->member->key, DIAG_KEY_AGAIN);
    if (diag == NULL)
        return true;
    key_set_written(unknown->check, diag, &unknown->member->key);
    suggest_set_named(diag, "field", found);
    return true;
}

/* true, as programs that write YAML 1.1 spell it. */
static bool is_truth(struct slice key, bool *value)
{
    static const char *const words[][3] = {{"false", "False", "FALSE"}, {"true", "True", "TRUE"}};

    for (size_t i = 0; i < 6; i++) {
        *value = i >= 3;
        if (slice_is(key, words[i / 3][i % 3]))
            return true;
    }
    return false;
}

/* The name or former name of the property that such programs read as this truth. */
static const struct slice *name_of_truth(const struct property *property, bool truth)
{
    const struct node *former = schema_note(property->schema, KEYWORD_X_FORMER);
    bool value;

    if (tree_reads_truth(property->name, &value) && value == truth)
        return &property->name;
    for (uint32_t i = 0; former != NULL && i < former->count; i++) {
        if (tree_reads_truth(former->items[i].text, &value) && value == truth)
            return &former->items[i].text;
    }
    return NULL;
}

static void say_turned(struct unknown_key *unknown, const struct property *property,
                       struct slice name)
{
    bool again = node_member(unknown->at->node, property->name) != NULL;
    struct diag *diag = schema_fault_key(unknown->check, &unknown->member->key,
                                         again ? DIAG_KEY_AGAIN : DIAG_KEY_TURNED);

    if (diag == NULL)
        return;
    key_set_written(unknown->check, diag, &unknown->member->key);
    schema_set_key(unknown->check, diag, "field", property->name, schema_label(property->schema));
    if (again)
        return;
    diag_set(diag, "name", name);
    diag_set(diag, "meant", property->name);
    key_count_as_reported(unknown->check, unknown->at, property->name);
    key_visit_value(unknown, unknown->schema, property->name, unknown->at);
}

/* `true`, where a field is or was called `on`: another program has written the file anew. */
static bool say_truth(struct unknown_key *unknown)
{
    bool truth;

    if (!is_truth(unknown->member->key.text, &truth))
        return false;
    for (size_t i = 0; i < unknown->schema->properties.len; i++) {
        const struct property *property = &unknown->schema->properties.items[i];
        const struct slice *name = name_of_truth(property, truth);

        if (name == NULL)
            continue;
        say_turned(unknown, property, *name);
        return true;
    }
    return false;
}

/* The surest reading first. */
static void say_stray(struct unknown_key *unknown)
{
    const struct choices *choices;
    const struct choice *found;
    struct slice sure = {0};

    if (say_normal(unknown) || say_truth(unknown))
        return;
    choices = &choices_of(unknown)->unused;
    if (say_several(unknown, choices))
        return;
    found = choices_find(choices, unknown->normal, MATCH_SAME);
    if (found != NULL)
        sure = found->name;
    if (found == NULL && (say_again(unknown) || key_say_above(unknown) || key_say_below(unknown)))
        return;
    if (found == NULL)
        found = choices_find(choices, unknown->normal, MATCH_NEAR);
    if (found == NULL)
        found = choices_find_half(choices, unknown->normal);
    if (found == NULL)
        found = by_value(unknown, choices);
    say_unknown(unknown, choices, found);
    if (sure.len > 0)
        key_visit_value(unknown, unknown->schema, sure, unknown->at);
}

/* Of this file so much is reported already that no more will be: guessing would be in vain. */
static bool is_crowded(const struct check *check)
{
    return diag_is_full(check->diags, check->tree->source);
}

void suggest_key(struct check *check, const struct subschema *schema, struct at *at,
                 struct member *member)
{
    struct unknown_key unknown = {check, schema, at, member, {0}, 0};
    struct buffer normal = {0};

    check->failed = true;
    if (!check->report || member->key.faulty)
        return;
    if (is_crowded(check)) {
        schema_fault_key(check, &member->key, DIAG_UNKNOWN_KEY);
        at->unsound = true;
        return;
    }
    assert(node_member(at->node, member->key.text) != NULL);
    unknown.changed = text_normalise(&normal, member->key.text);
    unknown.normal = buffer_slice(&normal);
    say_stray(&unknown);
    buffer_free(&normal);
}
