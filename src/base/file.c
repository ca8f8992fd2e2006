/* SPDX-License-Identifier: MIT */
/* Reading files and folders. See file.h; writing is in file_write.c. */

/* realpath(3) is in the XSI part of POSIX, d_type came to it in 2024; the names are reserved for
 * just this use. */
#define _XOPEN_SOURCE   700 /* NOLINT(bugprone-reserved-identifier) */
#define _DEFAULT_SOURCE     /* NOLINT(bugprone-reserved-identifier) */

#include "base/buffer.h"
#include "base/file_room.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_CHUNK 65536

int file_open(int folder, const char *path, int flags)
{
    int fd;

    do {
        fd = openat(folder, path, flags | O_CLOEXEC | O_NOCTTY);
    } while (fd < 0 && errno == EINTR);
    return fd;
}

int file_close(int fd)
{
    return close(fd) != 0 && errno != EINTR ? errno : 0;
}

/* `size` of a regular file, 0 of others: where it ends, as was said before, a read that gives less
 * than it might have met the end, and none more is needed to see it. */
static int read_all(int fd, size_t size, size_t max, struct buffer *out)
{
    char chunk[READ_CHUNK];

    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);

        if (got == 0)
            return 0;
        if (got < 0 && errno != EINTR)
            return errno;
        if (got > 0 && (size_t)got > max - out->len)
            return EFBIG;
        if (got > 0)
            buffer_add(out, (struct slice){chunk, (size_t)got});
        if (size > 0 && out->len == size && got > 0 && (size_t)got < sizeof chunk)
            return 0;
    }
}

/* What fstat can tell before anything is read; a pipe has no size, so that reading counts. */
static int readable(int fd, size_t max, size_t *size)
{
    struct stat st;

    *size = 0;
    if (fstat(fd, &st) != 0)
        return errno;
    if (S_ISDIR(st.st_mode))
        return EISDIR;
    if (!S_ISREG(st.st_mode))
        return 0;
    if ((uintmax_t)st.st_size > max)
        return EFBIG;
    *size = (size_t)st.st_size;
    return 0;
}

int file_read(struct arena *arena, const char *path, size_t max, struct slice *out)
{
    struct buffer text = {0};
    int fd = file_open(AT_FDCWD, path, O_RDONLY);

    if (fd < 0)
        return errno;
    size_t bytes;
    int error = readable(fd, max, &bytes);
    if (error == 0)
        error = read_all(fd, bytes, max, &text);
    if (error == 0)
        *out = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    file_close(fd);
    return error;
}

size_t file_head(const char *path, char *out, size_t size)
{
    int fd = file_open(AT_FDCWD, path, O_RDONLY);
    size_t len = 0, bytes;

    if (fd < 0)
        return 0;
    if (readable(fd, SIZE_MAX, &bytes) == 0) {
        for (ssize_t got = 1; len < size && got > 0; len += got > 0 ? (size_t)got : 0)
            got = read(fd, out + len, size - len);
    }
    file_close(fd);
    return len;
}

static enum file_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return FILE_REGULAR;
    if (S_ISDIR(mode))
        return FILE_FOLDER;
    return S_ISLNK(mode) ? FILE_SYMLINK : FILE_OTHER;
}

enum file_kind file_kind(const char *path)
{
    struct stat st;

    return lstat(path, &st) == 0 ? kind_of(st.st_mode) : FILE_ABSENT;
}

enum file_kind file_target(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 ? kind_of(st.st_mode) : FILE_ABSENT;
}

struct slice file_join(struct arena *arena, struct slice a, struct slice b)
{
    bool none = a.len == 0 || slice_is(a, ".");
    const char *between = none || b.len == 0 || slice_ends(a, "/") ? "" : "/";
    struct slice parts[] = {none ? SLICE("") : a, slice_of(between), b};
    char *path = arena_alloc(arena, a.len + 1 + b.len + 1, 1);
    char *at = path;

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].len > 0)
            memcpy(at, parts[i].data, parts[i].len);
        at += parts[i].len;
    }
    return (struct slice){path, (size_t)(at - path)};
}

bool path_has_parts(struct slice path)
{
    return slice_find(path, '/', 0) < path.len || slice_find(path, '\\', 0) < path.len;
}

struct slice path_below(struct slice folder, struct slice path)
{
    bool none = folder.len == 0;

    if (slice_ends(folder, "/")) /* the root */
        folder.len--;
    if (none || path.len <= folder.len + 1 || path.data[folder.len] != '/' ||
        !slice_eq(slice_sub(path, 0, folder.len), folder))
        return (struct slice){NULL, 0};
    return slice_sub(path, folder.len + 1, path.len);
}

struct slice path_from(struct arena *arena, struct slice folder, struct slice path)
{
    struct slice below = path_below(folder, path), up = SLICE("..");
    size_t common = 0;

    if (below.len > 0)
        return below;
    for (size_t i = 0; i < folder.len && i < path.len && folder.data[i] == path.data[i]; i++)
        common = folder.data[i] == '/' ? i + 1 : common;
    for (size_t i = common; i < folder.len; i++)
        up = folder.data[i] == '/' ? file_join(arena, SLICE(".."), up) : up;
    return file_join(arena, up, slice_sub(path, common, path.len));
}

struct slice path_last_part(struct slice path)
{
    size_t from = path.len;

    while (from > 0 && path.data[from - 1] != '/')
        from--;
    return slice_sub(path, from, path.len);
}

struct slice file_real(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    struct slice copy = real == NULL ? (struct slice){NULL, 0} : arena_copy(arena, slice_of(real));

    free(real);
    return copy;
}

struct folder_walk {
    struct arena *arena;
    struct file_entries *out;
    bool hidden; /* what has a dot in front of a part of its path, and else what has none */
};

/* A folder on the way: its descriptor, how deep it lies, and whether it is hidden. */
struct open_folder {
    int fd;
    struct slice path;
    int depth;
    bool hidden;
    bool searched; /* something in it could be looked at, so that the rest can */
};

static int list_folder(struct folder_walk *walk, struct open_folder *level);

static int list_below(struct folder_walk *walk, int parent, const char *name,
                      struct open_folder level)
{
    if (level.depth > FILE_DEPTH_MAX)
        return ELOOP;

    /* Once more not through a link: it may have become one since fstatat() looked. */
    level.fd = file_open(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    return level.fd < 0 ? errno : list_folder(walk, &level);
}

/* What the folder itself says of an entry; false where it says nothing. */
static bool kind_listed(const struct dirent *listed, enum file_kind *out)
{
    switch (listed->d_type) {
    case DT_REG:
        *out = FILE_REGULAR;
        return true;
    case DT_DIR:
        *out = FILE_FOLDER;
        return true;
    case DT_LNK:
        *out = FILE_SYMLINK;
        return true;
    default:
        return false;
    }
}

/* Looks at an entry where its folder does not say what it is, and at the first of each folder, for
 * one may be read and what is in it not looked at. */
static int look_at(struct open_folder *in, const struct dirent *listed, enum file_kind *out)
{
    struct stat st;

    *out = FILE_OTHER;
    if (in->searched && kind_listed(listed, out))
        return 0;
    if (fstatat(in->fd, listed->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno;
    in->searched = true;
    *out = kind_of(st.st_mode);
    return 0;
}

static void list_entry(struct folder_walk *walk, struct open_folder *in,
                       const struct dirent *listed)
{
    const char *name = listed->d_name;
    struct file_entry entry = {.path = file_join(walk->arena, in->path, slice_of(name))};
    bool hidden = in->hidden || name[0] == '.';

    entry.error = look_at(in, listed, &entry.kind);
    if (entry.error == ENOENT) /* removed since it was read */
        return;
    if (entry.kind == FILE_FOLDER) {
        struct open_folder below = {-1, entry.path, in->depth + 1, hidden, false};

        entry.error = list_below(walk, in->fd, name, below);
        if (entry.error == 0)
            return;
    }
    if (hidden == walk->hidden)
        *ARRAY_PUSH(walk->arena, walk->out) = entry;
}

static bool is_passed_over(const struct folder_walk *walk, const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(name, ".git") == 0 ||
           (name[0] == '.' && !walk->hidden);
}

/* Takes the descriptor over. */
static int list_folder(struct folder_walk *walk, struct open_folder *level)
{
    DIR *folder = fdopendir(level->fd);
    const struct dirent *entry;

    if (folder == NULL) {
        int error = errno;

        file_close(level->fd);
        return error;
    }
    while ((errno = 0, entry = readdir(folder)) != NULL) {
        if (!is_passed_over(walk, entry->d_name))
            list_entry(walk, level, entry);
    }
    int error = errno;
    closedir(folder);
    return error;
}

static int cmp_entries(const void *a, const void *b)
{
    const struct file_entry *left = a;
    const struct file_entry *right = b;

    return slice_cmp(left->path, right->path);
}

static int list(struct folder_walk *walk, const char *folder)
{
    struct file_entries *out = walk->out;
    struct open_folder top = {.fd = file_open(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY),
                              .path = SLICE("")};

    *out = (struct file_entries){0};
    if (top.fd < 0)
        return errno;
    int error = list_folder(walk, &top);
    if (error == 0 && out->len > 0)
        qsort(out->items, out->len, sizeof *out->items, cmp_entries);
    return error;
}

int file_list(struct arena *arena, const char *folder, struct file_entries *out)
{
    struct folder_walk walk = {arena, out, false};

    return list(&walk, folder);
}

int file_list_hidden(struct arena *arena, const char *folder, struct file_entries *out)
{
    struct folder_walk walk = {arena, out, true};

    return list(&walk, folder);
}

struct slice file_find(struct arena *arena, struct slice folder,
                       bool (*is_wanted)(struct slice name))
{
    DIR *open = opendir(folder.len == 0 ? "." : folder.data);
    struct slice found = {NULL, 0};
    const struct dirent *entry;

    assert((folder.len == 0 || folder.data[folder.len] == '\0') && "a C string");
    while (open != NULL && (entry = readdir(open)) != NULL) {
        struct slice name = slice_of(entry->d_name);

        if (!is_wanted(name))
            continue;
        struct slice path = file_join(arena, folder, name);
        if ((found.data == NULL || slice_cmp(path, found) < 0) &&
            file_target(path.data) == FILE_REGULAR)
            found = path;
    }
    if (open != NULL)
        closedir(open);
    return found;
}
