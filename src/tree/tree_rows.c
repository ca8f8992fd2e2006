/* SPDX-License-Identifier: MIT */
/* From a tree to rows, and back. See tree_rows.h. */
#include "tree/tree_rows.h"

#include <assert.h>
#include <string.h>

/* A mapping's members are read and written as their nodes, one after the other. */
_Static_assert(sizeof(struct member) == 2 * sizeof(struct node), "a key and a value");

/* ---- to rows ---- */

struct writing {
    struct arena *arena;
    const struct source *source;
    struct {
        ARRAY(const struct node *); /* of each row the node */
    } nodes;
    struct {
        ARRAY(struct tree_row);
    } rows;
    struct {
        ARRAY(char);
    } escaped;
};

static void add_node(struct writing *writing, const struct node *node)
{
    assert(!node->faulty && !node->doubted && !node->cut);
    *ARRAY_PUSH(writing->arena, &writing->nodes) = node;
    *ARRAY_PUSH(writing->arena, &writing->rows) = (struct tree_row){
        .kind = (uint8_t)node->kind,
        .boolean = node->boolean,
        .quoted = node->quoted,
        .kept = node->kept,
        .scale = node->scale,
        .value = node->value,
        .start = node->start,
        .end = node->end,
        .count = node_is_scalar(node) ? (uint32_t)node->text.len : node->count,
    };
}

/* Where a text stands: an empty one may stand nowhere. */
static uint32_t place_text(struct writing *writing, struct slice text)
{
    struct slice source = writing->source->text;
    uintptr_t first = (uintptr_t)source.data, at = (uintptr_t)text.data;
    size_t place = source.len + writing->escaped.len;

    if (at >= first && at - first + text.len <= source.len)
        return (uint32_t)(at - first);
    for (size_t i = 0; i < text.len; i++)
        *ARRAY_PUSH(writing->arena, &writing->escaped) = text.data[i];
    return (uint32_t)place;
}

static void add_below(struct writing *writing, const struct node *node)
{
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        add_node(writing, &node->items[i]);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        add_node(writing, &node->members[i].key);
        add_node(writing, &node->members[i].value);
    }
}

struct tree_rows tree_to_rows(struct arena *arena, const struct tree *tree)
{
    struct writing writing = {.arena = arena, .source = tree->source};

    assert(tree->whole);
    add_node(&writing, &tree->root);
    for (size_t i = 0; i < writing.nodes.len; i++) {
        const struct node *node = writing.nodes.items[i];

        writing.rows.items[i].at =
            node_is_scalar(node) ? place_text(&writing, node->text) : (uint32_t)writing.rows.len;
        add_below(&writing, node);
    }
    return (struct tree_rows){
        .rows = writing.rows.items,
        .count = writing.rows.len,
        .escaped = {writing.escaped.items, writing.escaped.len},
    };
}

/* ---- from rows ---- */

struct slice tree_row_text(const struct tree_rows *rows, struct slice source,
                           const struct tree_row *row)
{
    if (row->at < source.len)
        return (struct slice){source.data + row->at, row->count};
    return slice_sub(rows->escaped, row->at - source.len, row->at - source.len + row->count);
}

void tree_of_rows(struct arena *arena, const struct source *source, const struct tree_rows *rows,
                  struct tree *out)
{
    struct node *nodes = ARENA_ARRAY(arena, rows->count, struct node);

    for (size_t i = 0; i < rows->count; i++) {
        const struct tree_row *row = &rows->rows[i];
        struct node *node = &nodes[i];

        *node = (struct node){
            .kind = row->kind,
            .boolean = row->boolean,
            .quoted = row->quoted,
            .kept = row->kept,
            .scale = row->scale,
            .value = row->value,
            .start = row->start,
            .end = row->end,
        };
        if (node_is_scalar(node)) {
            node->text = tree_row_text(rows, source->text, row);
            continue;
        }
        node->count = row->count;
        if (node->kind == NODE_LIST)
            node->items = nodes + row->at;
        else
            node->members = (struct member *)(void *)(nodes + row->at);
    }
    *out = (struct tree){.source = source, .root = nodes[0], .whole = true};
}
