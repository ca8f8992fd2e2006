/* SPDX-License-Identifier: MIT */
/* Runs of bytes. See slice.h. */
#include "base/slice.h"

#include "base/word.h"

#include <assert.h>
#include <string.h>

struct slice slice_of(const char *string)
{
    return (struct slice){string, string == NULL ? 0 : strlen(string)};
}

bool byte_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool slice_eq(struct slice a, struct slice b)
{
    if (a.len != b.len || a.len == 0)
        return a.len == b.len;
    /* Most comparisons are of different keys, and end at the first byte. */
    return a.data[0] == b.data[0] && memcmp(a.data, b.data, a.len) == 0;
}

bool slice_is(struct slice a, const char *string)
{
    return slice_eq(a, slice_of(string));
}

bool slice_is_ascii(struct slice s)
{
    size_t at = 0;

    for (; s.len - at >= WORD_BYTES; at += WORD_BYTES) {
        if (!word_is_ascii(word_at(s.data + at)))
            return false;
    }
    for (; at < s.len; at++) {
        if ((unsigned char)s.data[at] >= 0x80)
            return false;
    }
    return true;
}

int slice_cmp(struct slice a, struct slice b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common == 0 ? 0 : memcmp(a.data, b.data, common);

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool slice_starts(struct slice s, const char *prefix)
{
    size_t len = strlen(prefix);

    return s.len >= len && memcmp(s.data, prefix, len) == 0;
}

bool slice_ends(struct slice s, const char *suffix)
{
    size_t len = strlen(suffix);

    return s.len >= len && memcmp(s.data + s.len - len, suffix, len) == 0;
}

bool slice_has(struct slice s, const char *part)
{
    struct slice sought = slice_of(part);

    return sought.len == 0 || slice_search(s, sought, 0) < s.len;
}

static bool is_word_at(struct slice s, size_t at, struct slice lower)
{
    if (at > s.len || lower.len > s.len - at)
        return false;
    for (size_t i = 0; i < lower.len; i++) {
        char byte = s.data[at + i];

        assert(lower.data[i] < 'A' || lower.data[i] > 'Z');
        if ((byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte) != lower.data[i])
            return false;
    }
    return true;
}

bool slice_is_any_case(struct slice a, const char *lower)
{
    return a.len == strlen(lower) && is_word_at(a, 0, slice_of(lower));
}

bool slice_starts_any_case(struct slice s, const char *lower)
{
    return is_word_at(s, 0, slice_of(lower));
}

bool slice_ends_any_case(struct slice s, const char *lower)
{
    size_t len = strlen(lower);

    return len <= s.len && is_word_at(s, s.len - len, slice_of(lower));
}

bool slice_has_any_case(struct slice s, const char *lower)
{
    struct slice word = slice_of(lower);

    for (size_t at = 0; at + word.len <= s.len; at++) {
        if (is_word_at(s, at, word))
            return true;
    }
    return false;
}

size_t slice_find(struct slice s, char byte, size_t from)
{
    if (from >= s.len)
        return s.len;
    const char *hit = memchr(s.data + from, byte, s.len - from);
    return hit == NULL ? s.len : (size_t)(hit - s.data);
}

size_t slice_search(struct slice s, struct slice part, size_t from)
{
    for (size_t at = from; part.len > 0 && at + part.len <= s.len; at++) {
        at = slice_find(s, part.data[0], at);
        if (slice_eq(slice_sub(s, at, at + part.len), part))
            return at;
    }
    return s.len;
}

struct slice slice_sub(struct slice s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (struct slice){s.data == NULL ? NULL : s.data + from, to - from};
}

struct slice slice_cut(struct slice *rest, char separator)
{
    size_t at = slice_find(*rest, separator, 0);
    struct slice part = slice_sub(*rest, 0, at);

    *rest = at < rest->len ? slice_sub(*rest, at + 1, rest->len) : (struct slice){NULL, 0};
    return part;
}

struct slice slice_trim(struct slice s)
{
    while (s.len > 0 && (s.data[0] == ' ' || s.data[0] == '\t'))
        s = slice_sub(s, 1, s.len);
    while (s.len > 0 && (s.data[s.len - 1] == ' ' || s.data[s.len - 1] == '\t'))
        s.len--;
    return s;
}

int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}
