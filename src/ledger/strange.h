/* SPDX-License-Identifier: MIT */
/*
 * strange: texts that are no part of a ledger: what they are, and how they can be read.
 *
 * Nothing is made of them but the places of what must not be in them.
 */
#ifndef TAIZHANG_LEDGER_STRANGE_H
#define TAIZHANG_LEDGER_STRANGE_H

#include "base/arena.h"

/*
 * Whether it shows or lists people (foreign.h), and lies in a ledger or outside it. Outside, what
 * has no zero bytes is a text that can be read, whatever its suffix: `logo.svg`, `list.csv`.
 */
bool strange_is_foreign(struct slice path, struct slice text, bool inside);

/* A text as it is, and, where it has zero bytes, as UTF-16 of both orders, with or without a mark
 * in front, for it may hold a part that is. */
#define STRANGE_READINGS_MAX 3

struct strange {
    struct slice readings[STRANGE_READINGS_MAX]; /* writable; the first is the text itself */
    size_t count;
};

struct strange strange_read(struct arena *arena, struct slice text);

#endif
