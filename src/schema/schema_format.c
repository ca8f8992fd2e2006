/* SPDX-License-Identifier: MIT */
/* The formats that are known. A format that is named asserts: it is no mere annotation. */
#include "schema/schema_check.h"

#include "base/date.h"

static bool digits(struct slice text, size_t *at, size_t max, int *out)
{
    size_t start = *at;

    *out = 0;
    while (*at < text.len && *at - start < max && text.data[*at] >= '0' && text.data[*at] <= '9')
        *out = *out * 10 + (text.data[(*at)++] - '0');
    return *at > start;
}

/* The byte behind one of the marks that people put between year, month and day. */
static bool pass_mark(struct slice text, size_t *at)
{
    static const char *const marks[] = {"-", "/", ".", "年", "月"};
    struct slice rest = slice_sub(text, *at, text.len);

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (slice_starts(rest, marks[i])) {
            *at += slice_of(marks[i]).len;
            return true;
        }
    }
    return false;
}

/* What 2016-3-5, 2016/3/5, 2016年3月5日 or 20160305 probably means. */
static bool guess(struct slice text, char out[11])
{
    struct civil civil;
    size_t at = 0;
    date_days day;

    text = slice_trim(text);
    if (!digits(text, &at, 4, &civil.year) || at != 4)
        return false;
    if (!pass_mark(text, &at) && text.len != 8)
        return false;
    if (!digits(text, &at, 2, &civil.month))
        return false;
    if (!pass_mark(text, &at) && text.len != 8)
        return false;
    if (!digits(text, &at, 2, &civil.day))
        return false;
    if (slice_is(slice_sub(text, at, text.len), "日"))
        at = text.len;
    if (at != text.len || civil.year < 1 || civil.month < 1 || civil.month > 12 || civil.day < 1 ||
        civil.day > date_month_days(civil.year, civil.month))
        return false;
    day = date_of(civil);
    date_print(day, out);
    return true;
}

static void say_form(struct check *check, struct diag *diag, const struct at *at)
{
    char meant[11] = "2016-03-05";
    bool guessed = guess(at->node->text, meant);
    struct name hint = {0};

    hint.text[LANG_EN] =
        arena_printf(check->arena, guessed ? "write it as %s" : "such as %s", meant);
    hint.text[LANG_ZH] = arena_printf(check->arena, guessed ? "请写成 %s" : "例如 %s", meant);
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", at->node);
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

static void say_calendar(struct check *check, struct diag *diag, const struct at *at)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct slice text = at->node->text;
    struct name hint = {{SLICE("years run from 0001 to 9999"), SLICE("年份从 0001 到 9999")}};
    size_t at_month = 5;
    size_t at_year = 0;
    int year, month;

    digits(text, &at_year, 4, &year);
    digits(text, &at_month, 2, &month);
    if (month < 1 || month > 12) {
        hint = (struct name){{SLICE("months run from 01 to 12"), SLICE("月份从 01 到 12")}};
    } else if (year > 0) {
        int last = date_month_days(year, month);

        hint.text[LANG_EN] =
            arena_printf(check->arena, "%s %d runs from 01 to %d", months[month - 1], year, last);
        hint.text[LANG_ZH] =
            arena_printf(check->arena, "%d 年 %d 月从 01 日到 %d 日", year, month, last);
    }
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", at->node);
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

/* RFC 3339, section 5.6: full-date. */
static void check_date(struct check *check, struct at *at)
{
    date_days day;
    enum date_fault fault = date_parse(at->node->text, &day);

    if (fault == DATE_OK)
        return;

    struct diag *diag = schema_fault(
        check, at, fault == DATE_FORM ? DIAG_DATE_NOT_IN_FORM : DIAG_DATE_NOT_IN_CALENDAR);
    if (diag == NULL)
        return;
    if (fault == DATE_FORM)
        say_form(check, diag, at);
    else
        say_calendar(check, diag, at);
}

static const struct format formats[] = {
    {"date", {{"a date such as 2016-03-05", "2016-03-05 这样的日期"}}, check_date},
};

#define FORMAT_COUNT (sizeof formats / sizeof formats[0])

const struct format *format_find(struct slice name)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (slice_is(name, formats[i].name))
            return &formats[i];
    }
    return NULL;
}

size_t format_names(struct arena *arena, struct slice **out)
{
    *out = ARENA_ARRAY(arena, FORMAT_COUNT, struct slice);
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        (*out)[i] = slice_of(formats[i].name);
    return FORMAT_COUNT;
}
