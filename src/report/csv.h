/* SPDX-License-Identifier: MIT */
/*
 * csv: a writer of CSV (RFC 4180): commas, lines that end in CR LF, quotation marks where a text
 * holds a comma, a semicolon or a quotation mark, or begins or ends with a space.
 *
 * A spreadsheet runs a cell as a formula that begins with = + - or @, whether or not it was quoted,
 * and some read full-width forms of these or pass over spaces and quotation marks before them. So
 * a *text* whose first character, behind any spaces and quotation marks, is one of
 *
 *     = + - @  ＝ ＋ － ＠ (U+FF1D, FF0B, FF0D, FF20)  ﹦ ﹢ ﹣ ﹫ (U+FE66, FE62, FE63, FE6B)
 *     − (U+2212)
 *
 * gets an apostrophe in front, by which a spreadsheet takes it for text; whoever reads the file
 * with a program takes the apostrophe off again. Tabs, line ends and other control characters,
 * which can begin a formula or a row, are shown as text_safe() shows them. Numbers are plain
 * numbers (-3, 0.5), with a point and nothing else, and never get an apostrophe; dates are written
 * 2016-12-31.
 *
 * A spreadsheet also makes a date of 3/3, 3-3 and 3月3日, a number of 007, 1e5, 1.50 and what has
 * more than 15 digits, and a truth of TRUE. A *text* that it would show as another one gets the
 * apostrophe, too (csv_is_converted()); a figure in words never stands as such a text alone
 * (report_csv.c). A program that is told to part cells at semicolons, and not at commas, finds
 * others than these, and what begins one of them is not looked at.
 */
#ifndef TAIZHANG_REPORT_CSV_H
#define TAIZHANG_REPORT_CSV_H

#include "base/date.h"
#include "base/decimal.h"
#include "report/piece.h"

struct csv {
    struct buffer *out;
    const struct text_taker *taker; /* of what was written; NULL: nobody */
    size_t columns;                 /* of the first row; 0: there is none yet */
    size_t cells;                   /* of the row at hand */
};

/* Whether a spreadsheet would show another text, for it takes it for a date, a number, a truth. */
bool csv_is_converted(struct slice text);

void csv_text(struct csv *csv, struct slice text);
void csv_decimal(struct csv *csv, struct decimal value);
void csv_date(struct csv *csv, date_days value);
void csv_blank(struct csv *csv);

/* Ends a row, which has as many cells as the first one. */
void csv_end(struct csv *csv);

#endif
