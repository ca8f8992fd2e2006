/* SPDX-License-Identifier: MIT */
/* Dates as people write those of their births. See labels.h. */
#include "privacy/labels_room.h"

#include "base/date.h"
#include "privacy/numbers_room.h"

#include <assert.h>

#define YEAR_MIN 1950
#define YEAR_MAX 2100

/* ---- figures ---- */

/* Digits of one kind, or Chinese ones as they stand in a year: 二〇〇八. */
static size_t read_figures(struct slice text, size_t *at, size_t max, unsigned *out)
{
    size_t count = chars_number(text, at, max, out);

    for (int value; count < max && (value = han_digit_at(text, *at)) >= 0; *at += 3, count++)
        *out = *out * 10 + (unsigned)value;
    return count;
}

/* One to two digits, or 一 to 三十一. */
static bool read_small(struct slice text, size_t *at, unsigned *out)
{
    int value;

    if (chars_number(text, at, 2, out) > 0)
        return true;
    *out = 0;
    if ((value = han_digit_at(text, *at)) >= 0) {
        *out = (unsigned)value;
        *at += 3;
    }
    if (!chars_skip_word(text, at, "十"))
        return *out > 0;
    *out = *out == 0 ? 10 : *out * 10;
    if ((value = han_digit_at(text, *at)) >= 0) {
        *out += (unsigned)value;
        *at += 3;
    }
    return true;
}

/* ---- forms of dates ---- */

static bool skip_mark(struct slice text, size_t *at, const char *const *marks)
{
    chars_skip_blanks(text, at);
    if (!chars_skip_any(text, at, marks))
        return false;
    chars_skip_blanks(text, at);
    return true;
}

/* The day behind a month; a month alone is reported, too. */
static void read_day(struct slice text, size_t *at, struct birth *birth)
{
    static const char *const marks[] = {"月", "-", "/", ".", "—", NULL};
    static const char *const ends[] = {"日", "号", "號", NULL};
    bool month = false;
    size_t next = *at;

    month = chars_skip_word(text, &next, "月份");
    if (!month && !skip_mark(text, &next, marks))
        return;
    if (chars_ends_any(text, next, (const char *const[]){"月", NULL}))
        *at = next;
    if (read_small(text, &next, &birth->day)) {
        *at = next;
        chars_skip_blanks(text, &next);
        if (chars_skip_any(text, &next, ends))
            *at = next;
    }
}

/* 2008年5月3日, 2008-05-03, 2008.5, 08年5月3日, 08.5.3, 二〇〇八年五月 */
static bool read_parted(struct slice text, size_t *at, struct birth *birth)
{
    static const char *const marks[] = {"年", "-", "/", ".", "—", NULL};
    size_t next = *at, digits = read_figures(text, &next, 4, &birth->year);
    size_t mark = next;

    if (digits != 4 && digits != 2)
        return false;
    if (!skip_mark(text, &mark, marks))
        return false;
    next = mark;
    bool named = chars_ends_any(text, mark, (const char *const[]){"年", NULL});
    if (digits == 2)
        birth->year += birth->year < 30 ? 2000 : 1900;
    if (!read_small(text, &next, &birth->month))
        return false;
    *at = next;
    read_day(text, at, birth);
    return digits == 4 || named || birth->day > 0;
}

/* 20080503, 200805 */
static bool read_unbroken(struct slice text, size_t *at, struct birth *birth)
{
    size_t next = *at;
    unsigned number;
    size_t digits = chars_number(text, &next, 9, &number);

    if (digits != 8 && digits != 6)
        return false;
    birth->day = digits == 8 ? number % 100 : 0;
    number /= digits == 8 ? 100 : 1;
    birth->month = number % 100;
    birth->year = number / 100;
    *at = next;
    return true;
}

static bool skip_month(struct slice text, size_t *at, unsigned *month)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};

    _Static_assert(sizeof months / sizeof months[0] == 12, "one a month");

    for (unsigned i = 0; i < 12; i++) {
        char short_form[4] = {months[i][0], months[i][1], months[i][2], '\0'};

        if (chars_skip_word(text, at, months[i]) || chars_skip_word(text, at, short_form)) {
            (void)chars_skip_word(text, at, ".");
            *month = i + 1;
            return !chars_is_letter(chars_at(text, *at));
        }
    }
    return false;
}

/* May 3, 2008; 3 May 2008; 05/03/2008 */
static bool read_english(struct slice text, size_t *at, struct birth *birth)
{
    static const char *const marks[] = {",", "/", "-", ".", "of", "st", "nd", "rd", "th", NULL};
    size_t next = *at;
    bool named = skip_month(text, &next, &birth->month);

    chars_skip_blanks(text, &next);
    bool day = chars_number(text, &next, 2, &birth->day) > 0;
    (void)skip_mark(text, &next, marks);
    if (!named && !(named = skip_month(text, &next, &birth->month)) &&
        chars_number(text, &next, 2, &birth->month) == 0)
        return false;
    if (!named && birth->month > 12) {
        unsigned swap = birth->month;

        birth->month = birth->day;
        birth->day = swap;
    }
    (void)skip_mark(text, &next, marks);
    chars_skip_blanks(text, &next);
    if ((!day && !named) || chars_number(text, &next, 4, &birth->year) != 4)
        return false;
    *at = next;
    return true;
}

/* 5月3日 */
static bool read_yearless(struct slice text, size_t *at, struct birth *birth)
{
    size_t next = *at;

    if (!read_small(text, &next, &birth->month))
        return false;
    birth->year = 0;
    *at = next;
    read_day(text, at, birth);
    return birth->day > 0 && chars_ends_any(text, *at, (const char *const[]){"日", "号", NULL});
}

static bool is_date(const struct birth *birth)
{
    unsigned year = birth->year == 0 ? 2000 : birth->year;

    return year >= YEAR_MIN && year <= YEAR_MAX && birth->month >= 1 && birth->month <= 12 &&
           (int)birth->day <= date_month_days((int)year, (int)birth->month);
}

bool birth_date(struct slice text, size_t at, bool yearless, struct birth *birth)
{
    typedef bool read(struct slice, size_t *, struct birth *);
    static read *const forms[] = {read_parted, read_unbroken, read_english, read_yearless};

    for (size_t i = 0; i < sizeof forms / sizeof forms[0] - (yearless ? 0 : 1); i++) {
        *birth = (struct birth){.start = at, .end = at};
        if (forms[i](text, &birth->end, birth) && is_date(birth) &&
            !chars_is_word(chars_at(text, birth->end))) {
            assert(birth->end > at && birth->end <= text.len);
            return true;
        }
    }
    return false;
}
