/* SPDX-License-Identifier: MIT */
/* How much of a record file stands in another one. See same_entries.h. */
#include "ledger/same_entries.h"

#include "base/hash.h"

#include <assert.h>
#include <stdlib.h>

/* Of all that stands in a node; its depth is bounded by TREE_DEPTH_MAX. */
static uint64_t mix_node(uint64_t hash, const struct node *node)
{
    hash = (hash ^ (uint64_t)node->kind) * HASH_FOLD_STEP;
    if (node->kind == NODE_LIST) {
        for (uint32_t i = 0; i < node->count; i++)
            hash = mix_node(hash, &node->items[i]);
    } else if (node->kind == NODE_MAP) {
        for (uint32_t i = 0; i < node->count; i++)
            hash = mix_node(hash_fold(hash, node->members[i].key.text), &node->members[i].value);
    } else {
        hash = hash_fold(hash, node->text);
    }
    return hash;
}

static struct entry_hashes hash_entries(struct arena *arena, const struct tree *tree,
                                        uint64_t start)
{
    struct entry_hashes out = {0};

    for (uint32_t i = 0; tree->root.kind == NODE_MAP && i < tree->root.count; i++) {
        const struct member *member = &tree->root.members[i];
        uint64_t seed = hash_fold(start, member->key.text);

        for (uint32_t k = 0; member->value.kind == NODE_LIST && k < member->value.count; k++)
            *ARRAY_PUSH(arena, &out) = mix_node(seed, &member->value.items[k]);
    }
    return out;
}

/* ---- two files ---- */

static int compare_hashes(const void *a, const void *b)
{
    uint64_t first = *(const uint64_t *)a, second = *(const uint64_t *)b;

    return (first > second) - (first < second);
}

static struct entry_hashes sort_entries(struct arena *arena, const struct tree *tree)
{
    struct entry_hashes out = hash_entries(arena, tree, HASH_FOLD_START);

    if (out.len > 1)
        qsort(out.items, out.len, sizeof *out.items, compare_hashes);
    return out;
}

static bool are_most(size_t common, size_t a, size_t b)
{
    return 2 * common > (a < b ? a : b);
}

bool entries_mostly_same(struct arena *arena, const struct tree *a, const struct tree *b)
{
    struct entry_hashes mine = sort_entries(arena, a), its = sort_entries(arena, b);
    size_t common = 0;

    for (size_t i = 0, k = 0; i < mine.len && k < its.len;) {
        int order = compare_hashes(&mine.items[i], &its.items[k]);

        common += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    return are_most(common, mine.len, its.len);
}

/* ---- one file and all before it ---- */

static uint32_t short_hash(uint64_t hash)
{
    return (uint32_t)(hash ^ hash >> 32);
}

static size_t slot_of(const struct entry_table *table, uint32_t hash)
{
    size_t at = hash & (table->size - 1);

    assert((table->size & (table->size - 1)) == 0 && table->used < table->size);
    while (table->slots[at].file != 0 && table->slots[at].hash != hash)
        at = (at + 1) & (table->size - 1);
    return at;
}

static uint32_t file_of(const struct entry_table *table, uint64_t hash)
{
    return table->slots[slot_of(table, short_hash(hash))].file;
}

/* Makes place for so many more, and a quarter of it stays free. */
static void grow(struct arena *arena, struct entry_table *table, size_t more)
{
    struct entry_table old = *table;

    if (4 * (old.used + more) < 3 * old.size)
        return;
    for (table->size = old.size == 0 ? 64 : old.size; 4 * (old.used + more) >= 3 * table->size;)
        table->size *= 2;
    table->arena = arena_within(arena);
    table->slots = ARENA_ARRAY(table->arena, table->size, struct entry_slot);
    for (size_t i = 0; i < old.size; i++) {
        if (old.slots[i].file != 0)
            table->slots[slot_of(table, old.slots[i].hash)] = old.slots[i];
    }
    arena_free(old.arena);
}

/* The file that has most in common with these entries; how much, stays in table->common. */
static size_t count_common(struct entry_table *table, const struct entry_hashes *entries)
{
    size_t best = ENTRIES_OF_NONE;

    for (size_t i = 0; i < entries->len; i++) {
        size_t file = file_of(table, entries->items[i]);

        if (file > 0)
            table->common[file - 1] = 0;
    }
    for (size_t i = 0; i < entries->len; i++) {
        size_t file = file_of(table, entries->items[i]);

        if (file == 0)
            continue;
        table->common[file - 1]++;
        if (best == ENTRIES_OF_NONE || table->common[file - 1] > table->common[best])
            best = file - 1;
    }
    return best;
}

static void remember(struct entry_table *table, const struct entry_hashes *entries, size_t file)
{
    for (size_t i = 0; i < entries->len; i++) {
        const uint32_t hash = short_hash(entries->items[i]);
        size_t at = slot_of(table, hash);

        if (table->slots[at].file != 0)
            continue;
        table->slots[at] = (struct entry_slot){hash, (uint32_t)file + 1};
        table->used++;
    }
    assert(4 * table->used < 3 * table->size);
    table->totals[file] = entries->len;
}

struct entry_hashes entry_hashes_of(struct arena *arena, size_t unit, const struct tree *tree)
{
    return hash_entries(arena, tree, (HASH_FOLD_START ^ unit) * HASH_FOLD_STEP);
}

size_t entry_table_find(struct arena *arena, struct entry_table *table, size_t file_count,
                        size_t file, const struct entry_hashes *entries)
{
    if (table->totals == NULL) {
        table->totals = ARENA_ARRAY(arena, file_count, size_t);
        table->common = ARENA_ARRAY(arena, file_count, size_t);
    }
    grow(arena, table, entries->len);
    size_t like = count_common(table, entries);

    if (like != ENTRIES_OF_NONE &&
        (table->common[like] < ENTRIES_SAME_LEAST ||
         !are_most(table->common[like], table->totals[like], entries->len)))
        like = ENTRIES_OF_NONE;
    if (like == ENTRIES_OF_NONE)
        remember(table, entries, file);
    return like;
}
