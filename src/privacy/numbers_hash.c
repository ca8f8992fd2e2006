/* SPDX-License-Identifier: MIT */
/* Hashes: words of 32, 40 or 64 hexadecimal digits, whose digits are no numbers. */
#include "privacy/numbers_room.h"

#include <assert.h>

#define HASH_WORD_MAX 64

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word(struct slice text, size_t at)
{
    return at < text.len &&
           (is_letter(text.data[at]) || (text.data[at] >= '0' && text.data[at] <= '9'));
}

/* Most runs end at a space or a hyphen: no hash. */
static bool has_letter_soon(struct slice text, size_t at)
{
    while (at < text.len && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    return at < text.len && is_letter(text.data[at]);
}

size_t hash_end(struct slice text, size_t at)
{
    size_t from = at, to = at;
    bool letters = false;

    if ((from == 0 || !is_letter(text.data[from - 1])) && !has_letter_soon(text, to))
        return 0;
    while (from > 0 && at - from <= HASH_WORD_MAX && hex_value(text.data[from - 1]) >= 0)
        letters = is_letter(text.data[--from]) || letters;
    for (; to < text.len && to - from <= HASH_WORD_MAX && hex_value(text.data[to]) >= 0; to++)
        letters = is_letter(text.data[to]) || letters;
    if (to == at || (from > 0 && is_word(text, from - 1)) || is_word(text, to))
        return 0;
    assert(from <= at && to > at);
    return letters && (to - from == 32 || to - from == 40 || to - from == 64) ? to : 0;
}
