/* SPDX-License-Identifier: MIT */
/*
 * What most bytes of a file are, told at a glance: none that a number may begin with, or digits
 * that are too few for one. Whatever is not sure is left to the readers (numbers_read.c), whose
 * rules these are.
 */
#include "privacy/numbers_room.h"

#include "base/word.h"

#include <assert.h>

/* What a byte of ASCII is beside digits; none of these: it ends a chain. */
enum {
    BYTE_DIGIT = 1,
    BYTE_SEPARATOR = 2, /* in a guise */
    BYTE_COVER = 4,     /* right behind a digit, or behind a blank or hyphen */
    BYTE_WRITTEN = 8,   /* where characters may be written by their numbers, it may begin one */
    BYTE_UNSURE = 16,   /* an entity or a tag, or not seen at all */
    BYTE_DOTS = 32,     /* several in a row cover digits */
};

enum {
    D = BYTE_DIGIT,
    P = BYTE_SEPARATOR,
    C = BYTE_SEPARATOR | BYTE_COVER,
    W = BYTE_SEPARATOR | BYTE_WRITTEN,
    M = BYTE_SEPARATOR | BYTE_DOTS,
    U = BYTE_UNSURE
};

/* NUL and the ends of lines are seen, and end a chain as letters do. */
static const unsigned char kinds[128] = {
    [0x01] = U, [0x02] = U,     [0x03] = U, [0x04] = U, [0x05] = U, [0x06] = U, [0x07] = U,
    [0x08] = U, ['\t'] = P,     ['\v'] = P, ['\f'] = P, [0x0E] = U, [0x0F] = U, [0x10] = U,
    [0x11] = U, [0x12] = U,     [0x13] = U, [0x14] = U, [0x15] = U, [0x16] = U, [0x17] = U,
    [0x18] = U, [0x19] = U,     [0x1A] = U, [0x1B] = U, [0x1C] = U, [0x1D] = U, [0x1E] = U,
    [0x1F] = U, [' '] = P,      ['!'] = P,  ['"'] = P,  ['#'] = C,  ['$'] = P,  ['%'] = W,
    ['&'] = U,  ['\''] = P,     ['('] = P,  [')'] = P,  ['*'] = C,  ['+'] = P,  [','] = P,
    ['-'] = P,  ['.'] = M,      ['/'] = P,  ['0'] = D,  ['1'] = D,  ['2'] = D,  ['3'] = D,
    ['4'] = D,  ['5'] = D,      ['6'] = D,  ['7'] = D,  ['8'] = D,  ['9'] = D,  [':'] = P,
    [';'] = P,  ['<'] = U,      ['='] = P,  ['>'] = P,  ['?'] = C,  ['@'] = P,  ['X'] = BYTE_COVER,
    ['['] = P,  ['\\'] = C | W, [']'] = P,  ['^'] = P,  ['_'] = C,  ['`'] = P,  ['x'] = BYTE_COVER,
    ['{'] = P,  ['|'] = P,      ['}'] = P,  ['~'] = M,  [0x7F] = U,
};

/* Of other characters only the commonest Han ones are known to be neither digits nor signs. */
static unsigned kind_at(struct slice text, size_t at)
{
    unsigned char byte = at < text.len ? (unsigned char)text.data[at] : '\n';

    if (byte < 0x80)
        return kinds[byte];
    return byte >= 0xE4 && byte <= 0xE9 && skip_other(text, at) == 3 ? 0 : BYTE_UNSURE;
}

/* Whether a digit may begin behind the line end and the marks of a line that follow. */
static bool may_go_on(struct slice text, size_t at)
{
    if (at < text.len && (unsigned char)text.data[at] > ' ')
        return false;
    at = behind_line_end(text, at);
    return at != 0 && (kind_at(text, at) & (BYTE_DIGIT | BYTE_WRITTEN | BYTE_UNSURE)) != 0;
}

/* 138....7243 */
static bool are_dots(struct slice text, size_t at)
{
    return (kind_at(text, at) & BYTE_DOTS) != 0 && at + 1 < text.len &&
           text.data[at + 1] == text.data[at];
}

/* Whether what stands at `at`, behind digits that end at `end`, takes a reader to understand. */
static bool takes_reader(struct slice text, size_t at, size_t end, unsigned kind, bool written)
{
    return (kind & BYTE_UNSURE) != 0 || (written && (kind & BYTE_WRITTEN) != 0) ||
           ((kind & BYTE_COVER) != 0 && at - end <= 1) || are_dots(text, at);
}

size_t few_digits_end(struct slice text, size_t at, bool written)
{
    size_t end = at, digits = 0;

    for (; at - end <= WIDE_SEPARATORS_MAX; at++) {
        unsigned kind = kind_at(text, at);

        if (kind == BYTE_DIGIT) {
            if (++digits == NUMBER_MIN)
                return 0;
            end = at + 1;
        } else if (kind != BYTE_SEPARATOR) {
            if (takes_reader(text, at, end, kind, written))
                return 0;
            if ((kind & BYTE_SEPARATOR) == 0)
                break;
        }
    }
    assert(digits > 0 && "a digit stands there");
    return may_go_on(text, end) ? 0 : end;
}

/* With which of eight bytes a number may begin. */
static uint64_t begins_in(uint64_t word, bool written)
{
    uint64_t begins = (word & WORD_TOPS) | word_between(word, '0', '9') | word_equal(word, '&');

    return written ? begins | word_equal(word, '%') | word_equal(word, '\\') : begins;
}

static bool may_begin(unsigned char byte, bool written)
{
    return byte == '&' || (kinds[byte] & BYTE_DIGIT) != 0 ||
           (written && (kinds[byte] & BYTE_WRITTEN) != 0);
}

/* Behind the Han characters from `at` on, and the signs among them, that are no digits. */
static size_t skip_others(struct slice text, size_t at)
{
    size_t skip = 1;

    for (; skip > 0 && at < text.len && (unsigned char)text.data[at] >= 0x80; at += skip)
        skip = skip_other(text, at);
    return at;
}

/* Where the next byte stands that is no ASCII, or that a number may begin with. */
static size_t next_begin(struct slice text, size_t at, bool written)
{
    for (; at + WORD_BYTES <= text.len; at += WORD_BYTES) {
        uint64_t begins = begins_in(word_at(text.data + at), written);

        if (begins != 0)
            return at + word_first(begins);
    }
    while (at < text.len && (unsigned char)text.data[at] < 0x80 &&
           !may_begin((unsigned char)text.data[at], written))
        at++;
    return at;
}

size_t next_start(struct slice text, size_t at, bool written)
{
    for (at = next_begin(text, at, written); at < text.len; at = next_begin(text, at, written)) {
        size_t from = at;

        at = skip_others(text, from);
        assert(at > from || (unsigned char)text.data[at] >= 0x80 ||
               may_begin((unsigned char)text.data[at], written));
        if (at == from)
            break;
    }
    return at;
}
