/* SPDX-License-Identifier: MIT */
/*
 * fact_pack: facts in few bytes.
 *
 * A fact has a dozen members, of which most are what they were in the one before: of the same
 * measure, in the order of the files, a fact is kept as what differs, in about six bytes. So facts
 * are read from the first on, one at a time:
 *
 *     struct fact_reader reader = fact_read(&facts->packed, measure);
 *
 *     for (struct fact fact; fact_next(&reader, &fact);)
 *         ...
 *
 * A key stands once for all facts that have it, and two are equal where their numbers are.
 */
#ifndef TAIZHANG_LEDGER_FACT_PACK_H
#define TAIZHANG_LEDGER_FACT_PACK_H

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"

#define KEY_NONE UINT32_MAX

/* An entry, or a value in one, that a measure counts for a unit in one of its periods. */
struct fact {
    uint32_t measure;
    uint32_t period; /* index into the measure's */
    uint32_t unit;
    uint32_t entry;       /* ENTRY_NONE for a field of the header */
    uint32_t offset;      /* how far behind where its entry starts, or of the header the file, that
                             stands which is counted; 0: it is the entry (fact_start()) */
    bool header;          /* a figure of the header, which a unit has once */
    bool again;           /* the same for a further unit that shares the entry: not in the total */
    bool absent;          /* the entry lacks the field and counts as one that has nothing */
    uint32_t lacks;       /* evidence that is asked and not there, a bit for each kind; 0: proven */
    date_days day;        /* when it happened or began; DATE_MIN: it is not dated */
    struct decimal value; /* 1 for a count, a rank from 1 for an ordered value */
    struct slice key;     /* of `distinct`; data NULL where the entry lacks the field */
    uint32_t key_number;  /* of one that was packed: equal for equal keys; KEY_NONE: it has none */
    struct slice per;     /* the value that it counts for, of `per`; data NULL: it has none */
    uint32_t per_number;  /* likewise */
    uint64_t shown;       /* which of the values of `having` or `items` it shows */
    date_days since, until; /* the reference dates between which it counts so, without `every` */
};

struct key_block;

/* Different texts, each with a number from 0. Zero is empty. A ledger may have as many as entries,
 * so one takes its bytes and some ten more. */
struct key_table {
    ARRAY(uint32_t); /* where each stands */
    struct {
        ARRAY(struct key_block *);
    } blocks;
    uint32_t *slots;
    size_t size;
};

/* The number of a text, which is copied to the arena when it is new; KEY_NONE where data is NULL.
 */
uint32_t key_number(struct arena *arena, struct key_table *table, struct slice key);

/* The text of a number. */
struct slice key_of(const struct key_table *keys, uint32_t number);

struct pack_block;

/* Those of one measure. Zero is empty. */
struct fact_pack {
    struct arena *arena; /* of its blocks alone; NULL: there are none */
    struct pack_block *first, *last;
    size_t count;
    struct fact before; /* the last one */
};

/* By measure. */
struct fact_packs {
    struct arena *arena;    /* that the packs go with */
    struct key_table *keys; /* several may have one */
    struct fact_pack *packs;
    size_t count;
};

struct fact_packs fact_packs_new(struct arena *arena, struct key_table *keys, size_t measures);

/* Adds one behind all of its measure. What its key is made of need not last. */
void fact_pack_add(struct fact_packs *packs, const struct fact *fact);

/* Puts in the place of a measure's facts those that stay, as far as `keep` says so; it may change
 * them. Costs nothing where none is changed or goes, which `keep` says by FACT_AS_IT_IS. */
enum fact_fate { FACT_AS_IT_IS, FACT_CHANGED, FACT_GONE };

void fact_packs_filter(struct fact_packs *packs, size_t measure,
                       enum fact_fate (*keep)(void *context, struct fact *fact), void *context);

/* Facts of a measure, from the first on. A copy of a reader reads on by itself. */
struct fact_reader {
    const struct fact_packs *packs;
    const struct pack_block *block;
    size_t at, left;
    struct fact fact;
};

struct fact_reader fact_read(const struct fact_packs *packs, size_t measure);

/* False behind the last one. */
bool fact_next(struct fact_reader *reader, struct fact *out);

#endif
