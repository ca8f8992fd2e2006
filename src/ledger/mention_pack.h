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
    uint32_t key;        /* of one that was packed: equal for equal values */
};

struct mention_list {
    ARRAY(struct mention);
};

struct mention_block;

struct mention_field {
    const struct field *field;
    size_t count; /* of mentions */
};

struct mention_packs {
    struct arena *arena; /* of the blocks alone */
    struct arena *key_arena;
    struct key_table *keys;
    struct {
        ARRAY(struct mention_field);
    } fields; /* each that some mention is of */
    struct mention_block *first, *last;
    uint32_t file, unit; /* of those that were added last */
    size_t count;
};

/* Keys go with the arena, and the rest by mention_packs_free(). */
struct mention_packs mention_packs_new(struct arena *arena, struct key_table *keys);

/* Adds those of a file, in the order in which they were found, behind all others, and gives the
 * least number of their values. What the values are made of need not last. */
uint32_t mention_pack_add(struct mention_packs *packs, const struct mention_list *list);

/* They are read file by file, until none is left. */
struct mention_reader {
    const struct mention_packs *packs;
    const struct mention_block *block;
    size_t at, left;
    uint32_t file, unit;
};

struct mention_reader mention_read(const struct mention_packs *packs);

/* The mentions of the next file that has any, in the arena; false behind the last one. */
bool mention_next_file(struct mention_reader *reader, struct arena *arena,
                       struct mention_list *out);

/* When nothing more is to be read of them. */
void mention_packs_free(struct mention_packs *packs);

/* One of many that are looked up: 28 bytes. */
struct kept_mention {
    uint32_t key, entry, file, unit, start, len;
    uint16_t field; /* index into those of the list */
};

struct kept_mentions {
    const struct key_table *keys;
    const struct field **fields;
    size_t field_count;
    ARRAY(struct kept_mention);
};

/* All of them, field by field, and those of one in the order of the files; they outlive the packs.
 */
struct kept_mentions mention_keep_all(struct arena *arena, const struct mention_packs *packs);

struct mention mention_at(const struct kept_mentions *kept, size_t index);

/* The index of a field among those of the list; their number where nothing is of it. */
uint16_t mention_field(const struct kept_mentions *kept, const struct field *field);

#endif
