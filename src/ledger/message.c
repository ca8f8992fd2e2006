/* SPDX-License-Identifier: MIT */
/* What a commit is about to say. See message.h. */
#include "ledger/message.h"

#include "base/file.h"
#include "privacy/guard.h"
#include "tree/tree.h"

/* As git's wt-status.c has it, behind the character of comments, which can be chosen. */
#define SCISSORS " ------------------------ >8 ------------------------"

static struct slice without_cut(struct slice text)
{
    for (struct slice rest = text; rest.data != NULL;) {
        struct slice line = slice_cut(&rest, '\n');

        if (line.len == sizeof SCISSORS && slice_is(slice_sub(line, 1, line.len), SCISSORS))
            return slice_sub(text, 0, (size_t)(line.data - text.data));
    }
    return text;
}

void message_check(struct arena *arena, struct slice path, struct diag_list *diags)
{
    struct slice text, shown = guard_path(arena, path);
    int error = file_read(arena, arena_copy(arena, path).data, TREE_BYTES_MAX, &text);

    if (error != 0) {
        struct diag *diag = diag_add_path(diags, DIAG_CANNOT_READ, shown);

        diag_set(diag, "path", shown);
        diag_set_errno(diag, error);
        return;
    }
    struct source *source = ARENA_NEW(arena, struct source);
    *source = source_init(arena, shown, without_cut(text));
    guard_strange_text(arena, source, diags);
}
