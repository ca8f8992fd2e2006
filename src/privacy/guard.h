/* SPDX-License-Identifier: MIT */
/*
 * guard: a text is freed of what tells who somebody is before anything else reads it: numbers
 * (numbers.h) and what is known by its label or form (labels.h).
 *
 * Each digit and letter of it is overwritten by an x of as many bytes (text_mask()),
 * so that every place in the text stays, and nothing that is made of it later - values,
 * messages, excerpts, any report - can repeat it. The source remembers the bytes
 * (source_is_masked()), and the tree marks what it reads there as faulty: no other message
 * is made of it. Hash a text before guarding it.
 */
#ifndef TAIZHANG_PRIVACY_GUARD_H
#define TAIZHANG_PRIVACY_GUARD_H

#include "tree/tree.h"

/* Masks the text of a source and reports each thing found; with diags NULL in silence. */
void guard_text(struct arena *arena, const struct source *source, struct diag_list *diags);

/* The same of a text of which nothing is known, not even that a word in it is no name: where
 * something is found, all of it is masked. Lines about authors may hold mail addresses. */
void guard_strange_text(struct arena *arena, const struct source *source, struct diag_list *diags);

/*
 * Looks at the values that do not stand in the text as they are read: escapes, and texts over
 * several lines. Each in which something is found, or was found in the text, is masked whole: the
 * words beside a number say whose it is.
 */
void guard_tree(struct arena *arena, struct tree *tree, struct diag_list *diags);

/* A copy in which each name of a folder or file that something is found in is masked but for its
 * suffix: 王小明13800138000.yaml names its owner. The path itself where nothing is found. */
struct slice guard_names(struct arena *arena, struct slice path);

/* The path as it may be shown: above and below such a name, masked too is what may be the name of a
 * person, for the number may be his: 王小明/13800138000.txt. */
struct slice guard_path(struct arena *arena, struct slice path);

/* As guard_names() of a message of another program: of the words in which something is found. */
struct slice guard_words(struct arena *arena, struct slice words);

#endif
