/* SPDX-License-Identifier: MIT */
/* Reading git's index for what is not checked out. See sparse.h. */
#include "ledger/sparse.h"

#include "base/buffer.h"
#include "base/file.h"
#include "ledger/commit.h"

#include <assert.h>
#include <stdint.h>

/* The index of a repository of a million files takes some hundred megabytes. */
#define INDEX_BYTES_MAX 268435456

#define HEAD_BYTES      12 /* "DIRC", version, how many entries */
#define STAT_BYTES      40 /* of an entry, before the name of its object */

/* Of the flags: a second pair of bytes follows, and in that: not in the work tree. */
#define FLAG_EXTENDED      0x4000u
#define FLAG_SKIP_WORKTREE 0x4000u

struct index {
    struct slice text;
    size_t at;
    uint32_t version, left;
    size_t name_bytes;  /* of an object's name: SHA-1 or SHA-256 */
    struct buffer path; /* of the entry that was read last; version 4 builds on it */
    bool skipped;       /* that entry is not in the work tree */
};

static uint32_t number_at(struct slice text, size_t at, size_t bytes)
{
    uint32_t number = 0;

    assert(bytes <= sizeof number && at + bytes <= text.len);
    for (size_t i = 0; i < bytes; i++)
        number = number << 8 | (unsigned char)text.data[at + i];
    return number;
}

static bool index_open(struct index *index)
{
    if (index->text.len < HEAD_BYTES || !slice_starts(index->text, "DIRC"))
        return false;
    index->version = number_at(index->text, 4, 4);
    index->left = number_at(index->text, 8, 4);
    index->at = HEAD_BYTES;
    return index->version >= 3 && index->version <= 4; /* 2 has no such flag */
}

/* How many bytes of the last path version 4 takes off: seven bits a byte, each further byte
 * counting from where the shorter ones end. */
static bool read_taken(struct index *index, size_t *taken)
{
    *taken = 0;
    for (size_t i = 0; index->at < index->text.len && i < 5; i++) {
        unsigned byte = (unsigned char)index->text.data[index->at++];

        *taken = *taken << 7 | (byte & 0x7fu);
        if ((byte & 0x80u) == 0)
            return *taken <= index->path.len;
        *taken += 1;
    }
    return false;
}

static bool read_path(struct index *index, size_t start)
{
    size_t taken = index->path.len, end;

    if (index->version == 4 && !read_taken(index, &taken))
        return false;
    end = slice_find(index->text, '\0', index->at);
    if (end == index->text.len)
        return false;
    index->path.len -= taken;
    buffer_add(&index->path, slice_sub(index->text, index->at, end));
    /* Up to version 3 an entry is filled with one to eight NUL bytes to a multiple of eight. */
    index->at = index->version == 4 ? end + 1 : start + ((end - start) / 8 + 1) * 8;
    return true;
}

/* The next entry; false at the end, and where what follows is none. */
static bool index_next(struct index *index)
{
    size_t start = index->at, flags = start + STAT_BYTES + index->name_bytes;

    if (index->left == 0 || flags + 4 > index->text.len)
        return false;
    index->left--;
    index->at = flags + 2;
    index->skipped = false;
    if ((number_at(index->text, flags, 2) & FLAG_EXTENDED) != 0) {
        index->skipped = (number_at(index->text, flags + 2, 2) & FLAG_SKIP_WORKTREE) != 0;
        index->at += 2;
    }
    return read_path(index, start);
}

/* The path of an entry below the folder; empty where it is elsewhere. */
static struct slice below(struct slice path, struct slice folder)
{
    if (folder.len == 0)
        return path;
    if (path.len <= folder.len + 1 || !slice_eq(slice_sub(path, 0, folder.len), folder) ||
        path.data[folder.len] != '/')
        return (struct slice){NULL, 0};
    return slice_sub(path, folder.len + 1, path.len);
}

static void take(struct arena *arena, struct index *index, struct slice folder,
                 struct slice below_top, struct sparse_paths *out)
{
    struct slice path = below(buffer_slice(&index->path), below_top);

    if (!index->skipped || path.len == 0 ||
        file_kind(file_join(arena, folder, path).data) != FILE_ABSENT)
        return;
    *ARRAY_PUSH(arena, out) = arena_copy(arena, path);
}

/* The part of a folder's real path that is below the top of its work tree. */
static struct slice inside(struct slice real, struct slice top)
{
    size_t from = top.len < real.len && real.data[top.len] == '/' ? top.len + 1 : top.len;

    return from >= real.len ? (struct slice){"", 0} : slice_sub(real, from, real.len);
}

struct sparse_paths sparse_find(struct arena *arena, struct slice folder)
{
    struct sparse_paths out = {0};
    struct slice top;
    struct slice git = commit_work_tree(arena, folder, &top);
    struct slice real = file_real(arena, arena_copy(arena, folder).data);

    if (git.len == 0 ||
        file_kind(file_join(arena, git, SLICE("info/sparse-checkout")).data) != FILE_REGULAR)
        return out;
    struct index index = {.name_bytes = commit_of(arena, folder).len == 64 ? 32 : 20};
    if (file_read(arena, file_join(arena, git, SLICE("index")).data, INDEX_BYTES_MAX,
                  &index.text) == 0 &&
        index_open(&index)) {
        while (index_next(&index))
            take(arena, &index, folder, inside(real, top), &out);
    }
    buffer_free(&index.path);
    return out;
}
