/* SPDX-License-Identifier: MIT */
/*
 * diag_said: whether anything was said of a line, or names a text, without going through all that
 * was said. A file may hold a hundred thousand values that are masked, one after the other, and a
 * thousand diagnostics in which each of them could stand.
 *
 * What it denies is so; what it does not deny is looked for. Not for other rooms.
 */
#ifndef TAIZHANG_DIAG_DIAG_SAID_H
#define TAIZHANG_DIAG_DIAG_SAID_H

#include "diag/diag.h"

/* A shorter text is looked for on its own lines alone: it is in many others by chance. */
#define SAID_TEXT_MIN 4

struct diag_said;

/* Remembers what the list says of a source: all but the last ones, to which values may yet be set.
 * Nothing is where little was said. */
void said_remember(struct diag_list *list, const struct source *source);

/* From which on the list has to be looked through for what is about some lines, or names a text:
 * what stands before is about others, and names others. */
size_t said_from(struct diag_list *list, const struct source *source, size_t first_line,
                 size_t last_line, struct slice text);

#endif
