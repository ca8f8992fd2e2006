/* SPDX-License-Identifier: MIT */
/* Characters in their normal forms, forwards and backwards. See labels_room.h. */
#include "privacy/labels_room.h"

#include "base/text.h"
#include "privacy/numbers_room.h"

#include <assert.h>
#include <string.h>

#define PADDED_CELL_MAX 60 /* bytes */
#define PADDING_MAX     4  /* blanks between the characters of a word in a form */

static uint32_t fold(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    if (c == 0x2236 || c == 0xFE55) /* ratio, small colon */
        return ':';
    return c >= 0x80 && text_is_blank(c) ? ' ' : c;
}

size_t chars_start(struct slice text, size_t at)
{
    return at + zero_width_at(text, at);
}

/* The commonest Han characters, U+4000 to U+9FFF, have three bytes and are what they are. */
static bool next_han(struct slice text, size_t *at, uint32_t *out)
{
    const unsigned char *bytes = (const unsigned char *)text.data + *at;

    if (*at + 3 > text.len || bytes[0] < 0xE4 || bytes[0] > 0xE9 || (bytes[1] & 0xC0) != 0x80 ||
        (bytes[2] & 0xC0) != 0x80)
        return false;
    *out = (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
    *at += 3;
    return true;
}

/* What else texts in Chinese are full of: full-width ASCII, and 、 。 and the brackets near them.
 */
static bool next_wide(struct slice text, size_t *at, uint32_t *out)
{
    const unsigned char *bytes = (const unsigned char *)text.data + *at;
    uint32_t c;

    if (*at + 3 > text.len || (bytes[0] != 0xEF && bytes[0] != 0xE3) || (bytes[1] & 0xC0) != 0x80 ||
        (bytes[2] & 0xC0) != 0x80)
        return false;
    c = (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
    if (!(c >= 0xFF01 && c <= 0xFF5E) && !(c >= 0x3001 && c <= 0x3020 && c != 0x3007))
        return false;
    *out = fold(c);
    *at += 3;
    return true;
}

/* ° and ·, which no word of a text in Chinese holds and positions and plates are full of. */
static bool next_latin(struct slice text, size_t *at, uint32_t *out)
{
    const unsigned char *bytes = (const unsigned char *)text.data + *at;

    if (*at + 2 > text.len || bytes[0] != 0xC2 || (bytes[1] != 0xB0 && bytes[1] != 0xB7))
        return false;
    *out = bytes[1];
    *at += 2;
    return true;
}

/* Digits of other scripts, circled ones and their like, as numbers_chars.c knows them. */
static bool odd_digit(struct slice text, size_t *at, uint32_t *out)
{
    static const struct alphabet wide = {.wide = true};
    struct sign sign = sign_at(text, *at, &wide);

    if (sign.kind != SIGN_DIGIT)
        return false;
    assert(sign.value <= 9 && *at + sign.len <= text.len);
    *at += sign.len;
    *out = (uint32_t)'0' + sign.value;
    return true;
}

uint32_t chars_next_beyond(struct slice text, size_t *at)
{
    uint32_t c;

    if (next_han(text, at, &c) || next_wide(text, at, &c) || next_latin(text, at, &c))
        return c;
    *at = chars_start(text, *at);
    if (*at >= text.len)
        return CHARS_END;
    if (odd_digit(text, at, &c))
        return c;
    (void)text_next(text, at, &c); /* a byte that is no UTF-8 is a character of its own */
    return fold(c);
}

uint32_t chars_at(struct slice text, size_t at)
{
    return chars_next(text, &at);
}

uint32_t chars_before(struct slice text, size_t *at)
{
    while (*at > 0) {
        size_t from = *at - 1, next;
        uint32_t c;

        while (from > 0 && *at - from < 4 && ((unsigned char)text.data[from] & 0xC0) == 0x80)
            from--;
        next = from;
        (void)text_next(text, &next, &c);
        if (next != *at) { /* no UTF-8 */
            from = *at - 1;
            c = (unsigned char)text.data[from];
        }
        assert(from < *at && "it goes back");
        *at = from;
        if (zero_width_at(slice_sub(text, 0, next), from) == 0)
            return fold(c);
    }
    return CHARS_END;
}

uint32_t chars_left(struct slice text, size_t at)
{
    return chars_before(text, &at);
}

uint32_t chars_lower(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

bool chars_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool chars_is_letter(uint32_t c)
{
    return chars_lower(c) >= 'a' && chars_lower(c) <= 'z';
}

bool chars_is_word(uint32_t c)
{
    return chars_is_digit(c) || chars_is_letter(c);
}

bool chars_is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

void chars_skip_blanks(struct slice text, size_t *at)
{
    for (size_t next = *at;; *at = next) {
        uint32_t c = chars_next(text, &next);

        if (c != ' ' && c != '\t')
            return;
    }
}

/* Whether the line end at `at` stands in a cell in quotes, as the head of a narrow column is cut.
 */
static bool is_in_cell(struct slice text, size_t at)
{
    size_t from = at;

    while (from > 0 && at - from < PADDED_CELL_MAX && text.data[from - 1] != '\n' &&
           text.data[from - 1] != '"')
        from--;
    return from > 0 && text.data[from - 1] == '"' &&
           (from == 1 || is_one_of(text.data[from - 2], ",;\t\n"));
}

static bool is_padding(struct slice text, size_t at, uint32_t c)
{
    return c == ' ' || c == '\t' ||
           ((c == '\r' || c == '\n') &&
            is_in_cell(text, at - (at > 0 && c == '\n' && text.data[at - 1] == '\r')));
}

/* The character at *at, or behind a few blanks the Han character that stands there. */
static uint32_t next_padded(struct slice text, size_t *at)
{
    size_t before = *at, next;
    uint32_t first = chars_next(text, at), c = first;

    next = *at;
    for (int i = 0; i < PADDING_MAX && is_padding(text, before, c); i++) {
        before = next;
        c = chars_next(text, &next);
    }
    if (c == first || !chars_is_han(c))
        return first;
    *at = next;
    return c;
}

/* A blank of a word may be _ or - in the text. */
static bool is_meant(uint32_t c, uint32_t want)
{
    return c == want || (want == ' ' && (c == '_' || c == '-'));
}

static bool is_common_han(char byte)
{
    return (unsigned char)byte >= 0xE4 && (unsigned char)byte <= 0xE9;
}

enum skip { SKIP_NO, SKIP_YES, SKIP_UNKNOWN };

/* Whether the character of a word at *i stands in the text, as far as their bytes tell: ASCII, and
 * the commonest Han characters, are what they are. Both move behind it where it does. Where it may
 * be padded, a blank tells nothing. */
static enum skip skip_plain(struct slice text, size_t *at, const char *word, size_t *i, bool padded)
{
    bool ascii = (unsigned char)word[*i] < 0x80;
    size_t len = ascii ? 1 : 3;

    if (*at + len > text.len || (!ascii && !is_common_han(word[*i])))
        return SKIP_UNKNOWN;

    const char *here = text.data + *at;
    if ((unsigned char)here[0] < 0x80) {
        if (!ascii)
            return padded && is_one_of(here[0], " \t\r\n") ? SKIP_UNKNOWN : SKIP_NO;
        if (!is_meant(chars_lower((unsigned char)here[0]), (unsigned char)word[*i]))
            return SKIP_NO;
    } else {
        if (ascii || !is_common_han(here[0]))
            return SKIP_UNKNOWN;
        if (memcmp(here, word + *i, len) != 0)
            return SKIP_NO;
    }
    *at += len;
    *i += len;
    return SKIP_YES;
}

/* How many characters of ASCII stand in the text as in the word: a few tell most words apart. */
static size_t skip_ascii(struct slice text, size_t at, const char *word)
{
    size_t i = 0;

    while (at + i < text.len && word[i] != '\0' && (unsigned char)word[i] < 0x80 &&
           (text.data[at + i] == word[i] ||
            (word[i] >= 'a' && word[i] <= 'z' && text.data[at + i] == word[i] - ('a' - 'A'))))
        i++;
    return i;
}

static bool skip_word(struct slice text, size_t *at, const char *word, bool padded)
{
    size_t same = skip_ascii(text, *at, word), next = *at + same;
    bool han = false;

    for (size_t i = same; word[i] != '\0';) {
        switch (skip_plain(text, &next, word, &i, padded && han)) {
        case SKIP_YES:
            han = (unsigned char)word[i - 1] >= 0x80;
            continue;
        case SKIP_NO:
            return false;
        case SKIP_UNKNOWN:
            break;
        }
        uint32_t want = chars_next(slice_of(word), &i);
        bool gap = padded && han && chars_is_han(want);
        uint32_t c = gap ? next_padded(text, &next) : chars_lower(chars_next(text, &next));

        han = chars_is_han(want);
        if (!is_meant(c, want))
            return false;
    }
    assert(next > *at || word[0] == '\0');
    *at = next;
    return true;
}

bool chars_skip_word(struct slice text, size_t *at, const char *word)
{
    return skip_word(text, at, word, false);
}

bool chars_skip_padded(struct slice text, size_t *at, const char *word)
{
    return skip_word(text, at, word, true);
}

/* The first bytes of a character in UTF-8, as many as tell it from most. */
struct lead {
    unsigned char bytes[2];
    size_t len;
};

static struct lead lead_of(uint32_t c)
{
    if (c < 0x80)
        return (struct lead){{(unsigned char)c}, 1};
    if (c < 0x800)
        return (struct lead){{(unsigned char)(0xC0 | c >> 6), (unsigned char)(0x80 | (c & 0x3F))},
                             2};
    if (c < 0x10000)
        return (struct lead){
            {(unsigned char)(0xE0 | c >> 12), (unsigned char)(0x80 | (c >> 6 & 0x3F))}, 2};
    return (struct lead){{(unsigned char)(0xF0 | c >> 18)}, 1};
}

/* Whether a word may begin with it; of signs that have several forms each may. */
static bool may_begin(const char *word, struct lead lead)
{
    unsigned char first = (unsigned char)word[0];

    return first == 0xE2 || first == 0xE3 || first == 0xEF ||
           (first == lead.bytes[0] && (lead.len < 2 || (unsigned char)word[1] == lead.bytes[1]));
}

/* Most words of a list are out by their first character, which is read once for all of them. */
static bool skip_any(struct slice text, size_t *at, const char *const *words, bool padded)
{
    struct lead lead = lead_of(chars_lower(chars_at(text, *at)));

    for (; *words != NULL; words++) {
        if (may_begin(*words, lead) && skip_word(text, at, *words, padded))
            return true;
    }
    return false;
}

bool chars_skip_any(struct slice text, size_t *at, const char *const *words)
{
    return skip_any(text, at, words, false);
}

bool chars_skip_any_padded(struct slice text, size_t *at, const char *const *words)
{
    return skip_any(text, at, words, true);
}

bool chars_ends_any(struct slice text, size_t at, const char *const *words)
{
    for (struct slice before = slice_sub(text, 0, at); *words != NULL; words++) {
        if (slice_ends_any_case(before, *words))
            return true;
    }
    return false;
}

/* A sign that ends a clause, whose last byte is at i - 1. */
static bool ends_clause(struct slice text, size_t i)
{
    static const char *const signs[] = {"\n", ",", ";", "，", "。", "；", NULL};

    return chars_ends_any(text, i, signs);
}

bool chars_near_any(struct slice text, size_t at, size_t bytes, const char *const *words)
{
    struct slice before = slice_sub(text, at > bytes ? at - bytes : 0, at);

    for (size_t i = before.len; i > 0; i--) {
        if (ends_clause(before, i)) {
            before = slice_sub(before, i, before.len);
            break;
        }
    }
    for (; *words != NULL; words++) {
        if (slice_has_any_case(before, *words))
            return true;
    }
    return false;
}

size_t chars_number(struct slice text, size_t *at, size_t max, unsigned *out)
{
    size_t count = 0;

    *out = 0;
    for (size_t next = *at; count < max; *at = next, count++) {
        uint32_t c = chars_next(text, &next);

        if (!chars_is_digit(c))
            break;
        *out = *out * 10 + (c - '0');
    }
    return count;
}

bool chars_is_counted(struct slice text, size_t at)
{
    static const char *const units[] = {
        "%",  "元", "万", "亿", "人", "个", "名", "次", "条", "户", "位", "年", "月", "日",
        "张", "份", "件", "笔", "套", "本", "块", "群", "版", "米", "分", "度", "部", "台",
        "萬", "億", "個", "戶", "張", "歲", "岁", "项", "期", "场", "届", "天", "步", NULL};

    chars_skip_blanks(text, &at);
    return chars_skip_any(text, &at, units);
}
