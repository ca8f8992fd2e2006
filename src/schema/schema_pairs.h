/* SPDX-License-Identifier: MIT */
/*
 * schema_pairs: which value was held against which schema already, and what came of it.
 *
 * Of a choice whose branches, or an `if` whose `then`, ask for the same definition again, each
 * level of a document would double the work. What is remembered here is asked for once.
 *
 * Nothing is remembered until a document has asked for more than one of its size does that doubles
 * nothing: nearly all end before that, and pay nothing. What was found is the same either way.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_PAIRS_H
#define TAIZHANG_SCHEMA_SCHEMA_PAIRS_H

#include "base/arena.h"
#include "schema/schema_view.h"

/* A value and a schema, and all else that a verdict depends on. */
struct asked_pair {
    const struct node *node, *key;
    const struct subschema *schema, *top, *above; /* `above`: the top of the value around it */
    size_t marked; /* while probing: how many nodes had been found faulty; else 0 */
    bool report, unsound;
};

struct pair_verdict {
    struct asked_pair of;
    bool known, failed, unsure, closed;
};

struct pairs {
    size_t spare; /* questions until something is remembered */
    struct pair_verdict *slots;
    size_t slot_count, used;
    size_t faults_skipped; /* asked again while reporting: their faults are told already */
};

struct pairs pairs_for(size_t document_bytes);

/* The verdict on a pair, to be filled where it is not `known`; stays until the next call. */
struct pair_verdict *pairs_find(struct pairs *pairs, struct arena *arena,
                                const struct asked_pair *pair);

#endif
