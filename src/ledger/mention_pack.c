/* SPDX-License-Identifier: MIT */
/*
 * Mentions as bytes. See mention_pack.h.
 *
 * Those of a file are the file, its unit, and how many they are; then each its field, the entry,
 * where it starts and the number of its value, as what differs from the mention before, and its
 * length. Numbers are written as in packed.h.
 */
#include "ledger/mention_pack.h"

#include "base/packed.h"

#include <assert.h>

/* Five numbers, and before those of a file three. */
#define MENTION_BYTES_MAX (5 * PACKED_BYTES_MAX)

/* Blocks double from the first size to the last. */
#define BLOCK_FIRST 128
#define BLOCK_LAST  8192

struct mention_block {
    struct mention_block *next;
    uint32_t len, room;
    unsigned char bytes[];
};

/* What the next one is held against. */
struct before {
    uint32_t entry, start, key;
};

struct mention_packs mention_packs_new(struct arena *arena, struct key_table *keys)
{
    return (struct mention_packs){.arena = arena_within(arena), .key_arena = arena, .keys = keys};
}

void mention_packs_free(struct mention_packs *packs)
{
    arena_free(packs->arena);
    *packs = (struct mention_packs){0};
}

/* ---- writing ---- */

/* There are as many as the schema has, and a handful is named. */
static uint32_t field_number(struct mention_packs *packs, const struct field *field)
{
    for (size_t i = 0; i < packs->fields.len; i++) {
        if (packs->fields.items[i].field == field)
            return (uint32_t)i;
    }
    *ARRAY_PUSH(packs->arena, &packs->fields) = (struct mention_field){field, 0};
    return (uint32_t)packs->fields.len - 1;
}

/* Where the next mention, or what stands before those of a file, is written. */
static unsigned char *room_for_one(struct mention_packs *packs)
{
    struct mention_block *block = packs->last;

    if (block == NULL || block->room - block->len < MENTION_BYTES_MAX) {
        size_t room = block == NULL ? BLOCK_FIRST : 2 * (size_t)block->room;

        room = room > BLOCK_LAST ? BLOCK_LAST : room;
        block = arena_alloc(packs->arena, 1, sizeof *block + room);
        block->room = (uint32_t)room;
        *(packs->last == NULL ? &packs->first : &packs->last->next) = block;
        packs->last = block;
    }
    return &block->bytes[block->len];
}

static void written_to(struct mention_packs *packs, const unsigned char *end)
{
    packs->last->len = (uint32_t)(end - packs->last->bytes);
    assert(packs->last->len <= packs->last->room);
}

static void put_head(struct mention_packs *packs, const struct mention_list *list)
{
    unsigned char *out = room_for_one(packs);

    out = packed_put_step(out, packs->file, list->items[0].file);
    out = packed_put_step(out, packs->unit, list->items[0].unit);
    written_to(packs, packed_put(out, list->len));
    packs->file = list->items[0].file;
    packs->unit = list->items[0].unit;
}

static void put_mention(struct mention_packs *packs, const struct before *before,
                        const struct mention *mention, uint32_t key)
{
    const uint32_t field = field_number(packs, mention->field);
    unsigned char *out = room_for_one(packs);

    assert(mention->start <= mention->end);
    assert(mention->file == packs->file && mention->unit == packs->unit);
    out = packed_put(out, field);
    out = packed_put_step(out, before->entry, mention->entry);
    out = packed_put_step(out, before->start, mention->start);
    out = packed_put(out, mention->end - mention->start);
    written_to(packs, packed_put_step(out, before->key, key));
    packs->fields.items[field].count++;
}

uint32_t mention_pack_add(struct mention_packs *packs, const struct mention_list *list)
{
    struct before before = {0};
    uint32_t least = KEY_NONE;

    if (list->len > 0)
        put_head(packs, list);
    for (size_t i = 0; i < list->len; i++) {
        const struct mention *mention = &list->items[i];
        const uint32_t key = key_number(packs->key_arena, packs->keys, mention->value);

        put_mention(packs, &before, mention, key);
        before = (struct before){mention->entry, mention->start, key};
        least = key < least ? key : least;
    }
    packs->count += list->len;
    return least;
}

/* ---- reading ---- */

struct mention_reader mention_read(const struct mention_packs *packs)
{
    return (struct mention_reader){.packs = packs, .block = packs->first, .left = packs->count};
}

/* Where the next one was written. */
static const unsigned char *next_at(struct mention_reader *reader)
{
    if (reader->at == reader->block->len) {
        reader->block = reader->block->next;
        reader->at = 0;
    }
    return &reader->block->bytes[reader->at];
}

static void read_to(struct mention_reader *reader, const unsigned char *end)
{
    reader->at = (size_t)(end - reader->block->bytes);
    assert(reader->at <= reader->block->len);
}

static void take_mention(struct mention_reader *reader, struct before *before, struct mention *out)
{
    const struct mention_packs *packs = reader->packs;
    const unsigned char *in = next_at(reader);
    uint64_t field, len;

    in = packed_take(in, &field);
    in = packed_take_step(in, &before->entry);
    in = packed_take_step(in, &before->start);
    in = packed_take(in, &len);
    read_to(reader, packed_take_step(in, &before->key));
    assert(field < packs->fields.len);
    *out = (struct mention){
        .field = packs->fields.items[field].field,
        .value = key_of(packs->keys, before->key),
        .entry = before->entry,
        .file = reader->file,
        .unit = reader->unit,
        .start = before->start,
        .end = before->start + (uint32_t)len,
        .key = before->key,
    };
}

bool mention_next_file(struct mention_reader *reader, struct arena *arena, struct mention_list *out)
{
    struct before before = {0};
    uint64_t count;

    if (reader->left == 0)
        return false;
    const unsigned char *in = packed_take_step(next_at(reader), &reader->file);

    read_to(reader, packed_take(packed_take_step(in, &reader->unit), &count));
    *out = (struct mention_list){ARENA_ARRAY(arena, count, struct mention), count, count};
    for (size_t i = 0; i < count; i++)
        take_mention(reader, &before, &out->items[i]);
    reader->left -= count;
    return true;
}

/* ---- all of them ---- */

static struct kept_mention kept_of(const struct mention *mention, uint16_t field)
{
    return (struct kept_mention){
        .key = mention->key,
        .entry = mention->entry,
        .file = mention->file,
        .unit = mention->unit,
        .start = mention->start,
        .len = mention->end - mention->start,
        .field = field,
    };
}

/* By field: where the next of its mentions goes. */
static size_t *places_of(struct arena *arena, const struct mention_packs *packs)
{
    size_t *places = ARENA_ARRAY(arena, packs->fields.len, size_t), before = 0;

    for (size_t i = 0; i < packs->fields.len; i++) {
        places[i] = before;
        before += packs->fields.items[i].count;
    }
    assert(before == packs->count);
    return places;
}

struct kept_mentions mention_keep_all(struct arena *arena, const struct mention_packs *packs)
{
    struct kept_mentions out = {
        .keys = packs->keys,
        .fields = ARENA_ARRAY(arena, packs->fields.len, const struct field *),
        .field_count = packs->fields.len,
        .items = ARENA_ARRAY(arena, packs->count, struct kept_mention),
        .len = packs->count,
        .cap = packs->count,
    };
    struct mention_reader reader = mention_read(packs);
    size_t *places = places_of(arena, packs);

    for (size_t i = 0; i < packs->fields.len; i++)
        out.fields[i] = packs->fields.items[i].field;
    while (reader.left > 0) {
        struct arena *scratch = arena_new();
        struct mention_list list = {0};

        mention_next_file(&reader, scratch, &list);
        for (size_t i = 0; i < list.len; i++) {
            const uint16_t field = mention_field(&out, list.items[i].field);

            out.items[places[field]++] = kept_of(&list.items[i], field);
        }
        arena_free(scratch);
    }
    return out;
}

uint16_t mention_field(const struct kept_mentions *kept, const struct field *field)
{
    size_t i = 0;

    assert(kept->field_count < UINT16_MAX && "a schema has no more fields than that");
    while (i < kept->field_count && kept->fields[i] != field)
        i++;
    return (uint16_t)i;
}

struct mention mention_at(const struct kept_mentions *kept, size_t index)
{
    const struct kept_mention *one = &kept->items[index];

    assert(index < kept->len);
    return (struct mention){
        .field = kept->fields[one->field],
        .value = key_of(kept->keys, one->key),
        .entry = one->entry,
        .file = one->file,
        .unit = one->unit,
        .start = one->start,
        .end = one->start + one->len,
        .key = one->key,
    };
}
