/* SPDX-License-Identifier: MIT */
/*
 * page: columns and lines of text for a terminal, shared by all that is printed as text.
 *
 * Widths are those of the terminal (text.h), so that Chinese and English names align. A line is
 * written as if there were room for all of it; page_end() ends it, and puts what does not fit into
 * further lines (wrap.h). Where the terminal is too narrow for columns, cells follow each other
 * with two spaces between. Colour never makes a difference to what is printed beside it.
 *
 * What all formats tell is written to the page as a document (page_document()): a node that is a
 * line ends the one before it; a row of targets is a line, with a bar where there is room; tables
 * have no heads, for what stands in them is seen by its look.
 */
#ifndef TAIZHANG_REPORT_PAGE_H
#define TAIZHANG_REPORT_PAGE_H

#include "report/document.h"
#include "report/paint.h"

#define PAGE_INDENT 4 /* of what belongs to the line above it */
#define PAGE_DEEP   8 /* of what belongs to that */

struct page {
    struct buffer *out;
    size_t start; /* where the page begins in it */
    const struct assessment *assessment;
    enum lang lang;
    bool color;
    size_t width;           /* columns that there are */
    bool stacked;           /* too narrow for columns */
    size_t verdict_columns; /* of the widest verdict there is, with its character, and two */
    size_t id_columns;      /* of the widest id of a target, and two */
    size_t change_columns;  /* the same, with those that are gone since an older report */
    size_t name_columns;    /* of the widest name of a unit, and two */
    size_t reading_columns; /* of the widest name of a reading, and two */

    /* The same page as a document, whose writer it is; how far the one has come. */
    struct document doc;
    struct document_work work;
    size_t indent;                 /* of quotes and entries */
    size_t hang;                   /* of the line at hand */
    bool title, hidden, name, why; /* what the text at hand is */
    bool readings;                 /* whether the table at hand is of readings, else of targets */
    bool scores;                   /* or of units and their points: then cells behind each other, */
    size_t cells;                  /* so many so far, */
    enum word parting;             /* with this before the next; WORD_COUNT: nothing */
    const struct assessed *target; /* of the row at hand, once it is written */
    bool open;                     /* whether anything is left to do of it */
    struct buffer meaning;         /* of the reading at hand */
};

/* The caller ends the page by page_close(). */
void page_open(struct page *page, struct buffer *out, const struct assessment *assessment,
               const struct report_style *style);

/* Behind the last line: nothing on the page can command whoever reads a log (console.h). */
void page_close(struct page *page);

/* Ends the line; what of it does not fit goes on in lines that begin with `hang` spaces, or with
 * few where that would leave no room. */
void page_end(const struct page *page, size_t hang);

/* An empty line. */
void page_blank(const struct page *page);

/* Text that is safe to print, painted, in a column; two spaces behind it where there are none. */
void page_cell(const struct page *page, enum paint paint, struct slice text, size_t columns);

/* The same of text of a plan or of records, which is made safe. */
void page_padded(const struct page *page, enum paint paint, struct slice text, size_t columns);

/* A verdict with its character, as a cell; the character alone, and a space. */
void page_verdict(const struct page *page, enum verdict verdict);
void page_symbol(const struct page *page, enum verdict verdict);

/* A word alone on a line; and as a heading over a part of the page. */
void page_word(const struct page *page, enum word word);
void page_title(const struct page *page, struct slice title);

/* Verdict, id, title: the start of a line about a target, whose further lines hang by
 * page_heading_columns(). */
void page_heading(const struct page *page, const struct assessed *target);
size_t page_heading_columns(const struct page *page);

/* The page as a document, whose quotes and entries are indented so. */
const struct document *page_document(const struct page *page, size_t indent);

extern const struct document_format page_format;

/* The parts of a target with entries that are suspected, each with its figure and what it would be
 * without them. */
void page_suspected(const struct page *page, size_t indent, const struct assessed *target);

/* That a small target of a public report is not broken down; nothing of any other. */
void page_small(const struct page *page, size_t indent, const struct assessed *target);

/* Town, plan, day, and how many targets there are of each verdict. */
void page_head(const struct page *page);

/* What is missing, target by target and in each unit by unit; nothing where nothing is. */
void report_text_missing(const struct page *page);

/* "12 targets: 3 short, 1 unproven, 8 met": how many of some targets have each verdict. */
void page_counts(const struct page *page, const size_t counts[VERDICT_COUNT]);

#endif
