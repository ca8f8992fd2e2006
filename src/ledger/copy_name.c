/* SPDX-License-Identifier: MIT */
/* Names that are given to copies. See copy_name.h. */
#include "ledger/copy_name.h"

#include "base/file.h"

#include <string.h>

/* In lower case; what a name ends in, perhaps with a number behind it. */
static const char *const endings[] = {
    "副本", "复件", "复制", "拷贝", "备份",  "冲突",   "copy",     "backup",
    "bak",  "old",  "orig", "base", "local", "remote", "conflict", "conflicted",
};

/* What it begins with. */
static const char *const beginnings[] = {"copy of ", "副本", "复件", "复制", "拷贝", "备份", "~$"};

/* In brackets at the end. */
static const char *const inside[] = {"conflict", "冲突", "副本", "copy"};

static bool is_between(char byte)
{
    return byte != '\0' && strchr(" -_.", byte) != NULL;
}

static struct slice trim_end(struct slice name)
{
    while (name.len > 0 && is_between(name.data[name.len - 1]))
        name.len--;
    return name;
}

static struct slice without_number(struct slice name)
{
    while (name.len > 0 && ((name.data[name.len - 1] >= '0' && name.data[name.len - 1] <= '9') ||
                            is_between(name.data[name.len - 1])))
        name.len--;
    return name;
}

static bool marks_copy(struct slice text)
{
    for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++) {
        if (slice_has_any_case(text, inside[i]))
            return true;
    }
    return text.len > 0 && without_number(text).len == 0; /* (1) */
}

/* "(1)", "（2）", "(Li's conflicted copy 2016-03-05)" */
static bool cut_brackets(struct slice *name)
{
    static const struct {
        const char *open, *close;
    } brackets[] = {{"(", ")"}, {"（", "）"}, {"[", "]"}};

    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        size_t close = strlen(brackets[i].close), open = strlen(brackets[i].open);

        if (!slice_ends(*name, brackets[i].close))
            continue;
        for (size_t at = name->len - close; at > 0; at--) {
            struct slice from = slice_sub(*name, at - 1, name->len);

            if (!slice_starts(from, brackets[i].open))
                continue;
            if (!marks_copy(slice_sub(from, open, from.len - close)))
                return false;
            name->len = at - 1;
            return true;
        }
    }
    return false;
}

static bool cut_ending(struct slice *name)
{
    struct slice rest = without_number(*name);

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t len = strlen(endings[i]);
        bool han = (unsigned char)endings[i][0] >= 0x80;

        /* A word of letters is one by itself: not the end of "xiaold". */
        if (rest.len <= len || !slice_ends_any_case(rest, endings[i]) ||
            !(han || is_between(rest.data[rest.len - len - 1])))
            continue;
        name->len = rest.len - len;
        return true;
    }
    return false;
}

/* Syncthing: NAME.sync-conflict-DATE-TIME-DEVICE */
static bool cut_sync_conflict(struct slice *name)
{
    static const char mark[] = ".sync-conflict-";

    for (size_t at = 1; at + sizeof mark - 1 <= name->len; at++) {
        if (slice_starts(slice_sub(*name, at, name->len), mark)) {
            name->len = at;
            return true;
        }
    }
    return false;
}

static bool cut_beginning(struct slice *name)
{
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        size_t len = strlen(beginnings[i]);

        if (name->len <= len || !slice_starts_any_case(*name, beginnings[i]))
            continue;
        *name = slice_sub(*name, len, name->len);
        while (name->len > 0 && is_between(name->data[0]))
            *name = slice_sub(*name, 1, name->len);
        return true;
    }
    return false;
}

struct slice copy_base(struct slice path, size_t *marks)
{
    struct slice name = path_last_part(path);

    *marks = 0;
    if (slice_ends_any_case(name, ".yaml") || slice_ends_any_case(name, ".yml"))
        name.len -= slice_ends_any_case(name, ".yaml") ? 5 : 4;
    while (name.len > 0) {
        struct slice rest = trim_end(name);

        if (slice_ends(rest, "~"))
            rest.len--;
        else if (!cut_sync_conflict(&rest) && !cut_brackets(&rest) && !cut_ending(&rest) &&
                 !cut_beginning(&rest))
            break;
        if (trim_end(rest).len == 0)
            break; /* a name of nothing else is a name */
        name = rest;
        (*marks)++;
    }
    return *marks > 0 ? trim_end(name) : name;
}
