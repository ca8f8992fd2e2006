/* SPDX-License-Identifier: MIT */
/* Dates as people write those of their births. See labels.h. */
#include "privacy/labels_room.h"

#include "base/date.h"
#include "privacy/numbers_room.h"

#include <assert.h>

#define YEAR_MIN   1950
#define YEAR_MAX   2100

#define SERIAL_MAX 50000 /* in 2036 */

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

/* Behind 月 a date may end. */
static bool skip_month_mark(struct slice text, size_t *at)
{
    chars_skip_blanks(text, at);
    return chars_skip_any(text, at, (const char *const[]){"月份", "月", NULL});
}

/* The day behind a month; a month alone is reported, too. */
static void read_day(struct slice text, size_t *at, struct birth *birth)
{
    static const char *const marks[] = {"-", "/", ".", "—", "、", "\\", NULL};
    static const char *const ends[] = {"日", "号", "號", NULL};
    size_t next = *at;

    if (skip_month_mark(text, &next))
        *at = next;
    else if (!skip_mark(text, &next, marks))
        return;
    chars_skip_blanks(text, &next);
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
    static const char *const marks[] = {"年", "-", "/", ".", "—", "、", "\\", NULL};
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

    const uint32_t first = chars_lower(chars_at(text, *at));

    for (unsigned i = 0; i < 12; i++) {
        if ((unsigned char)months[i][0] != first)
            continue;
        char short_form[4] = {months[i][0], months[i][1], months[i][2], '\0'};

        if (chars_skip_word(text, at, months[i]) || chars_skip_word(text, at, short_form)) {
            (void)chars_skip_word(text, at, ".");
            *month = i + 1;
            return !chars_is_letter(chars_at(text, *at));
        }
    }
    return false;
}

/* 15-Mar-08, as spreadsheets write it. */
static bool is_short_year(struct slice text, size_t end, size_t digits, struct birth *birth)
{
    if (digits != 2 || chars_left(text, end - 2) != '-')
        return false;
    birth->year += birth->year < 30 ? 2000 : 1900;
    return true;
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
    if (!day && !named)
        return false;
    size_t digits = chars_number(text, &next, 4, &birth->year);
    if (digits != 4 && !(named && is_short_year(text, next, digits, birth)))
        return false;
    *at = next;
    return true;
}

/* 5月3日; bare: 5月3 and 三月十五, which name the month, 3.15, 03-15 */
static bool read_yearless(struct slice text, size_t *at, struct birth *birth)
{
    size_t next = *at;

    if (!read_small(text, &next, &birth->month))
        return false;
    birth->year = 0;
    *at = next;
    read_day(text, at, birth);
    birth->bare = !chars_ends_any(text, *at, (const char *const[]){"日", "号", NULL});
    birth->named = slice_has(slice_sub(text, next, *at), "月");
    return birth->day > 0;
}

/* 080315 */
static bool read_short(struct slice text, size_t *at, struct birth *birth)
{
    size_t next = *at;
    unsigned number;

    if (chars_number(text, &next, 7, &number) != 6)
        return false;
    birth->year = number / 10000 + (number / 10000 < 30 ? 2000 : 1900);
    birth->month = number / 100 % 100;
    birth->day = number % 100;
    birth->bare = true;
    *at = next;
    return birth->day > 0;
}

/* 39522: the days since 1899-12-30 that a spreadsheet shows where a cell is no date any more. */
static bool read_serial(struct slice text, size_t *at, struct birth *birth)
{
    size_t next = *at;
    unsigned number;

    if (chars_number(text, &next, 6, &number) != 5 || number > SERIAL_MAX)
        return false;

    struct civil civil =
        date_civil(date_of((struct civil){.year = 1899, .month = 12, .day = 30}) + (int)number);

    birth->year = (unsigned)civil.year;
    birth->month = (unsigned)civil.month;
    birth->day = (unsigned)civil.day;
    birth->bare = true;
    *at = next;
    return true;
}

/* ---- the time of day ---- */

/* :30, with :08.250 behind it. */
static bool skip_minutes(struct slice text, size_t *at, unsigned *all)
{
    unsigned number;
    size_t parts = 0;

    for (; parts < 2 && chars_skip_word(text, at, ":"); parts++, *all += number) {
        if (chars_number(text, at, 2, &number) != 2)
            return false;
    }
    if (parts == 2 && chars_skip_word(text, at, "."))
        (void)chars_number(text, at, 9, &number);
    return parts > 0;
}

/* " 0:00", "T08:30:00.000Z", "T00:00:00+08:00" behind a date belong to it. */
static void skip_time(struct slice text, struct birth *birth)
{
    size_t at = birth->end;
    unsigned hour, rest = 0;
    uint32_t c = chars_next(text, &at);

    if ((c != ' ' && c != 'T') || chars_number(text, &at, 2, &hour) == 0 ||
        !skip_minutes(text, &at, &rest))
        return;
    birth->end = at;
    birth->timed = hour + rest > 0;
    if (chars_skip_any(text, &at, (const char *const[]){"z", "+", "-", NULL})) {
        (void)chars_number(text, &at, 2, &hour);
        (void)skip_minutes(text, &at, &rest);
        birth->end = at;
    }
}

static bool is_date(const struct birth *birth)
{
    unsigned year = birth->year == 0 ? 2000 : birth->year;

    return year >= YEAR_MIN && year <= YEAR_MAX && birth->month >= 1 && birth->month <= 12 &&
           (int)birth->day <= date_month_days((int)year, (int)birth->month);
}

bool birth_date(struct slice text, size_t at, enum date_form form, struct birth *birth)
{
    static const struct {
        bool (*read)(struct slice, size_t *, struct birth *);
        enum date_form form;
    } forms[] = {
        {read_parted, DATE_WITH_YEAR},  {read_unbroken, DATE_WITH_YEAR},
        {read_english, DATE_WITH_YEAR}, {read_yearless, DATE_YEARLESS},
        {read_short, DATE_IN_FIELD},    {read_serial, DATE_IN_FIELD},
    };

    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        *birth = (struct birth){.start = at, .end = at};
        if (forms[i].form > form || !forms[i].read(text, &birth->end, birth) || !is_date(birth) ||
            (birth->bare &&
             ((form < DATE_IN_FIELD && !birth->named) || chars_is_counted(text, birth->end))))
            continue;
        skip_time(text, birth);
        if (!chars_is_word(chars_at(text, birth->end))) {
            assert(birth->end > at && birth->end <= text.len);
            return true;
        }
    }
    return false;
}
