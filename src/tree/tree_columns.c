/* SPDX-License-Identifier: MIT */
/* Which column the entries of a list begin in, whatever slipped in it. See tree_parts.h. */
#include "tree/tree_parts.h"
#include "tree/tree_typing.h"

#define COLUMNS 64 /* further right no list of a block begins */

/* A line above that is not closed yet: what begins further right may belong to it. */
struct opener {
    size_t column;
    bool opens; /* it is a field without a value, or known as a list: entries may follow */
};

struct column_counts {
    const struct outline *outline;
    size_t counts[COLUMNS]; /* of entries */
    size_t first[COLUMNS];  /* the byte of the first */
    struct opener openers[COLUMNS];
    size_t depth;
};

/* Whether a field at `at` has nothing behind its colon, or is known as a list. */
static bool is_open(const struct column_counts *columns, struct slice text, size_t at, size_t end)
{
    struct field_front front = typing_front(text, at, end);
    struct slice name = front_name(text, &front);

    if (front.kind != FRONT_VALUE && outline_is_list(outline_below(columns->outline, name)))
        return true;
    return front.name_end > front.name && front_is_bare(text, &front, end);
}

static void push(struct column_counts *columns, size_t column, bool opens)
{
    if (columns->depth < COLUMNS)
        columns->openers[columns->depth++] = (struct opener){column, opens};
}

/* Entries below a field, or right at its column, are of a deeper list. What stands in the very
 * column of an entry, its fellows of the list or an item that lost its dash, tells nothing. */
static bool is_inner(const struct column_counts *columns, size_t column)
{
    size_t i = columns->depth;

    if (i > 0 && columns->openers[i - 1].column == column && columns->openers[i - 1].opens)
        return true;
    while (i > 0 && columns->openers[i - 1].column == column)
        i--;
    return i > 0 && columns->openers[i - 1].opens;
}

static void count_line(struct column_counts *columns, struct slice text, const struct line *line)
{
    size_t dash = typing_dash(text, line), column = line->column, at = line->text;

    while (columns->depth > 0 && columns->openers[columns->depth - 1].column > column)
        columns->depth--;
    if (dash == 0) {
        while (columns->depth > 0 && columns->openers[columns->depth - 1].column == column)
            columns->depth--;
        push(columns, column, is_open(columns, text, at, line->end));
        return;
    }
    if (line_is_entry(text, line) && column < COLUMNS && !is_inner(columns, column) &&
        columns->counts[column]++ == 0)
        columns->first[column] = line->start;
    for (at += dash; at < line->end && text.data[at] == ' '; at++)
        dash++;
    if (at < line->end)
        push(columns, column + dash, is_open(columns, text, at, line->end));
}

/* The column that most entries begin in; of equally many that of the first. */
size_t block_entry_column(struct slice text, const struct block *block)
{
    struct column_counts columns = {.outline = block->outline};
    size_t best = COLUMNS;

    for (struct line line = line_at(text, block->entries); line.start < block->end;
         line = line_at(text, line.next)) {
        if (!line.blank && !line.odd)
            count_line(&columns, text, &line);
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        if (columns.counts[i] == 0)
            continue;
        if (best == COLUMNS || columns.counts[i] > columns.counts[best] ||
            (columns.counts[i] == columns.counts[best] && columns.first[i] < columns.first[best]))
            best = i;
    }
    return best == COLUMNS ? 2 : best;
}
