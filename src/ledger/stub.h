/* SPDX-License-Identifier: MIT */
/*
 * stub: texts that stand in the place of a document, and are none.
 *
 * An empty file, one of nothing but remarks, the zero bytes that a power cut leaves, the pointer of
 * Git LFS, the path that git writes where a system has no links. What should stand there is not
 * zero but unknown, so each is an error that says what it is.
 */
#ifndef TAIZHANG_LEDGER_STUB_H
#define TAIZHANG_LEDGER_STUB_H

#include "ledger/files.h"

/* What a text is in place of a document; LEFT_WHY_COUNT where it may be one. */
enum left_why stub_of(struct slice text);

/* Reports it of a file. `unit`: of a file of records, the id of some unit of the township, for an
 * example. */
void stub_report(struct arena *arena, const struct ledger_file *file, enum left_why why,
                 struct slice unit, struct diag_list *diags);

#endif
