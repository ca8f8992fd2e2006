/* SPDX-License-Identifier: MIT */
/* Choosing the branch that was meant. See schema_branch.h. */
#include "schema/schema_branch.h"

/* The types that a schema takes; with an enum or const alone, those of their values. */
static unsigned types_of_schema(const struct subschema *schema)
{
    const struct rule *type = schema_rule(schema, "type");
    const struct rule *list = schema_rule(schema, "enum"), *value = schema_rule(schema, "const");
    unsigned types = 0;

    if (schema->never)
        return 0;
    if (type != NULL)
        return type->types;
    if (value != NULL)
        return schema_types_of(value->value);
    if (list == NULL)
        return TYPE_ANY;
    for (uint32_t i = 0; i < list->value->count; i++)
        types |= schema_types_of(&list->value->items[i]);
    return types;
}

/* The const, or else the enum, that a schema asks of a property. */
static const struct rule *telling_rule(const struct subschema *schema, struct slice name)
{
    const struct subschema *property = schema_property(schema, name);
    const struct rule *rule = property == NULL ? NULL : schema_rule(property, "const");

    return rule != NULL || property == NULL ? rule : schema_rule(property, "enum");
}

/* Whether the telling properties that the mapping has fit the branch; how many do. */
static bool tells(const struct check *check, const struct subschema *branch, const struct at *at,
                  size_t *fitting)
{
    *fitting = 0;
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct member *member = &at->node->members[i];
        const struct rule *rule = telling_rule(branch, member->key.text);
        struct at below = {.node = &member->value, .key = &member->key, .up = at};

        if (rule == NULL || member->key.faulty || member->value.faulty)
            continue;
        if (schema_probe(check, schema_property(branch, member->key.text), &below) == PROBE_FAILS)
            return false;
        (*fitting)++;
    }
    return true;
}

/* How many required keys the mapping has; none where it lacks one. */
static size_t required_there(const struct subschema *branch, const struct node *map, bool *all)
{
    const struct rule *required = schema_rule(branch, "required");
    size_t there = 0;

    *all = true;
    for (size_t i = 0; required != NULL && i < required->names.len; i++) {
        bool here = node_member(map, required->names.items[i]) != NULL;

        there += here;
        *all = *all && here;
    }
    return there;
}

/* How well a branch fits a mapping; more is better, 0 is not at all. */
static size_t score(const struct check *check, const struct subschema *branch, const struct at *at)
{
    size_t fitting, required;
    bool all;

    if (!tells(check, branch, at, &fitting))
        return 0;
    required = required_there(branch, at->node, &all);
    return 1 + fitting * 10000 + (all && required > 0 ? 5000 : 0) + required;
}

/* The branch of the best score where it is alone with it; else NULL. */
static struct subschema *best_of(const struct check *check, const struct rule *rule,
                                 const struct at *at)
{
    struct subschema *best = NULL;
    size_t highest = 0;

    for (size_t i = 0; i < rule->schemas.len; i++) {
        struct subschema *branch = rule->schemas.items[i];
        size_t points;

        if ((types_of_schema(branch) & TYPE_OBJECT) == 0)
            continue;
        points = score(check, branch, at);
        if (points > highest)
            best = branch;
        else if (points == highest)
            best = NULL;
        highest = points > highest ? points : highest;
    }
    return best;
}

/* The branches whose type fits; the only one goes to *only. */
static size_t fitting_types(const struct rule *rule, const struct node *node, unsigned *types,
                            struct subschema **only)
{
    size_t fitting = 0;

    *types = 0;
    for (size_t i = 0; i < rule->schemas.len; i++) {
        unsigned own = types_of_schema(rule->schemas.items[i]);

        *types |= own;
        if ((own & schema_types_of(node)) != 0) {
            *only = rule->schemas.items[i];
            fitting++;
        }
    }
    return fitting;
}

/* The words that a branch takes; false where it takes texts by some other rule. */
static bool add_words(struct check *check, const struct subschema *branch, struct names *words)
{
    const struct rule *list = schema_rule(branch, "enum"), *value = schema_rule(branch, "const");

    if ((types_of_schema(branch) & TYPE_STRING) == 0)
        return true;
    if (value != NULL) {
        *ARRAY_PUSH(check->arena, words) = value->value->text;
        return true;
    }
    for (uint32_t i = 0; list != NULL && i < list->value->count; i++) {
        if (list->value->items[i].kind == NODE_STRING)
            *ARRAY_PUSH(check->arena, words) = list->value->items[i].text;
    }
    return list != NULL;
}

static void say_words(struct check *check, const struct names *words, struct at *at)
{
    struct diag *diag = schema_fault(check, at, DIAG_NOT_IN_ENUM);

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", at->node);
    diag_set_nearest(diag, at->node->text, words->items, words->len);
}

/* A text that every branch wants to be one of some words. */
static bool say_value(struct check *check, const struct rule *rule, struct at *at)
{
    struct names words = {0};

    if (at->node->kind != NODE_STRING)
        return false;
    for (size_t i = 0; i < rule->schemas.len; i++) {
        if (!add_words(check, rule->schemas.items[i], &words))
            return false;
    }
    say_words(check, &words, at);
    return true;
}

/* A property that tells the branches apart, with a word that none of them knows. */
static bool say_telling(struct check *check, const struct rule *rule, struct at *at)
{
    for (uint32_t i = 0; at->node->kind == NODE_MAP && i < at->node->count; i++) {
        struct member *member = &at->node->members[i];
        struct at below = {.node = &member->value, .key = &member->key, .up = at};
        struct names words = {0};
        bool told = member->value.kind == NODE_STRING && !member->key.faulty;

        for (size_t j = 0; told && j < rule->schemas.len; j++) {
            const struct subschema *branch = rule->schemas.items[j];

            if ((types_of_schema(branch) & TYPE_OBJECT) == 0)
                continue;
            told = telling_rule(branch, member->key.text) != NULL;
            if (told) {
                below.top = schema_property(branch, member->key.text);
                told = schema_probe(check, below.top, &below) == PROBE_FAILS &&
                       add_words(check, below.top, &words);
            }
        }
        if (told && words.len > 0) {
            say_words(check, &words, &below);
            return true;
        }
    }
    return false;
}

/* Branches that each want a key and nothing else: one of these is missing. */
static bool say_choice(struct check *check, const struct rule *rule, struct at *at)
{
    struct names keys = {0};
    struct buffer joined = {0};

    if (at->node->kind != NODE_MAP)
        return false;
    for (size_t i = 0; i < rule->schemas.len; i++) {
        const struct subschema *branch = rule->schemas.items[i];

        if (branch->rules.len != 1 || branch->rules.items[0].keyword->check != check_required ||
            branch->rules.items[0].names.len != 1)
            return false;
        *ARRAY_PUSH(check->arena, &keys) = branch->rules.items[0].names.items[0];
    }

    struct diag *diag = schema_fault_map(check, at, DIAG_KEY_CHOICE_MISSING, at->node);
    for (size_t i = 0; i < keys.len; i++) {
        buffer_adds(&joined, i > 0 ? " / " : "");
        buffer_add(&joined, keys.items[i]);
    }
    if (diag != NULL)
        diag_set(diag, "keys", buffer_slice(&joined));
    buffer_free(&joined);
    return true;
}

/* Reports by one branch; false where that, against expectation, finds nothing to say. */
static bool say_branch(struct check *check, const struct subschema *branch, struct at *at)
{
    size_t told = check->diags->len;

    schema_apply(check, branch, at);
    return check->diags->len > told;
}

void schema_fault_branches(struct check *check, const struct rule *rule, struct at *at)
{
    struct subschema *branch = NULL;
    unsigned types;
    size_t fitting;

    check->failed = true;
    if (!check->report)
        return;
    fitting = fitting_types(rule, at->node, &types, &branch);
    if (fitting == 0 && types != 0) {
        schema_fault_types(check, at, types);
        return;
    }
    if (say_choice(check, rule, at))
        return;
    if (fitting != 1)
        branch = at->node->kind == NODE_MAP ? best_of(check, rule, at) : NULL;
    if (branch != NULL && say_branch(check, branch, at))
        return;
    if (say_value(check, rule, at) || say_telling(check, rule, at))
        return;

    struct diag *diag = schema_fault_map(check, at, DIAG_NO_FORM_FITS, at->node);
    schema_set_field(check, diag, at);
    schema_set_forms(check, diag, rule, at, false);
}
