/* SPDX-License-Identifier: MIT */
/* link_room: what the files that link entries share. See link.h. */
#ifndef TAIZHANG_LEDGER_LINK_ROOM_H
#define TAIZHANG_LEDGER_LINK_ROOM_H

#include "ledger/link.h"
#include "ledger/link_index.h"

struct candidates {
    const struct field *field;
    uint32_t unit;
    ARRAY(struct slice);
};

struct linker {
    struct arena *arena;
    const struct link_scope *scope;
    struct diag_list *diags;
    struct facts *facts;
    struct id_order by_value, by_entry; /* the ids of all, once somebody asks */
    struct id_ranges by_unit;
    size_t hints; /* given so far */
    struct {
        ARRAY(struct candidates);
    } candidates;
};

/* Where a fault is reported: the file is read again, for its tree and text are gone. */
struct span link_span(struct linker *linker, const struct mention *mention);

/* Marks the entry that a mention stands in. */
void link_mark(struct linker *linker, const struct mention *mention);

/* Whether an entry, or one that it is in, holds a fault: it is not accused of what may only follow.
 */
bool link_is_bad(const struct facts *facts, uint32_t entry);

/* Whether an entry is another one, or lies in it. */
bool link_is_in(const struct facts *facts, uint32_t entry, uint32_t other);

/* The id that a reference names; false where nothing is known by it. */
bool link_find(struct linker *linker, const struct mention *ref, struct mention *id);

/* The id by which an entry is known; false for none. */
bool link_id_of(struct linker *linker, const struct field *field, uint32_t entry,
                struct mention *id);

/* Calls the function with the references of each file, in the order of the files; they go then. */
void link_each_file(struct linker *linker, void *context,
                    void (*look)(struct linker *linker, void *context,
                                 const struct mention_list *refs));

/* What is wrong with the time of an entry that is named, where nothing is known after the last day;
 * DIAG_CODE_COUNT for nothing. */
enum diag_code link_absence(const struct entry *from, const struct entry *to, date_days last);

/* The mention of a field in the entry that another one of the list stands in; NULL for none. */
const struct mention *link_beside(const struct facts *facts, const struct mention_list *list,
                                  size_t index, const struct field *field,
                                  bool (*is_in)(const struct facts *facts, uint32_t entry,
                                                uint32_t other));

/* x-within, for each reference; when all of them are found. */
void link_within(struct linker *linker);

/* "date, topic": what two entries are alike in. */
void link_set_fields(struct diag *diag, const struct sameness *same);

/* x-same with agree: entries that are alike and say different things. */
void link_agree(struct linker *linker);

/* x-succeeds and x-open, for each reference, when that is done. */
void link_times(struct linker *linker);

/* What the header of a unit says: in several files once, or the same in each; x-at-most: no entry
 * of any of them goes beyond it. */
void link_heads(struct linker *linker);

#endif
