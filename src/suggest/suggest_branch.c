/* SPDX-License-Identifier: MIT */
/* Choosing the branch that was meant. See suggest.h. */
#include "suggest/suggest.h"
#include "suggest/suggest_branch_room.h"

#include <assert.h>

/* Whether the discriminating properties that the mapping has fit the branch; how many do. */
static bool fits_discriminators(const struct check *check, const struct subschema *branch,
                                struct at *at, size_t *fitting)
{
    *fitting = 0;
    for (uint32_t i = 0; i < at->node->count; i++) {
        struct member *member = &at->node->members[i];
        const struct rule *rule = branch_discriminator(branch, member->key.text);
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
    const struct rule *required = schema_rule(branch, KEYWORD_REQUIRED);
    size_t there = 0;

    *all = true;
    for (size_t i = 0; required != NULL && i < required->names.len; i++) {
        bool here = node_member(map, required->names.items[i]) != NULL;

        there += here;
        *all = *all && here;
    }
    return there;
}

/* How many keys of the mapping the branch knows. */
static size_t known_there(const struct subschema *branch, const struct node *map)
{
    size_t known = 0;

    for (uint32_t i = 0; i < map->count; i++)
        known += schema_property(branch, map->members[i].key.text) != NULL;
    return known;
}

/* How well a branch fits a mapping; more is better, 0 is not at all. */
static size_t score(const struct check *check, const struct subschema *branch, struct at *at)
{
    size_t fitting, required;
    bool all;

    if (!fits_discriminators(check, branch, at, &fitting))
        return 0;
    required = required_there(branch, at->node, &all);
    /* Weighed in this order; a mapping has fewer known keys than a thousand. */
    return 1 + known_there(branch, at->node) +
           1000 * (required + 1000 * ((all && required > 0) + 10 * fitting));
}

/* The branch of the best score where it is alone with it; else NULL. What wants another word than
 * the mapping has scores nothing. */
static struct subschema *best_of(const struct check *check, const struct rule *rule, struct at *at)
{
    const struct branches branches = branches_for(rule, at->node);
    struct subschema *best = NULL;
    size_t highest = 0;

    for (size_t i = 0; i < branches.count; i++) {
        struct subschema *branch = branch_at(&branches, i);
        size_t points;

        if ((subschema_types(branch) & TYPE_OBJECT) == 0)
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

    if (rule->told != NULL) {
        const struct fitting *told = told_fitting(rule->told, schema_types_of(node));

        *types = rule->told->types;
        *only = told->last;
        return told->count;
    }
    *types = 0;
    for (size_t i = 0; i < rule->schemas.len; i++) {
        unsigned own = subschema_types(rule->schemas.items[i]);

        *types |= own;
        if ((own & schema_types_of(node)) != 0) {
            *only = rule->schemas.items[i];
            fitting++;
        }
    }
    return fitting;
}

/* Reports by one branch; false where that, against expectation, finds nothing to say. */
static bool say_branch(struct check *check, const struct subschema *branch, struct at *at)
{
    size_t reported = check->diags->len;
    size_t skipped = check->pairs == NULL ? 0 : check->pairs->faults_skipped;

    schema_apply(check, branch, at);
    return check->diags->len > reported ||
           (check->pairs != NULL && check->pairs->faults_skipped > skipped);
}

/* A single value where one branch wants a list of such values. */
static bool say_list_of(struct check *check, const struct rule *rule, struct at *at)
{
    for (size_t i = 0; node_is_scalar(at->node) && i < rule->schemas.len; i++) {
        const struct rule *items = schema_rule(rule->schemas.items[i], KEYWORD_ITEMS);
        struct at item = {.node = at->node, .up = at};

        if (items == NULL || (subschema_types(rule->schemas.items[i]) & TYPE_ARRAY) == 0 ||
            items->schema->never || schema_probe(check, items->schema, &item) != PROBE_PASSES)
            continue;
        suggest_types(check, at, TYPE_ARRAY);
        return true;
    }
    return false;
}

/* Whether a number or the like would do in quotes. */
static bool passes_as_text(struct check *check, const struct rule *rule, const struct at *at)
{
    struct node text = *at->node;
    struct at copy = {.node = &text, .key = at->key, .up = at->up, .top = at->top};
    struct check apart = *check;

    apart.pairs = NULL; /* the value is made up */
    text.kind = NODE_STRING;
    const struct branches branches = branches_for(rule, &text);

    for (size_t i = 0; i < branches.count; i++) {
        if (schema_probe(&apart, branch_at(&branches, i), &copy) == PROBE_PASSES)
            return true;
    }
    return false;
}

/* No branch takes a value of its type. */
static bool say_types(struct check *check, const struct rule *rule, struct at *at, unsigned types)
{
    bool nothing = at->node->kind == NODE_NULL && at->node->text.len == 0;

    if (node_is_scalar(at->node) && !nothing && at->node->kind != NODE_STRING &&
        (types & TYPE_STRING) != 0 && !passes_as_text(check, rule, at))
        return false;
    assert((types & schema_types_of(at->node)) == 0);
    suggest_types(check, at, types);
    return true;
}

static bool is_const(const struct subschema *branch)
{
    return schema_rule(branch, KEYWORD_CONST) != NULL;
}

/* By the one branch that was meant, where one can be told. */
static bool say_meant(struct check *check, const struct rule *rule, struct at *at)
{
    struct subschema *branch = NULL;
    unsigned types;
    size_t fitting = fitting_types(rule, at->node, &types, &branch);

    if (fitting == 0 && types != 0)
        return say_types(check, rule, at, types);
    if (branch_say_choice(check, rule, at))
        return true;
    assert(fitting == 0 || branch != NULL);
    if (fitting != 1)
        branch = at->node->kind == NODE_MAP ? best_of(check, rule, at) : NULL;
    if (branch != NULL && is_const(branch) && node_is_scalar(at->node))
        return say_list_of(check, rule, at) || branch_say_near(check, branch, at);
    if (branch != NULL && say_branch(check, branch, at))
        return true;
    return branch_say_value(check, rule, at) || branch_say_discriminator(check, rule, at) ||
           branch_say_openings(check, rule, at);
}

void suggest_branches(struct check *check, const struct rule *rule, struct at *at)
{
    struct diag *diag;

    check->failed = true;
    assert(rule->schemas.len > 0 && rule_has_branches(rule));
    if (!check->report || say_meant(check, rule, at))
        return;
    diag = schema_fault(check, at, DIAG_NO_FORM_FITS);
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    suggest_forms(check, diag, rule, at, false);
}
