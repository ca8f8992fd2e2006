/* SPDX-License-Identifier: MIT */
/* The commit of a check-out, read from files. See commit.h. */
#include "ledger/commit.h"

#include "base/file.h"

#include <string.h>

/* A ref file is a line; packed refs of a large repository are a few megabytes. */
#define REFS_BYTES_MAX 67108864

#define NOTHING        ((struct slice){NULL, 0})

static struct slice read_line(struct arena *arena, struct slice path)
{
    struct slice text;

    if (file_read(arena, path.data, REFS_BYTES_MAX, &text) != 0)
        return NOTHING;
    return slice_trim(slice_sub(text, 0, slice_find(text, '\n', 0)));
}

static bool is_hex(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("0123456789abcdef", text.data[i]) == NULL || text.data[i] == '\0')
            return false;
    }
    return text.len == 40 || text.len == 64; /* SHA-1 or SHA-256 */
}

/* A path that a git file names: absolute, or relative to where it stands. */
static struct slice resolve(struct arena *arena, struct slice folder, struct slice path)
{
    return slice_starts(path, "/") ? arena_copy(arena, path) : file_join(arena, folder, path);
}

/* ".git" is a folder, or in a work tree a file "gitdir: PATH". */
static struct slice git_folder(struct arena *arena, struct slice folder)
{
    struct slice git = file_join(arena, folder, SLICE(".git"));

    if (file_target(git.data) == FILE_FOLDER)
        return git;
    struct slice line = read_line(arena, git);
    if (!slice_starts(line, "gitdir: "))
        return NOTHING;
    return resolve(arena, folder, slice_sub(line, 8, line.len));
}

static struct slice packed_ref(struct arena *arena, struct slice common, struct slice ref)
{
    struct slice text;

    if (file_read(arena, file_join(arena, common, SLICE("packed-refs")).data, REFS_BYTES_MAX,
                  &text) != 0)
        return NOTHING;
    while (text.data != NULL) {
        struct slice name = slice_trim(slice_cut(&text, '\n'));
        struct slice hash = slice_cut(&name, ' ');

        if (slice_eq(name, ref) && is_hex(hash))
            return hash;
    }
    return NOTHING;
}

static struct slice head_of(struct arena *arena, struct slice git)
{
    struct slice head = read_line(arena, file_join(arena, git, SLICE("HEAD")));
    struct slice common = read_line(arena, file_join(arena, git, SLICE("commondir")));

    common = common.len == 0 ? git : resolve(arena, git, common);
    if (is_hex(head))
        return head;
    if (!slice_starts(head, "ref: refs/"))
        return NOTHING;
    struct slice ref = slice_sub(head, 5, head.len);
    struct slice loose = read_line(arena, file_join(arena, common, ref));
    return is_hex(loose) ? loose : packed_ref(arena, common, ref);
}

struct slice commit_work_tree(struct arena *arena, struct slice folder, struct slice *top)
{
    struct slice at = file_real(arena, arena_copy(arena, folder).data);

    while (at.len > 0) {
        struct slice git = git_folder(arena, arena_copy(arena, at));

        *top = at;
        if (git.len > 0)
            return git;
        while (at.len > 0 && at.data[at.len - 1] != '/')
            at.len--;
        if (at.len > 0)
            at.len--;
    }
    return NOTHING;
}

struct slice commit_repository(struct arena *arena, struct slice folder)
{
    struct slice top;

    return commit_work_tree(arena, folder, &top);
}

bool commit_is_hidden(struct arena *arena, struct slice folder)
{
    struct slice git = commit_repository(arena, folder);

    if (git.len == 0)
        return false;
    struct slice common = read_line(arena, file_join(arena, git, SLICE("commondir")));
    common = common.len == 0 ? git : resolve(arena, git, common);
    return file_target(file_join(arena, common, SLICE("reftable")).data) == FILE_FOLDER;
}

struct slice commit_of(struct arena *arena, struct slice folder)
{
    struct slice git = commit_repository(arena, folder);

    return git.len == 0 ? NOTHING : head_of(arena, git);
}
