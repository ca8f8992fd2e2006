/* SPDX-License-Identifier: MIT */
/*
 * sparse: what git keeps out of a folder, though it has it (git sparse-checkout).
 *
 * Records that are not in the folder are not zero: git has them, and here nobody sees them. Which
 * they are is read from git's index, a file (gitformat-index(5)), for running git in somebody's
 * folder runs what that folder configures. Only a repository that says how it is sparse
 * (info/sparse-checkout) is looked into. Of an index that shares its entries with another file
 * (core.splitIndex) only its own are seen; one that is damaged gives nothing.
 */
#ifndef TAIZHANG_LEDGER_SPARSE_H
#define TAIZHANG_LEDGER_SPARSE_H

#include "base/arena.h"

struct sparse_paths {
    ARRAY(struct slice);
};

/* The paths below the folder, relative to it, that git keeps out of it and that are not there; a
 * path that ends in '/' is a whole folder. */
struct sparse_paths sparse_find(struct arena *arena, struct slice folder);

#endif
