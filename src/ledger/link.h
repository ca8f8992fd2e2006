/* SPDX-License-Identifier: MIT */
/*
 * link: what only several records together can show.
 *
 * x-unique: of two entries that share a value, the later is wrong. x-ref: a value that
 * nobody is known by. x-within: two entries named together of which one does not lie in the other.
 * x-succeeds, x-open: an entry named that is not there on the day. The entries at fault are marked
 * bad (facts.h), and nothing is made of dates that are doubted. No fault is reported that may only
 * follow from another: a reference that finds nothing is not judged where some file that could hold
 * what it names was not read whole, or an entry there lacks its own value.
 *
 * An entry named whose dates do not fit several others is reported once, at the first of them, with
 * the lines of the rest: its own date is most likely the slip.
 *
 * Sorting and searching keep this at O(n log n).
 */
#ifndef TAIZHANG_LEDGER_LINK_H
#define TAIZHANG_LEDGER_LINK_H

#include "ledger/facts.h"
#include "ledger/places.h"

/* whole[unit]: every file that may be the unit's was read whole; all_whole: every file was. */
struct link_scope {
    const struct township *township;
    const struct files *files;
    struct places *places; /* of these files */
    const bool *whole;
    bool all_whole;
    date_days last; /* up to which the plans look at what is recorded, today at the latest */
};

/* The ids of all files live in the arena from here on, until link_once() has been. */
void link_facts(struct arena *arena, const struct link_scope *scope, struct diag_list *diags,
                struct facts *facts);

/*
 * When the facts are settled: what stands twice and may be right, as warnings. Entries at fault
 * take no part, and a line that says `# checked` is not reported.
 *
 * x-same: two entries alike in what tells such entries apart, in a unit or in one that shares
 * the other, or in all units; the facts get their groups (twins). x-proves: a shelf mark that
 * proves an entry already, after link_same(), which may have reported the entry as a whole; the
 * facts get the kinds of evidence that stand on such marks alone (reuses). x-rises: a value that is
 * less than an earlier one of the unit. x-once: a value in two units at the same time. Each is
 * reported but the first.
 */
void link_same(const struct link_scope *scope, struct diag_list *diags, struct facts *facts);
void link_marks(const struct link_scope *scope, struct diag_list *diags, struct facts *facts);
void link_rises(struct arena *arena, const struct link_scope *scope, struct diag_list *diags,
                const struct facts *facts);
void link_once(const struct link_scope *scope, struct diag_list *diags, const struct facts *facts);

#endif
