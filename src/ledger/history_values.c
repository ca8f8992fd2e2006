/* SPDX-License-Identifier: MIT */
/*
 * Numbers that only a reader of YAML sees: in escapes, or parted by the end of a line. See
 * history_room.h.
 *
 * A record that is checked is read anyway. Reading all that ever was one would take several times
 * as long as searching it, so only those texts are read in which a value could hide a number.
 */
#include "ledger/history_room.h"

/* What may be a digit, of whatever script. */
static bool may_count(char byte)
{
    return byte_is_digit(byte) || (unsigned char)byte >= 0x80;
}

/* Whether a text goes on in the next line with what may be the rest of a number. */
static bool goes_on(struct slice line, struct slice next)
{
    line = slice_trim(line);
    next = slice_trim(next);
    if (slice_ends(line, "\r"))
        line = slice_trim(slice_sub(line, 0, line.len - 1));
    return line.len > 0 && next.len > 0 && may_count(line.data[line.len - 1]) &&
           may_count(next.data[0]);
}

static bool may_hide(struct slice text)
{
    struct slice last = {NULL, 0};

    if (slice_find(text, '\\', 0) < text.len)
        return true;
    while (text.data != NULL) {
        struct slice line = slice_cut(&text, '\n');

        if (goes_on(last, line))
            return true;
        last = line;
    }
    return false;
}

void history_look_at_values(struct arena *arena, const struct source *source,
                            struct diag_list *diags)
{
    struct diag_list faults =
        diag_list_init(arena); /* of an old record: nobody mends it any more */
    struct tree tree;

    if (!files_named_as_records(source->path) || !may_hide(source->text))
        return;
    (void)tree_read(arena, source, &faults, &tree);
    source_mask(source, 0, source->text.len); /* what is found stands in a copy */
    guard_tree(arena, &tree, diags);
}
