/* SPDX-License-Identifier: MIT */
/*
 * mention_pack: mentions in few bytes, file by file.
 *
 * A file has many references, and nearly none of them is wrong: until the links are made each is
 * kept as what differs from the one before, in about six bytes, and its value as a number
 * (fact_pack.h).
 */
#ifndef TAIZHANG_LEDGER_MENTION_PACK_H
#define TAIZHANG_LEDGER_MENTION_PACK_H

#include "ledger/fact_pack.h"
#include "schema/shape.h"

/* A value that an entry is known by, or names another by. */
struct mention {
    const struct field *field;
    struct slice value;
    uint32_t entry; /* ENTRY_NONE at the top of a file */
    uint32_t file;
    uint32_t unit;
    uint32_t start, end; /* bytes in the file */
};

struct mention_list {
    ARRAY(struct mention);
};

/* Those of one file, in the order in which they were found. */
struct mention_block;

struct mention_packs {
    struct arena *arena;
    struct key_table *keys;
    struct {
        ARRAY(const struct field *);
    } fields; /* each that some mention is of */
    struct mention_block *first, *last;
    size_t count;
};

struct mention_packs mention_packs_new(struct arena *arena, struct key_table *keys);

/* Adds those of a file behind all others. What their values are made of need not last. */
void mention_pack_add(struct mention_packs *packs, const struct mention_list *list);

/* Those of the first file, then of the next; NULL behind the last one that has any. */
const struct mention_block *mention_pack_next(const struct mention_packs *packs,
                                              const struct mention_block *block);

/* The mentions of a file, in the arena. */
struct mention_list mention_unpack(struct arena *arena, const struct mention_packs *packs,
                                   const struct mention_block *block);

/* All of them, in the order of the files. */
struct mention_list mention_unpack_all(struct arena *arena, const struct mention_packs *packs);

#endif
