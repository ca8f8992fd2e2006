/* SPDX-License-Identifier: MIT */
/* A line and its indentation, as the eye sees it and not as YAML does. */
#include "base/text.h"
#include "tree/tree_room.h"

#include <assert.h>

/* Columns of a blank that YAML does not take for one, in an indentation; -1: it is no blank. */
static int odd_columns(uint32_t c)
{
    switch (c) {
    case '\t':
        return 4; /* nobody can tell; it is corrected by the lines around it */
    case 0x3000:
        return 2;
    case 0x00A0:
    case 0x202F:
    case 0x205F:
        return 1;
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0xFEFF:
        return 0;
    default:
        return c >= 0x2000 && c <= 0x200A ? 1 : -1;
    }
}

size_t odd_blank(struct slice text, size_t at)
{
    size_t end = at;
    uint32_t c;

    if (at >= text.len || (text.data[at] >= ' ' && text.data[at] <= '~'))
        return 0;
    return text_next(text, &end, &c) && odd_columns(c) >= 0 ? end - at : 0;
}

static size_t line_end(struct slice text, size_t at)
{
    while (at < text.len && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    return at;
}

struct line line_at(struct slice text, size_t at)
{
    struct line line = {.start = at, .text = at, .end = line_end(text, at)};
    size_t blanks_end = at;

    line.next = source_line_end(text, line.end);
    for (size_t len; line.text < line.end; line.text += len) {
        uint32_t c;

        len = text.data[line.text] == ' ' ? 1 : odd_blank(text, line.text);
        if (len == 0)
            break;
        text_next(text, &blanks_end, &c);
        line.odd = line.odd || c != ' ';
        line.tab = line.tab || c == '\t';
        line.column += c == ' ' ? 1 : (size_t)odd_columns(c);
    }
    while (line.end > line.text && text.data[line.end - 1] == ' ')
        line.end--;
    assert(line.start <= line.text && line.text <= line.end && line.end <= line.next);
    line.blank = line.text == line.end || text.data[line.text] == '#';
    return line;
}

struct line line_behind(struct slice text, const struct line *line)
{
    struct line next = line_at(text, line->next);

    while (next.blank && next.start < text.len)
        next = line_at(text, next.next);
    return next;
}

bool line_is_entry(struct slice text, const struct line *line)
{
    size_t next = line->text + 1;

    return !line->blank && text.data[line->text] == '-' &&
           (next >= line->end || text.data[next] == ' ' || odd_blank(text, next) > 0);
}
