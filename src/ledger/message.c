/* SPDX-License-Identifier: MIT */
/* What a commit is about to say. See message.h. */
#include "ledger/message.h"

#include "base/file.h"
#include "privacy/guard.h"
#include "tree/tree.h"

/* As git's wt-status.c has it, behind the character of comments, which can be chosen. */
#define SCISSORS " ------------------------ >8 ------------------------"

static bool is_scissors(struct slice line)
{
    return line.len == sizeof SCISSORS && slice_is(slice_sub(line, 1, line.len), SCISSORS);
}

/* Below its scissors and some lines of comment git shows the change itself. Scissors alone prove
 * nothing: in a message of -m or -F they are kept, with all below them. */
static struct slice without_diff(struct slice text)
{
    char comment = '\0'; /* what lines of comment begin with, right below scissors */

    for (struct slice rest = text; rest.data != NULL;) {
        struct slice line = slice_cut(&rest, '\n');

        if (is_scissors(line))
            comment = line.data[0];
        else if (comment != '\0' && slice_starts(line, "diff --git "))
            return slice_sub(text, 0, (size_t)(line.data - text.data));
        else if (line.len == 0 || line.data[0] != comment)
            comment = '\0';
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
    *source = source_init(arena, shown, without_diff(text));
    guard_strange_text(arena, source, diags);
}
