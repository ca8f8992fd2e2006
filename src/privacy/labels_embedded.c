/* SPDX-License-Identifier: MIT */
/* Files within a text: data: with base64 (RFC 2397). See labels.h. */
#include "privacy/labels_room.h"

#include <assert.h>

#define TYPE_MAX 100 /* bytes of the media type with its parameters */
#define DATA_MIN 160 /* characters of base64: less is a dot or a blank */

static bool is_base64(char c)
{
    return plain_is_word((unsigned char)c) || c == '+' || c == '/' || c == '=' || c == '-' ||
           c == '_' || c == '%';
}

/* Where the data begin, behind ";base64,"; 0 where this is no such thing. */
static size_t data_start(struct slice text, size_t at)
{
    struct slice head = slice_sub(text, at, at + TYPE_MAX);
    size_t comma = slice_find(head, ',', 0);

    if (comma == head.len || slice_find(head, '\n', 0) < comma ||
        !slice_ends_any_case(slice_sub(head, 0, comma), ";base64"))
        return 0;
    return at + comma + 1;
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

    return plain_skip_any(text, &at, types);
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

size_t embedded_read(struct scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    size_t start = data_start(text, hit->label_end), at = start, count = 0;

    if (start == 0 || is_harmless(text, hit->label_end))
        return 0;
    do {
        size_t end = skip_base64(text, at);

        count += end - at;
        at = end;
    } while (skip_line_end(text, &at));
    if (count < DATA_MIN)
        return 0;
    assert(start > hit->label && at - start >= count);
    scan_add(scan, LABEL_EMBEDDED, start, at);
    return at;
}
