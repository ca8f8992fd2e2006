/* SPDX-License-Identifier: MIT */
/* The files of a ledger. See files.h. */
#include "ledger/files.h"

#include "base/file.h"
#include "base/hash.h"
#include "ledger/foreign.h"
#include "ledger/staged.h"
#include "tree/tree.h"

#include <errno.h>
#include <string.h>

/* Windows cannot tell one case from another, and so neither do we. */
static bool is_yaml(struct slice path)
{
    return slice_ends_any_case(path, ".yaml") || slice_ends_any_case(path, ".yml");
}

static bool is_township(struct slice path)
{
    return slice_is_any_case(path, "township.yaml") || slice_is_any_case(path, "township.yml");
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
    if (is_township(path))
        *role = ROLE_TOWNSHIP;
    else if (slice_starts_any_case(path, "sources/"))
        *role = ROLE_SOURCE;
    else if (slice_starts_any_case(path, "plans/") && is_yaml(path))
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

/* The path as it may be shown. Each folder or file that is called so is told; what is said of a
 * folder for each of its files is one to the list. */
static struct slice shown_path(struct arena *arena, const struct files *files,
                               struct slice relative, struct diag_list *diags)
{
    struct slice shown = guard_path(arena, relative);

    for (size_t from = 0, end; from < shown.len; from = end + 1) {
        end = slice_find(shown, '/', from);
        if (!slice_eq(slice_sub(shown, from, end), slice_sub(relative, from, end)))
            warn_path(diags, DIAG_NUMBER_IN_NAME,
                      file_join(arena, files->root, slice_sub(shown, 0, end)));
    }
    return file_join(arena, files->root, shown);
}

/* Whether it may not be in a ledger at all; then that is told. */
static bool is_refused(const struct file_entry *entry, const struct ledger_file *file, bool known,
                       struct diag_list *diags)
{
    bool private = foreign_private(entry->path);
    bool sniff = !known || file->role == ROLE_SOURCE; /* other files speak for themselves */

    if (!private && !foreign_by_name(entry->path) && !(sniff && foreign_by_bytes(file->real.data)))
        return false;
    warn_path(diags, private ? DIAG_PRIVATE_FILE : DIAG_FOREIGN_FILE, file->path);
    return true;
}

static void take_entry(struct arena *arena, struct files *files, const struct file_entry *entry,
                       struct diag_list *diags)
{
    struct ledger_file file = {.relative = entry->path,
                               .real = file_join(arena, files->root, entry->path),
                               .path = shown_path(arena, files, entry->path, diags)};

    if (entry->error != 0) {
        report_unreadable(diags, file.path, entry->error);
        files->unlisted++;
        return;
    }
    if (entry->kind != FILE_REGULAR) {
        warn_path(diags, DIAG_NOT_A_FILE, file.path);
        return;
    }
    bool known = role_of(entry->path, &file.role);
    if (is_refused(entry, &file, known, diags))
        return;
    if (known)
        *ARRAY_PUSH(arena, files) = file;
    else if (!slice_starts(last_part(entry->path), "README"))
        warn_path(diags, DIAG_NO_RECORDS, file.path);
}

/* ---- listing ---- */

static bool list_folder(struct arena *arena, struct files *files, struct diag_list *diags)
{
    struct file_entries entries = {0};
    int error = file_list(arena, files->root.data, &entries);

    if (error == ENOENT || error == ENOTDIR) {
        diag_set(diag_add_path(diags, DIAG_NO_LEDGER, (struct slice){0}), "path", files->root);
        return false;
    }
    if (error != 0) {
        report_unreadable(diags, files->root, error);
        return false;
    }
    for (size_t i = 0; i < entries.len; i++)
        take_entry(arena, files, &entries.items[i], diags);
    return true;
}

/* Of what is not read nobody can say whose records it holds. */
static void pass_over(struct arena *arena, struct files *files, const struct staged_file *file,
                      enum diag_code code, struct diag_list *diags)
{
    warn_path(diags, code, shown_path(arena, files, file->path, diags));
    files->unlisted++;
}

/* As file_list() bounds the depth of folders. */
static bool is_too_deep(struct slice path)
{
    size_t depth = 0;

    for (size_t i = 0; i < path.len; i++)
        depth += path.data[i] == '/';
    return depth > FILE_DEPTH_MAX;
}

static void take_staged(struct arena *arena, struct files *files, const struct staged_file *file,
                        struct diag_list *diags)
{
    enum file_kind kind = file->kind == STAGED_LINK ? FILE_SYMLINK : FILE_REGULAR;
    struct file_entry entry = {file->path, kind, is_too_deep(file->path) ? ELOOP : 0};
    enum file_role role;
    size_t before = files->len;

    if (file->kind == STAGED_SUBMODULE) {
        pass_over(arena, files, file, DIAG_SUBMODULE, diags);
    } else if (file->kind == STAGED_CONFLICT && role_of(file->path, &role)) {
        pass_over(arena, files, file, DIAG_UNMERGED, diags);
    } else {
        take_entry(arena, files, &entry, diags);
        if (files->len > before)
            files->items[before].staged = file;
    }
}

static bool list_staged(struct arena *arena, struct files *files, struct diag_list *diags)
{
    struct staged *staged = ARENA_NEW(arena, struct staged);

    if (!staged_open(arena, files->root, diags, staged))
        return false;
    files->staged = staged;
    for (size_t i = 0; i < staged->len; i++)
        take_staged(arena, files, &staged->items[i], diags);
    return true;
}

static bool is_township_unmerged(const struct files *files)
{
    for (size_t i = 0; files->staged != NULL && i < files->staged->len; i++) {
        const struct staged_file *file = &files->staged->items[i];

        if (file->kind == STAGED_CONFLICT && is_township(file->path))
            return true;
    }
    return false;
}

static void report_no_township(const struct files *files, struct diag_list *diags)
{
    enum diag_code code = files->staged == NULL ? DIAG_NO_LEDGER : DIAG_NOTHING_STAGED;

    if (is_township_unmerged(files))
        return; /* which has been told */
    diag_set(diag_add_path(diags, code, (struct slice){0}), "path", files->root);
}

bool files_find(struct arena *arena, struct slice root, enum files_origin origin,
                struct diag_list *diags, struct files *out)
{
    size_t townships = 0;

    *out = (struct files){.root = arena_copy(arena, root)};
    if (!(origin == FILES_STAGED ? list_staged : list_folder)(arena, out, diags))
        return false;
    for (size_t i = 0; i < out->len; i++) {
        if (out->items[i].role == ROLE_TOWNSHIP && townships++ > 0)
            diag_add_path(diags, DIAG_SECOND_TOWNSHIP, out->items[i].path);
    }
    if (townships == 0)
        report_no_township(out, diags);
    return townships == 1;
}

void files_close(struct files *files)
{
    if (files->staged != NULL)
        staged_close(files->staged);
}

/* ---- reading ---- */

static int read_text(struct arena *arena, const struct files *files, const struct ledger_file *file,
                     struct slice *out)
{
    if (files->staged == NULL)
        return file_read(arena, file->real.data, TREE_BYTES_MAX, out);
    return staged_read(arena, files->staged, file->staged, TREE_BYTES_MAX, out);
}

static void report_unread(struct arena *arena, const struct files *files, struct slice path,
                          int error, struct diag_list *diags)
{
    if (files->staged == NULL || error == EFBIG)
        report_unreadable(diags, path, error);
    else
        staged_report(arena, files->staged, path, error, diags);
}

/* The one place where bytes become a source, wherever they came from. */
static struct source *new_source(struct arena *arena, const struct ledger_file *file,
                                 struct slice text)
{
    struct source *source = ARENA_NEW(arena, struct source);

    *source = source_init(arena, file->path, text);
    return source;
}

bool files_read(struct arena *arena, const struct files *files, struct ledger_file *file,
                struct diag_list *diags, struct source **out)
{
    struct slice text;
    int error = read_text(arena, files, file, &text);

    if (error != 0) {
        report_unread(arena, files, file->path, error, diags);
        return false;
    }
    file->read = true;
    hash_text(text, file->hash);
    *out = new_source(arena, file, text);
    guard_text(arena, *out, diags);
    return true;
}

void files_keep_masked(struct arena *arena, struct ledger_file *file, const struct source *source)
{
    const struct source_ranges *masked = source_masked(source);

    for (size_t i = 0; i < masked->len; i++)
        *ARRAY_PUSH(arena, &file->masked) = masked->items[i];
}

struct source *files_reread(struct arena *arena, const struct files *files,
                            const struct ledger_file *file)
{
    struct source *source;
    struct slice text;

    if (read_text(arena, files, file, &text) != 0)
        return NULL;
    source = new_source(arena, file, text);
    for (size_t i = 0; i < file->masked.len && file->masked.items[i].end <= text.len; i++)
        source_mask(source, file->masked.items[i].start, file->masked.items[i].end);
    return source;
}

void files_guard_sources(struct files *files, struct diag_list *diags)
{
    for (size_t i = 0; i < files->len; i++) {
        struct arena *arena;
        struct source *source;

        if (files->items[i].role != ROLE_SOURCE)
            continue;
        arena = arena_new();
        source = files_reread(arena, files, &files->items[i]);
        if (source != NULL)
            guard_text(arena, source, diags);
        arena_free(arena);
    }
}

/* Whether the folder holds another text than git; a file that is gone from it holds none. */
static bool has_changed(struct arena *arena, const struct ledger_file *file)
{
    uint8_t hash[FILES_HASH_BYTES];
    struct slice text;

    if (file_read(arena, file->real.data, TREE_BYTES_MAX, &text) != 0)
        return false;
    hash_text(text, hash);
    return memcmp(hash, file->hash, sizeof hash) != 0;
}

void files_warn_changed(struct arena *arena, const struct files *files, struct diag_list *diags)
{
    for (size_t i = 0; files->staged != NULL && i < files->len; i++) {
        const struct ledger_file *file = &files->items[i];

        if (file->read && !file->sound && file->role != ROLE_SOURCE && has_changed(arena, file))
            warn_path(diags, DIAG_STAGED_DIFFERS, file->path);
    }
}

/* ---- being there ---- */

static bool is_plain_path(struct slice path)
{
    if (path.len == 0 || memchr(path.data, '\0', path.len) != NULL)
        return false;
    while (path.data != NULL) {
        struct slice part = slice_cut(&path, '/');

        if (part.len == 0 || part.data[0] == '.')
            return false;
    }
    return true;
}

/* Part by part, so that no link is followed on the way. */
static bool is_in_folder(struct arena *arena, struct slice root, struct slice path)
{
    enum file_kind kind = FILE_FOLDER;
    struct slice at = root;

    for (struct slice rest = path; rest.data != NULL && kind == FILE_FOLDER;) {
        at = file_join(arena, at, slice_cut(&rest, '/'));
        kind = file_kind(at.data);
        if (rest.data != NULL && kind != FILE_FOLDER)
            return false;
    }
    return kind == FILE_REGULAR;
}

bool files_has(struct arena *arena, const struct files *files, struct slice path)
{
    if (!is_plain_path(path))
        return false;
    if (files->staged == NULL)
        return is_in_folder(arena, files->root, path);

    const struct staged_file *file = staged_find(files->staged, path);
    return file != NULL && (file->kind == STAGED_FILE || file->kind == STAGED_CONFLICT);
}
