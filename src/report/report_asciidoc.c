/* SPDX-License-Identifier: MIT */
/* A document in AsciiDoc, whole: for who makes a PDF, a page or a file of Word of it. */
#include "base/text.h"
#include "report/document.h"

#include <string.h>

/*
 * Appends text that is shown as it is. Signs that AsciiDoc reads anywhere are character references,
 * which are text whatever they stand for; so are those that it reads where they are doubled ("--",
 * "..."), where they meet a word ("https:", "(C)"), or at the end of a number of a list. Of ";"
 * each is one: a reference ends with it, so that the text's own could be the second of a ";;".
 */
static void add_escaped(struct buffer *out, struct slice text)
{
    struct buffer safe = {0};
    char last = '\0';

    text_safe(&safe, text);
    for (size_t i = 0; i < safe.len; i++) {
        char c = safe.data[i], next = '\0';
        bool twice = (c == '-' || c == '.' || c == '(') && c == last;

        if (i + 1 < safe.len)
            next = safe.data[i + 1];
        if (strchr("\\`*_~^[]{}<>&$|\"'!#@+=;", c) != NULL || twice || (c == ':' && next != ' ') ||
            (c == '(' && next >= 'A' && next <= 'Z'))
            buffer_addf(out, "&#%d;", c);
        else
            buffer_byte(out, c);
        last = c;
    }
    buffer_free(&safe);
}

/* Behind a mark that a line may begin with, text could be another one, as "1. " or "NOTE: ". */
static void add_text(const struct document *doc, struct slice text)
{
    bool starts = doc->out->len > 0 && doc->out->data[doc->out->len - 1] == '\n';

    buffer_adds(doc->out, starts && text.len > 0 ? "{empty}" : "");
    add_escaped(doc->out, text);
}

/* Between ++ an address is taken as it is; what would end that or the line is encoded. */
static void add_place(const struct document *doc, struct slice address, struct slice text)
{
    if (address.len == 0) {
        add_text(doc, text);
        return;
    }
    buffer_adds(doc->out, "link:++");
    document_address(doc, address, "+<>|\\`\"[]");
    buffer_adds(doc->out, "++[");
    add_escaped(doc->out, text);
    buffer_byte(doc->out, ']');
}

static const struct document_format format = {
    .marks = {[NODE_TITLE] = {"= ", "\n"},
              [NODE_HEADING] = {"\n== ", "\n"},
              [NODE_PARAGRAPH] = {"\n", "\n"},
              [NODE_NOTE] = {"\nNOTE: ", "\n"},
              [NODE_QUOTE] = {"\n[quote]\n", "\n"},
              [NODE_LIST] = {"\n", ""},
              [NODE_ITEM] = {"* ", "\n"},
              [NODE_SUBITEM] = {"\n** ", ""},
              [NODE_TABLE] = {"\n|===\n", "|===\n"},
              [NODE_HEADS] = {"", "\n\n"},
              [NODE_ROW] = {"", "\n"},
              [NODE_HEAD] = {"| ", " "},
              [NODE_NAME] = {"| ", " "},
              [NODE_CELL] = {"| ", " "},
              [NODE_ENTRY] = {" +\n", ""},
              [NODE_STRONG] = {"**", "**"},
              [NODE_OTHER] = {" **", "**"},
              [NODE_PART_TITLE] = {"\n== ", "\n"},
              [NODE_SUBTITLE] = {"\n", "\n"},
              [NODE_FOOT_TITLE] = {"\n== ", "\n"}},
    .text = add_text,
    .place = add_place,
    .entries_max = 12, /* for a cell does not go on on the next page */
};

void report_asciidoc(struct buffer *out, const struct assessment *assessment,
                     const struct report_style *style)
{
    struct document_work work = {0};
    const struct document doc = document_begin(&format, out, assessment, style, &work, NULL);

    document_report(&doc);
    document_end(&doc);
}
