/* SPDX-License-Identifier: MIT */
/* Finding, masking and reporting what is personal. See guard.h. */
#include "privacy/guard.h"

#include "base/text.h"
#include "privacy/found.h"

#include <assert.h>

/* In the order of the text, apart from each other and within it. */
static void assert_founds(const struct founds *founds, struct slice text)
{
#ifndef NDEBUG
    for (size_t i = 0; i < founds->len; i++) {
        assert(founds->items[i].start < founds->items[i].end);
        assert(founds->items[i].end <= text.len);
        assert(i == 0 || founds->items[i - 1].end <= founds->items[i].start);
    }
#else
    (void)founds;
    (void)text;
#endif
}

static void report_one(struct diag *diag, const struct found *found)
{
    if (found->kind != NULL)
        diag_set_words(diag, "kind", found->kind);
}

static void report(const struct source *source, const struct founds *founds,
                   struct diag_list *diags)
{
    for (size_t i = 0; i < founds->len; i++) {
        const struct found *found = &founds->items[i];

        if (!found->rest)
            report_one(
                diag_add(diags, found->code, (struct span){source, found->start, found->end}),
                found);
    }
}

void guard_text(struct arena *arena, const struct source *source, struct diag_list *diags)
{
    struct founds founds = {0};

    found_in(arena, source->text, true, &founds);
    assert_founds(&founds, source->text);
    for (size_t i = 0; i < founds.len; i++)
        source_mask_personal(source, founds.items[i].start, founds.items[i].end);
    /* An excerpt shows the whole line: all is masked before the first is made. */
    if (diags != NULL)
        report(source, &founds, diags);
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
    struct founds founds = {0};

    found_in(arena, source->text, false, &founds);
    assert_founds(&founds, source->text);
    if (founds.len > 0) {
        mask_strange_bytes(source->text);
        source_mask(source, 0, source->text.len);
    }
    report(source, &founds, diags);
}

/* Whether the value's own bytes are elsewhere than in the source. A key in other words than the
 * schema's has those of the schema, which nobody may write into. */
static bool is_copy(const struct tree *tree, const struct node *node)
{
    uintptr_t from = (uintptr_t)tree->source->text.data, at = (uintptr_t)node->text.data;

    return node->text.len > 0 && !node->named && (at < from || at >= from + tree->source->text.len);
}

static void mask_value(const struct tree *tree, struct node *node, struct diag_list *diags)
{
    diag_mask(diags, tree->source, node->start, node->end);
    node->kept = KEPT_NOTHING;
    if (is_copy(tree, node))
        text_mask((char *)node->text.data, node->text.len);
}

static void hide_value(const struct tree *tree, struct node *node, const struct found *found,
                       struct diag_list *diags)
{
    assert(!node->faulty && node->end <= tree->source->text.len);
    source_mask_personal(tree->source, node->start, node->end);
    mask_value(tree, node, diags);
    node->faulty = true;
    report_one(diag_add(diags, found->code, node_span(tree, node)), found);
}

static void guard_value(struct arena *arena, const struct tree *tree, struct node *node,
                        struct diag_list *diags)
{
    struct founds founds = {0};

    if (source_is_personal(tree->source, node->start, node->end))
        mask_value(tree, node, diags);
    if (node->faulty || !is_copy(tree, node))
        return;
    found_in(arena, node->text, true, &founds);
    if (founds.len > 0)
        hide_value(tree, node, &founds.items[0], diags);
}

/* A key may be the label of its value: qq: "\u0031…" */
static void guard_member(struct arena *arena, const struct tree *tree, struct member *member,
                         struct diag_list *diags)
{
    const struct node *key = &member->key;
    struct node *value = &member->value;
    struct founds founds = {0};

    if (value->kind == NODE_LIST || value->kind == NODE_MAP || value->faulty || key->faulty ||
        (!is_copy(tree, key) && !is_copy(tree, value)))
        return;
    found_in(arena,
             arena_printf(arena, "%.*s: %.*s", (int)key->text.len, key->text.data,
                          (int)value->text.len, value->text.data),
             true, &founds);
    if (founds.len > 0 && is_copy(tree, value))
        hide_value(tree, value, &founds.items[0], diags);
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
        guard_member(arena, tree, &node->members[i], diags);
    }
    if (node->kind != NODE_LIST && node->kind != NODE_MAP)
        guard_value(arena, tree, node, diags);
}

#ifndef NDEBUG
static bool has_copies(const struct tree *tree, const struct node *node)
{
    bool any = node_is_scalar(node) && is_copy(tree, node);

    for (uint32_t i = 0; !any && node->kind == NODE_LIST && i < node->count; i++)
        any = has_copies(tree, &node->items[i]);
    for (uint32_t i = 0; !any && node->kind == NODE_MAP && i < node->count; i++)
        any = is_copy(tree, &node->members[i].key) || has_copies(tree, &node->members[i].value);
    return any;
}
#endif

/* Whether all values stand in the source as they are, and nothing was found there. So it is with
 * most files: the scanner takes no scalar that is written otherwise than it is meant. */
static bool is_harmless(const struct tree *tree)
{
    assert((!tree->plain || !has_copies(tree, &tree->root)) && "what is no copy was looked at");
    return tree->plain && !source_is_personal(tree->source, 0, tree->source->text.len);
}

void guard_tree(struct arena *arena, struct tree *tree, struct diag_list *diags)
{
    if (is_harmless(tree))
        return;
    guard_node(arena, tree, &tree->root, diags);
}
