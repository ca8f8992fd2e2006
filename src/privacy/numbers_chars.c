/* SPDX-License-Identifier: MIT */
/* The characters that stand in and between the digits of a number. See numbers_room.h. */
#include "privacy/numbers_room.h"

#include "base/text.h"

struct range {
    uint32_t first, last;
    enum link link;
};

static const struct range separators[] = {
    {'\t', '\t', LINK_SPACE},
    {' ', ' ', LINK_SPACE},
    {')', ')', LINK_PAREN},
    {'-', '-', LINK_HYPHEN},
    {'.', '.', LINK_DOT},
    {'/', '/', LINK_SLASH},
    {'\\', '\\', LINK_SLASH},
    {'_', '_', LINK_UNDERSCORE},
    {0xA0, 0xA0, LINK_SPACE},
    {0xB7, 0xB7, LINK_MIDDLE},
    {0x1680, 0x1680, LINK_SPACE},
    {0x2000, 0x200A, LINK_SPACE},
    {0x2010, 0x2015, LINK_HYPHEN},
    {0x2022, 0x2022, LINK_MIDDLE},
    {0x2024, 0x2024, LINK_DOT},
    {0x2027, 0x2027, LINK_MIDDLE},
    {0x202F, 0x202F, LINK_SPACE},
    {0x2043, 0x2043, LINK_HYPHEN},
    {0x205F, 0x205F, LINK_SPACE},
    {0x2212, 0x2212, LINK_HYPHEN},
    {0x2215, 0x2215, LINK_SLASH},
    {0x2219, 0x2219, LINK_MIDDLE},
    {0x22C5, 0x22C5, LINK_MIDDLE},
    {0x2500, 0x2501, LINK_HYPHEN},
    {0x3000, 0x3000, LINK_SPACE},
    {0x3002, 0x3002, LINK_DOT},
    {0x30FB, 0x30FC, LINK_MIDDLE},
    {0xFE58, 0xFE58, LINK_HYPHEN},
    {0xFE63, 0xFE63, LINK_HYPHEN},
    {0xFF09, 0xFF09, LINK_PAREN},
    {0xFF0D, 0xFF0D, LINK_HYPHEN},
    {0xFF0E, 0xFF0E, LINK_DOT},
    {0xFF0F, 0xFF0F, LINK_SLASH},
    {0xFF3C, 0xFF3C, LINK_SLASH},
    {0xFF3F, 0xFF3F, LINK_UNDERSCORE},
    {0xFF61, 0xFF61, LINK_DOT},
    {0xFF65, 0xFF65, LINK_MIDDLE},
};

static const struct range without_width[] = {
    {0xAD, 0xAD, LINK_NONE},     {0x61C, 0x61C, LINK_NONE},   {0x180E, 0x180E, LINK_NONE},
    {0x200B, 0x200F, LINK_NONE}, {0x202A, 0x202E, LINK_NONE}, {0x2060, 0x2064, LINK_NONE},
    {0x2066, 0x2069, LINK_NONE}, {0xFE00, 0xFE0F, LINK_NONE}, {0xFEFF, 0xFEFF, LINK_NONE},
};

static const struct range *find(const struct range *ranges, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++) {
        if (ranges[i].first <= code && code <= ranges[i].last)
            return &ranges[i];
    }
    return NULL;
}

enum link separator_at(struct slice text, size_t at, size_t *len)
{
    const struct range *range;
    size_t start = at;
    uint32_t code;

    if (at >= text.len || !text_next(text, &at, &code))
        return LINK_NONE;
    range = find(separators, sizeof separators / sizeof separators[0], code);
    *len = at - start;
    return range == NULL ? LINK_NONE : range->link;
}

size_t zero_width_at(struct slice text, size_t at)
{
    size_t from = at;

    /* All of them have bytes beyond ASCII. */
    while (at < text.len && (unsigned char)text.data[at] >= 0xC2) {
        size_t next = at;
        uint32_t code;

        if (!text_next(text, &next, &code) ||
            find(without_width, sizeof without_width / sizeof without_width[0], code) == NULL)
            break;
        at = next;
    }
    return at - from;
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

/* Chinese texts are full of these lead bytes, so this is one comparison of three bytes. */
#define HAN(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (c))

int han_digit_at(struct slice text, size_t at)
{
    static const struct {
        uint32_t bytes;
        int value;
    } digits[] = {
        {HAN(0xE3, 0x80, 0x87), 0} /* 〇 */, {HAN(0xE9, 0x9B, 0xB6), 0} /* 零 */,
        {HAN(0xE2, 0x97, 0x8B), 0} /* ○ */,  {HAN(0xE4, 0xB8, 0x80), 1} /* 一 */,
        {HAN(0xE5, 0xB9, 0xBA), 1} /* 幺 */, {HAN(0xE4, 0xBA, 0x8C), 2} /* 二 */,
        {HAN(0xE4, 0xB8, 0x89), 3} /* 三 */, {HAN(0xE5, 0x9B, 0x9B), 4} /* 四 */,
        {HAN(0xE4, 0xBA, 0x94), 5} /* 五 */, {HAN(0xE5, 0x85, 0xAD), 6} /* 六 */,
        {HAN(0xE4, 0xB8, 0x83), 7} /* 七 */, {HAN(0xE5, 0x85, 0xAB), 8} /* 八 */,
        {HAN(0xE4, 0xB9, 0x9D), 9} /* 九 */,
    };

    if (at + 3 > text.len)
        return -1;

    const unsigned char *bytes = (const unsigned char *)text.data + at;
    uint32_t han = HAN(bytes[0], bytes[1], bytes[2]);
    for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++) {
        if (digits[i].bytes == han)
            return digits[i].value;
    }
    return -1;
}
