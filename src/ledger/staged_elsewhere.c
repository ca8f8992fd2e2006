/* SPDX-License-Identifier: MIT */
/* What is about to be committed outside a ledger. See staged.h. */
#include "base/file.h"
#include "ledger/staged.h"

#include <errno.h>

/* One line that git says. */
static bool ask_line(struct arena *arena, const struct git *git, const char *const *arguments,
                     struct diag_list *diags, struct slice *out)
{
    if (!git_ask(arena, git, arguments, diags, out))
        return false;
    if (slice_ends(*out, "\n"))
        *out = arena_copy(arena, slice_sub(*out, 0, out->len - 1));
    return true;
}

/* What is held against: the last commit, or nothing, which git names by its own way of naming. */
static bool find_base(struct arena *arena, const struct git *git, struct diag_list *diags,
                      struct slice *out)
{
    const char *const head[] = {"rev-parse", "--quiet", "--verify", "HEAD", NULL};
    const char *const nothing[] = {"hash-object", "-t", "tree", "--stdin", NULL};

    return ask_line(arena, git, head, NULL, out) || ask_line(arena, git, nothing, diags, out);
}

/* ":MODE MODE OBJECT OBJECT STATUS", of which the second ones are what is staged. */
static bool parse_change(struct slice line, struct staged_file *out)
{
    if (!slice_starts(line, ":"))
        return false;
    slice_cut(&line, ' ');
    struct slice mode = slice_cut(&line, ' ');
    struct slice before = slice_cut(&line, ' ');
    out->object = slice_cut(&line, ' ');
    out->kind = slice_is(mode, "120000")   ? STAGED_LINK
                : slice_is(mode, "160000") ? STAGED_SUBMODULE
                                           : STAGED_FILE;
    /* What is deleted is not kept; of what is in conflict nothing is, until one is chosen; and
     * where only the mode changes, the text was there before. */
    if (slice_is(line, "D") || slice_is(line, "U") || slice_eq(before, out->object))
        out->object = (struct slice){NULL, 0};
    return mode.len == 6 && line.len > 0;
}

static int take_changes(struct arena *arena, const struct staged *staged, struct slice top,
                        struct slice text, struct staged_files *out)
{
    struct slice here = file_real(arena, ".");

    while (text.len > 0) {
        struct staged_file file = {0};

        if (!parse_change(slice_cut(&text, '\0'), &file))
            return EPROTO;
        struct slice path = file_join(arena, top, slice_cut(&text, '\0'));
        if (file.object.len == 0 || file.kind == STAGED_SUBMODULE ||
            path_below(staged->git.folder, path).len > 0)
            continue;
        file.path = path_from(arena, here, path);
        *ARRAY_PUSH(arena, out) = file;
    }
    return 0;
}

bool staged_elsewhere(struct arena *arena, const struct staged *staged, struct diag_list *diags,
                      struct staged_files *out)
{
    const struct process_exit well = {false, 0};
    const char *const where[] = {"rev-parse", "--show-toplevel", NULL};
    struct slice top, base, text;

    *out = (struct staged_files){0};
    if (!ask_line(arena, &staged->git, where, diags, &top) ||
        !find_base(arena, &staged->git, diags, &base))
        return false;
    const char *const changes[] = {"diff-index",   "--cached", "--raw", "-z",
                                   "--no-renames", base.data,  "--",    NULL};
    if (!git_ask(arena, &staged->git, changes, diags, &text))
        return false;
    int error = take_changes(arena, staged, top, text, out);
    if (error != 0)
        git_report(arena, &staged->git, error, &well, (struct slice){NULL, 0}, diags);
    return error == 0;
}
