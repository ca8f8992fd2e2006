/* SPDX-License-Identifier: MIT */
/* What is left of a tree whose reading stopped in the middle, and what of it may be believed. */
#include "tree/tree_room.h"

#include <string.h>

static struct node *last_child(struct node *node)
{
    if (node->kind == NODE_MAP && node->count > 0)
        return &node->members[node->count - 1].value;
    return node->kind == NODE_LIST && node->count > 0 ? &node->items[node->count - 1] : NULL;
}

static bool is_plain(const struct node *node)
{
    return node->kind != NODE_MAP && node->kind != NODE_LIST;
}

/* Brackets that are not closed swallow what follows: nothing in them is to be believed. */
static bool is_bracketed(struct slice text, const struct node *node)
{
    return !is_plain(node) && node->start < text.len &&
           strchr("[{", text.data[node->start]) != NULL;
}

void tree_mark_cut(struct slice text, struct node *root, size_t stopped)
{
    for (struct node *at = root; at != NULL; at = last_child(at)) {
        if (at != root && stopped != SIZE_MAX && is_bracketed(text, at)) {
            at->kind = NODE_NULL;
            at->count = 0;
            at->text = (struct slice){NULL, 0};
        }
        bool half = is_plain(at) && slice_find(text, '\n', at->end) >= stopped;

        at->cut = !is_plain(at);
        at->faulty = at->faulty || at->kind == NODE_MAP || at->kind == NODE_NULL || half;
    }
}
