/* SPDX-License-Identifier: MIT */
/*
 * schema_patterned: which of many patterns of keys a key can be of at all. Most begin with what the
 * key has to begin with (^visit-): a key that does not is not held against them.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_PATTERNED_H
#define TAIZHANG_SCHEMA_SCHEMA_PATTERNED_H

#include "schema/schema_view.h"

struct pattern_begin {
    struct slice letters; /* of the pattern, in the text of the schema */
    size_t place;
};

/* The patterns of a schema, by their first letters. */
struct pattern_index {
    ARRAY(struct pattern_begin);
    struct {
        ARRAY(size_t);
    } rest; /* that begin with anything */
    size_t longest;
};

/* Of the patterns that are the keys of a mapping in a schema; NULL where it would be of no use. */
const struct pattern_index *pattern_index_of(struct arena *arena, const struct node *map);

/* Some patterns, in their order. */
struct pattern_picks {
    const struct patterns *of;
    size_t count;
    const size_t *places; /* NULL: all */
};

/* Those that a key can be of. */
struct pattern_picks patterns_for(struct arena *arena, const struct patterns *patterns,
                                  struct slice key);

const struct patterned *pattern_at(const struct pattern_picks *picks, size_t index);

#endif
