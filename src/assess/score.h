/* SPDX-License-Identifier: MIT */
/*
 * score: what an assessment by points comes to, of all units together and of each.
 *
 * A target gives its points as far as it is reached by what is proven:
 *   in proportion   points x proven / wanted, rounded half up to the sheet's decimals, but never to
 *                   the full points of what is not reached; a fraction exactly, not as it is shown
 *   all or nothing  the full points where it holds
 *   taken off       the full points less `deduct` for each `per` that is missing or beyond a max,
 *                   begun ones too, and never less than nothing
 *   bonus           `bonus` for each whole `per` beyond the min, at most `most`
 * A max that is broken leaves nothing of points in proportion. Of several units a target that
 * bounds each of them gives the mean of what they have reached, and where it bounds the total, too,
 * the less of the two. What is not due counts as far as it is: there is more to come (`open`),
 * and of what has no data yet there is nothing.
 *
 * What could not be read makes a score unclear. A band is told where nothing is unclear or to come,
 * and where all full points of the sheet were asked; a veto decides it alone, and is left open
 * where it is not known whether it holds. Points are exact sums of those of the lines.
 */
#ifndef TAIZHANG_ASSESS_SCORE_H
#define TAIZHANG_ASSESS_SCORE_H

#include "assess/assessment.h"

/* What one target gives. */
struct score_line {
    size_t target; /* index into assessment.targets */
    struct decimal full, got, bonus;
    bool open, unclear;
    bool vetoes;
};

struct score {
    size_t unit; /* index into assessment.units, or PART_TOTAL */
    struct score_line *lines;
    size_t line_count;
    struct decimal full, got;
    struct decimal bonus; /* of all lines, at most what the sheet allows */
    struct decimal all;   /* got and bonus */
    bool open, unclear;
    bool vetoed;
    bool has_band;
    size_t band; /* index into the marking's */
    size_t rank; /* from 1; 0: none */
};

struct scored_sheet {
    size_t sheet; /* index into assessment.sheets */
    struct marking marking;
    size_t *targets; /* indices into assessment.targets, of those that have points or a veto */
    size_t target_count;
    bool withheld; /* of a public assessment: some target of it has a figure that is not told; then
                      there are only units all of whose figures are, and neither whole nor ranks */
    bool has_whole;
    struct score whole;
    struct score *units;
    size_t unit_count;
};

/* Fills assessment.scores: none where no sheet has points. After all that an assessment is cut down
 * to or has withheld. */
void assessment_score(struct arena *arena, struct assessment *assessment);

/* NULL where the sheet has no points. */
const struct scored_sheet *score_of_sheet(const struct assessment *assessment, size_t sheet);

#endif
