/* SPDX-License-Identifier: MIT */
/*
 * pattern_seen: texts that a pattern was found not to match.
 *
 * Records say the same again and again - the room where one meets, the office that held it - and a
 * pattern for what may speak of a person takes ten thousand steps for such a text. Only short texts
 * are kept, and the first of them: none is ever replaced, so that threads may ask and add at once.
 * Words for fields that are none of personal data are kept so, too.
 */
#ifndef TAIZHANG_SCHEMA_PATTERN_SEEN_ROOM_H
#define TAIZHANG_SCHEMA_PATTERN_SEEN_ROOM_H

#include "base/slice.h"

#include <stdatomic.h>
#include <stdint.h>

#define SEEN_SLOTS 512
#define SEEN_BYTES 96 /* of a text: a line of Chinese */

struct seen_text;

struct pattern_seen {
    atomic_bool any; /* of a pattern that every sound value matches nothing is kept */
    struct seen_text *_Atomic slots[SEEN_SLOTS];
};

void seen_init(struct pattern_seen *seen);

bool seen_has(struct pattern_seen *seen, struct slice text);

/* Keeps it, where it is short and its place is free. */
void seen_add(struct pattern_seen *seen, struct slice text);

void seen_free(struct pattern_seen *seen);

#endif
