/* SPDX-License-Identifier: MIT */
/*
 * bar: how much of what is wanted is there, as a row of characters.
 *
 * It is exact where it matters: full only where what is wanted is reached or passed, empty only
 * where nothing is there, and what is recorded but not proven has a cell of its own as soon as it
 * keeps the figure from being reached. In between cells are cut, never rounded up.
 */
#ifndef TAIZHANG_REPORT_BAR_H
#define TAIZHANG_REPORT_BAR_H

#include "assess/assessment.h"

/* Cells of a bar: proven, recorded without proof, missing. */
struct bar {
    size_t proven, recorded; /* recorded counts the proven ones, too */
};

/* Whether a figure can be drawn at all. Periods that nobody judges neither hold nor fail: those in
 * which something is recorded would look like so many that hold. */
bool bar_fits(const struct assessed *target, const struct part *part);

/* false where a figure has no bar: without a lower bound and no share, or no figure at all. */
bool bar_of(const struct assessed *target, const struct part *part, size_t cells, struct bar *out);

/* Appends a bar of that many columns; nothing where the figure has none. */
void bar_add(struct buffer *out, const struct assessed *target, const struct part *part,
             size_t cells);

#endif
