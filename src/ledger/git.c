/* SPDX-License-Identifier: MIT */
/* Asking git itself. See git.h. */
#include "ledger/git.h"

#include "base/file.h"
#include "base/text.h"
#include "ledger/commit.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

/* What git may say of its index: that of a million files is about 100 MB. */
#define ANSWER_BYTES_MAX 268435456

/* Bytes of git's own words that are shown. */
#define WORDS_MAX     240

#define OWN_ARGUMENTS 5 /* git -C FOLDER -c SETTING */

#define NOTHING       ((struct slice){NULL, 0})

/* ---- where ---- */

static size_t last_part(struct slice path)
{
    size_t at = path.len;

    while (at > 0 && path.data[at - 1] != '/')
        at--;
    return at;
}

static struct slice without_slashes(struct slice path)
{
    while (path.len > 1 && path.data[path.len - 1] == '/')
        path.len--;
    return path;
}

/* The nearest folder that is there, the one given or one above it; what is below it in *rest. */
static struct slice find_existing(struct arena *arena, struct slice folder, struct slice *rest)
{
    struct slice whole = without_slashes(folder), at = whole;

    *rest = NOTHING;
    while (file_target(arena_copy(arena, at).data) != FILE_FOLDER) {
        size_t name = last_part(at);

        *rest = slice_sub(whole, name, whole.len);
        if (name == 0)
            return SLICE(".");
        at = without_slashes(slice_sub(at, 0, name));
    }
    return arena_copy(arena, at);
}

/* Git has said which repository it means, as seen from here. */
static bool is_named(void)
{
    return getenv("GIT_DIR") != NULL || getenv("GIT_INDEX_FILE") != NULL;
}

struct git git_at(struct arena *arena, struct slice folder)
{
    struct slice rest;
    struct slice existing = find_existing(arena, folder, &rest);
    struct slice real = file_real(arena, existing.data);
    struct slice here = file_real(arena, ".");

    real = real.len > 0 ? real : existing;
    return (struct git){folder, file_join(arena, real, rest),
                        is_named() && here.len > 0 ? here : real};
}

static struct slice parent_of(struct slice folder)
{
    return without_slashes(slice_sub(folder, 0, last_part(folder)));
}

struct slice git_below(struct arena *arena, const struct git *git, struct slice path)
{
    struct slice from = git->where;

    if (slice_eq(from, git->folder) && !slice_starts(path, "../"))
        return path;
    for (; slice_starts(path, "../"); path = slice_sub(path, 3, path.len))
        from = parent_of(from);
    return path_below(git->folder, file_join(arena, from, path));
}

/* ---- running ---- */

int git_start(const struct git *git, const char *const *arguments, struct process *out)
{
    static const char *const settings[] = {
        "GIT_OPTIONAL_LOCKS=0",
        "GIT_NO_REPLACE_OBJECTS=1",
        "GIT_GRAFT_FILE=/dev/null",
        "GIT_LITERAL_PATHSPECS=1",
        "GIT_GLOB_PATHSPECS=0",
        "GIT_NOGLOB_PATHSPECS=0",
        "GIT_ICASE_PATHSPECS=0",
        /* A git that is too old for the first would fetch what a partial clone lacks, by a command
         * that the repository may have configured; but by no protocol at all. */
        "GIT_NO_LAZY_FETCH=1",
        "GIT_ALLOW_PROTOCOL=none",
        NULL,
    };
    const char *all[OWN_ARGUMENTS + GIT_ARGUMENTS_MAX + 1] = {
        "git", "-C", git->where.data, "-c", "core.fsmonitor=false",
    };

    for (size_t i = 0; arguments[i] != NULL; i++) {
        assert(i < GIT_ARGUMENTS_MAX);
        all[OWN_ARGUMENTS + i] = arguments[i];
    }
    return process_start(out, all, settings);
}

void git_end(struct process *process, int error, struct process_exit *how)
{
    *how = (struct process_exit){false, 0};
    if (error == EPROTO || error == EFBIG)
        process_kill(process);
    else
        process_end(process, how);
}

bool git_ask(struct arena *arena, const struct git *git, const char *const *arguments,
             struct diag_list *diags, struct slice *out)
{
    struct process process;
    struct process_exit how;
    struct buffer text = {0};
    int error = git_start(git, arguments, &process);

    if (error != 0) {
        if (diags != NULL)
            git_report(arena, git, error, NULL, NOTHING, diags);
        return false;
    }
    process_close_input(&process);
    error = process_read_rest(&process, ANSWER_BYTES_MAX, &text);
    git_end(&process, error, &how);
    if (error == 0)
        *out = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    bool sound = error == 0 && !how.killed && how.number == 0;
    if (!sound && diags != NULL)
        git_report(arena, git, error, &how, buffer_slice(&process.said), diags);
    buffer_free(&process.said);
    return sound;
}

/* ---- what went wrong ---- */

/* No more than fits a message, cut between characters. */
static struct slice shorten(struct slice words)
{
    size_t end = 0;
    uint32_t character;

    while (end < words.len && end < WORDS_MAX)
        text_next(words, &end, &character);
    return slice_sub(words, 0, end);
}

struct slice git_words(struct slice said)
{
    struct slice first = NOTHING;

    while (said.data != NULL) {
        struct slice line = slice_trim(slice_cut(&said, '\n'));

        if (slice_starts(line, "fatal: "))
            return shorten(slice_sub(line, sizeof "fatal: " - 1, line.len));
        if (first.len == 0)
            first = line;
    }
    return shorten(first);
}

static const struct words *reason_of(int error, const struct process_exit *how)
{
    static const struct words killed = T("something else ended it", "它被别的程序中止了");
    static const struct words silent = T("it did not say why", "它没有说明原因");
    static const struct words cut = T("its answer breaks off", "它的回答中途断了");
    static const struct words large = T("its answer is too long", "它的回答太长");
    static const struct words strange = T("its answer makes no sense here", "看不懂它的回答");

    if (how->killed)
        return &killed;
    if (how->number != 0)
        return &silent;
    if (error == EFBIG)
        return &large;
    return error == EPROTO ? &strange : &cut;
}

static void report_failure(int error, const struct process_exit *how, struct slice said,
                           struct diag_list *diags)
{
    assert(how != NULL || error != 0);
    struct diag *diag = diag_add_path(diags, DIAG_GIT_FAILED, NOTHING);
    struct slice words = git_words(said);

    if (how == NULL)
        diag_set_errno(diag, error);
    else if (!how->killed && how->number != 0 && words.len > 0)
        diag_set(diag, "reason", words);
    else
        diag_set_words(diag, "reason", reason_of(error, how));
}

/* As git itself knows one that has no work tree. */
static bool is_bare(struct arena *arena, struct slice folder)
{
    return file_target(file_join(arena, folder, SLICE("HEAD")).data) == FILE_REGULAR &&
           file_target(file_join(arena, folder, SLICE("objects")).data) == FILE_FOLDER &&
           file_target(file_join(arena, folder, SLICE("refs")).data) == FILE_FOLDER;
}

/* Whether it, or a folder above it, is one. */
static bool in_bare(struct arena *arena, struct slice folder)
{
    for (size_t len = folder.len + 1; folder.len > 0 && folder.len < len;) {
        if (is_bare(arena, arena_copy(arena, folder)))
            return true;
        len = folder.len;
        folder = parent_of(folder); /* of the root: itself */
    }
    return false;
}

static bool has_repository(struct arena *arena, struct slice folder)
{
    return getenv("GIT_DIR") != NULL || commit_repository(arena, folder).len > 0 ||
           in_bare(arena, folder);
}

/* What git says where a bare repository is asked for an index: it has none. */
static bool wants_work_tree(struct slice said)
{
    struct slice words = git_words(said);

    return slice_has(words, "outside repository") || slice_has(words, "work tree");
}

void git_report(struct arena *arena, const struct git *git, int error,
                const struct process_exit *how, struct slice said, struct diag_list *diags)
{
    bool failed = how != NULL && !how->killed && how->number != 0;

    if (how == NULL && error == ENOENT)
        diag_add_path(diags, DIAG_GIT_MISSING, NOTHING);
    else if (failed && !has_repository(arena, git->where))
        diag_set(diag_add_path(diags, DIAG_NO_REPOSITORY, NOTHING), "path", git->asked);
    else if (failed && in_bare(arena, git->where) && wants_work_tree(said))
        diag_set(diag_add_path(diags, DIAG_BARE_REPOSITORY, NOTHING), "path", git->asked);
    else
        report_failure(error, how, said, diags);
}
