/* SPDX-License-Identifier: MIT */
/* taizhang tree: a file as the reader sees it, with positions. */
#include "base/file.h"
#include "cli/cli_room.h"
#include "ledger/schemas.h"
#include "privacy/guard.h"
#include "report/console.h"

/* Whether a file is one of records: it has the field that says whose it is. */
static bool is_records(const struct tree *tree, const struct field *shape)
{
    for (size_t i = 0; i < shape->field_count; i++) {
        if (shape->fields[i].unit && node_member(&tree->root, shape->fields[i].name) != NULL)
            return true;
    }
    return false;
}

/*
 * A record may hold a name where a code belongs, which only its schema knows: it is read and
 * checked once for nothing but masking these, so that they are not shown below.
 */
static void mask_persons(struct run *run, const struct source *source)
{
    struct diag_list silence = diag_list_init(run->arena);
    struct schemas schemas;
    struct tree tree;

    tree_read(run->arena, source, &silence, &tree);
    if (schemas_load(run->arena, (struct slice){NULL, 0}, &silence, &schemas) &&
        is_records(&tree, schema_shape(schemas.unit)))
        schema_check(schemas.unit, &tree, &silence);
    schemas_free(&schemas);
}

static void dump(struct run *run, struct slice path)
{
    struct slice text;
    struct slice shown = guard_path(run->arena, path);
    int error = file_read(run->arena, path.data, TREE_BYTES_MAX, &text);
    struct buffer out = {0};
    struct tree tree;

    if (error != 0) {
        struct diag *diag = diag_add_path(&run->diags, DIAG_CANNOT_READ, shown);
        diag_set(diag, "path", shown);
        diag_set_errno(diag, error);
        return;
    }
    struct source source = source_init(run->arena, shown, text);
    guard_text(run->arena, &source, &run->diags);
    mask_persons(run, &source);
    tree_read(run->arena, &source, &run->diags, &tree);
    guard_tree(run->arena, &tree, &run->diags);
    tree_dump(&out, &tree);
    console_guard(&out, 0);
    run_write(run, SLICE("-"), buffer_slice(&out));
    buffer_free(&out);
}

int command_tree(struct run *run)
{
    struct slice path = run_argument(run, 1);

    if (path.data == NULL)
        diag_set(diag_add_path(&run->diags, DIAG_MISSING_FILE, (struct slice){NULL, 0}), "command",
                 SLICE("tree"));
    else if (run->diags.failures == 0)
        dump(run, path);
    run_tell(run);
    return run_status(run);
}
