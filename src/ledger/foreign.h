/* SPDX-License-Identifier: MIT */
/*
 * foreign: files that belong into the office's cabinet and never into a ledger.
 *
 * Pictures, spreadsheets, PDFs, papers of word processors, archives, recordings and databases
 * show people, or hold lists of them, and no check can look into them. They are known by
 * their suffix in any case (IMG_1.JPG), and where the suffix says nothing by their first
 * bytes. A record names the shelf mark of such a thing instead.
 */
#ifndef TAIZHANG_LEDGER_FOREIGN_H
#define TAIZHANG_LEDGER_FOREIGN_H

#include "base/slice.h"

/* Whether the suffix of a path says so. */
bool foreign_by_name(struct slice path);

/* Whether the first bytes of a text say so; FOREIGN_HEAD_BYTES of them will do. */
#define FOREIGN_HEAD_BYTES 16
bool foreign_by_bytes(struct slice head);

/* Whether a path, relative to the ledger, lies in a folder named private. */
bool foreign_private(struct slice relative);

#endif
