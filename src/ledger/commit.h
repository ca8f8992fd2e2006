/* SPDX-License-Identifier: MIT */
/*
 * commit: the git commit that a folder is checked out at.
 *
 * Read from HEAD and the refs as files, for running git in somebody's folder runs what
 * that folder configures. Work trees, packed refs and detached heads are understood. The
 * files may differ from the commit; the hash of the records (hash.h) tells exactly.
 */
#ifndef TAIZHANG_LEDGER_COMMIT_H
#define TAIZHANG_LEDGER_COMMIT_H

#include "base/arena.h"

/* The commit's hexadecimal name; empty where the folder is in no repository. */
struct slice commit_of(struct arena *arena, struct slice folder);

/* Whether the folder is in a repository that keeps its commits in a form that only git reads
 * (reftable, git 2.45): there is a commit, and we do not know it. */
bool commit_is_hidden(struct arena *arena, struct slice folder);

/* The git folder of the repository that a folder is in; empty where it is in none. */
struct slice commit_repository(struct arena *arena, struct slice folder);

/* The same, and the top folder of its work tree, absolute and without links. */
struct slice commit_work_tree(struct arena *arena, struct slice folder, struct slice *top);

#endif
