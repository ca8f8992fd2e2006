/* SPDX-License-Identifier: MIT */
/* See console.h. */
#include "report/console.h"

#include "base/text.h"

#include <assert.h>

/* Behind the blanks and the colours that a line may begin with. */
static size_t line_front(struct slice text, size_t at)
{
    for (size_t next = at; next < text.len; at = next) {
        uint32_t c;

        if (text.data[at] == '\x1b')
            next = slice_find(text, 'm', at) + 1;
        else if (!text_next(text, &next, &c) || !text_is_blank(c))
            break;
    }
    return at < text.len ? at : text.len;
}

/* Three colons in front of the other place of a diagnostic are none: no command's name is empty. */
static bool is_pair(struct slice text, size_t at, char sign)
{
    return at + 1 < text.len && text.data[at] == sign && text.data[at + 1] == sign;
}

/* "##[" and "##vso[": a heading of number signs is none. */
static bool begins_marked(struct slice text, size_t at)
{
    if (!is_pair(text, at, '#'))
        return false;
    const struct slice rest = slice_sub(text, at, text.len);

    return slice_starts(rest, "##[") || slice_starts(rest, "##vso[");
}

static bool is_harmless(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (begins_marked(text, i) || is_pair(text, i, ':'))
            return false;
    }
    return true;
}

void console_guard(struct buffer *out, size_t from)
{
    struct buffer text = {0};
    const struct slice written = slice_sub(buffer_slice(out), from, out->len);
    size_t front;

    assert(from <= out->len);
    if (is_harmless(written))
        return;
    buffer_add(&text, written);
    out->len = from;
    const struct slice kept = buffer_slice(&text);
    front = line_front(kept, 0);
    for (size_t i = 0; i < kept.len; i++) {
        buffer_byte(out, kept.data[i]);
        if (kept.data[i] == '\n')
            front = line_front(kept, i + 1);
        if (begins_marked(kept, i)) {
            buffer_adds(out, "<U+0023>");
            i++;
        } else if (i == front && is_pair(kept, i, ':') && !is_pair(kept, i + 1, ':')) {
            buffer_adds(out, "<U+003A>");
            i++;
        }
    }
    buffer_free(&text);
}
