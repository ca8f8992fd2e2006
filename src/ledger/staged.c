/* SPDX-License-Identifier: MIT */
/* The files of git's index. See staged.h. */
#include "ledger/staged.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* As git's cache.h has it: CE_INTENT_TO_ADD among the flags of `ls-files --debug`. */
#define INTENT_TO_ADD 0x20000000

/* ---- the list ---- */

/* A folder is listed without these, too. */
static bool is_hidden(struct slice path)
{
    while (path.data != NULL) {
        if (slice_starts(slice_cut(&path, '/'), "."))
            return true;
    }
    return false;
}

static enum staged_kind kind_of(struct slice mode, struct slice stage)
{
    if (!slice_is(stage, "0"))
        return STAGED_CONFLICT;
    if (slice_is(mode, "120000"))
        return STAGED_LINK;
    return slice_is(mode, "160000") ? STAGED_SUBMODULE : STAGED_FILE;
}

/* "MODE OBJECT STAGE", a TAB, and the path; false where it is not. */
static bool take_line(struct arena *arena, struct staged *staged, struct slice line)
{
    struct slice path = line;
    struct slice stage = slice_cut(&path, '\t');
    struct slice mode = slice_cut(&stage, ' ');
    struct slice object = slice_cut(&stage, ' ');

    if (mode.len != 6 || object.len == 0 || stage.len != 1 || path.len == 0)
        return false;
    path = git_below(arena, &staged->git, path);
    if (path.len == 0)
        return true;
    struct staged_file file = {path, object, kind_of(mode, stage)};
    if (is_hidden(path))
        *ARRAY_PUSH(arena, &staged->hidden) = file;
    /* A conflict has a line for each version. */
    else if (staged->len == 0 || !slice_eq(staged->items[staged->len - 1].path, path))
        *ARRAY_PUSH(arena, staged) = file;
    return true;
}

static int take_lines(struct arena *arena, struct staged *staged, struct slice text)
{
    if (text.len > 0 && text.data[text.len - 1] != '\0')
        return ENODATA;
    while (text.len > 0) {
        if (!take_line(arena, staged, slice_cut(&text, '\0')))
            return EPROTO;
    }
    return 0;
}

static bool list_files(struct arena *arena, struct staged *staged, struct diag_list *diags)
{
    const char *const arguments[] = {"ls-files", "--stage", "-z", "--", staged->git.folder.data,
                                     NULL};
    const struct process_exit well = {false, 0};
    struct slice text;

    if (!git_ask(arena, &staged->git, arguments, diags, &text))
        return false;
    int error = take_lines(arena, staged, text);
    if (error != 0)
        git_report(arena, &staged->git, error, &well, (struct slice){NULL, 0}, diags);
    return error == 0;
}

static int cmp_path(const void *key, const void *item)
{
    const struct slice *path = key;
    const struct staged_file *file = item;

    return slice_cmp(*path, file->path);
}

static struct staged_file *find(const struct staged *staged, struct slice path)
{
    if (staged->len == 0)
        return NULL;
    return bsearch(&path, staged->items, staged->len, sizeof *staged->items, cmp_path);
}

const struct staged_file *staged_find(const struct staged *staged, struct slice path)
{
    return find(staged, path);
}

/* ---- names without content ---- */

/* The empty text, in either of git's two ways of naming objects. */
static bool is_empty(const struct staged_file *file)
{
    return slice_starts(file->object, "e69de29bb2d1d643") ||
           slice_starts(file->object, "473a0f4c3be8a936");
}

/* The flags among the lines behind an entry, which are indented; 0 where there are none. */
static unsigned long cut_flags(struct slice *text)
{
    unsigned long flags = 0;

    while (slice_starts(*text, "  ")) {
        struct slice line = slice_cut(text, '\n');
        struct slice word = slice_sub(line, slice_find(line, '\t', 0) + 1, line.len);

        if (slice_starts(word, "flags: "))
            flags = strtoul(word.data + sizeof "flags: " - 1, NULL, 16);
    }
    return flags;
}

static void mark_intended(struct arena *arena, struct staged *staged, struct slice text)
{
    while (text.len > 0) {
        struct slice path = slice_cut(&text, '\0');

        slice_cut(&path, '\t');
        struct staged_file *file = find(staged, git_below(arena, &staged->git, path));
        if ((cut_flags(&text) & INTENT_TO_ADD) != 0 && file != NULL)
            file->object = (struct slice){NULL, 0};
    }
}

/*
 * `git add -N` lists a name with the empty text. Only --debug tells it from a file that is
 * empty, and git promises no format for that: it is asked where an empty text is there, and
 * where its answer is not what we know, the file is taken for an empty one, which is reported.
 */
static void drop_intended(struct arena *arena, struct staged *staged)
{
    const char *const arguments[] = {
        "ls-files", "--stage", "--debug", "-z", "--", staged->git.folder.data, NULL};
    struct slice text;
    size_t kept = 0;
    bool any = false;

    for (size_t i = 0; i < staged->len; i++)
        any = any || is_empty(&staged->items[i]);
    if (!any || !git_ask(arena, &staged->git, arguments, NULL, &text))
        return;
    mark_intended(arena, staged, text);
    for (size_t i = 0; i < staged->len; i++) {
        if (staged->items[i].object.len > 0)
            staged->items[kept++] = staged->items[i];
    }
    staged->len = kept;
}

bool staged_open(struct arena *arena, struct slice folder, struct diag_list *diags,
                 struct staged *out)
{
    *out = (struct staged){.git = git_at(arena, folder)};
    if (!list_files(arena, out, diags))
        return false;
    drop_intended(arena, out);
    out->texts = objects_of(&out->git);
    (void)objects_start(&out->texts); /* it gets ready while others work */
    return true;
}
