/* SPDX-License-Identifier: MIT */
/* html_room: what the parts of the HTML report share, and where each of them begins. */
#ifndef TAIZHANG_REPORT_HTML_ROOM_H
#define TAIZHANG_REPORT_HTML_ROOM_H

#include "report/figure.h"
#include "report/html.h"

struct html_page {
    struct html *html;
    const struct assessment *assessment;
    const struct report_style *style;
    enum lang lang;
    struct buffer *text; /* a text on the way to being escaped; see html_flush() */
};

/* A file that became part of the program: report.css. */
struct style_sheet {
    const char *name;
    struct slice text;
};

extern const struct style_sheet style_sheets[]; /* ends with a row whose name is NULL */

/* ---- words and figures, html_say.c ---- */

/* Writes what stands in page->text, and empties it. */
void html_flush(const struct html_page *page);
void html_flush_to(const struct html_page *page, const char *attribute);

/* A word; with its placeholders filled (phrase.h), behind what stands in page->text. */
void html_say(const struct html_page *page, enum word word);
void html_phrase(const struct html_page *page, enum word word, const struct phrase_arg *args);

#define html_say_with(page, word, ...) html_phrase(page, word, PHRASE(__VA_ARGS__))

/* The same as <TAG class=CLASS>...</TAG>; class may be NULL. */
void html_flush_in(const struct html_page *page, const char *tag, const char *class);
void html_say_in(const struct html_page *page, const char *tag, const char *class, enum word word);
void html_phrase_in(const struct html_page *page, const char *tag, const char *class,
                    enum word word, const struct phrase_arg *args);

#define html_say_with_in(page, tag, class, word, ...)                                              \
    html_phrase_in(page, tag, class, word, PHRASE(__VA_ARGS__))

/* lang="zh-CN" on the element just opened, where the text is Chinese and the report is not: a
 * plan is quoted in its own words. */
void html_set_lang(const struct html_page *page, struct slice text);

void html_name(const struct html_page *page, const struct name *name, struct slice fallback);
void html_unit_name(const struct html_page *page, size_t unit);

/* "all 5 units", or the unit of the part. */
void html_part_name(const struct html_page *page, const struct assessed *target,
                    const struct part *part);

/* The sign of a verdict, which is no colour alone; a badge: the sign and its word. */
void html_sign(const struct html_page *page, enum verdict verdict);
void html_badge(const struct html_page *page, enum verdict verdict);

/* "v-short", the class that gives a verdict its colour. */
void html_set_verdict(const struct html_page *page, const char *classes, enum verdict verdict);

/* The title of a target, a link to its section where there is one. */
void html_target_link(const struct html_page *page, const struct assessed *target);
void html_unit_link(const struct html_page *page, size_t unit);

/* <section class="scroll"> that can be scrolled by keys: a wide table, of the target
 * where it is not NULL. */
void html_open_scroll(const struct html_page *page, enum word label, const struct assessed *target);

/* A heading of a column. */
void html_column(const struct html_page *page, const char *class, enum word word);

/*
 * A table up to the end of its head:
 *
 *     html_open_table(page, "sheet", NO_WORD, COLUMN(WORD_HTML_FIGURE), ...);
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

#define html_open_table(page, class, caption, ...)                                                 \
    html_open_heads(page, class, caption,                                                          \
                    (const struct html_column[]){__VA_ARGS__, {NO_WORD, NULL}})

void html_open_heads(const struct html_page *page, const char *class, enum word caption,
                     const struct html_column *columns);

/* A row and the cell that names it. */
void html_open_row(const struct html_page *page);

/* ledger/a.yaml:12, a link where style.links says where files can be looked at. */
void html_place(const struct html_page *page, const struct place *place);

/* ---- the parts, html_*.c ---- */

bool html_has_targets(const struct html_page *page); /* sections of targets */
bool html_has_heat(const struct html_page *page);

void html_glance(const struct html_page *page);
void html_short(const struct html_page *page);
void html_counts(const struct html_page *page, const size_t counts[VERDICT_COUNT]);
void html_heat(const struct html_page *page);
void html_changes(const struct html_page *page);
void html_sheets(const struct html_page *page);
void html_citation(const struct html_page *page, const struct citation *citation);
void html_targets(const struct html_page *page);
void html_parts(const struct html_page *page, const struct assessed *target);
void html_readings(const struct html_page *page, const struct assessed *target);
void html_entries(const struct html_page *page, const struct assessed *target,
                  const struct trail *trail);
void html_units(const struct html_page *page);

/* The entries of a part that lack evidence, with their places. */
void html_unproven(const struct html_page *page, const struct part *part);

/* The entries of a part that are suspected, with their places and those that they repeat. */
void html_suspects(const struct html_page *page, const struct part *part);

/* ---- pictures, html_bar.c and html_chart.c ---- */

/* How far along a width a value stands; 0 where it is nothing, or too great to be reckoned. */
size_t html_scale(struct decimal value, struct decimal most, size_t width);

/* The greater of the two. */
void html_raise(struct decimal *most, struct decimal value);

/* Proven, recorded and wanted of one figure; nothing where there is nothing to draw. `most` is
 * what the whole width stands for. */
void html_bar(const struct html_page *page, const struct part *part, struct decimal most);

/* The greatest number that the bars of a target have to show. */
struct decimal html_bar_most(const struct assessed *target);

/* So many of so many, without words. */
void html_count_bar(const struct html_page *page, size_t count, size_t most);

/* Verdicts as parts of one bar. */
void html_verdict_bar(const struct html_page *page, const size_t counts[VERDICT_COUNT]);

/* How the figure of a target grew: a chart, and its figures in a table. */
void html_burn_up(const struct html_page *page, const struct assessed *target);
void html_months(const struct html_page *page, const struct assessed *target);

/* The shapes that html_sign() and the keys of charts use: html_signs.c. */
void html_signs(struct html *html);

#endif
