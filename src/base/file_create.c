/* SPDX-License-Identifier: MIT */
/* Files and folders that were not there before. See file.h. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folders on the way to a path, which are changed and put back one by one. */
static int make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        const int error = mkdir(path, 0777) == 0 ? 0 : errno;

        *slash = '/';
        if (error != 0 && error != EEXIST)
            return error;
    }
    return 0;
}

int file_make_folders(struct arena *arena, struct slice path)
{
    const struct slice inside = file_join(arena, path, SLICE("."));
    char *name = arena_alloc(arena, inside.len + 1, 1);

    memcpy(name, inside.data, inside.len + 1);
    return make_folders(name);
}

int file_create(struct arena *arena, struct slice path, struct slice text, bool executable)
{
    struct slice place = arena_copy(arena, path);
    char *name = arena_alloc(arena, place.len + 1, 1);
    int error, fd, closed;

    memcpy(name, place.data, place.len + 1);
    error = place.len == 0 ? ENOENT : make_folders(name);
    if (error != 0)
        return error;
    fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, executable ? 0777 : 0666);
    if (fd < 0)
        return errno;
    error = file_write_fd(fd, text);
    closed = close(fd) == 0 ? 0 : errno;
    if (error == 0)
        error = closed;
    if (error != 0) /* half of it is nobody's */
        (void)unlink(name);
    return error;
}
