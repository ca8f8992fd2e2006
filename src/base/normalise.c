/* SPDX-License-Identifier: MIT */
/* What people meant to type. See normalise.h. */
#include "base/normalise.h"

#include "base/text.h"

#include <assert.h>

#define FULL_WIDTH 0xFEE0 /* between U+FF01 and the exclamation mark */

static bool is_unseen(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) ||
           code == 0xFEFF;
}

static bool is_space(uint32_t code)
{
    return code == '\t' || text_is_blank(code);
}

static bool is_dash(uint32_t code)
{
    return (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

/* ASCII marks only around a text that was written with others, which comes out by itself. */
static bool is_quote(uint32_t code)
{
    return (code >= 0x2018 && code <= 0x201F) || (code >= 0x300C && code <= 0x300F) ||
           code == 0xFF02 || code == 0xFF07;
}

/* What may trail behind a value by habit: 。，；、：！ */
static bool is_stop(uint32_t code)
{
    return code == 0x3001 || code == 0x3002 || code == 0xFF0C || code == 0xFF1B || code == 0xFF1A ||
           code == 0xFF01;
}

/* What the ends of a text hold that belongs to no value. */
static unsigned cut_of(uint32_t code, bool at_end)
{
    if (is_unseen(code))
        return NORMALISED_UNSEEN;
    if (is_space(code))
        return NORMALISED_SPACES;
    return at_end && is_stop(code) ? NORMALISED_WIDE : 0;
}

/* Where the last character begins; s is not empty. */
static size_t last_start(struct slice s)
{
    size_t at = s.len - 1;

    while (at > 0 && s.len - at < 4 && ((unsigned char)s.data[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static uint32_t first_code(struct slice s, size_t *end)
{
    uint32_t code = 0;

    *end = 0;
    if (s.len > 0)
        text_next(s, end, &code);
    return code;
}

static uint32_t last_code(struct slice s, size_t *start)
{
    size_t end;

    *start = s.len == 0 ? 0 : last_start(s);
    return first_code(slice_sub(s, *start, s.len), &end);
}

/* Cuts what does not belong off both ends, inward until nothing more does. */
static struct slice cut_ends(struct slice s, unsigned *changed)
{
    for (;;) {
        size_t first, last;
        uint32_t head = first_code(s, &first), tail = last_code(s, &last);
        unsigned front = cut_of(head, false), back = cut_of(tail, true);

        if (s.len == 0 ||
            (front == 0 && back == 0 && (!is_quote(head) || !is_quote(tail) || last < first)))
            return s;
        *changed |= front | back | (front == 0 && back == 0 ? NORMALISED_QUOTES : 0);
        if (front == 0 && back == 0)
            s = slice_sub(s, first, last);
        else if (back != 0)
            s = slice_sub(s, 0, last);
        else
            s = slice_sub(s, first, s.len);
    }
}

/* The character as ASCII where it stands for one; *changed says why. 0: it goes. */
static uint32_t normal_code(uint32_t code, unsigned *changed)
{
    unsigned change = 0;

    if (is_unseen(code)) {
        change = NORMALISED_UNSEEN;
        code = 0;
    } else if (code != ' ' && is_space(code)) {
        change = NORMALISED_SPACES;
        code = ' ';
    } else if (is_dash(code)) {
        change = NORMALISED_DASHES;
        code = '-';
    } else if (code >= 0xFF01 && code <= 0xFF5E) {
        change = NORMALISED_WIDE;
        code -= FULL_WIDTH;
    } else if (code == 0x3002 || code == 0x3001) {
        change = NORMALISED_WIDE;
        code = code == 0x3002 ? '.' : ',';
    }
    *changed |= change;
    return code;
}

/* A character as text_bare() has it; 0: it goes. */
static uint32_t bare_code(uint32_t code)
{
    unsigned changed = 0;

    if (code >= 0x4E00 && code <= 0x9FA5) /* a Han character, as nearly all are */
        return code;
    uint32_t normal = code < 0x80 ? code : normal_code(code, &changed);

    if (normal >= 'A' && normal <= 'Z')
        normal += 'a' - 'A';
    return normal != 0 && text_is_word(normal) ? normal : 0;
}

bool text_bare_ends(struct slice s, uint32_t *first, uint32_t *last)
{
    uint32_t code;

    *first = *last = 0;
    for (size_t at = 0; at < s.len && *first == 0; *first = bare_code(code)) {
        if (!text_next(s, &at, &code))
            return false;
    }
    for (struct slice rest = s; *first != 0 && *last == 0; *last = bare_code(code)) {
        size_t start = last_start(rest), at = start;

        if (!text_next(rest, &at, &code) || at != rest.len)
            return false;
        rest = slice_sub(rest, 0, start);
    }
    return true;
}

void text_bare(struct buffer *out, struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t code;

        if (!text_next(s, &at, &code)) {
            buffer_byte(out, s.data[from]); /* nobody knows: it may be a letter */
            continue;
        }
        uint32_t normal = bare_code(code);

        if (normal == 0)
            continue;
        if (normal < 0x80)
            buffer_byte(out, (char)normal);
        else
            buffer_add(out, slice_sub(s, from, at));
    }
}

unsigned text_normalise(struct buffer *out, struct slice s)
{
    unsigned changed = 0;

    s = cut_ends(s, &changed);
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t code, normal;

        if (!text_next(s, &at, &code)) {
            buffer_byte(out, s.data[from]);
            continue;
        }
        normal = normal_code(code, &changed);
        assert((normal == code || normal < 0x80) && "what takes the place of another is ASCII");
        if (normal == code)
            buffer_add(out, slice_sub(s, from, at));
        else if (normal != 0)
            buffer_byte(out, (char)normal);
    }
    return changed;
}
