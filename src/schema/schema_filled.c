/* SPDX-License-Identifier: MIT */
/* The words that fill a place and put nothing there. See schema_filled.h. */
#include "schema/schema_filled.h"

#include "base/file.h"
#include "base/normalise.h"
#include "base/text.h"

#include <assert.h>

/* Longer texts are no such words, and not worth the search. */
#define LENGTH_MAX 64

/* Letters that a word before a number has: p1 is a mark. */
#define WORD_MIN  3

#define ENDS_MASK 2047

_Static_assert(sizeof((struct schema *)0)->filler_begins == ENDS_MASK + 1, "one for each");
_Static_assert(sizeof((struct schema *)0)->filler_ends == ENDS_MASK + 1, "one for each");

uint32_t filler_begin(struct slice text)
{
    size_t at = 0;
    uint32_t code = 0;

    if (text.len > 0)
        text_next(text, &at, &code);
    return code & ENDS_MASK;
}

uint32_t filler_end(struct slice text)
{
    size_t at = text.len;

    while (at > 0 && ((unsigned char)text.data[--at] & 0xC0) == 0x80)
        continue;
    return filler_begin(slice_sub(text, at, text.len));
}

/* One word, or two of Chinese one behind the other: 无，待补. */
static bool is_word(const struct schema *schema, const struct names *list, struct slice text)
{
    if (!schema->filler_begins[filler_begin(text)] || !schema->filler_ends[filler_end(text)])
        return false;
    if (names_hold(list, text))
        return true;
    for (size_t at = 3; at + 3 <= text.len && (text.data[0] & 0x80) != 0; at += 3) {
        if (names_hold(list, slice_sub(text, 0, at)) &&
            names_hold(list, slice_sub(text, at, text.len)))
            return true;
    }
    return false;
}

static bool ends(struct slice text, struct slice end)
{
    return text.len > end.len && slice_eq(slice_sub(text, text.len - end.len, text.len), end);
}

/* A word of the list, by itself or with a name of the field before or behind it. */
static bool is_said(const struct schema *schema, const struct names *list,
                    const struct names *names, struct slice text)
{
    struct buffer bare = {0};
    bool said = is_word(schema, list, text);

    assert(text.len > 0 && text.len <= LENGTH_MAX);
    for (size_t i = 0; !said && i < names->len; i++) {
        bare.len = 0;
        text_bare(&bare, names->items[i]);
        const struct slice name = buffer_slice(&bare);

        if (name.len == 0 || name.len >= text.len)
            continue;
        if (slice_eq(slice_sub(text, 0, name.len), name))
            said = is_word(schema, list, slice_sub(text, name.len, text.len));
        if (!said && ends(text, name))
            said = is_word(schema, list, slice_sub(text, 0, text.len - name.len));
    }
    buffer_free(&bare);
    return said;
}

static enum filled filled_bare(const struct schema *schema, const struct names *names,
                               struct slice bare)
{
    if (bare.len == 0)
        return FILLED_NONE;
    if (bare.len > LENGTH_MAX)
        return FILLED;
    if (is_said(schema, &schema->none, names, bare))
        return FILLED_NONE;
    return is_said(schema, &schema->some, names, bare) ? FILLED_SOME : FILLED;
}

/* Zeros alone are no number of anything. */
static bool has_digit(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] >= '1' && text.data[i] <= '9')
            return true;
    }
    return false;
}

/* Behind the last hyphen; the whole text where there is none. */
static struct slice last_part(struct slice text)
{
    size_t at = text.len;

    while (at > 0 && text.data[at - 1] != '-')
        at--;
    return slice_sub(text, at, text.len);
}

/* One letter may be a number: nb-2016-x. */
static enum filled filled_part(const struct schema *schema, struct slice part, struct buffer *bare)
{
    text_bare(bare, part);
    return bare->len != 1 && (bare->len == 0 || names_hold(&schema->none, buffer_slice(bare)))
               ? FILLED_NONE
               : FILLED;
}

static bool is_wide(struct slice text)
{
    return text.len > 0 && (text.data[0] & 0x80) != 0;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* tbd1, same as 1: letters and blanks, and behind them digits. Most marks begin with a letter or
 * two and have a hyphen, or are digits alone. */
static bool is_word_and_number(struct slice text)
{
    size_t letters = 0, at = 0;

    for (; at < text.len && !byte_is_digit(text.data[at]); at++) {
        if (text.data[at] != ' ' && !is_letter(text.data[at]))
            return false;
        letters += text.data[at] != ' ';
    }
    while (at < text.len && byte_is_digit(text.data[at]))
        at++;
    return letters >= WORD_MIN && at == text.len;
}

bool schema_may_be_unfilled(const struct schema *schema, struct slice text, enum filling filling)
{
    const struct slice part = last_part(text);
    uint32_t first, last, of_part;

    if (filling == FILLING_TEXT && has_digit(text))
        return false;
    if (!is_wide(text) && has_digit(part) && byte_is_digit(text.data[text.len - 1]) &&
        !is_word_and_number(text))
        return false;
    if (!text_bare_ends(part, &of_part, &last) || of_part == 0 ||
        !text_bare_ends(text, &first, &last))
        return true;
    return byte_is_digit(text.data[0]) || schema->filler_begins[first & ENDS_MASK] ||
           schema->filler_ends[last & ENDS_MASK];
}

/* Up to the first character that is no letter and no digit. */
static struct slice first_part(struct slice text)
{
    size_t at = 0, end = 0;
    uint32_t code;

    while (at < text.len && text_next(text, &at, &code) && text_is_word(code))
        end = at;
    return slice_sub(text, 0, end);
}

/*
 * A word of the list, and behind it a remark: 无（相机坏了）, 待补 3张, n/a, lost; or grown
 * together with more of Chinese: 没有拍到. What has a number behind it may be a mark: "No 14",
 * 档案室 3-12; words of Chinese that say that there is none (`none`) stay what they are, but for a
 * single character and a hyphen: 附-3.
 */
static bool leads(const struct names *list, bool none, struct slice text)
{
    const struct slice part = first_part(text);
    const bool numbered = text_has_number(slice_sub(text, part.len, text.len));
    const bool hyphened = part.len == 3 && slice_starts(slice_sub(text, 3, text.len), "-");
    const bool mark = numbered && (!none || !is_wide(part) || hyphened);
    struct buffer bare = {0};
    bool said;

    text_bare(&bare, part);
    said = part.len < text.len && (is_wide(part) || part.len > 1) && !mark &&
           names_hold(list, buffer_slice(&bare));
    buffer_free(&bare);
    if (said)
        return true;
    for (size_t at = 6; is_wide(part) && at < part.len && at < LENGTH_MAX; at += 3) {
        if (names_hold(list, slice_sub(part, 0, at)))
            return !numbered && !text_has_number(part);
    }
    return false;
}

static enum filled filled_lead(const struct schema *schema, struct slice text)
{
    if (leads(&schema->none, true, text))
        return FILLED_NONE;
    return leads(&schema->some, false, text) ? FILLED_SOME : FILLED;
}

/* ---- words with a number ---- */

/* Bytes of a number from a byte on, in digits or Chinese numerals; 0 for none. */
static size_t number_length(struct slice text, size_t at)
{
    int64_t value;
    size_t end = at;
    uint32_t code;

    for (size_t next = at; next < text.len; end = next) {
        if (!text_next(text, &next, &code) || !text_is_number(code))
            break;
    }
    return end > at ? end - at : text_numeral(text, at, &value);
}

void filler_numbered(struct buffer *out, struct slice text)
{
    for (size_t at = 0, from = 0; at < text.len; from = at) {
        size_t length = number_length(text, at);
        uint32_t code = 0;

        if (length == 0)
            (void)text_next(text, &at, &code);
        at += length;
        if (length > 0 || code == '#')
            buffer_byte(out, '#');
        else
            text_bare(out, slice_sub(text, from, at));
    }
}

#define WIDE_LEN 3 /* bytes of a Chinese character */

/* 待补1 and 缺2张: what stands before a number, or before how many. 附3 is a mark. */
static struct slice before_number(const struct schema *schema, struct slice form)
{
    if (slice_ends(form, "#") && form.len > WIDE_LEN + 1)
        return slice_sub(form, 0, form.len - 1);
    for (size_t i = 0; i < schema->some.len; i++) {
        const struct slice count = schema->some.items[i];

        if (count.data[0] == '#' && ends(form, count))
            return slice_sub(form, 0, form.len - count.len);
    }
    return (struct slice){NULL, 0};
}

static enum filled filled_numbered(const struct schema *schema, const struct names *names,
                                   struct slice text)
{
    struct buffer buffer = {0};
    enum filled filled = FILLED;

    filler_numbered(&buffer, text);
    const struct slice form = buffer_slice(&buffer), word = before_number(schema, form);

    if (is_said(schema, &schema->none, names, form) ||
        (is_wide(word) && is_said(schema, &schema->none, names, word)))
        filled = FILLED_NONE;
    else if (is_said(schema, &schema->some, names, form))
        filled = FILLED_SOME;
    buffer_free(&buffer);
    return filled;
}

enum filled schema_filled(const struct schema *schema, const struct names *names, struct slice text,
                          enum filling filling)
{
    const struct slice part = last_part(text);
    struct buffer bare = {0};
    enum filled filled = FILLED;

    if (has_digit(text)) {
        if (filling == FILLING_MARK && part.len < text.len && !has_digit(part))
            filled = filled_part(schema, part, &bare);
    } else {
        text_bare(&bare, text);
        filled = filled_bare(schema, names, buffer_slice(&bare));
    }
    buffer_free(&bare);
    if (filled == FILLED && filling == FILLING_MARK && !path_has_parts(text))
        filled = filled_lead(schema, text);
    if (filled == FILLED && filling == FILLING_MARK && text.len <= LENGTH_MAX &&
        !path_has_parts(text) && text_has_number(text))
        filled = filled_numbered(schema, names, text);
    return filled;
}
