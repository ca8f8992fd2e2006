/* SPDX-License-Identifier: MIT */
/* Making chains of digits from the bytes of a text. See numbers.h and numbers_room.h. */
#include "privacy/numbers_room.h"

#include <assert.h>
#include <string.h>

#define SEPARATORS_MAX 3

void numbers_add(struct arena *arena, struct numbers *out, struct number number)
{
    assert(number.start < number.end && number.kind < NUMBER_KINDS);
    /* The parts of a long chain overlap. */
    if (out->len == 0 || number.start >= out->items[out->len - 1].end)
        *ARRAY_PUSH(arena, out) = number;
}

/* ---- characters ---- */

/* Whether it is a digit as most are: in ASCII, with a printable ASCII character behind it that
 * begins no escape. */
static bool is_plain(struct slice text, size_t at)
{
    unsigned char next = at + 1 < text.len ? (unsigned char)text.data[at + 1] : 0;

    return next >= ' ' && next < 0x7F && next != '\\' && next != '&' && next != '<' &&
           text.data[at] >= '0' && text.data[at] <= '9';
}

/* Whether it is an ASCII character, as most that follow a number, that is no digit and begins no
 * escape for one. */
static bool is_other(struct slice text, size_t at)
{
    unsigned char byte = at < text.len ? (unsigned char)text.data[at] : '\n';

    return byte < '0' ? byte != '&' && byte != '%' : byte > '9' && byte < 0x80 && byte != '\\';
}

bool read_digit(const struct number_reader *reader, size_t at, struct sign *sign, size_t *len)
{
    struct slice text = reader->chain.text;
    bool keycap = false;

    if (is_plain(text, at)) {
        *sign = (struct sign){SIGN_DIGIT, 0, 1, (uint8_t)(text.data[at] - '0'), false};
        *len = 1;
        return true;
    }
    if (is_other(text, at)) {
        *sign = (struct sign){.kind = SIGN_OTHER, .len = 1};
        *len = 1;
        return false;
    }
    *sign = sign_at(text, at, &reader->alphabet);
    *len = sign->len;
    if (sign->kind != SIGN_DIGIT)
        return false;
    *len += unseen_at(text, at + sign->len, &reader->alphabet, &keycap);
    sign->odd = sign->odd || keycap;
    return !sign->odd || reader->alphabet.wide;
}

/* A blank counts for nothing beside a quote, nor that beside a bracket, nor that beside others. */
static unsigned weight(uint32_t link)
{
    return link == LINK_SPACE ? 0 : link == LINK_QUOTE ? 1 : link == LINK_BRACKET ? 2 : 3;
}

static uint32_t both(uint32_t link, uint32_t here)
{
    if (link == LINK_NONE || here == link || here == LINK_PAREN)
        return here;
    if (link == LINK_PAREN)
        return link;
    if (weight(link) == 3 && weight(here) == 3)
        return LINK_MIXED;
    return weight(here) > weight(link) ? here : link;
}

/* The separators from `at` on, as one; moves *at behind them. *special: no plain chain has them. */
static uint32_t read_separators(const struct number_reader *reader, size_t *at, bool *special)
{
    struct slice text = reader->chain.text;
    uint32_t link = LINK_NONE;
    bool loose = false, ignored = false;
    int most = reader->alphabet.wide ? WIDE_SEPARATORS_MAX : SEPARATORS_MAX, count = 0;

    while (count < most && !is_plain(text, *at)) {
        struct sign sign = sign_at(text, *at, &reader->alphabet);

        if (sign.kind != SIGN_SEPARATOR)
            break;
        count++;
        loose = loose || sign.link == LINK_SPACE;
        link = both(link, sign.link);
        *at += sign.len;
        *at += unseen_at(text, *at, &reader->alphabet, &ignored);
    }
    *special = count > SEPARATORS_MAX || (link & LINK_WEAK) != 0;
    return loose && link != LINK_SPACE && link != LINK_PAREN ? link | LINK_LOOSE : link;
}

/* ---- chains ---- */

static struct number number_of(const struct chain *chain, size_t i, size_t count,
                               enum number_kind kind)
{
    assert(count > 0 && i + count <= chain->len);

    const struct digit *last = &chain->digits[i + count - 1];
    struct number number = {kind, chain->digits[i].at, last->at + last->len};

    if (kind == NUMBER_STUDENT) /* the letter, in one width or the other */
        number.start -= (unsigned char)chain->text.data[number.start - 1] < 0x80 ? 1 : 3;
    return number;
}

/* All numbers of the chain as far as it was read; in a guise only, where a plain reading follows.
 */
static void look(struct number_reader *reader)
{
    struct chain *chain = &reader->chain;
    bool guises = reader->alphabet.wide && (reader->special || reader->parted);
    enum number_kind kind = NUMBER_ID;

    assert(chain->done <= chain->len && chain->len <= CHAIN_MAX);
    for (size_t i = chain->done; i + NUMBER_MIN <= chain->len;) {
        size_t count = number_at(chain, i, &kind);

        if (count == 0 || (guises && !chain_is_guise(chain, i, i + count))) {
            i++;
            continue;
        }
        numbers_add(reader->arena, &reader->found, number_of(chain, i, count, kind));
        i += count;
        chain->done = i;
    }
}

static void push(struct number_reader *reader, struct digit digit)
{
    struct chain *chain = &reader->chain;

    if (chain->len == CHAIN_MAX) {
        size_t gone = CHAIN_MAX - CHAIN_OVERLAP;

        chain->open_right = reader->parted = true;
        look(reader);
        memmove(chain->digits, chain->digits + gone, CHAIN_OVERLAP * sizeof chain->digits[0]);
        chain->len = CHAIN_OVERLAP;
        chain->done = chain->done > gone ? chain->done - gone : 0;
        chain->open_left = true;
        chain->open_right = false;
    }
    assert(chain->len < CHAIN_MAX && digit.value <= VALUE_X);
    assert(chain->len == 0 || chain->digits[chain->len - 1].at < digit.at);
    reader->special = reader->special || digit.odd;
    chain->digits[chain->len++] = digit;
}

static bool is_ascii_word(struct slice text, size_t at)
{
    unsigned char c = at < text.len ? (unsigned char)text.data[at] : ' ';

    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The X behind seventeen digits, where it makes an identity number of them. */
static bool read_letter(struct number_reader *reader, size_t *at)
{
    struct chain *chain = &reader->chain;
    struct digit digits[ID_LEN];
    bool ignored = false, special = false;

    if (chain->len < ID_LEN - 1)
        return false;
    size_t next = *at + unseen_at(chain->text, *at, &reader->alphabet, &ignored);
    uint32_t link = LINK_NONE;
    if (check_letter_at(chain->text, next) == 0)
        link = read_separators(reader, &next, &special);
    size_t len = check_letter_at(chain->text, next);

    if (len == 0)
        return false;
    memcpy(digits, &chain->digits[chain->len - (ID_LEN - 1)], (ID_LEN - 1) * sizeof digits[0]);
    digits[ID_LEN - 1] = (struct digit){.value = VALUE_X};
    enum id_form form = id_form(digits);
    if (form == ID_NONE || (form == ID_MISTYPED && is_ascii_word(chain->text, next + len)))
        return false;
    push(reader, (struct digit){(uint32_t)next, link, (uint8_t)len, VALUE_X, false});
    reader->special = reader->special || special;
    *at = next + len;
    return true;
}

/* Whether a cover may stand there, or behind a blank or hyphen. */
static bool may_be_cover(struct slice text, size_t at)
{
    unsigned char byte = at < text.len ? (unsigned char)text.data[at] : '\n';

    if ((byte == '.' || byte == '~') && at + 1 < text.len &&
        (unsigned char)text.data[at + 1] == byte)
        return true;
    if ((byte == ' ' || byte == '-') && at + 1 < text.len)
        byte = (unsigned char)text.data[at + 1];
    if (byte == 0xC2) /* of these the middle dot alone */
        return at + 1 < text.len && slice_has(slice_sub(text, at, at + 3), "·");
    return byte >= 0x80 || byte == '*' || byte == 'x' || byte == 'X' || byte == '_' ||
           byte == '#' || byte == '?' || byte == '\\';
}

/* A number that begins with the last digits, and goes on behind what covers others. */
static bool read_covered(struct finder *finder, size_t *at)
{
    struct number_reader *wide = &finder->wide;
    size_t i, end;

    if (!may_be_cover(finder->text, *at) || wide->chain.len == 0 ||
        (end = covered_end(&wide->chain, &i)) == 0)
        return false;
    numbers_add(wide->arena, &finder->covered,
                (struct number){NUMBER_COVERED, wide->chain.digits[i].at, end});
    *at = end;
    return true;
}

/* An unbroken run; *at moves behind its last digit. A circle is a zero, but in ASCII digits three
 * of them cover what stands there: then *at moves behind all, and the answer is true. */
static bool read_run(struct finder *finder, struct number_reader *reader, size_t *at, uint32_t link)
{
    const struct chain *chain = &reader->chain;
    struct sign sign;
    size_t len, ignored, next = *at;

    for (; read_digit(reader, next, &sign, &len); link = LINK_NONE) {
        if (sign.odd && link == LINK_NONE && chain->len > 0 && !chain->digits[chain->len - 1].odd &&
            cover_at(finder->text, next, &ignored) != 0 && read_covered(finder, at))
            return true;
        push(reader, (struct digit){(uint32_t)next, link, sign.len, sign.value, sign.odd});
        *at = next + sign.len;
        next += len;
    }
    return reader->alphabet.wide && read_covered(finder, at);
}

size_t read_chain(struct finder *finder, struct number_reader *reader, size_t at)
{
    struct slice text = finder->text;
    uint32_t link = LINK_NONE;
    struct sign sign;
    bool ignored = false, special;
    size_t len;

    reader->chain.len = reader->chain.done = 0;
    reader->chain.open_left = reader->chain.open_right = false;
    reader->special = reader->parted = false;
    for (;;) {
        size_t hash = hash_end(text, at);

        if (hash > 0) {
            at = hash;
            break;
        }
        if (read_run(finder, reader, &at, link) || read_letter(reader, &at))
            break;
        size_t next = at + unseen_at(text, at, &reader->alphabet, &ignored);

        link = read_separators(reader, &next, &special);
        if (link == LINK_NONE || !read_digit(reader, next, &sign, &len))
            break;
        reader->special = reader->special || special;
        at = next;
    }
    look(reader);
    return at;
}
