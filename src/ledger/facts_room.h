/* SPDX-License-Identifier: MIT */
/* facts_room: the walk over one file's tree, shared by facts.c and facts_measure.c. */
#ifndef TAIZHANG_LEDGER_FACTS_ROOM_H
#define TAIZHANG_LEDGER_FACTS_ROOM_H

#include "ledger/facts.h"

/* When an entry happened or held: an event has from == to. */
struct dating {
    bool dated;
    bool interval;
    date_days from, to;
};

/* A mapping on the way from the document to what is looked at. */
struct level {
    const struct field *field;
    const struct node *node;
    uint32_t entry;
    struct dating dating; /* its own, or that of the nearest that encloses it */
};

struct walk {
    const struct facts_rules *rules;
    const struct tree *tree;
    uint32_t file;
    uint32_t unit;
    struct level levels[TREE_DEPTH_MAX];
    size_t depth;
    struct facts *out;
};

/* The dates of a mapping, else those of what encloses it. */
struct dating dating_of(const struct field *field, const struct node *node,
                        const struct dating *enclosing);

/* Adds a fact for each target that counts this item; `value` is a plain value of a list, or
 * NULL where the item is the innermost level. */
void measure_item(struct walk *walk, const struct field *item, const struct node *value);

#endif
