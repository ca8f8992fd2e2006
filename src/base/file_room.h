/* SPDX-License-Identifier: MIT */
/* file_room: what reading and writing files share. */
#ifndef TAIZHANG_BASE_FILE_ROOM_H
#define TAIZHANG_BASE_FILE_ROOM_H

#include "base/file.h"

/* openat(2), begun again after a signal; it becomes no descriptor of a child, and no terminal of
 * ours. */
int file_open(int folder, const char *path, int flags);

/* close(2), which may be the first to tell that a disk is full, as an errno; interrupted it is
 * closed, too. */
int file_close(int fd);

#endif
