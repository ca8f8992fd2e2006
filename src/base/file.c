/* SPDX-License-Identifier: MIT */
/* Reading files and folders. See file.h; writing is in file_write.c. */

/* realpath(3) is in the XSI part of POSIX; the name is reserved for just this use. */
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier) */

#include "base/buffer.h"
#include "base/file_room.h"

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

static int read_all(int fd, size_t max, struct buffer *out)
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
    }
}

/* What fstat can tell before anything is read; a pipe has no size, so that reading counts. */
static int readable(int fd, size_t max)
{
    struct stat st;

    if (fstat(fd, &st) != 0)
        return errno;
    if (S_ISDIR(st.st_mode))
        return EISDIR;
    return S_ISREG(st.st_mode) && (uintmax_t)st.st_size > max ? EFBIG : 0;
}

int file_read(struct arena *arena, const char *path, size_t max, struct slice *out)
{
    struct buffer text = {0};
    int fd = file_open(AT_FDCWD, path, O_RDONLY);

    if (fd < 0)
        return errno;
    int error = readable(fd, max);
    if (error == 0)
        error = read_all(fd, max, &text);
    if (error == 0)
        *out = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    file_close(fd);
    return error;
}

size_t file_head(const char *path, char *out, size_t size)
{
    int fd = file_open(AT_FDCWD, path, O_RDONLY);
    size_t len = 0;

    if (fd < 0)
        return 0;
    if (readable(fd, SIZE_MAX) == 0) {
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

struct walk {
    struct arena *arena;
    struct file_entries *out;
};

static int list_folder(struct walk *walk, int fd, struct slice prefix, int depth);

static int list_below(struct walk *walk, int parent, const char *name, struct slice path, int depth)
{
    if (depth > FILE_DEPTH_MAX)
        return ELOOP;

    /* Once more not through a link: it may have become one since fstatat() looked. */
    int fd = file_open(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    return fd < 0 ? errno : list_folder(walk, fd, path, depth);
}

static void list_entry(struct walk *walk, int parent, const char *name, struct slice prefix,
                       int depth)
{
    struct file_entry entry = {file_join(walk->arena, prefix, slice_of(name)), FILE_OTHER, 0};
    struct stat st;

    if (fstatat(parent, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
        entry.kind = kind_of(st.st_mode);
    else if (errno == ENOENT) /* removed since it was read */
        return;
    else
        entry.error = errno;

    if (entry.kind == FILE_FOLDER) {
        entry.error = list_below(walk, parent, name, entry.path, depth + 1);
        if (entry.error == 0)
            return;
    }
    *ARRAY_PUSH(walk->arena, walk->out) = entry;
}

/* Takes fd over. */
static int list_folder(struct walk *walk, int fd, struct slice prefix, int depth)
{
    DIR *folder = fdopendir(fd);
    const struct dirent *entry;

    if (folder == NULL) {
        int error = errno;

        file_close(fd);
        return error;
    }
    while ((errno = 0, entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] != '.')
            list_entry(walk, fd, entry->d_name, prefix, depth);
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

int file_list(struct arena *arena, const char *folder, struct file_entries *out)
{
    struct walk walk = {arena, out};
    int fd = file_open(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY);

    *out = (struct file_entries){0};
    if (fd < 0)
        return errno;
    int error = list_folder(&walk, fd, SLICE(""), 0);
    if (error == 0 && out->len > 0)
        qsort(out->items, out->len, sizeof *out->items, cmp_entries);
    return error;
}

struct slice file_find(struct arena *arena, struct slice folder,
                       bool (*is_wanted)(struct slice name))
{
    DIR *open = opendir(folder.len == 0 ? "." : folder.data);
    struct slice found = {NULL, 0};
    const struct dirent *entry;

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
