/* SPDX-License-Identifier: MIT */
/*
 * schema_suite DIR: runs the official JSON-Schema-Test-Suite, draft 2020-12, DIR being the
 * folder that holds tests/. A schema that taizhang refuses loudly counts as skipped; a
 * verdict that differs from the suite's fails. The suite is no part of the project: without
 * it everything is skipped, with exit status 77.
 */
#include "base/file.h"
#include "check/check.h"

#include <stdio.h>

struct tally {
    size_t passed, failed, skipped;
};

#define SUITE_FILE_MAX ((size_t)16 << 20)

static void print_slice(const char *before, struct slice text)
{
    printf("%s%.*s", before, (int)text.len, text.data);
}

/* ": why", from the first diagnostic, and the line's end. */
static void print_reason(const struct diag_list *diags)
{
    struct buffer why = {0};

    if (diags->len > 0)
        diag_message(&why, diags->items[0], LANG_EN);
    print_slice(": ", buffer_slice(&why));
    puts("");
    buffer_free(&why);
}

/* A datum as a tree of its own. */
static bool conforms(const struct schema *schema, const struct tree *file, const struct node *data)
{
    struct arena *arena = arena_new();
    struct diag_list diags = diag_list_init(arena);
    struct tree tree = {.source = file->source, .root = *data, .whole = true};
    bool valid = schema_check(schema, &tree, &diags);

    if (valid != (diags.errors == 0))
        puts("  a verdict and its diagnostics do not agree");
    arena_free(arena);
    return valid;
}

static void run_tests(struct tally *tally, const struct tree *file, const struct node *group,
                      const struct schema *schema)
{
    const struct node *tests = node_get(group, "tests");

    for (uint32_t i = 0; i < tests->count; i++) {
        const struct node *test = &tests->items[i];
        bool expected = node_get(test, "valid")->boolean;

        if (conforms(schema, file, node_get(test, "data")) == expected) {
            tally->passed++;
            continue;
        }
        tally->failed++;
        print_slice("  WRONG: ", node_get(group, "description")->text);
        print_slice(" / ", node_get(test, "description")->text);
        printf(": should be %s\n", expected ? "valid" : "invalid");
    }
}

/* The schema as the root of a tree of its own, since its references start there. */
static void run_group(struct tally *tally, const struct tree *file, const struct node *group)
{
    struct arena *arena = arena_new();
    struct diag_list diags = diag_list_init(arena);
    struct tree tree = {.source = file->source, .root = *node_get(group, "schema"), .whole = true};
    struct schema *schema = schema_compile(arena, &tree, &diags);

    if (schema == NULL) {
        tally->skipped += node_get(group, "tests")->count;
        print_slice("  refused: ", node_get(group, "description")->text);
        print_reason(&diags);
    } else {
        run_tests(tally, file, group, schema);
    }
    schema_free(schema);
    arena_free(arena);
}

/* The next object of the list that a file of the suite is; false behind the last. */
static bool next_group(struct slice text, size_t *at, struct slice *out)
{
    size_t depth = 0, start = 0;
    bool quoted = false;

    for (; *at < text.len; (*at)++) {
        char byte = text.data[*at];

        if (byte == '\\' && quoted) {
            (*at)++;
        } else if (byte == '"') {
            quoted = !quoted;
        } else if (byte == '{' && !quoted) {
            start = depth++ == 0 ? *at : start;
        } else if (byte == '}' && !quoted && --depth == 0) {
            *out = slice_sub(text, start, ++*at);
            return true;
        }
    }
    return false;
}

static size_t count_tests(struct slice text)
{
    size_t count = 0;

    for (size_t at = 0; at < text.len; at++)
        count += slice_starts(slice_sub(text, at, text.len), "\"valid\":");
    return count;
}

/*
 * Each group is read on its own: the reader refuses a few things that JSON allows (empty
 * names, halves of surrogate pairs), and these would cost the whole file.
 */
static void read_group(struct tally *tally, struct slice path, struct slice text)
{
    struct arena *arena = arena_new();
    struct diag_list diags = diag_list_init(arena);
    struct source source = source_init(arena, path, text);
    struct tree tree;

    if (tree_read(arena, &source, &diags, &tree)) {
        run_group(tally, &tree, &tree.root);
    } else {
        size_t count = count_tests(text);

        printf("  the reader refuses a group of %zu", count);
        print_reason(&diags);
        tally->skipped += count;
    }
    arena_free(arena);
}

static struct tally run_file(struct slice path)
{
    struct arena *arena = arena_new();
    struct tally tally = {0};
    struct slice text, group;
    size_t at = 0;

    print_slice("", path);
    puts("");
    if (file_read(arena, path.data, SUITE_FILE_MAX, &text) != 0) {
        puts("  cannot be read");
        tally.failed++;
    } else {
        while (next_group(text, &at, &group))
            read_group(&tally, path, group);
    }
    printf("  %zu passed, %zu failed, %zu skipped\n", tally.passed, tally.failed, tally.skipped);
    arena_free(arena);
    return tally;
}

/*
 * The files right in tests/, and the one optional file whose behaviour taizhang promises.
 * format.json wants formats to be mere annotations, which taizhang does not: left out.
 */
static bool is_wanted(struct slice path)
{
    if (slice_is(path, "optional/format/date.json"))
        return true;
    return slice_ends(path, ".json") && slice_find(path, '/', 0) == path.len &&
           !slice_is(path, "format.json");
}

static bool run_folder(struct arena *arena, struct slice folder, struct tally *total)
{
    struct file_entries entries = {0};

    if (file_list(arena, folder.data, &entries) != 0)
        return false;
    for (size_t i = 0; i < entries.len; i++) {
        if (!is_wanted(entries.items[i].path))
            continue;

        struct tally tally = run_file(file_join(arena, folder, entries.items[i].path));
        total->passed += tally.passed;
        total->failed += tally.failed;
        total->skipped += tally.skipped;
    }
    return total->passed + total->failed > 0;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct tally total = {0};
    bool there = argc > 1 && argv[1][0] != '\0' &&
                 run_folder(arena, file_join(arena, slice_of(argv[1]), SLICE("tests")), &total);

    arena_free(arena);
    if (!there) {
        puts("skipped everything: no JSON-Schema-Test-Suite (schema_suite DIR, with DIR/tests)");
        return 77;
    }
    puts("left out: tests/format.json, which wants formats to be annotations; here they assert");
    printf("%zu passed, %zu failed, %zu skipped\n", total.passed, total.failed, total.skipped);
    return total.failed > 0 ? 1 : 0;
}
