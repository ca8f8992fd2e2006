/* SPDX-License-Identifier: MIT */
/*
 * message: what a commit is about to say, for git's hook commit-msg.
 *
 * A message is kept as long as what is committed, and shown more often.
 */
#ifndef TAIZHANG_LEDGER_MESSAGE_H
#define TAIZHANG_LEDGER_MESSAGE_H

#include "diag/diag.h"

/*
 * Looks for personal numbers in the file that git hands to the hook, lines of comment included:
 * with `git commit -m` they are kept. The change that `git commit -v` shows below a scissors line
 * is not looked at, for git cuts it off; anything else below such a line is, for git may keep it.
 */
void message_check(struct arena *arena, struct slice path, struct diag_list *diags);

#endif
