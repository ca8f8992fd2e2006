/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics in few bytes, from when nothing more is said of them until they are reported. What
 * they are sorted by stands in front; behind it come the places and values as they are put here,
 * one after the other. A text that many of them say stands once. See diag.h.
 */
#include "base/hash.h"
#include "base/packed.h"
#include "diag/diag_room.h"

#include <assert.h>
#include <string.h>

/* ---- texts ---- */

/* Shorter ones stand where they are said. */
#define SHARED_LEAST 8

/* Different texts by number, and a table of one more than the numbers, half of it free. */
struct diag_texts {
    struct arena *arena;
    ARRAY(struct slice);
    uint32_t *slots;
    size_t size;
};

static uint32_t *slot_of(const struct diag_texts *texts, struct slice text)
{
    size_t at = hash_fold(HASH_FOLD_START, text) & (texts->size - 1);

    while (texts->slots[at] != 0 && !slice_eq(texts->items[texts->slots[at] - 1], text))
        at = (at + 1) & (texts->size - 1);
    return &texts->slots[at];
}

static void grow(struct diag_texts *texts)
{
    texts->size = texts->size == 0 ? 64 : 2 * texts->size;
    texts->slots = ARENA_ARRAY(texts->arena, texts->size, uint32_t);
    for (size_t i = 0; i < texts->len; i++)
        *slot_of(texts, texts->items[i]) = (uint32_t)i + 1;
}

static size_t text_number(struct diag_texts *texts, struct slice text)
{
    if (2 * (texts->len + 1) > texts->size)
        grow(texts);
    uint32_t *slot = slot_of(texts, text);

    if (*slot == 0) {
        *ARRAY_PUSH(texts->arena, texts) = arena_copy(texts->arena, text);
        *slot = (uint32_t)texts->len;
    }
    return *slot - 1;
}

/* ---- to bytes ---- */

struct packer {
    struct buffer out;
    struct diag_texts *texts;
};

static void put(struct packer *packer, size_t number)
{
    unsigned char *from = (unsigned char *)buffer_room(&packer->out, PACKED_BYTES_MAX);

    packer->out.len += (size_t)(packed_put(from, number) - from);
}

/* Twice its length, then its bytes; or twice its number, and one. */
static void put_text(struct packer *packer, struct slice text, bool shared)
{
    if (shared && text.len >= SHARED_LEAST) {
        put(packer, 2 * text_number(packer->texts, text) + 1);
        return;
    }
    put(packer, 2 * text.len);
    buffer_add(&packer->out, text);
}

static void put_place(struct packer *packer, const struct diag_place *place)
{
    const size_t numbers[] = {place->start.line, place->start.column, place->end.line,
                              place->end.column, place->at,           place->caret,
                              place->caret_len,  place->personal,     place->hidden};

    put(packer, text_number(packer->texts, place->path));
    if (place->path.len == 0)
        return;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        put(packer, numbers[i]);
    put_text(packer, place->excerpt, false);
}

static void put_arg(struct packer *packer, const struct diag_arg *arg)
{
    bool same = slice_eq(arg->value[LANG_EN], arg->value[LANG_ZH]);

    put(packer, text_number(packer->texts, slice_of(arg->name)));
    put(packer, (size_t)arg->own << 1 | (size_t)same);
    for (int lang = 0; lang < (same ? 1 : LANG_COUNT); lang++)
        put_text(packer, arg->value[lang], true);
}

static void put_diag(struct packer *packer, const struct diag *diag)
{
    packer->out.len = 0;
    buffer_add(&packer->out, (struct slice){(const char *)&diag->help, sizeof diag->help});
    put_place(packer, &diag->place);
    put_place(packer, &diag->also);
    put(packer, diag->arg_count);
    for (size_t i = 0; i < diag->arg_count; i++)
        put_arg(packer, &diag->args[i]);
}

static struct packed_diag *pack(struct arena *arena, struct packer *packer, const struct diag *diag)
{
    assert(diag->code != DIAG_MORE_FAULTS && "it goes on being counted");
    assert(diag->order <= UINT32_MAX && diag->place.start.column <= UINT32_MAX);
    put_diag(packer, diag);
    struct packed_diag *packed =
        arena_alloc(arena, 1, offsetof(struct packed_diag, bytes) + packer->out.len);

    *packed = (struct packed_diag){
        .path = packer->texts->items[text_number(packer->texts, diag->place.path)],
        .code = diag->code,
        .rank = (uint32_t)diag->rank,
        .order = (uint32_t)diag->order,
        .line = (uint32_t)diag->place.start.line,
        .column = (uint32_t)diag->place.start.column,
    };
    memcpy(packed->bytes, packer->out.data, packer->out.len);
    return packed;
}

static struct diag_texts *texts_of(struct diag_list *list)
{
    if (list->texts == NULL) {
        list->texts = ARENA_NEW(list->arena, struct diag_texts);
        list->texts->arena = list->arena;
    }
    return list->texts;
}

void diag_pack(struct diag_list *list)
{
    struct packer packer = {.texts = texts_of(list)};

    assert(list->packed.len <= list->len);
    while (list->packed.len < list->len) {
        struct diag **item = &list->items[list->packed.len];
        const struct packed_diag **packed = ARRAY_PUSH(list->arena, &list->packed);

        if (*item == NULL || (*item)->code == DIAG_MORE_FAULTS)
            continue;
        *packed = pack(list->arena, &packer, *item);
        *item = NULL;
    }
    buffer_free(&packer.out);
    arena_free(list->fresh);
    list->fresh = NULL;
}

/* ---- from bytes ---- */

struct unpacker {
    const unsigned char *in;
    const struct diag_texts *texts;
};

static size_t take(struct unpacker *unpacker)
{
    uint64_t number;

    unpacker->in = packed_take(unpacker->in, &number);
    return (size_t)number;
}

static struct slice take_shared(struct unpacker *unpacker, size_t number)
{
    assert(number < unpacker->texts->len);
    return unpacker->texts->items[number];
}

static struct slice take_text(struct unpacker *unpacker)
{
    size_t number = take(unpacker);

    if (number % 2 == 1)
        return take_shared(unpacker, number / 2);
    struct slice text = {(const char *)unpacker->in, number / 2};

    unpacker->in += text.len;
    return text;
}

static struct diag_place take_place(struct unpacker *unpacker)
{
    struct diag_place place = {.path = take_shared(unpacker, take(unpacker))};
    size_t *const numbers[] = {&place.start.line, &place.start.column, &place.end.line,
                               &place.end.column, &place.at,           &place.caret,
                               &place.caret_len};

    if (place.path.len == 0)
        return place;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        *numbers[i] = take(unpacker);
    place.personal = take(unpacker) != 0;
    place.hidden = take(unpacker) != 0;
    place.excerpt = take_text(unpacker);
    return place;
}

static struct diag_arg take_arg(struct unpacker *unpacker)
{
    struct diag_arg arg = {.name = take_shared(unpacker, take(unpacker)).data};
    size_t flags = take(unpacker);

    arg.own = flags >> 1 != 0;
    for (int lang = 0; lang < LANG_COUNT; lang++)
        arg.value[lang] = lang > 0 && flags % 2 == 1 ? arg.value[0] : take_text(unpacker);
    return arg;
}

void diag_unpack(const struct diag_texts *texts, const struct packed_diag *packed, struct diag *out)
{
    struct unpacker unpacker = {packed->bytes + sizeof out->help, texts};

    *out = (struct diag){.code = packed->code, .rank = packed->rank, .order = packed->order};
    memcpy(&out->help, packed->bytes, sizeof out->help);
    out->place = take_place(&unpacker);
    out->also = take_place(&unpacker);
    out->arg_count = take(&unpacker);
    assert(out->arg_count <= DIAG_ARGS_MAX);
    for (size_t i = 0; i < out->arg_count; i++)
        out->args[i] = take_arg(&unpacker);
}

const struct diag *diag_at(const struct diag_list *list, size_t index, struct diag *room)
{
    assert(index < list->len);
    if (list->items[index] != NULL)
        return list->items[index];
    diag_unpack(list->texts, list->packed.items[index], room);
    return room;
}
