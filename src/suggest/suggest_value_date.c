/* SPDX-License-Identifier: MIT */
/* Days and quarters as people write them. See suggest_value.h. */
#include "base/normalise.h"
#include "suggest/suggest_value.h"

#include <assert.h>

#define EPOCH_COUNT 25569 /* how spreadsheets count 1970-01-01, day 0 of date_days */
#define COUNT_MIN   36526 /* 2000-01-01 */
#define COUNT_MAX   54788 /* 2049-12-31 */

static void pass_spaces(struct slice *text)
{
    while (text->len > 0 && text->data[0] == ' ')
        *text = slice_sub(*text, 1, text->len);
}

#define DIGITS_MAX 9 /* that an int takes */

/* Digits, at most max of them; how many there were. Of more than DIGITS_MAX, such as parts of a
 * second, the first make the number. */
static size_t pass_digits(struct slice *text, size_t max, int *out)
{
    size_t count = 0;

    *out = 0;
    for (; count < max && count < text->len && text->data[count] >= '0' && text->data[count] <= '9';
         count++) {
        if (count < DIGITS_MAX)
            *out = *out * 10 + (text->data[count] - '0');
    }
    assert(count <= max && *out >= 0);
    *text = slice_sub(*text, count, text->len);
    return count;
}

static bool pass_one_of(struct slice *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_starts(*text, words[i])) {
            *text = slice_sub(*text, slice_of(words[i]).len, text->len);
            return true;
        }
    }
    return false;
}

#define PASS_ONE_OF(text, words) pass_one_of((text), (words), sizeof(words) / sizeof((words)[0]))

/* What people put between year, month and day. */
static bool pass_mark(struct slice *text)
{
    static const char *const marks[] = {"-", "/", ".", "\\", "_", ",", "年", "月"};
    struct slice rest = *text;

    pass_spaces(&rest);
    if (!PASS_ONE_OF(&rest, marks) && rest.len == text->len)
        return false;
    pass_spaces(&rest);
    *text = rest;
    return true;
}

/* A time of day or a weekday behind a date; a second date is none. */
static bool is_time(struct slice text)
{
    static const char *const openings[] = {"(", "[", "T"};
    static const char *const words[] = {"星期", "周",   "礼拜", "上午", "下午",
                                        "早上", "晚上", "中午", "全天"};
    size_t colon;
    int ignored;

    pass_spaces(&text);
    if (text.len == 0)
        return true;
    PASS_ONE_OF(&text, openings);
    if (PASS_ONE_OF(&text, words)) {
        for (size_t i = 0; i < text.len; i++) {
            if (text.data[i] == '-' || text.data[i] == '~' ||
                slice_starts(slice_sub(text, i, text.len), "至"))
                return false;
        }
        return true;
    }
    colon = slice_find(text, ':', 0);
    return colon < text.len && pass_digits(&text, 2, &ignored) > 0 && text.data[0] == ':';
}

/* "Z", "UTC", "+08:00", "+0800", "GMT+8": minutes ahead of universal time. */
static bool read_zone(struct slice text, int *out)
{
    static const char *const universal[] = {"Z", "z", "UTC", "GMT"};
    static const char *const colon[] = {":"};
    bool named, behind;
    int hours, minutes = 0;

    pass_spaces(&text);
    named = PASS_ONE_OF(&text, universal);
    *out = 0;
    if (text.len == 0 || (text.data[0] != '+' && text.data[0] != '-'))
        return named;
    behind = text.data[0] == '-';
    text = slice_sub(text, 1, text.len);
    if (pass_digits(&text, 2, &hours) == 0)
        return named;
    PASS_ONE_OF(&text, colon);
    pass_digits(&text, 2, &minutes);
    *out = (hours * 60 + minutes) * (behind ? -1 : 1);
    return true;
}

#define DAY   1440 /* minutes */
#define CHINA 480  /* ahead of universal time */
#define LOCAL 486  /* and Shanghai's own time until 1927, by which some programs still reckon */

static enum suggested_date day_in_china(int minute, int zone)
{
    if ((zone == 0 && minute == 0) || (zone >= CHINA && zone <= LOCAL))
        return SUGGESTED_DAY;
    if (minute - zone + (zone == 0 ? LOCAL : CHINA) >= DAY)
        return SUGGESTED_OR_NEXT;
    return minute - zone + CHINA < 0 ? SUGGESTED_OR_LAST : SUGGESTED_DAY;
}

/* What a time of day behind a date makes of the day: something where it has a zone. */
static enum suggested_date read_time(struct slice text)
{
    static const char *const opening[] = {"T"}, *const colon[] = {":"};
    static const char *const points[] = {".", ","};
    int hour, minute, second = 0, zone;

    pass_spaces(&text);
    PASS_ONE_OF(&text, opening);
    if (pass_digits(&text, 2, &hour) == 0 || !PASS_ONE_OF(&text, colon) ||
        pass_digits(&text, 2, &minute) == 0)
        return SUGGESTED_DAY;
    if (PASS_ONE_OF(&text, colon))
        pass_digits(&text, 2, &second);
    if (PASS_ONE_OF(&text, points))
        pass_digits(&text, text.len, &second);
    return read_zone(text, &zone) ? day_in_china(hour * 60 + minute, zone) : SUGGESTED_DAY;
}

static bool read_compact(struct slice text, struct civil *out)
{
    return text.len == 8 && pass_digits(&text, 4, &out->year) == 4 &&
           pass_digits(&text, 2, &out->month) == 2 && pass_digits(&text, 2, &out->day) == 2;
}

static enum suggested_date read_marked(struct slice text, struct civil *out)
{
    static const char *const ends[] = {"日", "号", "."};

    if (pass_digits(&text, 4, &out->year) != 4)
        return SUGGESTED_NOTHING;
    if (!pass_mark(&text))
        return text.len == 0 ? SUGGESTED_NO_DAY : SUGGESTED_NOTHING;
    if (pass_digits(&text, 2, &out->month) == 0)
        return text.len == 0 ? SUGGESTED_NO_DAY : SUGGESTED_NOTHING;
    if (!pass_mark(&text) || text.len == 0)
        return text.len == 0 ? SUGGESTED_NO_DAY : SUGGESTED_NOTHING;
    if (pass_digits(&text, 2, &out->day) == 0)
        return SUGGESTED_NOTHING;
    PASS_ONE_OF(&text, ends);
    return is_time(text) ? read_time(text) : SUGGESTED_NOTHING;
}

/* 3月5日, 3.5, 5/3/2016, 16.3.5 */
static bool lacks_year(struct slice text)
{
    static const char *const ends[] = {"日", "号"};
    int ignored;

    if (pass_digits(&text, 2, &ignored) == 0 || !pass_mark(&text) ||
        pass_digits(&text, 2, &ignored) == 0)
        return false;
    PASS_ONE_OF(&text, ends);
    if (pass_mark(&text))
        pass_digits(&text, 4, &ignored);
    PASS_ONE_OF(&text, ends);
    return text.len == 0;
}

static enum suggested_date read_date(struct slice text, struct civil *out)
{
    enum suggested_date guess;
    struct slice rest = text;
    int count;

    if (pass_digits(&rest, 5, &count) == 5 && rest.len == 0 && count >= COUNT_MIN &&
        count <= COUNT_MAX) {
        *out = date_civil(count - EPOCH_COUNT);
        return SUGGESTED_COUNT;
    }
    if (read_compact(text, out))
        return SUGGESTED_DAY;
    guess = read_marked(text, out);
    return guess == SUGGESTED_NOTHING && lacks_year(text) ? SUGGESTED_NO_YEAR : guess;
}

enum suggested_date suggest_value_date(struct slice text, struct civil *out)
{
    struct buffer digits = {0};
    enum suggested_date guess = SUGGESTED_NOTHING;

    if (text_numerals(&digits, text))
        guess = read_date(buffer_slice(&digits), out);
    assert(guess != SUGGESTED_DAY || (out->year <= 9999 && out->month <= 99 && out->day <= 99));
    assert(guess != SUGGESTED_COUNT || (out->year >= 2000 && out->year < 2050));
    buffer_free(&digits);
    return guess;
}

static bool read_quarter(struct slice text, int *year, int *quarter)
{
    static const char *const between[] = {"年", "-", "/", ".", "_", " "}, *const letters[] = {
                                                                              "Q", "q", "第"};
    static const char *const ends[] = {"季度", "季"};
    bool apart = false;

    if (pass_digits(&text, 4, year) != 4)
        return false;
    while (PASS_ONE_OF(&text, between))
        apart = true;
    apart = PASS_ONE_OF(&text, letters) || apart;
    pass_spaces(&text);
    if (!apart || pass_digits(&text, 1, quarter) != 1 || *quarter < 1 || *quarter > 4)
        return false;
    pass_spaces(&text);
    PASS_ONE_OF(&text, ends);
    return text.len == 0;
}

bool suggest_value_quarter(struct buffer *out, struct slice text)
{
    struct buffer digits = {0};
    int year, quarter;
    bool known =
        text_numerals(&digits, text) && read_quarter(buffer_slice(&digits), &year, &quarter);

    if (known)
        buffer_addf(out, "%04d-Q%d", year, quarter);
    buffer_free(&digits);
    return known;
}
