/* SPDX-License-Identifier: MIT */
/* Looking at a tree. See tree.h. */
#include "tree/tree_room.h"

#include <assert.h>

struct span node_span(const struct tree *tree, const struct node *node)
{
    return (struct span){tree->source, node->start, node->end};
}

uint32_t node_left_out(const struct node *map)
{
    return map->kind == NODE_MAP && map->kept == KEPT_LEFT ? (uint32_t)map->value : 0;
}

bool node_is_scalar(const struct node *node)
{
    return node->kind != NODE_LIST && node->kind != NODE_MAP;
}

struct member *node_member(const struct node *map, struct slice key)
{
    if (map == NULL || map->kind != NODE_MAP)
        return NULL;
    for (uint32_t i = 0; i < map->count; i++) {
        if (map->members[i].key.text.len == key.len && slice_eq(map->members[i].key.text, key))
            return &map->members[i];
    }
    return NULL;
}

void node_set_name(struct node *key, uint32_t number, struct slice name)
{
    key->text = name;
    key->kept = number == 0 ? KEPT_NOTHING : KEPT_NAME;
    key->value = (int32_t)number;
}

struct member *node_numbered(const struct node *map, uint32_t number, struct slice key)
{
    if (number == 0)
        return node_member(map, key);
    if (map == NULL || map->kind != NODE_MAP)
        return NULL;
    for (uint32_t i = 0; i < map->count; i++) {
        const struct node *other = &map->members[i].key;

        if (other->kept == KEPT_NAME ? other->value == (int32_t)number
                                     : slice_eq(other->text, key)) {
            assert(slice_eq(other->text, key) && "one name has one number");
            return &map->members[i];
        }
    }
    return NULL;
}

struct node *node_get(const struct node *map, const char *key)
{
    struct member *member = node_member(map, slice_of(key));

    return member == NULL ? NULL : &member->value;
}

enum decimal_fault node_number(const struct node *node, struct decimal *out)
{
    if (node->kept != KEPT_NUMBER)
        return decimal_parse(node->text, out);
    *out = (struct decimal){node->value, node->scale};
    return DECIMAL_OK;
}

static bool read_days(const struct node *node, date_days *first, date_days *last)
{
    if (node->kept != KEPT_DAYS)
        return tree_days(node->text, first, last);
    *first = node->value;
    *last = node->value + node->scale;
    return true;
}

bool node_day(const struct node *node, date_days *out)
{
    date_days last;

    return node->kind == NODE_STRING && read_days(node, out, &last) && *out == last;
}

bool node_days(const struct node *node, date_days *first, date_days *last)
{
    return node != NULL && !node->faulty && node->kind == NODE_STRING &&
           read_days(node, first, last);
}

static bool numbers_equal(const struct node *a, const struct node *b)
{
    struct decimal x, y;

    if (node_number(a, &x) != DECIMAL_OK || node_number(b, &y) != DECIMAL_OK)
        return slice_eq(a->text, b->text);
    return decimal_cmp(x, y) == 0;
}

static bool maps_equal(const struct node *a, const struct node *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        const struct member *other = node_member(b, a->members[i].key.text);

        if (other == NULL || !node_equal(&a->members[i].value, &other->value))
            return false;
    }
    return true;
}

bool node_equal(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case NODE_NULL:
        return true;
    case NODE_BOOL:
        return a->boolean == b->boolean;
    case NODE_NUMBER:
        return numbers_equal(a, b);
    case NODE_STRING:
        return slice_eq(a->text, b->text);
    case NODE_LIST:
    case NODE_MAP:
        break;
    }
    if (a->count != b->count)
        return false;
    if (a->kind == NODE_MAP)
        return maps_equal(a, b);
    for (uint32_t i = 0; i < a->count; i++) {
        if (!node_equal(&a->items[i], &b->items[i]))
            return false;
    }
    return true;
}

bool node_any_faulty(const struct node *node)
{
    if (node->faulty)
        return true;
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++) {
        if (node_any_faulty(&node->items[i]))
            return true;
    }
    for (uint32_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        if (node->members[i].key.faulty || node_any_faulty(&node->members[i].value))
            return true;
    }
    return false;
}
