/* SPDX-License-Identifier: MIT */
/* disclosure_atoms_room: what overlapping conditions cut the people into. See disclosure_atoms.c.
 */
#ifndef TAIZHANG_ASSESS_DISCLOSURE_ATOMS_ROOM_H
#define TAIZHANG_ASSESS_DISCLOSURE_ATOMS_ROOM_H

#include "assess/disclosure_room.h"

#define MASK_WORDS 4
#define FAMILY_MAX ((size_t)64 * MASK_WORDS)

/* Which quantities of a family count an entry or a person, a bit for each. */
struct mask {
    uint64_t words[MASK_WORDS];
};

/* The entries or people of a unit that the same quantities count. */
struct atom {
    uint64_t entry; /* while they are gathered */
    size_t unit;
    bool again; /* a total has them of another unit, which shares them */
    struct mask mask;
    int64_t value;
};

/* People with entries in several units whom the same quantities count in each set of units. */
struct several {
    struct mask *masks; /* by set */
    size_t size;        /* of all masks, in bytes */
    int64_t value;
};

/* The atoms that a unit's figures are made of, its own first: those of several stand behind all
 * that are of one unit. */
struct columns {
    size_t *atoms;
    size_t count, own;
};

/* Quantities that count the same things, add up the same field, or count different people known by
 * the same field, with the atoms of all units, unit by unit. */
struct family {
    struct disclosure *d;
    size_t quantities[FAMILY_MAX];
    size_t count;
    struct {
        ARRAY(struct atom);
    } atoms;
    struct {
        ARRAY(struct several);
    } several;
    bool *sums;              /* by set, then by quantity: whether it is the sum of its atoms */
    struct columns *columns; /* by unit */
};

static inline bool mask_has(const struct mask *mask, size_t bit)
{
    return (mask->words[bit / 64] >> bit % 64 & 1) != 0;
}

static inline void mask_add(struct mask *mask, size_t bit)
{
    mask->words[bit / 64] |= UINT64_C(1) << bit % 64;
}

static inline bool mask_is_empty(const struct mask *mask)
{
    uint64_t any = 0;

    for (size_t i = 0; i < MASK_WORDS; i++)
        any |= mask->words[i];
    return any == 0;
}

/* ---- disclosure_atoms.c ---- */

/* How many atoms there are, and how much an atom is. */
size_t atom_count(const struct family *family);
int64_t atom_value(const struct family *family, size_t atom);

/* The quantities that count an atom in a set of units. */
struct mask atom_mask(const struct family *family, size_t atom, size_t set);

/* Whether a figure is reported and is the sum of its atoms. */
bool is_published(const struct family *family, size_t bit, size_t set);

/* What is not solved is not reported. */
void withhold_everywhere(struct disclosure *d, size_t quantity);

/* Makes one of what no quantity that is still reported tells apart. */
void narrow_family(struct family *family);

/* Puts atoms in order, those of one kind together; nothing goes that nobody is. */
void merge_atoms(struct family *family);
void merge_several(struct family *family);

/* ---- disclosure_persons.c ---- */

/* Whether it counts different values, and the field that these are values of. */
const struct field *person_field(const struct disclosure *d, size_t quantity);

/* Cuts the people whom the quantities of a family count. */
void add_persons(struct family *family);

/* ---- disclosure_matrix.c ---- */

#define PRIME 1000000007u /* sums are solved modulo this: what is 0 by it is 0, but by chance */

struct matrix {
    uint32_t *cells;
    size_t rows, columns;
    size_t *pivots; /* by row, once it is solved */
};

uint32_t times(uint32_t a, uint32_t b);
uint32_t plus(uint32_t a, uint32_t b);

struct matrix matrix_of(struct arena *arena, size_t rows, size_t columns);
uint32_t *matrix_row(const struct matrix *matrix, size_t row);

/* To the reduced form, in which each row has a column, its pivot, that no other has; rows that
 * follow from others go. */
void matrix_solve(struct matrix *matrix);

/* ---- disclosure_sums.c ---- */

#define PROOFS 2 /* against the chance that weights are 0 and their sum is not */

/*
 * What is reported of a family, solved. Each atom has a weight, chosen at random so that the
 * weights of any sum that is reported are 0 together. What follows from such sums has weights that
 * are 0 together, too, and nothing else has, but for one chance in PRIME; the second weights are
 * another try.
 */
struct sums {
    struct family *family;
    bool totals;               /* what is reported of sets of units counts, too */
    uint32_t *weights[PROOFS]; /* by atom */
};

/* Solves what is reported; withholds totals where they are too many. */
void solve_sums(struct sums *sums);

/* ---- disclosure_scope.c ---- */

/* Atoms that the same quantities count in a set of units. */
struct kind {
    struct mask mask;
    bool again;
    int64_t value;
    uint32_t weights[PROOFS];
};

/* What a set of units is made of; without `sums` it has no weights. */
struct scope {
    struct family *family;
    size_t set;
    struct kind *kinds; /* by mask */
    size_t count;
};

struct scope scope_of(struct arena *arena, struct family *family, const struct sums *sums,
                      size_t set);

/* Whether what is reported of the set alone says how many some of its kinds, each perhaps several
 * times, are together; `without`: one of the family that is taken to be withheld, or NONE. */
bool scope_reveals(const struct scope *scope, const size_t *kinds, size_t count, size_t without);

#endif
