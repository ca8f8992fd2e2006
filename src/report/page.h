/* SPDX-License-Identifier: MIT */
/*
 * page: columns of text for a terminal, shared by all that is printed as text.
 *
 * Widths are those of the terminal (text.h), so that Chinese and English names align.
 */
#ifndef TAIZHANG_REPORT_PAGE_H
#define TAIZHANG_REPORT_PAGE_H

#include "report/figure.h"

struct page {
    struct buffer *out;
    const struct assessment *assessment;
    enum lang lang;
    size_t verdict_columns; /* of the widest verdict there is, and two */
    size_t id_columns;      /* of the widest id of a target, and two */
    size_t name_columns;    /* of the widest name of a unit, and two */
    size_t reading_columns; /* of the widest name of a reading, and two */
};

struct page page_init(struct buffer *out, const struct assessment *assessment, enum lang lang);

/* Text of a plan or of records, made safe, in a column. */
void page_padded(const struct page *page, struct slice text, size_t columns);

/* A line break. */
void page_end(const struct page *page);

/* A word alone on a line. */
void page_word(const struct page *page, enum word word);

/* Verdict, id, title: the start of a line about a target. */
void page_heading(const struct page *page, const struct assessed *target);

/* A unit, "all 5 units" or the only unit of a target. */
void page_add_part_name(const struct page *page, struct buffer *out, const struct assessed *target,
                        const struct part *part);

/* "ledger/a.yaml:12, 2016-11-20: no photo", a line for each entry that lacks evidence. */
void page_unproven(const struct page *page, size_t indent, const struct part *part);

/* "ledger/a.yaml:12" */
void place_add(struct buffer *out, const struct place *place);

/* The values that the total counts once though several units have them; nothing without any. */
void page_doubles(const struct page *page, size_t indent, const struct assessed *target);

/* By which reading a target is judged, where it is not the plan's own. */
void page_judged_by(const struct page *page, size_t indent, const struct assessed *target);

/* Town, plan, day, and how many targets there are of each verdict. */
void page_head(const struct page *page);

/* Which days and which unit it is all about, where that is not everything. */
void page_only(const struct page *page);

/* Where it all comes from. */
void page_provenance(const struct page *page);

/* "3 short, 1 unproven": how many of some targets have each verdict. */
void page_counts(const struct page *page, const size_t *counts);

#endif
