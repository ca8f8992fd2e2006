/* SPDX-License-Identifier: MIT */
/*
 * document: a report in nodes of few kinds, for formats that are text with marks.
 *
 * document_report() tells an assessment once, whatever the format: it opens and closes nodes and
 * writes text between. A format says what mark stands where a node opens and closes, and how text
 * is escaped. It may do more there, as take back a row, an item or a part that has no room.
 *
 * Text is gathered in doc->text as plain text that is safe to print, and escaped as a whole by
 * document_flush(): two signs that are a mark together are seen together.
 */
#ifndef TAIZHANG_REPORT_DOCUMENT_H
#define TAIZHANG_REPORT_DOCUMENT_H

#include "report/figure.h"

enum node {
    NODE_TITLE, /* of the whole */
    NODE_HEADING,
    NODE_PARAGRAPH,
    NODE_NOTE, /* what has to be known before any figure is read */
    NODE_LIST,
    NODE_ITEM,    /* its text, then items of its own */
    NODE_SUBITEM, /* of an item */
    NODE_TABLE,
    NODE_HEADS, /* the first row of a table, in cells */
    NODE_ROW,
    NODE_CELL,
    NODE_BREAK,  /* the next line of a cell: opens and does not close */
    NODE_STRONG, /* words within a text */
    NODE_PART,   /* what not everybody looks at: its title, then paragraphs or a table */
    NODE_PART_TITLE,
    NODE_FOOT, /* a part at the end, which is never left out */
    NODE_COUNT
};

struct document {
    const struct document_format *format;
    struct buffer *out;
    const struct assessment *assessment;
    const struct report_style *style;
    enum lang lang;
    struct buffer *text; /* on the way to being escaped */
    void *writer;        /* what the format keeps for itself */
};

struct document_format {
    struct {
        const char *open, *close;
    } marks[NODE_COUNT];

    void (*open)(const struct document *doc, enum node node);  /* before the mark; may be NULL */
    void (*close)(const struct document *doc, enum node node); /* behind it; may be NULL */
    void (*text)(const struct document *doc, struct slice text);
    void (*link)(const struct document *doc, struct slice address, struct slice text);
};

/* The whole assessment. */
void document_report(const struct document *doc);

/* Where the report comes from: the paragraphs of its foot. */
void document_provenance(const struct document *doc);

/* ---- what the parts are made of, document.c ---- */

void document_open(const struct document *doc, enum node node);
void document_close(const struct document *doc, enum node node);

/* Writes what stands in doc->text, and empties it. */
void document_flush(const struct document *doc);

/* Text of the records or of a plan; a word; one with its placeholders filled (phrase.h). */
void document_text(const struct document *doc, struct slice text);
void document_say(const struct document *doc, enum word word);
void document_phrase(const struct document *doc, enum word word, const struct phrase_arg *args);

#define document_say_with(doc, word, ...) document_phrase(doc, word, PHRASE(__VA_ARGS__))

/* What stands in doc->text, as a node of its own. */
void document_flush_in(const struct document *doc, enum node node);

/* Each line of what stands in doc->text, as a paragraph. */
void document_flush_lines(const struct document *doc);

/* Sign and word. */
void document_verdict(const struct document *doc, enum verdict verdict);

/* The title, and the id, which `why` asks for; behind a title " (aid100)". */
void document_target(const struct document *doc, const struct assessed *target);
void document_id(const struct document *doc, struct slice id);

/* ledger/a.yaml:12, a link where there can be one. */
void document_place(const struct document *doc, const struct place *place);

/* An address, for the link of a format: blanks and these signs, which would end it, are encoded. */
void document_address(const struct document *doc, struct slice address, const char *signs);

/* "… 12 more", on the next line of a cell; nothing of none. */
void document_more(const struct document *doc, enum word word, size_t more);

/* Opens a table with its heads, which are words. */
#define document_open_table(doc, ...)                                                              \
    document_open_heads(doc, (const enum word[]){__VA_ARGS__, WORD_COUNT})

void document_open_heads(const struct document *doc, const enum word *heads);

/* Opens a part that is one table; what stands in doc->text is its title. */
#define document_open_part(doc, ...)                                                               \
    document_open_part_heads(doc, (const enum word[]){__VA_ARGS__, WORD_COUNT})

void document_open_part_heads(const struct document *doc, const enum word *heads);
void document_close_part(const struct document *doc);

/* A row up to the words of a figure: verdict, target, unit. Its last cell is open. */
void document_open_figure(const struct document *doc, const struct assessed *target,
                          const struct part *part, enum verdict verdict);
void document_close_figure(const struct document *doc);

/* ---- the parts, document_*.c ---- */

void document_changes(const struct document *doc);
void document_short(const struct document *doc);
void document_suspects(const struct document *doc);
void document_readings(const struct document *doc);
void document_sheets(const struct document *doc);

#endif
