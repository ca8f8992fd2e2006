/* SPDX-License-Identifier: MIT */
/* A value held against the schema of a field that it does not stand in. See check.h. */
#include "check/check_room.h"

#include <assert.h>

/* The node stays as it is: a copy is checked and marked. */
static bool check_value(struct check *check, const struct field *field, const struct node *node)
{
    struct node copy = *node;
    struct node key = {.kind = NODE_STRING, .text = field->name, .start = node->start};
    struct at at = {.node = &copy, .key = &key};

    for (size_t i = 0; i < field->schema_count && !check->failed; i++)
        schema_apply(check, field->schemas[i], &at);
    return !check->failed;
}

bool field_allows(const struct field *field, const struct tree *tree, const struct node *node,
                  struct diag_list *diags)
{
    struct check check = {
        .schema = field->schema,
        .tree = tree,
        .diags = diags,
        .arena = arena_new(),
        .checks = schema_checks,
    };
    bool allows = check_value(&check, field, node);

    check.failed = false;
    check.report = true;
    if (!allows)
        check_value(&check, field, node);
    assert(check.failed == !allows && "what a probe refuses is told");
    arena_free(check.arena);
    return allows;
}
