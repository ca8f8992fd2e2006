/* SPDX-License-Identifier: MIT */
/*
 * Likenesses as bytes. See like_pack.h.
 *
 * One of an entry is how far the entry is from the one before, its number in six or eight bytes,
 * and four more where something must agree. A mark begins with a byte that says its kind, how far
 * its entry is, and what else differs from the mark of its kind before. Offices number their marks,
 * and the numbers of two that follow each other are as far apart as these (print_of_mark()), so
 * mostly one byte is enough for it, and two say where it starts.
 */
#include "ledger/like_pack.h"

#include "base/packed.h"

#include <assert.h>
#include <string.h>

/* What a mark has, or has otherwise than the one of its kind before. */
enum { HAS_PATH = 1, HAS_REST = 2, HAS_PRINT = 4, HAS_LEN = 8 };

/* Two bits for the kind, and two for the step to the entry: a larger one follows the byte. */
enum { KIND_SHIFT = 4, STEP_SHIFT = 6, FOLLOWS = 3 };

/* A byte, a number of eight bytes, one of four, and four that are packed. */
#define LIKE_BYTES_MAX (1 + 8 + 4 + 4 * PACKED_BYTES_MAX)

/* Blocks double from the first size to the last. */
#define BLOCK_FIRST 64
#define BLOCK_LAST  8192

struct like_block {
    struct like_block *next;
    uint32_t len, room;
    unsigned char bytes[];
};

uint32_t mark_kind_number(struct arena *arena, struct mark_kinds *kinds, const struct field *kind)
{
    for (size_t i = 0; i < kinds->len; i++) {
        if (kinds->items[i] == kind)
            return (uint32_t)i;
    }
    *ARRAY_PUSH(arena, kinds) = kind;
    return (uint32_t)kinds->len - 1;
}

const struct field *mark_kind(const struct like_pack *pack, const struct likeness *mark)
{
    assert(pack->same == NULL && mark->kind < pack->kinds.len);
    return pack->kinds.items[mark->kind];
}

size_t like_pack_count(const struct like_pack *pack)
{
    return pack->state.count;
}

/* ---- one of them ---- */

static unsigned char *put_raw(unsigned char *out, const void *number, size_t size)
{
    memcpy(out, number, size);
    return out + size;
}

static const unsigned char *take_raw(const unsigned char *in, void *number, size_t size)
{
    memcpy(number, in, size);
    return in + size;
}

/* Whether a step between two numbers is worth writing in place of the second. */
static bool is_near(uint64_t before, uint64_t now)
{
    return now - before + (1U << 20) < 1U << 21;
}

static unsigned differences(const struct like_before *before, const struct likeness *mark)
{
    return (mark->path ? HAS_PATH : 0U) | (mark->rest != before->rest ? HAS_REST : 0U) |
           (is_near(before->print, mark->print) ? 0U : HAS_PRINT) |
           (mark->len != before->len ? HAS_LEN : 0U);
}

static unsigned in_two_bits(uint32_t number)
{
    return number < FOLLOWS ? number : FOLLOWS;
}

static unsigned char *put_mark(unsigned char *out, const struct like_state *state,
                               const struct likeness *mark)
{
    const struct like_before *before = &state->before[mark->kind % LIKE_BEFORES];
    const unsigned has = differences(before, mark);
    const uint32_t step = mark->entry - state->entry;

    *out++ = (unsigned char)(has | in_two_bits(mark->kind) << KIND_SHIFT |
                             in_two_bits(step) << STEP_SHIFT);
    if (mark->kind >= FOLLOWS)
        out = packed_put(out, mark->kind);
    if (step >= FOLLOWS)
        out = packed_put(out, step);
    if (has & HAS_REST)
        out = put_raw(out, &mark->rest, sizeof mark->rest);
    if (has & HAS_PRINT)
        out = put_raw(out, &mark->print, sizeof mark->print);
    else
        out = packed_put_signed(out, (int64_t)(mark->print - before->print));
    if (has & HAS_LEN)
        out = packed_put(out, mark->len);
    return packed_put_step(out, state->start, mark->start);
}

/* A number in two bits, or behind them. */
static const unsigned char *take_small(const unsigned char *in, unsigned bits, uint32_t *number)
{
    uint64_t out = bits & FOLLOWS;

    if (out == FOLLOWS)
        in = packed_take(in, &out);
    *number = (uint32_t)out;
    return in;
}

static const unsigned char *take_mark(const unsigned char *in, const struct like_state *state,
                                      struct likeness *mark)
{
    const unsigned has = *in++;
    uint32_t step;
    int64_t apart;

    in = take_small(in, has >> KIND_SHIFT, &mark->kind);
    in = take_small(in, has >> STEP_SHIFT, &step);
    const struct like_before *before = &state->before[mark->kind % LIKE_BEFORES];
    uint64_t len = before->len;

    mark->entry = state->entry + step;
    mark->path = (has & HAS_PATH) != 0;
    mark->rest = before->rest;
    if (has & HAS_REST)
        in = take_raw(in, &mark->rest, sizeof mark->rest);
    if (has & HAS_PRINT) {
        in = take_raw(in, &mark->print, sizeof mark->print);
    } else {
        in = packed_take_signed(in, &apart);
        mark->print = before->print + (uint64_t)apart;
    }
    if (has & HAS_LEN)
        in = packed_take(in, &len);
    mark->len = (unsigned)len & INT32_MAX;
    mark->start = state->start;
    return packed_take_step(in, &mark->start);
}

static void step_over_mark(struct like_state *state, const struct likeness *mark)
{
    state->start = mark->start;
    state->before[mark->kind % LIKE_BEFORES] =
        (struct like_before){mark->print, mark->rest, mark->len};
}

/* ---- all of them ---- */

unsigned like_print_bits(const struct sameness *same)
{
    return same == NULL || same->township ? 64 : 48;
}

/* In two parts, of which the one above 32 bits is as short as it may be. */
static unsigned char *put_print(unsigned char *out, uint64_t print, const struct sameness *same)
{
    const uint32_t low = (uint32_t)print, high = (uint32_t)(print >> 32);
    const uint16_t short_high = (uint16_t)high;

    assert(like_print_bits(same) == 64 || high == short_high);
    out = put_raw(out, &low, sizeof low);
    return like_print_bits(same) == 64 ? put_raw(out, &high, sizeof high)
                                       : put_raw(out, &short_high, sizeof short_high);
}

static const unsigned char *take_print(const unsigned char *in, uint64_t *print,
                                       const struct sameness *same)
{
    uint32_t low, high;
    uint16_t short_high;

    in = take_raw(in, &low, sizeof low);
    if (like_print_bits(same) == 64) {
        in = take_raw(in, &high, sizeof high);
    } else {
        in = take_raw(in, &short_high, sizeof short_high);
        high = short_high;
    }
    *print = (uint64_t)high << 32 | low;
    return in;
}

static unsigned char *put_entry_like(unsigned char *out, const struct like_pack *pack,
                                     const struct likeness *like)
{
    out = packed_put(out, like->entry - pack->state.entry);
    out = put_print(out, like->print, pack->same);
    return pack->same->agree_count > 0 ? put_raw(out, &like->rest, sizeof like->rest) : out;
}

static const unsigned char *take_entry_like(const unsigned char *in, const struct like_pack *pack,
                                            const struct like_state *state, struct likeness *like)
{
    uint64_t step;

    in = packed_take(in, &step);
    like->entry = state->entry + (uint32_t)step;
    in = take_print(in, &like->print, pack->same);
    return pack->same->agree_count > 0 ? take_raw(in, &like->rest, sizeof like->rest) : in;
}

static struct like_block *block_for(struct arena *arena, struct like_pack *pack, size_t len)
{
    struct like_block *block = pack->last;

    if (block != NULL && block->room - block->len >= len)
        return block;
    size_t room = block == NULL ? BLOCK_FIRST : 2 * (size_t)block->room;

    room = room > BLOCK_LAST ? BLOCK_LAST : room;
    room = room < len ? len : room;
    block = arena_alloc(arena, 1, sizeof *block + room);
    block->room = (uint32_t)room;
    *(pack->last == NULL ? &pack->first : &pack->last->next) = block;
    pack->last = block;
    return block;
}

void like_pack_add(struct arena *arena, struct like_pack *pack, const struct likeness *like)
{
    struct like_block *block = block_for(arena, pack, LIKE_BYTES_MAX);
    unsigned char *from = &block->bytes[block->len];
    const unsigned char *to;

    assert(like->entry >= pack->state.entry && "in the order of the entries");
    assert(pack->state.count < UINT32_MAX);
    if (pack->same == NULL) {
        to = put_mark(from, &pack->state, like);
        step_over_mark(&pack->state, like);
    } else {
        to = put_entry_like(from, pack, like);
    }
    assert(to - from <= LIKE_BYTES_MAX);
    block->len += (uint32_t)(to - from);
    pack->state.count++;
    pack->state.entry = like->entry;
}

struct like_reader like_read(const struct like_pack *pack)
{
    return (struct like_reader){.pack = pack, .block = pack->first};
}

bool like_next(struct like_reader *reader, struct likeness *out)
{
    const struct like_pack *pack = reader->pack;
    struct like_state *state = &reader->state;

    if (state->count == pack->state.count)
        return false;
    if (reader->at == reader->block->len) {
        reader->block = reader->block->next;
        reader->at = 0;
    }
    const unsigned char *from = &reader->block->bytes[reader->at], *to;

    *out = (struct likeness){.at = state->count++};
    if (pack->same == NULL) {
        to = take_mark(from, state, out);
        step_over_mark(state, out);
    } else {
        to = take_entry_like(from, pack, state, out);
    }
    state->entry = out->entry;
    reader->at += (size_t)(to - from);
    assert(reader->at <= reader->block->len);
    return true;
}

/* ---- those of another list ---- */

/* Marks are held against those of their kind, which are others now. */
static void join_marks(struct arena *arena, struct like_pack *pack, const struct like_pack *of,
                       uint32_t base)
{
    struct like_reader reader = like_read(of);

    for (struct likeness mark; like_next(&reader, &mark);) {
        mark.entry += base;
        mark.kind = mark_kind_number(arena, &pack->kinds, of->kinds.items[mark.kind]);
        like_pack_add(arena, pack, &mark);
    }
}

static void copy_block(struct arena *arena, struct like_pack *pack, const unsigned char *bytes,
                       size_t len)
{
    struct like_block *block = block_for(arena, pack, len);

    memcpy(&block->bytes[block->len], bytes, len);
    block->len += (uint32_t)len;
}

/* All but the first stay the same bytes, for only its entry is another step away. */
static void join_likes(struct arena *arena, struct like_pack *pack, const struct like_pack *of,
                       uint32_t base)
{
    struct like_reader reader = like_read(of);
    struct likeness first;

    if (!like_next(&reader, &first))
        return;
    first.entry += base;
    like_pack_add(arena, pack, &first);
    copy_block(arena, pack, &reader.block->bytes[reader.at], reader.block->len - reader.at);
    for (const struct like_block *block = reader.block->next; block != NULL; block = block->next)
        copy_block(arena, pack, block->bytes, block->len);
    pack->state.count += of->state.count - 1;
    pack->state.entry = base + of->state.entry;
}

void like_pack_join(struct arena *arena, struct like_pack *pack, const struct like_pack *of,
                    uint32_t base)
{
    assert(pack->collection == of->collection && pack->same == of->same);
    if (of->same == NULL)
        join_marks(arena, pack, of, base);
    else
        join_likes(arena, pack, of, base);
}
