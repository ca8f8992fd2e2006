/* SPDX-License-Identifier: MIT */
/* How the digits of a chain are grouped and joined. See numbers_room.h. */
#include "privacy/numbers_room.h"

#include "base/date.h"

#include <assert.h>
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
uint32_t chain_link(const struct chain *chain, size_t i, size_t j)
{
    uint32_t link = LINK_NONE;

    for (size_t k = i + 1; k < j; k++) {
        uint32_t here = chain->digits[k].link;

        if (here == LINK_NONE)
            continue;
        if (link != LINK_NONE && link != here)
            return LINK_MIXED;
        link = here;
    }
    return link;
}

bool link_is_list(uint32_t link)
{
    uint32_t sign = (link & LINK_WEAK) != 0 ? link >> LINK_SIGN_SHIFT : 0;

    return sign == ',' || sign == ';' || sign == ':' || sign == '|' || sign == '"' ||
           link == LINK_DUN || link == (LINK_DUN | LINK_LOOSE);
}

bool chain_is_guise(const struct chain *chain, size_t i, size_t j)
{
    for (size_t k = i + 1; k < j; k++) {
        if ((chain->digits[k].link & LINK_WEAK) != 0 || (chain->digits[k].odd && k + 1 < j))
            return true;
    }
    return false;
}

/* In "5,20,138,13,8000" the 138 is one of five, and in "138*13*8000*2" one of four factors. */
static bool is_listed(uint32_t neighbour, uint32_t link)
{
    uint32_t bare = neighbour & ~(uint32_t)LINK_LOOSE;

    if ((bare & LINK_WEAK) != 0)
        return bare == (link & ~(uint32_t)LINK_LOOSE);
    return neighbour == LINK_HYPHEN || neighbour == LINK_DOT || neighbour == LINK_SLASH ||
           neighbour == LINK_UNDERSCORE;
}

/* In "2017-140 9800 2019-04-19" the 140 and the 2019 belong elsewhere; a space, slash or dot
 * joins less than what else joins them. */
static bool is_torn(const struct digit *digit, uint32_t link)
{
    if ((digit->link & LINK_WEAK) != 0 && (link & LINK_WEAK) == 0)
        return false; /* another thing */
    if ((link & LINK_WEAK) != 0)
        return is_listed(digit->link, link);
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

/* "5100 2003年": the last group is a year, or money. "138、1240、1356人" are three counts. */
static bool is_counted(const struct chain *chain, size_t j, bool any)
{
    static const char *const counted[] = {"年", "元", "人", "名", "户", "次", "份",
                                          "个", "万", "件", "场", "期", "本", "套",
                                          "册", "台", "亩", "%",  "％"};
    const struct digit *last = &chain->digits[j - 1];
    struct slice rest = slice_sub(chain->text, last->at + last->len, chain->text.len);
    size_t count = any ? sizeof counted / sizeof counted[0] : 2;

    for (size_t i = 0; i < count; i++) {
        if (slice_starts(rest, counted[i]))
            return true;
    }
    return false;
}

bool chain_is_counted(const struct chain *chain, size_t j)
{
    return is_counted(chain, j, true);
}

/* 张三,"138…": a Chinese digit before figures is the end of a word. */
static bool ends_word(const struct chain *chain, size_t i)
{
    return chain->digits[i - 1].odd && !chain->digits[i].odd;
}

/* Whether a neighbour with the same separator is there, and is no part of another number: in
 * "2016-03-05 138 0013 8000" the 05 belongs to its date. */
bool chain_free_left(const struct chain *chain, size_t i, uint32_t link)
{
    size_t k = i;

    if (i == chain->done && i > 0)
        return true;
    if (ends_code(chain, i))
        return false;
    if (i == 0)
        return !chain->open_left;
    if (chain->digits[i].link != link || (link & LINK_WEAK) != 0)
        return !is_torn(&chain->digits[i], link) || ends_word(chain, i);
    for (k = i - 1; k > 0 && i - k < CARD_MAX && chain->digits[k].link == LINK_NONE; k--)
        continue;
    return k > 0 && chain->digits[k].link != link;
}

bool chain_free_right(const struct chain *chain, size_t j, uint32_t link)
{
    size_t k = j;

    if (is_counted(chain, j, link_is_list(link)))
        return false;
    if (j == chain->len)
        return !chain->open_right;
    if (chain->digits[j].link != link || (link & LINK_WEAK) != 0)
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

    assert(i < j && j <= chain->len && j - i < GROUPS_MAX);
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

/* Whether groups end only at the places of a mask: bit n for n digits behind i. */
bool chain_is_cut_at(const struct chain *chain, size_t i, size_t j, uint32_t places)
{
    assert(j <= chain->len && j - i <= 32 && "a bit for each");
    for (size_t k = i + 1; k < j; k++) {
        if (chain->digits[k].link != LINK_NONE && (places >> (k - i) & 1) == 0)
            return false;
    }
    return true;
}

/* Whether all groups have the same length, the last one perhaps less. */
bool chain_is_even(const struct chain *chain, size_t i, size_t j)
{
    size_t len = i + 1;

    assert(i < j && j <= chain->len);
    while (len < j && chain->digits[len].link == LINK_NONE)
        len++;
    len -= i;
    for (size_t k = i + 1; k < j; k++) {
        if ((chain->digits[k].link != LINK_NONE) != ((k - i) % len == 0))
            return false;
    }
    return true;
}

size_t chain_groups(const struct chain *chain, size_t i, size_t j)
{
    size_t count = 1;

    for (size_t k = i + 1; k < j; k++)
        count += chain->digits[k].link != LINK_NONE;
    return count;
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

/* "1.138..." at the beginning of a line, and not of a row of a table, is an item of a list. */
static bool is_item(const struct chain *chain, size_t i, size_t j)
{
    const struct digit *last = &chain->digits[j - 1];
    size_t at = chain->digits[0].at, end = last->at + last->len;

    if (i > 2 || chain->digits[0].value == 0 ||
        (end < chain->text.len && is_one_of(chain->text.data[end], ",;\t]|eE")))
        return false;
    while (at > 0 && is_one_of(chain->text.data[at - 1], " \t#>\"'"))
        at--;
    return at == 0 || chain->text.data[at - 1] == '\n';
}

bool chain_is_fraction(const struct chain *chain, size_t i, size_t j)
{
    size_t from = i;

    if (i == 0 || chain->digits[i].link != LINK_DOT ||
        chain->text.data[chain->digits[i].at - 1] != '.' ||
        (j < chain->len && chain->digits[j].link == LINK_DOT))
        return false;
    while (from > 1 && chain->digits[from - 1].link == LINK_NONE)
        from--;
    return (from == 1 || chain->digits[from - 1].link != LINK_DOT) && !is_item(chain, i, j);
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
