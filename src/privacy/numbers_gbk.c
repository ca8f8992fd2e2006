/* SPDX-License-Identifier: MIT */
/*
 * Texts in GBK, which office programs of China save still: their full-width and Chinese digits, the
 * signs between, and the words of labels. GB 18030 holds GBK; its characters of four bytes are none
 * of these.
 */
#include "privacy/numbers_room.h"

#include <assert.h>
#include <stdlib.h>

/* Rows of GBK that stand in Unicode in the same order. */
static const struct {
    uint16_t first, last;
    uint32_t code;
} rows[] = {
    {0xA1A1, 0xA1A3, 0x3000}, {0xA1A4, 0xA1A4, 0xB7},   {0xA1AA, 0xA1AA, 0x2014},
    {0xA1AB, 0xA1AB, 0xFF5E}, {0xA1B2, 0xA1B3, 0x3014}, {0xA1B4, 0xA1BD, 0x3008},
    {0xA1BE, 0xA1BF, 0x3010}, {0xA1C1, 0xA1C1, 0xD7},   {0xA1EE, 0xA1EE, 0x2606},
    {0xA1EF, 0xA1EF, 0x2605}, {0xA1F0, 0xA1F0, 0x25CB}, {0xA1F1, 0xA1F1, 0x25CF},
    {0xA1F5, 0xA1F5, 0x25A1}, {0xA1F6, 0xA1F6, 0x25A0}, {0xA2B1, 0xA2B9, 0x2488},
    {0xA2C5, 0xA2CD, 0x2474}, {0xA2D9, 0xA2E1, 0x2460}, {0xA2E5, 0xA2ED, 0x3220},
    {0xA3A1, 0xA3FE, 0xFF01}, {0xA996, 0xA996, 0x3007}, {0xB0C6, 0xB0C6, 0x634C},
    {0xB0CB, 0xB0CB, 0x516B}, {0xB6FE, 0xB6FE, 0x4E8C}, {0xB7A1, 0xB7A1, 0x8D30},
    {0xBEC1, 0xBEC1, 0x7396}, {0xBEC5, 0xBEC5, 0x4E5D}, {0xC1E3, 0xC1E3, 0x96F6},
    {0xC1F9, 0xC1F9, 0x516D}, {0xC2BD, 0xC2BD, 0x9646}, {0xC6DF, 0xC6DF, 0x4E03},
    {0xC6E2, 0xC6E2, 0x67D2}, {0xC8FD, 0xC8FD, 0x4E09}, {0xC8FE, 0xC8FE, 0x53C1},
    {0xCBC1, 0xCBC1, 0x8086}, {0xCBC4, 0xCBC4, 0x56DB}, {0xCEE5, 0xCEE5, 0x4E94},
    {0xCEE9, 0xCEE9, 0x4F0D}, {0xD2BB, 0xD2BB, 0x4E00}, {0xD2BC, 0xD2BC, 0x58F9},
    {0xE7DB, 0xE7DB, 0x5E7A},
};

/* Characters that stand in words. */
static const struct word_sign {
    uint16_t pair, code;
} word_signs[] = {
#include "privacy/gbk_words.def"
};

/* Any letter of two bytes, for signs of two and twice for characters of four. */
#define LETTER 0x251

/* Any Han character that stands in no word. */
#define HAN 0x9F98

static int by_pair(const void *key, const void *item)
{
    unsigned pair = *(const unsigned *)key, other = ((const struct word_sign *)item)->pair;

    return pair < other ? -1 : pair > other;
}

/* The words are looked for by bisection. */
static void assert_word_signs(void)
{
    for (size_t i = 1; i < sizeof word_signs / sizeof word_signs[0]; i++)
        assert(word_signs[i - 1].pair < word_signs[i].pair);
}

/* Signs have the rows 0xA1 to 0xA9; the upper halves of 0xAA to 0xAF and 0xF8 to 0xFE are free. */
static bool is_han_pair(unsigned pair)
{
    unsigned lead = pair >> 8;

    return lead <= 0xA0 || (lead >= 0xAA && (pair & 0xFF) <= 0xA0) ||
           (lead >= 0xB0 && lead <= 0xF7);
}

static uint32_t code_of(unsigned pair)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && rows[i].first <= pair; i++) {
        assert(i == 0 || rows[i - 1].last < rows[i].first);
        if (pair <= rows[i].last)
            return rows[i].code + (pair - rows[i].first);
    }
    const struct word_sign *sign = bsearch(
        &pair, word_signs, sizeof word_signs / sizeof word_signs[0], sizeof word_signs[0], by_pair);
    return sign != NULL ? sign->code : is_han_pair(pair) ? HAN : LETTER;
}

static bool is_lead(unsigned char byte)
{
    return byte >= 0x81 && byte <= 0xFE;
}

/* How many bytes the character at `at` has; one where it is none of GBK. */
static size_t length_at(struct slice text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    size_t left = text.len - at;

    if (left < 2 || !is_lead(bytes[0]))
        return 1;
    if (left >= 4 && bytes[1] >= '0' && bytes[1] <= '9' && is_lead(bytes[2]) && bytes[3] >= '0' &&
        bytes[3] <= '9')
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

struct slice text_from_gbk(struct arena *arena, struct slice text, struct grown *grown)
{
    char *out = arena_alloc(arena, text.len / 2 * 3 + 2, 1);
    size_t to = 0, len;

    assert_word_signs();
    for (size_t at = 0; at < text.len; at += len) {
        const unsigned char *bytes = (const unsigned char *)text.data + at;

        len = length_at(text, at);
        if (len == 1) {
            out[to++] = '\0';
            if (bytes[0] < 0x80)
                out[to - 1] = text.data[at];
            continue;
        }
        size_t more =
            put(out + to, len == 2 ? code_of((unsigned)bytes[0] << 8 | bytes[1]) : LETTER);
        if (more > 2)
            *ARRAY_PUSH(arena, grown) = (uint32_t)to;
        to += more;
        if (len == 4)
            to += put(out + to, LETTER);
    }
    assert(to <= text.len / 2 * 3 + 2);
    return (struct slice){out, to};
}

size_t grown_before(const struct grown *grown, size_t from, size_t at)
{
    assert(from <= grown->len && (from == 0 || grown->items[from - 1] < at));
    while (from < grown->len && grown->items[from] < at)
        from++;
    return from;
}
