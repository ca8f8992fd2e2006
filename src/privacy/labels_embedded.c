/* SPDX-License-Identifier: MIT */
/*
 * Files within a text, in base64: data: (RFC 2397), parts of mail (RFC 2045) and !!binary of YAML.
 * See labels.h.
 *
 * What is text in it is looked at like any other, but that files within are none; what is not may
 * be a photo, and is reported when it is as long as one.
 */
#include "privacy/labels_room.h"

#include "privacy/numbers_room.h"

#include <assert.h>

#define TYPE_MAX    100  /* bytes of the media type with its parameters */
#define HEAD_MAX    1000 /* bytes of the head of a part of mail to either side */
#define DATA_MIN    160  /* characters of base64: less is a dot or a blank */
#define NUMBERS_MIN 8    /* characters of base64: less holds no number */

static bool is_base64(char c)
{
    return chars_is_word((unsigned char)c) || c == '+' || c == '/' || c == '=' || c == '-' ||
           c == '_' || c == '%';
}

/* ---- where the data begin; 0 where this is no such thing ---- */

/* Behind ";base64,". */
static size_t data_start(struct slice text, size_t at)
{
    struct slice head = slice_sub(text, at, at + TYPE_MAX);
    size_t comma = slice_find(head, ',', 0);

    if (comma == head.len || slice_find(head, '\n', 0) < comma ||
        !slice_ends_any_case(slice_sub(head, 0, comma), ";base64"))
        return 0;
    return at + comma + 1;
}

/* Behind the blank line that ends the head of the part. */
static size_t mail_start(struct slice text, size_t at)
{
    static const char *const base64[] = {"base64", NULL};
    size_t end = at + HEAD_MAX < text.len ? at + HEAD_MAX : text.len, length = 0;

    if (chars_next(text, &at) != ':')
        return 0;
    chars_skip_blanks(text, &at);
    if (!chars_skip_any(text, &at, base64))
        return 0;
    for (length = 1; at < end; at++) {
        if (text.data[at] == '\n' && length == 0)
            return at + 1;
        length = text.data[at] == '\n' ? 0 : length + (text.data[at] != '\r');
    }
    return 0;
}

static size_t skip_any_of(struct slice text, size_t at, const char *signs)
{
    while (at < text.len && is_one_of(text.data[at], signs))
        at++;
    return at;
}

/* Behind "!!binary", perhaps the head of a block, a quote, and the line's end. */
static size_t binary_start(struct slice text, size_t label, size_t at)
{
    static const char *const before[] = {"!!", "yaml.org,2002:", NULL};

    if (!chars_ends_any(text, label, before))
        return 0;
    at = skip_any_of(text, at, "> \t"); /* !<tag:yaml.org,2002:binary> */
    if (at < text.len && (text.data[at] == '|' || text.data[at - 1] == '>'))
        at = skip_any_of(text, at, "|>+-123456789");
    return skip_any_of(text, at, " \t\r\n\"'");
}

/* Fonts, programs and their maps show nobody. */
static bool is_harmless(struct slice text, size_t at)
{
    static const char *const types[] = {"font/",
                                        "application/font",
                                        "application/x-font",
                                        "application/json",
                                        "application/wasm",
                                        "application/javascript",
                                        "text/javascript",
                                        "text/css",
                                        "application/vnd.ms-fontobject",
                                        NULL};

    return chars_skip_any(text, &at, types);
}

static size_t skip_base64(struct slice text, size_t at)
{
    while (at < text.len && is_base64(text.data[at]))
        at++;
    return at;
}

/* Long data are broken into lines: another one is nothing but base64 to its end. */
static bool skip_line_end(struct slice text, size_t *at)
{
    size_t next = *at, end;

    if (next < text.len && text.data[next] == '\\')
        next++;
    if (next < text.len && text.data[next] == '\r')
        next++;
    if (next >= text.len || text.data[next] != '\n')
        return false;
    for (next++; next < text.len && (text.data[next] == ' ' || text.data[next] == '\t');)
        next++;
    end = skip_base64(text, next);
    if (end - next < 4)
        return false;
    if (end < text.len && text.data[end] != '\n' && text.data[end] != '\r' &&
        text.data[end] != '"' && text.data[end] != '\'' && text.data[end] != ')')
        return false;
    *at = next;
    return true;
}

/* ---- the data ---- */

/* Where they end; *count: how many characters they have. */
static size_t data_end(struct slice text, size_t at, size_t *count)
{
    *count = 0;
    do {
        size_t end = skip_base64(text, at);

        *count += end - at;
        at = end;
    } while (skip_line_end(text, &at));
    return at;
}

static int value_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (byte_is_digit(c))
        return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

static struct slice decode(struct arena *arena, struct slice data)
{
    char *out = arena_alloc(arena, data.len / 4 * 3 + 3, 1);
    size_t to = 0, bits = 0;
    unsigned held = 0;

    for (size_t at = 0; at < data.len && data.data[at] != '='; at++) {
        int value = value_of(data.data[at]);

        if (value < 0)
            continue;
        held = (held << 6 | (unsigned)value) & 0xFFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out[to++] = (char)(held >> bits & 0xFF);
        }
    }
    return (struct slice){out, to};
}

/* In no encoding has a text these controls, and hardly a file has none of them. */
static bool is_text(struct slice bytes)
{
    for (size_t at = 0; at < bytes.len; at++) {
        unsigned char byte = (unsigned char)bytes.data[at];

        if (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f')
            return false;
    }
    return true;
}

/* Whether data of so many characters show somebody: a text does where something is found in it. */
static bool shows_somebody(struct label_scan *scan, struct slice data, size_t count)
{
    struct slice bytes = count >= NUMBERS_MIN ? decode(scan->arena, data) : slice_of("");

    return is_text(bytes) ? labels_hold(scan->arena, bytes, scan->record) : count >= DATA_MIN;
}

/* A file of data: is one, whatever is in it. */
static bool is_file(struct slice text, const struct hit *hit)
{
    size_t at = hit->label;

    return chars_skip_word(text, &at, "data:");
}

static size_t start_of(struct slice text, const struct hit *hit)
{
    size_t at = hit->label;

    if (is_file(text, hit))
        return data_start(text, hit->label_end);
    return chars_skip_word(text, &at, "binary") ? binary_start(text, hit->label, at)
                                                : mail_start(text, hit->label_end);
}

size_t embedded_read(struct label_scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    size_t start = scan->within ? 0 : start_of(text, hit), count;

    if (start == 0 || is_harmless(text, hit->label_end))
        return 0;
    size_t end = data_end(text, start, &count);
    if (!(is_file(text, hit) && count >= DATA_MIN) &&
        !shows_somebody(scan, slice_sub(text, start, end), count))
        return 0;
    assert(start > hit->label && end - start >= count);
    scan_add(scan, LABEL_EMBEDDED, start, end);
    return end;
}
