/* SPDX-License-Identifier: MIT */
/*
 * Identity cards of Hong Kong, Macau and Taiwan behind a word for a card: A123456(7), 1/123456/7,
 * A123456789. See labels.h.
 */
#include "privacy/labels_room.h"

#include <assert.h>

#define CORE_DIGITS   6 /* of a card of Hong Kong or Macau */
#define TAIWAN_DIGITS 8 /* behind the letter and the sex */

/* So many digits, and no more. */
static bool skip_digits(struct slice text, size_t *at, size_t count)
{
    unsigned number;

    return chars_number(text, at, count, &number) == count && !chars_is_digit(chars_at(text, *at));
}

/* (7), （A） */
static bool skip_check(struct slice text, size_t *at)
{
    size_t next = *at;
    bool open = chars_next(text, &next) == '(';

    next = open ? next : *at;
    uint32_t c = chars_lower(chars_next(text, &next));
    if (!chars_is_digit(c) && c != 'a')
        return false;
    if (open && chars_next(text, &next) != ')')
        return false;
    *at = next;
    return open || !chars_is_word(chars_at(text, next));
}

/* One letter or two, six digits and the check character, mostly in brackets. */
static size_t hong_kong_end(struct slice text, size_t at)
{
    size_t letters = 0;

    while (letters < 3 && chars_is_letter(chars_at(text, at))) {
        (void)chars_next(text, &at);
        letters++;
    }
    unsigned core;
    if (letters < 1 || letters > 2 || chars_number(text, &at, CORE_DIGITS, &core) != CORE_DIGITS)
        return 0;
    return skip_check(text, &at) ? at : 0;
}

/* 1, 5, 7 or 8, six digits and the check digit: parted by strokes, or the last one in brackets. */
static size_t macau_end(struct slice text, size_t at)
{
    uint32_t first = chars_next(text, &at);
    unsigned core;

    if (first != '1' && first != '5' && first != '7' && first != '8')
        return 0;
    if (chars_skip_word(text, &at, "/"))
        return skip_digits(text, &at, CORE_DIGITS) && chars_skip_word(text, &at, "/") &&
                       skip_digits(text, &at, 1)
                   ? at
                   : 0;
    if (chars_number(text, &at, CORE_DIGITS, &core) != CORE_DIGITS || chars_at(text, at) != '(')
        return 0;
    return skip_check(text, &at) ? at : 0;
}

/* The two digits that stand for a letter in a card of Taiwan. */
static unsigned letter_value(uint32_t letter)
{
    static const char order[] = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    for (unsigned i = 0; order[i] != '\0'; i++) {
        if (chars_lower((unsigned char)order[i]) == letter)
            return i + 10;
    }
    assert(false && "it was a letter");
    return 0;
}

/* A letter, the sex (of foreigners once a letter), eight digits of which the last one checks. */
static size_t taiwan_end(struct slice text, size_t at)
{
    uint32_t first = chars_lower(chars_next(text, &at));
    uint32_t second = chars_lower(chars_next(text, &at));
    unsigned sum, weight = TAIWAN_DIGITS;

    if (!chars_is_letter(first) || !(chars_is_digit(second) || (second >= 'a' && second <= 'd')))
        return 0;
    sum = letter_value(first) / 10 + letter_value(first) % 10 * 9;
    sum += (chars_is_digit(second) ? second - '0' : letter_value(second) % 10) * weight;
    for (size_t i = 0; i < TAIWAN_DIGITS; i++) {
        uint32_t c = chars_next(text, &at);

        if (!chars_is_digit(c))
            return 0;
        weight -= weight > 1;
        sum += (c - '0') * (i == TAIWAN_DIGITS - 1 ? 1 : weight);
    }
    return sum % 10 == 0 && !chars_is_word(chars_at(text, at)) ? at : 0;
}

/* 身份证 of the mainland is looked at first: it may begin with a digit, too. */
size_t identity_read(struct label_scan *scan, const struct hit *hit)
{
    static size_t (*const cards[])(struct slice, size_t) = {hong_kong_end, macau_end, taiwan_end};
    size_t end = number_read(scan, hit);

    for (size_t i = 0; end == 0 && i < sizeof cards / sizeof cards[0]; i++) {
        end = hit->join < JOIN_FIRM ? 0 : cards[i](scan->text, hit->at);
        if (end > 0)
            scan_add(scan, LABEL_ISLANDS, hit->at, end);
    }
    return end;
}
