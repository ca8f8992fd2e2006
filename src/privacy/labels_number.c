/* SPDX-License-Identifier: MIT */
/* Numbers behind their labels: QQ, documents, accounts, telephones. See labels.h. */
#include "privacy/labels_room.h"

#include "base/date.h"
#include "privacy/numbers_room.h"

#include <assert.h>

struct form {
    unsigned char digits_min, digits_max;
    unsigned char lead_min, lead_max; /* letters before the digits */
    bool tail;                        /* a letter may end it */
    bool parted;                      /* blanks and hyphens may stand between groups of digits */
    enum join need;                   /* with letters before the digits nothing is needed */
};

static const struct form forms[LABEL_KINDS] = {
    [LABEL_QQ] = {5, 11, 0, 0, false, false, JOIN_FIRM},
    [LABEL_PASSPORT] = {7, 8, 1, 2, false, true, JOIN_NONE},
    [LABEL_PERMIT] = {7, 18, 0, 2, true, true, JOIN_FIRM},
    [LABEL_OFFICER] = {6, 9, 0, 0, false, false, JOIN_NONE},
    [LABEL_VETERAN] = {5, 10, 0, 1, false, false, JOIN_FIRM},
    [LABEL_BIRTH_CERTIFICATE] = {9, 9, 1, 1, false, true, JOIN_NONE},
    [LABEL_REGISTER] = {6, 18, 0, 1, false, false, JOIN_FIRM},
    [LABEL_DISABILITY] = {7, 22, 0, 0, true, true, JOIN_NONE},
    [LABEL_WELFARE] = {6, 20, 0, 3, true, true, JOIN_FIRM},
    [LABEL_STUDENT] = {6, 20, 0, 2, true, false, JOIN_FIRM},
    [LABEL_EXAM] = {7, 20, 0, 2, false, false, JOIN_FIRM},
    [LABEL_INSURANCE] = {7, 20, 0, 3, true, true, JOIN_FIRM},
    [LABEL_HOSPITAL] = {5, 20, 0, 2, false, false, JOIN_FIRM},
    [LABEL_LICENCE] = {12, 18, 0, 0, true, true, JOIN_NONE},
    [LABEL_DEVICE] = {15, 15, 0, 0, false, true, JOIN_NONE},
    [LABEL_CERTIFICATE] = {7, 19, 0, 2, true, true, JOIN_FIRM},
    [LABEL_MALFORMED] = {14, 19, 0, 0, true, true, JOIN_NONE},
    [LABEL_BANK] = {9, 30, 0, 0, false, true, JOIN_FIRM},
    [LABEL_PHONE] = {7, 8, 0, 0, false, true, JOIN_FIRM},
};

#define DIGITS_MAX  32
#define OFFICE_NEAR 15 /* bytes: 单位收款账号 */
#define GROUPS_MAX  12
#define SERIES_MAX  5 /* Han characters */
#define LONE_MIN    7 /* digits behind Q alone */

struct value {
    size_t start, end;
    unsigned char digits[DIGITS_MAX];
    unsigned char groups[GROUPS_MAX]; /* digits of each */
    size_t digit_count, group_count, lead;
};

/* ---- reading ---- */

static size_t read_lead(struct slice text, size_t *at, size_t max)
{
    size_t count = 0;

    for (size_t next = *at; count <= max; count++, *at = next) {
        if (!chars_is_letter(chars_next(text, &next)))
            break;
    }
    return count;
}

static bool is_between(uint32_t c)
{
    return c == ' ' || c == '-' || c == '_' || c == 0xB7 || (c >= 0x2010 && c <= 0x2014);
}

/* Moves *at to a digit behind a blank or a hyphen. */
static bool skip_between(struct slice text, size_t *at)
{
    size_t next = *at;

    if (!is_between(chars_next(text, &next)) || !chars_is_digit(chars_at(text, next)))
        return false;
    *at = next;
    return true;
}

/* Chinese digits, too: 幺三八… */
static uint32_t next_digit(struct slice text, size_t *at)
{
    size_t from = chars_start(text, *at);
    int value = han_digit_at(text, from);

    if (value < 0)
        return chars_next(text, at);
    *at = from + 3;
    return (uint32_t)('0' + value);
}

static bool read_group(struct slice text, struct value *value)
{
    size_t at = value->end, count = 0;

    for (uint32_t c; chars_is_digit(c = next_digit(text, &at)); count++) {
        if (value->digit_count == DIGITS_MAX)
            return false;
        value->digits[value->digit_count++] = (unsigned char)(c - '0');
        value->end = at;
    }
    if (count == 0 || value->group_count == GROUPS_MAX)
        return false;
    value->groups[value->group_count++] = (unsigned char)count;
    return true;
}

static bool read_value(struct slice text, const struct form *form, size_t at, struct value *value)
{
    *value = (struct value){.start = at};
    value->lead = read_lead(text, &at, form->lead_max);
    if (value->lead > 0 && form->parted)
        (void)skip_between(text, &at);
    value->end = at;
    do {
        if (!read_group(text, value))
            return false;
    } while (form->parted && skip_between(text, &value->end));

    at = value->end;
    if (form->tail && chars_is_letter(chars_next(text, &at)))
        value->end = at;
    return true;
}

/* ---- judging ---- */

static unsigned number_of(const struct value *value, size_t from, size_t count)
{
    unsigned number = 0;

    for (size_t i = from; i < from + count; i++) {
        assert(i < value->digit_count && value->digits[i] <= 9);
        number = number * 10 + value->digits[i];
    }
    return number;
}

static bool is_year(unsigned year)
{
    return year >= 1900 && year <= 2100;
}

/* 2016-03-05, 2016-2020, and where asked for 20160305. */
static bool is_date(const struct value *value, bool unbroken)
{
    const unsigned char *groups = value->groups;

    if (groups[0] == 4 && is_year(number_of(value, 0, 4)) &&
        ((value->group_count == 3 && groups[1] <= 2 && groups[2] <= 2) ||
         (value->group_count == 2 && groups[1] == 4) ||
         (value->group_count == 2 && groups[1] <= 2)))
        return true;
    if (!unbroken || value->group_count != 1 || value->digit_count != 8)
        return false;
    unsigned year = number_of(value, 0, 4), month = number_of(value, 4, 2);
    unsigned day = number_of(value, 6, 2);
    return is_year(year) && month >= 1 && month <= 12 && day >= 1 &&
           (int)day <= date_month_days((int)year, (int)month);
}

/* Whether what follows makes another thing of it: a longer word, a fraction, an amount, mail. */
static bool goes_on(struct slice text, size_t end)
{
    size_t next = end;
    uint32_t c = chars_next(text, &next), then = chars_at(text, next);

    if (chars_is_word(c) || c == '@' || c == '_')
        return true;
    if ((c == '.' || c == '-' || c == ',') && chars_is_digit(then)) {
        unsigned number;

        return c != ',' || chars_number(text, &next, 4, &number) == 3;
    }
    return chars_is_counted(text, end);
}

/* 用电户号：1…: a house's meter, which is nobody's household register. */
static bool is_utility(struct slice text, size_t at)
{
    static const char *const utilities[] = {"电",   "用",   "供水", "水费", "自来水", "气",
                                            "缴费", "宽带", "有线", "客",   NULL};

    return chars_near_any(text, at, OFFICE_NEAR, utilities);
}

/* The local part of a telephone: its first digit, and 3-4 or 4-4 where it is parted. */
static bool is_telephone(const struct value *value)
{
    return value->digits[0] >= 2 && value->digits[0] <= 8 && !is_date(value, true) &&
           (value->group_count == 1 || (value->group_count == 2 && value->groups[1] == 4));
}

/* What stands there is shorter than any such number and yet one: of 身份证 the region and the year
 * of birth, of 残疾证 what 号 or a colon says. */
static bool is_short(const struct hit *hit, const struct value *value)
{
    if (hit->kind == LABEL_MALFORMED && value->digit_count < 15)
        return !is_region(number_of(value, 0, 2)) || !is_year(number_of(value, 6, 4));
    return hit->kind == LABEL_DISABILITY && value->digit_count < 17 && hit->join < JOIN_FIRM;
}

/* Q： may begin a question, and q: names many things in programs: what stands there is a number of
 * QQ where it is long and the sign, or the word before it, is of those who write Chinese. */
static bool is_lone(const struct label_scan *scan, const struct hit *hit, const struct value *value)
{
    size_t before = hit->label, sign = hit->label;
    struct slice text = scan->text;

    (void)chars_next(text, &sign);
    uint32_t c = chars_at(text, sign);
    if (c != ':' && c != ' ')
        return false;
    while (chars_left(text, before) == ' ')
        (void)chars_before(text, &before);
    bool behind_han = chars_is_han(chars_left(text, before));
    bool wide = c == ':' && (unsigned char)text.data[sign] >= 0x80;
    return value->digit_count < LONE_MIN || (c == ' ' && !behind_han) ||
           (!scan->record && !wide && !behind_han);
}

static bool fits(const struct label_scan *scan, const struct hit *hit, const struct form *form,
                 const struct value *value)
{
    bool loose = hit->join < JOIN_COLON;

    if (value->digit_count < form->digits_min || value->digit_count > form->digits_max ||
        value->lead < form->lead_min || value->lead > form->lead_max)
        return false;
    if ((hit->join < form->need && value->lead == 0) || is_short(hit, value))
        return false;
    if (is_date(value, loose) || goes_on(scan->text, value->end))
        return false;
    if (hit->kind == LABEL_PHONE)
        return is_telephone(value) && !is_behind_office(scan->text, hit->label) &&
               !is_behind_office(scan->text, value->start) &&
               !is_before_office(scan->text, value->start, value->end);
    if (hit->kind == LABEL_REGISTER && is_utility(scan->text, hit->label))
        return false;
    if (hit->kind == LABEL_BANK)
        return !is_public_account(scan->text, hit->label);
    if (hit->kind == LABEL_QQ && is_lone(scan, hit, value))
        return false;
    return hit->kind != LABEL_QQ || (value->digits[0] != 0 && (!loose || value->digit_count > 5));
}

/* 军字第1…号, 南字第1…号; 川军A1…, 川军残1… */
static void skip_series(struct slice text, size_t *at)
{
    static const char *const series[] = {"字第", "第", "字", "军", "残", "警", "保", NULL};
    size_t next = *at, end = *at;

    for (int i = 0; i < SERIES_MAX && chars_is_han(chars_next(text, &next)); i++)
        end = next;
    if (end > *at && chars_ends_any(text, end, series))
        *at = end;
}

/* What may stand before the digits and says whose they are: 银行卡：农行6222…, 电话：家里2… */
static void skip_words(struct slice text, const struct hit *hit, size_t *at)
{
    static const char *const banks[] = {
        "农业银行", "工商银行", "建设银行", "中国银行", "邮储银行", "农商银行", "农商行", "农信社",
        "信用社",   "农行",     "工行",     "建行",     "中行",     "邮储",     "邮政",   NULL};
    static const char *const homes[] = {"家里", "家中", "住宅", "家", NULL};
    static const char *const *const words[LABEL_KINDS] = {
        [LABEL_BANK] = banks, [LABEL_PHONE] = homes};

    if (hit->kind == LABEL_OFFICER || hit->kind == LABEL_VETERAN || hit->kind == LABEL_WELFARE)
        skip_series(text, at);
    else if (words[hit->kind] != NULL && chars_skip_any(text, at, words[hit->kind]))
        chars_skip_blanks(text, at);
}

/* Up to five digits of an extension. */
static size_t extension(struct slice text, size_t end)
{
    size_t at = end;
    unsigned number;

    if (!skip_between(text, &at))
        return end;
    return chars_number(text, &at, 6, &number) <= 5 ? at : end;
}

/* QQ：123 …: groups of two to four digits. Two numbers side by side have longer ones. */
static bool read_parted_qq(struct slice text, const struct hit *hit, struct value *value)
{
    static const struct form form = {8, 11, 0, 0, false, true, JOIN_COLON};

    if (hit->kind != LABEL_QQ || hit->join != JOIN_COLON ||
        !read_value(text, &form, hit->at, value) || value->group_count < 2 ||
        value->digit_count < form.digits_min || value->digit_count > form.digits_max)
        return false;
    for (size_t i = 0; i < value->group_count; i++) {
        if (value->groups[i] < 2 || value->groups[i] > 4)
            return false;
    }
    return true;
}

size_t number_read(struct label_scan *scan, const struct hit *hit)
{
    const struct form *form = &forms[hit->kind];
    struct value value;
    size_t at = hit->at;

    assert(form->digits_min > 0 && form->digits_max <= DIGITS_MAX && "the kind has a form");
    skip_words(scan->text, hit, &at);
    if (!read_parted_qq(scan->text, hit, &value) && !read_value(scan->text, form, at, &value))
        return 0;
    if (hit->kind == LABEL_PHONE && value.digit_count > 8 && value.group_count > 1) {
        /* The last group is an extension. */
        value.digit_count -= value.groups[--value.group_count];
    } else if (hit->kind == LABEL_PHONE) {
        value.end = extension(scan->text, value.end);
    }
    if (!fits(scan, hit, form, &value))
        return 0;
    scan_add(scan, hit->kind, value.start, value.end);
    return value.end;
}
