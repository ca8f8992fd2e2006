/* SPDX-License-Identifier: MIT */
/*
 * staged: what git is about to commit: the files of its index, and their texts.
 *
 * The index is what `git add` has put there, whatever the folder holds by now: files may be
 * missing from the folder or differ, or be kept out of it (sparse, skip-worktree), names may be
 * such that git would quote them. A name that git was only told of (`git add -N`) is not there,
 * for its content will not be committed.
 *
 * The list is made in one go; texts are asked for one at a time, until staged_close().
 */
#ifndef TAIZHANG_LEDGER_STAGED_H
#define TAIZHANG_LEDGER_STAGED_H

#include "ledger/objects.h"

enum staged_kind {
    STAGED_FILE,
    STAGED_LINK,      /* a symbolic link */
    STAGED_SUBMODULE, /* a repository of its own: what is in it is not of this one */
    STAGED_CONFLICT,  /* several versions of a merge, none of them chosen */
};

struct staged_file {
    struct slice path;   /* relative to the folder; a C string, too */
    struct slice object; /* git's name for its text */
    enum staged_kind kind;
};

struct staged_files {
    ARRAY(struct staged_file);
};

struct staged {
    struct git git;
    struct staged_files hidden; /* below the folder, with a dot in front of a part of the path */
    struct objects texts;
    ARRAY(struct staged_file); /* in byte order of the paths; names with a dot in front left out */
};

/*
 * Lists what is staged below a folder. false where git could not be asked: a diagnostic says why,
 * and nothing is to be closed. The arena holds the list.
 */
bool staged_open(struct arena *arena, struct slice folder, struct diag_list *diags,
                 struct staged *out);

void staged_close(struct staged *staged);

/*
 * Lists what is about to be committed outside the folder: what differs from the last commit, for
 * the rest has been there when that was made. Paths are as seen from where we are. false where git
 * could not be asked; a diagnostic says why.
 */
bool staged_elsewhere(struct arena *arena, const struct staged *staged, struct diag_list *diags,
                      struct staged_files *out);

/* The file of that path; NULL where there is none. */
const struct staged_file *staged_find(const struct staged *staged, struct slice path);

/*
 * Reads a text into the arena, NUL-terminated behind its bytes. An errno value says what is wrong:
 * EFBIG, more than max bytes; any other is for staged_report().
 */
int staged_read(struct arena *arena, struct staged *staged, const struct staged_file *file,
                size_t max, struct slice *out);

/* Reports what staged_read() gave; what is wrong with git itself only once. `path` is how people
 * are shown the file. */
void staged_report(struct arena *arena, struct staged *staged, struct slice path, int error,
                   struct diag_list *diags);

#endif
