/* SPDX-License-Identifier: MIT */
/* diag_room: what the files of a diagnostic share. Not for other rooms. */
#ifndef TAIZHANG_DIAG_DIAG_ROOM_H
#define TAIZHANG_DIAG_DIAG_ROOM_H

#include "diag/diag.h"

/* Whether a value of that name is there. */
bool diag_is_set(const struct diag *diag, struct slice name);

/* Whether a value of that name repeats what stands in a line: it may be a part of what is hidden.
 */
bool diag_is_quoted(const char *name);

/* One in few bytes: what it is sorted by, and the rest (diag_pack.c). */
struct packed_diag {
    struct slice path;
    enum diag_code code;
    uint32_t rank, order, line, column;
    unsigned char bytes[];
};

/* What it says is valid as long as the texts and it. */
void diag_unpack(const struct diag_texts *texts, const struct packed_diag *packed,
                 struct diag *out);

/* Counts one more of a code, or one less. */
void diag_count(struct diag_list *list, enum diag_code code, bool up);

#endif
