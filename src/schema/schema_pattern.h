/* SPDX-License-Identifier: MIT */
/*
 * schema_pattern: regular expressions of ECMA-262 (with its flag u), on PCRE2.
 *
 * What PCRE2 reads otherwise than ECMA-262 is translated; what only PCRE2 knows (\A, (?i),
 * possessive quantifiers, ...) is refused, so that a pattern means here what it means in
 * an editor. Matching is bounded: a pattern may give up on a text.
 *
 * Whatever PCRE2 would answer soon is answered without it where that is known: the forms of codes
 * always, and others until they were asked often (pattern_steps_room.h, pattern_program_room.h).
 *
 * A pattern may be asked by many threads at once, the first time, too: who asks while it is being
 * compiled waits.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_PATTERN_H
#define TAIZHANG_SCHEMA_SCHEMA_PATTERN_H

#include "base/buffer.h"

struct pattern;

/* Compiles a pattern; NULL where the text is none: *reason then says why, in English. */
struct pattern *pattern_new(struct slice text, struct buffer *reason);

/* The same of a text that is known to be a pattern, and lives as long: it is compiled when it is
 * first asked, for a run asks few of them, and compiling takes as long as hundreds of matches. */
struct pattern *pattern_later(struct slice text);
void pattern_free(struct pattern *pattern);

enum pattern_match { PATTERN_NO, PATTERN_YES, PATTERN_GAVE_UP };

/* Whether the pattern occurs anywhere in the text. */
enum pattern_match pattern_find(struct pattern *pattern, struct slice text);

/* The text in PCRE2's dialect; false where ECMA-262 does not know it. For tests, too. */
bool pattern_translate(struct slice text, struct buffer *out, struct buffer *reason);

#endif
