/* SPDX-License-Identifier: MIT */
/* How the digits of a chain are grouped and joined. See numbers_room.h. */
#include "privacy/numbers_room.h"

#include "base/date.h"

#include <string.h>

/* ---- the chain ---- */

bool chain_begins_group(const struct chain *chain, size_t i)
{
    return i == 0 ? !chain->open_left : chain->digits[i].link != LINK_NONE;
}

bool chain_ends_group(const struct chain *chain, size_t i)
{
    return i == chain->len ? !chain->open_right : chain->digits[i].link != LINK_NONE;
}

/* The one separator inside [i, j), LINK_NONE for an unbroken run, else LINK_MIXED. */
enum link chain_link(const struct chain *chain, size_t i, size_t j)
{
    enum link link = LINK_NONE;

    for (size_t k = i + 1; k < j; k++) {
        enum link here = (enum link)chain->digits[k].link;

        if (here == LINK_NONE)
            continue;
        if (link != LINK_NONE && link != here)
            return LINK_MIXED;
        link = here;
    }
    return link;
}

/* In "2017-140 9800 2019-04-19" the 140 and the 2019 belong elsewhere; a space, slash or dot
 * joins less than what else joins them. */
static bool is_torn(const struct digit *digit, enum link link)
{
    bool weak =
        link == LINK_SPACE || link == LINK_SLASH || link == LINK_DOT || (link & LINK_LOOSE) != 0;

    return weak && digit->link != LINK_NONE && digit->link != LINK_PAREN &&
           (digit->link & LINK_LOOSE) == 0;
}

/* "nanbei-a195 5100": the first group is the end of a code. */
static bool ends_code(const struct chain *chain, size_t i)
{
    size_t at = chain->digits[i].at;
    const char *before = chain->text.data + at;

    return at >= 2 && before[-1] >= 'a' && before[-1] <= 'z' && before[-2] == '-';
}

/* "5100 2003年": the last group is a year, or money. */
static bool is_counted(const struct chain *chain, size_t j)
{
    const struct digit *last = &chain->digits[j - 1];
    struct slice rest = slice_sub(chain->text, last->at + last->len, chain->text.len);

    return slice_starts(rest, "年") || slice_starts(rest, "元");
}

/* Whether a neighbour with the same separator is there, and is no part of another number: in
 * "2016-03-05 138 0013 8000" the 05 belongs to its date. */
bool chain_free_left(const struct chain *chain, size_t i, enum link link)
{
    size_t k = i;

    if (i == chain->done && i > 0)
        return true;
    if (ends_code(chain, i))
        return false;
    if (i == 0)
        return !chain->open_left;
    if (chain->digits[i].link != link)
        return !is_torn(&chain->digits[i], link);
    for (k = i - 1; k > 0 && i - k < CARD_MAX && chain->digits[k].link == LINK_NONE; k--)
        continue;
    return k > 0 && chain->digits[k].link != link;
}

bool chain_free_right(const struct chain *chain, size_t j, enum link link)
{
    size_t k = j;

    if (is_counted(chain, j))
        return false;
    if (j == chain->len)
        return !chain->open_right;
    if (chain->digits[j].link != link)
        return !is_torn(&chain->digits[j], link);
    for (k = j + 1; k < chain->len && k - j < CARD_MAX && chain->digits[k].link == LINK_NONE; k++)
        continue;
    return k < chain->len && chain->digits[k].link != link;
}

/* ---- groupings ---- */

#define GROUPS_MAX 20

/* Lengths of the groups of [i, j) as a string of letters: 'c' is three. */
static void group_lengths(const struct chain *chain, size_t i, size_t j, char out[GROUPS_MAX])
{
    size_t count = 0;

    memset(out, 0, GROUPS_MAX);
    for (size_t k = i; k < j; k++) {
        if (k > i && chain->digits[k].link != LINK_NONE)
            count++;
        if (out[count] == 0)
            out[count] = 'a';
        else
            out[count]++;
    }
}

bool chain_is_grouped(const struct chain *chain, size_t i, size_t j, const char *const *forms)
{
    char lengths[GROUPS_MAX];

    group_lengths(chain, i, j, lengths);
    for (; *forms != NULL; forms++) {
        if (strcmp(lengths, *forms) == 0)
            return true;
    }
    return false;
}

/* Groups that all end in so many zeros are amounts, not a number that was cut in groups. */
bool chain_is_round(const struct chain *chain, size_t i, size_t j, size_t zeros)
{
    size_t run = 0;

    for (size_t k = i; k < j; k++) {
        bool last = k + 1 == j || chain->digits[k + 1].link != LINK_NONE;

        run = chain->digits[k].value == 0 ? run + 1 : 0;
        if (last && run < zeros)
            return false;
        run = last ? 0 : run;
    }
    return true;
}

unsigned digits_value(const struct digit *digits, size_t count)
{
    unsigned value = 0;

    for (size_t i = 0; i < count; i++)
        value = value * 10 + digits[i].value;
    return value;
}

bool digits_are_date(unsigned year, const struct digit *month_day)
{
    int month = (int)digits_value(month_day, 2), day = (int)digits_value(month_day + 2, 2);

    return month >= 1 && month <= 12 && day >= 1 && day <= date_month_days((int)year, month);
}

/* 20160305 behind another group is a date beside a code or on a shelf mark. */
bool digits_are_plain_date(const struct digit *digits)
{
    unsigned year = digits_value(digits, 4);

    return year >= 1900 && year <= 2100 && digits_are_date(year, digits + 4);
}
