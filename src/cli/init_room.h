/* SPDX-License-Identifier: MIT */
/* init_room: the repository that a new ledger is made in. For `taizhang init` alone. */
#ifndef TAIZHANG_CLI_INIT_ROOM_H
#define TAIZHANG_CLI_INIT_ROOM_H

#include "init/init.h"

/* What git says of a folder; both empty where there is no repository, or no git. */
struct init_git {
    struct slice hooks;   /* the folder of hooks */
    struct slice address; /* of `origin` */
};

struct init_git init_git_find(struct arena *arena, struct slice folder);

/* Makes a repository there where the folder is in none. Without git there is none, and that is no
 * fault. */
void init_git_begin(struct arena *arena, struct slice folder, struct init_git *git);

#endif
