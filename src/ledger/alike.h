/* SPDX-License-Identifier: MIT */
/*
 * alike: which entries of a collection are like an earlier one, by their likeness (facts.h).
 *
 * Sound entries only, and within a unit: the one that recorded an entry, or one that shares it.
 */
#ifndef TAIZHANG_LEDGER_ALIKE_H
#define TAIZHANG_LEDGER_ALIKE_H

#include "ledger/facts.h"

/* Two entries; the first of a file, or of the first file, comes first. */
struct pair {
    uint32_t second, first;
};

struct pairs {
    ARRAY(struct pair);
};

/* Each entry that is like an earlier one once, with the first of these, in their order. */
struct pairs alike_find(struct arena *arena, const struct facts *facts,
                        const struct likenesses *list);

#endif
