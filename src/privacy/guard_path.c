/* SPDX-License-Identifier: MIT */
/* Names of files and folders, and words on the command line, as they may be shown. See guard.h. */
#include "privacy/guard.h"

#include "base/text.h"
#include "privacy/found.h"

#include <string.h>

#define SUFFIX_MAX 6 /* bytes: .jpeg~ */

/* Where the suffix of a name begins; its end where it has none. */
static size_t suffix_start(struct slice path, size_t start, size_t end)
{
    size_t dot = end;

    while (dot > start && path.data[dot - 1] != '.' && (unsigned char)path.data[dot - 1] < 0x80)
        dot--;
    return dot > start + 1 && path.data[dot - 1] == '.' && end - dot + 1 <= SUFFIX_MAX ? dot - 1
                                                                                       : end;
}

/* A name as it is meant: _ is a blank there, and the point before a suffix no part of a word. */
static struct slice meant_path(struct arena *arena, struct slice path)
{
    struct slice meant = arena_copy(arena, path);
    char *bytes = (char *)meant.data;
    size_t name = meant.len;

    while (name > 0 && bytes[name - 1] != '/')
        name--;
    size_t suffix = suffix_start(meant, name, meant.len);
    for (size_t i = 0; i < meant.len; i++) {
        if (bytes[i] == '_' || i == suffix)
            bytes[i] = ' ';
    }
    return meant;
}

/* The names in a path, between what parts them, that the bytes belong to. */
static void mask_names(struct slice path, const struct found *found, const char *parting)
{
    size_t start = found->start, end = found->end;

    while (start > 0 && strchr(parting, path.data[start - 1]) == NULL)
        start--;
    while (end < path.len && strchr(parting, path.data[end]) == NULL)
        end++;
    size_t suffix = suffix_start(path, start, end);
    text_mask((char *)path.data + start, (suffix >= found->end ? suffix : end) - start);
}

/* Names that hold something personal, masked: beside a number stands the name of who has it. */
static struct slice mask_in(struct arena *arena, struct slice path, struct slice meant,
                            const char *parting)
{
    struct founds founds = {0};

    found_in(arena, meant, true, &founds);
    if (founds.len == 0)
        return path;
    struct slice shown = arena_copy(arena, path);
    for (size_t i = 0; i < founds.len; i++)
        mask_names(shown, &founds.items[i], parting);
    return shown;
}

static struct slice guard_names(struct arena *arena, struct slice path, const char *parting)
{
    struct slice meant = meant_path(arena, path);

    return mask_in(arena, mask_in(arena, path, path, parting), meant, parting);
}

struct slice guard_path(struct arena *arena, struct slice path)
{
    return guard_names(arena, path, "/");
}

struct slice guard_words(struct arena *arena, struct slice words)
{
    return guard_names(arena, words, "/ '\"");
}
