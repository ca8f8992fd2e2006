/* SPDX-License-Identifier: MIT */
/*
 * Entries by their number, as bytes. See entries.h.
 *
 * An entry is a byte that says what it has; its collection, where it is another one than that of
 * the entry before; how far before it that one stands which it lies in; when it began and ended,
 * and where it starts. Numbers are written as in packed.h. The first entry of a block is held
 * against one that is nothing but zeros. Whether an entry is bad may change, and is kept apart.
 */
#include "ledger/entries.h"

#include "base/packed.h"

#include <assert.h>
#include <string.h>

#define BLOCK_ENTRIES 64

/* As many blocks are at hand unpacked: an entry, and one that it names, may lie in two. */
#define BLOCKS_SEEN 4

enum {
    IS_INTERVAL = 1,
    IS_DOUBTED = 2,
    IS_CUT = 4,
    HAS_COLLECTION = 8,
    HAS_PARENT = 16,
    HAS_FROM = 32, /* it does not begin when the entry before did */
    HAS_TO = 64,   /* it does not end when it begins */
};

/* A byte and five numbers of 32 bits with a sign. */
#define STEP_BYTES_MAX  5
#define ENTRY_BYTES_MAX (1 + 5 * STEP_BYTES_MAX)

struct plain_entry {
    uint32_t parent, start;
    date_days from, to;
    uint16_t collection; /* index into those that have entries */
    uint16_t flags;      /* IS_... */
};

struct entry_bytes {
    struct plain_entry before; /* the last one */
    size_t len;
    unsigned char bytes[BLOCK_ENTRIES * ENTRY_BYTES_MAX];
};

/* The first entries of a block. */
struct entry_block {
    size_t number;
    uint32_t count; /* 0: nothing was unpacked */
    struct plain_entry items[BLOCK_ENTRIES];
};

struct entries entries_new(struct arena *arena, size_t file_count)
{
    return (struct entries){
        .arena = arena,
        .units = ARENA_ARRAY(arena, file_count, uint32_t),
        .hint = ARENA_NEW(arena, size_t),
        .making = ARENA_NEW(arena, struct entry_bytes),
        .seen = ARENA_ARRAY(arena, BLOCKS_SEEN, struct entry_block),
    };
}

static uint16_t collection_number(struct entries *entries, const struct field *field)
{
    for (size_t i = 0; i < entries->collections.len; i++) {
        if (entries->collections.items[i] == field)
            return (uint16_t)i;
    }
    assert(entries->collections.len < UINT16_MAX && "a schema has no more fields than that");
    *ARRAY_PUSH(entries->arena, &entries->collections) = field;
    return (uint16_t)(entries->collections.len - 1);
}

/* ---- one entry ---- */

static unsigned differences(const struct plain_entry *before, const struct plain_entry *entry)
{
    return (entry->collection != before->collection ? HAS_COLLECTION : 0U) |
           (entry->parent != ENTRY_NONE ? HAS_PARENT : 0U) |
           (entry->from != before->from ? HAS_FROM : 0U) | (entry->to != entry->from ? HAS_TO : 0U);
}

static unsigned char *put_entry(unsigned char *out, const struct plain_entry *before,
                                const struct plain_entry *entry, uint32_t index)
{
    unsigned has = differences(before, entry);

    assert(entry->parent == ENTRY_NONE || entry->parent < index);
    *out++ = (unsigned char)(has | entry->flags);
    if (has & HAS_COLLECTION)
        out = packed_put(out, entry->collection);
    if (has & HAS_PARENT)
        out = packed_put(out, index - entry->parent);
    if (has & HAS_FROM)
        out = packed_put_signed(out, (int64_t)entry->from - before->from);
    if (has & HAS_TO) /* many are open */
        out = packed_put_signed(out, (int64_t)DATE_MAX - entry->to);
    return packed_put_step(out, before->start, entry->start);
}

/* `entry` is the one before. */
static const unsigned char *take_entry(const unsigned char *in, struct plain_entry *entry,
                                       uint32_t index)
{
    const unsigned has = *in++;
    uint64_t number;
    int64_t step;

    entry->flags = has & (IS_INTERVAL | IS_DOUBTED | IS_CUT);
    if (has & HAS_COLLECTION) {
        in = packed_take(in, &number);
        entry->collection = (uint16_t)number;
    }
    entry->parent = ENTRY_NONE;
    if (has & HAS_PARENT) {
        in = packed_take(in, &number);
        entry->parent = index - (uint32_t)number;
    }
    if (has & HAS_FROM) {
        in = packed_take_signed(in, &step);
        entry->from = (date_days)(entry->from + step);
    }
    entry->to = entry->from;
    if (has & HAS_TO) {
        in = packed_take_signed(in, &step);
        entry->to = (date_days)(DATE_MAX - step);
    }
    return packed_take_step(in, &entry->start);
}

/* ---- blocks ---- */

/* What was made of a whole block stays as it is. */
static void keep_block(struct entries *entries)
{
    struct entry_bytes *making = entries->making;
    unsigned char *kept = ARENA_ARRAY(entries->arena, making->len, unsigned char);

    memcpy(kept, making->bytes, making->len);
    *ARRAY_PUSH_MOVING(entries->arena, &entries->blocks) = kept;
    making->len = 0;
    making->before = (struct plain_entry){0};
}

static size_t count_in(const struct entries *entries, size_t block)
{
    size_t left = entries->count - block * BLOCK_ENTRIES;

    return left < BLOCK_ENTRIES ? left : BLOCK_ENTRIES;
}

static void unpack(const struct entries *entries, size_t number, struct entry_block *out)
{
    const bool whole = number < entries->blocks.len;
    const unsigned char *in = whole ? entries->blocks.items[number] : entries->making->bytes;
    struct plain_entry entry = {0};

    out->number = number;
    out->count = (uint32_t)count_in(entries, number);
    for (uint32_t i = 0; i < out->count; i++) {
        in = take_entry(in, &entry, (uint32_t)(number * BLOCK_ENTRIES + i));
        out->items[i] = entry;
    }
    assert(whole || in == entries->making->bytes + entries->making->len);
}

static const struct plain_entry *plain_at(const struct entries *entries, uint32_t index)
{
    const size_t number = index / BLOCK_ENTRIES, at = index % BLOCK_ENTRIES;
    struct entry_block *block = &entries->seen[number % BLOCKS_SEEN];

    assert(index < entries->count);
    if (block->number != number || block->count <= at)
        unpack(entries, number, block);
    return &block->items[at];
}

/* ---- whose they are ---- */

static void note_run(struct entries *entries, const struct entry *entry, uint32_t index)
{
    const size_t count = entries->runs.len;

    if (count > 0 && entries->runs.items[count - 1].file == entry->file)
        return;
    *ARRAY_PUSH_MOVING(entries->arena, &entries->runs) = (struct entry_run){index, entry->file};
    entries->units[entry->file] = entry->unit;
}

static bool is_in_run(const struct entries *entries, size_t run, uint32_t index)
{
    return entries->runs.items[run].first <= index &&
           (run + 1 == entries->runs.len || index < entries->runs.items[run + 1].first);
}

static size_t find_run(const struct entries *entries, uint32_t index)
{
    size_t low = 0, high = entries->runs.len;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (entries->runs.items[middle].first <= index)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t entry_file(const struct entries *entries, uint32_t index)
{
    size_t run = *entries->hint;

    assert(index < entries->count);
    if (!is_in_run(entries, run, index)) {
        run = run + 1 < entries->runs.len && is_in_run(entries, run + 1, index)
                  ? run + 1
                  : find_run(entries, index);
        *entries->hint = run;
    }
    return entries->runs.items[run].file;
}

uint32_t entry_unit(const struct entries *entries, uint32_t index)
{
    return entries->units[entry_file(entries, index)];
}

/* ---- bad ones ---- */

#define WORD_BITS 64

bool entry_is_bad(const struct entries *entries, uint32_t index)
{
    assert(index < entries->count);
    return (entries->bad.items[index / WORD_BITS] >> index % WORD_BITS & 1) != 0;
}

void entry_set_bad(struct entries *entries, uint32_t index)
{
    assert(index < entries->count);
    entries->bad.items[index / WORD_BITS] |= (uint64_t)1 << index % WORD_BITS;
}

/* ---- all of them ---- */

void entries_add(struct entries *entries, const struct entry *entry)
{
    struct entry_bytes *making = entries->making;
    const uint32_t index = (uint32_t)entries->count;
    const unsigned flags = (entry->interval ? IS_INTERVAL : 0U) |
                           (entry->doubted ? IS_DOUBTED : 0U) | (entry->cut ? IS_CUT : 0U);
    const struct plain_entry plain = {
        .parent = entry->parent,
        .start = entry->start,
        .from = entry->from,
        .to = entry->to,
        .collection = collection_number(entries, entry->field),
        .flags = (uint16_t)flags,
    };

    assert(index < ENTRY_NONE);
    if (index > 0 && index % BLOCK_ENTRIES == 0)
        keep_block(entries);
    if (index % WORD_BITS == 0)
        *ARRAY_PUSH_MOVING(entries->arena, &entries->bad) = 0;
    unsigned char *from = &making->bytes[making->len];
    const unsigned char *to = put_entry(from, &making->before, &plain, index);

    making->len += (size_t)(to - from);
    assert(making->len <= sizeof making->bytes);
    making->before = plain;
    note_run(entries, entry, index);
    entries->count++;
    if (entry->bad)
        entry_set_bad(entries, index);
}

struct entry entry_at(const struct entries *entries, uint32_t index)
{
    const struct plain_entry *plain = plain_at(entries, index);
    const uint32_t file = entry_file(entries, index);

    return (struct entry){
        .field = entries->collections.items[plain->collection],
        .file = file,
        .unit = entries->units[file],
        .parent = plain->parent,
        .start = plain->start,
        .from = plain->from,
        .to = plain->to,
        .interval = (plain->flags & IS_INTERVAL) != 0,
        .doubted = (plain->flags & IS_DOUBTED) != 0,
        .cut = (plain->flags & IS_CUT) != 0,
        .bad = entry_is_bad(entries, index),
    };
}

uint32_t entry_parent(const struct entries *entries, uint32_t index)
{
    return plain_at(entries, index)->parent;
}
