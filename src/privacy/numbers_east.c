/* SPDX-License-Identifier: MIT */
/*
 * Full-width digits in Big5 and in Shift-JIS, which old files from elsewhere are written in. Their
 * ASCII is found without this; Chinese digits, and words of labels, are not read.
 */
#include "privacy/numbers_room.h"

#include <assert.h>

#define PAIRS_MIN 10 /* no number has fewer digits */

static const struct east {
    unsigned digits, letter_x; /* of two bytes: 0 to 9, and X */
    unsigned kana; /* the first of the single bytes from there to 0xDF; 0x100 for none */
} easts[EAST_COUNT] = {
    [EAST_BIG5] = {0xA2AF, 0xA2E6, 0x100},
    [EAST_SHIFT_JIS] = {0x824F, 0x8277, 0xA1},
};

static unsigned pair_at(struct slice text, size_t at)
{
    return (unsigned)(unsigned char)text.data[at] << 8 | (unsigned char)text.data[at + 1];
}

/* Whether there are pairs enough, whatever else they are: most texts end here. */
static bool may_hold(struct slice text, const struct east *east)
{
    size_t count = 0;

    for (size_t at = 0; at + 1 < text.len && count < PAIRS_MIN; at++)
        count += pair_at(text, at) - east->digits < 10;
    return count == PAIRS_MIN;
}

static bool is_pair(struct slice text, size_t at, const struct east *east)
{
    unsigned char lead = (unsigned char)text.data[at];
    unsigned char trail = at + 1 < text.len ? (unsigned char)text.data[at + 1] : 0;

    return lead > 0x80 && lead < 0xFF && !(lead >= east->kana && lead <= 0xDF) && trail >= 0x40 &&
           trail != 0x7F;
}

static size_t put(char *out, unsigned last)
{
    out[0] = '\xEF';
    out[1] = '\xBC';
    out[2] = (char)last;
    return 3;
}

struct slice text_from_east(struct arena *arena, struct slice text, enum east_kind kind,
                            struct grown *grown)
{
    const struct east *east = &easts[kind];
    size_t to = 0;

    if (!may_hold(text, east))
        return slice_sub(text, 0, 0);
    char *out = arena_alloc(arena, text.len / 2 * 3 + 2, 1);
    for (size_t at = 0; at < text.len; at++) {
        bool pair = is_pair(text, at, east);
        unsigned code = pair ? pair_at(text, at) : 0, digit = code - east->digits;

        if (pair && (digit < 10 || code == east->letter_x)) {
            *ARRAY_PUSH(arena, grown) = (uint32_t)to;
            to += put(out + to, digit < 10 ? 0x90 + digit : 0xB8);
        } else {
            out[to++] = '\0';
            if ((unsigned char)text.data[at] < 0x80)
                out[to - 1] = text.data[at];
            if (pair)
                out[to++] = '\0';
        }
        at += pair;
    }
    assert(to <= text.len / 2 * 3 + 2);
    return (struct slice){out, to};
}
