/* SPDX-License-Identifier: MIT */
/* How faults of a schema are reported. */
#include "schema/schema_compile.h"

struct diag *compile_fault(struct compiler *compiler, const struct node *node, enum diag_code code)
{
    return diag_add(compiler->diags, code, schema_short_span(compiler->schema->tree, node));
}

bool compile_expects(struct compiler *compiler, const struct rule *rule, const struct node *node,
                     const struct words *expected)
{
    struct diag *diag = compile_fault(compiler, node, DIAG_SCHEMA_MALFORMED);

    diag_set(diag, "key", rule->key->text);
    diag_set_words(diag, "expected", expected);
    return false;
}
