/* SPDX-License-Identifier: MIT */
/*
 * work: what is made of one record file, by itself, before it is known what the files before it
 * hold.
 *
 * Reading, parsing, checking and the facts of a file take nearly all the time and need nothing of
 * other files, so several threads do it at once (base/pool.h). Whether a file is a copy of another
 * one, and so counts at all, is for whoever takes the works over, in the order of the files
 * (records.c): a work is made as if its file were none, and what it says and counts is kept so that
 * it can be dropped.
 */
#ifndef TAIZHANG_LEDGER_WORK_H
#define TAIZHANG_LEDGER_WORK_H

#include "ledger/ledger_room.h"

enum work_found {
    WORK_UNREAD, /* it could not be read, which is reported */
    WORK_COPY,   /* its text is that of a file that is counted: nothing more was looked at */
    WORK_STUB,   /* no document: stub.h */
    WORK_OTHER,  /* a plan, a township, or of another program */
    WORK_RECORDS,
};

struct work {
    struct arena *arena; /* it, and lists of its facts that grow: gone with work_free() */
    enum work_found found;
    enum left_why stub;       /* what its text is in place of a document; LEFT_WHY_COUNT: nothing */
    enum contents contents;   /* of WORK_OTHER */
    struct ledger_file file;  /* a copy, with what is known of it now */
    struct diag_list diags;   /* all that is said of it; gone with work_free() */
    struct diag_list guarded; /* the same before it was read as records */
    bool of_unit;             /* its header names a unit: then its entries stand here */
    struct entry_hashes entries;
    struct file_facts facts;
};

/* What all works are made by. Any number of threads may read it at once. */
struct work_rules {
    const struct opening *opening;
    const struct facts_rules *facts;
    const struct copies *copies; /* by pool_lock() */
};

/* Where a thread puts what outlives the works: as long as the ledger. */
struct work_keep {
    struct arena *ledger;
};

struct work *work_make(const struct work_rules *rules, struct pool_worker *worker, size_t index,
                       const struct work_keep *keep);
void work_free(struct work *work);

#endif
