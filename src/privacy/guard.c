/* SPDX-License-Identifier: MIT */
/* Finding, masking and telling personal numbers. See guard.h. */
#include "privacy/guard.h"

#include "base/text.h"
#include "privacy/numbers.h"

static const enum diag_code codes[NUMBER_KINDS] = {
    [NUMBER_ID] = DIAG_ID_NUMBER,   [NUMBER_ID_MISTYPED] = DIAG_ID_MISTYPED,
    [NUMBER_ID_OLD] = DIAG_ID_OLD,  [NUMBER_STUDENT] = DIAG_STUDENT_NUMBER,
    [NUMBER_MOBILE] = DIAG_MOBILE,  [NUMBER_LANDLINE] = DIAG_LANDLINE,
    [NUMBER_CARD] = DIAG_BANK_CARD,
};

static void tell(const struct source *source, const struct numbers *numbers,
                 struct diag_list *diags)
{
    for (size_t i = 0; i < numbers->len; i++) {
        const struct number *number = &numbers->items[i];

        diag_add(diags, codes[number->kind], (struct span){source, number->start, number->end});
    }
}

void guard_text(struct arena *arena, const struct source *source, struct diag_list *diags)
{
    struct numbers numbers = {0};

    numbers_find(arena, source->text, &numbers);
    for (size_t i = 0; i < numbers.len; i++)
        source_mask(source, numbers.items[i].start, numbers.items[i].end);
    /* An excerpt shows the whole line: all is masked before the first is made. */
    if (diags != NULL)
        tell(source, &numbers, diags);
}

/* What is no UTF-8 is shown byte by byte, which would tell as much as the characters do. */
static void mask_strange_bytes(struct slice text)
{
    char *bytes = (char *)text.data;

    if (text_invalid(text) == text.len)
        return;
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)bytes[i] >= 0x80)
            bytes[i] = 'x';
    }
}

void guard_strange_text(struct arena *arena, const struct source *source, struct diag_list *diags)
{
    struct numbers numbers = {0};

    numbers_find(arena, source->text, &numbers);
    if (numbers.len > 0) {
        mask_strange_bytes(source->text);
        source_mask(source, 0, source->text.len);
    }
    tell(source, &numbers, diags);
}

/* Whether the value's own bytes are elsewhere than in the source. */
static bool is_copy(const struct tree *tree, const struct node *node)
{
    uintptr_t from = (uintptr_t)tree->source->text.data, at = (uintptr_t)node->text.data;

    return node->text.len > 0 && (at < from || at >= from + tree->source->text.len);
}

static void guard_value(struct arena *arena, const struct tree *tree, struct node *node,
                        struct diag_list *diags)
{
    struct numbers numbers = {0};

    if (node->faulty || !is_copy(tree, node))
        return;
    numbers_find(arena, node->text, &numbers);
    if (numbers.len == 0)
        return;
    diag_mask(diags, tree->source, node->start, node->end);
    text_mask((char *)node->text.data, node->text.len);
    node->faulty = true;
    diag_add(diags, codes[numbers.items[0].kind], node_span(tree, node));
}

/* The depth of a tree is bounded by TREE_DEPTH_MAX. */
static void guard_node(struct arena *arena, const struct tree *tree, struct node *node,
                       struct diag_list *diags)
{
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        guard_node(arena, tree, &node->items[i], diags);
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        guard_value(arena, tree, &node->members[i].key, diags);
        guard_node(arena, tree, &node->members[i].value, diags);
    }
    if (node->kind != NODE_LIST && node->kind != NODE_MAP)
        guard_value(arena, tree, node, diags);
}

void guard_tree(struct arena *arena, struct tree *tree, struct diag_list *diags)
{
    guard_node(arena, tree, &tree->root, diags);
}

struct slice guard_path(struct arena *arena, struct slice path)
{
    struct numbers numbers = {0};

    numbers_find(arena, path, &numbers);
    if (numbers.len == 0)
        return path;
    struct slice shown = arena_copy(arena, path);
    for (size_t i = 0; i < numbers.len; i++)
        text_mask((char *)shown.data + numbers.items[i].start,
                  numbers.items[i].end - numbers.items[i].start);
    return shown;
}
