/* SPDX-License-Identifier: MIT */
/*
 * copies: record files that are there twice.
 *
 * Two files of equal bytes (of LF line ends) are one: the first counts, and by preference one whose
 * name has no mark of a copy (copy_name.h). A file that is called a copy and holds mostly the same
 * entries for the same unit is not counted either, but nobody knows which of the two is right.
 */
#ifndef TAIZHANG_LEDGER_COPIES_H
#define TAIZHANG_LEDGER_COPIES_H

#include "ledger/facts.h"
#include "ledger/files.h"

#define COPY_NONE SIZE_MAX

enum likeness_of_files { FILES_DIFFER, FILES_MOSTLY_SAME, FILES_SAME };

struct copies {
    struct arena *arena;
    struct files *files;
    size_t *of;    /* by file: the one that is counted in its place; else COPY_NONE */
    bool *near;    /* by file: it is not equal to that one */
    size_t *table; /* of files that were read, by hash: index + 1; 0: free */
    size_t table_size;
};

/* Looks at the names, and into files whose names have marks. */
struct copies copies_find(struct arena *arena, const struct facts_rules *rules,
                          struct files *files);

/* Whether a file that has been read is equal to an earlier one; else it is remembered. */
bool copies_again(struct copies *copies, size_t index);

#endif
