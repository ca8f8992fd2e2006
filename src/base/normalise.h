/* SPDX-License-Identifier: MIT */
/*
 * normalise: a text as an English keyboard would have written it.
 *
 * Chinese input methods, word processors and web pages leave characters in a record that
 * look right and are others: full-width digits and letters, curly quotation marks, wide and
 * no-break spaces, long dashes, characters without any width. Nothing here corrects a record:
 * the normal form is for telling a person what to write.
 */
#ifndef TAIZHANG_BASE_NORMALISE_H
#define TAIZHANG_BASE_NORMALISE_H

#include "base/buffer.h"

#include <stdint.h>

/* What the normal form of a text lacks, as a set. */
enum {
    NORMALISED_WIDE = 1,   /* U+FF01 to U+FF5E and the full stop and comma of Chinese */
    NORMALISED_QUOTES = 2, /* quotation marks around it */
    NORMALISED_SPACES = 4, /* wide and no-break spaces; any spaces at its ends */
    NORMALISED_DASHES = 8, /* longer than a hyphen */
    NORMALISED_UNSEEN = 16 /* without any width */
};

/*
 * Appends the normal form: full-width characters as ASCII, all kinds of spaces as one space,
 * dashes as hyphens; without characters of no width, and at the ends without spaces, pairs of
 * quotation marks and trailing Chinese punctuation. Gives what was changed: 0 for nothing.
 */
unsigned text_normalise(struct buffer *out, struct slice s);

/*
 * Appends the letters and digits of s alone, small and in ASCII where they stand for it: the same
 * bytes for what people take for the same word (N/A, n.a., ｎａ). Nothing is appended for a text
 * that is made of blanks, dashes, ticks and the like.
 */
void text_bare(struct buffer *out, struct slice s);

/* The first and the last character of that, both 0 where there is none; false where s is no UTF-8
 * there. */
bool text_bare_ends(struct slice s, uint32_t *first, uint32_t *last);

/*
 * Bytes of Chinese numerals from a byte on, 0 for none. *value is how many they say: 三十 is 30,
 * 三四 at most 4, 二三十 at most 30; -1 where they say no amount: a year or a code by its digits
 * (二〇一六), powers alone (千), what can be read in two ways.
 */
size_t text_numeral(struct slice s, size_t at, int64_t *value);

/* Whether s holds a number of any script, Chinese numerals among them; 万 and 亿 alone, which stand
 * in names, are none. */
bool text_has_number(struct slice s);

/*
 * Appends s with its Chinese numerals as digits: 三十 as 30, 一百零五 as 105, 二〇一六 as 2016.
 * false where some are no whole number by themselves (3万, 一百五, 一二): then out is of no use.
 */
bool text_numerals(struct buffer *out, struct slice s);

#endif
