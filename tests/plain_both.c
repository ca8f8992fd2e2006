/* SPDX-License-Identifier: MIT */
/* Two readings of a text side by side. See plain_both.h. */
#include "plain_both.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "tree/tree_room.h"

#include <stdlib.h>
#include <string.h>

static bool differ(struct both *both, const struct node *node, const char *what)
{
    both->different = what;
    both->at = node->start;
    return false;
}

/* Whether all but the children is the same; what a scalar says must also stand at the same byte. */
static bool is_same_node(struct both *both, const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->boolean != b->boolean || a->quoted != b->quoted)
        return differ(both, a, "kind or quotes");
    if (a->faulty != b->faulty || a->doubted != b->doubted || a->cut != b->cut)
        return differ(both, a, "flags");
    if (a->kept != b->kept || a->scale != b->scale || a->value != b->value)
        return differ(both, a, "the value that is kept");
    if (a->start != b->start || a->end != b->end)
        return differ(both, a, "place");
    if (a->count != b->count)
        return differ(both, a, "count of children");
    if (node_is_scalar(a) && (!slice_eq(a->text, b->text) || a->text.data != b->text.data))
        return differ(both, a, "text");
    return true;
}

/* As deep as TREE_DEPTH_MAX. */
static bool is_same(struct both *both, const struct node *a, const struct node *b)
{
    if (!is_same_node(both, a, b))
        return false;
    for (uint32_t i = 0; a->kind == NODE_LIST && i < a->count; i++) {
        if (!is_same(both, &a->items[i], &b->items[i]))
            return false;
    }
    for (uint32_t i = 0; a->kind == NODE_MAP && i < a->count; i++) {
        if (!is_same_node(both, &a->members[i].key, &b->members[i].key) ||
            !is_same(both, &a->members[i].value, &b->members[i].value))
            return false;
    }
    return true;
}

static bool is_same_dump(const struct tree *a, const struct tree *b)
{
    struct buffer first = {0}, second = {0};

    tree_dump(&first, a);
    tree_dump(&second, b);
    bool same = slice_eq(buffer_slice(&first), buffer_slice(&second));
    buffer_free(&first);
    buffer_free(&second);
    return same;
}

static void compare(struct both *both, const struct tree *plain, const struct tree *reference)
{
    if (plain->whole != reference->whole)
        both->different = "whole";
    else if (is_same(both, &plain->root, &reference->root) && !is_same_dump(plain, reference))
        both->different = "dump";
}

/* Of a document with the fields a, which has b below it, and c. */
static const struct outline below = {{"b", 1}, .scalar = true};
static const struct outline fields[] = {
    {{"a", 1}, .map = true, .fields = &below, .count = 1},
    {{"c", 1}, .list = true},
};
static const struct outline outline = {.map = true, .fields = fields, .count = 2};

/* With nothing behind it, so that a sanitizer tells of a byte too much that is read. */
static char *copy_exactly(struct slice text)
{
    char *copy = memory_alloc(text.len > 0 ? text.len : 1);

    memcpy(copy, text.data, text.len);
    return copy;
}

struct both plain_both(struct slice text)
{
    struct arena *arena = arena_new();
    struct slice exact = {copy_exactly(text), text.len};
    struct source source = source_init(arena, SLICE("text.yaml"), exact);
    struct diag_list diags = diag_list_init(arena), reference_diags = diag_list_init(arena);
    struct tree tree, reference;
    struct both both = {0};

    tree_read_as(arena, &source, &outline, &diags, &tree);
    both.taken = tree.plain;
    if (both.taken) {
        tree_read_by_libyaml(arena, &source, &outline, &reference_diags, &reference);
        compare(&both, &tree, &reference);
        if (diags.len > 0 || reference_diags.len > 0)
            both.different = "diagnostics";
    }
    arena_free(arena);
    free((void *)exact.data);
    return both;
}

struct slice plain_with_crlf(struct slice text)
{
    char *out = memory_alloc(memory_add(memory_mul(text.len, 2), 1));
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\n' && (i == 0 || text.data[i - 1] != '\r'))
            out[len++] = '\r';
        out[len++] = text.data[i];
    }
    return (struct slice){out, len};
}
