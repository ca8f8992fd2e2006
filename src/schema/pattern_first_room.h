/* SPDX-License-Identifier: MIT */
/*
 * pattern_first: the characters that a match of a pattern can begin with.
 *
 * A pattern for what may speak of a person is an alternation of some twenty forms, and a character
 * takes hundreds of steps to be none of them. Nearly all characters begin none: where the set of
 * those that do is known, only there is anything matched.
 */
#ifndef TAIZHANG_SCHEMA_PATTERN_FIRST_ROOM_H
#define TAIZHANG_SCHEMA_PATTERN_FIRST_ROOM_H

#include "base/slice.h"

#include <stdint.h>

#define FIRST_CHARS ((uint32_t)0x10000) /* any character from here on may begin a match */

struct pattern_first {
    bool known; /* else a match may begin anywhere, or be empty, or it is soon found */
    uint64_t set[FIRST_CHARS / 64];
};

/* Of a pattern as pattern_translate() has it, which PCRE2 takes. */
void first_init(struct pattern_first *first, struct slice pattern);

/* The next place from *at on where a match may begin, and *at moves behind the character there;
 * text.len where there is none. The text is UTF-8. */
size_t first_next(const struct pattern_first *first, struct slice text, size_t *at);

#endif
