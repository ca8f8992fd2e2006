/* SPDX-License-Identifier: MIT */
/* The characters that stand in and between the digits of a number. See numbers_room.h. */
#include "privacy/numbers_room.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

struct range {
    uint32_t first, last;
    uint32_t link;
};

/* Beyond ASCII. */
static const struct range separators[] = {
    {0x85, 0x85, LINK_SPACE},      {0xA0, 0xA0, LINK_SPACE},      {0xB7, 0xB7, LINK_MIDDLE},
    {0x1680, 0x1680, LINK_SPACE},  {0x2000, 0x200A, LINK_SPACE},  {0x2010, 0x2015, LINK_HYPHEN},
    {0x2022, 0x2022, LINK_MIDDLE}, {0x2024, 0x2024, LINK_DOT},    {0x2027, 0x2027, LINK_MIDDLE},
    {0x2028, 0x2029, LINK_SPACE},  {0x202F, 0x202F, LINK_SPACE},  {0x2043, 0x2043, LINK_HYPHEN},
    {0x205F, 0x205F, LINK_SPACE},  {0x2212, 0x2212, LINK_HYPHEN}, {0x2215, 0x2215, LINK_SLASH},
    {0x2219, 0x2219, LINK_MIDDLE}, {0x22C5, 0x22C5, LINK_MIDDLE}, {0x2500, 0x2501, LINK_HYPHEN},
    {0x2800, 0x2800, LINK_SPACE},  {0x3000, 0x3000, LINK_SPACE},  {0x3002, 0x3002, LINK_DOT},
    {0x30FB, 0x30FC, LINK_MIDDLE}, {0xFE58, 0xFE58, LINK_HYPHEN}, {0xFE63, 0xFE63, LINK_HYPHEN},
    {0xFF09, 0xFF09, LINK_PAREN},  {0xFF0D, 0xFF0D, LINK_HYPHEN}, {0xFF0E, 0xFF0E, LINK_DOT},
    {0xFF0F, 0xFF0F, LINK_SLASH},  {0xFF3C, 0xFF3C, LINK_SLASH},  {0xFF3F, 0xFF3F, LINK_UNDERSCORE},
    {0xFF61, 0xFF61, LINK_DOT},    {0xFF65, 0xFF65, LINK_MIDDLE},
};

#define WEAK(sign) (LINK_WEAK | (uint32_t)(sign) << LINK_SIGN_SHIFT)

/* The separators of ASCII, most of what stands beside digits, at a glance. */
static const uint16_t ascii_links[128] = {
    ['\t'] = LINK_SPACE, ['\v'] = LINK_SPACE, ['\f'] = LINK_SPACE,     [' '] = LINK_SPACE,
    ['!'] = WEAK('!'),   ['"'] = WEAK('"'),   ['#'] = WEAK('#'),       ['$'] = WEAK('$'),
    ['%'] = WEAK('%'),   ['&'] = WEAK('&'),   ['\''] = WEAK('"'),      ['('] = WEAK('('),
    [')'] = LINK_PAREN,  ['*'] = WEAK('*'),   ['+'] = WEAK('+'),       [','] = WEAK(','),
    ['-'] = LINK_HYPHEN, ['.'] = LINK_DOT,    ['/'] = LINK_SLASH,      [':'] = WEAK(':'),
    [';'] = WEAK(';'),   ['<'] = WEAK('('),   ['='] = WEAK('='),       ['>'] = WEAK('('),
    ['?'] = WEAK('?'),   ['@'] = WEAK('@'),   ['['] = WEAK('('),       ['\\'] = LINK_SLASH,
    [']'] = WEAK('('),   ['^'] = WEAK('^'),   ['_'] = LINK_UNDERSCORE, ['`'] = WEAK('"'),
    ['{'] = WEAK('('),   ['|'] = WEAK('|'),   ['}'] = WEAK('('),       ['~'] = WEAK('~'),
};

/* Signs that are written for each other; any other is only the same as itself. */
static const struct range alike[] = {
    {0xA6, 0xA6, WEAK('|')},        {0xD7, 0xD7, WEAK('*')},      {0x60C, 0x60C, WEAK(',')},
    {0x2018, 0x201F, LINK_QUOTE},   {0x2032, 0x2037, LINK_QUOTE}, {0x2217, 0x2217, WEAK('*')},
    {0x2223, 0x2223, WEAK('|')},    {0x2236, 0x2236, WEAK(':')},  {0x223C, 0x223C, WEAK('~')},
    {0x2502, 0x2503, WEAK('|')},    {0x3001, 0x3001, LINK_DUN},   {0x3008, 0x3011, LINK_BRACKET},
    {0x3014, 0x301B, LINK_BRACKET}, {0x301C, 0x301C, WEAK('~')},  {0xFE50, 0xFE50, WEAK(',')},
    {0xFE51, 0xFE51, LINK_DUN},     {0xFE54, 0xFE54, WEAK(';')},  {0xFE55, 0xFE55, WEAK(':')},
    {0xFE59, 0xFE5E, LINK_BRACKET}, {0xFF64, 0xFF64, LINK_DUN},
};

bool is_one_of(char byte, const char *set)
{
    return byte != '\0' && strchr(set, byte) != NULL;
}

static const struct range *find(const struct range *ranges, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count && ranges[i].first <= code; i++) {
        assert(ranges[i].first <= ranges[i].last &&
               (i == 0 || ranges[i - 1].last < ranges[i].first));
        if (code <= ranges[i].last)
            return &ranges[i];
    }
    return NULL;
}

#define FIND(ranges, code) find(ranges, sizeof(ranges) / sizeof(ranges)[0], code)

/* ASCII as full-width writes it. */
static uint32_t narrow(uint32_t code)
{
    return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
}

static uint32_t weak_link(uint32_t code)
{
    const struct range *range = FIND(alike, code);

    if (narrow(code) < 0x80)
        return ascii_links[narrow(code)];
    return range != NULL ? range->link : WEAK(code);
}

/* ---- signs ---- */

/* The digit that a character beyond ASCII is, or -1; in the range of Han characters stand no
 * others. */
static int digit_of(uint32_t code, bool *odd)
{
    bool han = (code >= 0x2F00 && code <= 0x9FFF) || code == 0x25CB;
    int digit = han ? han_digit(code) : text_decimal(code);

    *odd = han || digit < 0;
    return han || digit >= 0 ? digit : text_decorated_digit(code);
}

/* °, ·, ± and others of Latin 1 that are seen and are no digits, as ² is: no need to look them up.
 */
static bool is_latin_sign(uint32_t code)
{
    return code >= 0xA1 && code <= 0xB8 && code != 0xAA && code != 0xAD && code != 0xB2 &&
           code != 0xB3 && code != 0xB5;
}

static void classify(uint32_t code, bool wide, struct sign *sign)
{
    bool han = code >= 0x3400 && code <= 0x9FFF; /* the commonest by far: no separators */
    const struct range *range = han ? NULL : FIND(separators, code);
    bool latin = is_latin_sign(code);
    int digit = range == NULL && !latin ? digit_of(code, &sign->odd) : -1;

    if (digit >= 0) {
        sign->kind = sign->odd && !wide ? SIGN_OTHER : SIGN_DIGIT;
        assert(digit <= 9);
        sign->value = (uint8_t)digit;
    } else if (han) {
        sign->kind = SIGN_OTHER;
    } else if (range != NULL) {
        sign->kind = SIGN_SEPARATOR;
        sign->link = wide && range->link == LINK_PAREN ? LINK_BRACKET : range->link;
    } else if (!latin && text_is_unseen(code)) {
        sign->kind = SIGN_UNSEEN;
    } else if (wide && (latin || text_is_sign(code))) {
        sign->kind = SIGN_SEPARATOR;
        sign->link = weak_link(code);
    }
}

static bool is_control(unsigned char byte)
{
    return byte == 0x7F || (byte < ' ' && byte != 0 && (byte < '\t' || byte > '\r'));
}

static struct sign ascii_sign(unsigned char byte, bool wide)
{
    assert(byte < sizeof ascii_links / sizeof ascii_links[0]);
    struct sign sign = {.kind = SIGN_OTHER, .len = 1, .link = ascii_links[byte]};

    if (sign.link == LINK_PAREN && wide)
        sign.link = LINK_BRACKET;
    if (byte >= '0' && byte <= '9') {
        sign.kind = SIGN_DIGIT;
        sign.value = (uint8_t)(byte - '0');
    } else if (sign.link != LINK_NONE) {
        sign.kind = wide || (sign.link & LINK_WEAK) == 0 ? SIGN_SEPARATOR : SIGN_OTHER;
    } else if (is_control(byte)) {
        sign.kind = SIGN_UNSEEN;
    }
    return sign;
}

/* What stands for a character beyond what it is itself. */
static bool may_be_written(unsigned char byte, const struct alphabet *alphabet)
{
    return (alphabet->markup && byte == '&') ||
           (alphabet->written && (byte == '\\' || byte == '%'));
}

/* Whether a tag stands there that matters. */
static bool tag_sign(struct slice text, size_t at, bool wide, struct sign *sign)
{
    size_t len;
    enum tag tag = tag_at(text, at, &len);

    if (tag == TAG_NONE || (tag == TAG_BREAK && !wide))
        return false;
    assert(len > 0 && len <= UINT8_MAX);
    *sign = (struct sign){.kind = tag == TAG_BREAK ? SIGN_SEPARATOR : SIGN_UNSEEN,
                          .link = tag == TAG_BREAK ? LINK_BREAK : LINK_NONE,
                          .len = (uint8_t)len};
    return true;
}

struct sign sign_at(struct slice text, size_t at, const struct alphabet *alphabet)
{
    struct sign sign = {.kind = SIGN_OTHER, .len = 1};
    unsigned char byte = at < text.len ? (unsigned char)text.data[at] : '\n';
    size_t next = at, len;
    uint32_t code = byte;

    if (byte == '<' && alphabet->markup && tag_sign(text, at, alphabet->wide, &sign))
        return sign;
    if (byte < 0x80) {
        if (!may_be_written(byte, alphabet) ||
            !written_code(slice_sub(text, at, text.len), &code, &len))
            return ascii_sign(byte, alphabet->wide);
        sign.len = (uint8_t)len;
        if (code < 0x80) {
            sign = ascii_sign((unsigned char)code, alphabet->wide);
            sign.len = (uint8_t)len;
            sign.odd = sign.kind == SIGN_DIGIT;
            if (sign.odd && !alphabet->wide)
                sign.kind = SIGN_OTHER;
            return sign;
        }
    } else if (byte == 0xC2 && at + 1 < text.len &&
               is_latin_sign((unsigned char)text.data[at + 1])) {
        code = (unsigned char)text.data[at + 1];
        sign.len = 2;
    } else if (!text_next(text, &next, &code)) {
        return sign;
    } else {
        sign.len = (uint8_t)(next - at);
    }
    classify(code, alphabet->wide, &sign);
    return sign;
}

size_t unseen_at(struct slice text, size_t at, const struct alphabet *alphabet, bool *keycap)
{
    size_t from = at;

    while (at < text.len) {
        unsigned char byte = (unsigned char)text.data[at];

        if (byte < 0xC2 && (byte >= 0x80 || (!is_control(byte) && !may_be_written(byte, alphabet) &&
                                             !(byte == '<' && alphabet->markup))))
            break;
        if (byte == 0xC2 && at + 1 < text.len && is_latin_sign((unsigned char)text.data[at + 1]))
            break;
        struct sign sign = sign_at(text, at, alphabet);

        if (sign.kind != SIGN_UNSEEN)
            break;
        *keycap = *keycap || slice_starts(slice_sub(text, at, text.len), "\xE2\x83\xA3");
        at += sign.len;
    }
    return at - from;
}

size_t zero_width_at(struct slice text, size_t at)
{
    static const struct alphabet plain = {.wide = false};
    bool ignored = false;

    return unseen_at(text, at, &plain, &ignored);
}

size_t check_letter_at(struct slice text, size_t at)
{
    /* Latin, times, Greek chi, Cyrillic ha, Roman ten, full-width, ballot */
    static const uint32_t letters[] = {'X',   'x',    0xD7,   0x3A7,  0x3C7,  0x425,
                                       0x445, 0x2169, 0x2179, 0xFF38, 0xFF58, 0x2715};
    size_t start = at;
    uint32_t code;

    if (at >= text.len || !text_next(text, &at, &code))
        return 0;
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (letters[i] == code)
            return at - start;
    }
    return 0;
}

/* ---- covers ---- */

static bool is_byte(struct slice s, size_t at, char byte)
{
    return at < s.len && s.data[at] == byte;
}

/* Signs that mostly part things, and cover what stands there where there are several side by side;
 * an ellipsis is several. */
static uint32_t parting_cover(struct slice text, size_t at, size_t len, uint32_t code)
{
    static const struct range signs[] = {
        {'.', '.', '.'},          {'~', '~', '~'},          {0x2026, 0x2026, '.'},
        {0x22EF, 0x22EF, '.'},    {0x3001, 0x3001, 0x3001}, {0x3002, 0x3002, 0x3002},
        {0xFF0E, 0xFF0E, 0x3002}, {0xFF5E, 0xFF5E, 0x3002},
    };
    const struct range *range = FIND(signs, narrow(code));
    struct slice sign = slice_sub(text, at, at + len);

    if (range == NULL)
        return 0;
    return code == 0x2026 || code == 0x22EF ||
                   slice_eq(slice_sub(text, at + len, at + 2 * len), sign) ||
                   (at >= len && slice_eq(slice_sub(text, at - len, at), sign))
               ? range->link
               : 0;
}

uint32_t cover_at(struct slice text, size_t at, size_t *len)
{
    static const struct range covers[] = {
        {'#', '#', '#'},          {'*', '*', '*'},          {'?', '?', '?'},
        {'X', 'X', 'x'},          {'_', '_', '_'},          {'x', 'x', 'x'},
        {0xB7, 0xB7, 0xB7},       {0xD7, 0xD7, 'x'},        {0x2022, 0x2022, 0xB7},
        {0x204E, 0x204E, '*'},    {0x2217, 0x2217, '*'},    {0x2219, 0x2219, 0xB7},
        {0x2573, 0x2573, 'x'},    {0x2588, 0x2593, 0x25A0}, {0x25A0, 0x25A1, 0x25A0},
        {0x25CB, 0x25CF, 0x25CF}, {0x2605, 0x2606, '*'},    {0x26AB, 0x26AB, 0x25CF},
        {0x2715, 0x2716, 'x'},
    };
    size_t start = at;
    uint32_t code;

    if (at >= text.len)
        return 0;
    /* Markdown's way of a plain star */
    at += is_byte(text, at, '\\') && (is_byte(text, at + 1, '*') || is_byte(text, at + 1, '_'));
    if (!text_next(text, &at, &code))
        return 0;
    const struct range *range = FIND(covers, narrow(code));
    *len = at - start;
    return range == NULL ? parting_cover(text, start, *len, code) : range->link;
}
