/* SPDX-License-Identifier: MIT */
/* A streaming writer of HTML. See html.h. */
#include "report/html.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

/*
 * What text can do in HTML: begin a tag or a comment (<), a character reference (&), end the value
 * of an attribute ("; values always stand in double quotes), or be seen as something else than it
 * is: control characters, bidirectional overrides and invalid bytes, which text_safe() shows as
 * <U+202E>. Addresses are made by html_place() and html_set_anchor() alone, never of text as it
 * is, so that none can be of another scheme.
 */
void html_escape(struct buffer *out, struct slice text)
{
    struct buffer safe = {0};

    text_safe(&safe, text);
    for (size_t i = 0; i < safe.len; i++) {
        switch (safe.data[i]) {
        case '&':
            buffer_adds(out, "&amp;");
            break;
        case '<':
            buffer_adds(out, "&lt;");
            break;
        case '>':
            buffer_adds(out, "&gt;");
            break;
        case '"':
            buffer_adds(out, "&quot;");
            break;
        default:
            buffer_byte(out, safe.data[i]);
        }
    }
    buffer_free(&safe);
}

/* ---- elements ---- */

static bool is_one_of(const char *tag, const char *const *tags)
{
    while (*tags != NULL) {
        if (strcmp(*tags++, tag) == 0)
            return true;
    }
    return false;
}

/* Stand within a line: a line end before or after them would be a space that is seen. */
static bool is_inline(const char *tag)
{
    static const char *const tags[] = {
        "a",    "b",    "cite",   "code", "q",  "span", "strong",   "small", "title",
        "desc", "text", "td",     "th",   "dd", "use",  "path",     "line",  "rect",
        "wbr",  "time", "circle", "svg",  "g",  "h1",   "polyline", NULL};

    return is_one_of(tag, tags);
}

static bool is_void(const char *tag)
{
    static const char *const tags[] = {"meta", NULL};

    return is_one_of(tag, tags);
}

static bool is_shape(const char *tag)
{
    static const char *const tags[] = {"use", "path", "line", "rect", "circle", "polyline", NULL};

    return is_one_of(tag, tags);
}

static void new_line(struct html *html, size_t depth)
{
    buffer_byte(html->out, '\n');
    buffer_fill(html->out, ' ', depth);
}

static void end_tag(struct html *html)
{
    if (html->in_tag)
        buffer_byte(html->out, '>');
    html->in_tag = false;
}

void html_open(struct html *html, const char *tag)
{
    assert(html->depth < HTML_DEPTH_MAX);
    end_tag(html);
    if (!is_inline(tag)) {
        if (html->depth > 0)
            html->blocks[html->depth - 1] = true;
        new_line(html, html->depth);
    }
    html->tags[html->depth] = tag;
    html->blocks[html->depth] = false;
    html->depth++;
    buffer_byte(html->out, '<');
    buffer_adds(html->out, tag);
    html->in_tag = true;
}

void html_open_class(struct html *html, const char *tag, const char *class)
{
    html_open(html, tag);
    html_set(html, "class", class);
}

void html_close(struct html *html)
{
    assert(html->depth > 0);
    const char *tag = html->tags[--html->depth];

    if (html->in_tag && is_shape(tag)) {
        buffer_adds(html->out, "/>");
        html->in_tag = false;
        return;
    }
    end_tag(html);
    if (is_void(tag))
        return;
    if (html->blocks[html->depth])
        new_line(html, html->depth);
    buffer_addf(html->out, "</%s>", tag);
    piece_give(html->out, html->taker);
}

void html_close_many(struct html *html, size_t count)
{
    for (size_t i = 0; i < count; i++)
        html_close(html);
}

/* ---- attributes ---- */

void html_set_text(struct html *html, const char *name, struct slice value)
{
    assert(html->in_tag);
    buffer_addf(html->out, " %s=\"", name);
    html_escape(html->out, value);
    buffer_byte(html->out, '"');
}

void html_set(struct html *html, const char *name, const char *value)
{
    html_set_text(html, name, slice_of(value));
}

void html_set_number(struct html *html, const char *name, size_t value)
{
    assert(html->in_tag);
    buffer_addf(html->out, " %s=\"%zu\"", name, value);
}

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void html_set_anchor(struct html *html, const char *name, const char *prefix, struct slice id)
{
    assert(html->in_tag);
    buffer_addf(html->out, " %s=\"%s", name, prefix);
    for (size_t i = 0; i < id.len; i++) {
        if (is_letter_or_digit(id.data[i]) || id.data[i] == '-')
            buffer_byte(html->out, id.data[i]);
        else
            buffer_addf(html->out, "_%02X", (unsigned char)id.data[i]);
    }
    buffer_byte(html->out, '"');
}

/* ---- content ---- */

void html_text(struct html *html, struct slice text)
{
    end_tag(html);
    html_escape(html->out, text);
}

void html_texts(struct html *html, const char *text)
{
    html_text(html, slice_of(text));
}

void html_raw(struct html *html, struct slice bytes)
{
    end_tag(html);
    buffer_add(html->out, bytes);
}
