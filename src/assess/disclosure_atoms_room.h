/* SPDX-License-Identifier: MIT */
/* disclosure_atoms_room: what overlapping conditions cut the people into. See disclosure_atoms.c.
 */
#ifndef TAIZHANG_ASSESS_DISCLOSURE_ATOMS_ROOM_H
#define TAIZHANG_ASSESS_DISCLOSURE_ATOMS_ROOM_H

#include "assess/disclosure_room.h"

#define MASK_WORDS 4
#define FAMILY_MAX ((size_t)64 * MASK_WORDS)

/* Which quantities of a family count an entry, a bit for each. */
struct mask {
    uint64_t words[MASK_WORDS];
};

/* The entries of a unit that the same quantities count. */
struct atom {
    uint64_t entry; /* while they are gathered */
    size_t unit;
    bool again; /* a total has them of another unit, which shares them */
    struct mask mask;
    int64_t value;
};

/* Quantities that count the same things, or add up the same field, with the atoms of all units,
 * unit by unit. */
struct family {
    struct disclosure *d;
    size_t quantities[FAMILY_MAX];
    size_t count;
    struct {
        ARRAY(struct atom);
    } atoms;
    bool *sums;   /* by set, then by quantity: whether it is the sum of its atoms */
    size_t *from; /* by unit: where its atoms begin; behind the last unit all end */
};

static inline bool mask_has(const struct mask *mask, size_t bit)
{
    return (mask->words[bit / 64] >> bit % 64 & 1) != 0;
}

/* ---- disclosure_sums.c ---- */

#define PRIME  1000000007u /* sums are solved modulo this: what is 0 by it is 0, but by chance */
#define PROOFS 2           /* against that chance */

/*
 * What is reported of a family, solved. Each atom has a weight, chosen at random so that the
 * weights of any sum that is reported are 0 together. What follows from such sums has weights that
 * are 0 together, too, and nothing else has, but for one chance in PRIME; the second weights are
 * another try.
 */
struct sums {
    struct family *family;
    uint32_t *weights[PROOFS]; /* by atom */
};

/* Solves what is reported; withholds totals where they are too many. */
void solve_sums(struct sums *sums);

/* Whether what is reported of a unit alone says how many some of its atoms are together; `without`:
 * one of the family that is taken to be withheld, or NONE. */
bool unit_reveals(struct family *family, size_t unit, const size_t *atoms, size_t count,
                  size_t without);

#endif
