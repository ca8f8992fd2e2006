/* SPDX-License-Identifier: MIT */
/*
 * document: a report in nodes of few kinds, for all formats that people read.
 *
 * An assessment is reported once, whatever the format: what tells it opens and closes nodes and
 * writes text between. A format says what mark stands where a node opens and closes, how text is
 * escaped, and what of verdicts, targets and units it shows in its own way. It may do more where a
 * node opens and closes, as take back a row, an item or a part that has no room. In which order the
 * parts stand is for the format to say, and what it has beside them, as a chart.
 *
 * Text is gathered in doc->text as plain text that is safe to print, and escaped as a whole by
 * document_flush(): two signs that are a mark together are seen together.
 */
#ifndef TAIZHANG_REPORT_DOCUMENT_H
#define TAIZHANG_REPORT_DOCUMENT_H

#include "report/figure.h"

enum document_node {
    NODE_TITLE, /* of the whole */
    NODE_HEADING,
    NODE_PARAGRAPH,
    NODE_NOTE,  /* what has to be known before any figure is read */
    NODE_QUOTE, /* of what the plan is made from, in its words */
    NODE_CITE,  /* where in it */
    NODE_LIST,
    NODE_ITEM,    /* its text, then perhaps a list of its own */
    NODE_SUBLIST, /* of an item */
    NODE_SUBITEM,
    NODE_TODO, /* an item, of what is left to do; its name is that of the verdict */
    NODE_TABLE,
    NODE_HEADS, /* the first row of a table */
    NODE_HEAD,  /* a cell of it */
    NODE_ROW,
    NODE_NAME, /* the cell that tells what the row is about */
    NODE_CELL,
    NODE_ENTRIES, /* lines of a cell, an item or a note, behind its text */
    NODE_ENTRY,
    NODE_STRONG, /* words within a text */
    NODE_OTHER,  /* that a reading has another verdict, behind it */
    NODE_PART,   /* what not everybody looks at: its title, then paragraphs or a table */
    NODE_PART_TITLE,
    NODE_SUBTITLE, /* over one of the tables of a part */
    NODE_FOOT,     /* a part at the end, which is never left out */
    NODE_FOOT_TITLE,
    NODE_COUNT
};

#define DOCUMENT_DEPTH_MAX 8

/* How far a document has come. */
struct document_work {
    struct buffer text; /* on the way to being escaped */
    enum document_node open[DOCUMENT_DEPTH_MAX];
    size_t depth;
    size_t heads, cells; /* of the table at hand, and of its row */
};

struct document {
    const struct document_format *format;
    struct buffer *out;
    const struct assessment *assessment;
    const struct report_style *style;
    enum lang lang;
    struct document_work *work;
    struct buffer *text; /* of the work */
    void *writer;        /* what the format keeps for itself */
};

struct document_format {
    struct {
        const char *open, *close;
    } marks[NODE_COUNT];

    size_t entries_max; /* that lack evidence, and are listed of a figure; 0: all */
    bool lists_rest;    /* of a plan without sheets, lists what is not reported before as short */

    void (*open)(const struct document *doc, enum document_node node,
                 const char *name); /* before the mark; may be NULL */
    void (*close)(const struct document *doc, enum document_node node); /* behind it; may be NULL */
    void (*text)(const struct document *doc, struct slice text);

    /* A place, with its address where it has one: else that is empty. */
    void (*place)(const struct document *doc, struct slice address, struct slice text);

    /* What is words alone where it is NULL: how many targets have each verdict, a target, one that
     * is gone, a unit; of a change, which is better (1), worse (-1) or neither, nothing. */
    void (*verdict)(const struct document *doc, enum verdict verdict);
    void (*sign)(const struct document *doc, enum verdict verdict);
    void (*counts)(const struct document *doc, const size_t counts[VERDICT_COUNT]);
    void (*target)(const struct document *doc, const struct assessed *target);
    void (*gone)(const struct document *doc, const struct name *title, struct slice id);
    void (*unit)(const struct document *doc, size_t unit);
    void (*way)(const struct document *doc, int way);
};

/* ---- what the parts are made of, document.c ---- */

/* A document whose work is {0}; the caller ends it. */
struct document document_begin(const struct document_format *format, struct buffer *out,
                               const struct assessment *assessment,
                               const struct report_style *style, struct document_work *work,
                               void *writer);
void document_end(const struct document *doc);

/* Nodes are closed in order, and a row has as many cells as its table has heads: a debug build
 * checks. */
void document_open(const struct document *doc, enum document_node node);
void document_close(const struct document *doc, enum document_node node);

/* What kind of a node it is, as a format may ask: "bad" of a note; of a quote its language, where
 * that is not the report's. */
void document_open_as(const struct document *doc, enum document_node node, const char *name);

/* Writes what stands in doc->text, and empties it. */
void document_flush(const struct document *doc);

/* Text of the records or of a plan; a name in it; a word; one with its placeholders filled
 * (phrase.h). */
void document_text(const struct document *doc, struct slice text);
void document_name(const struct document *doc, const struct name *name, struct slice fallback);
void document_say(const struct document *doc, enum word word);
void document_phrase(const struct document *doc, enum word word, const struct phrase_arg *args);

#define document_say_with(doc, word, ...) document_phrase(doc, word, PHRASE(__VA_ARGS__))

/* What stands in doc->text, as a node of its own. */
void document_flush_in(const struct document *doc, enum document_node node);
void document_flush_as(const struct document *doc, enum document_node node, const char *name);

/* Sign and word; the sign alone, with the space behind it. */
void document_verdict(const struct document *doc, enum verdict verdict);
void document_sign(const struct document *doc, enum verdict verdict);

/* The title, and the id, which `why` asks for; of a target that is gone. */
void document_target(const struct document *doc, const struct assessed *target);
void document_gone(const struct document *doc, const struct name *title, struct slice id);

/* A unit, "all 5 units" or the only unit of a target. */
void document_part(const struct document *doc, const struct assessed *target,
                   const struct part *part);

/* ledger/a.yaml:12, a link where there can be one; nothing of a place without a file. */
void document_place(const struct document *doc, const struct place *place);

/* Clause and quote; nothing where there is neither. */
void document_citation(const struct document *doc, const struct citation *citation);

/* An address, for the link of a format: blanks and these signs, which would end it, are encoded. */
void document_address(const struct document *doc, struct slice address, const char *signs);

/* Opens a table with its heads, which are words. */
#define document_open_table(doc, name, ...)                                                        \
    document_open_heads(doc, name, (const enum word[]){__VA_ARGS__, WORD_COUNT})

void document_open_heads(const struct document *doc, const char *name, const enum word *heads);

/* Cells of a row. */
void document_verdict_cell(const struct document *doc, enum verdict verdict);
void document_target_cell(const struct document *doc, const struct assessed *target);

/* A row up to the words of a figure: verdict, target, unit. Its last cell is open. */
void document_open_figure(const struct document *doc, const struct assessed *target,
                          const struct part *part, enum verdict verdict);
void document_close_figure(const struct document *doc);

/* The entries of a figure, with their places: those that lack evidence; those that are suspected,
 * and what they repeat. Nothing where there are none, as in a public report. */
void document_unproven(const struct document *doc, const struct part *part);
void document_suspects_of(const struct document *doc, const struct part *part);

/* What stands beside the figures of a target, in lines: by which reading it is judged, what
 * the total counts once though several units have it. */
void document_beside(const struct document *doc, const struct assessed *target);

/* ---- the parts, document_*.c: nothing where there is nothing to tell ---- */

/* How many targets have each verdict. */
void document_counts(const struct document *doc, const size_t counts[VERDICT_COUNT]);

/* Who has a part in most of what is left to do, of an assessment of several units. */
void document_who(const struct document *doc);

/* What the report is only about, what kept it from being whole or was taken out of it; the former
 * alone. */
void document_notes(const struct document *doc);
void document_only(const struct document *doc);

/* Where the report comes from, with a title: the foot; its paragraphs alone. */
void document_foot(const struct document *doc);
void document_provenance(const struct document *doc);

void document_changes(const struct document *doc);

/* Of a sheet that is assessed by points what it comes to; and what a target gives of a score. */
void document_score(const struct document *doc, size_t sheet);
struct score;
void score_add_line(struct buffer *out, enum lang lang, const struct score *score, size_t target);

/* What is left to somebody to do (todo.h), now or later. */
void document_todo(const struct document *doc, size_t who, enum todo wanted);
void document_short(const struct document *doc);
void document_suspects(const struct document *doc);
void document_readings(const struct document *doc);
void document_readings_of(const struct document *doc, const struct assessed *target);
void document_sheets(const struct document *doc);

/* All of it, in the order of a text that is read from its beginning. */
void document_report(const struct document *doc);

#endif
