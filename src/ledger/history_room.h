/* SPDX-License-Identifier: MIT */
/*
 * history_room: a history on its way through. history.c: what git lists; history_look.c: what an
 * object says; history_values.c: and the values of records; history_found.c: what has been found,
 * each mistake once.
 */
#ifndef TAIZHANG_LEDGER_HISTORY_ROOM_H
#define TAIZHANG_LEDGER_HISTORY_ROOM_H

#include "base/hash.h"
#include "ledger/history.h"
#include "ledger/objects.h"

/* A line, or a name, of which something was reported: later versions hold it, too. */
struct history_find {
    uint8_t key[HASH_BYTES];
    bool taken;        /* false: a free place in the table */
    struct diag *diag; /* NULL: it was there before the range */
    size_t again;
    size_t text;    /* that held it last, by history.reported */
    size_t in_text; /* how often that one holds it, but for the first time */
};

struct history {
    struct arena *arena;
    const struct progress *progress;
    struct diag_list *diags;
    struct history_size *size;
    struct git git;
    struct objects objects;

    /* Names of objects. What shows a path that is listed is git show ROOT:PATH: the root is the
     * commit, or a tree that is tagged. */
    struct buffer root;
    struct buffer commit, tree; /* the commit that was listed last, and its tree */
    struct buffer cut;          /* a commit whose parents this clone lacks; empty: none */
    struct buffer missed;       /* an object that git does not have; and how many there are */
    size_t missing;
    struct {
        ARRAY(struct slice);
    } ledgers; /* folders that have held a township's file; "" is the top */

    struct history_find *found; /* a hash table */
    size_t found_count, found_size;
    size_t reported; /* texts that were looked at for reports, whether or not there was something */
    bool before; /* what is looked at is what was there before the range: nothing of it is reported
                  */
};

/* An object that git has listed, and the rest of its line: a path, a tag's name, or the parents of
 * a commit. */
struct listed {
    struct slice name, rest;
};

/* Keeps the name of an object in place of the one before. */
void history_keep(struct buffer *to, struct slice name);

/* Looks at an object. `text` is what git has of it, and `large` whether that is its head alone. */
void history_look(struct history *history, const struct listed *listed, enum object_kind kind,
                  struct slice text, bool large);

/* Looks at the values of what may be a record, by the name of the source, and masks all of it. The
 * text itself has been looked at, and nothing was found. */
void history_look_at_values(struct arena *arena, const struct source *source,
                            struct diag_list *diags);

/* Looks at the path of a file or folder, all of its parts, and at the name of a ref. */
void history_look_path(struct history *history, struct slice path);
void history_look_ref(struct history *history, struct slice name);

/*
 * Reports what a list says that was made of one text, but of lines of the same path that were
 * reported before only how often. `raw` is that text with nothing masked.
 */
void history_report(struct history *history, struct slice path, struct slice raw,
                    const struct diag_list *list);

/* Words what is to be done, when all is found. */
void history_end_reporting(struct history *history);

#endif
