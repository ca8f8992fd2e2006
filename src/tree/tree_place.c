/* SPDX-License-Identifier: MIT */
/* What is sound YAML and stands where it was not meant to. See tree_room.h. */
#include "tree/tree_room.h"

/* A mapping and those that it stands in. */
struct enclosing {
    const struct outline *outline;
    const struct enclosing *above;
};

static bool is_bare(const struct node *value)
{
    return value->kind == NODE_NULL && value->end <= value->start;
}

static const struct node *child(const struct node *node, uint32_t i)
{
    return node->kind == NODE_LIST ? &node->items[i] : &node->members[i].value;
}

static bool is_parent(const struct node *node)
{
    return node->kind == NODE_LIST || node->kind == NODE_MAP;
}

static bool any_bare(const struct node *node)
{
    for (uint32_t i = 0; is_parent(node) && i < node->count; i++) {
        if (is_bare(child(node, i)) || any_bare(child(node, i)))
            return true;
    }
    return false;
}

static bool belongs_above(const struct enclosing *place, const struct member *member)
{
    struct slice name = member->key.text;

    if (!is_bare(&member->value) || place->outline == NULL || place->outline->count == 0 ||
        outline_takes(place->outline, name))
        return false;
    for (const struct enclosing *above = place->above; above != NULL; above = above->above) {
        if (outline_find(above->outline, name) != NULL)
            return true;
    }
    return false;
}

static bool any_above(const struct node *node, const struct outline *outline,
                      const struct enclosing *above)
{
    struct enclosing place = {outline, above};

    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++) {
        if (any_above(&node->items[i], outline, above))
            return true;
    }
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        const struct member *member = &node->members[i];

        if (belongs_above(&place, member) ||
            any_above(&member->value, outline_child(outline, member->key.text), &place))
            return true;
    }
    return false;
}

/* Fields without a value are rare: only where there is one, names are looked up. */
bool tree_out_of_place(const struct node *root, const struct outline *outline)
{
    return outline != NULL && any_bare(root) && any_above(root, outline, NULL);
}
