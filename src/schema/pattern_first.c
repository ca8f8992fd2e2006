/* SPDX-License-Identifier: MIT */
/*
 * What a match can begin with, read off the pattern. See pattern_first_room.h. What looks ahead or
 * back is passed over, which leaves the set larger than need be; of whatever is not understood
 * here, nothing is known.
 */
#include "schema/pattern_first_room.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

#define GROUP_DEPTH_MAX 32

/* A shorter pattern is none of a text sooner than it is asked place by place; and one that begins
 * with the text is asked once. */
#define PATTERN_LONG 256

struct first_reader {
    struct slice text;
    size_t at;
    unsigned depth;
    struct pattern_first *out;
};

static char peek(const struct first_reader *reader, size_t ahead)
{
    size_t at = reader->at + ahead;

    if (at >= reader->text.len)
        return '\0';
    return reader->text.data[at];
}

static bool is_at(const struct first_reader *reader, const char *string)
{
    return reader->at < reader->text.len &&
           slice_starts(slice_sub(reader->text, reader->at, reader->text.len), string);
}

static void add_range(struct pattern_first *out, uint32_t from, uint32_t to)
{
    for (uint32_t c = from; c <= to && c < FIRST_CHARS; c++)
        out->set[c / 64] |= UINT64_C(1) << c % 64;
}

/* ---- what is passed over ---- */

static void skip_class(struct first_reader *reader)
{
    while (reader->at < reader->text.len && peek(reader, 0) != ']')
        reader->at += peek(reader, 0) == '\\' ? 2 : 1;
    reader->at++;
}

/* One thing, which is no group, or the sign that opens or closes one. */
static void skip_one(struct first_reader *reader)
{
    if (peek(reader, 0) == '[')
        skip_class(reader);
    else
        reader->at += peek(reader, 0) == '\\' ? 2 : 1;
}

static void skip_group(struct first_reader *reader)
{
    size_t open = 0;

    do {
        open += peek(reader, 0) == '(';
        open -= peek(reader, 0) == ')';
        skip_one(reader);
    } while (open > 0 && reader->at < reader->text.len);
}

/* ---- characters ---- */

/* So many digits in hexadecimal; false where there are others. */
static bool read_hex(struct first_reader *reader, size_t count, uint32_t *out)
{
    static const char digits[] = "0123456789abcdef";

    *out = 0;
    for (size_t i = 0; i < count; i++) {
        char c = peek(reader, i);
        const char *digit = strchr(digits, c >= 'A' && c <= 'F' ? c + ('a' - 'A') : c);

        if (c == '\0' || digit == NULL)
            return false;
        *out = *out << 4 | (uint32_t)(digit - digits);
    }
    reader->at += count;
    return true;
}

/* Behind a backslash: a character by its number, or one that means something else without it. */
static bool read_escaped(struct first_reader *reader, uint32_t *out)
{
    char letter = peek(reader, 0);

    reader->at++;
    if (letter == 'x' || (letter == 'u' && peek(reader, 0) != '{'))
        return read_hex(reader, letter == 'x' ? 2 : 4, out);
    *out = (unsigned char)letter;
    return letter != '\0' && strchr("^$\\.*+?()[]{}|/-", letter) != NULL;
}

static bool read_char(struct first_reader *reader, uint32_t *out)
{
    if (reader->at >= reader->text.len)
        return false;
    if (peek(reader, 0) != '\\')
        return text_next(reader->text, &reader->at, out);
    reader->at++;
    return read_escaped(reader, out);
}

/* \d or \w, which are ASCII; false where it is something else. */
static bool read_set(struct first_reader *reader)
{
    bool word = is_at(reader, "\\w");

    if (!word && !is_at(reader, "\\d"))
        return false;
    add_range(reader->out, '0', '9');
    if (word) {
        add_range(reader->out, 'A', 'Z');
        add_range(reader->out, 'a', 'z');
        add_range(reader->out, '_', '_');
    }
    reader->at += 2;
    return true;
}

static bool read_class(struct first_reader *reader)
{
    reader->at++;
    if (peek(reader, 0) == '^')
        return false;
    while (reader->at < reader->text.len && peek(reader, 0) != ']') {
        uint32_t from, to;

        if (read_set(reader))
            continue;
        if (!read_char(reader, &from))
            return false;
        to = from;
        if (peek(reader, 0) == '-' && peek(reader, 1) != ']') {
            reader->at++;
            if (!read_char(reader, &to))
                return false;
        }
        add_range(reader->out, from, to);
    }
    reader->at++;
    return true;
}

/* ---- what is made of them: each says whether it may be empty ---- */

static bool read_choice(struct first_reader *reader, bool *empty);

static bool read_group(struct first_reader *reader, bool *empty)
{
    if (is_at(reader, "(?=") || is_at(reader, "(?!") || is_at(reader, "(?<=") ||
        is_at(reader, "(?<!")) {
        skip_group(reader);
        *empty = true;
        return true;
    }
    if (is_at(reader, "(?<"))
        reader->at = slice_find(reader->text, '>', reader->at) + 1;
    else
        reader->at += is_at(reader, "(?:") ? 3 : 1;
    if (reader->depth == GROUP_DEPTH_MAX)
        return false;
    reader->depth++;
    bool read = read_choice(reader, empty); /* NOLINT(misc-no-recursion): to GROUP_DEPTH_MAX */
    reader->depth--;
    reader->at++;
    return read;
}

static bool read_thing(struct first_reader *reader, bool *empty)
{
    uint32_t c;

    if (peek(reader, 0) == '(')
        return read_group(reader, empty); /* NOLINT(misc-no-recursion): to GROUP_DEPTH_MAX */
    *empty = peek(reader, 0) == '^' || peek(reader, 0) == '$';
    if (*empty)
        reader->at++;
    if (*empty || read_set(reader))
        return true;
    if (is_at(reader, "\\b") || is_at(reader, "\\B")) {
        reader->at += 2;
        *empty = true;
        return true;
    }
    if (peek(reader, 0) == '[')
        return read_class(reader);
    if (!read_char(reader, &c))
        return false;
    add_range(reader->out, c, c);
    return true;
}

static bool is_digit_or_comma(char c)
{
    return c == ',' || (c >= '0' && c <= '9');
}

/* Passes over the quantifier behind something, where there is one: whether it may be left out.
 * false where a brace is none, or one that only some PCRE2 knows. */
static bool read_quantifier(struct first_reader *reader, bool *left_out)
{
    char sign = peek(reader, 0);

    *left_out = sign == '*' || sign == '?' || (sign == '{' && peek(reader, 1) == '0');
    if (!*left_out && sign != '+' && sign != '{')
        return true;
    reader->at++;
    if (sign == '{') {
        if (peek(reader, 0) == ',')
            return false;
        while (is_digit_or_comma(peek(reader, 0)))
            reader->at++;
        if (peek(reader, 0) != '}' || reader->text.data[reader->at - 1] == '{')
            return false;
        reader->at++;
    }
    if (peek(reader, 0) == '?')
        reader->at++;
    return true;
}

static bool is_end(const struct first_reader *reader)
{
    return reader->at >= reader->text.len || peek(reader, 0) == '|' || peek(reader, 0) == ')';
}

static bool read_sequence(struct first_reader *reader, bool *empty)
{
    *empty = true;
    while (*empty && !is_end(reader)) {
        bool left_out;

        /* NOLINTNEXTLINE(misc-no-recursion): to GROUP_DEPTH_MAX */
        if (!read_thing(reader, empty) || !read_quantifier(reader, &left_out))
            return false;
        *empty = *empty || left_out;
    }
    while (!is_end(reader)) {
        if (peek(reader, 0) == '(')
            skip_group(reader);
        else
            skip_one(reader);
    }
    return true;
}

static bool read_choice(struct first_reader *reader, bool *empty)
{
    bool one;

    *empty = false;
    for (;; reader->at++) {
        if (!read_sequence(reader, &one)) /* NOLINT(misc-no-recursion): to GROUP_DEPTH_MAX */
            return false;
        *empty = *empty || one;
        if (peek(reader, 0) != '|')
            return true;
    }
}

void first_init(struct pattern_first *first, struct slice pattern)
{
    struct first_reader reader = {.text = pattern, .out = first};
    bool empty = false;

    *first = (struct pattern_first){0};
    if (pattern.len < PATTERN_LONG || pattern.data[0] == '^')
        return;
    first->known = read_choice(&reader, &empty) && !empty && reader.at == pattern.len;
}

size_t first_next(const struct pattern_first *first, struct slice text, size_t *at)
{
    assert(first->known);
    while (*at < text.len) {
        size_t from = *at;
        uint32_t c;

        text_next(text, at, &c);
        if (c >= FIRST_CHARS || (first->set[c / 64] >> c % 64 & 1) != 0)
            return from;
    }
    return text.len;
}
