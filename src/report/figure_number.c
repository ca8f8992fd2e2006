/* SPDX-License-Identifier: MIT */
/* Numbers, days and periods as each language writes them. See figure.h. */
#include "report/figure.h"
#include "report/report_room.h"

#include <assert.h>

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

static const enum word months[] = {WORD_MONTH_1, WORD_MONTH_2,  WORD_MONTH_3,  WORD_MONTH_4,
                                   WORD_MONTH_5, WORD_MONTH_6,  WORD_MONTH_7,  WORD_MONTH_8,
                                   WORD_MONTH_9, WORD_MONTH_10, WORD_MONTH_11, WORD_MONTH_12};

void date_add(struct buffer *out, enum lang lang, date_days day)
{
    struct civil civil = date_civil(day);

    say_with(out, lang, WORD_DATE, DIGITS("day", civil.day), TERM("month", months[civil.month - 1]),
             DIGITS("year", civil.year));
}

void period_add(struct buffer *out, enum lang lang, struct calendar_slice period)
{
    static const enum word words[] = {
        [EVERY_NONE] = WORD_YEAR_MONTH,
        [EVERY_WEEK] = WORD_WEEK,
        [EVERY_MONTH] = WORD_YEAR_MONTH,
        [EVERY_QUARTER] = WORD_QUARTER,
        [EVERY_TWO_MONTHS] = WORD_TWO_MONTHS,
        [EVERY_HALF] = WORD_FIRST_HALF,
        [EVERY_SPAN] = WORD_SPAN,
    };
    enum word word = words[period.every];

    if (period.every == EVERY_SPAN) {
        say_with(out, lang, word,
                 TEXT("title", name_in(&period.span->title, lang, period.span->id)));
        return;
    }
    int which = calendar_slice_number(period);
    int first = date_civil(calendar_slice_begin(period)).month,
        last = date_civil(calendar_slice_end(period)).month;

    if (period.every == EVERY_HALF && which == 2)
        word = WORD_SECOND_HALF;
    say_with(out, lang, word, DIGITS("year", calendar_slice_year(period)), DIGITS("number", which),
             TERM("month", months[first - 1]), TERM("last", months[last - 1]));
}

void month_add_whole(struct buffer *out, enum lang lang, int month)
{
    assert(month >= 1 && month <= 12);
    say(out, lang, months[month - 1]);
}

/* The first three letters are how English shortens all of its months. */
void month_add(struct buffer *out, enum lang lang, int month)
{
    struct buffer name = {0};

    assert(month >= 1 && month <= 12);
    say(&name, lang, months[month - 1]);
    buffer_add(out, slice_sub(buffer_slice(&name), 0, lang == LANG_EN ? 3 : name.len));
    buffer_free(&name);
}
