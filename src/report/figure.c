/* SPDX-License-Identifier: MIT */
/* A figure in words: what it is of what, and why its verdict is what it is. See figure.h. */
#include "report/figure.h"

#include "report/report_room.h"

struct slice figure_number(struct buffer *text, struct decimal value)
{
    decimal_print(text, value);
    return buffer_slice(text);
}

/* Appends a word with one argument. */
void words_with(struct buffer *out, enum lang lang, enum word word, const char *name,
                struct slice value)
{
    const struct lang_arg arg = {name, value};

    word_add(out, word, lang, &arg, 1);
}

void words_with_number(struct buffer *out, enum lang lang, enum word word, const char *name,
                       struct decimal value)
{
    struct buffer text = {0};

    words_with(out, lang, word, name, figure_number(&text, value));
    buffer_free(&text);
}

/* "17 of 20", "5 of 5 to 6", "3, at most 0", or the bare figure. */
void figure_add(struct buffer *out, enum lang lang, struct decimal figure,
                const struct limits *limits)
{
    struct buffer text = {0}, min = {0}, max = {0};
    const struct lang_arg args[] = {{"figure", figure_number(&text, figure)},
                                    {"min", figure_number(&min, limits->min)},
                                    {"max", figure_number(&max, limits->max)}};

    if (limits->has_min && limits->has_max)
        word_add(out, WORD_OF_RANGE, lang, args, 3);
    else if (limits->has_min)
        word_add(out, WORD_OF_MIN, lang, args, 3);
    else if (limits->has_max)
        word_add(out, WORD_OF_MAX, lang, args, 3);
    else
        buffer_add(out, args[0].value);
    buffer_free(&text);
    buffer_free(&min);
    buffer_free(&max);
}

static void add_unproven(struct buffer *out, enum lang lang, const struct part *part)
{
    struct buffer proven = {0}, count = {0};
    const struct lang_arg args[] = {{"proven", figure_number(&proven, part->proven)},
                                    {"count", figure_number(&count, part->missing)}};

    word_add(out, WORD_UNPROVEN_BY, lang, args, 2);
    buffer_free(&proven);
    buffer_free(&count);
}

/* What of a figure is proven, where that is less than all. */
void figure_add_proven(struct buffer *out, enum lang lang, const struct part *part)
{
    if (decimal_cmp(part->recorded, part->proven) == 0)
        return;
    if (out->len > 0)
        word_add(out, WORD_COMMA, lang, NULL, 0);
    words_with_number(out, lang, WORD_PROVEN, "proven", part->proven);
}

/* What stands behind a figure: why its verdict is what it is, in amounts. */
void figure_add_remark(struct buffer *out, enum lang lang, const struct part *part)
{
    bool too_many = part->limits.has_max && decimal_cmp(part->recorded, part->limits.max) > 0;

    if (part->verdict == VERDICT_UNCLEAR)
        words_with_number(out, lang, WORD_UNREADABLE, "count",
                          decimal_of((int64_t)part->unreadable));
    else if (part->verdict == VERDICT_UNPROVEN)
        add_unproven(out, lang, part);
    else if (too_many)
        words_with_number(out, lang, WORD_TOO_MANY, "count", part->missing);
    else if (part->verdict == VERDICT_SHORT)
        words_with_number(out, lang, WORD_SHORT_BY, "count", part->missing);
    else if (part->verdict == VERDICT_NOT_DUE && decimal_cmp(part->missing, decimal_of(0)) > 0)
        words_with_number(out, lang, WORD_TO_GO, "count", part->missing);
    else if (part->judged)
        buffer_adds(out, verdict_words(part->verdict)->text[lang]);

    if (part->verdict != VERDICT_UNPROVEN)
        figure_add_proven(out, lang, part);
}
