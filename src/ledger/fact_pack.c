/* SPDX-License-Identifier: MIT */
/*
 * Facts as bytes. See fact_pack.h.
 *
 * A fact is a byte that says what differs from the one before, then how: numbers as differences,
 * written as in packed.h. The entry differs nearly always and comes last, with how far into it that
 * stands which is counted, where it is not the entry itself. What an entry lacks, its value and
 * what it shows stand whole.
 */
#include "ledger/fact_pack.h"

#include "base/hash.h"
#include "base/packed.h"

#include <assert.h>
#include <string.h>

enum {
    HAS_UNIT = 1,
    HAS_LACKS = 2,
    HAS_VALUE = 4,
    HAS_KEY = 8,
    HAS_SHOWN = 16,
    HAS_DAYS = 32, /* since and until; else it counts from its day on for good */
    HAS_KIND = 64, /* a byte of the bits below, and the period */
    HAS_DAY = 128,
};

enum {
    IS_HEADER = 1,
    IS_AGAIN = 2,
    IS_ABSENT = 4,
    IS_INSIDE = 8, /* its entry: the offset */
    HAS_PER = 16,
};

/* Two bytes and twelve numbers of at most ten. */
#define FACT_BYTES_MAX 122

/* Blocks double from the first size to the last. */
#define BLOCK_FIRST 128
#define BLOCK_LAST  4096

struct pack_block {
    struct pack_block *next;
    uint32_t len, room;
    unsigned char bytes[];
};

/* ---- keys ---- */

/* Texts, each behind its length (packed.h). One that is longer than a block has one of its own. */
struct key_block {
    uint32_t len, room;
    unsigned char bytes[];
};

/* Where a text stands: the number of its block above as many bits as a place in it takes. */
#define PLACE_BITS      16
#define KEY_BLOCK_FIRST 512
#define KEY_BLOCK_LAST  (1U << PLACE_BITS)

static struct key_block *block_for(struct arena *arena, struct key_table *table, size_t need)
{
    struct key_block *block =
        table->blocks.len == 0 ? NULL : table->blocks.items[table->blocks.len - 1];

    if (block != NULL && block->room - block->len >= need)
        return block;
    size_t room = block == NULL ? KEY_BLOCK_FIRST : 2 * (size_t)block->room;

    room = room > KEY_BLOCK_LAST ? KEY_BLOCK_LAST : room;
    room = room < need ? need : room;
    assert(table->blocks.len < UINT32_MAX >> PLACE_BITS && room <= UINT32_MAX);
    block = arena_alloc(arena, 1, sizeof *block + room);
    block->room = (uint32_t)room;
    *ARRAY_PUSH_MOVING(arena, &table->blocks) = block;
    return block;
}

static uint32_t keep_text(struct arena *arena, struct key_table *table, struct slice key)
{
    struct key_block *block = block_for(arena, table, PACKED_BYTES_MAX + key.len);
    const uint32_t place = (uint32_t)(table->blocks.len - 1) << PLACE_BITS | block->len;
    unsigned char *out = packed_put(&block->bytes[block->len], key.len);

    if (key.len > 0)
        memcpy(out, key.data, key.len);
    block->len = (uint32_t)(out + key.len - block->bytes);
    assert(block->len <= block->room);
    return place;
}

struct slice key_of(const struct key_table *keys, uint32_t number)
{
    assert(number == KEY_NONE || number < keys->len);
    if (number == KEY_NONE)
        return (struct slice){NULL, 0};
    const uint32_t place = keys->items[number];
    const struct key_block *block = keys->blocks.items[place >> PLACE_BITS];
    uint64_t len;
    const unsigned char *text = packed_take(&block->bytes[place & (KEY_BLOCK_LAST - 1)], &len);

    return (struct slice){(const char *)text, (size_t)len};
}

/* What stands in a slot of a key: in the bits that count slots its number and one, above them some
 * of its hash, so that nearly no other text is looked at. 0 is free. */
static uint32_t slot_value(const struct key_table *table, uint64_t hash, size_t number)
{
    return ((uint32_t)(hash >> 32) & ~(uint32_t)(table->size - 1)) | (uint32_t)(number + 1);
}

static size_t slot_of(const struct key_table *table, uint64_t hash, struct slice key)
{
    const uint32_t mask = (uint32_t)(table->size - 1), wanted = slot_value(table, hash, 0) & ~mask;
    size_t at = hash & mask;

    for (; table->slots[at] != 0; at = (at + 1) & mask) {
        if ((table->slots[at] & ~mask) == wanted &&
            slice_eq(key_of(table, (table->slots[at] & mask) - 1), key))
            break;
    }
    return at;
}

static void grow_slots(struct arena *arena, struct key_table *table)
{
    arena_drop(arena, table->slots, table->size * sizeof *table->slots);
    table->size = table->size == 0 ? 64 : 2 * table->size;
    assert(table->size <= (size_t)1 << 31);
    table->slots = ARENA_ARRAY(arena, table->size, uint32_t);
    for (size_t i = 0; i < table->len; i++) {
        const uint64_t hash = hash_fold(HASH_FOLD_START, key_of(table, (uint32_t)i));
        size_t at = hash & (table->size - 1);

        while (table->slots[at] != 0)
            at = (at + 1) & (table->size - 1);
        table->slots[at] = slot_value(table, hash, i);
    }
}

uint32_t key_number(struct arena *arena, struct key_table *table, struct slice key)
{
    if (key.data == NULL)
        return KEY_NONE;
    const uint64_t hash = hash_fold(HASH_FOLD_START, key);

    if (4 * (table->len + 1) > 3 * table->size)
        grow_slots(arena, table);
    const size_t at = slot_of(table, hash, key);

    if (table->slots[at] != 0)
        return (table->slots[at] & (uint32_t)(table->size - 1)) - 1;
    assert(table->len < KEY_NONE - 1);
    table->slots[at] = slot_value(table, hash, table->len);
    *ARRAY_PUSH_MOVING(arena, table) = keep_text(arena, table, key);
    return (uint32_t)table->len - 1;
}

/* ---- one fact ---- */

static unsigned char *put_day(unsigned char *out, date_days before, date_days now)
{
    return packed_put_signed(out, (int64_t)now - before);
}

static const unsigned char *take_day(const unsigned char *in, date_days before, date_days *day)
{
    int64_t step;

    in = packed_take_signed(in, &step);
    *day = (date_days)(before + step);
    return in;
}

static unsigned kind_of(const struct fact *fact)
{
    return (fact->header ? IS_HEADER : 0U) | (fact->again ? IS_AGAIN : 0U) |
           (fact->absent ? IS_ABSENT : 0U) | (fact->offset != 0 ? IS_INSIDE : 0U) |
           (fact->per_number != KEY_NONE ? HAS_PER : 0U);
}

static bool same_value(struct decimal a, struct decimal b)
{
    return a.coef == b.coef && a.exp == b.exp;
}

static unsigned differences(const struct fact *before, const struct fact *fact)
{
    unsigned out = 0;

    out |= fact->unit != before->unit ? HAS_UNIT : 0U;
    out |= fact->lacks != before->lacks ? HAS_LACKS : 0U;
    out |= same_value(fact->value, before->value) ? 0U : HAS_VALUE;
    out |= fact->key_number != before->key_number ? HAS_KEY : 0U;
    out |= fact->shown != before->shown ? HAS_SHOWN : 0U;
    out |= fact->since != fact->day || fact->until != DATE_MAX ? HAS_DAYS : 0U;
    out |= fact->period != before->period || kind_of(fact) != kind_of(before) ||
                   fact->per_number != before->per_number
               ? HAS_KIND
               : 0U;
    out |= fact->day != before->day ? HAS_DAY : 0U;
    return out;
}

static size_t put_fact(unsigned char *bytes, const struct fact *before, const struct fact *fact)
{
    unsigned char *out = bytes;
    unsigned has = differences(before, fact);

    *out++ = (unsigned char)has;
    if (has & HAS_KIND) {
        *out++ = (unsigned char)kind_of(fact);
        out = packed_put_step(out, before->period, fact->period);
        if (fact->per_number != KEY_NONE)
            out = packed_put_step(out, before->per_number, fact->per_number);
    }
    if (has & HAS_UNIT)
        out = packed_put_step(out, before->unit, fact->unit);
    if (has & HAS_LACKS)
        out = packed_put(out, fact->lacks);
    if (has & HAS_VALUE)
        out = packed_put_signed(packed_put_signed(out, fact->value.coef), fact->value.exp);
    if (has & HAS_KEY)
        out = packed_put_step(out, before->key_number, fact->key_number);
    if (has & HAS_SHOWN)
        out = packed_put(out, fact->shown);
    if (has & HAS_DAY)
        out = put_day(out, before->day, fact->day);
    if (has & HAS_DAYS)
        out = put_day(put_day(out, fact->day, fact->since), fact->since, fact->until);
    out = packed_put_step(out, before->entry, fact->entry);
    if (fact->offset != 0)
        out = packed_put_step(out, before->offset, fact->offset);
    assert(out - bytes <= FACT_BYTES_MAX);
    return (size_t)(out - bytes);
}

static const unsigned char *take_kind(const unsigned char *in, struct fact *fact, bool *inside)
{
    unsigned kind = *in++;

    fact->header = (kind & IS_HEADER) != 0;
    fact->again = (kind & IS_AGAIN) != 0;
    fact->absent = (kind & IS_ABSENT) != 0;
    *inside = (kind & IS_INSIDE) != 0;
    in = packed_take_step(in, &fact->period);
    if ((kind & HAS_PER) == 0)
        fact->per_number = KEY_NONE;
    return (kind & HAS_PER) == 0 ? in : packed_take_step(in, &fact->per_number);
}

static const unsigned char *take_value(const unsigned char *in, struct decimal *value)
{
    int64_t exp;

    in = packed_take_signed(packed_take_signed(in, &value->coef), &exp);
    value->exp = (int32_t)exp;
    return in;
}

/* `fact` is the one before; but for the text of its key. */
static const unsigned char *take_fact_bytes(const unsigned char *in, struct fact *fact)
{
    unsigned has = *in++;
    bool inside = fact->offset != 0;
    uint64_t number;

    if (has & HAS_KIND)
        in = take_kind(in, fact, &inside);
    if (has & HAS_UNIT)
        in = packed_take_step(in, &fact->unit);
    if (has & HAS_LACKS) {
        in = packed_take(in, &number);
        fact->lacks = (uint32_t)number;
    }
    if (has & HAS_VALUE)
        in = take_value(in, &fact->value);
    if (has & HAS_KEY)
        in = packed_take_step(in, &fact->key_number);
    if (has & HAS_SHOWN)
        in = packed_take(in, &fact->shown);
    if (has & HAS_DAY)
        in = take_day(in, fact->day, &fact->day);
    fact->since = fact->day;
    fact->until = DATE_MAX;
    if (has & HAS_DAYS) {
        in = take_day(in, fact->day, &fact->since);
        in = take_day(in, fact->since, &fact->until);
    }
    in = packed_take_step(in, &fact->entry);
    if (inside)
        return packed_take_step(in, &fact->offset);
    fact->offset = 0;
    return in;
}

/* ---- all of them ---- */

struct fact_packs fact_packs_new(struct arena *arena, struct key_table *keys, size_t measures)
{
    return (struct fact_packs){arena, keys, ARENA_ARRAY(arena, measures, struct fact_pack),
                               measures};
}

/* What the first one is held against. */
static struct fact no_fact(size_t measure)
{
    return (struct fact){.measure = (uint32_t)measure,
                         .value = {1, 0},
                         .key_number = KEY_NONE,
                         .per_number = KEY_NONE,
                         .until = DATE_MAX};
}

static void add_bytes(struct fact_pack *pack, const unsigned char *bytes, size_t len)
{
    struct pack_block *block = pack->last;

    if (block == NULL || block->room - block->len < len) {
        size_t room = block == NULL ? BLOCK_FIRST : 2 * (size_t)block->room;

        room = room > BLOCK_LAST ? BLOCK_LAST : room;
        block = arena_alloc(pack->arena, 1, sizeof *block + room);
        block->room = (uint32_t)room;
        *(pack->last == NULL ? &pack->first : &pack->last->next) = block;
        pack->last = block;
    }
    memcpy(&block->bytes[block->len], bytes, len);
    block->len += (uint32_t)len;
}

/* `fact` has its number. */
static void add_fact(struct fact_packs *packs, struct fact_pack *pack, const struct fact *fact)
{
    unsigned char bytes[FACT_BYTES_MAX];

    if (pack->arena == NULL) {
        pack->arena = arena_within(packs->arena);
        pack->before = no_fact(fact->measure);
    }
    assert(pack->before.measure == fact->measure);
    add_bytes(pack, bytes, put_fact(bytes, &pack->before, fact));
    pack->before = *fact;
    pack->count++;
}

void fact_pack_add(struct fact_packs *packs, const struct fact *fact)
{
    struct fact numbered = *fact;

    assert(fact->measure < packs->count);
    numbered.key_number = key_number(packs->arena, packs->keys, fact->key);
    numbered.per_number = key_number(packs->arena, packs->keys, fact->per);
    add_fact(packs, &packs->packs[fact->measure], &numbered);
}

struct fact_reader fact_read(const struct fact_packs *packs, size_t measure)
{
    const struct fact_pack *pack = &packs->packs[measure];

    assert(measure < packs->count);
    return (struct fact_reader){
        .packs = packs, .block = pack->first, .left = pack->count, .fact = no_fact(measure)};
}

bool fact_next(struct fact_reader *reader, struct fact *out)
{
    if (reader->left == 0)
        return false;
    if (reader->at == reader->block->len) {
        reader->block = reader->block->next;
        reader->at = 0;
    }
    const unsigned char *from = &reader->block->bytes[reader->at];
    const unsigned char *to = take_fact_bytes(from, &reader->fact);

    reader->at += (size_t)(to - from);
    assert(reader->at <= reader->block->len);
    reader->left--;
    reader->fact.key = key_of(reader->packs->keys, reader->fact.key_number);
    reader->fact.per = key_of(reader->packs->keys, reader->fact.per_number);
    *out = reader->fact;
    return true;
}

/* ---- what stays ---- */

void fact_packs_filter(struct fact_packs *packs, size_t measure,
                       enum fact_fate (*keep)(void *context, struct fact *fact), void *context)
{
    struct fact_reader reader = fact_read(packs, measure), same = reader;
    struct fact_pack kept = {0};
    bool changed = false;

    for (struct fact fact; fact_next(&reader, &fact);) {
        enum fact_fate fate = keep(context, &fact);

        if (fate != FACT_AS_IT_IS && !changed) {
            size_t before = packs->packs[measure].count - reader.left - 1;
            struct fact first;

            changed = true;
            for (size_t i = 0; i < before && fact_next(&same, &first); i++)
                add_fact(packs, &kept, &first);
        }
        if (fate == FACT_CHANGED)
            fact.key_number = key_number(packs->arena, packs->keys, fact.key);
        if (changed && fate != FACT_GONE)
            add_fact(packs, &kept, &fact);
    }
    if (!changed)
        return;
    arena_free(packs->packs[measure].arena);
    packs->packs[measure] = kept;
}
