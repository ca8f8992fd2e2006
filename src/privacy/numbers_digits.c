/* SPDX-License-Identifier: MIT */
/* Chinese digits, and where digits of any kind may begin among Han characters. */
#include "privacy/numbers_room.h"

#include "base/text.h"

#include <assert.h>

int han_digit(uint32_t code)
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

int han_digit_at(struct slice text, size_t at)
{
    size_t next = at;
    uint32_t code;

    return at + 3 <= text.len && text_next(text, &next, &code) && next - at == 3 ? han_digit(code)
                                                                                 : -1;
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

_Static_assert(sizeof han_seconds / sizeof han_seconds[0] == 0xE9 - 0xE4 + 1, "E4 to E9");

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
