/* SPDX-License-Identifier: MIT */
/* Making chains of digits from the bytes of a text. See numbers.h and numbers_room.h. */
#include "privacy/numbers_room.h"

#include "base/text.h"

#include <string.h>

#define NUMBER_MIN     10 /* digits of the shortest number */
#define SEPARATORS_MAX 3
#define HASH_WORD_MAX  64

struct reading {
    struct arena *arena;
    struct slice text;
    struct numbers *out;
    struct chain chain;
};

static void add_number(struct reading *reading, enum number_kind kind, size_t start, size_t end)
{
    struct numbers *out = reading->out;

    /* The parts of a long chain overlap. */
    if (out->len == 0 || start >= out->items[out->len - 1].end)
        *ARRAY_PUSH(reading->arena, out) = (struct number){kind, start, end};
}

/* ---- characters ---- */

/* The digit at a byte, ASCII or full-width; -1 where there is none. */
static int digit_at(struct slice text, size_t at, size_t *len)
{
    const unsigned char *byte = (const unsigned char *)text.data + at;

    *len = 1;
    if (at < text.len && byte[0] >= '0' && byte[0] <= '9')
        return byte[0] - '0';
    *len = 3;
    return at + 3 <= text.len && byte[0] == 0xEF && byte[1] == 0xBC && byte[2] >= 0x90 &&
                   byte[2] <= 0x99
               ? byte[2] - 0x90
               : -1;
}

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

/* Where the hash ends that the run of digits at `at` is part of; 0 where it is part of none. */
static size_t hash_end(struct slice text, size_t at)
{
    size_t from = at, to = at;
    bool letters = false;

    if ((from == 0 || !is_letter(text.data[from - 1])) && !has_letter_soon(text, to))
        return 0;
    while (from > 0 && at - from <= HASH_WORD_MAX && hex_value(text.data[from - 1]) >= 0)
        letters = is_letter(text.data[--from]) || letters;
    for (; to < text.len && to - from <= HASH_WORD_MAX && hex_value(text.data[to]) >= 0; to++)
        letters = is_letter(text.data[to]) || letters;
    if ((from > 0 && is_word(text, from - 1)) || is_word(text, to))
        return 0;
    return letters && (to - from == 32 || to - from == 40 || to - from == 64) ? to : 0;
}

/*
 * The separators from `at` on, as one; moves *at behind them. A space counts for nothing beside
 * another separator.
 */
static enum link read_separators(struct slice text, size_t *at)
{
    enum link link = LINK_NONE;
    bool loose = false;

    if (*at < text.len && (text.data[*at] == '\n' || is_letter(text.data[*at])))
        return LINK_NONE;
    *at += zero_width_at(text, *at);
    for (int i = 0; i < SEPARATORS_MAX; i++) {
        size_t len;
        enum link here = separator_at(text, *at, &len);

        if (here == LINK_NONE)
            break;
        loose = loose || here == LINK_SPACE;
        if (link == LINK_NONE || link == LINK_SPACE || here == LINK_PAREN)
            link = here;
        else if (here != LINK_SPACE && here != link && link != LINK_PAREN)
            link = LINK_MIXED;
        *at += len;
        *at += zero_width_at(text, *at);
    }
    if (loose && link != LINK_SPACE && link != LINK_PAREN)
        return (enum link)((unsigned)link | LINK_LOOSE);
    return link;
}

/* ---- chains ---- */

/* All numbers of the chain as far as it was read. */
static void look(struct reading *reading)
{
    struct chain *chain = &reading->chain;
    enum number_kind kind = NUMBER_ID;

    for (size_t i = chain->done; i + NUMBER_MIN <= chain->len;) {
        size_t count = number_at(chain, i, &kind);

        if (count == 0) {
            i++;
            continue;
        }
        const struct digit *last = &chain->digits[i + count - 1];
        size_t start = chain->digits[i].at;

        if (kind == NUMBER_STUDENT)
            start -= is_letter(reading->text.data[start - 1]) ? 1 : 3;
        add_number(reading, kind, start, last->at + last->len);
        i += count;
        chain->done = i;
    }
}

static void push(struct reading *reading, size_t at, size_t len, int value, enum link link)
{
    struct chain *chain = &reading->chain;

    if (chain->len == CHAIN_MAX) {
        size_t gone = CHAIN_MAX - CHAIN_OVERLAP;

        chain->open_right = true;
        look(reading);
        memmove(chain->digits, chain->digits + gone, CHAIN_OVERLAP * sizeof chain->digits[0]);
        chain->len = CHAIN_OVERLAP;
        chain->done = chain->done > gone ? chain->done - gone : 0;
        chain->open_left = true;
        chain->open_right = false;
    }
    chain->digits[chain->len++] =
        (struct digit){(uint32_t)at, (uint8_t)len, (uint8_t)value, (uint8_t)link};
}

/* An unbroken run; *at moves behind its last digit. */
static void read_run(struct reading *reading, size_t *at, enum link link)
{
    size_t len, next = *at;

    for (int value; (value = digit_at(reading->text, next, &len)) >= 0; link = LINK_NONE) {
        push(reading, next, len, value, link);
        *at = next + len;
        next = *at + zero_width_at(reading->text, *at);
    }
}

/* The X behind seventeen digits, where it makes an identity number of them. */
static bool read_letter(struct reading *reading, size_t *at)
{
    struct chain *chain = &reading->chain;
    struct digit digits[ID_LEN];
    size_t next = *at;

    if (chain->len < ID_LEN - 1)
        return false;
    enum link link = read_separators(reading->text, &next);
    size_t len = check_letter_at(reading->text, next);

    if (len == 0)
        return false;
    memcpy(digits, &chain->digits[chain->len - (ID_LEN - 1)], (ID_LEN - 1) * sizeof digits[0]);
    digits[ID_LEN - 1] = (struct digit){.value = VALUE_X};
    enum id_form form = id_form(digits);
    if (form == ID_NONE || (form == ID_MISTYPED && is_word(reading->text, next + len)))
        return false;
    push(reading, next, len, VALUE_X, link);
    *at = next + len;
    return true;
}

/* Reads the chain that begins with the digit at `at`, and looks at it; gives where it ends. */
static size_t read_chain(struct reading *reading, size_t at)
{
    struct slice text = reading->text;
    enum link link = LINK_NONE;
    size_t len;

    reading->chain.len = reading->chain.done = 0;
    reading->chain.open_left = reading->chain.open_right = false;
    for (;;) {
        size_t hash = hash_end(text, at);

        if (hash > 0) {
            at = hash;
            break;
        }
        read_run(reading, &at, link);
        if (read_letter(reading, &at))
            break;
        size_t next = at;

        link = read_separators(text, &next);
        if (link == LINK_NONE || digit_at(text, next, &len) < 0)
            break;
        at = next;
    }
    look(reading);
    return at;
}

/* ---- Chinese digits ---- */

/* Reads an unbroken run of them: a mobile or an identity number, or nothing to us. */
static size_t read_han(struct reading *reading, size_t at)
{
    struct digit digits[ID_LEN] = {0};
    size_t start = at, count = 0;

    for (int value; (value = han_digit_at(reading->text, at)) >= 0; at += 3) {
        if (count < ID_LEN)
            digits[count].value = (uint8_t)value;
        count++;
    }
    size_t letter = count == ID_LEN - 1 ? check_letter_at(reading->text, at) : 0;
    if (letter > 0) {
        digits[count++].value = VALUE_X;
        at += letter;
    }
    if (count == MOBILE_LEN && is_mobile(digits))
        add_number(reading, NUMBER_MOBILE, start, at);
    if (count == ID_LEN && id_form(digits) != ID_NONE)
        add_number(reading, id_form(digits) == ID_VALID ? NUMBER_ID : NUMBER_ID_MISTYPED, start,
                   at);
    return at;
}

/* What a number may begin with: most bytes of a file are none of these. */
enum start { START_NONE, START_DIGIT, START_HAN };

static const unsigned char starts[256] = {
    ['0'] = START_DIGIT, ['1'] = START_DIGIT, ['2'] = START_DIGIT,  ['3'] = START_DIGIT,
    ['4'] = START_DIGIT, ['5'] = START_DIGIT, ['6'] = START_DIGIT,  ['7'] = START_DIGIT,
    ['8'] = START_DIGIT, ['9'] = START_DIGIT, [0xEF] = START_DIGIT, [0xE2] = START_HAN,
    [0xE3] = START_HAN,  [0xE4] = START_HAN,  [0xE5] = START_HAN,   [0xE9] = START_HAN,
};

void numbers_find(struct arena *arena, struct slice text, struct numbers *out)
{
    struct reading reading = {.arena = arena, .text = text, .out = out};
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t len;

    reading.chain.text = text;
    for (size_t at = 0; at < text.len;) {
        unsigned char start = starts[bytes[at]];

        if (start == START_DIGIT && digit_at(text, at, &len) >= 0)
            at = read_chain(&reading, at);
        else if (start == START_HAN && han_digit_at(text, at) >= 0)
            at = read_han(&reading, at);
        else
            at++;
    }
}
