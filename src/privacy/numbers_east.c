/* SPDX-License-Identifier: MIT */
/*
 * Texts in GBK, which office programs of China save still, in Big5 and in Shift-JIS: their
 * full-width and Chinese digits, the signs between, and the words of labels, as UTF-8. GB 18030
 * holds GBK; its characters of four bytes are none of these.
 */
#include "privacy/numbers_room.h"

#include <string.h>

/* Rows that stand in Unicode in the same order. */
static const struct {
    enum east_kind kind;
    uint16_t first, last;
    uint32_t code;
} rows[] = {
    {EAST_GBK, 0xA1A1, 0xA1A3, 0x3000},       {EAST_GBK, 0xA1A4, 0xA1A4, 0xB7},
    {EAST_GBK, 0xA1AA, 0xA1AA, 0x2014},       {EAST_GBK, 0xA1AB, 0xA1AB, 0xFF5E},
    {EAST_GBK, 0xA1B2, 0xA1B3, 0x3014},       {EAST_GBK, 0xA1B4, 0xA1BD, 0x3008},
    {EAST_GBK, 0xA1BE, 0xA1BF, 0x3010},       {EAST_GBK, 0xA2B1, 0xA2B9, 0x2488},
    {EAST_GBK, 0xA2C5, 0xA2CD, 0x2474},       {EAST_GBK, 0xA2D9, 0xA2E1, 0x2460},
    {EAST_GBK, 0xA2E5, 0xA2ED, 0x3220},       {EAST_GBK, 0xA3A1, 0xA3FE, 0xFF01},
    {EAST_BIG5, 0xA169, 0xA16A, 0x3010},      {EAST_BIG5, 0xA16D, 0xA16E, 0x300A},
    {EAST_BIG5, 0xA171, 0xA172, 0x3008},      {EAST_BIG5, 0xA175, 0xA176, 0x300C},
    {EAST_BIG5, 0xA179, 0xA17A, 0x300E},      {EAST_BIG5, 0xA2AF, 0xA2B8, 0xFF10},
    {EAST_BIG5, 0xA2CF, 0xA2E8, 0xFF21},      {EAST_BIG5, 0xA2E9, 0xA2FE, 0xFF41},
    {EAST_BIG5, 0xA340, 0xA343, 0xFF57},      {EAST_BIG5, 0xC7E9, 0xC7F1, 0x2460},
    {EAST_SHIFT_JIS, 0x8171, 0x817A, 0x3008}, {EAST_SHIFT_JIS, 0x824F, 0x8258, 0xFF10},
    {EAST_SHIFT_JIS, 0x8260, 0x8279, 0xFF21}, {EAST_SHIFT_JIS, 0x8281, 0x829A, 0xFF41},
    {EAST_SHIFT_JIS, 0x8740, 0x8748, 0x2460},
};

/* Characters that stand in words, or alone. */
static const struct word_sign {
    uint16_t code, pairs[EAST_COUNT];
} word_signs[] = {
#include "privacy/east_words.def"
};

#define WORD_SIGNS (sizeof word_signs / sizeof word_signs[0])

/* Any letter of two bytes, for signs of two and twice for characters of four. */
#define LETTER 0x251

/* Any Han character that stands in no word. */
#define HAN 0x9F98

/* ---- from two bytes to a character ---- */

/* Those of one encoding by their bytes, made for each text: the table of words is the only one. */
#define SLOTS 1024
struct pair_index {
    enum east_kind kind;
    uint16_t slots[SLOTS]; /* a sign + 1, or in the slots behind */
};

_Static_assert(WORD_SIGNS < SLOTS * 3 / 4, "an index has room for all signs, and empty slots");

static unsigned slot_of(unsigned pair)
{
    return pair * 0x9E3779B1U >> 22;
}

static void index_make(struct pair_index *index, enum east_kind kind)
{
    memset(index, 0, sizeof *index);
    index->kind = kind;
    for (size_t i = 0; i < WORD_SIGNS; i++) {
        unsigned slot = slot_of(word_signs[i].pairs[kind]);

        while (word_signs[i].pairs[kind] != 0 && index->slots[slot] != 0)
            slot = (slot + 1) % SLOTS;
        if (word_signs[i].pairs[kind] != 0)
            index->slots[slot] = (uint16_t)(i + 1);
    }
}

/* The character of a word, or 0. */
static uint32_t word_code(const struct pair_index *index, unsigned pair)
{
    for (unsigned slot = slot_of(pair); index->slots[slot] != 0; slot = (slot + 1) % SLOTS) {
        const struct word_sign *sign = &word_signs[index->slots[slot] - 1];

        if (sign->pairs[index->kind] == pair)
            return sign->code;
    }
    return 0;
}

static uint32_t row_code(enum east_kind kind, unsigned pair)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].kind == kind && rows[i].first <= pair && pair <= rows[i].last)
            return rows[i].code + (pair - rows[i].first);
    }
    return 0;
}

/* What is reported from others; 0 where it is a letter or character like any other. */
static uint32_t known_code(const struct pair_index *index, unsigned pair)
{
    uint32_t code = word_code(index, pair);

    return code != 0 ? code : row_code(index->kind, pair);
}

/* Signs of GBK have the rows 0xA1 to 0xA9; the upper halves of 0xAA to 0xAF and 0xF8 to 0xFE are
 * free. Those of the others come before their characters. */
static bool is_han_pair(enum east_kind kind, unsigned pair)
{
    unsigned lead = pair >> 8;

    if (kind != EAST_GBK)
        return pair >= (kind == EAST_BIG5 ? 0xA440U : 0x889FU);
    return lead <= 0xA0 || (lead >= 0xAA && (pair & 0xFF) <= 0xA0) ||
           (lead >= 0xB0 && lead <= 0xF7);
}

static uint32_t code_of(const struct pair_index *index, unsigned pair)
{
    uint32_t code = known_code(index, pair);

    return code != 0 ? code : is_han_pair(index->kind, pair) ? HAN : LETTER;
}

/* ---- characters ---- */

static bool is_lead(enum east_kind kind, unsigned char byte)
{
    return byte >= 0x81 && byte <= 0xFE &&
           (kind != EAST_SHIFT_JIS || byte <= 0x9F || byte >= 0xE0); /* between: kana of one byte */
}

static unsigned pair_at(struct slice text, size_t at)
{
    return (unsigned)(unsigned char)text.data[at] << 8 | (unsigned char)text.data[at + 1];
}

/* How many bytes the character at `at` has; one where it is none of two bytes or four. */
static size_t length_at(struct slice text, size_t at, enum east_kind kind)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    size_t left = text.len - at;

    if (left < 2 || !is_lead(kind, bytes[0]))
        return 1;
    if (kind == EAST_GBK && left >= 4 && byte_is_digit((char)bytes[1]) && is_lead(kind, bytes[2]) &&
        byte_is_digit((char)bytes[3]))
        return 4;
    return bytes[1] >= 0x40 && bytes[1] != 0x7F && bytes[1] != 0xFF ? 2 : 1;
}

/* Two bytes of UTF-8 or three. */
static size_t put(char *out, uint32_t code)
{
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code & 0x3F));
    return 3;
}

/* ---- texts ---- */

size_t east_known(struct slice text, enum east_kind kind)
{
    struct pair_index index;
    size_t count = 0, len;

    index_make(&index, kind);
    for (size_t at = 0; at < text.len; at += len) {
        len = (unsigned char)text.data[at] < 0x80 ? 1 : length_at(text, at, kind);
        count += len == 2 && known_code(&index, pair_at(text, at)) != 0;
    }
    return count;
}

enum east_kind east_kind_of(struct slice text)
{
    enum east_kind best = EAST_GBK;
    size_t most = east_known(text, best);

    for (int kind = EAST_GBK + 1; kind < EAST_COUNT; kind++) {
        size_t known = east_known(text, (enum east_kind)kind);

        if (known > most) {
            most = known;
            best = (enum east_kind)kind;
        }
    }
    return best;
}

struct slice text_from_east(struct arena *arena, struct slice text, enum east_kind kind,
                            struct grown *grown)
{
    char *out = arena_alloc(arena, text.len / 2 * 3 + 2, 1);
    struct pair_index index;
    size_t to = 0, len;

    index_make(&index, kind);
    for (size_t at = 0; at < text.len; at += len) {
        len = length_at(text, at, kind);
        if (len == 1) {
            out[to] = '\0';
            if ((unsigned char)text.data[at] < 0x80)
                out[to] = text.data[at];
            to++;
            continue;
        }
        size_t more = put(out + to, len == 2 ? code_of(&index, pair_at(text, at)) : LETTER);
        if (more > 2)
            *ARRAY_PUSH(arena, grown) = (uint32_t)to;
        to += more;
        if (len == 4)
            to += put(out + to, LETTER);
    }
    return (struct slice){out, to};
}

size_t grown_before(const struct grown *grown, size_t from, size_t at)
{
    while (from < grown->len && grown->items[from] < at)
        from++;
    return from;
}
