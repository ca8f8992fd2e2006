/* SPDX-License-Identifier: MIT */
/* taizhang schema: the built-in schemas, to keep beside a ledger or to start one's own from. */
#include "cli/cli_room.h"
#include "schema/builtin.h"

#include <assert.h>

#define SUFFIX ".schema.json"

static void unknown_schema(struct run *run, struct slice name)
{
    struct diag *diag = diag_add_path(&run->diags, DIAG_UNKNOWN_SCHEMA, (struct slice){NULL, 0});
    struct {
        ARRAY(struct slice);
    } names = {0};

    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++) {
        struct slice file = slice_of(at->name);

        assert(slice_ends(file, SUFFIX));
        *ARRAY_PUSH(run->arena, &names) = slice_sub(file, 0, file.len - (sizeof SUFFIX - 1));
    }
    diag_set(diag, "name", name);
    diag_set_nearest(diag, name, names.items, names.len);
}

static void list_schemas(struct buffer *out)
{
    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++) {
        buffer_adds(out, at->name);
        buffer_byte(out, '\n');
    }
}

int command_schema(struct run *run)
{
    struct slice name = run_argument(run, 1);
    struct slice file = slice_ends(name, SUFFIX)
                            ? name
                            : arena_printf(run->arena, "%.*s" SUFFIX, (int)name.len,
                                           name.data == NULL ? "" : name.data);
    const struct builtin *schema = builtin_find(file);
    struct buffer out = {0};

    if (name.data == NULL)
        list_schemas(&out);
    else if (schema != NULL)
        buffer_add(&out, schema->text);
    else
        unknown_schema(run, name);
    if (run->diags.failures == 0)
        run_write(run, SLICE("-"), buffer_slice(&out));
    buffer_free(&out);
    run_print_diags(run);
    return run_status(run);
}
