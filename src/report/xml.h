/* SPDX-License-Identifier: MIT */
/*
 * xml: a streaming writer of XML 1.0, indented by two spaces.
 *
 *     xml_open(&xml, "testcase");
 *     xml_attribute(&xml, "name", name);
 *     xml_text(&xml, text);
 *     xml_close(&xml, "testcase");
 *
 * Any text may be given: what XML has a meaning for (& < > and quotation marks) is written as a
 * reference, so that no text ends an element, an attribute or a section, and what XML 1.0 cannot
 * hold at all (control characters, noncharacters, bytes that are no UTF-8) is shown as text_safe()
 * shows it. In a text line ends stay; in an attribute, where a reader would make them spaces, they
 * are spaces. The caller opens and closes in order; a debug build checks.
 */
#ifndef TAIZHANG_REPORT_XML_H
#define TAIZHANG_REPORT_XML_H

#include "report/piece.h"

struct xml {
    struct buffer *out;
    const struct text_taker *taker; /* of what was written; NULL: nobody */
    size_t depth;
    bool in_tag; /* the tag of the innermost element is open: it can take attributes */
    bool filled; /* the innermost element holds text: its end stands right behind it */
};

/* The declaration. */
struct xml xml_start(struct buffer *out, const struct text_taker *taker);

void xml_open(struct xml *xml, const char *name);
void xml_close(struct xml *xml, const char *name);

/* Of the element that was just opened. */
void xml_attribute(struct xml *xml, const char *name, struct slice value);
void xml_attribute_size(struct xml *xml, const char *name, size_t value);

void xml_text(struct xml *xml, struct slice text);

#endif
