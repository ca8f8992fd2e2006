/* SPDX-License-Identifier: MIT */
/* A document held against its schema. See check.h. */
#include "check/check_room.h"

#include <assert.h>

bool schema_check(const struct schema *schema, struct tree *tree, struct diag_list *diags)
{
    struct pairs pairs = pairs_for(tree->source->text.len);
    struct keyed_maps keyed = {0};
    struct check check = {
        .schema = schema,
        .tree = tree,
        .diags = diags,
        .arena = arena_new(),
        .checks = schema_checks,
        .report = true,
        .pairs = &pairs,
        .keyed = &keyed,
    };

    assert(schema->root != NULL && schema->shape != NULL && "a schema with faults is none");
    schema_visit(&check, schema->root, &tree->root, NULL, NULL);
    arena_free(check.arena);
    /* What is sound holds no field that the schema does not know. */
    if ((schema->joined || check.failed || check.unsure) &&
        schema_hide(schema, tree, diags, schema->joined ? HIDE_AND_REPORT : HIDE_CHECKED))
        check.failed = true;
    assert((check.failed || check.marked.len == 0) && "what is marked is told");
    return !check.failed && !check.unsure;
}
