/* SPDX-License-Identifier: MIT */
/* A value that is not there: forgotten, or what belongs to it stands elsewhere. */
#include "suggest/suggest_key_room.h"

#include <assert.h>

/* The member of the mapping above that has this value; its count where there is none. */
static uint32_t index_of(const struct node *map, const struct node *value)
{
    uint32_t i = 0;

    while (i < map->count && &map->members[i].value != value)
        i++;
    return i;
}

/* Whether a key stands beside a field though it belongs below it. */
static bool belongs_below(const struct at *at, const struct member *member)
{
    const struct slice key = member->key.text;
    struct slice name;

    return !member->key.faulty && schema_property(at->up->top, key) == NULL &&
           key_field(at->top, key, &name) != NULL;
}

/*
 * A field without a value, and right behind it, in the same column, fields that belong to it and
 * not to the mapping: one mistake, reported once. The keys count as reported.
 */
static bool say_beside(struct check *check, struct at *at)
{
    struct node *map = at->up != NULL && at->up->top != NULL ? at->up->node : NULL;
    uint32_t first, behind;

    if (map == NULL || map->kind != NODE_MAP || at->top == NULL || at->key == NULL)
        return false;
    first = behind = index_of(map, at->node) + 1;
    while (behind < map->count && belongs_below(at, &map->members[behind]))
        behind++;
    if (behind == first || first > map->count)
        return false;
    assert(first < behind && behind <= map->count);
    const struct slice below = map->members[first].key.text;
    struct diag *diag = schema_fault(check, at, DIAG_NOT_BELOW);
    for (uint32_t i = first; check->report && i < behind; i++)
        map->members[i].key.faulty = true;
    if (diag == NULL)
        return true;
    schema_set_field(check, diag, at);
    diag_set(diag, "key", below);
    return true;
}

/* "- " and nothing behind it. */
static bool say_item(struct check *check, struct at *at)
{
    struct diag *diag;

    if (at->key != NULL || at->up == NULL || at->up->node->kind != NODE_LIST)
        return false;
    diag = schema_fault(check, at, DIAG_EMPTY_ITEM);
    if (diag == NULL)
        return true;
    schema_set_field(check, diag, at);
    return true;
}

void suggest_empty(struct check *check, struct at *at)
{
    struct diag *diag;

    if (say_item(check, at) || say_beside(check, at))
        return;
    diag = schema_fault(check, at, DIAG_NO_VALUE);
    if (diag != NULL)
        schema_set_field(check, diag, at);
}
