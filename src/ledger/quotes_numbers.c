/* SPDX-License-Identifier: MIT */
/* Numbers of the plan's text that no quote holds. See quotes.h. */
#include "base/normalise.h"
#include "base/text.h"
#include "ledger/quotes_room.h"

#include <assert.h>
#include <string.h>

/* Length of the digit at a byte: 1, 3 for a full-width one, 0 for none. */
static size_t digit_at(struct slice text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.data + at;

    if (byte[0] >= '0' && byte[0] <= '9')
        return 1;
    return text.len - at >= 3 && byte[0] == 0xEF && byte[1] == 0xBC && byte[2] >= 0x90 &&
                   byte[2] <= 0x99
               ? 3
               : 0;
}

static size_t digits_end(struct slice text, size_t at)
{
    for (size_t len; at < text.len && (len = digit_at(text, at)) > 0;)
        at += len;
    return at;
}

/* Whether the mark at a byte stands inside a number; a comma only before three digits. */
static bool joins(struct slice text, size_t at)
{
    size_t end = digits_end(text, at + 1);

    if (text.data[at] == ',')
        return end == at + 4;
    return text.data[at] != '\0' && strchr("-:/.", text.data[at]) != NULL && end > at + 1;
}

/* A date or a time is one number to a reader: 2022-06-08, 04:14:34, 1,200. */
static size_t number_end(struct slice text, size_t from)
{
    size_t end = digits_end(text, from);

    while (end > from && end + 1 < text.len && joins(text, end))
        end = digits_end(text, end + 1);
    return end;
}

/* Where the blanks before a byte begin, wide ones among them. */
static size_t before_blanks(struct slice text, size_t at)
{
    while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == '\t' ||
                      slice_ends(slice_sub(text, 0, at), "\u3000")))
        at -= text.data[at - 1] == ' ' || text.data[at - 1] == '\t' ? 1 : 3;
    return at;
}

/* Where a line or a sentence begins: dashes, stars and the like may stand before its number. */
static bool begins_there(struct slice text, size_t at)
{
    static const char *const ends[] = {"。", "；", ";", "：", ":", "！", "!", "？", "?"};
    struct slice left = slice_sub(text, 0, at);

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (slice_ends(left, ends[i]))
            return true;
    }
    while (at > 0 && strchr("-*#>+ \t", text.data[at - 1]) != NULL)
        at--;
    return at == 0 || text.data[at - 1] == '\n' || text.data[at - 1] == '\r';
}

/* Longer ones are no list numbers but years and the like. */
#define LIST_DIGITS_MAX 2

static bool ends_open(struct slice left)
{
    return slice_ends(left, "(") || slice_ends(left, "（");
}

/* "1、", "1." at the start of a line or a sentence numbers a paragraph, and so does "(1)" anywhere:
 * it counts nothing that stands behind it. */
static bool is_list_number(const struct quotes *quotes, size_t from, size_t to)
{
    static const char *const marks[] = {"、", ".", "．", ")", "）"};
    struct slice text = quotes->source->text, rest = slice_sub(text, to, text.len);
    size_t mark = 0;

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        mark = slice_starts(rest, marks[i]) ? slice_of(marks[i]).len : mark;
    if (mark == 0 || text_count(slice_sub(text, from, to)) > LIST_DIGITS_MAX)
        return false;
    from = before_blanks(text, from);
    if (ends_open(slice_sub(text, 0, from)) &&
        (slice_starts(rest, ")") || slice_starts(rest, "）")))
        return quotes_counter(quotes, to + mark) == 0;
    return begins_there(text, from);
}

/* 2016, in whatever width. */
static bool is_own_year(const struct plan *plan, struct slice digits)
{
    struct decimal number, from = decimal_of(date_civil(plan->from).year),
                           to = decimal_of(date_civil(plan->to).year);
    struct buffer normal = {0};

    text_normalise(&normal, digits);
    bool own = normal.len == 4 && decimal_parse(buffer_slice(&normal), &number) == DECIMAL_OK &&
               decimal_cmp(number, from) >= 0 && decimal_cmp(number, to) <= 0;
    buffer_free(&normal);
    return own;
}

static bool is_quoted(const struct quotes *quotes, size_t from, size_t to)
{
    while (from < to && (quotes->quoted[from] || digit_at(quotes->source->text, from) == 0))
        from++;
    return from == to;
}

/* A quote that is not in the text was to hold the number: that is reported already. */
static bool is_meant(const struct quotes *quotes, struct slice number)
{
    for (size_t i = 0; i < quotes->failed.len; i++) {
        const struct slice quote = quotes->failed.items[i];

        if (slice_search(quote, number, 0) < quote.len)
            return true;
    }
    return false;
}

static void report_number(const struct quotes *quotes, size_t from, size_t to)
{
    const struct span span = {quotes->source, from, to};
    struct slice number = slice_sub(quotes->source->text, from, to);

    assert(from < to && to <= quotes->source->text.len);
    if (!is_meant(quotes, number))
        diag_set(diag_add(quotes->diags, DIAG_NUMBER_NOT_TRACKED, span), "number", number);
}

static bool all_quoted(const struct quotes *quotes, size_t from, size_t to)
{
    while (from < to && quotes->quoted[from])
        from++;
    return from == to;
}

/* Numbers begin with a character, not in it. */
static size_t behind_character(struct slice text, size_t at)
{
    uint32_t ignored;

    (void)text_next(text, &at, &ignored);
    return at;
}

/* "Every number in the source text that no quote holds is listed." */
void quotes_check_numbers(const struct quotes *quotes)
{
    struct slice text = quotes->source->text;
    size_t shown;

    for (size_t at = 0; at < text.len;) {
        size_t end = number_end(text, at);

        if (end > at) {
            if (!is_quoted(quotes, at, end) && !is_list_number(quotes, at, end) &&
                !is_own_year(quotes->plan, slice_sub(text, at, end)))
                report_number(quotes, at, end);
        } else {
            end = quotes_numeral(quotes, at, &shown);
            if (shown > at && !all_quoted(quotes, at, end))
                report_number(quotes, at, shown);
        }
        at = end > at ? end : behind_character(text, at);
    }
}
