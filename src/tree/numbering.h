/* SPDX-License-Identifier: MIT */
/*
 * numbering: the names of the fields that a document may have, each with a number.
 *
 * A schema numbers the names of its properties, once. The reader looks each key up when it makes
 * the node, which keeps the number (KEPT_NAME); from then on the key is compared and looked up as a
 * number, by whoever walks the tree. Numbers begin with 1; 0 stands for a name that has none: it is
 * in no schema, or there are too many of them. Such a key is compared as a text, so that nothing
 * but time depends on it.
 *
 * A number means something to those alone who number by the schema that the document was read for.
 * Once made, a numbering does not change: any number of threads may use it at once.
 */
#ifndef TAIZHANG_TREE_NUMBERING_H
#define TAIZHANG_TREE_NUMBERING_H

#include "base/arena.h"

#include <stdint.h>

#define NUMBERED_MAX    255  /* names beyond these have no number */
#define NUMBERING_SLOTS 1024 /* a power of two; most are empty */

struct numbering {
    struct slice *names; /* by number; the first is empty */
    uint32_t count;      /* of numbers that are given, 0 among them */
    uint8_t slots[NUMBERING_SLOTS];
    uint64_t words[NUMBERED_MAX + 1]; /* by number, the last bytes of its name */
};

struct numbering *numbering_new(struct arena *arena);

/* Gives a name a number, if it has none. The name must live as long as the numbering. One that
 * looks like a slip of typing (人：数) gets none: a key with a number is not looked at for slips.
 */
void numbering_add(struct numbering *numbering, struct slice name);

/* The number of a name, or 0. */
uint32_t numbering_find(const struct numbering *numbering, struct slice name);

#endif
