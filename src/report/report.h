/* SPDX-License-Identifier: MIT */
/*
 * report: an assessment, or a list of diagnostics, as bytes.
 *
 * A renderer appends to a buffer and cannot fail; of a large text it may give away what it has
 * made, and leaves the rest (piece.h). It sees nothing but plain data, so it can show nothing that
 * the assessment does not hold. Text from records is made safe for the format that it goes into. A
 * new format is one file and one row.
 */
#ifndef TAIZHANG_REPORT_REPORT_H
#define TAIZHANG_REPORT_REPORT_H

#include "assess/assessment.h"
#include "assess/trail.h"
#include "diag/diag.h"
#include "report/piece.h"

/* Rows of text under named columns: what there is. */
#define TABLE_COLUMNS_MAX 8

struct table_row {
    struct slice cells[TABLE_COLUMNS_MAX];
};

struct table {
    const char *columns[TABLE_COLUMNS_MAX]; /* keys in JSON */
    size_t column_count;
    ARRAY(struct table_row);
};

/* What a renderer may know beside its data. */
struct report_style {
    enum lang lang;
    const struct diag_list *diags; /* of the same run: a report counts its faults */
    bool color;                    /* text: escape sequences, for a terminal that takes them */
    size_t width;                  /* text: columns that there are; 0: STYLE_WIDTH */
    const bool *fails;             /* by verdict: those of --fail-on; NULL: none fails */
    struct slice links;    /* where files can be looked at, with {file}, {line} and {commit};
                              empty: nowhere */
    bool bom;              /* CSV: begins with U+FEFF, for spreadsheets that ask for it */
    bool warnings_fail;    /* --fail-on names warnings */
    bool warnings_counted; /* diagnostics as text: how many warnings there are, and not which */
    struct slice version;  /* of taizhang */
    struct slice ledger;   /* the folder looked at, as named; empty: none */
    struct slice home; /* its township file: where a format that wants a file for everything puts
                          what concerns none; empty: none */

    const struct text_taker *taker; /* of what is made, piece by piece; NULL: it stays together */
};

/* Columns of a text that is not for a terminal. */
#define STYLE_WIDTH 80

struct report_format {
    const char *name;   /* of -f */
    const char *suffix; /* of -o: how the name of such a file ends; NULL: no name tells */
    void (*render)(struct buffer *out, const struct assessment *assessment,
                   const struct report_style *style);
    bool curves; /* shows how figures grew: the curves are there */
    bool trails; /* shows the entries behind the figures: assessment.trails is set */
};

struct diag_format {
    const char *name;
    const char *suffix; /* as in report_format */
    void (*render)(struct buffer *out, const struct diag_list *diags,
                   const struct report_style *style);
};

/* What `balance`, `todo` and `why` print, and lists. */
struct view_format {
    const char *name;
    void (*balance)(struct buffer *out, const struct assessment *assessment,
                    const struct report_style *style);
    void (*todo)(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style);
    void (*trail)(struct buffer *out, const struct assessment *assessment,
                  const struct trail *trail, const struct report_style *style);
    void (*table)(struct buffer *out, const struct table *table);
};

/* The tables end with a row whose name is NULL; the first row is the default. */
extern const struct report_format report_formats[];
extern const struct diag_format diag_formats[];
extern const struct view_format view_formats[];

const struct report_format *report_format_find(struct slice name);
const struct diag_format *diag_format_find(struct slice name);

/* By the end of the name; where several fit, by the longest: gl-code-quality-report.json is not
 * just any .json. NULL where none does. */
const struct report_format *report_format_for_file(struct slice path);
const struct diag_format *diag_format_for_file(struct slice path);

const struct view_format *view_format_find(struct slice name);

/* The same as the first row of diag_formats, in pieces of whole lines: of very many diagnostics the
 * text is larger than all that it is made of, and nobody needs it at once. */
void diag_give_text(const struct diag_list *diags, const struct report_style *style,
                    const struct text_taker *taker);

/* A text of the catalogue, {placeholders} and all, where no case fills them. */
void report_template(struct buffer *out, const char *template, enum lang lang);

/* The manual of a diagnostic, for `taizhang explain`. */
void report_explain(struct buffer *out, const struct catalogue_row *row, enum lang lang);

/* What is wanted of a target, in a line: "each unit at least 20; all together at least 100". */
void report_want(struct buffer *out, const struct assessed *target, enum lang lang);

/* All codes and verdicts, a line each, under headings that begin with ==. */
void report_explain_all(struct buffer *out, enum lang lang);

#endif
