/* SPDX-License-Identifier: MIT */
/*
 * Entries of one collection below the name of another: the line with their own name was lost, or
 * they were put in the wrong place. See check.h.
 */
#include "check/check_room.h"

#include <assert.h>

/* By its name, or by one that it had before. */
static bool has(const struct field *collection, const struct node *entry, const struct field *field)
{
    bool found = false;

    for (uint32_t i = 0; i < entry->count && !found; i++)
        found = field_named_at_key(collection, &entry->members[i].key) == field;
    return found;
}

static bool lacks(const struct field *collection, const struct node *entry)
{
    for (size_t i = 0; i < collection->field_count; i++) {
        const struct field *field = &collection->fields[i];

        if (field->required && !has(collection, entry, field))
            return true;
    }
    return false;
}

/* Whether the collection has all fields of an entry. */
static bool knows(const struct field *collection, const struct node *entry)
{
    for (uint32_t i = 0; i < entry->count; i++) {
        if (field_named_at_key(collection, &entry->members[i].key) == NULL)
            return false;
    }
    return true;
}

/* The only collection that an entry can be of, other than the one that it stands in and by its
 * fields is not of; NULL where nobody can tell. */
static const struct field *owner_of(const struct field *shape, const struct field *here,
                                    const struct node *entry)
{
    const struct field *owner = NULL;

    if (entry->kind != NODE_MAP || entry->faulty || entry->cut || entry->count == 0 ||
        knows(here, entry) || !lacks(here, entry))
        return NULL;
    for (size_t i = 0; i < shape->field_count; i++) {
        const struct field *field = &shape->fields[i];

        if (field->kind != FIELD_ENTRIES || !knows(field, entry) || lacks(field, entry))
            continue;
        if (owner != NULL)
            return NULL;
        owner = field;
    }
    return owner;
}

/* Of each entry of a list the collection that it is of, NULL where it stands right. */
struct strays {
    struct node *list;
    const struct field *here;
    const struct field **owners;
};

static struct strays find(struct arena *arena, const struct field *shape, const struct field *here,
                          struct node *list)
{
    struct strays strays = {.list = list, .here = here};

    for (uint32_t i = 0; i < list->count; i++) {
        const struct field *owner = owner_of(shape, here, &list->items[i]);

        if (owner == NULL)
            continue;
        if (strays.owners == NULL)
            strays.owners = ARENA_ARRAY(arena, list->count, const struct field *);
        strays.owners[i] = owner;
    }
    return strays;
}

static uint32_t count_of(const struct strays *strays, const struct field *owner)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < strays->list->count; i++)
        count += strays->owners[i] == owner;
    return count;
}

/* Once for those in a row. */
static void report(const struct tree *tree, struct diag_list *diags, const struct strays *strays)
{
    for (uint32_t i = 0, end; i < strays->list->count; i = end) {
        const struct field *owner = strays->owners[i];

        for (end = i + 1; end < strays->list->count && strays->owners[end] == owner;)
            end++;
        if (owner == NULL)
            continue;
        assert(strays->list->items[i].kind == NODE_MAP && strays->list->items[i].count > 0);
        struct diag *diag = diag_add(diags, DIAG_ENTRIES_ELSEWHERE,
                                     node_span(tree, &strays->list->items[i].members[0].key));

        diag_set_number(diag, "count", end - i);
        field_set_name(diag, "owner", owner);
        field_set_name(diag, "here", strays->here);
        diag_set_own(diag, "name", owner->name);
    }
}

static struct member *add_member(struct arena *arena, struct node *root, struct slice name,
                                 uint32_t at)
{
    struct member *members = ARENA_ARRAY(arena, root->count + 1, struct member);

    for (uint32_t i = 0; i < root->count; i++)
        members[i] = root->members[i];
    members[root->count] = (struct member){
        .key = {.kind = NODE_STRING, .text = name, .start = at, .end = at},
        .value = {.kind = NODE_LIST, .start = at, .end = at},
    };
    root->members = members;
    return &members[root->count++];
}

/* The list of a collection, which is made where the document has none, or none of its entries; NULL
 * where something else stands there. */
static struct node *list_of(struct arena *arena, struct node *root, const struct field *owner,
                            uint32_t at)
{
    struct member *member = node_member(root, owner->name);

    if (member == NULL)
        member = add_member(arena, root, owner->name, at);
    if (member->value.kind == NODE_NULL)
        member->value.kind = NODE_LIST;
    return member->value.kind == NODE_LIST ? &member->value : NULL;
}

/* Puts those of one collection behind its own, where they count for nothing. */
static void move(struct arena *arena, const struct strays *strays, const struct field *owner,
                 uint32_t count, struct node *to)
{
    struct node *items = ARENA_ARRAY(arena, (size_t)to->count + count, struct node);

    assert(to != strays->list && owner != strays->here && count > 0);

    for (uint32_t i = 0; i < to->count; i++)
        items[i] = to->items[i];
    for (uint32_t i = 0; i < strays->list->count; i++) {
        if (strays->owners[i] != owner)
            continue;
        items[to->count] = strays->list->items[i];
        items[to->count++].faulty = true;
    }
    to->items = items;
    to->cut = true;
}

static void take_out(const struct strays *strays)
{
    struct node *list = strays->list;
    uint32_t kept = 0;

    for (uint32_t i = 0; i < list->count; i++) {
        if (strays->owners[i] == NULL)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

/* Those of a collection that has no list stay where they are, and are reported one by one. */
static void leave(const struct strays *strays, const struct field *owner)
{
    for (uint32_t i = 0; i < strays->list->count; i++) {
        if (strays->owners[i] == owner)
            strays->owners[i] = NULL;
    }
}

/* The member of a collection with entries of other ones. */
static void sort_out(struct arena *arena, const struct field *shape, struct tree *tree,
                     struct diag_list *diags, uint32_t member)
{
    struct node *root = &tree->root, *list = &root->members[member].value;
    const struct field *here = field_named_at_key(shape, &root->members[member].key);

    if (here == NULL || here->kind != FIELD_ENTRIES || list->kind != NODE_LIST)
        return;
    struct strays strays = find(arena, shape, here, list);

    for (size_t i = 0; strays.owners != NULL && i < shape->field_count; i++) {
        const struct field *owner = &shape->fields[i];
        uint32_t count = count_of(&strays, owner);
        struct node *to = count == 0 ? NULL : list_of(arena, root, owner, strays.list->start);

        strays.list = &root->members[member].value; /* the members may have moved */
        if (to != NULL)
            move(arena, &strays, owner, count, to);
        else if (count > 0)
            leave(&strays, owner);
    }
    if (strays.owners == NULL)
        return;
    report(tree, diags, &strays);
    take_out(&strays);
}

void schema_sort_out(struct arena *arena, const struct schema *schema, struct tree *tree,
                     struct diag_list *diags)
{
    const uint32_t count = tree->root.kind == NODE_MAP ? tree->root.count : 0;

    for (uint32_t i = 0; schema->shape != NULL && i < count; i++)
        sort_out(arena, schema->shape, tree, diags, i);
}
