/* SPDX-License-Identifier: MIT */
/* Bank cards, and which number begins at a digit of a chain. The rules are those of numbers.h. */
#include "privacy/numbers_room.h"

#include <assert.h>

/* "Luhn": from the right, every second digit doubled, its own digits added. */
static bool has_luhn(const struct digit *digits, size_t count)
{
    unsigned sum = 0;

    for (size_t i = 0; i < count; i++) {
        unsigned value = digits[count - 1 - i].value;

        if (value == VALUE_X)
            return false;
        if (i % 2 == 1)
            value = value * 2 > 9 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return sum % 10 == 0;
}

/* 19 and 20 begin dates; of the cards that begin with 2 there are 2221 to 2720. */
bool begins_card(const struct digit *digits)
{
    unsigned first = digits[0].value, four = digits_value(digits, 4);

    return (first >= 3 && first <= 6) || first == 9 || (four >= 2221 && four <= 2720);
}

#define CREDIT_LEN 18

/*
 * A social credit code whose characters are all digits (GB 32100-2015): who registered it and as
 * what, a region of six digits, nine digits, and a check digit of modulus 31. 62 begins cards.
 */
static bool is_credit_code(const struct digit *digits)
{
    static const unsigned char weights[] = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                            29, 25, 13, 8,  24, 10, 30, 28};
    unsigned sum = 0, office = digits[0].value, kind = digits[1].value;

    _Static_assert(sizeof weights == CREDIT_LEN - 1, "all but the check digit");

    if (office == 0 || office == 7 || (office == 6 && kind == 2) || !(kind <= 5 || kind == 9) ||
        !(is_region(digits_value(digits + 2, 2)) || digits_value(digits + 2, 2) == 10))
        return false;
    for (size_t i = 0; i < sizeof weights; i++)
        sum += digits[i].value * weights[i];
    return (31 - sum % 31) % 31 == digits[CREDIT_LEN - 1].value;
}

static size_t card_at(const struct chain *chain, size_t i)
{
    static const char *const forms[] = {"dddd", "dddda", "ddddb", "ddddc", "fm",
                                        "fj",   "fddb",  "fdde",  NULL};

    if (i + CARD_MIN > chain->len || !chain_begins_group(chain, i) ||
        !begins_card(&chain->digits[i]) || chain_link(chain, i, i + CARD_MIN) == LINK_MIXED)
        return 0;
    for (size_t count = CARD_MAX; count >= CARD_MIN; count--) {
        size_t j = i + count;

        if (j > chain->len || !chain_ends_group(chain, j) || !has_luhn(&chain->digits[i], count))
            continue;
        uint32_t link = chain_link(chain, i, j);
        if (chain_is_register(chain, i) || chain_is_public_account(chain, i))
            return 0;
        if (link == LINK_NONE && (chain_is_fraction(chain, i, j) ||
                                  (count == CREDIT_LEN && is_credit_code(&chain->digits[i]))))
            continue;
        if (link == LINK_NONE ||
            (link != LINK_MIXED && link != LINK_PAREN && !link_is_list(link) &&
             chain_is_grouped(chain, i, j, forms) && !chain_is_round(chain, i, j, 1) &&
             chain_free_left(chain, i, link) && chain_free_right(chain, j, link)))
            return count;
    }
    return 0;
}

size_t number_at(const struct chain *chain, size_t i, enum number_kind *kind)
{
    static const struct {
        enum number_kind kind;
        size_t (*find)(const struct chain *chain, size_t i);
    } rows[] = {
        {NUMBER_ID_OLD, old_id_at},
        {NUMBER_MOBILE, mobile_at},
        {NUMBER_LANDLINE, landline_at},
        {NUMBER_CARD, card_at},
    };
    size_t count = id_at(chain, i, kind);

    if (count == 0 && !chain_begins_group(chain, i))
        return 0;
    for (size_t k = 0; count == 0 && k < sizeof rows / sizeof rows[0]; k++) {
        count = rows[k].find(chain, i);
        if (count > 0)
            *kind = rows[k].kind;
    }
    assert(count <= chain->len - i && "it is made of digits of the chain");
    return count;
}
