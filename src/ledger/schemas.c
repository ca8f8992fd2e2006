/* SPDX-License-Identifier: MIT */
/* Loading the schemas. See schemas.h. */
#include "ledger/schemas.h"

#include "base/file.h"
#include "privacy/guard.h"
#include "schema/builtin.h"

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

static struct schema *load(struct arena *arena, struct slice folder, const char *name,
                           struct diag_list *diags)
{
    struct slice path = slice_of(name);
    struct slice text = builtin_find(path)->compact;

    if (folder.len > 0) {
        path = file_join(arena, arena_copy(arena, folder), path);
        if (!read_text(arena, path, diags, &text))
            return NULL;
    }
    struct source *source = ARENA_NEW(arena, struct source);
    struct tree *tree = ARENA_NEW(arena, struct tree);

    *source = source_init(arena, path, text);
    if (folder.len > 0)
        guard_text(arena, source, diags);
    if (!tree_read(arena, source, diags, tree))
        return NULL;
    return schema_compile(arena, tree, diags);
}

bool schemas_load(struct arena *arena, struct slice folder, struct diag_list *diags,
                  struct schemas *out)
{
    *out = (struct schemas){
        .township = load(arena, folder, "township.schema.json", diags),
        .plan = load(arena, folder, "plan.schema.json", diags),
        .unit = load(arena, folder, "unit.schema.json", diags),
    };
    return out->township != NULL && out->plan != NULL && out->unit != NULL;
}

void schemas_free(struct schemas *schemas)
{
    schema_free(schemas->township);
    schema_free(schemas->plan);
    schema_free(schemas->unit);
    *schemas = (struct schemas){0};
}
