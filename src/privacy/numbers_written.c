/* SPDX-License-Identifier: MIT */
/* Characters that are written by their numbers or names, and tags between them. */
#include "privacy/numbers_room.h"

#include "base/text.h"

#include <assert.h>

#define TAG_MAX      100 /* bytes */
#define TAG_NAME_MAX 6

struct named {
    const char *name;
    uint32_t code;
};

static bool named_code(struct slice rest, uint32_t *code, size_t *len)
{
    static const struct named names[] = {
        {"&nbsp;", 0xA0}, {"&ensp;", 0x2002}, {"&emsp;", 0x2003}, {"&thinsp;", 0x2009},
        {"&shy;", 0xAD},  {"&zwnj;", 0x200C}, {"&zwj;", 0x200D},  {"%20", ' '},
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (slice_starts(rest, names[i].name)) {
            *code = names[i].code;
            *len = slice_of(names[i].name).len;
            return true;
        }
    }
    return false;
}

/* So many hexadecimal digits at most, or decimal ones; how many there are. */
static size_t read_code(struct slice rest, size_t from, unsigned base, size_t most, uint32_t *code)
{
    size_t at = from;

    *code = 0;
    assert(base <= 16 && most < 8 && "it fits the code");
    for (; at < rest.len && at - from < most; at++) {
        int value = hex_value(rest.data[at]);

        if (value < 0 || (unsigned)value >= base)
            break;
        *code = *code * base + (unsigned)value;
    }
    return at - from;
}

static bool is_byte(struct slice s, size_t at, char byte)
{
    return at < s.len && s.data[at] == byte;
}

/* "&#49;" and "&#x31;" */
static bool entity_code(struct slice rest, uint32_t *code, size_t *len)
{
    bool hex = is_byte(rest, 2, 'x') || is_byte(rest, 2, 'X');
    size_t from = hex ? 3 : 2, digits;

    if (!is_byte(rest, 1, '#'))
        return false;
    digits = read_code(rest, from, hex ? 16 : 10, 6, code);
    *len = from + digits + 1;
    return digits > 0 && is_byte(rest, from + digits, ';');
}

bool written_code(struct slice rest, uint32_t *code, size_t *len)
{
    assert(rest.len > 0);
    switch (rest.data[0]) {
    case '\\':
        *len = 6;
        return is_byte(rest, 1, 'u') && read_code(rest, 2, 16, 4, code) == 4;
    case '%':
        *len = 3;
        return named_code(rest, code, len) ||
               (is_byte(rest, 1, '3') && read_code(rest, 1, 16, 2, code) == 2 && *code <= '9');
    case '&':
        return named_code(rest, code, len) || entity_code(rest, code, len);
    default:
        return false;
    }
}

/* ---- tags ---- */

static bool is_tag_name(struct slice name, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (name.len == slice_of(*names).len && slice_starts_any_case(name, *names))
            return true;
    }
    return false;
}

static bool ends_tag_name(char c)
{
    return c == '>' || c == '/' || c == ' ' || c == '\t';
}

enum tag tag_at(struct slice text, size_t at, size_t *len)
{
    static const char *const within[] = {"b",   "i",    "u",      "s",    "em",    "strong", "span",
                                         "sub", "sup",  "font",   "mark", "small", "big",    "a",
                                         "wbr", "code", "strike", "del",  "ins",   NULL};
    static const char *const breaks[] = {"br", NULL};
    size_t from = at + 1 + is_byte(text, at + 1, '/'), to = from, end;

    while (to < text.len && to - from <= TAG_NAME_MAX && !ends_tag_name(text.data[to]))
        to++;
    struct slice name = slice_sub(text, from, to);
    enum tag tag = is_tag_name(name, within)   ? TAG_WITHIN
                   : is_tag_name(name, breaks) ? TAG_BREAK
                                               : TAG_NONE;
    for (end = to; tag != TAG_NONE && end < text.len && text.data[end] != '>'; end++) {
        if (end - at == TAG_MAX || text.data[end] == '<' || text.data[end] == '\n')
            return TAG_NONE;
    }
    *len = end + 1 - at;
    return end < text.len ? tag : TAG_NONE;
}
