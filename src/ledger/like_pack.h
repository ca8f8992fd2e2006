/* SPDX-License-Identifier: MIT */
/*
 * like_pack: likenesses in few bytes, those of one collection that are compared with each other.
 *
 * A large ledger has several to an entry, and nearly all of them are like no other: until those
 * that are alike are found each is kept as what differs from the one before, and the number that
 * stands for its values. So they are read from the first on, one at a time:
 *
 *     struct like_reader reader = like_read(pack);
 *
 *     for (struct likeness like; like_next(&reader, &like);)
 *         ...
 */
#ifndef TAIZHANG_LEDGER_LIKE_PACK_H
#define TAIZHANG_LEDGER_LIKE_PACK_H

#include "schema/shape.h"

/*
 * What an entry of a collection with x-same holds in the fields listed there, or a shelf mark of
 * its evidence (x-proves), in one spelling for what is the same: as a number of 64 bits, for there
 * are several to an entry. Of a million that differ two have it in common once in tens of millions
 * of ledgers, and then they are named in a message beside each other. Where only entries of a unit
 * are compared, which are fewer, 48 bits do: of a thousand units with a thousand each two of one
 * have it in common once in half a million ledgers.
 */
struct likeness {
    uint64_t print; /* below 1 << like_print_bits() */
    uint32_t rest;  /* stands for what two that are alike must agree in; of a mark for the letters
                       that it begins with; 0: none */
    uint32_t entry;
    uint32_t start; /* of a mark: where it stands in the file */
    unsigned int len : 31;
    unsigned int path : 1; /* of a mark: a file of the ledger */
    uint32_t kind;         /* of a mark: of evidence, index into the list's kinds */
    uint32_t at;           /* how many of its list come before it */
};

/* Kinds of evidence, of marks. */
struct mark_kinds {
    ARRAY(const struct field *);
};

/* The number of a kind, which is added when it is new: an entry has a few. */
uint32_t mark_kind_number(struct arena *arena, struct mark_kinds *kinds, const struct field *kind);

/* What the next one of a kind is held against. */
struct like_before {
    uint64_t print;
    uint32_t rest, len;
};

#define LIKE_BEFORES 8

/* What those that come later are held against. */
struct like_state {
    uint32_t count, entry, start;
    struct like_before before[LIKE_BEFORES]; /* by kind, modulo the number of them */
};

struct like_block;

/* `same` NULL: marks. Those are compared within a kind only. */
struct like_pack {
    const struct field *collection;
    const struct sameness *same;
    struct mark_kinds kinds;
    struct like_block *first, *last;
    struct like_state state; /* behind the last one */
};

unsigned like_print_bits(const struct sameness *same);

/* Adds one behind all others, of an entry that comes behind theirs or is the last one's. It gives
 * `at`. */
void like_pack_add(struct arena *arena, struct like_pack *pack, const struct likeness *like);

/* Adds those of another list of the same kind: their entries come behind `base` others. */
void like_pack_join(struct arena *arena, struct like_pack *pack, const struct like_pack *of,
                    uint32_t base);

size_t like_pack_count(const struct like_pack *pack);

/* The kind of evidence that a mark of a list is. */
const struct field *mark_kind(const struct like_pack *pack, const struct likeness *mark);

struct like_reader {
    const struct like_pack *pack;
    const struct like_block *block;
    size_t at;
    struct like_state state;
};

struct like_reader like_read(const struct like_pack *pack);

/* False behind the last one. */
bool like_next(struct like_reader *reader, struct likeness *out);

#endif
