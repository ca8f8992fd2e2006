/* SPDX-License-Identifier: MIT */
/* The files of a ledger. See files.h. */
#include "ledger/files.h"

#include "base/file.h"
#include "ledger/hash.h"
#include "tree/tree.h"

#include <errno.h>

static bool is_yaml(struct slice path)
{
    return slice_ends(path, ".yaml") || slice_ends(path, ".yml");
}

static struct slice last_part(struct slice path)
{
    while (slice_find(path, '/', 0) < path.len)
        path = slice_sub(path, slice_find(path, '/', 0) + 1, path.len);
    return path;
}

/* What a file is, by its place; false where it is none of ours. */
static bool role_of(struct slice path, enum file_role *role)
{
    if (slice_is(path, "township.yaml") || slice_is(path, "township.yml"))
        *role = ROLE_TOWNSHIP;
    else if (slice_starts(path, "sources/"))
        *role = ROLE_SOURCE;
    else if (slice_starts(path, "plans/") && is_yaml(path))
        *role = ROLE_PLAN;
    else if (is_yaml(path))
        *role = ROLE_RECORDS;
    else
        return false;
    return true;
}

static void warn_path(struct diag_list *diags, enum diag_code code, struct slice path)
{
    diag_set(diag_add_path(diags, code, path), "name", last_part(path));
}

/* A file beyond the bound is a fault of the record; any other failure is one of the world. */
static void report_unreadable(struct diag_list *diags, struct slice path, int error)
{
    if (error == EFBIG) {
        diag_set_number(diag_add_path(diags, DIAG_TOO_LARGE, path), "max", TREE_BYTES_MAX);
        return;
    }
    struct diag *diag = diag_add_path(diags, DIAG_CANNOT_READ, path);
    diag_set(diag, "path", path);
    diag_set_errno(diag, error);
}

static void take_entry(struct arena *arena, struct files *files, const struct file_entry *entry,
                       struct diag_list *diags)
{
    struct slice path = file_join(arena, files->root, entry->path);
    enum file_role role;

    if (entry->error != 0) {
        report_unreadable(diags, path, entry->error);
        files->unlisted++;
        return;
    }
    if (entry->kind != FILE_REGULAR) {
        warn_path(diags, DIAG_NOT_A_FILE, path);
        return;
    }
    if (role_of(entry->path, &role)) {
        *ARRAY_PUSH(arena, files) =
            (struct ledger_file){.relative = entry->path, .path = path, .role = role};
        return;
    }
    if (!slice_starts(last_part(entry->path), "README"))
        warn_path(diags, DIAG_NO_RECORDS, path);
}

bool files_find(struct arena *arena, struct slice root, struct diag_list *diags, struct files *out)
{
    struct slice folder = arena_copy(arena, root);
    struct file_entries entries = {0};
    int error = file_list(arena, folder.data, &entries);
    size_t townships = 0;

    *out = (struct files){.root = folder};
    if (error == ENOENT || error == ENOTDIR) {
        diag_set(diag_add_path(diags, DIAG_NO_LEDGER, (struct slice){0}), "path", folder);
        return false;
    }
    if (error != 0) {
        report_unreadable(diags, folder, error);
        return false;
    }
    for (size_t i = 0; i < entries.len; i++)
        take_entry(arena, out, &entries.items[i], diags);
    for (size_t i = 0; i < out->len; i++) {
        if (out->items[i].role == ROLE_TOWNSHIP && townships++ > 0)
            diag_add_path(diags, DIAG_SECOND_TOWNSHIP, out->items[i].path);
    }
    if (townships == 0)
        diag_set(diag_add_path(diags, DIAG_NO_LEDGER, (struct slice){0}), "path", folder);
    return townships == 1;
}

static struct source *new_source(struct arena *arena, const struct ledger_file *file,
                                 struct slice text)
{
    struct source *source = ARENA_NEW(arena, struct source);

    *source = source_init(arena, file->path, text);
    return source;
}

bool files_read(struct arena *arena, struct ledger_file *file, struct diag_list *diags,
                struct source **out)
{
    struct slice text;
    int error = file_read(arena, file->path.data, TREE_BYTES_MAX, &text);

    if (error != 0) {
        report_unreadable(diags, file->path, error);
        return false;
    }
    file->read = true;
    hash_text(text, file->hash);
    *out = new_source(arena, file, text);
    return true;
}

struct source *files_reread(struct arena *arena, const struct ledger_file *file)
{
    struct slice text;

    if (file_read(arena, file->path.data, TREE_BYTES_MAX, &text) != 0)
        return NULL;
    return new_source(arena, file, text);
}
