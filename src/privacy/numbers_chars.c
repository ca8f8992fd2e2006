/* SPDX-License-Identifier: MIT */
/* The characters that stand in and between the digits of a number. See numbers_room.h. */
#include "privacy/numbers_room.h"

#include "base/text.h"

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

/* The Chinese digits of common writing, of vouchers (壹贰叁) and of Suzhou (〡〢〣), and radicals
 * that look like them. */
static int han_digit(uint32_t code)
{
    if (code >= 0x3021 && code <= 0x3029)
        return (int)(code - 0x3020);
    if ((code >= 0x3220 && code <= 0x3228) || (code >= 0x3280 && code <= 0x3288))
        return (int)(code & 0xF) + 1; /* in parentheses, circled */
    switch (code) {
    case 0x3007: /* 〇 */
    case 0x96F6: /* 零 */
    case 0x25CB: /* ○ */
        return 0;
    case 0x4E00: /* 一 */
    case 0x5E7A: /* 幺 */
    case 0x58F9: /* 壹 */
    case 0x58F1: /* 壱 */
    case 0x2F00: /* ⼀ */
        return 1;
    case 0x4E8C: /* 二 */
    case 0x8D30: /* 贰 */
    case 0x8CB3: /* 貳 */
    case 0x2F06: /* ⼆ */
        return 2;
    case 0x4E09: /* 三 */
    case 0x53C1: /* 叁 */
    case 0x53C4: /* 叄 */
    case 0x53C3: /* 參 */
        return 3;
    case 0x56DB: /* 四 */
    case 0x8086: /* 肆 */
        return 4;
    case 0x4E94: /* 五 */
    case 0x4F0D: /* 伍 */
        return 5;
    case 0x516D: /* 六 */
    case 0x9646: /* 陆 */
    case 0x9678: /* 陸 */
        return 6;
    case 0x4E03: /* 七 */
    case 0x67D2: /* 柒 */
        return 7;
    case 0x516B: /* 八 */
    case 0x634C: /* 捌 */
    case 0x2F0B: /* ⼋ */
        return 8;
    case 0x4E5D: /* 九 */
    case 0x7396: /* 玖 */
        return 9;
    default:
        return -1;
    }
}

/* ---- what stands for a character ---- */

struct named {
    const char *name;
    uint32_t code;
};

static bool named_code(struct slice rest, uint32_t *code, size_t *len)
{
    static const struct named names[] = {
        {"&nbsp;", 0xA0}, {"&ensp;", 0x2002}, {"&emsp;", 0x2003}, {"&thinsp;", 0x2009},
        {"&shy;", 0xAD},  {"&zwnj;", 0x200C}, {"&zwj;", 0x200D},  {"%20", ' '},
    };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (slice_starts(rest, names[i].name)) {
            *code = names[i].code;
            *len = slice_of(names[i].name).len;
            return true;
        }
    }
    return false;
}

/* So many hexadecimal digits at most, or decimal ones; how many there are. */
static size_t read_code(struct slice rest, size_t from, unsigned base, size_t most, uint32_t *code)
{
    size_t at = from;

    *code = 0;
    for (; at < rest.len && at - from < most; at++) {
        int value = hex_value(rest.data[at]);

        if (value < 0 || (unsigned)value >= base)
            break;
        *code = *code * base + (unsigned)value;
    }
    return at - from;
}

static bool is_byte(struct slice s, size_t at, char byte)
{
    return at < s.len && s.data[at] == byte;
}

/* "&#49;" and "&#x31;" */
static bool entity_code(struct slice rest, uint32_t *code, size_t *len)
{
    bool hex = is_byte(rest, 2, 'x') || is_byte(rest, 2, 'X');
    size_t from = hex ? 3 : 2, digits;

    if (!is_byte(rest, 1, '#'))
        return false;
    digits = read_code(rest, from, hex ? 16 : 10, 6, code);
    *len = from + digits + 1;
    return digits > 0 && is_byte(rest, from + digits, ';');
}

/*
 * A character written by its number, as JSON and HTML and addresses of pages do; of "%31" only
 * digits, for "50%13..." is a share. Only the first four hexadecimal digits belong to "\u4e09138".
 */
static bool written_code(struct slice rest, uint32_t *code, size_t *len)
{
    switch (rest.data[0]) {
    case '\\':
        *len = 6;
        return is_byte(rest, 1, 'u') && read_code(rest, 2, 16, 4, code) == 4;
    case '%':
        *len = 3;
        return named_code(rest, code, len) ||
               (is_byte(rest, 1, '3') && read_code(rest, 1, 16, 2, code) == 2 && *code <= '9');
    case '&':
        return named_code(rest, code, len) || entity_code(rest, code, len);
    default:
        return false;
    }
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

static void classify(uint32_t code, bool wide, struct sign *sign)
{
    bool han = code >= 0x3400 && code <= 0x9FFF; /* the commonest by far: no separators */
    const struct range *range = han ? NULL : FIND(separators, code);
    int digit = range == NULL ? digit_of(code, &sign->odd) : -1;

    if (digit >= 0) {
        sign->kind = sign->odd && !wide ? SIGN_OTHER : SIGN_DIGIT;
        sign->value = (uint8_t)digit;
    } else if (han) {
        sign->kind = SIGN_OTHER;
    } else if (range != NULL) {
        sign->kind = SIGN_SEPARATOR;
        sign->link = wide && range->link == LINK_PAREN ? LINK_BRACKET : range->link;
    } else if (text_is_unseen(code)) {
        sign->kind = SIGN_UNSEEN;
    } else if (wide && text_is_sign(code)) {
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
    return alphabet->written && (byte == '\\' || byte == '%' || byte == '&');
}

struct sign sign_at(struct slice text, size_t at, const struct alphabet *alphabet)
{
    struct sign sign = {.kind = SIGN_OTHER, .len = 1};
    unsigned char byte = at < text.len ? (unsigned char)text.data[at] : '\n';
    size_t next = at, len;
    uint32_t code = byte;

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

        if (byte < 0xC2 && (byte >= 0x80 || (!is_control(byte) && !may_be_written(byte, alphabet))))
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
    static const struct alphabet plain = {false, false};
    bool ignored = false;

    return unseen_at(text, at, &plain, &ignored);
}

int han_digit_at(struct slice text, size_t at)
{
    size_t next = at;
    uint32_t code;

    return at + 3 <= text.len && text_next(text, &next, &code) && next - at == 3 ? han_digit(code)
                                                                                 : -1;
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
    return range == NULL ? 0 : range->link;
}

/* ---- where digits may begin ---- */

/* Second bytes of the Chinese digits whose first ones are E4 to E9: bit b is byte 0x80 + b. */
#define BIT(byte) (1ULL << ((byte)-0x80))
static const uint64_t han_seconds[] = {
    [0] = BIT(0xB8) | BIT(0xB9) | BIT(0xBA) | BIT(0xBC),
    [1] = BIT(0x85) | BIT(0x8F) | BIT(0x9B) | BIT(0xA3) | BIT(0xB9),
    [2] = BIT(0x8D) | BIT(0x9F),
    [3] = BIT(0x8E),
    [4] = BIT(0x82) | BIT(0xB2) | BIT(0xB4),
    [5] = BIT(0x99) | BIT(0x9B),
};

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Texts are full of Han characters and their punctuation, so these are told by their bytes. */
static bool is_other_han(const unsigned char *bytes)
{
    if (bytes[0] >= 0xE4 && bytes[0] <= 0xE9)
        return (han_seconds[bytes[0] - 0xE4] >> (bytes[1] & 0x3F) & 1) == 0;
    if (bytes[0] == 0xE3)
        return bytes[1] == 0x80 && bytes[2] < 0xA1 && bytes[2] != 0x87;
    if (bytes[0] == 0xE2)
        return bytes[1] == 0x80;
    return bytes[0] == 0xEF && (bytes[1] != 0xBC || bytes[2] < 0x90 || bytes[2] > 0x99);
}

size_t skip_other(struct slice text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;

    if (bytes[0] < 0xC2)
        return 1;
    return at + 3 <= text.len && bytes[0] >= 0xE2 && is_tail(bytes[1]) && is_tail(bytes[2]) &&
                   is_other_han(bytes)
               ? 3
               : 0;
}
