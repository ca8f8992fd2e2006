/* SPDX-License-Identifier: MIT */
/*
 * Dates of birth: a day or a month of a year from 1950 on, behind or before a word for being
 * born. A year alone is what a ledger may hold; who was born earlier is history. See labels.h.
 */
#include "privacy/labels_room.h"

#include "privacy/numbers_room.h"

#include <assert.h>

#define BACK_MAX   48 /* bytes of a date before its word */
#define NATION_MAX 5  /* Han characters: 维吾尔族 */

/* ---- what it is about ---- */

/* 2010年9月1日以后, 至: not a birthday but a bound. */
static bool is_bound(struct slice text, size_t end)
{
    static const char *const words[] = {"以后", "之后", "以前", "之前", "前", "后",   "至",
                                        "到",   "起",   "~",    "—",    "–",  "及以", NULL};

    chars_skip_blanks(text, &end);
    return chars_skip_any(text, &end, words);
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

    (void)chars_next(text, &at);
    return chars_at(text, at) == ' ';
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

    while (is_spread(text, hit) && chars_left(text, before) == ' ')
        (void)chars_before(text, &before);
    if (chars_ends_any(text, before, other))
        return true;
    return birth->year == 0 && (is_holiday(birth) || chars_near_any(text, hit->label, 18, many));
}

/* Where a date may begin that ends at `at`. */
static size_t date_start(struct slice text, size_t at)
{
    static const char *const parts[] = {"年", "月", "日", "号", "十", NULL};
    size_t from = at;

    for (size_t back = at; at - back < BACK_MAX;) {
        uint32_t c = chars_before(text, &back);

        if (c == CHARS_END)
            break;
        if (chars_is_digit(c) || han_digit_at(text, back) >= 0)
            from = back;
        else if (c != '-' && c != '/' && c != '.' && c != ' ' &&
                 !chars_ends_any(text, back + 3, parts))
            break;
    }
    assert(from <= at);
    return from;
}

/* 生 is the beginning of many words: 生效, 生产. */
static bool is_end_of_sentence(struct slice text, size_t end)
{
    uint32_t c = chars_at(text, end);
    static const char *const goes_on[] = {"于", "人", NULL};

    return !chars_is_han(c) || chars_skip_any(text, &end, goes_on);
}

/* 出生人口, 出生率, 出生98人: of many; 生日会: a party. */
static bool is_of_many(struct slice text, size_t end)
{
    static const char *const words[] = {"人口", "率", "数", "缺陷", "婴",   "人数", "登记", "性别",
                                        "会",   "宴", "派", "聚",   "活动", "快乐", NULL};
    static const char *const heads[] = {"人", "名", "个", "例", "万", "户", "%", NULL};
    unsigned number;

    if (chars_skip_any(text, &end, words))
        return true;
    chars_skip_blanks(text, &end);
    if (chars_number(text, &end, 9, &number) == 0)
        return false;
    chars_skip_blanks(text, &end);
    return chars_skip_any(text, &end, heads);
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

    for (uint32_t c; (c = chars_left(text, at)) == ' ' || is_dash(c);) {
        dash = dash || is_dash(c);
        (void)chars_before(text, &at);
    }
    if (chars_ends_any(text, at, words))
        return true;
    return dash && (chars_is_digit(chars_left(text, at)) || chars_ends_any(text, at, dates));
}

/* The date that ends at `to`. A digit before it may be a name's (张三2010年…) or another date's. */
static bool read_before(struct slice text, size_t to, enum date_form form, struct birth *birth)
{
    for (size_t at = date_start(text, to); at < to; (void)chars_next(text, &at)) {
        if (!chars_is_digit(chars_left(text, at)) && birth_date(text, at, form, birth) &&
            birth->end == to)
            return true;
    }
    return false;
}

/* Whether a place or a time ends there: 在县医院, 凌晨3时, 剖腹产. */
static bool ends_where(struct slice text, size_t at)
{
    static const char *const ends[] = {"院", "县", "市", "镇", "乡", "村", "区", "家",
                                       "省", "州", "站", "所", "中", "时", "点", "分",
                                       "产", "里", "上", "晨", "午", "月", NULL};

    return chars_ends_any(text, at, ends);
}

/* The date before what says where one was born: …日在县医院出生. */
static bool read_before_where(struct slice text, const struct hit *hit, struct birth *birth)
{
    static const char *const births[] = {"出生", "降生", NULL};
    static const char *const opens[] = {"在", "于", "凌晨", "早",   "上午", "中午", "下午", "晚",
                                        "夜", "剖", "顺产", "足月", "当地", "当天", NULL};
    size_t at = hit->label, word = at;

    if (!chars_skip_any(text, &word, births) || !ends_where(text, at))
        return false;
    while (hit->label - at < BACK_MAX) {
        uint32_t c = chars_before(text, &at);

        if (!chars_is_han(c) && !chars_is_digit(c))
            return false;
        word = at;
        if (chars_skip_any(text, &word, opens) && read_before(text, at, DATE_WITH_YEAR, birth))
            return true;
    }
    return false;
}

/* The date before the label: …日出生. */
static size_t date_before(struct label_scan *scan, const struct hit *hit, size_t to)
{
    struct slice text = scan->text;
    struct birth birth;

    while (chars_left(text, to) == ' ' || chars_left(text, to) == '(')
        (void)chars_before(text, &to);
    if (hit->latin || is_of_many(text, hit->label_end) ||
        (!read_before(text, to, DATE_WITH_YEAR, &birth) && !read_before_where(text, hit, &birth)) ||
        ends_span(text, birth.start) || birth_is_of_life(&birth) ||
        birth_is_of_all(text, &birth, hit->label_end))
        return 0;
    assert(birth.start < birth.end && birth.end <= hit->label_end);
    scan_add(scan, LABEL_BIRTH, birth.start, birth.end);
    return hit->label_end;
}

/* …日过生日: the day, but for a feast of many, of the party and the country. */
static size_t day_kept(struct label_scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    struct birth birth;

    if (!read_before(text, hit->label, DATE_YEARLESS, &birth) || birth.year > 0 ||
        is_holiday(&birth) || is_of_many(text, hit->label_end) ||
        birth_is_kept_by_many(text, birth.start, hit->label_end))
        return 0;
    scan_add(scan, LABEL_BIRTH, birth.start, birth.end);
    return hit->label_end;
}

/* …日生: the label is 日生, and its first character a part of the date. */
static size_t date_with(struct label_scan *scan, const struct hit *hit)
{
    size_t to = hit->label_end;

    if (is_spread(scan->text, hit))
        chars_skip_blanks(scan->text, &to);
    if (!is_end_of_sentence(scan->text, to))
        return 0;
    to = hit->label_end;
    (void)chars_before(scan->text, &to);
    return date_before(scan, hit, to);
}

/* A day without a year counts behind a colon and right behind 生日: what stands behind a blank may
 * be the day of a party. Bare figures count behind the colon of what is called a date: 出生：98 is
 * of many. */
static enum date_form form_behind(struct slice text, const struct hit *hit)
{
    static const char *const fields[] = {
        "日",        "月",        "日期",       "时间",          "birthday",
        "birth day", "birthdate", "birth date", "date of birth", "dob",
        "d.o.b.",    "bday",      "csrq",       "csny",          NULL};

    if (hit->join == JOIN_COLON)
        return chars_ends_any(text, hit->label_end, fields) ? DATE_IN_FIELD : DATE_YEARLESS;
    return hit->at == hit->label_end &&
                   chars_ends_any(text, hit->label_end, (const char *const[]){"生日", NULL})
               ? DATE_YEARLESS
               : DATE_WITH_YEAR;
}

/* A date in figures, right before 生. */
static size_t date_behind_digit(struct label_scan *scan, const struct hit *hit)
{
    size_t at = hit->label;

    if (chars_left(scan->text, at) == ' ')
        (void)chars_before(scan->text, &at);
    if (!chars_is_digit(chars_left(scan->text, at)) ||
        !is_end_of_sentence(scan->text, hit->label_end))
        return 0;
    return date_before(scan, hit, hit->label);
}

/* The end of a cell, or of a part of a list. */
static bool ends_cell(struct slice text, size_t at)
{
    static const uint32_t signs[] = {',', ';', '|', ')', '"', '\t', '\n', '\r', 0x3001, 0x3002};

    uint32_t c = chars_next(text, &at);

    while (c == ' ')
        c = chars_next(text, &at);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (c == signs[i])
            return true;
    }
    return c == CHARS_END;
}

/* 汉族， between the sex and the date. */
static void skip_nation(struct slice text, size_t *at)
{
    static const char *const ends[] = {"族", NULL};
    static const char *const between[] = {",", ";", "|", "、", "\t", NULL};
    size_t next = *at, end;

    for (int i = 0; i < NATION_MAX && !chars_ends_any(text, next, ends); i++) {
        if (!chars_is_han(chars_next(text, &next)))
            return;
    }
    end = next;
    chars_skip_blanks(text, &next);
    (void)chars_skip_any(text, &next, between);
    chars_skip_blanks(text, &next);
    if (next > end && chars_ends_any(text, end, ends))
        *at = next;
}

/* A date behind 男 or 女, in a row of what somebody is. A verb behind the date says what was done
 * then, and a time of day when somebody came. */
static size_t date_behind_sex(struct label_scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    uint32_t left = chars_left(text, hit->label);
    size_t at = hit->at;
    struct birth birth;

    if (hit->join == JOIN_COLON || hit->at == hit->label_end || chars_is_han(left) ||
        chars_is_word(left))
        return 0;
    skip_nation(text, &at);
    if (!birth_date(text, at, DATE_WITH_YEAR, &birth) || birth.timed || !ends_cell(text, birth.end))
        return 0;
    scan_add(scan, LABEL_BIRTH, birth.start, birth.end);
    return birth.end;
}

/* 生, 男 and 女 are in most sentences, and nearly always within a word: what stands before tells.
 */
bool birth_may_stand(struct slice text, const struct hit *hit)
{
    bool one = hit->label_end - hit->label == 3 && !hit->latin; /* a Han character */
    unsigned char left = hit->label > 0 ? (unsigned char)text.data[hit->label - 1] : ' ';

    if (!one || left < 0x80)
        return true;
    return !chars_is_han(chars_left(text, hit->label));
}

static bool is_label(struct slice text, const struct hit *hit, const char *const *words)
{
    size_t at = hit->label;

    return chars_skip_any_padded(text, &at, words) && at == hit->label_end;
}

/* A word that tells a life; others name a field of a form. */
static bool is_in_prose(struct slice text, const struct hit *hit)
{
    static const char *const words[] = {"出生于", "出生在", "生于", "born on", "born", NULL};

    return hit->join != JOIN_COLON && is_label(text, hit, words);
}

size_t birth_read(struct label_scan *scan, const struct hit *hit)
{
    struct slice text = scan->text;
    struct birth birth;

    if (is_label(text, hit, (const char *const[]){"日生", "号生", "月生", NULL}))
        return date_with(scan, hit);
    if (is_label(text, hit, (const char *const[]){"过生日", NULL}))
        return day_kept(scan, hit);
    if (is_label(text, hit, (const char *const[]){"生", NULL}))
        return date_behind_digit(scan, hit);
    if (is_label(text, hit, (const char *const[]){"男", "女", NULL}))
        return date_behind_sex(scan, hit);
    if (!birth_date(text, hit->at, form_behind(text, hit), &birth))
        return date_before(scan, hit, hit->label);
    if (is_bound(text, birth.end) || is_nobodys(text, hit, &birth) ||
        birth_is_of_party(text, &birth) || birth_is_of_event(text, hit, &birth) ||
        (is_in_prose(text, hit) && birth_is_of_life(&birth)))
        return 0;
    scan_add(scan, LABEL_BIRTH, birth.start, birth.end);
    return birth.end;
}
