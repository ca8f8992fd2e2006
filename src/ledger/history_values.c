/* SPDX-License-Identifier: MIT */
/*
 * Numbers that only a reader of YAML sees: in escapes, or parted by the end of a line. See
 * history_room.h.
 *
 * A record that is checked is read anyway. Reading all that ever was one would take many times as
 * long as searching it, so only those texts are read in which a value can hide a number.
 */
#include "base/buffer.h"
#include "ledger/history_room.h"

/* What may be a digit, of whatever script. */
static bool may_count(char byte)
{
    return byte_is_digit(byte) || (unsigned char)byte >= 0x80;
}

static struct slice trim(struct slice line)
{
    line = slice_trim(line);
    return slice_ends(line, "\r") ? slice_trim(slice_sub(line, 0, line.len - 1)) : line;
}

/* Whether a line may end in a part of a number that goes on in the next one. */
static bool goes_on(struct slice line, struct slice next)
{
    return line.len > 0 && next.len > 0 && may_count(line.data[line.len - 1]) &&
           may_count(next.data[0]);
}

/* Appends the lines of a text, those that may go on as YAML folds them. Whether there are any. */
static bool fold(struct buffer *out, struct slice text)
{
    struct slice last = {NULL, 0};
    bool any = false;

    while (text.data != NULL) {
        struct slice line = trim(slice_cut(&text, '\n'));
        bool on = goes_on(last, line);

        any = any || on;
        buffer_byte(out, on ? ' ' : '\n');
        buffer_add(out, line);
        last = line;
    }
    return any;
}

/* Whether a text holds a number where its lines are folded. Those that hold none need not be read
 * to see which of its lines are. */
static bool may_fold(struct slice text)
{
    struct arena *arena = arena_new();
    struct diag_list found = diag_list_init(arena);
    struct buffer folded = {0};

    if (fold(&folded, text)) {
        const struct source source = source_init(arena, SLICE(""), buffer_slice(&folded));

        guard_strange_text(arena, &source, &found);
    }
    buffer_free(&folded);
    arena_free(arena);
    return found.len > 0;
}

/* A character by its number, or a line end that is none. */
static bool may_escape(struct slice text)
{
    for (size_t at = 0; (at = slice_find(text, '\\', at)) + 1 < text.len; at += 2) {
        char next = text.data[at + 1];

        if (next == 'x' || next == 'u' || next == 'U' || next == '\r' || next == '\n')
            return true;
    }
    return false;
}

void history_look_at_values(struct arena *arena, const struct source *source,
                            struct diag_list *diags)
{
    struct diag_list faults =
        diag_list_init(arena); /* of an old record: nobody corrects it any more */
    struct tree tree;

    if (!files_named_as_records(source->path) ||
        (!may_escape(source->text) && !may_fold(source->text)))
        return;
    (void)tree_read(arena, source, &faults, &tree);
    source_mask(source, 0, source->text.len); /* what is found stands in a copy */
    guard_tree(arena, &tree, diags);
}
