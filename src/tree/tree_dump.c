/* SPDX-License-Identifier: MIT */
/* A tree in words, one node a line: depth, kind, value, and where it stands. */
#include "base/text.h"
#include "tree/tree.h"

static const char *kind_name(const struct node *node)
{
    static const char *const names[] = {
        [NODE_NULL] = "null",     [NODE_BOOL] = "bool", [NODE_NUMBER] = "number",
        [NODE_STRING] = "string", [NODE_LIST] = "list", [NODE_MAP] = "map",
    };

    return names[node->kind];
}

static void dump_place(struct buffer *out, const struct tree *tree, const struct node *node)
{
    struct position start = source_position(tree->source, node->start);
    struct position end = source_position(tree->source, node->end);

    buffer_addf(out, "  %zu:%zu-%zu:%zu\n", start.line, start.column, end.line, end.column);
}

static void dump_node(struct buffer *out, const struct tree *tree, const struct node *node,
                      const struct node *key, size_t depth)
{
    buffer_fill(out, ' ', 2 * depth);
    if (key != NULL) {
        text_safe(out, key->text);
        buffer_adds(out, ": ");
    }
    buffer_adds(out, kind_name(node));
    if (node->kind != NODE_LIST && node->kind != NODE_MAP) {
        buffer_adds(out, node->quoted ? " \"" : " ");
        text_safe(out, node->text);
        buffer_adds(out, node->quoted ? "\"" : "");
    } else {
        buffer_addf(out, " of %u", node->count);
    }
    buffer_adds(out, node->faulty ? " faulty" : "");
    dump_place(out, tree, node);

    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        dump_node(out, tree, &node->items[i], NULL, depth + 1);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++)
        dump_node(out, tree, &node->members[i].value, &node->members[i].key, depth + 1);
}

void tree_dump(struct buffer *out, const struct tree *tree)
{
    dump_node(out, tree, &tree->root, NULL, 0);
    if (!tree->whole)
        buffer_adds(out, "(not whole)\n");
}
