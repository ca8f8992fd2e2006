/* SPDX-License-Identifier: MIT */
/* The values that a diagnostic names. See diag.h. */
#include "diag/diag_room.h"

#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

bool diag_is_set(const struct diag *diag, struct slice name)
{
    for (size_t i = 0; i < diag->arg_count; i++) {
        if (slice_is(name, diag->args[i].name))
            return true;
    }
    return false;
}

/* NULL for one that is not reported: its values are not kept. */
static struct diag_arg *new_arg(struct diag *diag, const char *name)
{
    if (diag->arena == NULL)
        return NULL;
    assert(diag->arg_count < DIAG_ARGS_MAX);
    assert(!diag_is_set(diag, slice_of(name)) && "a value is set once: of two the first is shown");
    struct diag_arg *arg = &diag->args[diag->arg_count++];

    arg->name = name;
    return arg;
}

bool diag_is_quoted(const char *name)
{
    return strcmp(name, "value") == 0 || strcmp(name, "name") == 0 || strcmp(name, "tag") == 0 ||
           strcmp(name, "text") == 0;
}

/* A tag or an alias is told by what stands in the line, and the line does not show it: there may be
 * no node that could be masked later. So is what else a message quotes of a place that is hidden,
 * and all of a line on which something of somebody stands. */
static bool is_scrubbed(const struct diag *diag, const char *name, struct slice value)
{
    bool by_line =
        diag->secrets != NULL && (diag->code == DIAG_TAG || diag->code == DIAG_UNKNOWN_ALIAS);
    bool beside = diag->place.personal && (diag_is_quoted(name) || strcmp(name, "key") == 0) &&
                  !secret_is_known(diag->secrets, value);

    return (by_line || beside || (diag->place.hidden && diag_is_quoted(name))) &&
           slice_search(diag->place.excerpt, value, 0) >= diag->place.excerpt.len;
}

void diag_set(struct diag *diag, const char *name, struct slice value)
{
    struct diag_arg *arg = new_arg(diag, name);

    if (arg == NULL)
        return;
    arg->value[LANG_EN] = arg->value[LANG_ZH] = arena_copy(diag->arena, value);
    if (value.len > 0 && is_scrubbed(diag, name, value))
        text_mask((char *)arg->value[LANG_EN].data, value.len);
}

void diag_set_own(struct diag *diag, const char *name, struct slice value)
{
    struct diag_arg *arg = new_arg(diag, name);

    if (arg == NULL)
        return;
    arg->value[LANG_EN] = arg->value[LANG_ZH] = arena_copy(diag->arena, value);
    arg->own = true;
}

void diag_set_number(struct diag *diag, const char *name, int64_t value)
{
    struct diag_arg *arg = new_arg(diag, name);

    if (arg != NULL)
        arg->value[LANG_EN] = arg->value[LANG_ZH] =
            arena_printf(diag->arena, "%lld", (long long)value);
}

void diag_set_words(struct diag *diag, const char *name, const struct words *words)
{
    struct diag_arg *arg = new_arg(diag, name);

    for (int lang = 0; arg != NULL && lang < LANG_COUNT; lang++)
        arg->value[lang] = arena_copy(diag->arena, slice_of(words->text[lang]));
    if (arg != NULL)
        arg->own = true;
}

void diag_set_errno(struct diag *diag, int error)
{
    static const struct {
        int error;
        struct words words;
    } rows[] = {
        {ENOENT, T("there is no such file or folder", "文件或文件夹不存在")},
        {EACCES, T("permission denied", "没有权限")},
        {ENOSPC, T("no space left on the disk", "磁盘已满")},
        {EFBIG, T("it would be larger than the system allows", "超过了系统允许的文件大小")},
        {EPIPE, T("nobody reads it any more", "已经没有程序在读")},
        {EBADF, T("nothing is open there for writing", "那里没有打开可写的文件")},
        {EISDIR, T("it is a folder", "这是文件夹")},
        {ENOTDIR, T("a part of the path is no folder", "路径中有一段不是文件夹")},
        {EROFS, T("the file system is read-only", "文件系统只读")},
        {ELOOP, T("folders too deep, or links in a circle", "文件夹层次太深，或链接成环")},
        {EIO, T("input or output error", "磁盘读写出错")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].error == error) {
            diag_set_words(diag, "reason", &rows[i].words);
            return;
        }
    }
    char text[256]; /* strerror() has one text for all threads */

    diag_set(diag, "reason",
             slice_of(strerror_r(error, text, sizeof text) == 0 ? text : "unknown error"));
}

void diag_set_name(struct diag *diag, const char *name, const struct name *value,
                   struct slice fallback)
{
    struct diag_arg *arg = new_arg(diag, name);

    for (int lang = 0; arg != NULL && lang < LANG_COUNT; lang++)
        arg->value[lang] = arena_copy(diag->arena, name_in(value, (enum lang)lang, fallback));
}

/* How many candidates are still worth listing, and how many where there is no other help. */
#define LISTED_MAX     8
#define LISTED_ALL_MAX 30

static void list_candidates(struct diag_arg *arg, struct arena *arena,
                            const struct slice *candidates, size_t count)
{
    static const struct words lead = T("one of: ", "可以写："), comma = T(", ", "、"),
                              more = T(", ...", "……");

    for (int lang = 0; lang < LANG_COUNT; lang++) {
        struct buffer text = {0};

        buffer_adds(&text, lead.text[lang]);
        for (size_t i = 0; i < count && i < LISTED_ALL_MAX; i++) {
            if (i > 0)
                buffer_adds(&text, comma.text[lang]);
            buffer_add(&text, candidates[i]);
        }
        buffer_adds(&text, count > LISTED_ALL_MAX ? more.text[lang] : "");
        arg->value[lang] = arena_copy(arena, buffer_slice(&text));
        buffer_free(&text);
    }
}

static void set_nearest(struct diag *diag, struct slice word, const struct slice *candidates,
                        size_t count, size_t listed_max)
{
    struct diag_arg *arg = new_arg(diag, "hint");

    if (arg == NULL)
        return;
    size_t nearest = text_nearest(word, candidates, count);

    if (nearest < count) {
        struct slice name = candidates[nearest];

        arg->value[LANG_EN] =
            arena_printf(diag->arena, "did you mean %.*s?", (int)name.len, name.data);
        arg->value[LANG_ZH] =
            arena_printf(diag->arena, "是不是想写 %.*s？", (int)name.len, name.data);
    } else if (count > 0 && count <= listed_max) {
        list_candidates(arg, diag->arena, candidates, count);
    }
}

void diag_set_nearest(struct diag *diag, struct slice word, const struct slice *candidates,
                      size_t count)
{
    set_nearest(diag, word, candidates, count, LISTED_MAX);
}

void diag_set_nearest_or_all(struct diag *diag, struct slice word, const struct slice *candidates,
                             size_t count)
{
    static const struct words none = T("there is none yet", "现在一个也没有");

    if (count == 0)
        diag_set_words(diag, "hint", &none);
    else
        set_nearest(diag, word, candidates, count, SIZE_MAX);
}
