/* SPDX-License-Identifier: MIT */
/*
 * ledger_room: a ledger in the making, shared by the files that open one.
 *
 * ledger.c: township, plans and the order of it all. plan_choice.c: which plan judges. records.c:
 * the record files; work.h: what is made of each. lost.c: files that may hold records by their
 * content, and are not called so or lie among the plans.
 */
#ifndef TAIZHANG_LEDGER_LEDGER_ROOM_H
#define TAIZHANG_LEDGER_LEDGER_ROOM_H

#include "ledger/contents.h"
#include "ledger/copies.h"
#include "ledger/ledger.h"
#include "ledger/schemas.h"

struct opening {
    struct arena *arena;
    const struct ledger_options *options;
    struct diag_list *diags;
    struct schemas schemas;
    struct ledger *ledger;

    struct plan *plans; /* one per plan file that has a head */
    struct ledger_file **plan_files;
    size_t plan_count;
    struct plan_span span; /* of all of them; not known where there is a plan that cannot be read */

    bool *unit_seen;     /* by unit: it has a file */
    bool *unit_reported; /* by unit: or that it has one that is not read has been reported */
    bool *unit_whole;    /* by unit: every file that may be its was read whole */
    bool all_known;      /* every record file says whose it is */
    bool all_whole;
};

/* Up to which the plans look at what is recorded, today at the latest. */
date_days opening_last_day(const struct opening *o);

/* Reads and checks a file; NULL where it could not be opened or is no document (stub.h). Trees of
 * township and plan stay. */
struct tree *read_document(struct opening *o, struct arena *arena, struct ledger_file *file,
                           const struct schema *schema);

/* Its step behind the reading. What of the file is to be remembered lives in `keep`. */
struct tree *check_document(struct arena *arena, struct arena *keep, struct ledger_file *file,
                            struct source *source, const struct schema *schema,
                            struct diag_list *diags);

/* Reports a plan that has the id of one that was read before. */
void plan_choice_check_id(struct opening *o, const struct plan *plan);

/* Chooses the plan that judges, reports plans that cross, and where none can be chosen. */
void plan_choice_make(struct opening *o);

/* What stands in a file that has been read, without a word about its faults. */
enum contents contents_look(const struct opening *o, const struct source *source);

struct contents_rules contents_rules_of(const struct opening *o);

/* Notes whose file it is; where nobody knows, it may be anybody's. */
void note_unit(struct opening *o, size_t unit, bool whole);

/* Notes that a file of the unit, or of nobody knows which, is there and not counted. */
void note_left_out(struct opening *o, size_t unit);

/* Looks at the files whose names, or whose folders, are none of records: some hold records that are
 * lost (lost.c). When the record files are read. */
void lost_read(struct opening *o, const struct facts_rules *rules, const struct copies *copies);

/* Reads the record files, and leaves their facts. */
void records_read(struct opening *o);

/* A file that does not say whose it is belongs to a unit that has no other file; where each has
 * one, it may be anybody's. */
void records_find_unread(struct opening *o);

/* A unit without a file is most likely one that was forgotten; where some file does not say
 * whose it is, that may be the one. */
void records_warn_units(struct opening *o);

#endif
