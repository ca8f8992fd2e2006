/* SPDX-License-Identifier: MIT */
/*
 * assessment: what the records show of the plan, as plain data.
 *
 * This is all that reports see. It names no tree, no schema and no plan; its text lives in
 * the arena of the run.
 *
 * Every figure stands twice: recorded (valid, in the window, matching) and proven (carrying
 * the evidence that the plan asks of its collection, too). Lower bounds are judged on
 * proven, upper bounds on recorded.
 */
#ifndef TAIZHANG_ASSESS_ASSESSMENT_H
#define TAIZHANG_ASSESS_ASSESSMENT_H

#include "base/date.h"
#include "base/decimal.h"
#include "base/lang.h"

/* In the order in which the verdict of a target is taken from its parts: the first wins. */
enum verdict {
    VERDICT_UNCLEAR,  /* records that could not be read may feed it */
    VERDICT_SHORT,    /* due and not done, or a max is broken that fails */
    VERDICT_NO_DATA,  /* due, and who must report has not */
    VERDICT_UNPROVEN, /* recorded would do, proven does not */
    VERDICT_NOT_DUE,  /* the due date lies after the as-of date */
    VERDICT_OVER,     /* met, and beyond a max that only notes */
    VERDICT_MET,
    VERDICT_REPORTED, /* the plan sets no bound */
    VERDICT_COUNT
};

/* The word used in options and JSON ("no-data"), and what people are shown. */
const char *verdict_name(enum verdict verdict);
const struct words *verdict_words(enum verdict verdict);

/* VERDICT_COUNT where no verdict has that name in either language. */
enum verdict verdict_find(struct slice name);

/* What `taizhang explain` says of a verdict. */
const struct words *verdict_manual(enum verdict verdict);

struct limits {
    bool has_min, has_max;
    struct decimal min, max;
    bool over_notes;
};

#define PART_TOTAL SIZE_MAX

/* A figure that a bound is set on: one unit's, or the total. */
struct part {
    size_t unit;  /* index into assessment.units, or PART_TOTAL */
    bool judged;  /* the plan sets a bound on it */
    bool no_data; /* no entry, where that means no data */
    struct decimal recorded, proven;
    size_t entries, entries_unproven; /* that the figure is made of, and those without evidence */
    bool must_report;                 /* no entry is no data here, so each entry must be proven */
    size_t unreadable; /* entries or files that could not be read and may have counted */
    struct limits limits;
    enum verdict verdict;   /* VERDICT_REPORTED where it is not judged */
    struct decimal missing; /* short: wanted less recorded; unproven: wanted less proven;
                               beyond max: recorded less max; else 0 */
};

/* A value of `distinct` that several units count: one in the total. */
struct shared_value {
    struct slice value;
    size_t units;
};

struct citation {
    struct slice clause;
    struct slice quote;
};

struct assessed {
    struct slice id;
    struct name title;
    struct citation citation;
    struct citation *also;
    size_t also_count;
    struct name reading, note;
    date_days from, to, due;
    bool each_judged, total_judged;
    struct limits each, total_limits;
    struct part *parts; /* of its units, in the township's order */
    size_t part_count;
    struct part total;
    struct shared_value *doubles;
    size_t double_count;
    enum verdict verdict;
};

struct assessed_unit {
    struct slice id;
    struct slice kind;
    struct name name;
};

struct assessment {
    struct slice plan;
    struct name plan_title;
    date_days plan_from, plan_to;
    struct slice township;
    struct name township_name;
    struct assessed_unit *units;
    size_t unit_count;
    date_days as_of;
    struct assessed *targets; /* in the order of the plan */
    size_t target_count;
    size_t targets_faulty; /* of the plan, that could not be read and are not judged */
    size_t counts[VERDICT_COUNT];

    /* Where it comes from. */
    struct slice version; /* of taizhang */
    struct slice ledger;  /* the folder, as named */
    struct slice commit;  /* git's; empty where there is none */
    struct slice hash;    /* SHA-256 over the files, in hexadecimal */
    size_t files;         /* township, plans and records */
    size_t files_faulty;  /* with an error */
    size_t files_unread;  /* not readable at all, or not to their end */
};

#endif
