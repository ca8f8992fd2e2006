/* SPDX-License-Identifier: MIT */
/* What a value was meant to be that is no date. */
#include "base/normalise.h"
#include "suggest/suggest.h"
#include "suggest/suggest_room.h"
#include "suggest/suggest_value.h"

#include <assert.h>

static void set_hint(struct check *check, struct diag *diag, const struct words *words)
{
    struct name hint;

    for (int lang = 0; lang < LANG_COUNT; lang++)
        hint.text[lang] = arena_copy(check->arena, slice_of(words->text[lang]));
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

_Static_assert(sizeof months / sizeof months[0] == 12, "one a month");

/* What the month or year is like that has no such day. */
static void set_calendar(struct check *check, struct diag *diag, struct civil civil)
{
    static const struct words years = T("years run from 0001 to 9999", "年份从 0001 到 9999");
    static const struct words twelve = T("months run from 01 to 12", "月份从 01 到 12");
    struct name hint;

    if (civil.month < 1 || civil.month > 12) {
        set_hint(check, diag, &twelve);
    } else if (civil.year < 1) {
        set_hint(check, diag, &years);
    } else {
        int last = date_month_days(civil.year, civil.month);

        hint.text[LANG_EN] = arena_printf(check->arena, "%s %d runs from 01 to %d",
                                          months[civil.month - 1], civil.year, last);
        hint.text[LANG_ZH] = arena_printf(check->arena, "%d 年 %d 月从 01 日到 %d 日", civil.year,
                                          civil.month, last);
        diag_set_name(diag, "hint", &hint, SLICE(""));
    }
}

static bool is_day(struct civil civil)
{
    return civil.year >= 1 && civil.month >= 1 && civil.month <= 12 && civil.day >= 1 &&
           civil.day <= date_month_days(civil.year, civil.month);
}

/* A time with a zone may be of another day in China: which one is meant, only the minutes say. */
static void set_two_days(struct check *check, struct diag *diag, date_days written, date_days there)
{
    const struct civil a = date_civil(written), b = date_civil(there);
    struct name hint;

    assert(there == written + 1 || there == written - 1);
    hint.text[LANG_EN] =
        arena_printf(check->arena,
                     "that is %d %s %d as it stands there, and %d %s %d in China: look up which "
                     "day it was, and write the day alone",
                     a.day, months[a.month - 1], a.year, b.day, months[b.month - 1], b.year);
    hint.text[LANG_ZH] = arena_printf(check->arena,
                                      "照写的是%d年%d月%d日，按北京时间是%d年%d月%d日：请查清是哪"
                                      "一天，只写日期，不写时间",
                                      a.year, a.month, a.day, b.year, b.month, b.day);
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

/* What to write instead of a text that is no date; the day where it can be known. */
static void set_form(struct check *check, struct diag *diag, enum suggested_date date,
                     struct civil civil)
{
    static const struct words forms[] = {
        [SUGGESTED_NOTHING] = T("write a day such as 2016-03-05", "请写成 2016-03-05 这样的日期"),
        [SUGGESTED_NO_YEAR] = T("begin with the year in four digits, such as 2016-03-05",
                                "请先写四位年份，例如 2016-03-05"),
        [SUGGESTED_NO_DAY] = T("write the year, the month and the day, such as 2016-03-05",
                               "年、月、日都要写，例如 2016-03-05"),
    };
    struct name hint;
    char day[11];

    if (date == SUGGESTED_OR_NEXT || date == SUGGESTED_OR_LAST) {
        date_days written = date_of(civil);
        bool next = date == SUGGESTED_OR_NEXT;

        if (written == (next ? DATE_MAX : DATE_MIN))
            set_hint(check, diag, &forms[SUGGESTED_NOTHING]); /* the calendar ends there */
        else
            set_two_days(check, diag, written, next ? written + 1 : written - 1);
        return;
    }
    assert(date == SUGGESTED_DAY || forms[date].text[LANG_EN] != NULL);
    if (date != SUGGESTED_DAY) {
        set_hint(check, diag, &forms[date]);
        return;
    }
    assert(is_day(civil));
    date_print(date_of(civil), day);
    hint.text[LANG_EN] = arena_printf(check->arena, "write it as %s", day);
    hint.text[LANG_ZH] = arena_printf(check->arena, "请写成 %s", day);
    diag_set_name(diag, "hint", &hint, SLICE(""));
}

/* Says of a text that is no date what is wrong with it. */
static void say_date(struct check *check, struct at *at, enum suggested_date date,
                     struct civil civil)
{
    enum diag_code code = DIAG_DATE_NOT_IN_FORM;
    struct diag *diag;
    char day[11];

    if (date == SUGGESTED_COUNT)
        code = DIAG_DATE_COUNTED;
    else if ((date == SUGGESTED_DAY || date >= SUGGESTED_OR_NEXT) && !is_day(civil))
        code = DIAG_DATE_NOT_IN_CALENDAR;
    diag = schema_fault(check, at, code);
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", at->node);
    if (code == DIAG_DATE_COUNTED)
        diag_set(diag, "meant", date_print(date_of(civil), day));
    else if (code == DIAG_DATE_NOT_IN_CALENDAR)
        set_calendar(check, diag, civil);
    else
        set_form(check, diag, date, civil);
}

void suggest_date(struct check *check, const struct rule *rule, struct at *at)
{
    struct buffer normal = {0};
    struct civil civil = {0};

    if (suggest_normal(check, rule, at))
        return;
    text_normalise(&normal, at->node->text);
    say_date(check, at, suggest_value_date(buffer_slice(&normal), &civil), civil);
    buffer_free(&normal);
}
