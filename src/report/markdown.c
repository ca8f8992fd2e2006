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

/* Whether a forge might find a reference, an address or an emoji that goes on at `next`. */
static bool begins_reference(struct slice text, size_t next)
{
    char c = '\0';

    if (next < text.len)
        c = text.data[next];

    switch (text.data[next - 1]) {
    case '@':
    case '#':
    case '!':
    case '%':
    case '^':
    case '&':
    case '~':
    case '$':
        return is_word(c) || c == '"' || c == '[';
    case ':':
        return (is_word(c) && (c < '0' || c > '9')) || c == '/' || c == '+' || c == '-';
    case '.':
        return ends_www(text, next - 1);
    case '-': /* GH-123, and other trackers' PROJECT-123 */
        return c >= '0' && c <= '9' && next >= 2 && text.data[next - 2] >= 'A' &&
               text.data[next - 2] <= 'Z';
    default:
        return false;
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
