/* SPDX-License-Identifier: MIT */
/*
 * Facts as bytes. See fact_pack.h.
 *
 * A fact is a byte that says what differs from the one before, then how: numbers as differences,
 * written as in packed.h. The entry and where it starts differ nearly always
 * and come last. What an entry lacks, its value and what it shows stand whole.
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
    HAS_KIND = 64, /* the period, and a byte of the bits below */
    HAS_DAY = 128,
};

enum { IS_HEADER = 1, IS_AGAIN = 2, IS_ABSENT = 4 };

/* Two bytes and eleven numbers of at most ten. */
#define FACT_BYTES_MAX 112

/* Blocks double from the first size to the last. */
#define BLOCK_FIRST 128
#define BLOCK_LAST  4096

struct pack_block {
    struct pack_block *next;
    uint32_t len, room;
    unsigned char bytes[];
};

struct key_slot {
    uint32_t hash;
    uint32_t number; /* and one; 0: free */
};

/* ---- keys ---- */

static void grow_slots(struct arena *arena, struct key_table *table)
{
    struct key_slot *old = table->slots;
    size_t old_size = table->size;

    table->size = old_size == 0 ? 64 : 2 * old_size;
    table->slots = ARENA_ARRAY(arena, table->size, struct key_slot);
    for (size_t i = 0; i < old_size; i++) {
        size_t at = old[i].hash & (table->size - 1);

        if (old[i].number == 0)
            continue;
        while (table->slots[at].number != 0)
            at = (at + 1) & (table->size - 1);
        table->slots[at] = old[i];
    }
    arena_drop(arena, old, old_size * sizeof *old);
}

uint32_t key_number(struct arena *arena, struct key_table *table, struct slice key)
{
    const uint64_t whole = hash_fold(HASH_FOLD_START, key);
    const uint32_t hash = (uint32_t)(whole ^ whole >> 32);

    if (key.data == NULL)
        return KEY_NONE;
    if (4 * table->len >= 3 * table->size)
        grow_slots(arena, table);
    size_t at = hash & (table->size - 1);

    for (; table->slots[at].number != 0; at = (at + 1) & (table->size - 1)) {
        uint32_t number = table->slots[at].number - 1;

        if (table->slots[at].hash == hash && slice_eq(table->items[number], key))
            return number;
    }
    assert(table->len < KEY_NONE - 1);
    table->slots[at] = (struct key_slot){hash, (uint32_t)table->len + 1};
    *ARRAY_PUSH_MOVING(arena, table) = arena_copy(arena, key);
    return (uint32_t)table->len - 1;
}

struct slice key_of(const struct key_table *keys, uint32_t number)
{
    assert(number == KEY_NONE || number < keys->len);
    return number == KEY_NONE ? (struct slice){NULL, 0} : keys->items[number];
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
           (fact->absent ? IS_ABSENT : 0U);
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
    out |= fact->period != before->period || kind_of(fact) != kind_of(before) ? HAS_KIND : 0U;
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
    out = packed_put_step(packed_put_step(out, before->entry, fact->entry), before->start,
                          fact->start);
    assert(out - bytes <= FACT_BYTES_MAX);
    return (size_t)(out - bytes);
}

static const unsigned char *take_kind(const unsigned char *in, struct fact *fact)
{
    unsigned kind = *in++;

    fact->header = (kind & IS_HEADER) != 0;
    fact->again = (kind & IS_AGAIN) != 0;
    fact->absent = (kind & IS_ABSENT) != 0;
    return packed_take_step(in, &fact->period);
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
    uint64_t number;

    if (has & HAS_KIND)
        in = take_kind(in, fact);
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
    return packed_take_step(packed_take_step(in, &fact->entry), &fact->start);
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
    return (struct fact){
        .measure = (uint32_t)measure, .value = {1, 0}, .key_number = KEY_NONE, .until = DATE_MAX};
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
    uint32_t key = reader->fact.key_number;

    assert(key == KEY_NONE || key < reader->packs->keys->len);
    reader->fact.key = key == KEY_NONE ? (struct slice){NULL, 0} : reader->packs->keys->items[key];
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
