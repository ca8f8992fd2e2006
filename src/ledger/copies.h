/* SPDX-License-Identifier: MIT */
/*
 * copies: record files that are there twice.
 *
 * Two files with the same text (line ends aside) are one: the first counts, by preference one whose
 * name has no mark of a copy (copy_name.h). A file that holds mostly the same entries as another
 * one of the same unit is not counted either, but nobody knows which of the two is right. Where
 * neither is called a copy, there must be some such entries: one or two are reported one by one.
 */
#ifndef TAIZHANG_LEDGER_COPIES_H
#define TAIZHANG_LEDGER_COPIES_H

#include "ledger/facts.h"
#include "ledger/files.h"
#include "ledger/same_entries.h"

#define COPY_NONE ENTRIES_OF_NONE

struct copies {
    struct arena *arena;
    struct files *files;
    size_t *of;      /* by file: the one that is counted in its place; else COPY_NONE */
    bool *near;      /* by file: it is not equal to that one */
    uint32_t *table; /* of record files that were read, by hash: index + 1; 0: free */
    size_t table_size;
    struct entry_table entries; /* of files that are counted */
};

/* Looks at the names, and into files whose names have marks. */
struct copies copies_find(struct arena *arena, const struct facts_rules *rules,
                          struct files *files);

/* Whether the text of a file that has been read is that of one that is remembered. A copy of a near
 * copy is one, too. */
bool copies_again(struct copies *copies, size_t index);

/* Whether a text of this hash is remembered. This and copies_remember() alone may be called while
 * another thread calls them, too, one at a time. */
bool copies_has(const struct copies *copies, const uint8_t hash[FILES_HASH_BYTES]);

/* Remembers a file whose text has been read, and holds records. */
void copies_remember(struct copies *copies, size_t index);

/* Whether a text is that of a file that is counted; when all are read. */
bool copies_counted(const struct copies *copies, struct slice text);

/* Whether a file of these entries holds mostly what an earlier one of its unit does; else they are
 * remembered. */
bool copies_mostly(struct copies *copies, size_t index, const struct entry_hashes *entries);

#endif
