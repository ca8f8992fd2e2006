/* SPDX-License-Identifier: MIT */
/* Numbers of the plan's text that no quote holds. See quotes.h. */
#include "ledger/quotes_room.h"

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

/* "1、", "1." or "(1)" at the start of a line numbers a paragraph. */
static bool is_list_number(struct slice text, size_t from, size_t to)
{
    struct slice rest = slice_sub(text, to, text.len);

    from = before_blanks(text, from);
    if (slice_ends(slice_sub(text, 0, from), "(") || slice_ends(slice_sub(text, 0, from), "（"))
        from = before_blanks(text, from - (text.data[from - 1] == '(' ? 1 : 3));
    return (from == 0 || text.data[from - 1] == '\n' || text.data[from - 1] == '\r') &&
           (slice_starts(rest, "、") || slice_starts(rest, ".") || slice_starts(rest, "．") ||
            slice_starts(rest, ")") || slice_starts(rest, "）"));
}

static bool is_own_year(const struct plan *plan, struct slice digits)
{
    struct decimal number, from = decimal_of(date_civil(plan->from).year),
                           to = decimal_of(date_civil(plan->to).year);

    return digits.len == 4 && decimal_parse(digits, &number) == DECIMAL_OK &&
           decimal_cmp(number, from) >= 0 && decimal_cmp(number, to) <= 0;
}

static bool is_quoted(const struct quotes *quotes, size_t from, size_t to)
{
    while (from < to && (quotes->quoted[from] || digit_at(quotes->source->text, from) == 0))
        from++;
    return from == to;
}

static bool holds(struct slice s, struct slice part)
{
    for (size_t at = 0; part.len > 0 && at + part.len <= s.len; at++) {
        at = slice_find(s, part.data[0], at);
        if (slice_eq(slice_sub(s, at, at + part.len), part))
            return true;
    }
    return false;
}

/* A quote that is not in the text was to hold the number: that is told already. */
static bool is_meant(const struct quotes *quotes, struct slice number)
{
    for (size_t i = 0; i < quotes->failed.len; i++) {
        if (holds(quotes->failed.items[i], number))
            return true;
    }
    return false;
}

/* "Every Arabic number in the source text that no quote holds is listed." */
void quotes_check_numbers(const struct quotes *quotes)
{
    struct slice text = quotes->source->text;

    for (size_t at = 0; at < text.len;) {
        size_t end = number_end(text, at);
        struct slice digits = slice_sub(text, at, end);

        if (end > at && !is_quoted(quotes, at, end) && !is_list_number(text, at, end) &&
            !is_own_year(quotes->plan, digits) && !is_meant(quotes, digits)) {
            const struct span span = {quotes->source, at, end};

            diag_set(diag_add(quotes->diags, DIAG_NUMBER_NOT_TRACKED, span), "number", digits);
        }
        at = end > at ? end : at + 1;
    }
}
