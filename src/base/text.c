/* SPDX-License-Identifier: MIT */
/* UTF-8 as people see it. See text.h. The one user of utf8proc. */
#include "base/text.h"

#include "base/text_room.h"
#include "base/word.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define CLUSTER_COLUMNS 2

#define EMOJI_STYLE     0xFE0F /* variation selector 16: shown as a picture, so two columns */

static bool is_ascii(char byte)
{
    return (unsigned char)byte < 0x80;
}

static bool is_printable_ascii(char byte)
{
    return byte >= ' ' && byte <= '~';
}

/* Whether a character of three bytes stands there, of those that need no more looking at: nearly
 * all Han characters. */
static bool is_common(const unsigned char *bytes, size_t left)
{
    return bytes[0] > 0xE0 && bytes[0] < 0xED && left > 2 && (bytes[1] & 0xC0) == 0x80 &&
           (bytes[2] & 0xC0) == 0x80;
}

bool text_next(struct slice s, size_t *at, uint32_t *out)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.data + *at;
    utf8proc_int32_t code;

    assert(*at < s.len);
    if (bytes[0] < 0x80) {
        *out = bytes[0];
        *at += 1;
        return true;
    }
    if (is_common(bytes, s.len - *at)) {
        *out = (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
        *at += 3;
        return true;
    }
    utf8proc_ssize_t len = utf8proc_iterate(bytes, (utf8proc_ssize_t)(s.len - *at), &code);
    *out = len > 0 ? (uint32_t)code : bytes[0];
    *at += len > 0 ? (size_t)len : 1;
    return len > 0;
}

size_t text_put(uint32_t code, char out[4])
{
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return 0;
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
}

#define BOM       0xFEFF
#define SURROGATE 0xD800 /* the first of 1024 that begin a pair; as many end one */

struct slice text_from_utf16(struct arena *arena, struct slice s, bool high_first)
{
    utf8proc_uint8_t *out = arena_alloc(arena, s.len / 2 * 3 + 1, 1);
    utf8proc_ssize_t len = 0;
    uint32_t first = 0; /* of a pair */

    for (size_t i = 0; i + 1 < s.len; i += 2) {
        unsigned char a = (unsigned char)s.data[i], b = (unsigned char)s.data[i + 1];
        uint32_t unit = high_first ? (uint32_t)(a << 8 | b) : (uint32_t)(b << 8 | a);
        bool pairs = unit - (SURROGATE + 0x400) < 0x400 && first != 0;
        uint32_t code = pairs ? 0x10000 + ((first - SURROGATE) << 10 | (unit & 0x3FF)) : unit;

        first = unit - SURROGATE < 0x400 ? unit : 0;
        if (first == 0 && code != BOM && code - SURROGATE >= 0x800)
            len += utf8proc_encode_char((utf8proc_int32_t)code, out + len);
    }
    assert((size_t)len <= s.len / 2 * 3);
    return (struct slice){(const char *)out, (size_t)len};
}

static size_t skip_ascii(struct slice s, size_t at)
{
    for (; at + WORD_BYTES <= s.len; at += WORD_BYTES) {
        uint64_t beyond = word_at(s.data + at) & WORD_TOPS;

        if (beyond != 0)
            return at + word_first(beyond);
    }
    while (at < s.len && is_ascii(s.data[at]))
        at++;
    return at;
}

/* The bytes from `at` on that are surely UTF-8: ASCII, and most of what takes three bytes. */
static size_t skip_plain(struct slice s, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)s.data;

    for (at = skip_ascii(s, at); at < s.len && is_common(bytes + at, s.len - at);
         at = skip_ascii(s, at)) {
        do
            at += 3;
        while (at < s.len && is_common(bytes + at, s.len - at));
    }
    return at;
}

size_t text_invalid(struct slice s)
{
    uint32_t code;

    for (size_t at = skip_plain(s, 0); at < s.len; at = skip_plain(s, at)) {
        size_t from = at;

        if (!text_next(s, &at, &code))
            return from;
    }
    return s.len;
}

size_t text_count(struct slice s)
{
    uint32_t code;
    size_t count = 0;

    for (size_t at = 0; at < s.len; count++)
        text_next(s, &at, &code);
    return count;
}

bool text_is_blank(uint32_t c)
{
    return c < 0x80 ? c == ' ' : utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ZS;
}

bool text_is_number(uint32_t c)
{
    if (c < 0x80)
        return c >= '0' && c <= '9';
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

bool text_is_word(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           text_is_number(c);
}

/* ---- digits, and what is not seen ---- */

/* Decimal digits come in rows of ten, in order (The Unicode Standard, 4.6). Only the rows of
 * mathematical digits touch each other; those are known by their decomposition. */
static int place_in_row(uint32_t c)
{
    int place = 0;

    while (place < 9 &&
           utf8proc_category((utf8proc_int32_t)(c - (uint32_t)place - 1)) == UTF8PROC_CATEGORY_ND)
        place++;
    return place;
}

/* What a character stands for by its compatibility decomposition: one digit, and no more than
 * the signs around it; else -1. */
static int compatible_digit(uint32_t c)
{
    utf8proc_int32_t codes[8];
    int boundary = 0, digit = -1;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)c, codes, 8, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &boundary);

    for (utf8proc_ssize_t i = 0; i < count && count <= 3; i++) {
        bool is_digit = codes[i] >= '0' && codes[i] <= '9';

        if (is_digit ? digit >= 0 : strchr("().,", codes[i] < 0x80 ? (int)codes[i] : 'x') == NULL)
            return -1;
        digit = is_digit ? (int)codes[i] - '0' : digit;
    }
    return digit;
}

int text_decimal(uint32_t c)
{
    if (c < 0x80)
        return c >= '0' && c <= '9' ? (int)c - '0' : -1;
    if (utf8proc_category((utf8proc_int32_t)c) != UTF8PROC_CATEGORY_ND)
        return -1;
    int digit = compatible_digit(c);
    return digit >= 0 ? digit : place_in_row(c);
}

int text_decorated_digit(uint32_t c)
{
    /* Decorated digits without a decomposition in Unicode: the first of each row, and its digit. */
    static const struct {
        uint32_t first, last;
        int digit;
    } rows[] = {
        {0x24F5, 0x24FD, 1}, {0x24FF, 0x24FF, 0},   {0x2776, 0x277E, 1},   {0x2780, 0x2788, 1},
        {0x278A, 0x2792, 1}, {0x1F10B, 0x1F10B, 0}, {0x1F10C, 0x1F10C, 0},
    };

    if (c < 0x80 || utf8proc_category((utf8proc_int32_t)c) != UTF8PROC_CATEGORY_NO)
        return -1;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].first <= c && c <= rows[i].last)
            return rows[i].digit + (int)(c - rows[i].first);
    }
    return compatible_digit(c);
}

/* Characters that are ignorable but not assigned yet, so that utf8proc does not know them
 * (DerivedCoreProperties.txt). */
static bool is_reserved_ignorable(uint32_t c)
{
    return c == 0x2065 || (c >= 0xFFF0 && c <= 0xFFF8) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool text_is_unseen(uint32_t c)
{
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);

    switch (property->category) {
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return true;
    case UTF8PROC_CATEGORY_CC:
        return c != 0 && !(c >= '\t' && c <= '\r') && c != 0x85;
    default:
        return property->ignorable || is_reserved_ignorable(c);
    }
}

bool text_is_sign(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO;
}

static bool is_masked(uint32_t code)
{
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
               (code >= 'a' && code <= 'z');
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    bool punctuation = category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
    bool blank = category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_CF;

    return !punctuation && !blank;
}

void text_mask(char *bytes, size_t len)
{
    static const char *const marks[] = {"", "x", "\xCB\xA3", "\xEF\xBD\x98", "\xF0\x9D\x9A\xA1"};
    const struct slice text = {bytes, len};

    for (size_t at = 0; at < len;) {
        size_t from = at;
        uint32_t code;
        bool whole = text_next(text, &at, &code);

        assert(at - from < sizeof marks / sizeof marks[0]);
        if (!whole || is_masked(code))
            memcpy(bytes + from, marks[at - from], at - from);
    }
}

static void add_unless_blank(struct buffer *out, struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t code;

        if (!text_next(s, &at, &code) || (code > ' ' && code != 0x7F && !text_is_blank(code)))
            buffer_add(out, slice_sub(s, from, at));
    }
}

void text_fold(struct buffer *out, struct slice s)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t len = -1;

    if (text_fold_plain(out, s))
        return;
    if (text_invalid(s) == s.len)
        len = utf8proc_map((const utf8proc_uint8_t *)s.data, (utf8proc_ssize_t)s.len, &folded,
                           UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                               UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (len < 0)
        buffer_add(out, s);
    else
        add_unless_blank(out, (struct slice){(const char *)folded, (size_t)len});
    free(folded);
}

static size_t char_width(uint32_t code)
{
    /* Annex 11: what is not assigned yet in planes 2 and 3 counts as Han, two columns wide;
     * utf8proc says one. */
    if (code >= 0x20000 && code <= 0x3FFFD)
        return 2;
    return (size_t)utf8proc_charwidth((utf8proc_int32_t)code);
}

/* Whether an emoji style selector behind it means something (emoji-variation-sequences.txt). */
static bool can_be_emoji(uint32_t code)
{
    return utf8proc_get_property((utf8proc_int32_t)code)->boundclass ==
               UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC ||
           (code >= '0' && code <= '9') || code == '#' || code == '*';
}

/* Columns of the grapheme cluster at *at (Annex 29), and *at moves behind it. */
static size_t cluster_width(struct slice s, size_t *at)
{
    utf8proc_int32_t state = 0;
    uint32_t last;
    uint32_t code;

    if (!text_next(s, at, &last))
        return 1;
    size_t width = char_width(last);
    for (size_t next = *at; next < s.len; *at = next, last = code) {
        bool valid = text_next(s, &next, &code);

        if (!valid || utf8proc_grapheme_break_stateful((utf8proc_int32_t)last,
                                                       (utf8proc_int32_t)code, &state))
            break;
        width += char_width(code);
        if (code == EMOJI_STYLE && can_be_emoji(last))
            width = CLUSTER_COLUMNS;
    }
    return width < CLUSTER_COLUMNS ? width : CLUSTER_COLUMNS;
}

size_t text_cluster(struct slice s, size_t *at)
{
    /* No ASCII character joins the one before it except a line feed, which takes no column anyway.
     */
    if (is_ascii(s.data[*at]) && (*at + 1 == s.len || is_ascii(s.data[*at + 1])))
        return is_printable_ascii(s.data[(*at)++]);
    return cluster_width(s, at);
}

size_t text_width(struct slice s)
{
    size_t width = 0;

    for (size_t at = 0; at < s.len;)
        width += text_cluster(s, &at);
    return width;
}

/* U+FDD0 to U+FDEF and the last two of each plane (The Unicode Standard, 23.7). */
static bool is_noncharacter(uint32_t code)
{
    return (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

/* Besides format characters, the ignorable ones are some blank letters (Hangul fillers) and some
 * that are not assigned. Variation selectors are ignorable, too, but they change how the character
 * before them looks; they are marks, and stay. */
static bool is_hidden(uint32_t code)
{
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code);

    switch (property->category) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    case UTF8PROC_CATEGORY_MN:
        return false;
    default:
        return property->ignorable || is_noncharacter(code);
    }
}

void text_safe(struct buffer *out, struct slice s)
{
    size_t shown = 0; /* up to here it is in out */

    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t code;

        if (is_printable_ascii(s.data[at])) {
            at++;
            continue;
        }
        bool valid = text_next(s, &at, &code);
        if (valid && !is_hidden(code))
            continue;
        buffer_add(out, slice_sub(s, shown, from));
        buffer_addf(out, valid ? "<U+%04X>" : "<0x%02X>", (unsigned)code);
        shown = at;
    }
    buffer_add(out, slice_sub(s, shown, s.len));
}

static void fill(struct buffer *out, struct slice s, size_t width)
{
    size_t used = text_width(s);

    buffer_fill(out, ' ', used < width ? width - used : 0);
}

size_t text_safe_width(struct slice s)
{
    struct buffer safe = {0};

    text_safe(&safe, s);
    size_t width = text_width(buffer_slice(&safe));
    buffer_free(&safe);
    return width;
}

void text_pad(struct buffer *out, struct slice s, size_t width)
{
    buffer_add(out, s);
    fill(out, s, width);
}

void text_pad_left(struct buffer *out, struct slice s, size_t width)
{
    fill(out, s, width);
    buffer_add(out, s);
}
