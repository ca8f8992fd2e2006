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

#include "base/lang.h"

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

#endif
