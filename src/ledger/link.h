/* SPDX-License-Identifier: MIT */
/*
 * link: what only several records together can show.
 *
 * x-unique: of two entries that share a value, the later is wrong. x-ref: a value that
 * nobody is known by. The entries at fault are marked bad (facts.h). x-succeeds: an entry that
 * takes the place of one that has not ended before it begins. No fault is told that may only follow
 * from another: a reference that finds nothing is not judged where some file that could hold what
 * it names was not read whole, or an entry there lacks its own value.
 *
 * Sorting and searching keep this at O(n log n).
 */
#ifndef TAIZHANG_LEDGER_LINK_H
#define TAIZHANG_LEDGER_LINK_H

#include "ledger/facts.h"
#include "ledger/files.h"

/* whole[unit]: every file that may be the unit's was read whole; all_whole: every file was. */
struct link_scope {
    const struct township *township;
    const struct files *files;
    const bool *whole;
    bool all_whole;
};

void link_facts(struct arena *arena, const struct link_scope *scope, struct diag_list *diags,
                struct facts *facts);

/*
 * When the facts are settled: what stands twice and may be right, as warnings. Entries at fault
 * take no part, and a line that says `# checked` is not told.
 *
 * x-same: two entries alike in what tells such entries apart, in a unit or in one that shares
 * the other. x-once: a value in two units at the same time. Each is told but the first.
 */
void link_same(struct arena *arena, const struct link_scope *scope, struct diag_list *diags,
               const struct facts *facts);
void link_once(struct arena *arena, const struct link_scope *scope, struct diag_list *diags,
               const struct facts *facts);

#endif
