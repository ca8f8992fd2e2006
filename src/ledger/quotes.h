/* SPDX-License-Identifier: MIT */
/*
 * quotes: the plan's targets against the plan's own words.
 *
 * Every quote must stand in the source text, character for character, and the source must
 * be the one that the plan was written for (its SHA-256 over the text with LF line ends).
 */
#ifndef TAIZHANG_LEDGER_QUOTES_H
#define TAIZHANG_LEDGER_QUOTES_H

#include "ledger/files.h"
#include "plan/plan.h"

/* Nothing is checked where the plan names no source. */
void quotes_check(struct arena *arena, const struct files *files, const struct plan *plan,
                  struct diag_list *diags);

#endif
