/* SPDX-License-Identifier: MIT */
/* The repository that a new ledger is made in. See init_room.h. */
#include "cli/init_room.h"

#include "base/file.h"
#include "base/process.h"

#include <errno.h>

#define ANSWER_MAX 4096

/* Runs git in a folder; its first line, or data NULL where it failed. */
static struct slice ask_git(struct arena *arena, struct slice folder, const char *const *words)
{
    static const char *const as_is[] = {NULL};
    const char *arguments[8] = {"git", "-C", arena_copy(arena, folder).data, NULL};
    struct slice out = {NULL, 0};
    struct process process;
    struct process_exit how;
    struct buffer said = {0};

    for (size_t i = 0; words[i] != NULL && i < 4; i++)
        arguments[3 + i] = words[i];
    if (process_start(&process, arguments, as_is) != 0)
        return out;
    int error = process_read_line(&process, ANSWER_MAX, &said);
    if (error == ENODATA) /* it has nothing to say */
        error = 0;
    process_end(&process, &how);
    buffer_free(&process.said);
    if (error == 0 && !how.killed && how.number == 0)
        out = arena_copy(arena, slice_trim(buffer_slice(&said)));
    buffer_free(&said);
    return out;
}

struct init_git init_git_find(struct arena *arena, struct slice folder)
{
    static const char *const hooks[] = {"rev-parse", "--git-path", "hooks", NULL},
                             *const address[] = {"remote", "get-url", "origin", NULL};
    struct init_git git = {ask_git(arena, folder, hooks), ask_git(arena, folder, address)};

    if (git.hooks.len > 0 && git.hooks.data[0] != '/') /* as seen from the folder */
        git.hooks = file_join(arena, folder, git.hooks);
    return git;
}

void init_git_begin(struct arena *arena, struct slice folder, struct init_git *git)
{
    static const char *const words[] = {"init", "-q", NULL};
    struct slice address = git->address;

    if (git->hooks.len > 0)
        return;
    if (file_make_folders(arena, folder) != 0)
        return; /* told where the first file cannot be written */
    (void)ask_git(arena, folder, words);
    *git = init_git_find(arena, folder);
    git->address = address;
}
