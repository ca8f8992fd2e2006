/* SPDX-License-Identifier: MIT */
/*
 * Entries of one collection below the name of another: the line with their own name was lost, or
 * they were put in the wrong place. See schema.h.
 */
#include "schema/schema_check.h"

/* Entries in a row that are of another collection. */
struct strays {
    struct node *list;
    uint32_t first, count;
    const struct field *here, *owner;
};

static bool lacks(const struct field *collection, const struct node *entry)
{
    for (size_t i = 0; i < collection->field_count; i++) {
        const struct field *field = &collection->fields[i];

        if (field->required && node_member(entry, field->name) == NULL)
            return true;
    }
    return false;
}

/* Whether the collection has all fields of an entry. */
static bool knows(const struct field *collection, const struct node *entry)
{
    for (uint32_t i = 0; i < entry->count; i++) {
        if (field_named(collection, entry->members[i].key.text) == NULL)
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

static void tell(const struct tree *tree, struct diag_list *diags, const struct strays *strays)
{
    const struct node *entry = &strays->list->items[strays->first];
    struct diag *diag =
        diag_add(diags, DIAG_ENTRIES_ELSEWHERE, node_span(tree, &entry->members[0].key));

    diag_set_number(diag, "count", strays->count);
    field_set_name(diag, "owner", strays->owner);
    field_set_name(diag, "here", strays->here);
    diag_set(diag, "name", strays->owner->name);
}

/* The list of a collection, which is made where the document has none. */
static struct node *list_of(struct arena *arena, struct node *root, const struct field *owner,
                            const struct node *entry)
{
    struct member *member = node_member(root, owner->name), *members;

    if (member == NULL) {
        members = ARENA_ARRAY(arena, root->count + 1, struct member);
        for (uint32_t i = 0; i < root->count; i++)
            members[i] = root->members[i];
        member = &members[root->count++];
        *member = (struct member){
            .key = {.kind = NODE_STRING, .text = owner->name, .start = entry->start},
            .value = {.kind = NODE_LIST, .start = entry->start, .end = entry->end},
        };
        member->key.end = entry->start;
        root->members = members;
    }
    return member->value.kind == NODE_LIST ? &member->value : NULL;
}

/* Takes them out of the one list and puts them behind those of the other. */
static void move(struct arena *arena, const struct strays *strays, struct node *to)
{
    struct node *from = strays->list,
                *items = ARENA_ARRAY(arena, to->count + strays->count, struct node);

    for (uint32_t i = 0; i < to->count; i++)
        items[i] = to->items[i];
    for (uint32_t i = 0; i < strays->count; i++) {
        items[to->count + i] = from->items[strays->first + i];
        items[to->count + i].faulty = true;
    }
    for (uint32_t i = strays->first; i + strays->count < from->count; i++)
        from->items[i] = from->items[i + strays->count];
    to->items = items;
    to->count += strays->count;
    to->cut = true;
    from->count -= strays->count;
}

/* Those from `at` on that belong together; count 0 where there are none. */
static struct strays find(const struct field *shape, const struct field *here, struct node *list,
                          uint32_t at)
{
    struct strays strays = {.list = list, .first = at, .here = here};

    strays.owner = owner_of(shape, here, &list->items[at]);
    while (strays.owner != NULL && at < list->count &&
           owner_of(shape, here, &list->items[at]) == strays.owner)
        at++;
    strays.count = at - strays.first;
    return strays;
}

/* The member of a collection with entries of another one from `at` on; they are moved. */
static void sort_out(struct arena *arena, const struct field *shape, struct tree *tree,
                     struct diag_list *diags, uint32_t member)
{
    const struct field *here = field_named(shape, tree->root.members[member].key.text);
    struct node *list = &tree->root.members[member].value;

    for (uint32_t i = 0; here != NULL && here->kind == FIELD_ENTRIES && list->kind == NODE_LIST &&
                         i < list->count;) {
        const struct strays strays = find(shape, here, list, i);
        struct node *to =
            strays.count == 0 ? NULL : list_of(arena, &tree->root, strays.owner, &list->items[i]);

        if (to == NULL) {
            i++;
            continue;
        }
        list = &tree->root.members[member].value; /* the members may have moved */
        struct strays moved = strays;
        moved.list = list;
        tell(tree, diags, &moved);
        move(arena, &moved, to);
    }
}

void schema_sort_out(struct arena *arena, const struct schema *schema, struct tree *tree,
                     struct diag_list *diags)
{
    const uint32_t count = tree->root.kind == NODE_MAP ? tree->root.count : 0;

    for (uint32_t i = 0; schema->shape != NULL && i < count; i++)
        sort_out(arena, schema->shape, tree, diags, i);
}
