/* SPDX-License-Identifier: MIT */
/* figure: figures in words, shared by the formats that people read. */
#ifndef TAIZHANG_REPORT_FIGURE_H
#define TAIZHANG_REPORT_FIGURE_H

#include "report/report_room.h"

/* Of how many entries a figure is the mean; 0 where it is none. */
size_t figure_mean_of(const struct assessed *target, const struct part *part);

/* The word of JSON for why a figure cannot be so: "above-whole". */
const char *figure_fault_name(enum part_fault fault);

/*
 * A character that stands before the word of a verdict, so that it is seen without reading and
 * without colour: another one for each. All are one column wide on every terminal, Chinese ones
 * too (East Asian Width neutral or narrow, never ambiguous), and none is a picture (emoji).
 */
const char *verdict_symbol(enum verdict verdict);

/* The level that a rank stands for; NULL for 0, no entry. */
const struct label *figure_level(const struct assessed *target, struct decimal rank);

/* A number as the language writes it: 5,115 or 5115. */
void number_add(struct buffer *out, enum lang lang, struct decimal value);

/* A number of what a figure counts: with the word that the plan has for it, "17 sessions". How many
 * periods hold is none. */
void amount_add(struct buffer *out, enum lang lang, const struct assessed *target,
                const struct part *part, struct decimal value);

/*
 * The percentage that a part is of a whole, in tenths, as it is shown: rounded half up, but never
 * so that it would seem to stand to a bound (a min, a max, and 100) as it does not. Less than one
 * point below a bound it is cut: 5115 of 5122 is 99.8, 89.96 against 90 is 89.9. Where rounding
 * would take it to a max that it passes, it is the next tenth: 5.04 against at most 5 is 5.1.
 * Where no tenth lies between, as many digits are shown as that needs. The bounds are percentages.
 * false where there is none to show.
 */
bool percent_of(struct decimal part, struct decimal whole, const struct limits *limits,
                struct decimal *out);

/* A ratio, by what it is made of. */
struct ratio {
    struct decimal of, by, per;
};

/* A ratio as it is shown: like a percentage, but in hundredths or as its finest bound, and 100 is
 * no bound. */
bool ratio_of(const struct ratio *ratio, const struct limits *limits, struct decimal *out);

/* That of a figure, by what is recorded; false where it is none or there is none to show. */
bool figure_ratio(const struct assessed *target, const struct part *part, struct decimal *out);

/* "31 December 2016", "2016年12月31日" */
void date_add(struct buffer *out, enum lang lang, date_days day);

/* "2016-Q3", "2016年第3季度". */
void period_add(struct buffer *out, enum lang lang, struct calendar_slice period);

/* Which piece of a figure it is: a value, a period, or both; and how it stands: what a value lacks
 * is told by its figure. */
void piece_name_add(struct buffer *out, enum lang lang, const struct part *piece);
/* So many pieces that do not hold are named, and how many more there are: nobody reads on. */
#define PIECES_NAMED 20

void piece_state_add(struct buffer *out, enum lang lang, const struct assessed *target,
                     const struct part *piece);

/* A month in little room: "Dec", "12月". */
void month_add(struct buffer *out, enum lang lang, int month);

/* "July", "7月". */
void month_add_whole(struct buffer *out, enum lang lang, int month);

/* The unit that a part is reported of: the only one of a target, too; PART_TOTAL where it is all.
 */
size_t part_unit(const struct assessed *target, const struct part *part);

/* That unit, or "all 5 units". */
void part_name_add(struct buffer *out, enum lang lang, const struct assessment *assessment,
                   const struct assessed *target, const struct part *part);

/* A label in the language asked for, else its id. */
struct slice label_name(const struct label *label, enum lang lang);
void figure_add_labels(struct buffer *out, enum lang lang, const struct label *labels,
                       size_t count);

/* What a target asks: a level by its name, of a share a percentage or the fraction that it is
 * exactly, else a number. */
void bound_add(struct buffer *out, enum lang lang, const struct assessed *target,
               struct decimal bound, struct common_fraction exact);

/* Whether there is no figure to show: no data is not zero, and levels do not add up. */
bool figure_is_none(const struct assessed *target, const struct part *part);

/* "17 of 20", "489 of 496, 98.5 %", "6.03 of 6, 489 by 81", "started, wanted built", or the bare
 * figure. */
void figure_add(struct buffer *out, enum lang lang, const struct assessed *target,
                const struct part *part);

/* What of a figure is proven, where that is less than all; after a comma where out holds text. */
void figure_add_proven(struct buffer *out, enum lang lang, const struct part *part);

/* How much is missing, or why the verdict is what it is, in a word. */
void figure_add_amount(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part);

/* Of a total that is reached, behind a comma: what units lack and others make up. */
void figure_add_carried(struct buffer *out, enum lang lang, const struct part *part);

/* "without 1 that is suspected: 3 of 4, short by 1", where that is another figure; after a
 * semicolon where out holds text. */
void figure_add_without(struct buffer *out, enum lang lang, const struct assessed *target,
                        const struct part *part);

/* Why the verdict of a figure is what it is, in amounts: "short by 3, lacking: library"; and what
 * it would be without what is suspected. */
void figure_add_remark(struct buffer *out, enum lang lang, const struct assessed *target,
                       const struct part *part);

/* How many entries that are suspected are listed of a figure, at most. */
#define SUSPECTS_MAX 12

/* A part of a target (the total: index part_count) that has another figure without what is
 * suspected; NULL where it has none, or another part says the same. */
const struct part *suspected_part(const struct assessed *target, size_t index);

/* Why an entry is suspected, without the place of the other: "perhaps entered twice, see". */
void suspect_add_why(struct buffer *out, enum lang lang, const struct suspect *suspect);

/* A figure and its remark, a comma between. */
void figure_add_whole(struct buffer *out, enum lang lang, const struct assessed *target,
                      const struct part *part);

/* The figure that stands for a target where there is room for one: the unit's nearest to its bound
 * where the units' own figures are numbers that are judged, else the total. */
const struct part *figure_part(const struct assessed *target);

/* The figures of a target in a line: "lowest of 5 units: 17 of 20; 100 of 100". */
void figure_add_summary(struct buffer *out, enum lang lang, const struct assessed *target);

/* ", due 31 December 2018" */
void figure_add_due(struct buffer *out, enum lang lang, const struct assessed *target);

/* "ledger/a.yaml:12" */
void place_add(struct buffer *out, const struct place *place);

#endif
