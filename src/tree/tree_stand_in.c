/* SPDX-License-Identifier: MIT */
/*
 * What libyaml does not take as YAML 1.2 has it, and what stands in for it while libyaml reads: as
 * many bytes, so that every place stays. See tree_room.h.
 *
 * U+0085, U+2028 and U+2029 are characters like others (YAML 1.2.2, 5.4), and end a line for
 * libyaml: spaces stand in. JSON escapes a character beyond U+FFFF as the two surrogates of UTF-16
 * (RFC 8259, 7), which libyaml refuses: two escapes of private characters stand in.
 */
#include "base/text.h"
#include "tree/tree_room.h"

#include <assert.h>
#include <string.h>

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

/* The unit of UTF-16 that is escaped at `at`; 0 where there is none. */
static uint32_t unit_at(struct slice text, size_t at)
{
    uint32_t unit = 0;

    if (text.len < ESCAPE_LEN || at > text.len - ESCAPE_LEN || text.data[at] != '\\' ||
        text.data[at + 1] != 'u')
        return 0;
    for (size_t i = 2; i < ESCAPE_LEN; i++) {
        int value = hex_value(text.data[at + i]);

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
        assert(hex_value(pair[at]) == 0xD && hex_value(pair[at + 1]) >= 8);
        pair[at + 1] = (char)('0' + hex_value(pair[at + 1]) - 8);
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

/* The private character at `at` that stands in for a surrogate, as that; 0 where there is none. */
static uint32_t stood_in(struct slice value, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)value.data + at;
    uint32_t c;

    if (at + 3 > value.len || bytes[0] != 0xEE)
        return 0;
    c = 0xE000 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    return c <= 0xE7FF ? c - PRIVATE : 0;
}

static void put_pair(struct buffer *out, uint32_t high, uint32_t low)
{
    assert(is_high(high) && is_low(low));
    uint32_t c = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);

    buffer_byte(out, (char)(0xF0 | c >> 18));
    buffer_byte(out, (char)(0x80 | (c >> 12 & 0x3F)));
    buffer_byte(out, (char)(0x80 | (c >> 6 & 0x3F)));
    buffer_byte(out, (char)(0x80 | (c & 0x3F)));
}

/* Going through a scalar that is folded or holds escapes, and through its value beside it. What
 * stands in is taken from the source, all else from the value, where a byte may be masked. */
struct undo {
    struct slice there, value;
    size_t at, in_value; /* bytes of the two that are passed */
    char quote;          /* 0: a plain scalar */
    struct buffer out;
};

static void take_value(struct undo *undo, size_t len)
{
    buffer_add(&undo->out, slice_sub(undo->value, undo->in_value, undo->in_value + len));
    undo->in_value += len;
}

/* One blank, line end, or what a blank stands in for; 0 where there is none. */
static size_t blank_at(struct slice text, size_t at)
{
    if (at >= text.len)
        return 0;
    return strchr(" \t\r\n", text.data[at]) != NULL ? 1 : stand_in_break(text, at);
}

static bool ends_line(struct slice text, size_t at)
{
    return text.data[at] == '\n' ||
           (text.data[at] == '\r' && (at + 1 == text.len || text.data[at + 1] != '\n'));
}

/*
 * Blanks around line ends are folded (YAML 1.2.2, 7.3): one end is a space, or nothing where it is
 * escaped, and of more each but the first stays. The characters that blanks stand in for are none,
 * before the first and behind the last of them.
 */
static void take_blanks(struct undo *undo, bool escaped)
{
    struct slice there = undo->there;
    size_t from = undo->at, end = from, ends = 0, before = from, behind = from;

    for (size_t len; (len = blank_at(there, end)) > 0; end += len) {
        if (ends_line(there, end)) {
            ends++;
            behind = 0;
        } else if (stand_in_break(there, end) > 0 && ends == 0) {
            before = end + len;
        } else if (stand_in_break(there, end) > 0 && behind == 0) {
            behind = end;
        }
    }
    undo->at = end;
    if (ends == 0) {
        buffer_add(&undo->out, slice_sub(there, from, end));
        undo->in_value += end - from;
        return;
    }
    buffer_add(&undo->out, slice_sub(there, from, before));
    take_value(undo, ends > 1 ? ends - 1 : !escaped);
    buffer_add(&undo->out, slice_sub(there, behind > 0 ? behind : end, end));
}

static size_t escape_length(char c)
{
    return c == 'x' ? 4 : c == 'u' ? ESCAPE_LEN : c == 'U' ? 10 : 2;
}

/* An escape in double quotes: a character, however long, or an end of line. */
static void take_escape(struct undo *undo)
{
    uint32_t high = stood_in(undo->value, undo->in_value),
             low = stood_in(undo->value, undo->in_value + 3);
    char next = '\0';
    size_t end = undo->in_value;
    uint32_t c;

    if (undo->at + 1 < undo->there.len)
        next = undo->there.data[undo->at + 1];
    if (next == '\n' || next == '\r') {
        undo->at++;
        take_blanks(undo, true);
    } else if (stand_in_pair(undo->there, undo->at) > 0 && is_high(high) && is_low(low)) {
        put_pair(&undo->out, high, low);
        undo->at += (size_t)2 * ESCAPE_LEN;
        undo->in_value += 6;
    } else {
        undo->at += escape_length(next);
        if (end < undo->value.len)
            text_next(undo->value, &end, &c);
        take_value(undo, end - undo->in_value);
    }
}

static void take_next(struct undo *undo)
{
    char c = undo->there.data[undo->at];
    size_t pair = stand_in_pair(undo->there, undo->at);

    if (blank_at(undo->there, undo->at) > 0) {
        take_blanks(undo, false);
    } else if (c == '\\' && undo->quote == '"') {
        take_escape(undo);
    } else if (pair > 0) { /* elsewhere it is what it looks like */
        buffer_add(&undo->out, slice_sub(undo->there, undo->at, undo->at + pair));
        undo->at += pair;
        undo->in_value += pair;
    } else {
        undo->at += c == '\'' && undo->quote == '\'' ? 2 : 1;
        take_value(undo, 1);
    }
}

static bool has_stand_in(struct slice text)
{
    for (size_t at = 0; at < text.len; at++) {
        if (stand_in_break(text, at) > 0 || stand_in_pair(text, at) > 0)
            return true;
    }
    return false;
}

struct slice stand_in_undo(struct arena *arena, struct slice there, char quote, struct slice value)
{
    struct undo undo = {.there = there, .value = value, .quote = quote};
    struct slice meant = value;

    if (slice_eq(there, value) || is_what_stands(there, value))
        return there;
    if (has_stand_in(there)) {
        while (undo.at < there.len && undo.in_value <= value.len)
            take_next(&undo);
        if (undo.in_value == value.len)
            meant = buffer_slice(&undo.out);
    }
    meant = arena_copy(arena, meant);
    buffer_free(&undo.out);
    return meant;
}
