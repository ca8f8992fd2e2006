/* SPDX-License-Identifier: MIT */
/*
 * phrase: a word of words.def, and what its {placeholders} stand for.
 *
 *     say(out, lang, WORD_COLON);
 *     say_with(out, lang, WORD_OF_MIN, NUMBER("figure", recorded), NUMBER("min", min));
 *
 * A value is given as what it is, and written as the language writes it; the caller holds no
 * buffer for it. A phrase is plain text that is safe to print (text_safe()): a format escapes it
 * once more for itself, as a whole.
 */
#ifndef TAIZHANG_REPORT_PHRASE_H
#define TAIZHANG_REPORT_PHRASE_H

#include "assess/assessment.h"
#include "base/lang.h"

/* The words of a report that are its own: one row each in words.def. */
enum word {
#include "report_words.inc"
    WORD_COUNT
};

#define PHRASE_ARGS_MAX 7

enum phrase_kind {
    PHRASE_TEXT,
    PHRASE_SAFE,
    PHRASE_NUMBER,
    PHRASE_DIGITS,
    PHRASE_DAY,
    PHRASE_VERDICT,
    PHRASE_TERM,
    PHRASE_LABELS,
    PHRASE_BOUND,
    PHRASE_AMOUNT,
    PHRASE_FIGURE
};

struct phrase_arg {
    const char *name; /* NULL ends the arguments */
    enum phrase_kind kind;
    union {
        struct slice text;
        struct decimal number;
        int digits;
        date_days day;
        enum verdict verdict;
        enum word term;
        struct {
            const struct label *rows;
            size_t count;
        } labels;
        struct {
            const struct assessed *target;
            struct decimal number;
            struct common_fraction exact;
        } bound;
        struct {
            const struct assessed *target;
            const struct part *part;
            struct decimal number;
        } figure;
    } value;
};

#define PHRASE_ARG(name_, kind_, member, ...)                                                      \
    ((const struct phrase_arg){                                                                    \
        .name = (name_), .kind = PHRASE_##kind_, .value.member = __VA_ARGS__})

/* Text of a record or a plan, which is made safe; text that is safe already. */
#define TEXT(name, slice)   PHRASE_ARG(name, TEXT, text, (slice))
#define SAFE(name, slice)   PHRASE_ARG(name, SAFE, text, (slice))
#define BUILT(name, buffer) SAFE(name, buffer_slice(buffer))

/* A number, with its thousands parted; a year or a day of a month, which has none. */
#define NUMBER(name, decimal) PHRASE_ARG(name, NUMBER, number, (decimal))
#define COUNT(name, size)     NUMBER(name, decimal_of((int64_t)(size)))
#define DIGITS(name, integer) PHRASE_ARG(name, DIGITS, digits, (integer))
#define DAY(name, days)       PHRASE_ARG(name, DAY, day, (days))
#define VERDICT(name, which)  PHRASE_ARG(name, VERDICT, verdict, (which))
#define TERM(name, word)      PHRASE_ARG(name, TERM, term, (word))
#define LABELS(name, rows, n) PHRASE_ARG(name, LABELS, labels, {(rows), (n)})

/* A bound of a target, as bound_add() writes it; the two of its limits; a figure and its remark. */
#define BOUND(name, target, decimal)                                                               \
    PHRASE_ARG(name, BOUND, bound, {(target), (decimal), {{0, 0}, {0, 0}}})
#define LEAST(name, target, limits)                                                                \
    PHRASE_ARG(name, BOUND, bound, {(target), (limits)->min, (limits)->min_exact})
#define MOST(name, target, limits)                                                                 \
    PHRASE_ARG(name, BOUND, bound, {(target), (limits)->max, (limits)->max_exact})
#define FIGURE(name, target, part) PHRASE_ARG(name, FIGURE, figure, {(target), (part), {0, 0}})

/* A number of what a figure counts, with the word that the plan has for it. */
#define AMOUNT(name, target, part, decimal)                                                        \
    PHRASE_ARG(name, AMOUNT, figure, {(target), (part), (decimal)})

/* A word that has no placeholder. */
void say(struct buffer *out, enum lang lang, enum word word);

/* A word with its placeholders filled. */
#define say_with(out, lang, word, ...) phrase_add(out, lang, word, PHRASE(__VA_ARGS__))

#define PHRASE(...)                    ((const struct phrase_arg[]){__VA_ARGS__, {.name = NULL}})

void phrase_add(struct buffer *out, enum lang lang, enum word word, const struct phrase_arg *args);

#endif
