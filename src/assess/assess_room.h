/* SPDX-License-Identifier: MIT */
/*
 * assess_room: from facts to verdicts, which only this room sees.
 *
 * tally: what the facts of one measure come to, unit by unit and in all, period by period.
 * figures: the parts of a target, made of the tallies of its measures.
 * judge: the verdict of one figure, and of a target from those of its parts.
 */
#ifndef TAIZHANG_ASSESS_ASSESS_ROOM_H
#define TAIZHANG_ASSESS_ASSESS_ROOM_H

#include "assess/assessment.h"
#include "assess/pieces_room.h"
#include "ledger/ledger.h"
#include "ledger/places.h"

/* ---- facts (counted.c) ---- */

/* Which facts are looked at: those that count on the reference date, or as they were on a day. */
struct fact_view {
    const struct facts *facts;
    bool as_of;
    date_days day;
};

struct view_reader {
    struct fact_view view;
    size_t measure;
    bool past; /* what counted before is being read, behind what counts now */
    struct fact_reader reader;
};

/* Those of a measure, in file order, those of before last. */
struct view_reader view_read(const struct fact_view *view, size_t measure);
bool view_next(struct view_reader *reader, struct fact *out);

/* A fact that is one of a target's; slot: the index of its unit among the target's. Its period is
 * the piece of that slot which it goes to (pieces_room.h). */
struct counted {
    struct fact fact;
    size_t slot;
    uint32_t in_total; /* the piece of the total */
    size_t index;      /* among those of the target, though some are left out (without_room.h) */
    bool again;        /* another unit of the target has the same: not in the total */
    bool guest;        /* in the total alone: its unit is not asked for the value (pieces_room.h) */
};

struct tally;
struct suspicion;

struct counted_reader {
    const struct tally *tally;
    struct view_reader facts;
    bool again;
    size_t index;
    uint32_t unit; /* of the fact before: those of a file follow each other */
    size_t slot;   /* of that unit */
};

/* What a tally counts, in file order. */
struct counted_reader counted_read(const struct tally *tally);
bool counted_next(struct counted_reader *reader, struct counted *out);

/* What some slots of a tally count, slot by slot, each in file order. */
struct listing {
    const struct tally *tally; /* NULL: of none, and empty */
    struct fact *facts;
    size_t *ends; /* by slot, that of all together behind the last: where its facts end */
};

/* The slots from one to another. */
struct listing listing_make(struct arena *arena, const struct tally *tally, size_t first,
                            size_t last);
const struct fact *listing_of(const struct listing *listing, size_t slot, size_t *count);

/* ---- tallies (tally.c, tally_distinct.c) ---- */

/* A figure in the making. */
struct cell {
    struct gathered got;
    size_t entries, entries_unproven;
    struct fact *latest; /* where the latest entry decides */
};

/* What is asked of a fact that has a value. */
struct keyed {
    uint32_t period, in_total, key, slot; /* key: the number of the value */
    bool again, proven;
    uint64_t shown;
};

struct keyed_facts {
    ARRAY(struct keyed);
};

struct tally {
    const struct measure *measure;
    struct fact_view view;
    const struct target *target;
    size_t index;                      /* of the measure in the plan */
    const struct suspicion *suspicion; /* by counted.index, what is left out; NULL: nothing is */
    bool in_total;                     /* what is left out of the total; else of the units */
    size_t slots;                      /* units; the total is the slot behind the last */
    struct pieces pieces;
    struct cell *cells;       /* slot by slot, each with its pieces */
    size_t counted_count;     /* those that are left out among them */
    struct keyed_facts keyed; /* of different values: by piece, value and slot */
    struct shared_value *doubles;
    size_t double_count;
};

struct cell *tally_cell(const struct tally *tally, size_t slot, size_t piece);

/* The index of a unit in an ascending list, or among a target's; SIZE_MAX for none. */
size_t unit_slot(const size_t *units, size_t count, size_t unit);
size_t target_slot(const struct target *target, size_t unit);

/* A measure for a target, of which nothing is tallied yet. */
struct tally tally_start(const struct plan *plan, const struct fact_view *view,
                         const struct target *target, size_t measure);

/* Tallies it. `among`, unless NULL: different values count only where they are also among those. */
struct tally tally_measure(struct arena *arena, const struct plan *plan,
                           const struct fact_view *view, const struct target *target,
                           size_t measure, const struct tally *among);

/* The pieces of a target with `per` (tally_values.c). */
struct pieces target_pieces(struct arena *arena, const struct plan *plan,
                            const struct fact_view *view, const struct target *target);

/* The different values that a tally of units counts, as those of `per`. */
struct value_list {
    ARRAY(struct piece_value);
};

void tally_add_values(struct arena *arena, const struct tally *tally, struct value_list *out);

/* Makes the cells of a tally that has all else. */
void tally_counted(struct arena *arena, struct tally *tally, const struct tally *among);

/* The cells of different values, of which the facts were gathered. */
void tally_distinct(struct arena *arena, struct tally *tally, const struct tally *among);

/* Adds what a fact gives to what others of its measure gave; false where that makes nothing
 * more. */
bool take_fact(const struct measure *measure, struct gathered *got, const struct fact *fact);

/* Adds what could not be read to the parts that it may have counted in (gaps.c). */
void add_gaps(const struct ledger *ledger, const struct target *target, struct assessed *out);

/* ---- targets (figures.c) ---- */

struct assessing {
    struct arena *arena;
    const struct ledger *ledger;
    struct fact_view view;
    struct places *places;
};

/* ---- disclosure_people.c: of a schema without x-people everything is of people ---- */

/* Whether what a measure looks into are entries of people (x-people). */
bool measure_reads_people(const struct field *shape, const struct measure *measure);

/* Whether it counts people, asks for their number or tells what is private of them (x-private). */
bool measure_counts_people(const struct field *shape, const struct measure *measure);

/* Whether one of a target's own measures is so: what it counts, of which, and less which. */
bool target_has_measure(const struct ledger *ledger, const struct target *target,
                        bool (*is_so)(const struct field *, const struct measure *));

/* Whether a target asks the same of each of some people, or of codes, which are those of somebody:
 * how many of them hold is a number of people, and no sum of anything. Or asks as much as goes by a
 * number of people, which it tells. */
bool want_is_of_people(const struct ledger *ledger, const struct target *target);

/* The tallies of a target's measures; those that it does not have are all zero. */
struct target_tallies {
    struct tally good, among, less;
};

/* In the arena, which need not last. */
struct target_tallies tally_target(const struct assessing *assessing, struct arena *arena,
                                   const struct target *target);

/* What different values that a target counts must be among, by the tally of its `among`: that, or
 * NULL where it has none or they need not be. */
const struct tally *tally_kept_to(const struct tally *among);

/* Whether a target's total is what its units have, added up; else what they have together, in which
 * a value that several have is one. */
bool figure_adds_up(const struct assessed *target);

/* Fills parts and total of a target with measures of its own. */
void make_figures(const struct assessing *assessing, const struct target *target,
                  const struct target_tallies *tallies, struct assessed *out);

/* Assesses a target, or one of its readings or members; not its readings (assess.c). */
void assess_target(struct assessing *assessing, const struct target *target, struct assessed *out);

/* Parts and total of a target, with nothing in them yet. */
void make_parts(const struct assessing *assessing, const struct target *target,
                struct assessed *out);

/* Sets what is asked of each unit where that differs (quotas.c). */
void set_quotas(const struct assessing *assessing, const struct target *target,
                struct assessed *out);

/* Fills and judges parts and total of an all-of target (members.c). */
void assess_members(struct assessing *assessing, const struct target *target, struct assessed *out);

/* Fills and judges parts and total of a change (change.c). */
void assess_change(struct assessing *assessing, const struct target *target, struct assessed *out);

/* Reports a total that is reached what units lack and others make up (carried.c). After judging.
 */
void find_carried(struct assessed *target);

/* The kinds of evidence that a fact lacks (unproven.c). */
struct label *lacking_labels(struct arena *arena, const struct measure *measure, uint32_t lacks,
                             size_t *count);

/* The entries behind an unproven figure that lack evidence (unproven.c). */
void add_unproven(struct assessing *assessing, const struct target_tallies *tallies,
                  struct assessed *out);

/* Entries that no target counts (uncounted.c). */
void find_uncounted(struct assessing *assessing, struct assessment *out);

/* ---- judging (judge.c) ---- */

/* How the parts of a target are judged. */
struct judging {
    const struct target *target;
    date_days as_of;
    bool whole;   /* a share of whole things: an amount of them is rounded up */
    bool parted;  /* a number, or a share of one, that need not be whole: money, hours */
    bool due;     /* the due date is not after the as-of date */
    bool mean;    /* figures are sums by the number of their entries: fraction.c */
    bool settles; /* they are fractions that are shown as such: a mean, or points of a share */
    struct decimal per; /* of a fraction: limits are of so much of a whole; 0: of none */
    bool may_fall; /* a figure that does not only grow, or a share whose whole may: a max that is
                      passed may still hold when it is due */
};

/* Whether a target is a share of things that are counted whole: entries, or a number that the
 * schema calls an integer. */
bool counts_whole(const struct plan *plan, const struct target *target);

struct judging judging_of(const struct plan *plan, const struct target *target);

/* The fault of a figure as that of another one which it is part of: a unit's of the total, a
 * period's of all. What is too large for the one is so for the other. */
enum part_fault fault_from(enum part_fault fault, enum part_fault there);

/* Sets verdict and missing of a part by its figures and limits. Its figures of a mean are the sums,
 * and are then the means: a part is judged once. */
void judge_part(const struct judging *judging, struct part *part);

/*
 * A fraction is so many for each `per` of a whole: of a hundred in a share, of one in a mean, whose
 * whole are its entries. It is judged by what it is made of, for the fraction itself need not have
 * an end in decimals: of a limit it is asked which amount of what is counted that is. 99.5 % of 200
 * is 199. That is exact where `per` is a power of ten. Else it is brought to a step of 10^place,
 * up for a min and down for a max: where what is counted has no finer parts, it reaches or passes
 * the one as it does the other. false where it does not fit.
 */
struct fraction {
    struct decimal whole, per;
    int32_t place;
    bool up;
};

bool fraction_amount(struct decimal limit, const struct fraction *of, struct decimal *out);

/* By what a mean is divided. */
struct decimal mean_divisor(size_t entries);

/* What is recorded and what is proven may be of two wholes: those of a mean, a share, points. */
struct wholes {
    struct decimal recorded, proven;
};

struct wholes wholes_of(const struct judging *judging, const struct part *part);

/*
 * A mean and points need not have an end in decimals, so they are judged by what they are made of:
 * `at least 30` is 30 for each entry there is. What is shown has two decimals, or as many as its
 * bounds, and is cut; above a max it is rounded up. So it never stands on a side of a bound that it
 * is not on (fraction.c).
 */
bool fraction_shown(struct decimal amount, const struct fraction *of, const struct limits *limits,
                    struct decimal *out);

bool mean_of(struct decimal sum, size_t entries, const struct limits *limits, struct decimal *out);

/* What an amount lacks or has too much as a part of the fraction, rounded up. */
struct decimal fraction_difference(struct part *part, struct decimal amount,
                                   const struct fraction *of);

/* Makes figures that are shown of the amounts of a part that was judged. */
void fraction_settle(const struct judging *judging, struct part *part);

/* Sets figure and verdict of a part that is cut into pieces (judge_pieces.c). */
void judge_pieces(const struct judging *judging, struct part *part);

/*
 * The verdict of the N-th best of some, by how many there are of each verdict. Those that are
 * unclear are set aside, unless they could make it up: then nobody can say.
 */
enum verdict verdict_nth_best(const size_t *counts, size_t wanted);

/* Sets the verdict of a target from those of its parts. */
void judge_target(struct assessed *target);

#endif
