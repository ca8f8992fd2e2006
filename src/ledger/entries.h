/* SPDX-License-Identifier: MIT */
/*
 * entries: the entries of all files, in the order of the files, each by its number.
 *
 * Most of a large ledger are entries of which nothing is ever said, so each is kept as what differs
 * from the one before, in about five bytes. They stand in blocks, and to look at one is to unpack
 * its block; those that were unpacked last are at hand, so it is for one thread at a time.
 */
#ifndef TAIZHANG_LEDGER_ENTRIES_H
#define TAIZHANG_LEDGER_ENTRIES_H

#include "base/arena.h"
#include "base/date.h"
#include "schema/shape.h"

#define ENTRY_NONE UINT32_MAX
#define INDEX_NONE UINT32_MAX

/* An entry of a collection, whether it counts or not. */
struct entry {
    const struct field *field;
    uint32_t file;
    uint32_t unit;      /* INDEX_NONE where the file's unit is not known */
    uint32_t parent;    /* the entry that it is in, or ENTRY_NONE */
    uint32_t start;     /* its byte in the file */
    date_days from, to; /* when it happened or held; DATE_MIN and DATE_MAX where that is open */
    bool interval;      /* it lasts from one to the other; else an event, if it is dated */
    bool doubted;       /* a warning was made of one of these dates */
    bool cut;           /* it could not be read to its end, and may be shared by other units */
    bool bad;           /* it, or one that it is in, holds a fault: it counts nowhere */
};

struct entry_block;
struct entry_bytes;

/* Where the entries of a file begin. */
struct entry_run {
    uint32_t first, file;
};

struct entries {
    struct arena *arena;
    struct {
        ARRAY(const struct field *);
    } collections;
    uint32_t *units; /* by file: the unit of its entries */
    struct {
        ARRAY(struct entry_run);
    } runs;       /* file by file */
    size_t *hint; /* the run that was asked for last */
    struct {
        ARRAY(const unsigned char *);
    } blocks;                   /* as bytes, but for the last one */
    struct entry_bytes *making; /* the last block */
    struct entry_block *seen;   /* unpacked */
    struct {
        ARRAY(uint64_t);
    } bad; /* a bit for each */
    size_t count;
};

struct entries entries_new(struct arena *arena, size_t file_count);

/* Adds one behind all others; those of a file are of one unit. */
void entries_add(struct entries *entries, const struct entry *entry);

struct entry entry_at(const struct entries *entries, uint32_t index);

/* The same without the rest of it; all but the parent are at hand. */
uint32_t entry_file(const struct entries *entries, uint32_t index);
uint32_t entry_unit(const struct entries *entries, uint32_t index);
uint32_t entry_parent(const struct entries *entries, uint32_t index);
bool entry_is_bad(const struct entries *entries, uint32_t index);

void entry_set_bad(struct entries *entries, uint32_t index);

#endif
