/* SPDX-License-Identifier: MIT */
/*
 * quotes: the plan's targets against the plan's own words.
 *
 * Every quote - of a target, of a further clause, of a sheet, of a passage that is no target -
 * must stand in the source text, character for character, and the source must
 * be the one that the plan was written for (its SHA-256 over the text with LF line ends). Every
 * number of the source that no quote holds is reported, so that no promise is forgotten: Arabic
 * ones, and Chinese numerals before a word that counts (x-counters). Numbers of paragraphs and the
 * years of the plan's own period are passed over.
 */
#ifndef TAIZHANG_LEDGER_QUOTES_H
#define TAIZHANG_LEDGER_QUOTES_H

#include "ledger/files.h"
#include "plan/plan.h"

/* A plan that names no source, though the ledger keeps texts, is reported, and nothing else is
 * checked. */
void quotes_check(struct arena *arena, struct files *files, const struct plan *plan,
                  const struct numerals *numerals, struct diag_list *diags);

#endif
