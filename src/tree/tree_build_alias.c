/* SPDX-License-Identifier: MIT */
/* Anchors, and the aliases that stand for what they name. */
#include "tree/tree_build_room.h"

#include <assert.h>

void build_remember(struct builder *builder, struct slice name, struct node node, uint64_t nodes)
{
    assert(nodes <= TREE_NODES_MAX);
    if (name.len == 0)
        return;
    for (size_t i = 0; i < builder->anchors.len; i++) {
        if (slice_eq(builder->anchors.items[i].name, name)) {
            builder->anchors.items[i].node = node; /* the later one of a name counts */
            builder->anchors.items[i].nodes = nodes;
            return;
        }
    }
    if (builder->anchors.len < TREE_ALIASES_MAX)
        *ARRAY_PUSH(builder->arena, &builder->anchors) = (struct anchor){name, node, nodes};
}

bool build_alias(struct builder *builder, const struct event *event)
{
    struct span span = {builder->source, event->start, event->end};

    if (++builder->aliases > TREE_ALIASES_MAX) {
        diag_add(builder->diags, DIAG_TOO_MANY_ALIASES, span);
        return build_stop(builder, STOP_BOUND);
    }
    for (size_t i = 0; i < builder->anchors.len; i++) {
        const struct anchor *anchor = &builder->anchors.items[i];

        if (slice_eq(anchor->name, event->anchor)) {
            builder->nodes += anchor->nodes;
            return build_place(builder, anchor->node);
        }
    }
    if (!builder->lost_anchors)
        diag_set(diag_add(builder->diags, DIAG_UNKNOWN_ALIAS, span), "name", event->anchor);
    return build_place(
        builder,
        (struct node){.kind = NODE_NULL, .faulty = true, .start = event->start, .end = event->end});
}
