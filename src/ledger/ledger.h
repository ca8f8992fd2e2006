/* SPDX-License-Identifier: MIT */
/*
 * ledger: a folder of records, read against its schemas and a plan.
 *
 * ledger_open() does all that comes before judging: schemas, township, plans, then each
 * record file on its own through tree, schema and facts, then the links between files.
 * Every fault is in the list of diagnostics; what could not be read is in the facts as
 * gaps.
 */
#ifndef TAIZHANG_LEDGER_LEDGER_H
#define TAIZHANG_LEDGER_LEDGER_H

#include "base/hash.h"
#include "base/pool.h"
#include "ledger/facts.h"
#include "ledger/files.h"
#include "ledger/schemas.h"

struct ledger_options {
    struct slice root;
    bool staged;          /* what git is about to commit, not what the folder holds */
    struct slice schemas; /* a folder that replaces the built-in schemas; empty: none */
    struct slice plan;    /* the id of a plan; empty: chosen by date */
    bool has_as_of;
    date_days as_of; /* when has_as_of; else the earlier of today and the plan's end */
    date_days today;
    struct reading_choices choices; /* readings to judge by */
    bool narrow;                    /* look at [begin, end] only */
    date_days begin, end;
    struct slice trace; /* the id of a target whose near misses are reported; empty: none */
    bool figures;       /* facts are made of what the plan counts; without, for the links alone */
    bool sweep; /* look for personal numbers in files that are not read, too (files_sweep()) */
    const struct progress *progress; /* or NULL */
    size_t jobs; /* threads that read record files; what comes of it is the same for any number */
};

struct ledger {
    struct files files;
    struct township township;
    struct plan *plan;    /* the chosen one; NULL where there is none that can be used */
    struct slice *rivals; /* ids of other plans that hold the day that a plan is chosen for */
    size_t rival_count;
    struct slice traced; /* id of the target that is traced; empty: none */
    struct facts facts;
    const struct field *shape;  /* of record files */
    struct own_schemas schemas; /* that are not built in */
    struct slice commit;        /* git's; empty where there is none, or not yet */
    date_days chosen_for;
    date_days begin, end;     /* where narrow */
    bool narrow;              /* facts are of [begin, end] only */
    bool doubtful;            /* township or plan hold faults that may feed any target */
    bool commit_hidden;       /* there is one, and only git can read which */
    char hash[HASH_HEX_SIZE]; /* over all files but sources: see hash.h */
};

/*
 * Which plan judges: the one that was asked for; else, of those whose period holds the day (today
 * or the as-of date; where none does, the last day of any), the one that lies within all the
 * others, as a year lies within three. Where none does, plan is NULL, and the rivals are those that
 * hold it.
 */

/*
 * Reads the ledger; false where nothing can be said about it (no ledger, no schemas, a
 * plan that is not there): then a diagnostic of severity fatal or error says why. The
 * arena holds all of it.
 */
bool ledger_open(struct arena *arena, const struct ledger_options *options, struct diag_list *diags,
                 struct ledger *out);

#endif
