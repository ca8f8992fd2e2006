/* SPDX-License-Identifier: MIT */
/* The rules that ask other schemas about the same value. */
#include "check/check_room.h"
#include "schema/schema_told.h"
#include "suggest/suggest.h"

#include <assert.h>

void check_ref(struct check *check, const struct rule *rule, struct at *at)
{
    schema_apply_shared(check, rule->schema, at);
}

/* Whether the type of a value alone says that a branch is not of it: so are most of a choice. */
static bool is_of_other_type(const struct subschema *schema, const struct at *at)
{
    const struct rule *first = schema->rules.len > 0 ? &schema->rules.items[0] : NULL;

    return first != NULL && first->keyword == KEYWORD_TYPE && !at->closed &&
           at->node->kind != NODE_NULL && (first->types & schema_types_of(at->node)) == 0;
}

static enum probe probe(const struct check *check, const struct subschema *schema,
                        const struct at *at)
{
    if (!is_of_other_type(schema, at))
        return schema_probe(check, schema, at);
    assert(schema_probe(check, schema, at) == PROBE_FAILS);
    return PROBE_FAILS;
}

void check_all_of(struct check *check, const struct rule *rule, struct at *at)
{
    for (size_t i = 0; i < rule->schemas.len; i++) {
        schema_apply(check, rule->schemas.items[i], at);
        if (check->failed && !check->report)
            return;
    }
}

void check_any_of(struct check *check, const struct rule *rule, struct at *at)
{
    const struct branches branches = branches_for(rule, at->node);
    bool unsure = false;

    for (size_t i = 0; i < branches.count; i++) {
        enum probe verdict = probe(check, branch_at(&branches, i), at);

        if (verdict == PROBE_PASSES)
            return;
        unsure = unsure || verdict == PROBE_UNSURE;
    }
    if (unsure)
        check->unsure = true;
    else
        suggest_branches(check, rule, at);
}

void check_one_of(struct check *check, const struct rule *rule, struct at *at)
{
    const struct branches branches = branches_for(rule, at->node);
    size_t passes = 0, unsure = 0;

    for (size_t i = 0; i < branches.count; i++) {
        enum probe verdict = probe(check, branch_at(&branches, i), at);

        passes += verdict == PROBE_PASSES;
        unsure += verdict == PROBE_UNSURE;
    }
    if (passes > 1) {
        struct diag *diag = schema_fault_map(check, at, DIAG_FORMS_CLASH, at->node);

        if (diag != NULL) {
            schema_set_field(check, diag, at);
            suggest_forms(check, diag, rule, at, true);
        }
    } else if (unsure > 0) {
        check->unsure = true;
    } else if (passes == 0) {
        suggest_branches(check, rule, at);
    }
}

/* The only key that the schema asks for, where it asks for nothing else. */
static struct member *refused_key(const struct subschema *schema, const struct node *node)
{
    const struct rule *rule = schema->rules.len == 1 ? &schema->rules.items[0] : NULL;

    if (rule == NULL || rule->keyword != KEYWORD_REQUIRED || rule->names.len != 1)
        return NULL;
    return node_member(node, rule->names.items[0]);
}

void check_not(struct check *check, const struct rule *rule, struct at *at)
{
    enum probe verdict = schema_probe(check, rule->schema, at);

    if (verdict == PROBE_UNSURE)
        check->unsure = true;
    if (verdict != PROBE_PASSES)
        return;

    struct member *member = refused_key(rule->schema, at->node);
    if (member != NULL) {
        const struct subschema *below = schema_property(at->top, member->key.text);

        schema_fault_forbidden(check, &member->key, below == NULL ? NULL : schema_label(below));
        return;
    }

    struct diag *diag = schema_fault(check, at, DIAG_VALUE_REFUSED);
    if (diag != NULL)
        schema_set_field(check, diag, at);
}

void check_if(struct check *check, const struct rule *rule, struct at *at)
{
    enum probe verdict;

    if (rule->in->then == NULL && rule->in->otherwise == NULL)
        return;
    verdict = schema_probe(check, rule->schema, at);
    if (verdict == PROBE_UNSURE)
        check->unsure = true;
    else if (verdict == PROBE_PASSES && rule->in->then != NULL)
        schema_apply(check, rule->in->then, at);
    else if (verdict == PROBE_FAILS && rule->in->otherwise != NULL)
        schema_apply(check, rule->in->otherwise, at);
}
