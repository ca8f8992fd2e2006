/* SPDX-License-Identifier: MIT */
/* old_report_room: what an older report says, as far as it is compared. */
#ifndef TAIZHANG_ASSESS_OLD_REPORT_ROOM_H
#define TAIZHANG_ASSESS_OLD_REPORT_ROOM_H

#include "assess/compare.h"

struct old_part {
    struct slice unit;
    struct old_figure figure;
};

struct old_target {
    struct slice id;
    struct name title;
    struct slice kind;    /* of its figures: figure_kind_name() */
    struct slice measure; /* what it counts: target_mark(); empty where the report does not say */
    bool wordless;        /* a public report may not show its verdict */
    bool mean;            /* its figures are means: of people a public report tells none */
    bool people;          /* it counts people, or is so old that it does not say */
    bool matched;         /* it is in the newer assessment, too */
    struct old_figure total;
    enum verdict verdict;
    struct old_part *parts;
    const struct old_part **by_unit; /* the same, sorted: compare.c */
    size_t part_count;
};

struct old_unit {
    struct slice id;
    struct name name;
};

struct old_report {
    struct source source;
    struct slice plan, commit, unit; /* unit: the only one that it is about; empty: all */
    date_days as_of;
    bool narrow;
    date_days begin, end;
    struct old_unit *units;
    size_t unit_count;
    struct old_target *targets; /* in the order of the report */
    size_t target_count;
};

/* Whether it counts something else than the target of its name does now, as far as the older report
 * says. */
bool old_target_is_other(const struct old_target *old, const struct assessed *now);

/* Whether it is known to count the same. */
bool old_target_is_same(const struct old_target *old, const struct assessed *now);

#endif
