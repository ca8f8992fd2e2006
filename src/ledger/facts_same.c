/* SPDX-License-Identifier: MIT */
/*
 * The likeness of an entry: its values in the fields of x-same as bytes that can be compared; and
 * of a shelf mark.
 *
 * A field that is missing is 0; a value of an enum is an odd number, by its place there; a number
 * is an even number, twice its bytes and two, then the bytes; a text is as text_fold() has it,
 * between two 2s. A list, and what a field has in all entries of a collection below, is the number
 * of values, then these in byte order. Numbers are written in base 128, lowest digits first.
 */
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/word.h"
#include "ledger/facts_room.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static void put_number(struct buffer *out, size_t number)
{
    for (; number >= 128; number /= 128)
        buffer_byte(out, (char)(number % 128 | 128));
    buffer_byte(out, (char)number);
}

static void put_text(struct buffer *out, struct slice text)
{
    put_number(out, 2 * text.len + 2);
    buffer_add(out, text);
}

/* A folded text holds neither blanks nor control characters: one before it and one behind it mark
 * where it ends. */
static void put_folded(struct buffer *out, struct slice text)
{
    put_number(out, 2);
    text_fold(out, text);
    put_number(out, 2);
}

static void put_decimal(struct buffer *out, const struct node *node)
{
    struct buffer text = {0};
    struct decimal number;

    if (node_number(node, &number) == DECIMAL_OK)
        decimal_print(&text, number);
    put_text(out, text.len > 0 ? buffer_slice(&text) : node->text);
    buffer_free(&text);
}

static void put_value(struct walk *walk, const struct field *field, const struct node *node)
{
    struct slice text = node->text;

    if (node->kind == NODE_NUMBER) {
        put_decimal(&walk->scratch, node);
        return;
    }
    if (node->kind == NODE_BOOL)
        text = node->boolean ? SLICE("true") : SLICE("false");
    else
        text = walk_canonical(walk, field, text);
    for (size_t i = 0; i < field->value_count; i++) {
        if (slice_eq(field->values[i].name, text)) {
            put_number(&walk->scratch, 2 * i + 1);
            return;
        }
    }
    put_folded(&walk->scratch, text);
}

static int compare_texts(const void *a, const void *b)
{
    return slice_cmp(*(const struct slice *)a, *(const struct slice *)b);
}

/* ---- fields ---- */

struct nodes {
    ARRAY(const struct node *);
};

static bool is_missing(const struct node *node)
{
    return node == NULL || node->kind == NODE_NULL;
}

/* The first text of a text in several languages, which is a mapping; NULL for none. */
static const struct node *text_of(const struct field *field, const struct node *node)
{
    const struct node *text = node;

    for (size_t i = 0; text != NULL && text->kind == NODE_MAP && i < field->field_count; i++) {
        const struct member *member =
            node_numbered(node, field->fields[i].number, field->fields[i].name);

        if (member != NULL && !is_missing(&member->value))
            text = &member->value;
    }
    return text == NULL || text->kind == NODE_MAP ? NULL : text;
}

/* All nodes of a field below a node of `owner`, on the way through records and lists. */
static void find_nodes(struct arena *arena, const struct field *owner, const struct node *node,
                       const struct field *field, struct nodes *out)
{
    const struct field *below = field;
    const struct member *member;

    while (below->parent != owner) {
        assert(below->parent != NULL && "a field that stands in the owner");
        below = below->parent;
    }
    member = node->kind == NODE_MAP ? node_numbered(node, below->number, below->name) : NULL;
    if (member == NULL || is_missing(&member->value))
        return;
    if (below == field) {
        *ARRAY_PUSH(arena, out) = &member->value;
    } else if (below->kind == FIELD_ENTRIES) {
        for (uint32_t i = 0; member->value.kind == NODE_LIST && i < member->value.count; i++)
            find_nodes(arena, below, &member->value.items[i], field, out);
    } else {
        find_nodes(arena, below, &member->value, field, out);
    }
}

static struct slice value_bytes(struct walk *walk, struct arena *arena, const struct field *field,
                                const struct node *node)
{
    size_t before = walk->scratch.len;

    put_value(walk, field, node);
    struct slice bytes =
        arena_copy(arena, slice_sub(buffer_slice(&walk->scratch), before, walk->scratch.len));
    walk->scratch.len = before;
    return bytes;
}

/* Adds several values so that their order makes no difference. false where there is none. */
static bool put_values(struct walk *walk, const struct field *owner, const struct field *field,
                       const struct node *entry)
{
    struct arena *arena = arena_new();
    struct nodes nodes = {0};
    struct {
        ARRAY(struct slice);
    } values = {0};

    find_nodes(arena, owner, entry, field, &nodes);
    for (size_t i = 0; i < nodes.len; i++) {
        const struct node *node = nodes.items[i];
        uint32_t count = node->kind == NODE_LIST ? node->count : 1;

        for (uint32_t k = 0; k < count; k++) {
            const struct node *value =
                text_of(field, node->kind == NODE_LIST ? &node->items[k] : node);

            if (value != NULL)
                *ARRAY_PUSH(arena, &values) = value_bytes(walk, arena, field, value);
        }
    }
    if (values.len > 1)
        qsort(values.items, values.len, sizeof *values.items, compare_texts);
    put_number(&walk->scratch, values.len);
    for (size_t i = 0; i < values.len; i++)
        buffer_add(&walk->scratch, values.items[i]);
    bool any = values.len > 0;
    arena_free(arena);
    return any;
}

/* false where the field is missing. */
static bool put_field(struct walk *walk, const struct field *owner, const struct field *field,
                      const struct node *entry)
{
    const struct node *node;

    if (field->kind == FIELD_VALUES || field_entry(field->parent) != owner)
        return put_values(walk, owner, field, entry);
    node = field_node(owner, entry, field);
    node = is_missing(node) ? NULL : text_of(field, node);
    if (node == NULL)
        put_number(&walk->scratch, 0);
    else
        put_value(walk, field, node);
    return node != NULL;
}

/* ---- likenesses ---- */

static struct like_pack *pack_of(struct facts *facts, const struct field *collection,
                                 const struct sameness *same)
{
    for (size_t i = 0; i < facts->packed_likes.len; i++) {
        struct like_pack *pack = &facts->packed_likes.items[i];

        if (pack->collection == collection && pack->same == same)
            return pack;
    }
    struct like_pack *made = ARRAY_PUSH(facts->arena, &facts->packed_likes);

    made->collection = collection;
    made->same = same;
    return made;
}

static void mix(uint64_t hash[2], uint64_t word)
{
    hash[0] = (hash[0] ^ word) * UINT64_C(0xD6E8FEB86659FD93);
    hash[0] ^= hash[0] >> 32;
    hash[1] = (hash[1] + word) * UINT64_C(0x9E3779B97F4A7C15);
    hash[1] ^= hash[1] >> 29;
}

/* A number made of eight bytes at a time, of two that are mixed apart; the length tells what is
 * left of the last eight. */
static uint64_t hash_twice(struct slice bytes)
{
    uint64_t hash[2] = {HASH_FOLD_START, UINT64_C(0x243F6A8885A308D3)}, last = 0;
    size_t at = 0;

    for (; bytes.len - at >= WORD_BYTES; at += WORD_BYTES)
        mix(hash, word_at(bytes.data + at));
    if (at < bytes.len)
        memcpy(&last, bytes.data + at, bytes.len - at);
    mix(hash, last);
    mix(hash, bytes.len);
    return hash[0] ^ (hash[1] << 32 | hash[1] >> 32);
}

void likenesses_join(struct facts *facts, const struct like_pack *of, uint32_t base)
{
    like_pack_join(of->same == NULL ? facts->marks : facts->likes,
                   pack_of(facts, of->collection, of->same), of, base);
}

static void free_packs(struct facts *facts, bool marks, struct arena **arena)
{
    for (size_t i = 0; i < facts->packed_likes.len; i++) {
        struct like_pack *pack = &facts->packed_likes.items[i];

        if ((pack->same == NULL) == marks)
            *pack = (struct like_pack){.collection = pack->collection, .same = pack->same};
    }
    arena_free(*arena);
    *arena = NULL;
}

void likenesses_free(struct facts *facts)
{
    free_packs(facts, false, &facts->likes);
}

void marks_free(struct facts *facts)
{
    free_packs(facts, true, &facts->marks);
}

static void keep_put(struct walk *walk, const struct field *field, size_t from, bool there)
{
    struct put_fields *put = &walk->put;
    const size_t start = put->bytes.len;

    if (put->len == PUT_FIELDS_MAX)
        return;
    buffer_add(&put->bytes, slice_sub(buffer_slice(&walk->scratch), from, walk->scratch.len));
    put->items[put->len++] = (struct put_field){field, start, put->bytes.len, there};
}

/* As put_field(), which is asked once for each field of an entry. */
static bool put_again(struct walk *walk, const struct level *level, const struct field *field)
{
    const struct put_fields *put = &walk->put;
    const size_t from = walk->scratch.len;

    for (size_t i = 0; i < put->len; i++) {
        const struct put_field *one = &put->items[i];

        if (one->field == field) {
            buffer_add(&walk->scratch, slice_sub(buffer_slice(&put->bytes), one->start, one->end));
            return one->there;
        }
    }
    bool there = put_field(walk, level->field, field, level->node);
    if (level->field->same_count > 1)
        keep_put(walk, field, from, there);
    return there;
}

/* A number for what entries that are alike must agree in. */
static uint32_t agreement(struct walk *walk, const struct level *level, const struct sameness *same)
{
    walk->scratch.len = 0;
    for (size_t i = 0; i < same->agree_count; i++)
        put_again(walk, level, same->agree[i]);
    return same->agree_count == 0 ? 0 : (uint32_t)(hash_twice(buffer_slice(&walk->scratch)) >> 32);
}

static void add_likeness(struct walk *walk, const struct level *level, const struct sameness *same)
{
    bool any = false, whole = true;

    walk->scratch.len = 0;
    for (size_t i = 0; i < same->count; i++) {
        bool there = put_again(walk, level, same->fields[i]);

        any = any || there;
        whole = whole && (there || (same->present >> i & 1) == 0);
    }
    if (!any || !whole)
        return;
    const struct likeness like = {
        .print = hash_twice(buffer_slice(&walk->scratch)) >> (64 - like_print_bits(same)),
        .rest = agreement(walk, level, same),
        .entry = level->entry,
    };

    like_pack_add(walk->out->arena, pack_of(walk->out, level->field, same), &like);
}

void add_likenesses(struct walk *walk)
{
    const struct level *level = &walk->levels[walk->depth - 1];

    assert(level->entry != ENTRY_NONE && "only collections have x-same");
    if (walk->unit == INDEX_NONE || walk->out->entries.items[level->entry].bad)
        return;
    walk->put.len = walk->put.bytes.len = 0;
    for (size_t i = 0; i < level->field->same_count; i++)
        add_likeness(walk, level, &level->field->same[i]);
}

/* ---- shelf marks ---- */

/* A number that stands for the letters that a mark begins with. */
static uint32_t letters_of(struct slice mark)
{
    size_t len = 0;

    while (len < mark.len && ((unsigned char)mark.data[len] >= 0x80 ||
                              (mark.data[len] >= 'a' && mark.data[len] <= 'z')))
        len++;
    return len == 0 ? 0 : (uint32_t)hash_twice(slice_sub(mark, 0, len)) | 1;
}

/* So many digits fit into a number that a step leads from (like_pack.c). */
#define MARK_DIGITS_MAX 9

/* Of two marks that differ in the number at their end alone it differs as much. */
static uint64_t print_of_mark(struct slice bytes)
{
    uint64_t number = 0;
    size_t len = bytes.len;

    while (len > 0 && bytes.len - len < MARK_DIGITS_MAX && bytes.data[len - 1] >= '0' &&
           bytes.data[len - 1] <= '9')
        len--;
    for (size_t i = len; i < bytes.len; i++)
        number = 10 * number + (uint64_t)(bytes.data[i] - '0');
    return hash_twice(slice_sub(bytes, 0, len)) + (bytes.len - len) * HASH_FOLD_STEP + number;
}

/* How long a sign is that parts the marks of a list written as one text; 0: none begins here.
 * Nearly every byte is one that no sign begins with. */
static size_t parting_at(struct slice text, size_t at)
{
    static const char *const wide[] = {"、", "，", "；"};
    unsigned char first = (unsigned char)text.data[at];

    if (first == ',' || first == ';')
        return 1;
    for (size_t i = 0; first >= 0xE3 && i < sizeof wide / sizeof wide[0]; i++) {
        if (slice_starts(slice_sub(text, at, text.len), wide[i]))
            return strlen(wide[i]);
    }
    return 0;
}

/* The first mark of a text, and what is left behind the sign that parts them. */
static struct slice cut_mark(struct slice *rest)
{
    size_t len = 0, sign = 0;

    for (; len < rest->len; len++) {
        unsigned char byte = (unsigned char)rest->data[len];

        if ((byte == ',' || byte == ';' || byte >= 0xE3) && (sign = parting_at(*rest, len)) > 0)
            break;
    }
    struct slice mark = slice_trim(slice_sub(*rest, 0, len));
    *rest = slice_sub(*rest, len + sign, rest->len);
    return mark;
}

/* Whether a mark begins with a letter and has a number. */
static bool is_whole_mark(struct slice mark)
{
    unsigned first = mark.len > 0 ? (unsigned char)mark.data[0] : 0;
    bool letter = first >= 0x80 || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');

    for (size_t i = 0; letter && i < mark.len; i++) {
        if (mark.data[i] >= '0' && mark.data[i] <= '9')
            return true;
    }
    return false;
}

/* In "nb-16-1、2" the second is no mark by itself: such a text is one. */
static bool is_list(struct slice text)
{
    while (text.len > 0) {
        if (!is_whole_mark(cut_mark(&text)))
            return false;
    }
    return true;
}

/* Marks of one kind are compared: a picture 3 and a record 3 are two things. */
static void add_one_mark(struct walk *walk, const struct field *kind, const struct node *node,
                         struct slice text)
{
    size_t at = (size_t)(text.data - node->text.data);
    bool plain = node->end - node->start == node->text.len; /* no quotes around it */

    assert(text.len > 0 && at + text.len <= node->text.len && "a part of the node's text");
    walk->scratch.len = 0;
    buffer_add(&walk->scratch, kind->name);
    buffer_byte(&walk->scratch, ':');
    text_fold(&walk->scratch, text);
    const struct slice bytes = buffer_slice(&walk->scratch);
    const struct slice mark = slice_sub(bytes, kind->name.len + 1, bytes.len);
    struct like_pack *pack = pack_of(walk->out, field_entry(kind), NULL);
    const struct likeness like = {
        .print = print_of_mark(bytes),
        .rest = letters_of(mark),
        .entry = walk->levels[walk->depth - 1].entry,
        .start = plain ? node->start + (uint32_t)at : node->start,
        .len = (plain ? (uint32_t)text.len : node->end - node->start) & INT32_MAX,
        .path = path_has_parts(mark),
        .kind = mark_kind_number(walk->out->arena, &pack->kinds, kind),
    };

    like_pack_add(walk->out->arena, pack, &like);
}

void add_mark(struct walk *walk, const struct field *kind, const struct node *node)
{
    if (walk->levels[walk->depth - 1].entry == ENTRY_NONE || walk->unit == INDEX_NONE ||
        node->kind != NODE_STRING)
        return;
    if (!is_list(node->text)) {
        add_one_mark(walk, kind, node, node->text);
        return;
    }
    for (struct slice rest = node->text; rest.len > 0;)
        add_one_mark(walk, kind, node, cut_mark(&rest));
}
