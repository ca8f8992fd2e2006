/* SPDX-License-Identifier: MIT */
/* Anchors, and the aliases that stand for what they name. */
#include "tree/tree_build_room.h"

#include <assert.h>

/* The later one of a name counts; those before it stay, for what was read last may be taken back.
 */
static struct anchor *find(struct builder *builder, struct slice name)
{
    for (size_t i = builder->anchors.len; i > 0; i--) {
        if (slice_eq(builder->anchors.items[i - 1].name, name))
            return &builder->anchors.items[i - 1];
    }
    return NULL;
}

void build_remember(struct builder *builder, struct slice name, struct node node, uint64_t nodes)
{
    assert(nodes <= TREE_NODES_MAX);
    if (name.len == 0)
        return;
    struct anchor anchor = {name, node, nodes}, *before = find(builder, name);

    if (builder->anchors.len < TREE_ALIASES_MAX)
        *ARRAY_PUSH(builder->arena, &builder->anchors) = anchor;
    else if (before != NULL)
        *before = anchor;
}

bool build_alias(struct builder *builder, const struct event *event)
{
    struct span span = {builder->source, event->start, event->end};

    if (++builder->aliases > TREE_ALIASES_MAX) {
        diag_add(builder->diags, DIAG_TOO_MANY_ALIASES, span);
        return build_stop(builder, STOP_BOUND);
    }
    const struct anchor *anchor = find(builder, event->anchor);
    if (anchor != NULL) {
        builder->nodes += anchor->nodes;
        return build_place(builder, &anchor->node);
    }
    if (!builder->lost_anchors)
        diag_set(diag_add(builder->diags, DIAG_UNKNOWN_ALIAS, span), "name", event->anchor);
    const struct node none = {
        .kind = NODE_NULL, .faulty = true, .start = event->start, .end = event->end};

    return build_place(builder, &none);
}
