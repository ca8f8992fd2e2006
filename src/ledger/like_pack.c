/* SPDX-License-Identifier: MIT */
/*
 * Likenesses as bytes. See like_pack.h.
 *
 * One of an entry is how far the entry is from the one before, its number in eight bytes, and four
 * more where something must agree. A mark begins with a byte that says what else differs from the
 * mark before. Offices number their marks, and the numbers of two that follow each other are as far
 * apart as these (print_of_mark()), so mostly one byte is enough for it.
 */
#include "ledger/like_pack.h"

#include "base/packed.h"

#include <assert.h>
#include <string.h>

/* What differs from the mark before; the number and the letters from the one before of the kind. */
enum { HAS_PATH = 1, HAS_KIND = 2, HAS_REST = 4, HAS_PRINT = 8 };

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

static unsigned differences(const struct like_state *state, const struct like_before *before,
                            const struct likeness *mark)
{
    return (mark->path ? HAS_PATH : 0U) | (mark->kind != state->kind ? HAS_KIND : 0U) |
           (mark->rest != before->rest ? HAS_REST : 0U) |
           (is_near(before->print, mark->print) ? 0U : HAS_PRINT);
}

static unsigned char *put_mark(unsigned char *out, const struct like_state *state,
                               const struct likeness *mark)
{
    const struct like_before *before = &state->before[mark->kind % LIKE_BEFORES];
    unsigned has = differences(state, before, mark);

    *out++ = (unsigned char)has;
    if (has & HAS_KIND)
        out = packed_put(out, mark->kind);
    if (has & HAS_REST)
        out = put_raw(out, &mark->rest, sizeof mark->rest);
    if (has & HAS_PRINT)
        out = put_raw(out, &mark->print, sizeof mark->print);
    else
        out = packed_put_signed(out, (int64_t)(mark->print - before->print));
    return packed_put(packed_put_step(out, state->start, mark->start), mark->len);
}

static const unsigned char *take_mark(const unsigned char *in, const struct like_state *state,
                                      struct likeness *mark)
{
    unsigned has = *in++;
    uint64_t number = state->kind;
    int64_t step;

    if (has & HAS_KIND)
        in = packed_take(in, &number);
    mark->kind = (uint32_t)number;
    const struct like_before *before = &state->before[mark->kind % LIKE_BEFORES];

    mark->path = (has & HAS_PATH) != 0;
    mark->rest = before->rest;
    if (has & HAS_REST)
        in = take_raw(in, &mark->rest, sizeof mark->rest);
    if (has & HAS_PRINT) {
        in = take_raw(in, &mark->print, sizeof mark->print);
    } else {
        in = packed_take_signed(in, &step);
        mark->print = before->print + (uint64_t)step;
    }
    mark->start = state->start;
    in = packed_take(packed_take_step(in, &mark->start), &number);
    mark->len = (unsigned)number & INT32_MAX;
    return in;
}

static void step_over_mark(struct like_state *state, const struct likeness *mark)
{
    state->start = mark->start;
    state->kind = mark->kind;
    state->before[mark->kind % LIKE_BEFORES] = (struct like_before){mark->print, mark->rest};
}

/* ---- all of them ---- */

static size_t put_like(unsigned char *bytes, const struct like_pack *pack,
                       const struct likeness *like)
{
    unsigned char *out = packed_put(bytes, like->entry - pack->state.entry);

    assert(like->entry >= pack->state.entry && "in the order of the entries");
    if (pack->same == NULL) {
        out = put_mark(out, &pack->state, like);
    } else {
        out = put_raw(out, &like->print, sizeof like->print);
        if (pack->same->agree_count > 0)
            out = put_raw(out, &like->rest, sizeof like->rest);
    }
    assert(out - bytes <= LIKE_BYTES_MAX);
    return (size_t)(out - bytes);
}

static struct like_block *block_for(struct arena *arena, struct like_pack *pack, size_t len)
{
    struct like_block *block = pack->last;

    if (block != NULL && block->room - block->len >= len)
        return block;
    size_t room = block == NULL ? BLOCK_FIRST : 2 * (size_t)block->room;

    room = room > BLOCK_LAST ? BLOCK_LAST : room;
    block = arena_alloc(arena, 1, sizeof *block + room);
    block->room = (uint32_t)room;
    *(pack->last == NULL ? &pack->first : &pack->last->next) = block;
    pack->last = block;
    return block;
}

void like_pack_add(struct arena *arena, struct like_pack *pack, const struct likeness *like)
{
    unsigned char bytes[LIKE_BYTES_MAX];
    const size_t len = put_like(bytes, pack, like);
    struct like_block *block = block_for(arena, pack, len);

    assert(len <= BLOCK_FIRST && pack->state.count < UINT32_MAX);
    memcpy(&block->bytes[block->len], bytes, len);
    block->len += (uint32_t)len;
    pack->state.count++;
    pack->state.entry = like->entry;
    if (pack->same == NULL)
        step_over_mark(&pack->state, like);
}

struct like_reader like_read(const struct like_pack *pack)
{
    return (struct like_reader){.pack = pack, .block = pack->first};
}

bool like_next(struct like_reader *reader, struct likeness *out)
{
    struct like_state *state = &reader->state;
    const struct sameness *same = reader->pack->same;
    uint64_t step;

    if (state->count == reader->pack->state.count)
        return false;
    if (reader->at == reader->block->len) {
        reader->block = reader->block->next;
        reader->at = 0;
    }
    const unsigned char *from = &reader->block->bytes[reader->at], *in = packed_take(from, &step);

    state->entry += (uint32_t)step;
    *out = (struct likeness){.entry = state->entry, .at = state->count++};
    if (same == NULL) {
        in = take_mark(in, state, out);
        step_over_mark(state, out);
    } else {
        in = take_raw(in, &out->print, sizeof out->print);
        if (same->agree_count > 0)
            in = take_raw(in, &out->rest, sizeof out->rest);
    }
    reader->at += (size_t)(in - from);
    assert(reader->at <= reader->block->len);
    return true;
}
