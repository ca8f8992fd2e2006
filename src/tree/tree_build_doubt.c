/* SPDX-License-Identifier: MIT */
/*
 * Which nodes answer for what was corrected, masked or left out: they are faulty, and lists and
 * mappings that may lack something are cut.
 */
#include "tree/tree_build_room.h"

#include <assert.h>

static void mark_cut(struct node *node)
{
    node->faulty = true;
    node->cut = node->kind == NODE_LIST || node->kind == NODE_MAP;
}

bool build_in_doubt(struct builder *builder, uint32_t start, uint32_t end, bool key, bool container)
{
    const struct doubts *doubts = &builder->stretch->doubts;
    bool found = false;

    for (; builder->doubt < doubts->len; builder->doubt++) {
        const struct doubt *doubt = &doubts->items[builder->doubt];

        if (doubt->start >= end || (doubt->next && (key || (container && !doubt->container))))
            break;
        found = found || doubt->next || doubt->end > start;
        if (!doubt->next && doubt->end > end)
            break;
    }
    return found;
}

/* The entry above, for a list whose entries may be lines alone; else the list. */
static struct node *item_above(struct builder *builder, struct frame *list)
{
    return builder->waiting.len > list->first ? &builder->waiting.items[builder->waiting.len - 1]
                                              : &list->node;
}

/* What a stray stands in may lack a field; and with a mapping those around it, up to the entry. */
static void doubt_innermost(struct builder *builder)
{
    size_t depth = builder->depth;

    assert(depth > 0);
    if (builder->frames[depth - 1].node.kind == NODE_LIST)
        mark_cut(item_above(builder, &builder->frames[depth - 1]));
    for (; depth > 0 && builder->frames[depth - 1].node.kind == NODE_MAP; depth--)
        mark_cut(&builder->frames[depth - 1].node);
}

void build_answer_strays(struct builder *builder, const struct event *event)
{
    bool ends = event->kind == EVENT_END;

    for (; builder->stray < builder->stretch->strays.len; builder->stray++) {
        const struct stray *stray = &builder->stretch->strays.items[builder->stray];

        if (stray->at >= event->start || builder->depth == 0 ||
            (stray->dashed && event->kind == EVENT_MAP) ||
            (ends && stray->column < builder->frames[builder->depth - 1].column))
            return;
        doubt_innermost(builder);
    }
}

void build_answer_rest(struct builder *builder)
{
    const struct doubts *doubts = &builder->stretch->doubts;
    struct node *root = &builder->root;

    while (builder->doubt < doubts->len && !doubts->items[builder->doubt].next)
        builder->doubt++;
    if (root->kind == NODE_LIST && root->count > 0)
        root = &root->items[root->count - 1];
    if (builder->stray < builder->stretch->strays.len)
        mark_cut(root);
    if (builder->doubt < doubts->len)
        root->faulty = true;
}
