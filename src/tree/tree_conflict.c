/* SPDX-License-Identifier: MIT */
/* What git leaves in a file when two people changed the same lines. */
#include "tree/tree_room.h"

#include <string.h>

static bool begins(struct slice text, const struct line *line, const char *mark)
{
    return slice_starts(slice_sub(text, line->start, line->end), mark);
}

/* Where the conflict that begins at a line ends, behind its last mark; the end of the text where
 * that is missing, so that each line is looked at once. */
static size_t conflict_end(struct slice text, const struct line *first)
{
    for (struct line line = line_at(text, first->next); line.start < text.len;
         line = line_at(text, line.next)) {
        if (begins(text, &line, ">>>>>>> "))
            return line.next;
    }
    return text.len;
}

static void blank_out(char *text, size_t from, size_t to)
{
    for (; from < to; from++) {
        if (text[from] != '\n' && text[from] != '\r')
            text[from] = ' ';
    }
}

/* Whether a top-level field begins in [from, to): then nobody knows which the file has. */
static bool holds_field(struct slice text, size_t from, size_t to)
{
    for (struct line line; from < to; from = line.next) {
        line = line_at(text, from);
        if (!line.blank && line.column == 0 && strchr("<=>-", text.data[line.text]) == NULL)
            return true;
    }
    return false;
}

/* Whether the first line behind the mark is one of an entry's or field's own lines. */
static bool is_inside(struct slice text, const struct line *mark)
{
    struct line line = line_at(text, mark->next);

    while (line.blank && line.start < text.len)
        line = line_at(text, line.next);
    return line.column > 0 && !line_is_entry(text, &line);
}

bool tree_conflicts(struct job *job, size_t from, size_t to)
{
    struct slice text = slice_sub(job->text, 0, to);
    bool lost = false;
    char *copy = NULL;

    for (struct line line = line_at(text, from); line.start < to; line = line_at(text, line.next)) {
        if (!begins(text, &line, "<<<<<<< "))
            continue;
        diag_add(job->diags, DIAG_CONFLICT, (struct span){job->source, line.start, line.end});
        if (copy == NULL)
            copy = (char *)arena_copy(job->arena, job->text).data;
        line.next = conflict_end(text, &line);
        lost = lost || holds_field(text, line.start, line.next);
        *ARRAY_PUSH(job->arena, &job->conflicts) =
            (struct conflict){line.start, is_inside(text, &line)};
        blank_out(copy, line.start, line.next);
    }
    if (copy != NULL)
        job->text.data = copy;
    return lost;
}
