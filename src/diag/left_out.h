/* SPDX-License-Identifier: MIT */
/*
 * left_out: files among the records that are not counted, each with its reason.
 *
 * What is there and not read is never zero: a file that may hold records leaves a gap in the facts
 * (facts.h), and every report names it. The list is plain data, and its names are safe to show.
 */
#ifndef TAIZHANG_DIAG_LEFT_OUT_H
#define TAIZHANG_DIAG_LEFT_OUT_H

#include "base/arena.h"
#include "base/lang.h"

enum left_why {
    LEFT_SUFFIX,     /* its name does not end as those of records do */
    LEFT_LINK,       /* a link, or no ordinary file */
    LEFT_UNREADABLE, /* a file or folder that could not be opened, or is too large */
    LEFT_PLACE,      /* a plan among the records, records among the plans */
    LEFT_FOREIGN,    /* YAML of another program */
    LEFT_COPY,       /* its text is that of another file, line ends aside */
    LEFT_NEAR_COPY,  /* most entries of it, or of another file of the unit, stand in both */
    LEFT_EMPTY,      /* nothing stands in it */
    LEFT_DAMAGED,    /* only zero bytes */
    LEFT_POINTER,    /* what Git LFS leaves in place of a file */
    LEFT_LINK_TEXT,  /* what git leaves in place of a link where there are no links */
    LEFT_ABSENT,     /* git has it, and the folder lacks it (a sparse check-out) */
    LEFT_WHY_COUNT
};

struct left_file {
    struct slice path; /* as people are shown it */
    enum left_why why;
    bool may_count;    /* it may hold what would count */
    struct slice like; /* of a copy: the file that is read in its place; else empty */
};

struct left_out {
    ARRAY(struct left_file);
};

void left_add(struct arena *arena, struct left_out *out, struct slice path, enum left_why why,
              bool may_count);

/* In byte order of the paths. */
void left_sort(struct left_out *out);

/* The word of the JSON report ("link"), and what people are told. */
const char *left_name(enum left_why why);
const struct words *left_words(enum left_why why);

#endif
