/* SPDX-License-Identifier: MIT */
/*
 * QQ numbers in brackets behind the names of who wrote, as the program exports what was said:
 * 2016-03-05 12:00:01 小明(123456789) and 小明(123456789) 12:00:01, with the message below. See
 * labels.h.
 */
#include "privacy/labels_room.h"

#define DIGITS_MIN 6
#define DIGITS_MAX 11
#define NAME_MAX   60 /* bytes of a line before the bracket */

static bool skip_part(struct slice text, size_t *at, const char *sign)
{
    unsigned number;

    return chars_number(text, at, 2, &number) > 0 && chars_skip_word(text, at, sign);
}

/* 12:00:01 */
static bool skip_clock(struct slice text, size_t *at)
{
    unsigned seconds;

    for (int i = 0; i < 2; i++) {
        if (!skip_part(text, at, ":"))
            return false;
    }
    return chars_number(text, at, 2, &seconds) == 2;
}

/* 2016-03-05 12:00:01 and a blank */
static bool skip_stamp(struct slice text, size_t at)
{
    unsigned year;

    return chars_number(text, &at, 4, &year) == 4 && chars_skip_word(text, &at, "-") &&
           skip_part(text, &at, "-") && skip_part(text, &at, " ") && skip_clock(text, &at) &&
           chars_at(text, at) == ' ';
}

static bool ends_line(struct slice text, size_t at)
{
    uint32_t c = chars_at(text, at);

    return c == CHARS_END || c == '\n' || c == '\r';
}

/* A message stands in the next line: in a log it would be another time. */
static bool has_message(struct slice text, size_t end)
{
    size_t next = slice_find(text, '\n', end) + 1;

    return next < text.len && !ends_line(text, next) && !chars_is_digit(chars_at(text, next));
}

/* Where the line begins that the bracket at `at` stands in; `at` where that is far. */
static size_t line_start(struct slice text, size_t at)
{
    size_t start = at;

    while (start > 0 && at - start < NAME_MAX && text.data[start - 1] != '\n')
        start--;
    return start == 0 || text.data[start - 1] == '\n' ? start : at;
}

/* What stands behind the bracket, and the beginning of the line, are those of who wrote. */
static bool is_writer(struct slice text, size_t start, size_t behind)
{
    if (ends_line(text, behind))
        return skip_stamp(text, start) && has_message(text, behind);
    if (chars_at(text, behind) != ' ')
        return false;
    chars_skip_blanks(text, &behind);
    return skip_clock(text, &behind) && ends_line(text, behind);
}

size_t chat_at(struct label_scan *scan, size_t at)
{
    struct slice text = scan->text;
    size_t start = at + 1, end = start, behind;
    uint32_t first = chars_at(text, start);

    while (end < text.len && end - start <= DIGITS_MAX && text.data[end] >= '0' &&
           text.data[end] <= '9')
        end++;
    if (first == '0' || end - start < DIGITS_MIN || end - start > DIGITS_MAX || end >= text.len ||
        text.data[end] != ')')
        return 0;
    behind = end + 1;
    size_t line = line_start(text, at);
    if (line == at || !is_writer(text, line, behind))
        return 0;
    scan_add(scan, LABEL_QQ, start, end);
    return end;
}
