/* SPDX-License-Identifier: MIT */
/*
 * shape_check: what is well-formed and cannot be so, or hardly, by what one entry shows.
 *
 * It runs when the schema check is done and judges by the x- words (shape.h): a value greater
 * than the one that bounds it, an interval that ends before it begins, what is dated before
 * its entry begins, a child whose record lacks what its age asks for: these are errors, and
 * the value is marked faulty. A value beyond what is usual and a date that has not come yet
 * are warnings: they mark nothing, for they may be true.
 *
 * A year beyond x-reach is a warning, too, or an error where it is centuries off, and nothing is
 * made of what such a date contradicts.
 *
 * One slip makes one message: a date that makes another one impossible is not judged by
 * itself, and of an entry that lies in the future only the beginning is reported.
 */
#ifndef TAIZHANG_CHECK_SHAPE_CHECK_H
#define TAIZHANG_CHECK_SHAPE_CHECK_H

#include "schema/shape.h"

/* What dates of records are held against. */
struct shape_days {
    date_days today;
    bool planned;       /* whether the ledger's plans say a time */
    date_days from, to; /* the first and the last day that any of them looks at */
};

/* Judges a document of that shape. */
void shape_check(const struct field *shape, struct tree *tree, struct shape_days days,
                 struct diag_list *diags);

#endif
