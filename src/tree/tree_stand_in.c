/* SPDX-License-Identifier: MIT */
/*
 * What libyaml does not take as YAML 1.2 has it, and what stands in for it while libyaml reads: as
 * many bytes, so that every place stays. See tree_room.h.
 *
 * U+0085, U+2028 and U+2029 are characters like others (YAML 1.2.2, 5.4), and end a line for
 * libyaml: spaces stand in. JSON escapes a character beyond U+FFFF as the two surrogates of UTF-16
 * (RFC 8259, 7), which libyaml refuses: two escapes of private characters stand in.
 */
#include "tree/tree_room.h"

#define ESCAPE_LEN 6     /* \u and four digits */
#define PRIVATE    0x800 /* from the surrogates to U+E000 to U+E7FF */

size_t stand_in_break(struct slice text, size_t at)
{
    static const char *const breaks[] = {"\xC2\x85", "\u2028", "\u2029"};
    struct slice rest = slice_sub(text, at, text.len);

    for (size_t i = 0; i < sizeof breaks / sizeof breaks[0]; i++) {
        if (slice_starts(rest, breaks[i]))
            return slice_of(breaks[i]).len;
    }
    return 0;
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The unit of UTF-16 that is escaped at `at`; 0 where there is none. */
static uint32_t unit_at(struct slice text, size_t at)
{
    uint32_t unit = 0;

    if (text.len < ESCAPE_LEN || at > text.len - ESCAPE_LEN || text.data[at] != '\\' ||
        text.data[at + 1] != 'u')
        return 0;
    for (size_t i = 2; i < ESCAPE_LEN; i++) {
        int value = digit(text.data[at + i]);

        if (value < 0)
            return 0;
        unit = unit * 16 + (uint32_t)value;
    }
    return unit;
}

static bool is_high(uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

size_t stand_in_pair(struct slice text, size_t at)
{
    return is_high(unit_at(text, at)) && is_low(unit_at(text, at + ESCAPE_LEN))
               ? (size_t)2 * ESCAPE_LEN
               : 0;
}

/* d8 to df become e0 to e7, which is what PRIVATE adds. */
void stand_in_for_pair(char *pair)
{
    for (size_t at = 2; at < (size_t)2 * ESCAPE_LEN; at += ESCAPE_LEN) {
        pair[at + 1] = (char)('0' + digit(pair[at + 1]) - 8);
        pair[at] = 'e';
    }
}

/* Whether a value is what stands there, but for what stands in. */
static bool is_what_stands(struct slice there, struct slice value)
{
    size_t at = 0;

    if (there.len != value.len)
        return false;
    while (at < there.len) {
        size_t len = stand_in_break(there, at);

        if (len == 0)
            len = stand_in_pair(there, at);
        if (len == 0 && there.data[at] != value.data[at])
            return false;
        at += len > 0 ? len : 1;
    }
    return true;
}

/* The three bytes of a private character that stands in for a surrogate; 0 where there is none. */
static uint32_t stood_in(struct slice value, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)value.data + at;
    uint32_t c;

    if (at + 3 > value.len || bytes[0] != 0xEE)
        return 0;
    c = 0xE000 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    return c <= 0xE7FF ? c - PRIVATE : 0;
}

static struct slice join_pairs(struct arena *arena, struct slice value)
{
    struct buffer out = {0};
    struct slice joined;

    for (size_t at = 0; at < value.len;) {
        uint32_t high = stood_in(value, at), low = stood_in(value, at + 3);

        if (is_high(high) && is_low(low)) {
            uint32_t c = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);

            buffer_byte(&out, (char)(0xF0 | c >> 18));
            buffer_byte(&out, (char)(0x80 | (c >> 12 & 0x3F)));
            buffer_byte(&out, (char)(0x80 | (c >> 6 & 0x3F)));
            buffer_byte(&out, (char)(0x80 | (c & 0x3F)));
            at += 6;
        } else {
            buffer_byte(&out, value.data[at++]);
        }
    }
    joined = arena_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return joined;
}

static bool has_pair(struct slice text)
{
    for (size_t at = slice_find(text, '\\', 0); at < text.len;
         at = slice_find(text, '\\', at + 1)) {
        if (stand_in_pair(text, at) > 0)
            return true;
    }
    return false;
}

struct slice stand_in_undo(struct arena *arena, struct slice there, struct slice value)
{
    if (slice_eq(there, value) || is_what_stands(there, value))
        return there;
    return has_pair(there) ? join_pairs(arena, value) : arena_copy(arena, value);
}
