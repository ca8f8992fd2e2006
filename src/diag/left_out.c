/* SPDX-License-Identifier: MIT */
/* Files that are not counted. See left_out.h. */
#include "diag/left_out.h"

#include <assert.h>
#include <stdlib.h>

static const struct {
    const char *name;
    struct words words;
} reasons[] = {
    [LEFT_SUFFIX] = {"suffix",
                     T("its name does not end in .yaml or .yml", "文件名不以 .yaml 或 .yml 结尾")},
    [LEFT_LINK] = {"link", T("a link, or no ordinary file", "是链接，或者不是普通文件")},
    [LEFT_UNREADABLE] = {"unreadable", T("it could not be opened", "打不开")},
    [LEFT_PLACE] = {"place", T("in the wrong folder", "放错了文件夹")},
    [LEFT_FOREIGN] = {"foreign", T("a file of another program, without records",
                                   "是别的程序的文件，里面没有记录")},
    [LEFT_COPY] = {"copy", T("the same text as another file", "与另一个文件内容相同")},
    [LEFT_NEAR_COPY] = {"near-copy",
                        T("it looks like a copy of another file", "像是另一个文件的副本")},
    [LEFT_EMPTY] = {"empty", T("nothing stands in it", "是空的")},
    [LEFT_DAMAGED] = {"damaged", T("damaged: only zero bytes", "已经损坏，里面全是零字节")},
    [LEFT_POINTER] = {"lfs-pointer", T("only a pointer of Git LFS, the file itself is not here",
                                       "只是 Git LFS 的指针，文件本身没有取来")},
    [LEFT_LINK_TEXT] = {"link-text", T("only the path of a link", "只有链接的路径")},
    [LEFT_ABSENT] = {"absent", T("git has it, and this folder lacks it (sparse check-out)",
                                 "git 里有，这个文件夹里没有（稀疏检出）")},
};

_Static_assert(sizeof reasons / sizeof reasons[0] == LEFT_WHY_COUNT, "one row per reason");

const char *left_name(enum left_why why)
{
    assert(reasons[why].name != NULL && "a reason without its row");
    return reasons[why].name;
}

const struct words *left_words(enum left_why why)
{
    return &reasons[why].words;
}

void left_add(struct arena *arena, struct left_out *out, struct slice path, enum left_why why,
              bool may_count)
{
    assert(path.len > 0);
    *ARRAY_PUSH(arena, out) = (struct left_file){.path = path, .why = why, .may_count = may_count};
}

static int compare(const void *a, const void *b)
{
    const struct left_file *first = a, *second = b;
    int order = slice_cmp(first->path, second->path);

    return order != 0 ? order : (first->why > second->why) - (first->why < second->why);
}

void left_sort(struct left_out *out)
{
    if (out->len > 1)
        qsort(out->items, out->len, sizeof *out->items, compare);
}
