/* SPDX-License-Identifier: MIT */
/* Identity numbers, old and new, and student numbers. The rules are those of numbers.h. */
#include "privacy/numbers_room.h"

#include <assert.h>

/* The provinces of GB/T 2260, and 99, which it gives to nobody. */
bool is_region(unsigned province)
{
    static const unsigned char first[] = {11, 21, 31, 41, 50, 61, 71, 81, 99};
    static const unsigned char last[] = {15, 23, 37, 46, 54, 65, 71, 83, 99};

    _Static_assert(sizeof first == sizeof last, "pairs");

    for (size_t i = 0; i < sizeof first; i++) {
        if (first[i] <= province && province <= last[i])
            return true;
    }
    return false;
}

enum id_form id_form(const struct digit *digits)
{
    static const unsigned char weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const unsigned char checks[] = {1, 0, VALUE_X, 9, 8, 7, 6, 5, 4, 3, 2};
    unsigned sum = 0;

    _Static_assert(sizeof weights == ID_LEN - 1 && sizeof checks == 11, "GB 11643");

    if (!is_region(digits_value(digits, 2)))
        return ID_NONE;

    unsigned year = digits_value(digits + 6, 4);
    if (year < 1880 || year > 2100 || !digits_are_date(year, digits + 10))
        return ID_NONE;
    for (size_t i = 0; i < sizeof weights; i++)
        sum += digits[i].value * weights[i];
    return digits[17].value == checks[sum % 11] ? ID_VALID : ID_MISTYPED;
}

/* Where the parts of an identity number end: region by two, three, four and six digits, year,
 * month, day, and the check digit. */
#define PARTS (1U << 2 | 1U << 3 | 1U << 4 | 1U << 6 | 1U << 10 | 1U << 12 | 1U << 14 | 1U << 17)

/* Whether the groups are parts of the number or all alike, as people write it, and not figures that
 * stand side by side. */
static bool is_grouped_well(const struct chain *chain, size_t i)
{
    const struct digit *digits = &chain->digits[i];
    bool year = digits[10].link != LINK_NONE, month = digits[12].link != LINK_NONE;
    bool whole = (digits[14].link != LINK_NONE || !year) && (year || !month); /* the date */

    return (whole && chain_is_cut_at(chain, i, i + ID_LEN, PARTS)) ||
           chain_is_even(chain, i, i + ID_LEN);
}

/* Without a right check digit region, date and the rest must at least be apart, or groups be of
 * four digits, or six, or nine; or there are no groups, but digits one by one. */
static bool is_grouped_surely(const struct chain *chain, size_t i)
{
    static const char *const forms[] = {"ddddb", "fff", "ii", "aaaaaaaaaaaaaaaaaa", NULL};

    return (chain->digits[i + 6].link != LINK_NONE && chain->digits[i + 14].link != LINK_NONE &&
            chain_is_cut_at(chain, i, i + ID_LEN, PARTS)) ||
           chain_is_grouped(chain, i, i + ID_LEN, forms);
}

/* Different separators are no accident where an X ends the number, or around its date:
 * "110105 1949-12-31 0021". Else "1591.46 2022-0228-0372" would be one. */
static bool mixes_well(const struct chain *chain, size_t i)
{
    const struct digit *digits = &chain->digits[i];

    if (digits[ID_LEN - 1].value == VALUE_X)
        return true;
    return i == 0 && ID_LEN == chain->len && digits[6].link == digits[14].link &&
           chain_link(chain, 0, 6) == LINK_NONE && chain_link(chain, 6, 14) != LINK_MIXED &&
           chain_link(chain, 14, ID_LEN) == LINK_NONE;
}

/* A number in a few groups of any length, right by its check digit and alone, is no row of figures.
 */
static bool stands_alone(const struct chain *chain, size_t i)
{
    return chain->digits[i + ID_LEN - 1].value == VALUE_X ||
           (i == chain->done && i + ID_LEN == chain->len && !chain->open_left &&
            !chain->open_right && chain_groups(chain, i, i + ID_LEN) <= 4);
}

/* An unbroken run may hold a number at any place; a broken one begins and ends with a group. */
static bool id_stands(const struct chain *chain, size_t i, enum id_form form)
{
    uint32_t link = chain_link(chain, i, i + ID_LEN);
    bool groups = chain_begins_group(chain, i) && chain_ends_group(chain, i + ID_LEN);

    if (link == LINK_NONE)
        return form == ID_VALID || groups;
    if (!groups || link == LINK_PAREN)
        return false;
    if (link == LINK_MIXED)
        return form == ID_VALID && mixes_well(chain, i) && is_grouped_well(chain, i);

    bool free = chain_free_left(chain, i, link) && chain_free_right(chain, i + ID_LEN, link);
    if ((link & LINK_WEAK) != 0)
        return form == ID_VALID && free && is_grouped_well(chain, i);
    if (form == ID_VALID)
        return is_grouped_well(chain, i) || stands_alone(chain, i);
    return free && is_grouped_surely(chain, i);
}

/* A letter that is no second byte of a character: 号：G… in Shift-JIS. */
static bool is_letter_before(struct slice text, size_t at)
{
    if (at > 1 && (unsigned char)text.data[at - 2] >= 0x80)
        return false;
    return at > 0 && ((text.data[at - 1] >= 'A' && text.data[at - 1] <= 'Z') ||
                      (text.data[at - 1] >= 'a' && text.data[at - 1] <= 'z'));
}

/* G or L, in either width and case, that is no end of a word. */
static bool student_letter_before(const struct chain *chain, size_t i)
{
    static const char *const letters[] = {"G", "g", "L", "l", "Ｇ", "ｇ", "Ｌ", "ｌ"};
    struct slice before = slice_sub(chain->text, 0, chain->digits[i].at);

    for (size_t k = 0; k < sizeof letters / sizeof letters[0]; k++) {
        if (slice_ends(before, letters[k]))
            return !is_letter_before(before, before.len - slice_of(letters[k]).len);
    }
    return false;
}

size_t id_at(const struct chain *chain, size_t i, enum number_kind *kind)
{
    if (i + ID_LEN > chain->len)
        return 0;

    enum id_form form = id_form(&chain->digits[i]);
    if (form == ID_NONE || !id_stands(chain, i, form))
        return 0;
    if (form == ID_MISTYPED && chain_is_register(chain, i))
        return 0;
    *kind = student_letter_before(chain, i) ? NUMBER_STUDENT
            : form == ID_VALID              ? NUMBER_ID
                                            : NUMBER_ID_MISTYPED;
    return ID_LEN;
}

size_t old_id_at(const struct chain *chain, size_t i)
{
    static const char *const forms[] = {"ffc", "ccccc", "fbbbc", "aaaaaaaaaaaaaaa", NULL};
    size_t j = i + OLD_LEN;

    if (j > chain->len || !chain_begins_group(chain, i) || !chain_ends_group(chain, j) ||
        !is_region(digits_value(&chain->digits[i], 2)) ||
        !digits_are_date(1900 + digits_value(&chain->digits[i + 6], 2), &chain->digits[i + 8]))
        return 0;

    uint32_t link = chain_link(chain, i, j);
    if (link == LINK_NONE)
        return chain_is_fraction(chain, i, j) || chain_is_register(chain, i) ? 0 : OLD_LEN;
    return link != LINK_MIXED && link != LINK_PAREN && !link_is_list(link) &&
                   chain_free_left(chain, i, link) && chain_free_right(chain, j, link) &&
                   chain_is_grouped(chain, i, j, forms)
               ? OLD_LEN
               : 0;
}
