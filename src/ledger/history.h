/* SPDX-License-Identifier: MIT */
/*
 * history: every text that a repository has ever been given, searched for personal numbers.
 *
 * Git forgets nothing: what was corrected in a later commit is still there, and goes along with
 * every push and clone. Looked at is what `git rev-list --objects` lists, each object once: the
 * texts of all files of all commits, whatever their names, the names of files and folders, what
 * commits and annotated tags say. Without a range that is what any ref (branches of remotes, tags,
 * stashes, notes), the HEAD of any work tree or any reflog leads to, so also what was amended or
 * rebased away; and the names of refs. With a range it is what its commits add to those before
 * them.
 *
 * Not looked at: names and addresses of authors, committers and taggers, who are the tool's own
 * users; the tags that a merge of a signed tag repeats; submodules, which are repositories of their
 * own; the index, which is for `check --staged`; what nothing leads to any more, until git deletes
 * it (`git gc --prune=now`); what records must not say beyond numbers, which only schemas know.
 *
 * A find is reported where it came in, with the commit that is first in the order of git log
 * --reverse, as COMMIT:PATH, which `git show` takes. The same line in later versions of the file is
 * counted there. Pictures, spreadsheets and the like are reported as by files_sweep(); a folder
 * with a township's file is a ledger. Memory follows the number of what is found and the largest
 * text, not the history; time its bytes.
 */
#ifndef TAIZHANG_LEDGER_HISTORY_H
#define TAIZHANG_LEDGER_HISTORY_H

#include "ledger/files.h"

struct history_size {
    size_t commits, texts;
};

/*
 * Looks at the repository of the folder where we run. `range` is what git takes for one, such as
 * main..topic or v1.0, with zeros for no commit, too; data NULL: everything. What cannot be looked
 * at is a diagnostic: a range that git does not know, objects that are not here, a clone whose
 * history is cut.
 */
void history_check(struct arena *arena, struct slice range, const struct progress *progress,
                   struct diag_list *diags, struct history_size *size);

#endif
