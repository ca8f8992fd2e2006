/* SPDX-License-Identifier: MIT */
/* What git leaves in a file when two people changed the same lines. */
#include "tree/tree_room.h"

#include <assert.h>
#include <string.h>

/* A line that is one of git's marks: seven of the sign, then a blank or nothing. */
static bool is_mark(struct slice text, const struct line *line, char sign)
{
    size_t at = line->start;

    while (at < line->end && text.data[at] == sign)
        at++;
    return at == line->start + 7 && (at == line->end || (text.data[at] == ' ' && sign != '='));
}

/* Where the last conflict ends, behind its mark; 0 where there is none. */
static size_t last_end(struct slice text, size_t from)
{
    size_t end = 0;

    for (struct line line = line_at(text, from); line.start < text.len;
         line = line_at(text, line.next)) {
        if (is_mark(text, &line, '>'))
            end = line.next;
    }
    return end;
}

/* Where the conflict ends that begins at a line, behind its last mark: only one of the marks may be
 * left of it, and then nobody knows what belongs to it. */
static size_t conflict_end(struct slice text, const struct line *first, size_t last)
{
    struct line line = *first;

    if (is_mark(text, first, '>') || first->start >= last)
        return first->next;
    do {
        assert(line.next < text.len && "the last mark is still to come");
        line = line_at(text, line.next);
    } while (!is_mark(text, &line, '>'));
    return line.next;
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

/* What the first line behind the mark is. */
static struct conflict conflict_at(struct slice text, const struct line *mark)
{
    struct line line = line_at(text, mark->next);

    if (line.blank)
        line = line_behind(text, &line);
    return (struct conflict){mark->start, line.column, line_is_entry(text, &line)};
}

bool tree_conflicts(struct job *job, size_t from, size_t to)
{
    struct slice text = slice_sub(job->text, 0, to);
    size_t last = last_end(text, from);
    bool lost = false;
    char *copy = NULL;

    for (struct line line = line_at(text, from); line.start < to; line = line_at(text, line.next)) {
        if (!is_mark(text, &line, '<') && !is_mark(text, &line, '=') && !is_mark(text, &line, '>'))
            continue;
        diag_add(job->diags, DIAG_CONFLICT, (struct span){job->source, line.start, line.end});
        if (copy == NULL)
            copy = (char *)arena_copy(job->arena, job->text).data;
        line.next = conflict_end(text, &line, last);
        lost = lost || holds_field(text, line.start, line.next);
        *ARRAY_PUSH(job->arena, &job->conflicts) = conflict_at(text, &line);
        blank_out(copy, line.start, line.next);
    }
    if (copy != NULL)
        job->text.data = copy;
    return lost;
}
