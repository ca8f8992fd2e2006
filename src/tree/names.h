/* SPDX-License-Identifier: MIT */
/*
 * names: what a field may be called in a document, beside its own name.
 *
 * A key is read as the field that has it for a name. Where none beside it has, it is read as the
 * field that had the name before, and where none had, as the one field that is labelled so or has
 * it among the other words that people use. A word of two fields is neither: nobody can tell which
 * was meant.
 */
#ifndef TAIZHANG_TREE_NAMES_H
#define TAIZHANG_TREE_NAMES_H

#include "base/arena.h"
#include "base/lang.h"

#include <stdint.h>

struct node;

struct other_names {
    const struct node *former; /* a list of names that it had before; NULL for none */
    const struct name *label;  /* NULL for none */
    const struct node *also;   /* a list of other words for it; NULL for none */
};

/* Whether the field had the name before. */
bool names_had(const struct other_names *names, struct slice word);

/* Whether it is labelled so, in any language, or the word is one of the others for it. */
bool names_mean(const struct other_names *names, struct slice word);

/* What a word is to a field: the first of these that fits counts. */
enum named_as { NAMED_OWN, NAMED_BEFORE, NAMED_OTHERWISE };

struct indexed_name {
    struct slice word;
    uint32_t place; /* of the field among those of its mapping */
    enum named_as as;
};

/* Fields of one mapping, by all words for them: where they are many nobody looks at each. */
struct name_index {
    ARRAY(struct indexed_name);
};

#define NAMES_FEW  64 /* fields that are found as fast one by one */
#define NAMES_NONE SIZE_MAX

void names_index_add(struct arena *arena, struct name_index *index, uint32_t place,
                     struct slice name, const struct other_names *others);

/* Once all are there. */
void names_index_sort(struct name_index *index);

/* The place of the field that a word is for, in none but these ways; NAMES_NONE where it is for
 * none, or nobody can tell for which. */
size_t names_index_find(const struct name_index *index, struct slice word, enum named_as most);

#endif
