/* SPDX-License-Identifier: MIT */
/*
 * schema_keyed: the keys of mappings with very many of them, to find one by halves while a document
 * is checked. A mapping is sorted when it is asked first; its keys stay what they are until the
 * end.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_KEYED_H
#define TAIZHANG_SCHEMA_SCHEMA_KEYED_H

#include "base/arena.h"
#include "tree/tree.h"

#define KEYED_FEW 64 /* keys that are found as fast one by one */

struct keyed_map {
    const struct member *members; /* by which it is known; NULL: nothing stands here */
    struct member **sorted;
};

/* All zeros: none yet. */
struct keyed_maps {
    struct keyed_map *slots;
    size_t slot_count, used;
};

/* As node_member() does; `keyed` may be NULL. */
struct member *keyed_member(struct keyed_maps *keyed, struct arena *arena, const struct node *map,
                            struct slice key);

#endif
