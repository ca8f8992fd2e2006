/* SPDX-License-Identifier: MIT */
/* Names of files and folders, and words on the command line, as they may be shown. See guard.h. */
#include "privacy/guard.h"

#include "base/text.h"
#include "privacy/found.h"
#include "privacy/labels_room.h"

#include <assert.h>
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
    assert(found->end <= path.len && start <= found->start && end >= found->end);
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

static struct slice guard_parts(struct arena *arena, struct slice path, const char *parting)
{
    struct slice meant = meant_path(arena, path);

    return mask_in(arena, mask_in(arena, path, path, parting), meant, parting);
}

struct slice guard_names(struct arena *arena, struct slice path)
{
    return guard_parts(arena, path, "/");
}

struct slice guard_words(struct arena *arena, struct slice words)
{
    return guard_parts(arena, words, "/ '\"");
}

/* ---- who has the number ---- */

/* Two to four Han characters, as the name of a person is; a suffix aside. */
static bool is_like_person(struct slice path, size_t start, size_t end)
{
    struct slice name = slice_sub(path, start, suffix_start(path, start, end));
    size_t count = 0;

    for (size_t at = 0; at < name.len; count++) {
        if (!chars_is_han(chars_next(name, &at)))
            return false;
    }
    return count >= 2 && count <= 4;
}

static bool is_changed(struct slice a, struct slice b, size_t start, size_t end)
{
    return !slice_eq(slice_sub(a, start, end), slice_sub(b, start, end));
}

/* Up from a masked name as long as there are such: 罗二蛋/电话/13890123456.txt. All below it is of
 * the same person: 13890123456/sessions/罗二蛋.txt. */
static void mask_neighbours(struct slice shown, struct slice path, size_t start, size_t end)
{
    for (size_t up = start, to; up > 0; up = start) {
        to = up - 1;
        for (start = to; start > 0 && path.data[start - 1] != '/';)
            start--;
        if (!is_like_person(path, start, to))
            break;
        text_mask((char *)shown.data + start, to - start);
    }
    for (size_t from = end + 1; from < path.len; from = end + 1) {
        end = slice_find(path, '/', from);
        if (is_like_person(path, from, end))
            text_mask((char *)shown.data + from, suffix_start(path, from, end) - from);
    }
}

struct slice guard_path(struct arena *arena, struct slice path)
{
    struct slice names = guard_names(arena, path), shown = arena_copy(arena, names);

    assert(names.len == path.len && shown.len == path.len && "each byte keeps its place");
    for (size_t start = 0, end; start < path.len; start = end + 1) {
        end = slice_find(path, '/', start);
        if (is_changed(names, path, start, end))
            mask_neighbours(shown, path, start, end);
    }
    return shown;
}
