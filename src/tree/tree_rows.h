/* SPDX-License-Identifier: MIT */
/*
 * tree_rows: a tree as rows of numbers, to be kept in the program and not read at every start.
 *
 * A row is a node. The rows of what a list or a mapping holds stand together: items, or key, value,
 * key, value. A row names no address of memory, so that a table of rows is the same on every
 * machine, and costs nothing where it is not used.
 */
#ifndef TAIZHANG_TREE_TREE_ROWS_H
#define TAIZHANG_TREE_TREE_ROWS_H

#include "tree/tree.h"

struct tree_row {
    uint8_t kind; /* enum node_kind */
    bool boolean, quoted;
    uint8_t kept; /* enum kept, with scale and value as in struct node */
    int8_t scale;
    int32_t value;
    uint32_t start, end;
    uint32_t at;    /* of a scalar where its text begins, in the source or behind it in `escaped`;
                       else the row of the first thing that it holds */
    uint32_t count; /* of a scalar the bytes of its text; else of items or members */
};

struct tree_rows {
    const struct tree_row *rows; /* the first is the root */
    size_t count;
    struct slice escaped; /* texts that do not stand in the source as they are: with escapes */
};

/* The rows of a whole tree without faults; they live in the arena. */
struct tree_rows tree_to_rows(struct arena *arena, const struct tree *tree);

/* The text of a scalar's row. */
struct slice tree_row_text(const struct tree_rows *rows, struct slice source,
                           const struct tree_row *row);

/* The tree of rows: as tree_read() gives it from the same source. Its texts point into the source
 * and into `escaped`. */
void tree_of_rows(struct arena *arena, const struct source *source, const struct tree_rows *rows,
                  struct tree *out);

#endif
