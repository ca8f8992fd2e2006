/* SPDX-License-Identifier: MIT */
/*
 * Makes C of the built-in schemas, when the program is built: their bytes, what they hold as rows
 * (tree_rows.h), so that no run of the program has to parse them, and the instructions of their
 * long patterns. See schema/builtin.h and schema/pattern_program_room.h.
 *
 *     embed_schemas OUT FILE...
 *
 * A schema with a fault stops the build. Of the machine that this runs on nothing gets into OUT.
 */
#include "base/file.h"
#include "schema/pattern_program_room.h"
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

/* ---- patterns ---- */

#define PATTERN_LONG 256 /* a shorter one is read as soon as it is asked */

static bool takes_pattern(struct slice keyword)
{
    return slice_is(keyword, "pattern") || slice_is(keyword, "x-person") ||
           slice_is(keyword, "x-caution");
}

static void write_ops(struct buffer *out, const struct pattern_program *program, size_t index,
                      size_t at)
{
    buffer_addf(out, "static const struct pattern_op ops_%zu_%zu[] = {\n", index, at);
    for (size_t i = 0; i < program->op_count; i++) {
        const struct pattern_op *op = &program->ops[i];

        buffer_addf(out, "{%d,%d,%" PRIu32 ",%" PRIu32 "},\n", op->kind, op->no, op->a, op->b);
    }
    buffer_adds(out, "};\n");
}

static void write_ranges(struct buffer *out, const struct pattern_program *program, size_t index,
                         size_t at)
{
    buffer_addf(out, "static const struct char_range ranges_%zu_%zu[] = {\n", index, at);
    for (size_t i = 0; i < program->range_count; i++)
        buffer_addf(out, "{%" PRIu32 ",%" PRIu32 "},\n", program->ranges[i].from,
                    program->ranges[i].to);
    buffer_adds(out, "{0,0}};\n");
}

/* `at`: where the text of the pattern begins in what escaped_N is. */
static void write_program(struct buffer *out, struct buffer *table, struct slice pattern,
                          size_t index, size_t at)
{
    const struct pattern_program *program = program_new(pattern);

    write_ops(out, program, index, at);
    write_ranges(out, program, index, at);
    buffer_addf(table,
                "    {{(const char *)escaped_%zu + %zu, %zu},\n"
                "     {NULL, ops_%zu_%zu, %zu, ranges_%zu_%zu, %zu, %d, {",
                index, at, pattern.len, index, at, program->op_count, index, at,
                program->range_count, program->may_be_empty);
    for (size_t i = 0; i < PROGRAM_FIRSTS / 64; i++)
        buffer_addf(table, "%s%" PRIu64 "U,", i % 4 == 0 ? "\n" : "", program->firsts[i]);
    buffer_adds(table, "}}},\n");
    program_free(program);
}

static void write_program_of(struct buffer *out, struct buffer *table, const struct tree_rows *rows,
                             struct slice text, size_t index, const struct tree_row *member)
{
    const struct tree_row *value = member + 1;

    if (value->kind != NODE_STRING || value->count < PATTERN_LONG || value->at < text.len ||
        !takes_pattern(tree_row_text(rows, text, member)))
        return;
    write_program(out, table, tree_row_text(rows, text, value), index, value->at - text.len);
}

static void write_programs(struct buffer *out, struct buffer *table, const struct tree_rows *rows,
                           struct slice text, size_t index)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct tree_row *row = &rows->rows[i];

        for (uint32_t k = 0; row->kind == NODE_MAP && k < row->count; k++)
            write_program_of(out, table, rows, text, index, &rows->rows[row->at + 2 * k]);
    }
}

/* ---- schemas ---- */

struct tables {
    struct buffer schemas, programs;
};

static void write_schema(struct arena *arena, struct buffer *out, struct tables *tables,
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
    write_programs(out, &tables->programs, &rows, text, index);
    buffer_addf(&tables->schemas,
                "    {\"%s\", {(const char *)text_%zu, %zu},\n"
                "     {rows_%zu, %zu, {(const char *)escaped_%zu, %zu}}},\n",
                file_name(path), index, text.len, index, rows.count, index, rows.escaped.len);
}

int main(int argc, char **argv)
{
    struct buffer out = {0};
    struct tables tables = {0};
    struct arena *arena = arena_new();

    if (argc < 2)
        stop("OUT", "is not given");
    buffer_adds(&out, "/* Made by embed_schemas; do not edit. */\n"
                      "#include \"schema/builtin.h\"\n"
                      "#include \"schema/pattern_program_room.h\"\n\n");
    for (int i = 2; i < argc; i++)
        write_schema(arena, &out, &tables, argv[i], (size_t)i - 2);
    buffer_adds(&out, "\nconst struct builtin builtin_schemas[] = {\n");
    buffer_add(&out, buffer_slice(&tables.schemas));
    buffer_adds(&out, "    {0},\n};\n\nconst struct built_program built_programs[] = {\n");
    buffer_add(&out, buffer_slice(&tables.programs));
    buffer_adds(&out, "    {.pattern = {NULL, 0}},\n};\n");

    int error = file_write(argv[1], buffer_slice(&out));

    if (error != 0)
        stop(argv[1], strerror(error));
    buffer_free(&out);
    buffer_free(&tables.schemas);
    buffer_free(&tables.programs);
    arena_free(arena);
    return EXIT_SUCCESS;
}
