/* SPDX-License-Identifier: MIT */
/* Built-in schemas: from their rows to what is checked by. See builtin.h. */
#include "schema/builtin.h"
#include "schema/schema_compile.h"

#include <assert.h>

#include <assert.h>
#include <string.h>

const struct builtin *builtin_find(struct slice name)
{
    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++) {
        assert((at == builtin_schemas || strcmp(at[-1].name, at->name) < 0) && "in order of name");
        if (slice_is(name, at->name))
            return at;
    }
    return NULL;
}

struct tree *builtin_tree(struct arena *arena, const struct builtin *builtin)
{
    struct source *source = ARENA_NEW(arena, struct source);
    struct tree *tree = ARENA_NEW(arena, struct tree);

    *source = source_init(arena, slice_of(builtin->name), builtin->text);
    tree_of_rows(arena, source, &builtin->rows, tree);
    return tree;
}

struct schema *builtin_compile(struct arena *arena, const struct builtin *builtin)
{
    struct diag_list silence = diag_list_init(arena);
    struct schema *schema =
        schema_compile_as(arena, builtin_tree(arena, builtin), SCHEMA_BUILT_IN, &silence);

    assert(schema != NULL);
    return schema;
}
