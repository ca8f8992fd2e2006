/* SPDX-License-Identifier: MIT */
/* Loading the schemas. See schemas.h. */
#include "ledger/schemas.h"

#include "base/file.h"
#include "privacy/guard.h"
#include "schema/builtin.h"

#include <assert.h>

#define UNIT_SCHEMA "unit.schema.json"

static bool read_text(struct arena *arena, struct slice path, struct diag_list *diags,
                      struct slice *out)
{
    int error = file_read(arena, path.data, TREE_BYTES_MAX, out);

    if (error == 0)
        return true;
    struct diag *diag = diag_add_path(diags, DIAG_CANNOT_READ, path);
    diag_set(diag, "path", path);
    diag_set_errno(diag, error);
    return false;
}

static struct schema *load_builtin(struct arena *arena, const char *name)
{
    const struct builtin *builtin = builtin_find(slice_of(name));

    assert(builtin != NULL);
    return builtin_compile(arena, builtin);
}

static struct schema *load(struct arena *arena, struct slice folder, const char *name,
                           struct diag_list *diags)
{
    if (folder.len == 0)
        return load_builtin(arena, name);

    struct slice path = file_join(arena, arena_copy(arena, folder), slice_of(name)), text;
    struct source *source = ARENA_NEW(arena, struct source);
    struct tree *tree = ARENA_NEW(arena, struct tree);

    if (!read_text(arena, path, diags, &text))
        return NULL;
    *source = source_init(arena, path, text);
    guard_text(arena, source, diags);
    if (!tree_read(arena, source, diags, tree))
        return NULL;
    return schema_compile(arena, tree, diags);
}

/* What is personal is built in: those of the user say more, never less. */
static void join_persons(struct arena *arena, struct slice folder, struct schemas *schemas)
{
    struct schema *builtin = schemas->unit;

    if (folder.len > 0)
        builtin = schemas->persons = load_builtin(arena, UNIT_SCHEMA);
    schema_join_persons(schemas->township, builtin, false);
    schema_join_persons(schemas->plan, builtin, false);
    if (folder.len > 0)
        schema_join_persons(schemas->unit, builtin, true);
}

bool schemas_load(struct arena *arena, struct slice folder, struct diag_list *diags,
                  struct schemas *out)
{
    *out = (struct schemas){
        .township = load(arena, folder, "township.schema.json", diags),
        .plan = load(arena, folder, "plan.schema.json", diags),
        .unit = load(arena, folder, UNIT_SCHEMA, diags),
    };
    if (out->township == NULL || out->plan == NULL || out->unit == NULL)
        return false;
    join_persons(arena, folder, out);
    return true;
}

void schemas_free(struct schemas *schemas)
{
    schema_free(schemas->township);
    schema_free(schemas->plan);
    schema_free(schemas->unit);
    schema_free(schemas->persons);
    *schemas = (struct schemas){0};
}
