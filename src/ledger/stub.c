/* SPDX-License-Identifier: MIT */
/* Texts that stand in the place of a document. See stub.h. */
#include "ledger/stub.h"

#include "base/file.h"

#include <assert.h>
#include <string.h>

#define BOM            "\xEF\xBB\xBF"
#define LINK_BYTES_MAX 4096 /* of the path of a link */

static bool is_zeros(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] != '\0')
            return false;
    }
    return text.len > 0;
}

/* A line that holds nothing: blank, a remark, a mark of YAML between documents. */
static bool is_bare(struct slice line)
{
    if (slice_ends(line, "\r"))
        line.len--;
    line = slice_trim(line);
    return line.len == 0 || line.data[0] == '#' || line.data[0] == '%' || slice_is(line, "---") ||
           slice_is(line, "...");
}

static bool is_empty(struct slice text)
{
    if (slice_starts(text, BOM))
        text = slice_sub(text, 3, text.len);
    while (text.data != NULL) {
        if (!is_bare(slice_cut(&text, '\n')))
            return false;
    }
    return true;
}

/* The specification of Git LFS: the first line of a pointer is its version. */
static bool is_pointer(struct slice text)
{
    return slice_starts(text, "version https://git-lfs.github.com/spec/");
}

/* "On file systems that do not support links, they are checked out as small plain text files that
 * contain the link text" (git-config, core.symlinks): one path, without a line end. */
static bool is_link_text(struct slice text)
{
    static const char never[] = " \t\r\n:#\"'{}[]";

    if (text.len == 0 || text.len > LINK_BYTES_MAX)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (memchr(never, text.data[i], sizeof never) != NULL) /* its NUL, too */
            return false;
    }
    return slice_find(text, '/', 0) < text.len || files_named_as_records(text);
}

enum left_why stub_of(struct slice text)
{
    if (is_zeros(text))
        return LEFT_DAMAGED;
    if (is_empty(text))
        return LEFT_EMPTY;
    if (is_pointer(text))
        return LEFT_POINTER;
    return is_link_text(text) ? LEFT_LINK_TEXT : LEFT_WHY_COUNT;
}

static enum diag_code code_of(enum left_why why)
{
    switch ((int)why) {
    case LEFT_DAMAGED:
        return DIAG_ZERO_BYTES;
    case LEFT_POINTER:
        return DIAG_LFS_POINTER;
    case LEFT_LINK_TEXT:
        return DIAG_LINK_TEXT;
    default:
        assert(why == LEFT_EMPTY);
        return DIAG_EMPTY_FILE;
    }
}

/* An empty file of records needs a line and no more; any other has lost what stood in it. */
static void set_hint(struct arena *arena, struct diag *diag, const struct ledger_file *file,
                     struct slice unit)
{
    if (file->role != ROLE_RECORDS) {
        static const struct words lost =
            T("restore it from a backup or from git (git checkout -- FILE)",
              "请从备份或 git 里找回（git checkout -- 文件名）");

        diag_set_words(diag, "hint", &lost);
        return;
    }
    struct words *words = ARENA_NEW(arena, struct words);

    words->text[LANG_EN] =
        arena_printf(arena,
                     "write at least the line unit: and whose records these are, such as unit: "
                     "%.*s; move a file that nobody needs out of the ledger",
                     (int)unit.len, unit.data)
            .data;
    words->text[LANG_ZH] =
        arena_printf(arena, "请至少写一行 unit: 单位代号，例如 unit: %.*s；用不着的文件请移出台账",
                     (int)unit.len, unit.data)
            .data;
    diag_set_words(diag, "hint", words);
}

void stub_report(struct arena *arena, const struct ledger_file *file, enum left_why why,
                 struct slice unit, struct diag_list *diags)
{
    struct diag *diag = diag_add_path(diags, code_of(why), file->path);

    diag_set(diag, "name", path_last_part(file->path));
    if (why == LEFT_EMPTY)
        set_hint(arena, diag, file, unit);
}
