/* SPDX-License-Identifier: MIT */
/*
 * tree_room: what the files of the tree room share among themselves.
 *
 * The reader works in three steps: tree_scan() looks at the bytes before libyaml does,
 * tree_read() turns libyaml's events into nodes, and tree_syntax_fault() turns what
 * libyaml complains about into a diagnostic.
 */
#ifndef TAIZHANG_TREE_TREE_ROOM_H
#define TAIZHANG_TREE_TREE_ROOM_H

#include "tree/tree.h"

/* A fault of syntax as libyaml tells it, its places as bytes of the source. */
struct syntax_fault {
    const char *problem; /* libyaml's English words; NULL where it has none */
    const char *context; /* likewise: what was being read */
    size_t at;
    size_t context_at;
    bool in_flow;   /* inside [ ] or { } */
    size_t flow_at; /* where the innermost of them opens */
};

/*
 * Checks encoding, control characters, directives and documents, for libyaml gives these
 * no place or takes quadratic time over them. Reports the first fault, and returns where
 * sound text ends: at the start of the faulty line, or at the end of the text. *start is
 * where the document starts, behind a byte order mark.
 */
size_t tree_scan(const struct source *source, struct diag_list *diags, size_t *start);

/* Reports each key but the first of a name, leaves it out, and marks the mapping faulty. */
void tree_check_keys(const struct source *source, struct diag_list *diags, struct node *map);

void tree_syntax_fault(const struct source *source, const struct syntax_fault *fault,
                       struct diag_list *diags);

/* The kind of a plain scalar by the core schema; sets *boolean for NODE_BOOL. */
enum node_kind tree_scalar_kind(struct slice text, bool *boolean);

/*
 * The kind that an explicit tag gives a scalar; false where the tag is none of the core
 * schema's, or the text does not fit it.
 */
bool tree_tag_kind(const char *tag, struct slice text, enum node_kind *kind, bool *boolean);

#endif
