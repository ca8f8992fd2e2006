/* SPDX-License-Identifier: MIT */
/*
 * Dates of birth: a day or a month of a year from 1950 on, behind or before a word for being
 * born. A year alone is what a ledger may hold; who was born earlier is history. See labels.h.
 */
#include "privacy/labels_room.h"

#include "base/date.h"
#include "privacy/numbers_room.h"

#define YEAR_MIN 1950
#define YEAR_MAX 2100
#define BACK_MAX 48 /* bytes of a date before its word */

struct birth {
    size_t start, end;
    unsigned year, month, day; /* 0: not said */
};

/* ---- figures ---- */

/* Digits of one kind, or Chinese ones as they stand in a year: 二〇〇八. */
static size_t read_figures(struct slice text, size_t *at, size_t max, unsigned *out)
{
    size_t count = plain_number(text, at, max, out);

    for (int value; count < max && (value = han_digit_at(text, *at)) >= 0; *at += 3, count++)
        *out = *out * 10 + (unsigned)value;
    return count;
}

/* One to two digits, or 一 to 三十一. */
static bool read_small(struct slice text, size_t *at, unsigned *out)
{
    int value;

    if (plain_number(text, at, 2, out) > 0)
        return true;
    *out = 0;
    if ((value = han_digit_at(text, *at)) >= 0) {
        *out = (unsigned)value;
        *at += 3;
    }
    if (!plain_skip_word(text, at, "十"))
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
    plain_skip_blanks(text, at);
    if (!plain_skip_any(text, at, marks))
        return false;
    plain_skip_blanks(text, at);
    return true;
}

/* The day behind a month; a month alone is told, too. */
static void read_day(struct slice text, size_t *at, struct birth *birth)
{
    static const char *const marks[] = {"月", "-", "/", ".", "—", NULL};
    static const char *const ends[] = {"日", "号", "號", NULL};
    bool month = false;
    size_t next = *at;

    month = plain_skip_word(text, &next, "月份");
    if (!month && !skip_mark(text, &next, marks))
        return;
    if (plain_ends_any(text, next, (const char *const[]){"月", NULL}))
        *at = next;
    if (read_small(text, &next, &birth->day)) {
        *at = next;
        plain_skip_blanks(text, &next);
        if (plain_skip_any(text, &next, ends))
            *at = next;
    }
}

/* 2008年5月3日, 2008-05-03, 2008.5, 08年5月3日, 二〇〇八年五月 */
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
    if (digits == 2) {
        if (!plain_ends_any(text, mark, (const char *const[]){"年", NULL}))
            return false;
        birth->year += birth->year < 30 ? 2000 : 1900;
    }
    if (!read_small(text, &next, &birth->month))
        return false;
    *at = next;
    read_day(text, at, birth);
    return true;
}

/* 20080503, 200805 */
static bool read_unbroken(struct slice text, size_t *at, struct birth *birth)
{
    size_t next = *at;
    unsigned number;
    size_t digits = plain_number(text, &next, 9, &number);

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

    for (unsigned i = 0; i < 12; i++) {
        char short_form[4] = {months[i][0], months[i][1], months[i][2], '\0'};

        if (plain_skip_word(text, at, months[i]) || plain_skip_word(text, at, short_form)) {
            (void)plain_skip_word(text, at, ".");
            *month = i + 1;
            return !plain_is_letter(plain_at(text, *at));
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

    plain_skip_blanks(text, &next);
    bool day = plain_number(text, &next, 2, &birth->day) > 0;
    (void)skip_mark(text, &next, marks);
    if (!named && !(named = skip_month(text, &next, &birth->month)) &&
        plain_number(text, &next, 2, &birth->month) == 0)
        return false;
    if (!named && birth->month > 12) {
        unsigned swap = birth->month;

        birth->month = birth->day;
        birth->day = swap;
    }
    (void)skip_mark(text, &next, marks);
    plain_skip_blanks(text, &next);
    if ((!day && !named) || plain_number(text, &next, 4, &birth->year) != 4)
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
    return birth->day > 0 && plain_ends_any(text, *at, (const char *const[]){"日", "号", NULL});
}

static bool is_date(const struct birth *birth)
{
    unsigned year = birth->year == 0 ? 2000 : birth->year;

    return year >= YEAR_MIN && year <= YEAR_MAX && birth->month >= 1 && birth->month <= 12 &&
           (int)birth->day <= date_month_days((int)year, (int)birth->month);
}

static bool read_date(struct slice text, size_t at, bool yearless, struct birth *birth)
{
    typedef bool read(struct slice, size_t *, struct birth *);
    static read *const forms[] = {read_parted, read_unbroken, read_english, read_yearless};

    for (size_t i = 0; i < sizeof forms / sizeof forms[0] - (yearless ? 0 : 1); i++) {
        *birth = (struct birth){.start = at, .end = at};
        if (forms[i](text, &birth->end, birth) && is_date(birth) &&
            !plain_is_word(plain_at(text, birth->end)))
            return true;
    }
    return false;
}

/* ---- what it is about ---- */

/* 2010年9月1日以后, 至: not a birthday but a bound. */
static bool is_bound(struct slice text, size_t end)
{
    static const char *const words[] = {"以后", "之后", "以前", "之前", "前", "后",   "至",
                                        "到",   "起",   "~",    "—",    "–",  "及以", NULL};

    plain_skip_blanks(text, &end);
    return plain_skip_any(text, &end, words);
}

/* The birthdays of the party, the army and the country. */
static bool is_holiday(const struct birth *birth)
{
    return birth->day == 1 && (birth->month == 7 || birth->month == 8 || birth->month == 10);
}

/* 发 生 于: where the label is spread, so is the word that it may be the end of. */
static bool is_spread(struct slice text, const struct hit *hit)
{
    size_t at = hit->label;

    (void)plain_next(text, &at);
    return plain_at(text, at) == ' ';
}

/* Birthdays of the country, the party, a school; and the day on which one was kept. */
static bool is_nobodys(struct slice text, const struct hit *hit, const struct birth *birth)
{
    static const char *const many[] = {"党", "国", "政治", "集体", "队", "军",
                                       "团", "校", "社",   "会",   NULL};
    static const char *const other[] = {
        "学", "师", "发", "产", "诞", "衍", "派", /* 学生日, 发生于 */
        "卫", "滋", "寄", "萌", "新", "先", "医", "集体", "政治", "过", "庆祝", NULL};
    size_t before = hit->label;

    while (is_spread(text, hit) && plain_left(text, before) == ' ')
        (void)plain_before(text, &before);
    if (plain_ends_any(text, before, other))
        return true;
    return birth->year == 0 && (is_holiday(birth) || plain_near_any(text, hit->label, 18, many));
}

/* Where a date may begin that ends at `at`. */
static size_t date_start(struct slice text, size_t at)
{
    static const char *const parts[] = {"年", "月", "日", "号", "十", NULL};
    size_t from = at;

    for (size_t back = at; at - back < BACK_MAX;) {
        uint32_t c = plain_before(text, &back);

        if (c == PLAIN_END)
            break;
        if (plain_is_digit(c) || han_digit_at(text, back) >= 0)
            from = back;
        else if (c != '-' && c != '/' && c != '.' && c != ' ' &&
                 !plain_ends_any(text, back + 3, parts))
            break;
    }
    return from;
}

/* 生 is the beginning of many words: 生效, 生产. */
static bool is_end_of_sentence(struct slice text, size_t end)
{
    uint32_t c = plain_at(text, end);
    static const char *const goes_on[] = {"于", "人", NULL};

    return !plain_is_han(c) || plain_skip_any(text, &end, goes_on);
}

/* 出生人口, 出生率, 出生98人: of many; 生日会: a party. */
static bool is_of_many(struct slice text, size_t end)
{
    static const char *const words[] = {"人口", "率", "数", "缺陷", "婴",   "人数", "登记", "性别",
                                        "会",   "宴", "派", "聚",   "活动", "快乐", NULL};
    static const char *const heads[] = {"人", "名", "个", "例", "万", "户", "%", NULL};
    unsigned number;

    if (plain_skip_any(text, &end, words))
        return true;
    plain_skip_blanks(text, &end);
    if (plain_number(text, &end, 9, &number) == 0)
        return false;
    plain_skip_blanks(text, &end);
    return plain_skip_any(text, &end, heads);
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == '~' || (c >= 0x2010 && c <= 0x2015);
}

/* 2009年9月1日至: what follows is a bound, too. A dash alone may part a name from its date. */
static bool ends_span(struct slice text, size_t at)
{
    static const char *const words[] = {"至", "到", NULL};
    static const char *const dates[] = {"日", "号", "月", "年", NULL};
    bool dash = false;

    for (uint32_t c; (c = plain_left(text, at)) == ' ' || is_dash(c);) {
        dash = dash || is_dash(c);
        (void)plain_before(text, &at);
    }
    if (plain_ends_any(text, at, words))
        return true;
    return dash && (plain_is_digit(plain_left(text, at)) || plain_ends_any(text, at, dates));
}

/* The date that ends at `to`. A digit before it may be a name's (张三2010年…) or another date's. */
static bool read_before(struct slice text, size_t to, struct birth *birth)
{
    for (size_t at = date_start(text, to); at < to; (void)plain_next(text, &at)) {
        if (!plain_is_digit(plain_left(text, at)) && read_date(text, at, false, birth) &&
            birth->end == to)
            return true;
    }
    return false;
}

/* The date before the label: …日出生. */
static size_t date_before(struct scan *scan, const struct hit *hit, size_t to)
{
    struct slice text = scan->text;
    struct birth birth;

    while (plain_left(text, to) == ' ' || plain_left(text, to) == '(')
        (void)plain_before(text, &to);
    if (hit->latin || is_of_many(text, hit->label_end) || !read_before(text, to, &birth) ||
        ends_span(text, birth.start))
        return 0;
    scan_add(scan, LABEL_BIRTH, birth.start, birth.end);
    return hit->label_end;
}

/* …日生: the label is 日生, and its first character a part of the date. */
static size_t date_with(struct scan *scan, const struct hit *hit)
{
    size_t to = hit->label_end;

    if (is_spread(scan->text, hit))
        plain_skip_blanks(scan->text, &to);
    if (!is_end_of_sentence(scan->text, to))
        return 0;
    to = hit->label_end;
    (void)plain_before(scan->text, &to);
    return date_before(scan, hit, to);
}

/* A day without a year counts behind a colon and right behind 生日: what stands behind a blank may
 * be the day of a party. */
static bool takes_yearless(struct slice text, const struct hit *hit)
{
    return hit->join == JOIN_COLON ||
           (hit->at == hit->label_end &&
            plain_ends_any(text, hit->label_end, (const char *const[]){"生日", NULL}));
}

size_t birth_read(struct scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    size_t at = hit->label;
    struct birth birth;

    if (plain_skip_any_padded(text, &at, (const char *const[]){"日生", "号生", "月生", NULL}) &&
        at == hit->label_end)
        return date_with(scan, hit);
    if (!read_date(text, hit->at, takes_yearless(text, hit), &birth))
        return date_before(scan, hit, hit->label);
    if (is_bound(text, birth.end) || is_nobodys(text, hit, &birth))
        return 0;
    scan_add(scan, LABEL_BIRTH, birth.start, birth.end);
    return birth.end;
}
