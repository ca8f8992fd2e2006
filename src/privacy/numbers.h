/* SPDX-License-Identifier: MIT */
/*
 * numbers: the numbers that tell who a person is, found in the bytes of a text.
 *
 * The text is read as bytes in one pass, whatever it is: keys, values, comments, quotes and
 * lines that no YAML reader understands are all alike. Nothing is changed and nothing told;
 * guard.h does both.
 *
 * Digits are ASCII or full-width. Between them may stand up to three separators: spaces of
 * all kinds and tabs, hyphens and dashes, dots, underscores, slashes, middle dots.
 * Characters without width do not part digits at all. A run of digits is unbroken; groups
 * are runs with separators between them; a chain is all groups that separators join.
 *
 * What is found:
 *   identity number  GB 11643-1999: region (GB/T 2260's provinces, or 99, which is nobody's and
 *                    used by tests), a real date of 1880 to 2100, three digits, and the check
 *                    character of ISO 7064 MOD 11-2 (X also as full-width letter,
 *                    multiplication sign, Roman ten, Greek or Cyrillic letter). With any
 *                    separators; in an unbroken run of digits any window of eighteen counts.
 *   mistyped one     the same with a wrong check character, where nothing else is joined to it
 *   student number   G or L right before an identity number
 *   old number       fifteen digits: region, yymmdd, three digits
 *   mobile           1[3-9] and nine digits, perhaps behind 86; in one run, or in groups as
 *                    people write telephones (3-4-4 and its like), with one separator
 *   landline         0 and an area code (010, 02x, 03xx to 09xx), 7 or 8 digits from 2 to 8 on,
 *                    perhaps an extension; behind +86 or 0086 without the 0
 *   bank card        16 to 19 digits with Luhn's check digit that begin as cards do, in one
 *                    run or in fours
 * Identity numbers and mobiles also in Chinese digits, 11 or 18 in an unbroken run.
 *
 * What is not: what a word before it tells (labels.h: a landline without its area code,
 * passports), 400 and 800 numbers, digits in other scripts, and numbers cut by a line
 * end or by other characters than these (138,0013,8000). A telephone in groups whose last
 * eight digits are a date of 1900 to 2100 is taken for a code or amount beside a date. A shelf mark
 * of eleven digits that begins with 13 to 19 looks like a mobile and is told as one. Words of 32,
 * 40 or 64 hexadecimal digits are hashes, whatever digits they hold.
 */
#ifndef TAIZHANG_PRIVACY_NUMBERS_H
#define TAIZHANG_PRIVACY_NUMBERS_H

#include "base/arena.h"

enum number_kind {
    NUMBER_ID,
    NUMBER_ID_MISTYPED,
    NUMBER_ID_OLD,
    NUMBER_STUDENT,
    NUMBER_MOBILE,
    NUMBER_LANDLINE,
    NUMBER_CARD,
    NUMBER_KINDS
};

struct number {
    enum number_kind kind;
    size_t start, end; /* bytes, from its first digit (or letter) to its last */
};

struct numbers {
    ARRAY(struct number); /* in the order of the text; they do not overlap */
};

/* Adds what is found to the list. Linear in the text. */
void numbers_find(struct arena *arena, struct slice text, struct numbers *out);

#endif
