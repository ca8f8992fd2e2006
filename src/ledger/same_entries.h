/* SPDX-License-Identifier: MIT */
/*
 * same_entries: how much of a record file stands in another one.
 *
 * Entries of a collection are the same where all that stands in them is; spaces, remarks and the
 * order of entries are nothing. Each entry is kept as a number made of its text.
 */
#ifndef TAIZHANG_LEDGER_SAME_ENTRIES_H
#define TAIZHANG_LEDGER_SAME_ENTRIES_H

#include "tree/tree.h"

#include <stddef.h>
#include <stdint.h>

/* The entries of one file, of each collection. */
struct entry_hashes {
    ARRAY(uint64_t);
};

/* Those of a unit's file, in the arena, for entry_table_find(). */
struct entry_hashes entry_hashes_of(struct arena *arena, size_t unit, const struct tree *tree);

/* Whether more than half of the entries of the shorter one of two files stand in the other. */
bool entries_mostly_same(struct arena *arena, const struct tree *a, const struct tree *b);

/* Of the number of an entry 32 bits are kept: now and then two that differ are taken for one, but
 * never half of a file for half of another. */
struct entry_slot {
    uint32_t hash;
    uint32_t file; /* index + 1; 0: free */
};

/*
 * The entries of all files that are counted. Zero is empty.
 *
 * Nearly no file holds what another one does, and that is seen by a sieve: four bits of one of many
 * words are set for each entry. The numbers of entries stand file by file, until the sieve lets a
 * file through for the first time; from then on they are in a table, which takes thrice as much.
 */
struct entry_table {
    struct arena *arena;
    uint64_t *sieve;
    size_t words;
    struct {
        ARRAY(uint32_t); /* of entries; none where there are slots */
    } hashes;
    struct {
        ARRAY(uint32_t); /* the files that these are of; of each totals[file] */
    } files;
    struct entry_slot *slots;
    size_t size, used;
    uint32_t *totals, *common; /* by file */
    uint32_t least;            /* of the totals that are enough to have a copy; 0: there is none */
};

#define ENTRIES_OF_NONE SIZE_MAX

/* The first of the files so far that holds mostly the same entries for the same unit, at least
 * ENTRIES_SAME_LEAST of them. Where there is none, the entries are remembered. */
#define ENTRIES_SAME_LEAST 3

size_t entry_table_find(struct arena *arena, struct entry_table *table, size_t file_count,
                        size_t file, const struct entry_hashes *entries);

#endif
