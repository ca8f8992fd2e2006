/* SPDX-License-Identifier: MIT */
/* See markdown.h. */
#include "report/markdown.h"

#include "base/text.h"

#include <string.h>

#define BREAK "&#8203;" /* a zero width space */

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* Signs that Markdown reads. */
static bool is_markup(char c)
{
    return c != '\0' && strchr("\\`*_~[]<>&$|\"!#@", c) != NULL;
}

/* "www", whose point begins an address (GFM 6.9). */
static bool ends_www(struct slice text, size_t at)
{
    return at >= 3 && (text.data[at - 1] | 0x20) == 'w' && (text.data[at - 2] | 0x20) == 'w' &&
           (text.data[at - 3] | 0x20) == 'w';
}

/* Whether a word goes on here that a sign in front of it makes a reference. */
static bool goes_on(char c)
{
    return is_word(c) || (c != '\0' && strchr("\"'[{+-_.?&", c) != NULL);
}

/* ":100:", where a time like 12:30 has no second colon. */
static bool ends_emoji(struct slice text, size_t at)
{
    while (at < text.len &&
           (is_word(text.data[at]) || (text.data[at] != '\0' && strchr("_+-", text.data[at]))))
        at++;
    return at < text.len && text.data[at] == ':';
}

/* GH-123 and other trackers' AB_C-123, where 2016-01-31 has no letter. */
static bool ends_project(struct slice text, size_t end)
{
    bool letters = false;

    while (end > 0 && (is_word(text.data[end - 1]) || text.data[end - 1] == '_'))
        letters = text.data[--end] > '9' || letters;
    return letters;
}

/* Whether a forge might find a reference, an address or an emoji that goes on at `next`. */
static bool begins_reference(struct slice text, size_t next)
{
    char last = text.data[next - 1], c = '\0';

    if (next < text.len)
        c = text.data[next];
    switch (last) {
    case '@':
    case '#':
    case '!':
    case '%':
    case '^':
    case '&':
    case '~':
    case '$':
    case '*':
    case '[':
        return goes_on(c);
    case '{':
        return c == '+' || c == '-';
    case ':':
        return c == '/' || (c >= '0' && c <= '9' ? ends_emoji(text, next) : goes_on(c));
    case '.':
        return c == '>' || ends_www(text, next - 1);
    case '-':
        return c == '>' || (c >= '0' && c <= '9' && ends_project(text, next - 1));
    default:
        return c == '>' && (is_word(last) || last == '_');
    }
}

void markdown_add(struct buffer *out, struct slice text)
{
    struct buffer safe = {0};

    text_safe(&safe, text);
    const struct slice shown = buffer_slice(&safe);
    for (size_t i = 0; i < shown.len; i++) {
        if (is_markup(shown.data[i]) || (shown.data[i] == '.' && ends_www(shown, i)))
            buffer_addf(out, "&#%d;", shown.data[i]);
        else
            buffer_byte(out, shown.data[i]);
        if (begins_reference(shown, i + 1))
            buffer_adds(out, BREAK);
    }
    buffer_free(&safe);
}

void markdown_start(struct buffer *out, struct slice text)
{
    buffer_adds(out, BREAK);
    markdown_add(out, text);
}
