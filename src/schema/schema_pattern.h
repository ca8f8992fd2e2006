/* SPDX-License-Identifier: MIT */
/*
 * schema_pattern: regular expressions of ECMA-262 (with its flag u), on PCRE2.
 *
 * What PCRE2 reads otherwise than ECMA-262 is translated; what only PCRE2 knows (\A, (?i),
 * possessive quantifiers, ...) is refused, so that a pattern means here what it means in
 * an editor. Matching is bounded: a pattern may give up on a text.
 *
 * A compiled pattern may be used by many threads at once.
 */
#ifndef TAIZHANG_SCHEMA_SCHEMA_PATTERN_H
#define TAIZHANG_SCHEMA_SCHEMA_PATTERN_H

#include "base/buffer.h"

struct pattern;

/* NULL where the text is no pattern; *reason then says why, in English. */
struct pattern *pattern_new(struct slice text, struct buffer *reason);
void pattern_free(struct pattern *pattern);

enum pattern_match { PATTERN_NO, PATTERN_YES, PATTERN_GAVE_UP };

/* Whether the pattern occurs anywhere in the text. */
enum pattern_match pattern_find(const struct pattern *pattern, struct slice text);

/* The text in PCRE2's dialect; false where ECMA-262 does not know it. For tests, too. */
bool pattern_translate(struct slice text, struct buffer *out, struct buffer *reason);

#endif
