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

#include "base/common_fraction.h"
#include "base/decimal.h"
#include "base/lang.h"
#include "base/points.h"
#include "base/slicing.h"
#include "diag/left_out.h"

struct assessing;
struct comparison;
struct scored_sheet;

/* In the order in which the verdict of a target is taken from its parts: the first wins. */
enum verdict {
    VERDICT_UNCLEAR,   /* records that could not be read may feed it */
    VERDICT_SHORT,     /* due and not done, or a max is broken that fails */
    VERDICT_NO_DATA,   /* due, and who must report has not */
    VERDICT_UNPROVEN,  /* recorded would do, proven does not */
    VERDICT_UNDEFINED, /* the plan uses a term that it does not define */
    VERDICT_BEHIND,    /* not due, and less than the plan wants by now */
    VERDICT_NOT_DUE,   /* the due date lies after the as-of date */
    VERDICT_ON_TRACK,  /* not due, and what the plan wants by now is there */
    VERDICT_OVER,      /* met, and beyond a max that only notes */
    VERDICT_MET,
    VERDICT_REPORTED, /* the plan sets no bound */
    VERDICT_WITHHELD, /* a public report does not show it: see disclosure.h */
    VERDICT_COUNT
};

/* The word used in options and JSON ("no-data"), and what people are shown. */
const char *verdict_name(enum verdict verdict);

const struct words *verdict_words(enum verdict verdict);

/* VERDICT_COUNT where no verdict has that name in either language. */
enum verdict verdict_find(struct slice name);

/* What `taizhang explain` says of a verdict. */
const struct words *verdict_manual(enum verdict verdict);

/* met, over and reported: nothing is left to do. */
bool verdict_holds(enum verdict verdict);

/* What the figures of a target count. `of` is what they are part of. */
enum figure_kind {
    FIGURE_NUMBER,  /* entries, different values, or a sum */
    FIGURE_LEVEL,   /* a rank in assessed.levels, from 1; 0: nothing is recorded */
    FIGURE_ITEMS,   /* items of a list that occur, of all in it */
    FIGURE_SHARE,   /* of what it is a share of, or by what it is divided: assessed.per */
    FIGURE_MEMBERS, /* other targets that hold */
    FIGURE_PERIODS, /* months, quarters or half-years that hold, of those that have ended */
    FIGURE_VALUES,  /* different values that hold, of those that are asked: members, schools; or
                       periods of each of them */
};

/* A word of the schema with its label. */
struct label {
    struct slice id;
    struct name name;
};

struct limits {
    bool has_min, has_max;
    struct decimal min, max;
    /* Of a share, what it is exactly where no percentage is that: min is a little less then, and
     * max a little more. */
    struct common_fraction min_exact, max_exact;
    bool over_notes;
    size_t in;    /* of `each`: asked of at least so many units; 0: of every one */
    bool by_unit; /* of `each`: its parts have limits of their own; min is the least of them */
    struct decimal min_most; /* and this the greatest */
    bool unknown;            /* of a unit: the plan goes by a figure of it that nobody recorded */
    bool withheld;           /* of a public assessment: it goes by a number of people */
};

#define PART_TOTAL SIZE_MAX

/* Another target that a part is made of, and how it stands there. */
struct member_verdict {
    struct slice id;
    struct name title;
    enum verdict verdict;
};

/* Where something stands: a file as it can be opened from here, and a 1-based line (0: none). */
struct place {
    struct slice file;
    size_t line;
};

/* Why a figure cannot be so, whatever could be read. */
enum part_fault {
    FAULT_NONE,
    FAULT_ABOVE_WHOLE, /* a share of more than there is: good is more than among */
    FAULT_LESS_ABOVE,  /* more is left out of among than there is: less is more than it */
    FAULT_OF_UNIT,     /* of a total: one of these is so in a unit */
    FAULT_OF_PERIOD,   /* of periods: one of these is so in a period */
    FAULT_TOO_LARGE,   /* it has more digits than are reckoned with */
    FAULT_COUNT
};

/* An entry that lacks evidence which the plan asks of it. */
struct unproven_entry {
    struct place place;
    bool dated;
    date_days day;
    struct slice key; /* the value that is counted; may be empty */
    struct label *lacks;
    size_t lacks_count;
};

/*
 * An entry of a figure that is suspected: it is probably an earlier one that was entered again, or
 * its evidence proves an earlier one already.
 */
struct suspect {
    struct place place, first; /* it, and the earlier one */
    bool again;                /* entered again; else it is the evidence */
    bool dated;
    date_days day;
    size_t units;        /* of how many units the two are: 1 or 2 */
    struct label *marks; /* the kinds of evidence that prove the earlier one */
    size_t mark_count;
};

/* A side of a change, as it is recorded. */
struct change_end {
    struct decimal recorded, of;
    bool has_of; /* a share of `of` */
};

struct change_ends {
    struct change_end to, from;
};

/* A figure that a bound is set on: one unit's, or the total; or of one of its periods. */
struct part {
    size_t unit;      /* index into assessment.units, or PART_TOTAL */
    bool judged;      /* the plan sets a bound on it */
    bool no_data;     /* no entry, where that means no data */
    bool must_report; /* no entry is no data here, so each entry must be proven */
    bool has_of;
    bool share;                     /* a part of `of`, not a number of so many */
    bool ratio;                     /* a share, but no part of `of`: it is divided by that */
    const struct change_ends *ends; /* of a change: what it is from, and to; else NULL */
    bool has_wanted;
    bool has_expected;
    bool beyond;          /* a max is passed */
    bool spared;          /* `in: N`: it does not hold, and need not, for enough other units do */
    enum verdict verdict; /* VERDICT_REPORTED where it is not judged */
    struct decimal recorded, proven;
    struct decimal of, of_proven;     /* of_proven differs in a share only */
    size_t entries, entries_unproven; /* that the figure is made of, and those without evidence */
    size_t unreadable;     /* entries or files that could not be read and may have counted */
    enum part_fault fault; /* then it is unclear */
    struct limits limits;
    struct decimal wanted, wanted_proven; /* min as an amount of what the figure counts: 99.5 % of
                                             200 is 199; of what is recorded, and of what is proven,
                                             which differ in a share only */
    struct decimal reach, reach_wanted; /* what is proven of what is wanted, as a fraction of which
                                           nothing is cut; by themselves they are nothing */
    struct decimal missing;             /* short, not due, on track: wanted less recorded; unproven:
                                           wanted less proven;
                                           behind: wanted by now less recorded; beyond max: recorded less
                                           max; else 0. A share: in what the figure counts, rounded up to
                                           whole ones where it counts those */
    struct decimal expected;            /* behind and on track: how much is wanted by now */

    size_t
        carried_units; /* of a total that is reached: units that have less than their own need, */
    struct decimal carried; /* and how much less; others have more than theirs */

    struct label *lacking; /* of FIGURE_ITEMS: which do not occur */
    size_t lacking_count;
    struct member_verdict *members; /* of FIGURE_MEMBERS, all of them; in the total where
                                       it is judged */
    size_t member_count;
    struct calendar_slice period; /* of a piece with `every`: which; else none */
    struct label value;           /* of a piece with `per`: of which value; id empty: none */
    struct part *pieces;          /* of FIGURE_PERIODS and FIGURE_VALUES: the pieces that are
                                      judged one by one; in the total where it is judged */
    size_t piece_count;
    struct unproven_entry *unproven; /* where the verdict is unproven */
    size_t unproven_count;
    const struct part *without; /* the same without its suspects; NULL where that is no other */
    struct suspect *suspects;   /* where there is a `without`; none where it comes from members */
    size_t suspect_count;
};

/* What a figure had come to by the end of a day. */
struct moment {
    date_days day;
    struct decimal recorded, proven;
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
    struct name title;    /* of a part with "of which" before it */
    struct slice part_of; /* the id of the target that it is part of; or empty */
    struct citation citation;
    struct citation *also;
    size_t also_count;
    struct name reading, note;
    size_t *sheets; /* indices into assessment.sheets */
    size_t sheet_count;
    struct points points;   /* what it gives to those of its sheets that are by points (score.h) */
    struct slice measure;   /* what is counted, as a number: target_mark() */
    struct name counted_in; /* the word behind its figures: sessions; may be empty */
    enum figure_kind kind;
    bool veto;              /* not reached, it decides its sheets alone */
    bool mean;              /* a number, the mean of those that its entries give */
    bool whole;             /* a share of whole things: amounts of them are whole, too */
    bool ratio;             /* a share that is no percentage: see plan.h */
    bool change;            /* a number that tells by how much another one grew, or fell */
    bool in_points;         /* a change of shares, in percentage points */
    bool any;               /* of FIGURE_MEMBERS: any of them will do */
    struct decimal per;     /* of a share: limits are of so much of `of`; percentages of 100 */
    size_t member_count;    /* of FIGURE_MEMBERS: how many there are */
    struct slicing slicing; /* of FIGURE_PERIODS: what the periods are */
    size_t slice_count;     /* how many of these end by the due date, */
    size_t slices_in;       /* and of how many it is asked; 0: of every one */
    struct label apiece; /* of FIGURE_VALUES: the field whose values are asked, and of how many */
    struct slice apiece_in; /* of them, as the plan writes it; empty: of every one */
    struct label *levels;   /* of FIGURE_LEVEL, from the least */
    size_t level_count;
    date_days from, to, due;
    bool each_judged, total_judged;
    struct limits each, total_limits;
    struct part *parts; /* of its units, in the township's order */
    size_t part_count;
    struct part total;
    struct shared_value *doubles;
    size_t double_count;
    enum verdict verdict;

    bool suspected;           /* some part has a figure without its suspects */
    struct suspect *suspects; /* where it is suspected: of all units, each once */
    size_t suspect_count;
    enum verdict verdict_without; /* where it is suspected: without all of them */

    /* The total at the end of each month of the window up to the reference date, the last moment
     * that date itself; none of a figure that does not grow (a level, a share, members, periods)
     * and none of a reading. */
    struct moment *curve;
    size_t curve_count;

    /* Of a public assessment: some part, the total or the verdict is withheld (disclosure.h). */
    bool small;
    bool curveless;     /* months would tell what is withheld */
    bool people;        /* it counts people, and which of its figures are reported was looked at */
    bool of_people;     /* it counts people, tells of them, or is made of targets that do */
    bool private_words; /* levels or items are values of a field that is private */

    struct slice judged_by; /* the reading that was asked for; empty: the plan's own */
    struct slice name;      /* of a reading */
    struct name why;
    struct assessed *readings;
    size_t reading_count;
};

/* Whether the figures of a target are how many of their pieces hold; and whether a part is such a
 * figure, and no piece of one. */
bool figure_is_cut(const struct assessed *target);
bool part_is_cut(const struct assessed *target, const struct part *part);

/* The word for what the figures of a target are, in JSON and CSV. */
const char *figure_kind_name(const struct assessed *target);

struct assessed_sheet {
    struct slice id;
    struct name title;
    struct citation citation;
    struct marking marking;
    bool left_out; /* of a public assessment of one unit: a target of it is withheld there */
};

/* Entries of a unit that no target counts. */
struct uncounted {
    size_t unit;
    struct label collection;
    size_t entries;
};

struct assessed_unit {
    struct slice id;
    struct slice kind;
    struct name name;
    size_t behind; /* targets that it has a part in, and that part is not reached */
};

/* A schema by which the records were read. */
struct schema_used {
    struct slice name; /* unit.schema.json */
    struct slice hash; /* SHA-256, in hexadecimal */
};

struct assessment {
    struct slice plan;
    struct name plan_title;
    date_days plan_from, plan_to;
    struct slice *rivals; /* ids of plans that hold the same day, and that this one lies within */
    size_t rival_count;
    struct slice township;
    struct name township_name;
    struct assessed_unit *units;
    size_t unit_count;
    date_days as_of;
    bool narrow; /* figures are of [begin, end] only, and nothing is judged */
    date_days begin, end;
    size_t only_unit; /* figures are of that unit only (scope.h); PART_TOTAL: of all */
    struct assessed_sheet *sheets;
    struct scored_sheet
        *scores; /* of those that have points (score.h), where they were asked for */
    size_t score_count;
    size_t sheet_count;
    struct uncounted *uncounted; /* by unit, then in the order of the schema */
    size_t uncounted_count;
    struct assessed *targets; /* in the order of the plan */
    size_t target_count;
    size_t targets_faulty; /* of the plan, that could not be read and are not judged */
    size_t counts[VERDICT_COUNT];

    bool is_public;                      /* made fit for everybody: see publish.h */
    size_t targets_small;                /* of a public assessment: of the whole plan */
    const struct assessing *trails;      /* what they are made from, where they were asked for
                                            (trail.h); else NULL */
    const struct comparison *comparison; /* with an older report; NULL: none was asked for */

    /* Where it comes from. */
    struct slice version;        /* of taizhang */
    struct slice ledger;         /* the folder, as named */
    struct slice commit;         /* git's; empty where there is none */
    bool commit_hidden;          /* there is one, and only git can read which */
    struct slice hash;           /* SHA-256 over the files, in hexadecimal */
    struct schema_used *schemas; /* that are not built in */
    size_t schema_count;
    size_t files;                 /* township, plans and records */
    size_t files_faulty;          /* with an error */
    size_t files_unread;          /* not readable at all, or not to their end */
    const struct left_file *left; /* files among the records that are not counted; of a public
                                     assessment only their number may be reported */
    size_t left_count;
};

#endif
