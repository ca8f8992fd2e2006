/* SPDX-License-Identifier: MIT */
/*
 * What every tree keeps to, whatever was read: an assertion over the whole of it, in debug builds.
 *
 * An alias is a copy of what its anchor names, and keeps its place: it stands before the alias. Its
 * children were looked at there.
 */
#include "tree/tree_room.h"

#ifndef NDEBUG

#include <assert.h>

static bool is_container(const struct node *node)
{
    return node->kind == NODE_LIST || node->kind == NODE_MAP;
}

static bool flags_are_sound(const struct node *node)
{
    if (node->cut && node->kind != NODE_LIST && !node->faulty)
        return false;
    if (node->cut && !is_container(node) && node->kind != NODE_NULL)
        return false;
    return is_container(node) ? !node->quoted && !node->boolean : node->count == 0;
}

/* A copy of what stands before byte `from`, where it was looked at. */
static bool is_alias(const struct node *node, uint32_t from)
{
    return node->start < from && node->end <= from;
}

static bool stands(const struct node *node, const struct node *parent, uint32_t from)
{
    return is_alias(node, from) || (node->start >= from && node->end <= parent->end);
}

static void assert_node(const struct node *node);

static void assert_items(const struct node *list)
{
    uint32_t from = list->start;

    for (size_t i = 0; i < list->count; i++) {
        const struct node *item = &list->items[i];

        assert(stands(item, list, from));
        if (is_alias(item, from))
            continue;
        assert_node(item);
        from = item->end;
    }
}

/* The values of a key that stands twice may have changed places: that mapping is faulty. */
static void assert_members(const struct node *map)
{
    uint32_t from = map->start;

    for (size_t i = 0; i < map->count; i++) {
        const struct member *member = &map->members[i];

        assert(member->key.kind == NODE_STRING);
        assert(map->faulty || stands(&member->key, map, from));
        assert(map->faulty || stands(&member->value, map, member->key.end));
        if (is_alias(&member->value, member->key.end))
            continue;
        assert_node(&member->value);
        from = member->value.end;
    }
}

/* As deep as TREE_DEPTH_MAX: aliases are not followed. */
static void assert_node(const struct node *node)
{
    assert(node->start <= node->end);
    assert(flags_are_sound(node));
    if (node->kind == NODE_LIST)
        assert_items(node);
    else if (node->kind == NODE_MAP)
        assert_members(node);
}

#endif

void tree_assert(const struct tree *tree)
{
#ifndef NDEBUG
    assert(tree->source != NULL);
    assert(tree->whole || tree->root.faulty);
    assert_node(&tree->root);
#else
    (void)tree;
#endif
}
