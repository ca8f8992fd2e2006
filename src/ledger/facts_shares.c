/* SPDX-License-Identifier: MIT */
/*
 * Entries that units share: a joint session belongs to the unit that recorded it and to those
 * that it names, and so does whatever is nested in it.
 *
 * Which units share an entry is noted when the walk enters it, so that the shares stand in the
 * order of the entries. Where the names cannot be read it may be anybody's.
 */
#include "ledger/facts_room.h"

#include <assert.h>

size_t facts_first_share(const struct facts *facts, uint32_t entry)
{
    size_t low = 0, high = facts->shares.len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (facts->shares.items[middle].entry < entry)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* One that is named twice shares once. */
static void add_share(struct walk *walk, uint32_t entry, size_t unit)
{
    const uint32_t index = unit == UNIT_NONE ? INDEX_NONE : (uint32_t)unit;
    struct facts *facts = walk->out;

    assert(facts->shares.len == 0 || facts->shares.items[facts->shares.len - 1].entry <= entry);
    for (size_t i = facts->shares.len; i > 0 && facts->shares.items[i - 1].entry == entry; i--) {
        if (facts->shares.items[i - 1].unit == index)
            return;
    }
    *ARRAY_PUSH(facts->arena, &facts->shares) = (struct share){entry, index};
}

static size_t named_unit(const struct walk *walk, const struct node *node)
{
    return node->kind == NODE_STRING ? township_find(walk->rules->township, node->text) : UNIT_NONE;
}

/* A scalar, or each of a list. */
static void add_names(struct walk *walk, uint32_t entry, const struct node *node)
{
    if (node->kind != NODE_LIST)
        add_share(walk, entry, named_unit(walk, node));
    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        add_share(walk, entry, named_unit(walk, &node->items[i]));
    if (node->kind == NODE_LIST && node->cut)
        add_share(walk, entry, UNIT_NONE);
}

static bool names_a_unit(const struct walk *walk, const struct node *node)
{
    bool names = named_unit(walk, node) != UNIT_NONE;

    for (uint32_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        names = names || named_unit(walk, &node->items[i]) != UNIT_NONE;
    return names;
}

/* What is known of the sharing of an entry. */
struct sharing {
    bool may_be; /* its collection has a field for it */
    bool named;  /* it has that field */
};

/* The fields of an entry that name units, in it and in its records. */
static void find_named(struct walk *walk, const struct field *field, const struct node *node,
                       uint32_t entry, struct sharing *sharing)
{
    for (size_t i = 0; i < field->field_count; i++) {
        const struct field *below = &field->fields[i];
        const struct member *member = NULL;

        if (!below->shared && below->kind != FIELD_RECORD)
            continue;
        if (node != NULL && node->kind == NODE_MAP)
            member = node_numbered(node, below->number, below->name);
        if (below->shared) {
            sharing->may_be = true;
            sharing->named = sharing->named || member != NULL;
            if (member != NULL)
                add_names(walk, entry, &member->value);
        } else {
            find_named(walk, below, member == NULL ? NULL : &member->value, entry, sharing);
        }
    }
}

/* A field that nobody knows and that names units is that field, misspelt. */
static void find_misspelt(struct walk *walk, const struct field *field, const struct node *node,
                          uint32_t entry, struct sharing *sharing)
{
    for (uint32_t i = 0; i < node->count; i++) {
        const struct member *member = &node->members[i];

        if (field_at_key(field, &member->key) != NULL || !names_a_unit(walk, &member->value))
            continue;
        sharing->named = true;
        add_names(walk, entry, &member->value);
    }
}

void walk_add_shares(struct walk *walk, const struct field *field, const struct node *node,
                     uint32_t entry)
{
    struct sharing sharing = {false, false};

    find_named(walk, field, node, entry, &sharing);
    if (!sharing.may_be)
        return;
    if (node->kind == NODE_MAP)
        find_misspelt(walk, field, node, entry, &sharing);
    walk->out->entries.items[entry].cut = !sharing.named && (node->kind != NODE_MAP || node->cut);
}

/* ---- facts ---- */

/* Whether an entry further in is shared by the unit, too. */
static bool is_seen(const struct walk *walk, size_t from, uint32_t unit)
{
    for (size_t i = from; i < walk->depth; i++) {
        for (size_t k = walk->levels[i].share; k < walk->levels[i].share_end; k++) {
            if (walk->out->shares.items[k].unit == unit)
                return true;
        }
    }
    return false;
}

void walk_share(struct walk *walk, const struct fact *fact, bool *again,
                void (*add)(struct walk *walk, const struct fact *fact, size_t unit, bool *again))
{
    for (size_t i = walk->depth; i-- > 0;) {
        assert(walk->levels[i].share_end <= walk->out->shares.len);
        for (size_t k = walk->levels[i].share; k < walk->levels[i].share_end; k++) {
            uint32_t unit = walk->out->shares.items[k].unit;

            if (unit != INDEX_NONE && unit != walk->unit && !is_seen(walk, i + 1, unit))
                add(walk, fact, unit, again);
        }
    }
}
