/* SPDX-License-Identifier: MIT */
/* Fields whose value nobody may see. See secret.h. */
#include "diag/secret.h"

#include "base/text.h"

#define KEY_CHARACTERS_MAX 40 /* of one that is compared with another */

/* A longer one is a text. Bytes, for thirteen characters of Chinese say as much as forty letters.
 */
#define KEY_BYTES_MAX 40

static bool is_han(uint32_t code)
{
    return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

static bool is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= 0xC0 && code <= 0x1FFF && code != 0xD7 && code != 0xF7) ||
           (code >= 0xFF21 && code <= 0xFF5A) || (code >= 0x3040 && code <= 0x30FA);
}

#define CASE_BIT 0x20 /* of letters of ASCII */

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

bool secret_is_name(struct slice value)
{
    bool letters = false, digits = false;
    uint32_t code;

    for (size_t at = 0; at < value.len;) {
        if ((unsigned char)value.data[at] < 0x80)
            code = (unsigned char)value.data[at++]; /* most codes hold nothing else */
        else if (!text_next(value, &at, &code))
            continue;
        if (is_han(code))
            return true;
        letters = letters || is_letter(code);
        digits = digits || is_digit(code);
    }
    return letters && !digits;
}

/* ---- names of fields ---- */

bool secret_is_key(struct slice key)
{
    uint32_t code;

    for (size_t at = 0; at < key.len;) {
        if (text_next(key, &at, &code) && (is_digit(code) || code == ':' || code == ',' ||
                                           code == 0xFF1A || code == 0xFF0C || code == 0x3001))
            return true;
    }
    return key.len > KEY_BYTES_MAX;
}

/* The next character that counts: half-width, in lower case, none that only parts words. */
static uint32_t next_character(struct slice s, size_t *at)
{
    while (*at < s.len) {
        uint32_t code;

        text_next(s, at, &code);
        if (code >= 0xFF01 && code <= 0xFF5E)
            code -= 0xFEE0;
        if (code >= 'A' && code <= 'Z')
            code += 'a' - 'A';
        if (code != ' ' && code != '-' && code != '_' && code != '.' && code != 0x3000 &&
            code != 0xA0)
            return code;
    }
    return 0;
}

static bool same_letters(struct slice a, struct slice b)
{
    size_t i = 0, k = 0;

    for (int count = 0; count < KEY_CHARACTERS_MAX; count++) {
        uint32_t first = next_character(a, &i), second = next_character(b, &k);

        if (first != second)
            return false;
        if (first == 0)
            return true;
    }
    return false;
}

/* Letters of ASCII that differ in more than their case, which words of Latin letters begin with. */
static bool begin_apart(struct slice a, struct slice b)
{
    return a.len > 0 && b.len > 0 && is_ascii_letter(a.data[0]) && is_ascii_letter(b.data[0]) &&
           ((a.data[0] ^ b.data[0]) & ~CASE_BIT) != 0;
}

struct slice secret_word(const struct slice *never, size_t count, struct slice key)
{
    const bool ascii = slice_is_ascii(key);
    struct slice longest = {NULL, 0};

    for (size_t i = 0; i < count; i++) {
        bool latin = never[i].len > 0 && (unsigned char)never[i].data[0] < 0x80;

        if (never[i].len <= longest.len || (latin ? begin_apart(key, never[i]) : ascii))
            continue; /* nearly every one */
        if (latin ? same_letters(key, never[i]) : slice_search(key, never[i], 0) < key.len)
            longest = never[i];
    }
    return longest;
}

/* ---- lines ---- */

static bool is_colon(struct slice line, size_t at, size_t *len)
{
    *len = slice_starts(slice_sub(line, at, line.len), "：") ? 3 : 1;
    return *len == 3 || line.data[at] == ':';
}

/* What stands before a colon, back to a bracket, a comma or the start of the line. */
static struct slice key_before(struct slice line, size_t colon)
{
    size_t from = colon;

    while (from > 0 && line.data[from - 1] != '{' && line.data[from - 1] != '[' &&
           line.data[from - 1] != ',' && line.data[from - 1] != ':' &&
           !slice_ends(slice_sub(line, 0, from), "，") &&
           !slice_ends(slice_sub(line, 0, from), "：") &&
           !slice_ends(slice_sub(line, 0, from), "｛"))
        from--;

    struct slice key = slice_trim(slice_sub(line, from, colon));
    while (key.len > 0 && (key.data[0] == '-' || key.data[0] == '?' || key.data[0] == '#'))
        key = slice_trim(slice_sub(key, 1, key.len));
    if (key.len >= 2 && (key.data[0] == '"' || key.data[0] == '\''))
        key = slice_sub(key, 1, key.len - 1);
    return key;
}

/* Where the value behind a colon ends: in brackets with them, else with the line. */
static size_t value_end(struct slice line, size_t from)
{
    size_t open = slice_find(line, '{', 0);
    struct slice value = slice_trim(slice_sub(line, from, line.len));

    if (value.len > 0 && value.data[0] == '[')
        return slice_find(line, ']', from);
    if (open >= from)
        return line.len;
    size_t comma = slice_find(line, ',', from), close = slice_find(line, '}', from);
    return comma < close ? comma : close;
}

/* A mapping has fields of its own, which are looked at one by one. */
static bool holds_name(struct slice value)
{
    return slice_find(value, '{', 0) == value.len && secret_is_name(value);
}

void secret_scrub(const struct secrets *secrets, char *line, size_t len)
{
    const struct slice text = {line, len};
    size_t colon;

    for (size_t at = 0; secrets != NULL && at < len; at++) {
        if (!is_colon(text, at, &colon))
            continue;
        struct slice key = key_before(text, at);
        size_t from = at + colon, end = value_end(text, from);
        bool hidden = secret_word(secrets->never, secrets->never_count, key).len > 0;

        for (size_t i = 0; !hidden && i < secrets->code_count; i++)
            hidden = slice_eq(key, secrets->codes[i]) && holds_name(slice_sub(text, from, end));
        if (hidden)
            text_mask(line + from, end - from);
    }
}
