/* SPDX-License-Identifier: MIT */
/*
 * All quotes of a plan found in its text in one pass (Aho and Corasick, 1975): a tree of the
 * quotes' bytes, in which each node knows the longest other beginning of a quote that it ends with.
 */
#include "ledger/quotes_room.h"

#include <assert.h>

#define ROOT 0

struct node_of_quotes {
    uint32_t child,
        next;         /* the first of those below it, and the next below the same one; 0: none */
    uint32_t back;    /* the longest beginning of a quote that this one ends with */
    uint32_t longest; /* bytes of the longest quote that ends here; 0: none does */
    char byte;
    bool reached;
};

struct quote_tree {
    struct node_of_quotes *nodes;
    uint32_t count;
    uint32_t *order; /* from the root downwards */
};

static uint32_t child_of(const struct quote_tree *tree, uint32_t node, char byte)
{
    uint32_t at = tree->nodes[node].child;

    while (at != ROOT && tree->nodes[at].byte != byte)
        at = tree->nodes[at].next;
    return at;
}

/* The node at the end of a quote. */
static uint32_t add_quote(struct quote_tree *tree, struct slice quote)
{
    uint32_t node = ROOT;

    for (size_t i = 0; i < quote.len; i++) {
        uint32_t below = child_of(tree, node, quote.data[i]);

        if (below == ROOT) {
            below = tree->count++;
            tree->nodes[below].byte = quote.data[i];
            tree->nodes[below].next = tree->nodes[node].child;
            tree->nodes[node].child = below;
        }
        node = below;
    }
    tree->nodes[node].longest = (uint32_t)quote.len;
    return node;
}

/* Where a byte leads. */
static uint32_t step(const struct quote_tree *tree, uint32_t node, char byte)
{
    uint32_t below = child_of(tree, node, byte);

    while (below == ROOT && node != ROOT) {
        node = tree->nodes[node].back;
        below = child_of(tree, node, byte);
    }
    return below;
}

/* Level by level, for what a node ends with is shorter than it. */
static void link_back(struct quote_tree *tree)
{
    uint32_t known = 1;

    tree->order[0] = ROOT;
    for (uint32_t i = 0; i < known; i++) {
        uint32_t node = tree->order[i];

        for (uint32_t at = tree->nodes[node].child; at != ROOT; at = tree->nodes[at].next) {
            struct node_of_quotes *below = &tree->nodes[at];

            if (node != ROOT)
                below->back = step(tree, tree->nodes[node].back, below->byte);
            if (below->longest == 0)
                below->longest = tree->nodes[below->back].longest;
            tree->order[known++] = at;
        }
    }
    assert(known == tree->count);
}

/* Marks the bytes that a quote holds, and the nodes that the text leads to. */
static void read_text(struct quote_tree *tree, struct slice text, uint32_t *longest, bool *quoted)
{
    uint32_t node = ROOT, held = 0;

    for (size_t i = 0; i < text.len; i++) {
        node = step(tree, node, text.data[i]);
        tree->nodes[node].reached = true;
        longest[i] = tree->nodes[node].longest;
    }
    for (size_t i = text.len; i-- > 0;) {
        held = longest[i] > held ? longest[i] : held;
        quoted[i] = quoted[i] || held > 0;
        held -= held > 0;
    }
    /* Where the text led to a node, it has what that ends with, too. */
    for (uint32_t i = tree->count; i-- > 1;) {
        const struct node_of_quotes *from = &tree->nodes[tree->order[i]];

        if (from->reached)
            tree->nodes[from->back].reached = true;
    }
}

bool *quotes_find(struct arena *arena, const struct slice *quotes, size_t count, struct slice text,
                  bool *quoted)
{
    bool *found = ARENA_ARRAY(arena, count, bool);
    struct arena *scratch = arena_new();
    size_t bytes = 1;

    for (size_t i = 0; i < count; i++)
        bytes += quotes[i].len;
    struct quote_tree tree = {.nodes = ARENA_ARRAY(scratch, bytes, struct node_of_quotes),
                              .count = 1,
                              .order = ARENA_ARRAY(scratch, bytes, uint32_t)};
    uint32_t *ends = ARENA_ARRAY(scratch, count, uint32_t);

    assert(bytes <= UINT32_MAX && "a plan is a file, and so is its text");
    for (size_t i = 0; i < count; i++)
        ends[i] = add_quote(&tree, quotes[i]);
    link_back(&tree);
    read_text(&tree, text, ARENA_ARRAY(scratch, text.len, uint32_t), quoted);
    for (size_t i = 0; i < count; i++)
        found[i] = quotes[i].len == 0 || tree.nodes[ends[i]].reached;
    arena_free(scratch);
    return found;
}
