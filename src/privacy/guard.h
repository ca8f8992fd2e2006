/* SPDX-License-Identifier: MIT */
/*
 * guard: a text is freed of personal numbers before anything else reads it.
 *
 * Each digit and letter of a number is overwritten by an x of as many bytes (text_mask()),
 * so that every place in the text stays, and nothing that is made of it later - values,
 * messages, excerpts, any report - can repeat the number. The source remembers the bytes
 * (source_is_masked()), and the tree marks what it reads there as faulty: no other message
 * is made of it. Hash a text before guarding it.
 */
#ifndef TAIZHANG_PRIVACY_GUARD_H
#define TAIZHANG_PRIVACY_GUARD_H

#include "tree/tree.h"

/* Masks the text of a source and tells each number; with diags NULL in silence. */
void guard_text(struct arena *arena, const struct source *source, struct diag_list *diags);

/* The same of a text of which nothing is known, not even that a word in it is no name: where it
 * holds a number, all of it is masked. */
void guard_strange_text(struct arena *arena, const struct source *source, struct diag_list *diags);

/*
 * Looks at the values that do not stand in the text as they are read: escapes, and texts over
 * several lines. They are masked whole.
 */
void guard_tree(struct arena *arena, struct tree *tree, struct diag_list *diags);

/* A copy with its numbers masked; the path itself where it has none. */
struct slice guard_path(struct arena *arena, struct slice path);

#endif
