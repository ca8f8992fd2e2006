/* SPDX-License-Identifier: MIT */
/* A value before its label, which stands in brackets. See labels.h. */
#include "privacy/labels_room.h"

#include <assert.h>

#define VALUE_MAX 40 /* characters */
#define WHOSE_MAX 4  /* Han characters before the label: 我的微信, 家长QQ */

static bool is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == 0x3010 || c == 0x3014;
}

static bool is_closing(uint32_t c)
{
    return c == ')' || c == ']' || c == 0x3011 || c == 0x3015;
}

/* The bracket before the label, with a word between that says whose it is; false where there is
 * none. */
static bool find_bracket(struct slice text, size_t label, size_t *bracket)
{
    size_t at = label;

    for (int i = 0; i <= WHOSE_MAX; i++) {
        uint32_t c = chars_before(text, &at);

        if (is_opening(c)) {
            *bracket = at;
            return true;
        }
        if (!chars_is_han(c) && c != ' ')
            return false;
    }
    return false;
}

/* Where the letters and digits begin that end at `end`. */
static size_t value_start(struct slice text, size_t end)
{
    size_t at = end;

    for (size_t i = 0, from = end; i < VALUE_MAX; i++, at = from) {
        uint32_t c = chars_before(text, &from);

        if (!chars_is_word(c) && c != '_' && c != '-')
            break;
    }
    return at;
}

void label_read_before(struct label_scan *scan, const struct hit *hit, size_t behind)
{
    struct hit before = *hit;
    size_t bracket;

    chars_skip_blanks(scan->text, &behind);
    if (!is_closing(chars_at(scan->text, behind)) ||
        !find_bracket(scan->text, hit->label, &bracket))
        return;
    if (hit->kind == LABEL_ALIPAY || /* an amount, and how it was paid */
        (hit->kind == LABEL_BANK && is_public_account(scan->text, hit->label)))
        return;
    while (chars_left(scan->text, bracket) == ' ')
        (void)chars_before(scan->text, &bracket);
    before.at = before.label = before.label_end = value_start(scan->text, bracket);
    before.join = is_account(hit->kind) ? JOIN_CELL : JOIN_FIRM;
    assert(before.at <= bracket && bracket < hit->label);
    if (before.at < bracket)
        (void)label_read_within(scan, &before, bracket);
}
