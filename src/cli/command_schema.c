/* SPDX-License-Identifier: MIT */
/* taizhang schema: the built-in schemas, to keep beside a ledger or to start one's own from. */
#include "cli/cli_room.h"
#include "schema/spoken.h"

#include <assert.h>
#include <string.h>

#define SUFFIX ".schema.json"

/* All that can be printed, by file. */
struct schema_names {
    ARRAY(struct slice);
};

static struct schema_names names_of_all(struct run *run)
{
    struct schema_names names = {0};

    for (const struct builtin *at = builtin_schemas; at->name != NULL; at++) {
        struct slice file = slice_of(at->name);

        assert(slice_ends(file, SUFFIX));
        *ARRAY_PUSH(run->arena, &names) = file;
        if (spoken_is_made(run->arena, at))
            *ARRAY_PUSH(run->arena, &names) = arena_printf(
                run->arena, "%.*s" SPOKEN_SUFFIX, (int)(file.len - strlen(SUFFIX)), file.data);
    }
    return names;
}

static void unknown_schema(struct run *run, struct slice name)
{
    struct diag *diag = diag_add_path(&run->diags, DIAG_UNKNOWN_SCHEMA, (struct slice){NULL, 0});
    struct schema_names names = names_of_all(run);

    for (size_t i = 0; i < names.len; i++)
        names.items[i] = slice_sub(names.items[i], 0, names.items[i].len - strlen(SUFFIX));
    diag_set(diag, "name", name);
    diag_set_nearest(diag, name, names.items, names.len);
}

static void list_schemas(struct run *run, struct buffer *out)
{
    const struct schema_names names = names_of_all(run);

    for (size_t i = 0; i < names.len; i++) {
        buffer_add(out, names.items[i]);
        buffer_byte(out, '\n');
    }
}

/* By the name of a file; false where there is none such. */
static bool print_schema(struct run *run, struct buffer *out, struct slice file)
{
    const struct builtin *schema = builtin_find(file);

    if (schema != NULL) {
        buffer_add(out, schema->text);
        return true;
    }
    schema = spoken_find(run->arena, file);
    if (schema == NULL)
        return false;
    spoken_schema(out, schema);
    return true;
}

int command_schema(struct run *run)
{
    struct slice name = run_argument(run, 1);
    struct slice file = slice_ends(name, SUFFIX)
                            ? name
                            : arena_printf(run->arena, "%.*s" SUFFIX, (int)name.len,
                                           name.data == NULL ? "" : name.data);
    struct buffer out = {0};

    if (name.data == NULL)
        list_schemas(run, &out);
    else if (!print_schema(run, &out, file))
        unknown_schema(run, name);
    if (run->diags.failures == 0)
        run_write(run, SLICE("-"), buffer_slice(&out));
    buffer_free(&out);
    run_print_diags(run);
    return run_status(run);
}
