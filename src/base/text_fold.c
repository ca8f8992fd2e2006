/* SPDX-License-Identifier: MIT */
/* Texts that are folded without the tables of Unicode. See text_room.h. */
#include "base/text_room.h"
#include "base/word.h"

#include <stdint.h>
#include <string.h>

/* What a character of three bytes is folded to: itself, the ASCII character that it is a wide form
 * of, a blank, or 0 where the tables of Unicode must say it. */
static uint32_t fold_wide(uint32_t c)
{
    bool han = c >= 0x4000 && c <= 0x9FFF, sign = c >= 0x3000 && c <= 0x301C;

    if (han || sign || c == 0x2014 || (c >= 0x2018 && c <= 0x201D))
        return c == 0x3000 ? ' ' : c;
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : 0;
}

static char *put_ascii(char *end, uint32_t c)
{
    if (c > ' ' && c != 0x7F)
        *end++ = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    return end;
}

/* Whether eight bytes stay as they are: printable ASCII, no blank among them and none from @ to _.
 */
static bool is_folded(uint64_t word)
{
    return word_is_printable(word) && word_equal(word, ' ') == 0 &&
           word_equal((word ^ WORD_OF(0x40)) & WORD_OF(0xE0), 0) == 0;
}

/* Whether three bytes are a character that fold_wide() may know, and which. */
static bool is_wide(const unsigned char *bytes, size_t left, uint32_t *out)
{
    if (bytes[0] < 0xE2 || bytes[0] > 0xEF || left < 3 || (bytes[1] & 0xC0) != 0x80 ||
        (bytes[2] & 0xC0) != 0x80)
        return false;
    *out = (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
    return true;
}

bool text_fold_plain(struct buffer *out, struct slice s)
{
    const unsigned char *bytes = (const unsigned char *)s.data;
    char *room = buffer_room(out, s.len + 1), *end;
    size_t i = 0;

    for (; i + WORD_BYTES <= s.len && is_folded(word_at(s.data + i)); i += WORD_BYTES)
        memcpy(room + i, s.data + i, WORD_BYTES);
    for (end = room + i; i < s.len;) {
        uint32_t c = bytes[i];

        if (c < 0x80) {
            end = put_ascii(end, c);
            i++;
            continue;
        }
        uint32_t folded = is_wide(bytes + i, s.len - i, &c) ? fold_wide(c) : 0;
        if (folded == 0)
            return false;
        if (folded < 0x80) {
            end = put_ascii(end, folded);
        } else {
            memcpy(end, s.data + i, 3);
            end += 3;
        }
        i += 3;
    }
    out->len += (size_t)(end - room);
    return true;
}
