/* SPDX-License-Identifier: MIT */
/* Writing a file whole or not at all. See file.h. */
#include "base/file_room.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINKS_MAX 40 /* symbolic links in a row, as many as Linux follows */

/* A text on its way to a file. */
struct file_writer {
    struct arena *arena; /* that it lies in, too */
    const char *path;    /* its place, links followed */
    char *beside; /* the new file that is to be renamed to it; NULL: it is written in place */
    int fd;       /* -1: nothing is open */
    bool lent;    /* it was open before, and stays so */
    int error;    /* the first one */
    sigset_t old; /* signals that were held before */
};

/* The descriptor may be somebody else's and not wait: a terminal that another program set so. */
static int wait_writable(int fd)
{
    struct pollfd ready = {.fd = fd, .events = POLLOUT};

    return poll(&ready, 1, -1) < 0 && errno != EINTR ? errno : 0;
}

int file_write_fd(int fd, struct slice text)
{
    int error = 0;

    while (error == 0 && text.len > 0) {
        ssize_t done = write(fd, text.data, text.len);

        if (done > 0)
            text = slice_sub(text, (size_t)done, text.len);
        else if (done == 0)
            error = EIO; /* a device that takes nothing would keep us here for ever */
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            error = wait_writable(fd);
        else if (errno != EINTR)
            error = errno;
    }
    return error;
}

static int flush(int fd)
{
    while (fsync(fd) != 0) {
        if (errno == EINVAL) /* a file system that has nothing to flush to */
            return 0;
        if (errno != EINTR)
            return errno;
    }
    return 0;
}

/* Up to and with the last slash: nothing for a name alone, "/" for one in the root. */
static struct slice folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return (struct slice){path, slash == NULL ? 0 : (size_t)(slash - path) + 1};
}

/* Signals that end a program, but not while something would be left behind. */
static void hold_signals(int how, sigset_t *old)
{
    sigset_t ends;

    assert(how == SIG_BLOCK || how == SIG_SETMASK);
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    sigprocmask(how, how == SIG_BLOCK ? &ends : old, how == SIG_BLOCK ? old : NULL);
}

/* The dot in the name keeps file_list() from taking what a crash leaves behind for a record. */
static int open_beside(struct file_writer *writer, mode_t mode)
{
    struct slice name =
        file_join(writer->arena, folder_of(writer->path), SLICE(".taizhang.XXXXXX"));

    writer->beside = arena_alloc(writer->arena, name.len + 1, 1);
    memcpy(writer->beside, name.data, name.len);
    hold_signals(SIG_BLOCK, &writer->old);
    writer->fd = mkstemp(writer->beside);
    if (writer->fd < 0 || fchmod(writer->fd, mode) != 0)
        return errno;
    return 0;
}

/* A fault leaves nothing there. */
static void end_beside(struct file_writer *writer)
{
    if (writer->error == 0 && rename(writer->beside, writer->path) != 0)
        writer->error = errno;
    if (writer->error != 0 && writer->fd >= 0)
        unlink(writer->beside);
    hold_signals(SIG_SETMASK, &writer->old);
}

int file_descriptor(const char *path)
{
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
    const struct slice name = slice_of(path);

    if (slice_is(name, "/dev/stdout"))
        return STDOUT_FILENO;
    if (slice_is(name, "/dev/stderr"))
        return STDERR_FILENO;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        const char *digits = path + strlen(folders[i]);
        char *end;

        if (!slice_starts(name, folders[i]) || *digits < '0' || *digits > '9')
            continue;
        errno = 0;
        long fd = strtol(digits, &end, 10);
        return *end == '\0' && errno == 0 && fd <= INT_MAX ? (int)fd : -1;
    }
    return -1;
}

/*
 * Whether a link is somebody's trap: in a folder that all may write and nobody but the owner may
 * delete in (/tmp), it is neither ours nor the folder's owner's. Linux refuses to open a file
 * through such a one (fs.protected_symlinks), and could not here, where its target is opened.
 */
static bool is_planted(struct arena *arena, const char *link)
{
    struct slice folder = folder_of(link);
    const char *in = folder.len == 0 ? "." : arena_copy(arena, folder).data;
    struct stat of_link, of_folder;

    return lstat(link, &of_link) == 0 && stat(in, &of_folder) == 0 &&
           (of_folder.st_mode & S_IWOTH) != 0 && of_link.st_uid != geteuid() &&
           of_link.st_uid != of_folder.st_uid;
}

/* The same of links among the folders of a path. */
static bool is_led_astray(struct arena *arena, const char *path)
{
    for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        const char *folder = arena_copy(arena, (struct slice){path, (size_t)(slash - path)}).data;

        if (slash > path && file_kind(folder) == FILE_SYMLINK && is_planted(arena, folder))
            return true;
    }
    return false;
}

/* Follows symbolic links to where the text has to be, for rename() would replace the link; not to
 * the file that a descriptor has open. */
static int follow_links(struct arena *arena, const char **path)
{
    char target[PATH_MAX];

    for (int links = 0; links <= LINKS_MAX; links++) {
        if (file_descriptor(*path) >= 0)
            return 0;
        if (is_led_astray(arena, *path))
            return EACCES;
        ssize_t len = readlink(*path, target, sizeof target);
        if (len < 0)
            return errno == EINVAL || errno == ENOENT ? 0 : errno; /* EINVAL: it is no link */
        if ((size_t)len == sizeof target)
            return ENAMETOOLONG;
        if (is_planted(arena, *path))
            return EACCES;
        struct slice from = target[0] == '/' ? SLICE("") : folder_of(*path);
        *path = file_join(arena, from, (struct slice){target, (size_t)len}).data;
    }
    return ELOOP;
}

/* What open(2) would give a new file; the umask can only be read by setting it. */
static mode_t usual_mode(void)
{
    mode_t mask = umask(0);

    umask(mask);
    return 0666 & ~mask;
}

static int open_place(struct file_writer *writer)
{
    int error = follow_links(writer->arena, &writer->path);
    struct stat st;

    if (error != 0)
        return error;
    writer->fd = file_descriptor(writer->path);
    writer->lent = writer->fd >= 0;
    if (writer->lent)
        return 0;
    bool there = stat(writer->path, &st) == 0;
    if (!there && errno != ENOENT)
        return errno;
    if (there && !S_ISREG(st.st_mode)) {
        writer->fd = file_open(AT_FDCWD, writer->path, O_WRONLY);
        return writer->fd < 0 ? errno : 0;
    }
    if (there && access(writer->path, W_OK) != 0)
        return errno;
    /* No set-user-id: the new file may have another owner than the old one. */
    return open_beside(writer, there ? st.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO) : usual_mode());
}

struct slice file_place(struct arena *arena, const char *path)
{
    if (follow_links(arena, &path) != 0)
        return (struct slice){NULL, 0};

    struct slice real = file_real(arena, path), before = folder_of(path);
    if (real.data != NULL)
        return real;
    /* A C string, and the last part is not there. */
    struct slice folder =
        file_real(arena, arena_copy(arena, before.len > 0 ? before : SLICE(".")).data);
    return folder.data == NULL ? folder : file_join(arena, folder, slice_of(path + before.len));
}

/* ---- piece by piece ---- */

struct file_writer *file_write_begin(const char *path)
{
    struct arena *arena = arena_new();
    struct file_writer *writer = ARENA_NEW(arena, struct file_writer);

    *writer = (struct file_writer){.arena = arena, .path = path, .fd = -1};
    writer->error = open_place(writer);
    return writer;
}

void file_write_piece(struct file_writer *writer, struct slice text)
{
    if (writer->error == 0)
        writer->error = file_write_fd(writer->fd, text);
}

int file_write_end(struct file_writer *writer)
{
    if (writer->error == 0 && writer->beside != NULL)
        writer->error = flush(writer->fd);
    int closing = writer->fd < 0 || writer->lent ? 0 : file_close(writer->fd);
    if (writer->error == 0)
        writer->error = closing;
    if (writer->beside != NULL)
        end_beside(writer);

    int error = writer->error;
    arena_free(writer->arena);
    return error;
}

int file_write(const char *path, struct slice text)
{
    struct file_writer *writer = file_write_begin(path);

    file_write_piece(writer, text);
    return file_write_end(writer);
}
