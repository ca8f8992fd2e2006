/* SPDX-License-Identifier: MIT */
/*
 * pattern_steps: patterns of a few characters in a row, matched without PCRE2.
 *
 * Nearly every pattern of a schema is the form of a code or a date, as
 * `^[a-z][a-z0-9-]*-v[0-9]{3,}$`, and there are many values to ask: compiling takes as long as
 * hundreds of matches, and a match a thousand instructions. Such a pattern is a row of steps, each
 * of one character; a text is walked once, with a bit for each step that may have been the last
 * (Baeza-Yates and Gonnet's Shift-And, with steps that may be left out or taken again). Taken is
 * what is surely understood, from ^ to $, and of ASCII; all else is declined, and left to PCRE2.
 */
#ifndef TAIZHANG_SCHEMA_PATTERN_STEPS_ROOM_H
#define TAIZHANG_SCHEMA_PATTERN_STEPS_ROOM_H

#include "base/slice.h"

#include <stdint.h>

#define STEPS_MAX 15 /* a bit each, and one for the start */

struct pattern_steps {
    uint16_t end;            /* the bit of the last step; 0: declined */
    uint16_t optional;       /* bits before steps that may be left out */
    uint16_t again;          /* bits of steps that may be taken again */
    uint16_t takes['~' + 1]; /* by character: the bits of the steps that take it */
};

/* Of a pattern as ECMA-262 writes it. */
void steps_init(struct pattern_steps *steps, struct slice pattern);

/* Whether it says of this text what PCRE2 would, and PCRE2 would not give up on it. */
bool steps_know(const struct pattern_steps *steps, struct slice text);

/* Of such a text: whether it matches. */
bool steps_match(const struct pattern_steps *steps, struct slice text);

#endif
