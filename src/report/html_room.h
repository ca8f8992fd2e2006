/* SPDX-License-Identifier: MIT */
/* html_room: what the parts of the HTML report share, and where each of them begins. */
#ifndef TAIZHANG_REPORT_HTML_ROOM_H
#define TAIZHANG_REPORT_HTML_ROOM_H

#include "report/document.h"
#include "report/html.h"

/* A document whose writer is a struct html: what is common comes from document.h, what is HTML's
 * own is written beside it. */
extern const struct document_format html_format;

static inline struct html *html_of(const struct document *doc)
{
    return doc->writer;
}

/* A file that became part of the program: report.css. */
struct style_sheet {
    const char *name;
    struct slice text;
};

extern const struct style_sheet style_sheets[]; /* ends with a row whose name is NULL */

/* ---- words and figures, html_say.c ---- */

/* What stands in doc->text as an attribute, or as <TAG class=CLASS>...</TAG>; class may be NULL. */
void html_flush_to(const struct document *doc, const char *attribute);
void html_flush_in(const struct document *doc, const char *tag, const char *class);

/* A word; with its placeholders filled (phrase.h), behind what stands in doc->text. */
void html_say_in(const struct document *doc, const char *tag, const char *class, enum word word);
void html_phrase_in(const struct document *doc, const char *tag, const char *class, enum word word,
                    const struct phrase_arg *args);

#define html_say_with_in(doc, tag, class, word, ...)                                               \
    html_phrase_in(doc, tag, class, word, PHRASE(__VA_ARGS__))

/* The sign of a verdict, which is no colour alone. */
void html_sign(const struct document *doc, enum verdict verdict);

/* "v-short", the class that gives a verdict its colour. */
void html_set_verdict(const struct document *doc, const char *classes, enum verdict verdict);

/* The title of a target and the name of a unit, links to their sections where there are any. */
void html_link(const struct document *doc, const struct name *title, struct slice id);
void html_unit(const struct document *doc, size_t unit);

/* <section class="scroll"> that can be scrolled by keys: a wide table, of the target
 * where it is not NULL. */
void html_open_scroll(const struct document *doc, enum word label, const struct assessed *target);

/* A heading of a column. */
void html_column(const struct document *doc, const char *class, enum word word);

/*
 * A table up to the end of its head:
 *
 *     html_open_table(doc, "sheet", NO_WORD, COLUMN(WORD_HTML_FIGURE), ...);
 *
 * The caption may be NO_WORD, and so may the word over a column of pictures.
 */
struct html_column {
    enum word word;
    const char *class;
};

#define NO_WORD                WORD_COUNT
#define COLUMN(word)           COLUMN_OF(NULL, word)
#define COLUMN_OF(class, word) ((const struct html_column){word, class})

#define html_open_table(doc, class, caption, ...)                                                  \
    html_open_heads(doc, class, caption, (const struct html_column[]){__VA_ARGS__, {NO_WORD, NULL}})

void html_open_heads(const struct document *doc, const char *class, enum word caption,
                     const struct html_column *columns);

/* A row and the cell that names it. */
void html_open_row(const struct document *doc);

/* ---- the parts, html_*.c ---- */

bool html_has_targets(const struct document *doc); /* sections of targets */
bool html_has_heat(const struct document *doc);

void html_overview(const struct document *doc);
void html_short(const struct document *doc);
void html_heat(const struct document *doc);
void html_targets(const struct document *doc);
void html_parts(const struct document *doc, const struct assessed *target);
void html_readings(const struct document *doc, const struct assessed *target);
void html_entries(const struct document *doc, const struct assessed *target,
                  const struct trail *trail);
void html_units(const struct document *doc);

/* ---- pictures, html_bar.c and html_chart.c ---- */

/* How far along a width a value stands; 0 where it is nothing, or too great to be reckoned. */
size_t html_scale(struct decimal value, struct decimal most, size_t width);

/* The greater of the two. */
void html_raise(struct decimal *most, struct decimal value);

/* Proven, recorded and wanted of one figure; nothing where there is nothing to draw. `most` is
 * what the whole width stands for. */
void html_bar(const struct document *doc, const struct part *part, struct decimal most);

/* The greatest number that the bars of a target have to show. */
struct decimal html_bar_most(const struct assessed *target);

/* So many of so many, without words. */
void html_count_bar(const struct document *doc, size_t count, size_t most);

/* Verdicts as parts of one bar. */
void html_verdict_bar(const struct document *doc, const size_t counts[VERDICT_COUNT]);

/* How the figure of a target grew: a chart, and its figures in a table. */
void html_burn_up(const struct document *doc, const struct assessed *target);
void html_months(const struct document *doc, const struct assessed *target);

/* The shapes that html_sign() and the keys of charts use: html_signs.c. */
void html_signs(struct html *html);

#endif
