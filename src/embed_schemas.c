/* SPDX-License-Identifier: MIT */
/*
 * Makes C of the built-in schemas, when the program is built: their bytes, and what they hold as
 * rows (tree_rows.h), so that no run of the program has to parse them. See schema/builtin.h.
 *
 *     embed_schemas OUT FILE...
 *
 * A schema with a fault stops the build. Of the machine that this runs on nothing gets into OUT.
 */
#include "base/file.h"
#include "tree/tree_rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void stop(const char *path, const char *reason)
{
    (void)fprintf(stderr, "embed_schemas: %s: %s\n", path, reason);
    exit(EXIT_FAILURE);
}

static _Noreturn void stop_at(const struct diag *diag)
{
    (void)fprintf(stderr, "%s:%zu:%zu: %s\n", diag->place.path.data, diag->place.start.line,
                  diag->place.start.column, catalogue_row(diag->code)->slug);
    exit(EXIT_FAILURE);
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

/* Numbers and not string literals: C promises no more than 4095 characters of those. */
static void write_bytes(struct buffer *out, const char *name, size_t index, struct slice bytes)
{
    buffer_addf(out, "static const unsigned char %s_%zu[] = {", name, index);
    for (size_t i = 0; i < bytes.len; i++)
        buffer_addf(out, "%s%u,", i % 32 == 0 ? "\n" : "", (unsigned char)bytes.data[i]);
    buffer_adds(out, "0};\n");
}

static void write_rows(struct buffer *out, size_t index, const struct tree_rows *rows)
{
    buffer_addf(out, "static const struct tree_row rows_%zu[] = {\n", index);
    for (size_t i = 0; i < rows->count; i++) {
        const struct tree_row *row = &rows->rows[i];

        buffer_addf(out, "{%d,%d,%d,%d,%d,%" PRId32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32,
                    row->kind, row->boolean, row->quoted, row->kept, row->scale, row->value,
                    row->start, row->end, row->at, row->count);
        buffer_adds(out, "},\n");
    }
    buffer_adds(out, "};\n");
}

static void write_schema(struct arena *arena, struct buffer *out, struct buffer *table,
                         const char *path, size_t index)
{
    struct diag_list diags = diag_list_init(arena);
    struct slice text;
    struct tree tree;
    int error = file_read(arena, path, TREE_BYTES_MAX, &text);

    if (error != 0)
        stop(path, strerror(error));
    struct source source = source_init(arena, slice_of(path), text);

    bool whole = tree_read(arena, &source, &diags, &tree);

    if (diags.len > 0)
        stop_at(diags.items[0]);
    if (!whole)
        stop(path, "cannot be read to its end");
    struct tree_rows rows = tree_to_rows(arena, &tree);

    write_bytes(out, "text", index, text);
    write_bytes(out, "escaped", index, rows.escaped);
    write_rows(out, index, &rows);
    buffer_addf(table,
                "    {\"%s\", {(const char *)text_%zu, %zu},\n"
                "     {rows_%zu, %zu, {(const char *)escaped_%zu, %zu}}},\n",
                file_name(path), index, text.len, index, rows.count, index, rows.escaped.len);
}

int main(int argc, char **argv)
{
    struct buffer out = {0}, table = {0};
    struct arena *arena = arena_new();

    if (argc < 2)
        stop("OUT", "is not given");
    buffer_adds(&out, "/* Made by embed_schemas; do not edit. */\n"
                      "#include \"schema/builtin.h\"\n\n");
    for (int i = 2; i < argc; i++)
        write_schema(arena, &out, &table, argv[i], (size_t)i - 2);
    buffer_adds(&out, "\nconst struct builtin builtin_schemas[] = {\n");
    buffer_add(&out, buffer_slice(&table));
    buffer_adds(&out, "    {0},\n};\n");

    int error = file_write(argv[1], buffer_slice(&out));

    if (error != 0)
        stop(argv[1], strerror(error));
    buffer_free(&out);
    buffer_free(&table);
    arena_free(arena);
    return EXIT_SUCCESS;
}
