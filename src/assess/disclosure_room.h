/* SPDX-License-Identifier: MIT */
/*
 * disclosure_room: which figures of people a public report may show, and which it must withhold.
 *
 * Statistical disclosure control by suppressing cells. A reader of a public report adds and
 * subtracts what it prints, and knows the plan. So figures are looked at together, whichever target
 * prints them:
 *
 * quantity: what is counted, by one measure in one period, recorded or proven, or what a share is
 *     of. It has a value in each unit, and in each set of units that some target adds up. Two
 *     targets, or readings, that count the same share their quantities.
 * line: a figure as a report prints it: of one unit or of the total of a target, with all that
 *     stands in it (recorded, proven, what it is of, its periods). It is reported or withheld
 * whole. guarded: a quantity in a set of units that nobody may work out: it is between 1 and 4, or
 * it is by so little less than a wider one, which says how many are left out.
 *
 * A guarded value is safe when there is another world: other figures, of which the report would
 * print the very same, and in which that value is another one. Looked for are worlds in which one
 * person more or less is in a unit, and one less or more in another one, with all that must change
 * with it. Where there is none, more is withheld until there is: first another unit, the least that
 * serves, then totals, at the end the verdict that gives it away. At the worst everything of
 * people is withheld, so this ends.
 */
#ifndef TAIZHANG_ASSESS_DISCLOSURE_ROOM_H
#define TAIZHANG_ASSESS_DISCLOSURE_ROOM_H

#include "assess/assess_room.h"
#include "assess/old_report_room.h"
#include "assess/publish.h"

#include <assert.h>
#include <string.h>

#define NO_VALUE INT64_MIN
#define NONE     SIZE_MAX

/* What a measure counts in one of its periods: of which entries, or of which different values. Of
 * an older report that is what is dated by its day, as far as the records are still the same. */
struct base {
    size_t measure, period;
    date_days until; /* of an older report: its day */
    bool read;
    uint64_t *entries; /* sorted, each once */
    size_t entry_count;
    uint64_t *keys; /* of different values, by their names: sorted, each once */
    size_t key_count;
};

struct quantity {
    size_t base;
    size_t among; /* the measure whose values it is kept to; NONE */
    size_t less;  /* the measure that is taken off it; NONE */
    bool proven;
    bool old;          /* as an older report has it */
    bool split;        /* it is one of a family of disclosure_atoms.c */
    size_t twin;       /* of an old one: the same now */
    int64_t *values;   /* by set; NO_VALUE where no line has it */
    uint32_t *printed; /* by set: how many lines show it */
    bool *guarded;     /* by set */
};

struct unit_set {
    const size_t *units; /* ascending */
    size_t count;
};

struct figure_line {
    size_t owner;
    size_t set;
    size_t slot; /* of the unit among its owner's, or NONE: the total */
    struct {
        ARRAY(size_t);
    } quantities;
    bool old;
    bool contrary; /* it tells another figure of a quantity than a line before it */
    bool withheld;
};

/* A target or reading that counts people. */
struct owner {
    struct assessed *assessed;
    const struct target *target;
    bool reading;
    bool member;   /* other targets are made of it */
    bool wordless; /* its verdict is withheld */
    bool withheld; /* so are all of its figures */
    size_t *lines; /* by slot, the total last; NONE */
    size_t *olds;  /* the same of the older report; NULL: there is none */
    struct old_target *old;
};

/* One person more (by 1) or less (by -1) in a unit, and the other way round in another (or NONE).
 */
struct person_move {
    size_t quantity, unit, other;
    int by;
    size_t still; /* a quantity that is the same there, or NONE */
};

struct guard {
    size_t quantity, set;
    size_t from;              /* what it is a little less than: the difference is guarded; NONE */
    struct person_move shift; /* of the world that made it safe last; by 0: none yet */
};

/* Parts that have nothing in common and make up a whole. */
struct cover {
    size_t whole;
    size_t *parts;
    size_t count;
};

struct cover_list {
    ARRAY(size_t);
};

#define UNITS_OF_WORLD 2 /* units that may be others in one world */

struct disclosure {
    struct arena *arena;
    const struct ledger *ledger;
    struct assessment *assessment;
    date_days old_day; /* of the older report */
    size_t unit_count; /* the first sets are the units, one by one */
    struct {
        ARRAY(struct base);
    } bases;
    struct {
        ARRAY(struct quantity);
    } quantities;
    struct {
        ARRAY(struct unit_set);
    } sets;
    struct {
        ARRAY(struct figure_line);
    } lines;
    struct {
        ARRAY(struct owner);
    } owners;
    struct {
        ARRAY(struct guard);
    } guards;
    struct {
        ARRAY(struct cover);
    } covers;
    int64_t *table;               /* the values once more, by set and then by quantity */
    signed char *within;          /* by two quantities: 1 or 0; -1: not looked at yet */
    signed char *apart;           /* the same of is_apart() */
    struct cover_list *covers_of; /* by quantity: those that it is the whole or a part of */
    size_t **orders;              /* by quantity: units in which it may be another (units_of()) */
    struct {
        ARRAY(struct family);
    } families;
    struct slice *names; /* all different values that anything counts, sorted; see name_of() */
    size_t name_count;
    size_t worlds; /* that were looked at */
    /* By quantity, of the two units of the world at hand: by how much it is another; else all 0. */
    signed char *moved[UNITS_OF_WORLD];
    bool changed;
};

/* ---- disclosure_people.c ---- */

/* Whether a target counts people, one way or another. */
bool target_counts_people(const struct disclosure *d, const struct target *target);

/* Whether it asks for a number of people by a condition: that one entry meets it says what the
 * number is. Of one that counts people. */
bool target_asks_numbers(const struct disclosure *d, const struct target *target);

/* Whether its units are asked for as many as they have people: each bound is such a number. */
bool quota_is_of_people(const struct ledger *ledger, const struct target *target);

/* Whether nothing is reported of it, nor its verdict. */
bool target_is_withheld(const struct disclosure *d, const struct target *target);

/* ---- disclosure_cells.c ---- */

/* Makes quantities, sets and lines of all targets that count people; `old` may be NULL. */
void disclosure_collect(struct disclosure *d, struct old_report *old);

/* The figure of the older report that stands for a slot of an owner; NULL for none. */
struct old_figure *old_figure_of(const struct disclosure *d, const struct owner *owner,
                                 size_t slot);

bool set_has(const struct disclosure *d, size_t set, size_t unit);

static inline bool is_printed(const struct disclosure *d, size_t quantity, size_t set)
{
    assert(quantity < d->quantities.len && set < d->sets.len);
    return d->quantities.items[quantity].printed[set] > 0;
}

static inline int64_t value_of(const struct disclosure *d, size_t quantity, size_t set)
{
    assert(quantity < d->quantities.len && set < d->sets.len);
    return d->quantities.items[quantity].values[set];
}

/* Whether two targets are about the same units. */
static inline bool has_units_of(const struct target *a, const struct target *b)
{
    return a->unit_count == b->unit_count &&
           memcmp(a->units, b->units, a->unit_count * sizeof *a->units) == 0;
}

static inline bool is_guarded(const struct disclosure *d, size_t quantity, size_t set)
{
    assert(quantity < d->quantities.len && set < d->sets.len);
    return d->quantities.items[quantity].guarded[set];
}

static inline bool is_small(int64_t value)
{
    return value > 0 && value < SMALL_LIMIT;
}

/* ---- disclosure_within.c ---- */

/* What a fact counts: its entry; scalars of a list are told apart by where they stand. */
uint64_t fact_entry(const struct measure *measure, const struct fact *fact);

/* A different value as a number: where it stands among all of them. */
uint64_t name_of(struct disclosure *d, struct slice name);

/* Whether all that one quantity counts is counted by a wider one, too. */
bool is_within(struct disclosure *d, size_t narrow, size_t wide);

/* Whether a quantity counts just what a measure does in a period. */
bool base_is(struct disclosure *d, size_t quantity, size_t measure, size_t period);

/* Whether two quantities have nothing in common; how much is in one. */
bool is_apart(struct disclosure *d, size_t a, size_t b);
size_t base_size(struct disclosure *d, size_t quantity);

/* ---- disclosure_parts.c ---- */

void find_covers(struct disclosure *d);

/* ---- disclosure_atoms.c, disclosure_small.c ---- */

/* Cuts what is counted into atoms. */
void find_atoms(struct disclosure *d);

/* Guards what few people can be worked out from who are no figure: one or several atoms. */
void guard_atoms(struct disclosure *d);

/* ---- disclosure_world.c ---- */

#define CHANGES_MAX 64 /* of one world */

/* Why there is no such world, or what it takes. */
struct cost {
    struct {
        size_t quantity, set;
    } withhold[CHANGES_MAX]; /* what is printed, and must not be */
    size_t withhold_count;
    size_t row;        /* a quantity printed for a set of units is in the way: the set, or NONE */
    size_t row_of;     /* that quantity */
    size_t owner;      /* a verdict is in the way: whose, or NONE */
    int64_t loss;      /* how many figures are withheld for it, and then how much stands in them */
    int64_t less_than; /* what costs as much is not looked at to its end */
};

/* Whether the world of a shift would print the same, once what it costs is withheld, and costs less
 * than `cost->less_than`. */
bool world_is_like(struct disclosure *d, const struct person_move *shift, struct cost *cost);

/* ---- disclosure_guard.c ---- */

void withhold_line(struct disclosure *d, struct figure_line *line);

/* Withholds a quantity in a set, and sees to it that it cannot be worked out. */
void guard(struct disclosure *d, size_t quantity, size_t set);

/* Every line that shows a quantity of a set. */
void withhold(struct disclosure *d, size_t quantity, size_t set);

/* Guards what is small by itself; then what is a little less than a wider one, or of the older
 * report a little other than now. */
void guard_small(struct disclosure *d);
void guard_differences(struct disclosure *d);

/* Guards a part of a whole where several parts together leave a little of it. */
void guard_rests(struct disclosure *d);

/* ---- disclosure_widen.c, disclosure_safe.c ---- */

void widen_all(struct disclosure *d);
void make_safe(struct disclosure *d, struct guard *guarded);

/* ---- disclosure.c ---- */

/* Of a line, or of NONE. */
bool is_line_withheld(const struct disclosure *d, size_t line);

/* ---- disclosure_months.c ---- */

/* Marks the targets of which no months may be reported (`curveless`); what is withheld was applied.
 */
void disclosure_withhold_months(struct disclosure *d);

/* ---- disclosure_words.c ---- */

/* A quantity in a unit is another. */
struct change_of {
    size_t quantity, unit;
    int by;
};

/* Whether all verdicts stay as they are; else whose does not. */
bool words_stay(const struct disclosure *d, const struct change_of *changes, size_t count,
                size_t *owner);

#endif
