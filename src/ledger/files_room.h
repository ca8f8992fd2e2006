/* SPDX-License-Identifier: MIT */
/* files_room: what the files of files.h share. files.c: which there are; files_read.c: their texts;
 * files_sweep.c: what is no part of the ledger, and may hold personal numbers.
 */
#ifndef TAIZHANG_LEDGER_FILES_ROOM_H
#define TAIZHANG_LEDGER_FILES_ROOM_H

#include "ledger/files.h"

/* Says something of a file by its name. */
void files_warn(struct diag_list *diags, enum diag_code code, struct slice path);

/* Says of a file that it shows or lists people; `name` is the last part of its path, and inside
 * whether it lies in a ledger. */
void files_report_foreign(struct diag_list *diags, struct slice path, struct slice name,
                          bool inside);

/* A file beyond the bound is a fault of the record; any other failure is one of the world. */
void files_report_unreadable(struct diag_list *diags, struct slice path, int error);

/* The text of a file of the list, as it is. An errno value; files_report_unread() reports it, once
 * for each file. */
int files_text(struct arena *arena, const struct files *files, const struct ledger_file *file,
               struct slice *out);
void files_report_unread(struct arena *arena, const struct files *files, struct ledger_file *file,
                         int error, struct diag_list *diags);

/* The first bytes of a file, where they come from, at most `size`; fewer where there are no more,
 * or it cannot be read. */
struct slice files_head(const struct files *files, const struct ledger_file *file, char *out,
                        size_t size);

#endif
