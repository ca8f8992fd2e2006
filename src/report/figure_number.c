/* SPDX-License-Identifier: MIT */
/* Numbers, days and periods as each language writes them. See figure.h. */
#include "report/figure.h"
#include "report/report_room.h"

/* English parts thousands by commas; Chinese (GB/T 15835) need not, and official papers do not.
 * What is printed with an exponent has no thousands to part. */
void number_add(struct buffer *out, enum lang lang, struct decimal value)
{
    struct buffer text = {0};

    decimal_print(&text, value);
    const struct slice digits = buffer_slice(&text);
    size_t from = digits.len > 0 && digits.data[0] == '-', point = slice_find(digits, '.', 0);
    bool grouped = lang == LANG_EN && slice_find(digits, 'e', 0) == digits.len;

    for (size_t i = 0; i < digits.len; i++) {
        if (grouped && i > from && i < point && (point - i) % 3 == 0)
            buffer_byte(out, ',');
        buffer_byte(out, digits.data[i]);
    }
    buffer_free(&text);
}

struct slice figure_date(struct buffer *text, enum lang lang, date_days day)
{
    date_add(text, lang, day);
    return buffer_slice(text);
}

struct slice figure_number(struct buffer *text, enum lang lang, struct decimal value)
{
    number_add(text, lang, value);
    return buffer_slice(text);
}

static const enum word months[] = {WORD_MONTH_1, WORD_MONTH_2,  WORD_MONTH_3,  WORD_MONTH_4,
                                   WORD_MONTH_5, WORD_MONTH_6,  WORD_MONTH_7,  WORD_MONTH_8,
                                   WORD_MONTH_9, WORD_MONTH_10, WORD_MONTH_11, WORD_MONTH_12};

void date_add(struct buffer *out, enum lang lang, date_days day)
{
    struct civil civil = date_civil(day);
    struct buffer month = {0}, days = {0}, year = {0};

    word_add(&month, months[civil.month - 1], lang, NULL, 0);
    buffer_addf(&days, "%d", civil.day);
    buffer_addf(&year, "%d", civil.year);
    const struct lang_arg args[] = {{"day", buffer_slice(&days)},
                                    {"month", buffer_slice(&month)},
                                    {"year", buffer_slice(&year)}};
    word_add(out, WORD_DATE, lang, args, 3);
    buffer_free(&month);
    buffer_free(&days);
    buffer_free(&year);
}

void period_add(struct buffer *out, enum lang lang, struct calendar_slice period)
{
    static const enum word halves[] = {WORD_FIRST_HALF, WORD_SECOND_HALF};
    struct buffer year = {0}, number = {0}, month = {0};
    int which = calendar_slice_number(period);
    enum word word = period.every == EVERY_QUARTER ? WORD_QUARTER
                     : period.every == EVERY_HALF  ? halves[which - 1]
                                                   : WORD_YEAR_MONTH;

    buffer_addf(&year, "%04d", date_civil(period.day).year);
    buffer_addf(&number, "%d", which);
    word_add(&month, months[which - 1], lang, NULL, 0);
    const struct lang_arg args[] = {{"year", buffer_slice(&year)},
                                    {"number", buffer_slice(&number)},
                                    {"month", buffer_slice(&month)}};
    word_add(out, word, lang, args, 3);
    buffer_free(&year);
    buffer_free(&number);
    buffer_free(&month);
}

/* The first three letters are how English shortens all of its months. */
void month_add(struct buffer *out, enum lang lang, int month)
{
    struct buffer name = {0};

    word_add(&name, months[month - 1], lang, NULL, 0);
    buffer_add(out, slice_sub(buffer_slice(&name), 0, lang == LANG_EN ? 3 : name.len));
    buffer_free(&name);
}
