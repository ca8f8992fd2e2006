/* SPDX-License-Identifier: MIT */
/*
 * finding: a diagnostic as programs that keep findings want it: with a path that means the same
 * from run to run, and a mark by which they know it again.
 *
 * Paths are as the ledger was named. A forge looks for them from the top of the repository, so a
 * CI job runs there and names the ledger without a leading slash.
 */
#ifndef TAIZHANG_REPORT_FINDING_H
#define TAIZHANG_REPORT_FINDING_H

#include "report/report.h"

#include <stdint.h>

/* "TZ214" */
void finding_code(struct buffer *out, const struct diag *diag);

/* "TZ214 no-such-code" */
void finding_title(struct buffer *out, const struct diag *diag);

/* A path as forges compare it: without "./" and doubled slashes. As it is otherwise: not escaped
 * for any format. */
void finding_tidy(struct buffer *out, struct slice path);

/* The path of a place, tidy. What concerns the folder of the ledger as a whole stands in its
 * township file: forges show files. */
void finding_path(struct buffer *out, const struct diag_place *place,
                  const struct report_style *style);

/* Message and help, `between` them; safe to print. */
void finding_text(struct buffer *out, const struct diag *diag, struct slice between,
                  enum lang lang);

/*
 * By what a finding is known again: its code, its path, and what stands on its line, spaces
 * around left out, so that it stays the same when lines above come or go, in either language and
 * when a message is worded anew. A finding without a line is known by its message. What
 * is alike in all this is counted, in the order of the list.
 */
#define FINGERPRINT_BYTES 16

struct fingerprint {
    uint8_t hash[FINGERPRINT_BYTES];
    size_t count; /* from 1 */
};

/* Of every item of a sorted list; they live in its arena. */
const struct fingerprint *fingerprints_make(const struct diag_list *diags);

/* "2bd806c97f0e00af1a1fc3328fa763a9:1" */
void fingerprint_add(struct buffer *out, const struct fingerprint *fingerprint);

#endif
