/* SPDX-License-Identifier: MIT */
/*
 * Mentions as bytes. See mention_pack.h.
 *
 * A mention is its field, then the entry, where it starts and the number of its value, each as what
 * differs from the mention before, and its length; numbers are written as in packed.h.
 */
#include "ledger/mention_pack.h"

#include "base/packed.h"

#include <assert.h>
#include <string.h>

struct mention_block {
    struct mention_block *next;
    uint32_t file, unit;
    uint32_t count, len;
    unsigned char bytes[];
};

/* Five numbers of at most ten. */
#define MENTION_BYTES_MAX 50

struct mention_packs mention_packs_new(struct arena *arena, struct key_table *keys)
{
    return (struct mention_packs){.arena = arena_within(arena), .key_arena = arena, .keys = keys};
}

void mention_packs_free(struct mention_packs *packs)
{
    arena_free(packs->arena);
    *packs = (struct mention_packs){0};
}

/* There are as many as the schema has, and a handful is named. */
static uint32_t field_number(struct mention_packs *packs, const struct field *field)
{
    for (size_t i = 0; i < packs->fields.len; i++) {
        if (packs->fields.items[i] == field)
            return (uint32_t)i;
    }
    *ARRAY_PUSH(packs->arena, &packs->fields) = field;
    return (uint32_t)packs->fields.len - 1;
}

static size_t put_mention(struct mention_packs *packs, unsigned char *bytes,
                          const struct mention *before, uint32_t key_before,
                          const struct mention *mention, uint32_t key)
{
    unsigned char *out = bytes;

    assert(mention->start <= mention->end);
    out = packed_put(out, field_number(packs, mention->field));
    out = packed_put_step(out, before->entry, mention->entry);
    out = packed_put_step(out, before->start, mention->start);
    out = packed_put(out, mention->end - mention->start);
    out = packed_put_step(out, key_before, key);
    assert(out - bytes <= MENTION_BYTES_MAX);
    return (size_t)(out - bytes);
}

void mention_pack_add(struct mention_packs *packs, const struct mention_list *list)
{
    struct arena *scratch;
    struct mention before = {0};
    struct mention_block *block;
    unsigned char *bytes;
    uint32_t key_before = 0;
    size_t len = 0;

    if (list->len == 0)
        return;
    scratch = arena_new();
    bytes = arena_alloc(scratch, list->len, MENTION_BYTES_MAX);
    for (size_t i = 0; i < list->len; i++) {
        const struct mention *mention = &list->items[i];
        uint32_t key = key_number(packs->key_arena, packs->keys, mention->value);

        assert(mention->file == list->items[0].file && mention->unit == list->items[0].unit);
        len += put_mention(packs, &bytes[len], &before, key_before, mention, key);
        before = *mention;
        key_before = key;
    }
    block = arena_alloc(packs->arena, 1, sizeof *block + len);
    block->file = before.file;
    block->unit = before.unit;
    block->count = (uint32_t)list->len;
    block->len = (uint32_t)len;
    memcpy(block->bytes, bytes, len);
    *(packs->last == NULL ? &packs->first : &packs->last->next) = block;
    packs->last = block;
    packs->count += list->len;
    arena_free(scratch);
}

const struct mention_block *mention_pack_next(const struct mention_packs *packs,
                                              const struct mention_block *block)
{
    return block == NULL ? packs->first : block->next;
}

static void unpack(const struct mention_packs *packs, const struct mention_block *block,
                   struct mention *out)
{
    const unsigned char *in = block->bytes;
    struct mention mention = {.file = block->file, .unit = block->unit};
    uint32_t key = 0;

    for (uint32_t i = 0; i < block->count; i++) {
        uint64_t field, len;

        in = packed_take(in, &field);
        in = packed_take_step(in, &mention.entry);
        in = packed_take_step(in, &mention.start);
        in = packed_take(in, &len);
        in = packed_take_step(in, &key);
        assert(field < packs->fields.len);
        mention.field = packs->fields.items[field];
        mention.end = mention.start + (uint32_t)len;
        mention.key = key;
        mention.value = key_of(packs->keys, key);
        out[i] = mention;
    }
    assert(in == block->bytes + block->len);
}

struct mention_list mention_unpack(struct arena *arena, const struct mention_packs *packs,
                                   const struct mention_block *block)
{
    struct mention_list list = {ARENA_ARRAY(arena, block->count, struct mention), block->count,
                                block->count};

    unpack(packs, block, list.items);
    return list;
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

struct kept_mentions mention_keep_all(struct arena *arena, const struct mention_packs *packs)
{
    struct kept_mentions out = {
        .keys = packs->keys,
        .fields = ARENA_ARRAY(arena, packs->fields.len, const struct field *),
        .field_count = packs->fields.len,
        .items = ARENA_ARRAY(arena, packs->count, struct kept_mention),
        .cap = packs->count,
    };

    for (size_t i = 0; i < packs->fields.len; i++)
        out.fields[i] = packs->fields.items[i];
    for (const struct mention_block *block = packs->first; block != NULL; block = block->next) {
        struct arena *scratch = arena_new();
        const struct mention_list list = mention_unpack(scratch, packs, block);

        for (size_t i = 0; i < list.len; i++)
            out.items[out.len++] =
                kept_of(&list.items[i], mention_field(&out, list.items[i].field));
        arena_free(scratch);
    }
    assert(out.len == packs->count);
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
