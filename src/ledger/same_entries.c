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
            *ARRAY_PUSH_MOVING(arena, &out) = mix_node(seed, &member->value.items[k]);
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
static void grow(struct entry_table *table, size_t more)
{
    struct entry_table old = *table;

    if (4 * (old.used + more) < 3 * old.size)
        return;
    for (table->size = old.size == 0 ? 64 : old.size; 4 * (old.used + more) >= 3 * table->size;)
        table->size *= 2;
    table->slots = ARENA_ARRAY(table->arena, table->size, struct entry_slot);
    for (size_t i = 0; i < old.size; i++) {
        if (old.slots[i].file != 0)
            table->slots[slot_of(table, old.slots[i].hash)] = old.slots[i];
    }
    arena_drop(table->arena, old.slots, old.size * sizeof *old.slots);
}

/* An entry that is there already is of the file that has it first. */
static void add_slot(struct entry_table *table, uint32_t hash, size_t file)
{
    assert(table->slots != NULL && "grow() has made place");
    size_t at = slot_of(table, hash);

    if (table->slots[at].file != 0)
        return;
    table->slots[at] = (struct entry_slot){hash, (uint32_t)file + 1};
    table->used++;
    assert(4 * table->used < 3 * table->size);
}

/* ---- the sieve ---- */

#define ENTRIES_A_WORD 2

static uint64_t spread(uint32_t hash)
{
    uint64_t mixed = (hash + 1) * HASH_FOLD_STEP;

    return mixed ^ mixed >> 32;
}

/* Four bits of a word, mostly. */
static uint64_t bits_of(uint64_t spread)
{
    return (uint64_t)1 << (spread >> 40 & 63) | (uint64_t)1 << (spread >> 46 & 63) |
           (uint64_t)1 << (spread >> 52 & 63) | (uint64_t)1 << (spread >> 58 & 63);
}

static uint64_t *word_of(const struct entry_table *table, uint64_t spread)
{
    return &table->sieve[spread & (table->words - 1)];
}

static void add_to_sieve(struct entry_table *table, uint32_t hash)
{
    const uint64_t at = spread(hash);

    *word_of(table, at) |= bits_of(at);
}

static void grow_sieve(struct entry_table *table, size_t more)
{
    const size_t count = table->hashes.len + more, old = table->words;

    if (count <= ENTRIES_A_WORD * table->words)
        return;
    for (table->words = old == 0 ? 64 : old; count > ENTRIES_A_WORD * table->words;)
        table->words *= 2;
    arena_drop(table->arena, table->sieve, old * sizeof *table->sieve);
    table->sieve = ARENA_ARRAY(table->arena, table->words, uint64_t);
    for (size_t i = 0; i < table->hashes.len; i++)
        add_to_sieve(table, table->hashes.items[i]);
}

/* Whether so many entries may be those of files before that one of these holds mostly the same. */
static bool passes_sieve(const struct entry_table *table, const struct entry_hashes *entries)
{
    size_t common = 0;

    if (table->least == 0)
        return false;
    for (size_t i = 0; i < entries->len; i++) {
        const uint64_t at = spread(short_hash(entries->items[i])), bits = bits_of(at);

        common += (*word_of(table, at) & bits) == bits;
    }
    return common >= ENTRIES_SAME_LEAST && are_most(common, table->least, entries->len);
}

/* From now on the entries stand in a table. */
static void make_slots(struct entry_table *table)
{
    size_t at = 0;

    grow(table, table->hashes.len);
    for (size_t i = 0; i < table->files.len; i++) {
        const uint32_t file = table->files.items[i];

        for (uint32_t k = 0; k < table->totals[file]; k++)
            add_slot(table, table->hashes.items[at++], file);
    }
    assert(at == table->hashes.len);
    arena_drop(table->arena, table->hashes.items, table->hashes.cap * sizeof *table->hashes.items);
    arena_drop(table->arena, table->sieve, table->words * sizeof *table->sieve);
    table->hashes.items = NULL;
    table->hashes.len = table->hashes.cap = 0;
    table->sieve = NULL;
}

/* ---- what they have in common ---- */

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

static void remember_in_sieve(struct entry_table *table, const struct entry_hashes *entries,
                              size_t file)
{
    grow_sieve(table, entries->len);
    *ARRAY_PUSH_MOVING(table->arena, &table->files) = (uint32_t)file;
    for (size_t i = 0; i < entries->len; i++) {
        const uint32_t hash = short_hash(entries->items[i]);

        *ARRAY_PUSH_MOVING(table->arena, &table->hashes) = hash;
        add_to_sieve(table, hash);
    }
}

static void remember(struct entry_table *table, const struct entry_hashes *entries, size_t file)
{
    const uint32_t total = (uint32_t)entries->len;

    if (table->slots == NULL) {
        remember_in_sieve(table, entries, file);
    } else {
        grow(table, entries->len);
        for (size_t i = 0; i < entries->len; i++)
            add_slot(table, short_hash(entries->items[i]), file);
    }
    table->totals[file] = total;
    if (total >= ENTRIES_SAME_LEAST && (table->least == 0 || total < table->least))
        table->least = total;
}

struct entry_hashes entry_hashes_of(struct arena *arena, size_t unit, const struct tree *tree)
{
    return hash_entries(arena, tree, (HASH_FOLD_START ^ unit) * HASH_FOLD_STEP);
}

size_t entry_table_find(struct arena *arena, struct entry_table *table, size_t file_count,
                        size_t file, const struct entry_hashes *entries)
{
    size_t like = ENTRIES_OF_NONE;

    if (table->totals == NULL) {
        table->arena = arena;
        table->totals = ARENA_ARRAY(arena, file_count, uint32_t);
        table->common = ARENA_ARRAY(arena, file_count, uint32_t);
    }
    if (table->slots == NULL && passes_sieve(table, entries))
        make_slots(table);
    if (table->slots != NULL)
        like = count_common(table, entries);
    if (like != ENTRIES_OF_NONE &&
        (table->common[like] < ENTRIES_SAME_LEAST ||
         !are_most(table->common[like], table->totals[like], entries->len)))
        like = ENTRIES_OF_NONE;
    if (like == ENTRIES_OF_NONE)
        remember(table, entries, file);
    return like;
}
