/* SPDX-License-Identifier: MIT */
/* taizhang tree: a file as the reader sees it, with positions. */
#include "base/file.h"
#include "cli/cli_room.h"
#include "ledger/contents.h"
#include "ledger/schemas.h"
#include "privacy/guard.h"
#include "report/console.h"

/* Whether a file is one of records: it has the field that says whose it is, or a collection. */
static bool is_records(const struct tree *tree, const struct field *shape)
{
    const struct node *root = &tree->root;

    for (uint32_t i = 0; root->kind == NODE_MAP && i < root->count; i++) {
        const struct field *field = field_called(shape, root->members[i].key.text);

        if (field != NULL && (field->unit || field->kind == FIELD_ENTRIES))
            return true;
    }
    return false;
}

/* The schema that knows what of a file is not to be shown; NULL for a file of unknown kind. */
static const struct schema *schema_for(struct run *run, const struct source *source,
                                       const struct schemas *schemas)
{
    const struct township nowhere = {0};
    const struct contents_rules rules = {schema_shape(schemas->unit), schema_shape(schemas->plan),
                                         schema_shape(schemas->township), &nowhere};
    struct diag_list silence = diag_list_init(run->arena);
    struct tree tree;

    tree_read(run->arena, source, &silence, &tree);
    enum contents contents = contents_of(&rules, &tree);
    if (contents == CONTENTS_PLAN) /* it may have a field that is a collection of records: groups */
        return schemas->plan;
    if (contents == CONTENTS_TOWNSHIP)
        return schemas->township;
    return is_records(&tree, rules.unit) ? schemas->unit : NULL;
}

/* Of a file that no schema knows no line shows a value: whoever called it records may have meant a
 * list of names. */
static const struct secrets *unknown_secrets(struct run *run, const struct schema *unit)
{
    struct secrets *secrets = ARENA_NEW(run->arena, struct secrets);

    *secrets = *schema_secrets(unit);
    secrets->sections = NULL;
    secrets->section_count = 0;
    secrets->anywhere = (struct secret_section){.person = true};
    return secrets;
}

static void dump(struct run *run, struct slice path)
{
    struct slice text;
    struct slice shown = guard_path(run->arena, path);
    int error = file_read(run->arena, path.data, TREE_BYTES_MAX, &text);
    struct buffer out = {0};
    struct schemas schemas;
    struct tree tree;

    if (error != 0) {
        struct diag *diag = diag_add_path(&run->diags, DIAG_CANNOT_READ, shown);
        diag_set(diag, "path", shown);
        diag_set_errno(diag, error);
        return;
    }
    struct source source = source_init(run->arena, shown, text);
    if (!schemas_load(run->arena, SLICE(""), NULL, &run->diags, &schemas, NULL))
        return;
    const struct schema *schema = schema_for(run, &source, &schemas);

    run->diags.secrets =
        schema != NULL ? schema_secrets(schema) : unknown_secrets(run, schemas.unit);
    guard_text(run->arena, &source, &run->diags);
    tree_read(run->arena, &source, &run->diags, &tree);
    guard_tree(run->arena, &tree, &run->diags);
    if (schema != NULL)
        schema_hide(schema, &tree, &run->diags, HIDE_FOR_VIEW);
    else
        schema_hide(schemas.unit, &tree, &run->diags, HIDE_UNKNOWN);
    schemas_free(&schemas);
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
    run_print_diags(run);
    return run_status(run);
}
