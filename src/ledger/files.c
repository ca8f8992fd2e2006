/* SPDX-License-Identifier: MIT */
/* The files of a ledger. See files.h. */
#include "ledger/files_room.h"

#include "base/file.h"
#include "ledger/foreign.h"
#include "ledger/sparse.h"
#include "ledger/staged.h"
#include "tree/tree.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

/* Windows cannot tell one case from another, and so neither do we. */
static bool is_yaml(struct slice path)
{
    return slice_ends_any_case(path, ".yaml") || slice_ends_any_case(path, ".yml");
}

bool files_is_township(struct slice path)
{
    return slice_is_any_case(path, "township.yaml") || slice_is_any_case(path, "township.yml");
}

/* What a file is, by its place; false where it is none of ours. */
static bool role_of(struct slice path, enum file_role *role)
{
    if (files_is_township(path))
        *role = ROLE_TOWNSHIP;
    else if (slice_starts_any_case(path, "sources/"))
        *role = ROLE_SOURCE;
    else if (slice_starts_any_case(path, "schemas/") && slice_ends(path, ".schema.json"))
        *role = ROLE_SCHEMA;
    else if (slice_starts_any_case(path, "plans/") && is_yaml(path))
        *role = ROLE_PLAN;
    else if (is_yaml(path))
        *role = ROLE_RECORDS;
    else
        return false;
    return true;
}

void files_warn(struct diag_list *diags, enum diag_code code, struct slice path)
{
    diag_set(diag_add_path(diags, code, path), "name", path_last_part(path));
}

void files_report_unreadable(struct diag_list *diags, struct slice path, int error)
{
    if (error == EFBIG) {
        diag_set_number(diag_add_path(diags, DIAG_TOO_LARGE, path), "max", TREE_BYTES_MAX);
        return;
    }
    struct diag *diag = diag_add_path(diags, DIAG_CANNOT_READ, path);
    diag_set(diag, "path", path);
    diag_set_errno(diag, error);
}

void files_report_foreign(struct diag_list *diags, struct slice path, struct slice name,
                          bool inside)
{
    static const struct words places[] = {
        T("in a repository that keeps a ledger", "放在保管台账的仓库里"),
        T("in a ledger", "放在台账里")};
    struct diag *diag = diag_add_path(diags, DIAG_FOREIGN_FILE, path);

    diag_set(diag, "name", name);
    diag_set_words(diag, "place", &places[inside]);
}

/* A path in which something was masked. A personal number in the name of a folder or file is
 * reported; the message about a folder is made for each of its files, and the list keeps one. */
static struct slice masked_path(struct arena *arena, const struct files *files,
                                struct slice relative, struct slice shown, struct diag_list *diags)
{
    struct slice names = guard_names(arena, relative);

    for (size_t from = 0, end; from < names.len; from = end + 1) {
        end = slice_find(names, '/', from);
        if (!slice_eq(slice_sub(names, from, end), slice_sub(relative, from, end)))
            files_warn(diags, DIAG_NUMBER_IN_NAME,
                       file_join(arena, files->shown, slice_sub(shown, 0, end)));
    }
    return file_join(arena, files->shown, shown);
}

/* The path of a file as it may be shown; of nearly all it is that by which the file is opened. */
static struct slice shown_path(struct arena *arena, const struct files *files,
                               struct slice relative, struct slice real, struct diag_list *diags)
{
    struct arena *scratch = arena_new();
    const struct slice shown = guard_path(scratch, relative);
    struct slice path = real;

    if (!slice_eq(shown, relative))
        path = masked_path(arena, files, relative, shown, diags);
    else if (!slice_eq(files->shown, files->root))
        path = file_join(arena, files->shown, relative);
    arena_free(scratch);
    return path;
}

/* Whether such a file may not be in a ledger at all; reports it then. Where the name does not show
 * that, the first bytes do: those of the text that is checked, for the folder may hold another one
 * by now, or none. */
static bool is_refused(const struct files *files, const struct ledger_file *file, bool known,
                       struct diag_list *diags)
{
    char head[FOREIGN_HEAD_BYTES];
    bool private = foreign_private(file->relative);
    bool sniff = !known || file->role == ROLE_SOURCE; /* other files speak for themselves */

    if (!private && !foreign_by_name(file->relative) &&
        !(sniff && foreign_by_bytes(files_head(files, file, head, sizeof head))))
        return false;
    if (private)
        files_warn(diags, DIAG_PRIVATE_FILE, file->path);
    else
        files_report_foreign(diags, file->path, path_last_part(file->path), true);
    return true;
}

/* Notes a path that is not read, so that nobody knows whose records it holds. */
static void pass_over(struct arena *arena, struct files *files, struct slice path,
                      enum left_why why)
{
    left_add(arena, &files->left, path, why, true);
    files->unlisted++;
}

bool files_named_as_records(struct slice path)
{
    struct slice name = path_last_part(path);

    return slice_has_any_case(name, ".yaml") || slice_has_any_case(name, ".yml");
}

/* Whether what a link leads to is a file of the ledger, which is read where it stands. */
static bool leads_inside(struct arena *arena, const struct files *files,
                         const struct ledger_file *file)
{
    struct slice to = file_real(arena, file->real.data);
    struct slice root = file_join(arena, file_real(arena, files->root.data), SLICE("x"));
    enum file_role role;

    root.len--; /* up to the slash */
    if (to.len <= root.len || !slice_eq(slice_sub(to, 0, root.len), root) ||
        file_kind(to.data) != FILE_REGULAR)
        return false;
    to = slice_sub(to, root.len, to.len);
    return !slice_starts(to, ".") && !slice_has(to, "/.") && role_of(to, &role);
}

/* Whether a link that cannot be followed may lead to records: unless its name has the ending of
 * another kind of file, or it lies in a folder without records. */
static bool may_lead_to_records(const struct ledger_file *file)
{
    struct slice name = path_last_part(file->relative);

    if (slice_starts_any_case(file->relative, "sources/") ||
        slice_starts_any_case(file->relative, "plans/"))
        return false;
    return files_named_as_records(name) || slice_find(name, '.', 0) == name.len;
}

static void take_link(struct arena *arena, struct files *files, const struct ledger_file *file,
                      struct diag_list *diags)
{
    static const struct words known =
        T("the file that it leads to is read where it stands: delete the link",
          "它指向的文件在原处已经读了：请删掉这个链接");
    static const struct words lost =
        T("it may lead to records, and what they may feed is unclear: put the file "
          "itself into the ledger",
          "它可能指向记录，可能用到的目标都“不能判断”：请把文件本身放进台账");
    static const struct words other =
        T("put the file itself into the ledger", "请把文件本身放进台账");
    bool may_lead = may_lead_to_records(file);
    bool inside = may_lead && file->staged == NULL && leads_inside(arena, files, file);
    struct diag *diag = diag_add_path(diags, DIAG_NOT_A_FILE, file->path);

    diag_set(diag, "name", path_last_part(file->path));
    diag_set_words(diag, "hint", inside ? &known : may_lead ? &lost : &other);
    if (may_lead && !inside)
        pass_over(arena, files, file->path, LEFT_LINK);
}

static void take_entry(struct arena *arena, struct files *files, const struct file_entry *entry,
                       const struct staged_file *staged, struct diag_list *diags)
{
    const struct slice real = file_join(arena, files->root, entry->path);
    const struct slice relative = slice_sub(real, real.len - entry->path.len, real.len);
    struct ledger_file file = {.relative = relative,
                               .real = real,
                               .path = shown_path(arena, files, relative, real, diags),
                               .staged = staged};

    if (entry->error != 0) {
        files_report_unreadable(diags, file.path, entry->error);
        pass_over(arena, files, file.path, LEFT_UNREADABLE);
        return;
    }
    if (entry->kind != FILE_REGULAR) {
        take_link(arena, files, &file, diags);
        return;
    }
    bool known = role_of(entry->path, &file.role);
    if (is_refused(files, &file, known, diags))
        return;
    if (known)
        *ARRAY_PUSH(arena, files) = file;
    else if (slice_starts(path_last_part(entry->path), "README"))
        *ARRAY_PUSH(arena, &files->silent) = file;
    else
        *ARRAY_PUSH(arena, &files->others) = file;
}

/* ---- listing ---- */

/* Whether a path that git lists may be read as records or a plan. A path that ends in a slash
 * stands for a whole folder: any but sources/ may hold some. */
static bool may_be_read(struct slice path)
{
    enum file_role role;

    assert(path.len > 0);
    if (slice_starts(path, ".") || slice_has(path, "/."))
        return false;
    if (path.data[path.len - 1] == '/')
        return !slice_starts_any_case(path, "sources/");
    return role_of(path, &role) && role != ROLE_SOURCE;
}

/* Files that git keeps out of the folder (sparse checkout): one message for all, for it is one
 * setting; every report lists what is missing. */
static void take_absent(struct arena *arena, struct files *files, struct diag_list *diags)
{
    struct sparse_paths absent = sparse_find(arena, files->root);
    struct slice first = {0};
    size_t count = 0;

    for (size_t i = 0; i < absent.len; i++) {
        if (!may_be_read(absent.items[i]))
            continue;
        struct slice path = file_join(arena, files->shown, guard_path(arena, absent.items[i]));

        first = count++ == 0 ? path : first;
        pass_over(arena, files, path, LEFT_ABSENT);
    }
    if (count == 0)
        return;
    struct diag *diag = diag_add_path(diags, DIAG_NOT_CHECKED_OUT, files->shown);
    diag_set_number(diag, "count", (int64_t)count);
    diag_set(diag, "file", first);
}

static void report_no_ledger(const struct files *files, enum diag_code code,
                             struct diag_list *diags)
{
    diag_set(diag_add_path(diags, code, (struct slice){0}), "path", files->shown);
}

/* Nearly all that is listed are files of the ledger. */
static void make_room(struct arena *arena, struct files *files, size_t count)
{
    assert(files->len == 0);
    files->items = ARENA_ARRAY(arena, count, struct ledger_file);
    files->cap = count;
}

static bool list_folder(struct arena *arena, struct files *files, struct diag_list *diags)
{
    struct arena *scratch = arena_new(); /* a file keeps one text for all its paths */
    struct file_entries entries = {0};
    int error = file_list(scratch, files->root.data, &entries);

    if (error == ENOENT || error == ENOTDIR) {
        report_no_ledger(files, DIAG_NO_LEDGER, diags);
    } else if (error != 0) {
        files_report_unreadable(diags, files->shown, error);
    } else {
        make_room(arena, files, entries.len);
        for (size_t i = 0; i < entries.len; i++)
            take_entry(arena, files, &entries.items[i], NULL, diags);
        take_absent(arena, files, diags);
    }
    arena_free(scratch);
    return error == 0;
}

static void pass_over_staged(struct arena *arena, struct files *files,
                             const struct staged_file *file, enum diag_code code,
                             struct diag_list *diags)
{
    const struct slice real = file_join(arena, files->root, file->path);
    const struct slice path = shown_path(arena, files, file->path, real, diags);

    files_warn(diags, code, path);
    pass_over(arena, files, path, LEFT_UNREADABLE);
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

    if (file->kind == STAGED_SUBMODULE) {
        pass_over_staged(arena, files, file, DIAG_SUBMODULE, diags);
    } else if (file->kind == STAGED_CONFLICT && role_of(file->path, &role)) {
        pass_over_staged(arena, files, file, DIAG_UNMERGED, diags);
    } else {
        take_entry(arena, files, &entry, file, diags);
    }
}

static bool list_staged(struct arena *arena, struct files *files, struct diag_list *diags)
{
    struct staged *staged = ARENA_NEW(arena, struct staged);

    if (!staged_open(arena, files->root, diags, staged))
        return false;
    files->staged = staged;
    make_room(arena, files, staged->len);
    for (size_t i = 0; i < staged->len; i++)
        take_staged(arena, files, &staged->items[i], diags);
    return true;
}

static bool is_township_unmerged(const struct files *files)
{
    for (size_t i = 0; files->staged != NULL && i < files->staged->len; i++) {
        const struct staged_file *file = &files->staged->items[i];

        if (file->kind == STAGED_CONFLICT && files_is_township(file->path))
            return true;
    }
    return false;
}

static void report_no_township(const struct files *files, struct diag_list *diags)
{
    if (is_township_unmerged(files))
        return; /* which has been reported */
    report_no_ledger(files, files->staged == NULL ? DIAG_NO_TOWNSHIP : DIAG_NOTHING_STAGED, diags);
}

bool files_find(struct arena *arena, struct slice root, enum files_origin origin,
                struct diag_list *diags, struct files *out)
{
    size_t townships = 0;

    *out = (struct files){.root = arena_copy(arena, root), .shown = guard_path(arena, root)};
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

bool files_reads(struct arena *arena, const struct files *files, struct slice place)
{
    struct slice root =
        files->root.len == 0 ? (struct slice){NULL, 0} : file_real(arena, files->root.data);

    struct slice below = path_below(root, place);

    if (below.len == 0)
        return false;
    for (size_t i = 0; i < files->len; i++) {
        if (slice_eq(files->items[i].relative, below))
            return true;
    }
    for (size_t i = 0; i < files->others.len; i++) {
        if (slice_eq(files->others.items[i].relative, below))
            return files_named_as_records(below);
    }
    return false;
}
