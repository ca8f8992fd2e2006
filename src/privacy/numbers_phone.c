/* SPDX-License-Identifier: MIT */
/* Mobiles and landlines. The rules are those of numbers.h. */
#include "privacy/numbers_room.h"

#include <assert.h>
#include <string.h>

bool is_mobile(const struct digit *digits)
{
    return digits[0].value == 1 && digits[1].value >= 3;
}

/* 86 or 0086 at digit i: its length, else 0. */
static size_t country_code(const struct chain *chain, size_t i)
{
    const struct digit *digits = &chain->digits[i];

    if (i + 4 + MOBILE_LEN - 1 <= chain->len && digits_value(digits, 4) == 86 &&
        chain_link(chain, i, i + 4) == LINK_NONE)
        return 4;
    return i + 2 + MOBILE_LEN - 1 <= chain->len && digits_value(digits, 2) == 86 &&
                   chain_link(chain, i, i + 2) == LINK_NONE
               ? 2
               : 0;
}

/* A 0 before eleven digits in one run, as exchanges once wanted it before a mobile of elsewhere;
 * the same in a code or a UUID is none. */
static bool is_trunk_zero(const struct chain *chain, size_t i)
{
    size_t to = i + 1 + MOBILE_LEN;

    return to <= chain->len && chain->digits[i].value == 0 && is_mobile(&chain->digits[i + 1]) &&
           chain_link(chain, i, to) == LINK_NONE && chain->digits[i].link != LINK_HYPHEN &&
           !slice_ends(slice_sub(chain->text, 0, chain->digits[i].at), "-") &&
           (to == chain->len ||
            (chain->digits[to].link != LINK_HYPHEN && chain->digits[to].link != LINK_DOT));
}

/* What stands before the eleven digits and belongs to them. */
static size_t mobile_prefix(const struct chain *chain, size_t i)
{
    size_t code = country_code(chain, i);

    return code + is_trunk_zero(chain, i + code);
}

/* As people write a mobile: 3-4-4, 3-3-5, 4-3-4, 3-8, 7-4, digit by digit and a few more. */
static const char *const mobile_forms[] = {
    "cdd",  "cce",  "dcd",  "ch",   "gd",    "dg", "ddc",         "ef", "fe",
    "accd", "cdbb", "cbcc", "bccc", "cbbbb", "aj", "aaaaaaaaaaa", NULL,
};

/* With signs that mostly part things: only as most people group them, or digit by digit. */
static const char *const weak_forms[] = {"cdd", "aaaaaaaaaaa", NULL};

/* With commas also as programs for tables part a number that they take for a sum. */
static const char *const comma_forms[] = {"cdd", "aaaaaaaaaaa", "bccc", NULL};

/* Over a line's end, as it is written in HTML, once. */
static const char *const broken_forms[] = {"gd", "ch", NULL};

static const char *const *forms_with(uint32_t link)
{
    if ((link & LINK_WEAK) == 0)
        return mobile_forms;
    if (link == LINK_COMMA)
        return comma_forms;
    return (link & ~(uint32_t)LINK_LOOSE) == LINK_BREAK ? broken_forms : weak_forms;
}

/* "(138)", and then eight digits. */
static bool opens_in_parentheses(const struct chain *chain, size_t from)
{
    static const char *const forms[] = {"cdd", "ch", NULL};
    const struct digit *digits = &chain->digits[from];

    return from == 0 && chain->len == MOBILE_LEN && digits[3].link == LINK_PAREN &&
           (slice_ends(slice_sub(chain->text, 0, digits[0].at), "(") ||
            slice_ends(slice_sub(chain->text, 0, digits[0].at), "（")) &&
           chain_link(chain, 3, MOBILE_LEN) != LINK_MIXED &&
           chain_is_grouped(chain, 0, MOBILE_LEN, forms);
}

static bool is_year(const struct digit *digits)
{
    return digits_value(digits, 4) >= 1900 && digits_value(digits, 4) <= 2100;
}

/* "1996 4135508", "1995 2009 712": years beside a code or an amount. */
static bool is_beside_year(const struct chain *chain, size_t from, size_t to)
{
    static const char *const one[] = {"dg", NULL}, *const end[] = {"gd", NULL};
    static const char *const two[] = {"dcd", NULL}, *const three[] = {"ddc", NULL};
    const struct digit *digits = &chain->digits[from];

    return (chain_is_grouped(chain, from, to, one) && is_year(digits)) ||
           (chain_is_grouped(chain, from, to, end) && is_year(digits + 7)) ||
           (chain_is_grouped(chain, from, to, two) && is_year(digits) && is_year(digits + 7)) ||
           (chain_is_grouped(chain, from, to, three) && is_year(digits) && is_year(digits + 4));
}

/* 134.36.205.232: four numbers below 256, no zero before them. */
static bool is_address(const struct chain *chain, size_t from, size_t to)
{
    size_t groups = 0;

    if (chain_link(chain, from, to) != LINK_DOT)
        return false;
    for (size_t k = from; k < to; groups++) {
        size_t start = k++;

        while (k < to && chain->digits[k].link == LINK_NONE)
            k++;
        if (k - start > 3 || digits_value(&chain->digits[start], k - start) > 255 ||
            (k - start > 1 && chain->digits[start].value == 0))
            return false;
    }
    return groups == 4;
}

/* Whether several of them follow each other, each like the first, and then nothing more. */
static bool mobiles_end(const struct chain *chain, size_t j, uint32_t link)
{
    while (j + MOBILE_LEN <= chain->len && chain->digits[j].link == link &&
           is_mobile(&chain->digits[j]) && chain_ends_group(chain, j + MOBILE_LEN) &&
           chain_link(chain, j, j + MOBILE_LEN) == link &&
           chain_is_grouped(chain, j, j + MOBILE_LEN, mobile_forms))
        j += MOBILE_LEN;
    assert(j <= chain->len);
    return chain_free_right(chain, j, link);
}

/* Whether the groups are those of a mobile, with one separator between. */
static bool is_written_so(const struct chain *chain, size_t from, size_t to, uint32_t link)
{
    return link != LINK_MIXED && link != LINK_PAREN &&
           chain_is_grouped(chain, from, to, forms_with(link));
}

/* Whether what looks like a mobile in groups is a few figures beside each other. */
static bool is_figures(const struct chain *chain, size_t i, size_t from, uint32_t link)
{
    size_t to = from + MOBILE_LEN;

    return chain_is_round(chain, from, to, link_is_list(link) ? 1 : 2) ||
           chain_is_listed(chain, i, link) || is_address(chain, from, to) ||
           is_beside_year(chain, from, to) || chain_is_sum(chain, from, to) ||
           chain_is_round_sum(chain, i, to) || digits_are_plain_date(&chain->digits[to - 8]) ||
           chain_is_row(chain, from, to);
}

/* Eleven digits that are something else. */
static bool is_other(const struct chain *chain, size_t i, size_t to)
{
    return chain_is_fraction(chain, i, to) || chain_is_amount(chain, to) ||
           chain_is_of_thing(chain, i) || chain_is_total(chain, i) || chain_is_page(chain, i, to) ||
           chain_is_round_sum(chain, i, to);
}

size_t mobile_at(const struct chain *chain, size_t i)
{
    size_t from = i + mobile_prefix(chain, i), to = from + MOBILE_LEN;

    if (to > chain->len || !is_mobile(&chain->digits[from]) || !chain_begins_group(chain, i) ||
        !chain_ends_group(chain, to))
        return 0;

    uint32_t link = chain_link(chain, from, to);
    if (link == LINK_NONE)
        return is_other(chain, i, to) ? 0 : to - i;
    /* The cheap questions first: what asks for the lines around is asked of few. */
    bool opens = opens_in_parentheses(chain, from);
    if (!opens && (!is_written_so(chain, from, to, link) || !chain_free_left(chain, i, link) ||
                   !mobiles_end(chain, to, link)))
        return 0;
    return is_figures(chain, i, from, link) ? 0 : to - i;
}

/* Length of the area code at digit i, its 0 left out: 10, 2x, 3xx to 9xx. */
static size_t area_code(const struct chain *chain, size_t i)
{
    unsigned first = chain->digits[i].value, second = chain->digits[i + 1].value;

    if (first == 1)
        return second == 0 ? 2 : 0;
    return first == 0 ? 0 : first == 2 ? 2 : 3;
}

/* Behind the number: up to five digits of an extension. */
static size_t extension(const struct chain *chain, size_t j)
{
    size_t k = j;

    if (j == chain->len || chain->digits[j].link != LINK_HYPHEN)
        return 0;
    for (k = j + 1; k < chain->len && k - j <= 5 && chain->digits[k].link == LINK_NONE; k++)
        continue;
    return k - j <= 5 && chain_ends_group(chain, k) &&
                   (k == chain->len || chain->digits[k].link != LINK_HYPHEN)
               ? k - j
               : 0;
}

/* A local number of `count` digits at `from`; `area` is the separator before it. */
static bool is_local(const struct chain *chain, size_t from, size_t count, uint32_t area)
{
    size_t to = from + count;

    if (to > chain->len || !chain_ends_group(chain, to) || chain->digits[from].value < 2 ||
        chain->digits[from].value > 8 ||
        (count == 8 && digits_are_plain_date(&chain->digits[from])))
        return false;

    static const char *const seven[] = {"cd", NULL}, *const eight[] = {"dd", NULL};
    uint32_t link = chain_link(chain, from, to);
    return link == LINK_NONE ||
           (chain_is_grouped(chain, from, to, count == 7 ? seven : eight) && link != LINK_PAREN &&
            (link == area || area == LINK_PAREN || (area == LINK_HYPHEN && link == LINK_SPACE)));
}

static size_t landline_from(const struct chain *chain, size_t i, size_t area)
{
    size_t len = area + 7 < chain->len ? area_code(chain, area) : 0;
    size_t local = area + len;

    if (len == 0 || local + 7 > chain->len || chain_link(chain, area, local) != LINK_NONE)
        return 0;

    uint32_t link = chain->digits[local].link;
    if ((link & ~(unsigned)LINK_LOOSE) == LINK_DOT || link == LINK_MIXED || link_is_list(link) ||
        (link != LINK_NONE && link != LINK_PAREN && !chain_free_left(chain, i, link)))
        return 0;
    for (size_t count = 8; count >= 7; count--) {
        size_t end = local + count;

        if (!is_local(chain, local, count, link))
            continue;
        size_t more = extension(chain, end);
        if (chain_is_office(chain, i, end + more))
            return 0;
        if (more > 0 || link == LINK_NONE || link == LINK_PAREN ||
            chain_free_right(chain, end, link))
            return end + more - i;
    }
    return 0;
}

static bool plus_before(const struct chain *chain, size_t i)
{
    struct slice before = slice_sub(chain->text, 0, chain->digits[i].at);

    return slice_ends(before, "+") || slice_ends(before, "＋") || slice_ends(before, "(+") ||
           slice_ends(before, "+ ");
}

size_t landline_at(const struct chain *chain, size_t i)
{
    if (!chain_begins_group(chain, i) || i + 10 > chain->len)
        return 0;

    if (chain_is_fraction(chain, i, i + 10))
        return 0;
    size_t prefix = country_code(chain, i);
    if (prefix == 4 || (prefix == 2 && plus_before(chain, i))) {
        size_t zero = chain->digits[i + prefix].value == 0 ? 1 : 0;

        return landline_from(chain, i, i + prefix + zero);
    }
    return chain->digits[i].value == 0 && chain->digits[i + 1].link == LINK_NONE
               ? landline_from(chain, i, i + 1)
               : 0;
}
