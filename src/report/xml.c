/* SPDX-License-Identifier: MIT */
/* A streaming writer of XML. See xml.h. */
#include "report/xml.h"

#include "base/text.h"

#include <assert.h>

struct xml xml_start(struct buffer *out, const struct text_taker *taker)
{
    buffer_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    return (struct xml){.out = out, .taker = taker};
}

static const char *reference(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&apos;";
    default:
        return NULL;
    }
}

/* A line, for text and attributes alike. */
static void escape_line(struct buffer *out, struct slice line)
{
    struct buffer safe = {0};

    text_safe(&safe, line);
    for (size_t i = 0; i < safe.len; i++) {
        const char *written = reference(safe.data[i]);

        if (written == NULL)
            buffer_byte(out, safe.data[i]);
        else
            buffer_adds(out, written);
    }
    buffer_free(&safe);
}

/* The one way into the document for any text; between its lines stands `between`. */
static void escape(struct buffer *out, struct slice text, char between)
{
    for (struct slice rest = text; rest.data != NULL;) {
        escape_line(out, slice_cut(&rest, '\n'));
        if (rest.data != NULL)
            buffer_byte(out, between);
    }
}

static void end_tag(struct xml *xml)
{
    if (xml->in_tag)
        buffer_byte(xml->out, '>');
    xml->in_tag = false;
}

static void new_line(struct xml *xml)
{
    buffer_byte(xml->out, '\n');
    buffer_fill(xml->out, ' ', 2 * xml->depth);
}

void xml_open(struct xml *xml, const char *name)
{
    end_tag(xml);
    new_line(xml);
    buffer_addf(xml->out, "<%s", name);
    xml->depth++;
    xml->in_tag = true;
    xml->filled = false;
}

void xml_close(struct xml *xml, const char *name)
{
    assert(xml->depth > 0);
    xml->depth--;
    if (xml->in_tag) {
        buffer_adds(xml->out, "/>");
    } else {
        if (!xml->filled)
            new_line(xml);
        buffer_addf(xml->out, "</%s>", name);
    }
    xml->in_tag = xml->filled = false;
    if (xml->depth == 0)
        buffer_byte(xml->out, '\n');
    piece_give(xml->out, xml->taker);
}

void xml_attribute(struct xml *xml, const char *name, struct slice value)
{
    assert(xml->in_tag);
    buffer_addf(xml->out, " %s=\"", name);
    escape(xml->out, value, ' ');
    buffer_byte(xml->out, '"');
}

void xml_attribute_size(struct xml *xml, const char *name, size_t value)
{
    assert(xml->in_tag);
    buffer_addf(xml->out, " %s=\"%zu\"", name, value);
}

void xml_text(struct xml *xml, struct slice text)
{
    end_tag(xml);
    escape(xml->out, text, '\n');
    xml->filled = true;
}
