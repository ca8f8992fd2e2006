/* SPDX-License-Identifier: MIT */
/*
 * tree_parts: a text that is no YAML as a whole, cut into parts that mostly are.
 *
 * Each top-level field is a block, and where a block of a list cannot be read, each entry of the
 * list is a part of its own. The cuts are made where lines begin, by their indentation, as a person
 * would make them; what is a list is known by the outline of the document, else by how the first
 * line below the field begins.
 */
#ifndef TAIZHANG_TREE_TREE_PARTS_H
#define TAIZHANG_TREE_TREE_PARTS_H

#include "tree/tree_room.h"

/* A top-level field: its own lines, then the entries of its list, if it has one. */
struct block {
    size_t start, end;
    enum node_kind kind;           /* NODE_LIST, NODE_MAP; NODE_NULL: nobody knows */
    const struct outline *outline; /* of the field; NULL where it is not known */
    size_t entries;                /* where the first entry starts; `end` where there are none */
    size_t entry_column;           /* where entries begin */
    size_t column;                 /* of its first line: 0, or a slip */
};

/* The first line that holds something; `end` where none does, or where it is no field. */
size_t block_first(struct slice text, size_t at, size_t end);

/* The block that starts there, up to where the next one does; `outline` is of the whole. */
struct block block_cut(struct slice text, const struct outline *outline, size_t start, size_t end);

/* Where the entry ends that starts at `start`: where the next one does. A dash between the column
 * of entries and that of this one's fields is another entry, out of place. */
size_t block_entry_end(struct slice text, const struct block *block, size_t start);

/* The column that the entries of a block begin in. Where all have a tab or the like in front, the
 * usual one. */
size_t block_entry_column(struct slice text, const struct block *block);

#endif
