/* SPDX-License-Identifier: MIT */
/*
 * html: a streaming writer of HTML5 and of the SVG inside it.
 *
 * Elements are opened and closed in order; a debug build checks. Elements that hold blocks begin
 * lines of their own, indented by their depth; words within a line stay within it. Void elements
 * and SVG shapes close themselves. Whatever is written, text or value of an attribute, goes
 * through one escape function, html_escape(): nothing can be written past it.
 */
#ifndef TAIZHANG_REPORT_HTML_H
#define TAIZHANG_REPORT_HTML_H

#include "report/piece.h"

#define HTML_DEPTH_MAX 32

struct html {
    struct buffer *out;
    const struct text_taker *taker; /* of what was written; NULL: nobody */
    size_t depth;
    const char *tags[HTML_DEPTH_MAX];
    bool blocks[HTML_DEPTH_MAX]; /* by depth: something inside stands on a line of its own */
    bool in_tag;                 /* the start tag still takes attributes */
};

/* Appends text so that it can only be read; see html.c for what it might do else. */
void html_escape(struct buffer *out, struct slice text);

void html_open(struct html *html, const char *tag);
void html_close(struct html *html);
void html_close_many(struct html *html, size_t count);

/* html_open() with a class. */
void html_open_class(struct html *html, const char *tag, const char *class);

/* Attributes of the element just opened. */
void html_set(struct html *html, const char *name, const char *value);
void html_set_text(struct html *html, const char *name, struct slice value);
void html_set_number(struct html *html, const char *name, size_t value);

/* An attribute that holds the anchor of an id of the records: "t-" and "aid100" for
 * id="t-aid100"; href and "#t-" for a link to it.
 * Different ids stay different, and whatever they hold, an anchor is letters, digits, - and _. */
void html_set_anchor(struct html *html, const char *name, const char *prefix, struct slice id);

void html_text(struct html *html, struct slice text);
void html_texts(struct html *html, const char *text);

/* Bytes that are HTML already, or CSS: of the program, never of a record. */
void html_raw(struct html *html, struct slice bytes);

#endif
