/* SPDX-License-Identifier: MIT */
/*
 * git: asking git itself, to read only. The one place that runs it.
 *
 * Which repository and which index are meant is for git to say. A hook is told by GIT_DIR and
 * GIT_INDEX_FILE, which hold as seen from the folder that the hook is started in: there git is
 * run in that folder, for in any other a GIT_DIR without a GIT_WORK_TREE would make git take
 * that one for the top of the work tree (so it is in a hook of a linked work tree). Without
 * them git is run in the folder that is asked about, and finds its repository as always. That
 * folder need not be there any more: then the nearest one above it will do.
 *
 * Nothing that a repository configures is run, no lock is taken, nothing is fetched, nobody is
 * asked for a password, and objects are read as they are and not as refs/replace or grafts would
 * have them.
 */
#ifndef TAIZHANG_LEDGER_GIT_H
#define TAIZHANG_LEDGER_GIT_H

#include "base/arena.h"
#include "base/process.h"
#include "diag/diag.h"

#define GIT_ARGUMENTS_MAX 12

struct git {
    struct slice asked;  /* the folder that is asked about, as people wrote it */
    struct slice folder; /* the same, absolute and without links as far as it is there */
    struct slice where;  /* the folder that it is run in, absolute */
};

/* The arena must outlive what is returned. */
struct git git_at(struct arena *arena, struct slice folder);

/* A path that git told, as seen from the folder that is asked about; empty for one that is not
 * below it. */
struct slice git_below(struct arena *arena, const struct git *git, struct slice path);

/*
 * Runs git to its end with at most GIT_ARGUMENTS_MAX arguments, a NULL behind them. *out is what
 * it wrote, in the arena. Names of files among the arguments are taken as they are, without any
 * magic. false where it failed, and a diagnostic says why, unless diags is NULL.
 */
bool git_ask(struct arena *arena, const struct git *git, const char *const *arguments,
             struct diag_list *diags, struct slice *out);

/* The first line that git wrote on stderr, or what stands behind "fatal: ", as much as fits a
 * message. */
struct slice git_words(struct slice said);

/* Starts it, for a conversation. */
int git_start(const struct git *git, const char *const *arguments, struct process *out);

/* Ends it, by force where what is wrong is its answer: such a one may never end. */
void git_end(struct process *process, int error, struct process_exit *how);

/*
 * Reports why it gave no answer: `error` is that of starting or of talking to it; EPROTO where it
 * said what we do not understand. `said` is what it wrote on stderr. how NULL: it was not started.
 */
void git_report(struct arena *arena, const struct git *git, int error,
                const struct process_exit *how, struct slice said, struct diag_list *diags);

#endif
