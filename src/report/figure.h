/* SPDX-License-Identifier: MIT */
/* figure: figures in words, shared by the formats that people read. */
#ifndef TAIZHANG_REPORT_FIGURE_H
#define TAIZHANG_REPORT_FIGURE_H

#include "report/report_room.h"

/* The decimal as text; the slice is over `text`, which the caller frees. */
struct slice figure_number(struct buffer *text, struct decimal value);

/* A word with its one placeholder filled. */
void words_with(struct buffer *out, enum lang lang, enum word word, const char *name,
                struct slice value);
void words_with_number(struct buffer *out, enum lang lang, enum word word, const char *name,
                       struct decimal value);

/* "17 of 20", "5 of 5 to 6", "3, at most 0", or the bare figure. */
void figure_add(struct buffer *out, enum lang lang, struct decimal figure,
                const struct limits *limits);

/* What of a figure is proven, where that is less than all; after a comma where out holds text. */
void figure_add_proven(struct buffer *out, enum lang lang, const struct part *part);

/* Why the verdict of a figure is what it is, in amounts: "short by 3". */
void figure_add_remark(struct buffer *out, enum lang lang, const struct part *part);

#endif
