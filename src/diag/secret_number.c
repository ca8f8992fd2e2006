/* SPDX-License-Identifier: MIT */
/*
 * Which numbers are shown where they are wrong values of a field of a person. See secret.h.
 *
 * Whoever has to correct 144 for an age must see it; 5月12日, 05/12 or 0512 there is the birthday
 * of a child, and 88号 a door. So a number is shown by itself with its unit, and no part of a date
 * but in a date.
 */
#include "base/text.h"
#include "diag/secret_room.h"

#define LETTERS_MAX 2 /* of 12y and 3km: no name, where a digit stands beside them */
#define WORDED_MAX  3 /* numerals of 二十五; with four a year is written */
#define MONTHS      12
#define YEAR_LEN    4

bool secret_is_one_of(struct slice all, uint32_t code)
{
    uint32_t one;

    for (size_t at = 0; at < all.len;) {
        if (text_next(all, &at, &one) && one == code)
            return true;
    }
    return false;
}

#define UNITS     "岁户口人名个元块角分小时约不满足未超左右以上下内至到起止多半几万千亿钟"
#define DAY_UNITS "年月日号第季度"

bool secret_is_unit(uint32_t code)
{
    return secret_is_one_of(SLICE(UNITS DAY_UNITS), code);
}

/* The numbers of a text and what stands beside them. */
struct number_counts {
    size_t count, worded;   /* in digits, in Chinese numerals */
    size_t digits, letters; /* of all */
    size_t longest, worded_longest;
    size_t least; /* the least of them, as far as it is below 100 */
    bool other;   /* a word that is no unit */
    bool days;    /* a unit of dates */
};

static void add_digit(struct number_counts *numbers, size_t *run, size_t *value, uint32_t code)
{
    numbers->digits++;
    numbers->count += *run == 0;
    *value = *value < 100 ? *value * 10 + (code - '0') : *value;
    if (++*run > numbers->longest)
        numbers->longest = *run;
}

static void add_numeral(struct number_counts *numbers, size_t *run)
{
    numbers->worded += *run == 0;
    if (++*run > numbers->worded_longest)
        numbers->worded_longest = *run;
}

static void end_number(struct number_counts *numbers, size_t run, size_t value)
{
    if (run > 0 && value < numbers->least)
        numbers->least = value;
}

static struct number_counts numbers_of(struct slice text)
{
    const struct slice numerals = SLICE("〇零一二两三四五六七八九十百");
    struct number_counts numbers = {.least = SIZE_MAX};
    size_t run = 0, worded = 0, value = 0;
    uint32_t code;

    for (size_t at = 0; at < text.len;) {
        bool read = text_next(text, &at, &code);
        bool numeral = read && secret_is_one_of(numerals, code);

        if (read && code >= '0' && code <= '9') {
            add_digit(&numbers, &run, &value, code);
        } else {
            end_number(&numbers, run, value);
            run = value = 0;
        }
        if (numeral)
            add_numeral(&numbers, &worded);
        else
            worded = 0;
        numbers.letters += read && ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'));
        numbers.days = numbers.days || (read && secret_is_one_of(SLICE(DAY_UNITS), code));
        numbers.other =
            numbers.other || !read || (code >= 0x80 && !numeral && !secret_is_unit(code));
    }
    end_number(&numbers, run, value);
    return numbers;
}

/* Whether a right value has numbers of so many digits. */
static bool is_long_enough(const struct secret_values *values, size_t digits)
{
    for (size_t i = 0; digits > values->digits && i < values->count; i++) {
        if (numbers_of(values->words[i]).longest >= digits)
            return true;
    }
    return digits <= values->digits;
}

static bool has_two_numbers(const struct secret_values *values)
{
    for (size_t i = 0; i < values->count; i++) {
        if (numbers_of(values->words[i]).count >= 2)
            return true;
    }
    return false;
}

static bool has_numbers_only(const struct number_counts *numbers)
{
    return !numbers->other && (numbers->digits > 0 ? numbers->letters <= LETTERS_MAX
                                                   : numbers->worded > 0 && numbers->letters == 0);
}

/* 2005, and 2005年; 0512 is a day. */
static bool is_year(struct slice value)
{
    if (slice_ends(value, "年"))
        value = slice_sub(value, 0, value.len - SLICE("年").len);
    for (size_t i = 0; i < value.len; i++) {
        if (!byte_is_digit(value.data[i]))
            return false;
    }
    return value.len == YEAR_LEN && (slice_starts(value, "19") || slice_starts(value, "20"));
}

/* Two numbers are a span where the right values are, and none of them can be a month. */
static bool is_span(const struct secret_values *values, const struct number_counts *numbers)
{
    return numbers->count == 2 && numbers->worded == 0 && numbers->least > MONTHS &&
           has_two_numbers(values);
}

/* 1.5万元, and 1.50e1. */
static bool is_fraction(const struct secret_values *values, const struct number_counts *numbers,
                        struct slice value)
{
    size_t count = slice_find(value, 'e', 0) < value.len ? 3 : 2;

    return values->decimal && numbers->count <= count && numbers->worded == 0 &&
           slice_find(value, '.', 0) < value.len && slice_find(value, '-', 0) == value.len &&
           slice_find(value, '/', 0) == value.len;
}

bool secret_is_number(const struct secret_values *values, struct slice value)
{
    const struct number_counts numbers = numbers_of(value);

    if (values->year)
        return is_year(value);
    if (!has_numbers_only(&numbers))
        return false;
    if (values->dated)
        return is_long_enough(values, numbers.digits);
    return !numbers.days && is_long_enough(values, numbers.longest) &&
           numbers.worded_longest <= WORDED_MAX &&
           (numbers.count + numbers.worded <= 1 || is_span(values, &numbers) ||
            is_fraction(values, &numbers, value));
}

bool secret_has_date(const struct secret_values *values, struct slice value)
{
    const struct number_counts numbers = numbers_of(value);

    return !values->dated && numbers.count + numbers.worded > 0 &&
           (numbers.days || numbers.count + numbers.worded > 1 || values->year ||
            !is_long_enough(values, numbers.longest) || numbers.worded_longest > WORDED_MAX);
}

#define MONTH_LEN 6 /* 200503, and 050312 */
#define DAY_LEN   8

static unsigned two_digits(struct slice number, size_t at)
{
    return (unsigned)(number.data[at] - '0') * 10 + (unsigned)(number.data[at + 1] - '0');
}

/* A month of a year, or a day of one whose century is left out. */
static bool is_birth(struct slice number)
{
    if (number.len != MONTH_LEN)
        return number.len >= DAY_LEN;
    unsigned century = two_digits(number, 0), middle = two_digits(number, 2),
             last = two_digits(number, 4);

    return ((century == 19 || century == 20) && last >= 1 && last <= MONTHS) ||
           (middle >= 1 && middle <= MONTHS && last >= 1 && last <= 31);
}

bool secret_code_has_birth(struct slice code)
{
    for (size_t at = 0, start = 0; at <= code.len; at++) {
        if (at < code.len && byte_is_digit(code.data[at]))
            continue;
        if (is_birth(slice_sub(code, start, at)))
            return true;
        start = at + 1;
    }
    return false;
}

#define CODE_DIGITS  4 /* in a row; with more it may be a day of birth or a number of somebody */
#define CODE_NUMBERS 2 /* comm07-h001; three are a date */

bool secret_is_code_number(struct slice value)
{
    const struct number_counts numbers = numbers_of(value);

    return numbers.longest <= CODE_DIGITS &&
           numbers.count <= (numbers.letters > 0 ? (size_t)CODE_NUMBERS : 1);
}
