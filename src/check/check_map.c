/* SPDX-License-Identifier: MIT */
/* The rules of mappings. What hangs on a faulty key is not judged. */
#include "check/check_room.h"
#include "schema/schema_patterned.h"
#include "suggest/suggest.h"

#include <assert.h>
#include <stdlib.h>

/* Whether the member is to be judged at all. */
static bool sound_key(struct check *check, const struct member *member)
{
    if (member->key.faulty)
        check->unsure = true;
    return !member->key.faulty;
}

static void visit_member(struct check *check, const struct subschema *schema, struct member *member,
                         struct at *at)
{
    if (schema->never)
        schema_fault_forbidden(check, &member->key, NULL);
    else
        schema_visit(check, schema, &member->value, &member->key, at);
}

/* Whether a member is looked for by each property, and not the other way round: where a value has
 * very many keys, of which each of many schemas knows few. */
static bool knows_few(const struct check *check, const struct rule *rule, const struct node *map)
{
    return check->keyed != NULL && map->count > KEYED_FEW &&
           rule->in->properties.len < map->count / 16;
}

static int compare_places(const void *a, const void *b)
{
    const struct member *one = *(struct member *const *)a, *other = *(struct member *const *)b;

    return (one > other) - (one < other);
}

/* The members that are properties, in the order of the file. */
static size_t find_properties(struct check *check, const struct rule *rule, const struct node *map,
                              struct member ***out)
{
    const struct properties *properties = &rule->in->properties;
    size_t count = 0;

    *out = ARENA_ARRAY(check->arena, properties->len, struct member *);
    for (size_t i = 0; i < properties->len; i++) {
        struct member *member = schema_member(check, map, properties->items[i].name);

        if (member != NULL)
            (*out)[count++] = member;
    }
    if (count > 1)
        qsort(*out, count, sizeof **out, compare_places);
    return count;
}

static void check_few_properties(struct check *check, const struct rule *rule, struct at *at)
{
    struct member **members;
    size_t count = find_properties(check, rule, at->node, &members);

    for (size_t i = 0; i < count; i++) {
        if (!sound_key(check, members[i]))
            continue;
        visit_member(check, property_at_key(&rule->in->properties, &members[i]->key)->schema,
                     members[i], at);
        if (check->failed && !check->report)
            return;
    }
}

void check_properties(struct check *check, const struct rule *rule, struct at *at)
{
    if (knows_few(check, rule, at->node)) {
        check_few_properties(check, rule, at);
        return;
    }
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct member *member = &at->node->members[i];
        const struct property *property = property_at_key(&rule->in->properties, &member->key);

        assert(property == NULL || property->schema != NULL);
        if (property == NULL || !sound_key(check, member))
            continue;
        visit_member(check, property->schema, member, at);
        if (check->failed && !check->report)
            return;
    }
}

static bool key_matches(struct check *check, struct member *member, struct pattern *pattern)
{
    enum pattern_match match = pattern_find(pattern, member->key.text);

    if (match == PATTERN_GAVE_UP) {
        struct diag *diag = schema_fault_key(check, &member->key, DIAG_PATTERN_GAVE_UP);

        if (diag != NULL)
            diag_set(diag, "field", member->key.text);
    }
    return match == PATTERN_YES;
}

void check_pattern_properties(struct check *check, const struct rule *rule, struct at *at)
{
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct member *member = &at->node->members[i];
        const struct pattern_picks picks =
            patterns_for(check->arena, &rule->in->patterns, member->key.text);

        if (rule->in->patterns.len > 0 && !sound_key(check, member))
            continue;
        for (size_t j = 0; j < picks.count; j++) {
            const struct patterned *patterned = pattern_at(&picks, j);

            if (sound_key(check, member) && key_matches(check, member, patterned->pattern))
                visit_member(check, patterned->schema, member, at);
        }
    }
}

static bool is_additional(struct check *check, const struct subschema *schema,
                          struct member *member)
{
    if (property_at_key(&schema->properties, &member->key) != NULL)
        return false;
    const struct pattern_picks picks =
        patterns_for(check->arena, &schema->patterns, member->key.text);

    for (size_t i = 0; i < picks.count; i++) {
        if (key_matches(check, member, pattern_at(&picks, i)->pattern))
            return false;
    }
    return true;
}

void check_additional_properties(struct check *check, const struct rule *rule, struct at *at)
{
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct member *member = &at->node->members[i];

        if (!sound_key(check, member) || !is_additional(check, rule->in, member))
            continue;
        if (rule->schema->never && check_personal(check, member))
            continue;
        if (rule->schema->never)
            suggest_key(check, rule->in, at, member);
        else
            schema_visit(check, rule->schema, &member->value, &member->key, at);
        if (check->failed && !check->report)
            return;
    }
}

void check_property_names(struct check *check, const struct rule *rule, struct at *at)
{
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct node *key = &at->node->members[i].key;

        if (rule->schema->never)
            schema_fault_forbidden(check, key, NULL);
        else
            schema_visit(check, rule->schema, key, NULL, at);
    }
}

static void check_key_count(struct check *check, const struct rule *rule, struct at *at,
                            enum diag_code code)
{
    struct diag *diag = schema_fault_map(check, at, code, at->node);

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    diag_set_number(diag, "count", (int64_t)at->node->count);
    diag_set_number(diag, "bound", (int64_t)rule->count);
}

void check_min_properties(struct check *check, const struct rule *rule, struct at *at)
{
    if (at->node->count >= rule->count)
        return;
    if (at->unsound)
        check->unsure = true;
    else
        check_key_count(check, rule, at, DIAG_TOO_FEW_KEYS);
}

void check_max_properties(struct check *check, const struct rule *rule, struct at *at)
{
    if (at->node->count > rule->count)
        check_key_count(check, rule, at, DIAG_TOO_MANY_KEYS);
}

/* Whether a key that is not there is really missing, as far as can be told; so many keys were
 * mistaken for others before. */
static bool is_missing(struct check *check, struct at *at, struct slice name, size_t mistaken)
{
    if (schema_member(check, at->node, name) != NULL)
        return false;
    for (size_t i = 0; i < mistaken; i++) {
        if (slice_eq(at->mistaken.items[i], name)) {
            check->unsure = true;
            return false;
        }
    }
    if (at->unsound)
        check->unsure = true;
    return !at->unsound;
}

/* And it counts as reported from now on. */
static void say_missing(struct check *check, struct at *at, struct diag *diag, struct slice name)
{
    const struct subschema *schema = at->top == NULL ? NULL : schema_property(at->top, name);

    assert(schema_member(check, at->node, name) == NULL);
    schema_set_key(check, diag, "field", name, schema == NULL ? NULL : schema_label(schema));
    diag_set(diag, "key", name);
    *ARRAY_PUSH(check->arena, &at->mistaken) = name;
}

/* What is added to the mistaken ones here is no other name of the rule: these differ. */
void check_required(struct check *check, const struct rule *rule, struct at *at)
{
    const size_t mistaken = at->mistaken.len;

    for (size_t i = 0; i < rule->names.len; i++) {
        struct slice name = rule->names.items[i];

        if (!is_missing(check, at, name, mistaken) || suggest_left_out(check, at, name))
            continue;

        struct diag *diag = schema_fault_map(check, at, DIAG_MISSING_KEY, at->node);
        if (diag == NULL)
            return;
        say_missing(check, at, diag, name);
    }
}

void check_dependent_required(struct check *check, const struct rule *rule, struct at *at)
{
    for (size_t i = 0; i < rule->dependents.len; i++) {
        const struct dependent *dependent = &rule->dependents.items[i];
        struct member *member = schema_member(check, at->node, dependent->name);

        for (size_t j = 0; member != NULL && j < dependent->needs.len; j++) {
            if (!is_missing(check, at, dependent->needs.items[j], at->mistaken.len))
                continue;

            struct diag *diag = schema_fault_map(check, at, DIAG_KEY_NEEDS_KEY, &member->key);
            if (diag == NULL)
                return;
            say_missing(check, at, diag, dependent->needs.items[j]);
            diag_set(diag, "because", dependent->name);
        }
    }
}
