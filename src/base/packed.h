/* SPDX-License-Identifier: MIT */
/*
 * packed: numbers as bytes, small ones as few.
 *
 * A number is written in base 128, lowest digits first; all bytes but the last have their highest
 * bit set. One with a sign is twice as large where it is positive, and one less where it is
 * negative: 0, -1, 1, -2 are 0, 1, 2, 3. Each function gives the byte behind what it wrote or read;
 * a number takes no more than ten.
 */
#ifndef TAIZHANG_BASE_PACKED_H
#define TAIZHANG_BASE_PACKED_H

#include <stdint.h>

#define PACKED_BYTES_MAX 10 /* of a number */

static inline unsigned char *packed_put(unsigned char *out, uint64_t number)
{
    for (; number >= 128; number /= 128)
        *out++ = (unsigned char)(number % 128 | 128);
    *out++ = (unsigned char)number;
    return out;
}

static inline const unsigned char *packed_take(const unsigned char *in, uint64_t *out)
{
    unsigned shift = 0;

    for (*out = 0; *in >= 128; in++, shift += 7)
        *out |= (uint64_t)(*in & 127) << shift;
    *out |= (uint64_t)*in++ << shift;
    return in;
}

static inline unsigned char *packed_put_signed(unsigned char *out, int64_t number)
{
    uint64_t twice = (uint64_t)number << 1;

    return packed_put(out, number < 0 ? ~twice : twice);
}

static inline const unsigned char *packed_take_signed(const unsigned char *in, int64_t *out)
{
    uint64_t twice;

    in = packed_take(in, &twice);
    *out = (int64_t)(twice >> 1 ^ (0 - (twice & 1)));
    return in;
}

/* Of two numbers of 32 bits: what the one has more than the other, in both directions. */
static inline unsigned char *packed_put_step(unsigned char *out, uint32_t before, uint32_t now)
{
    return packed_put_signed(out, (int64_t)now - (int64_t)before);
}

static inline const unsigned char *packed_take_step(const unsigned char *in, uint32_t *number)
{
    int64_t step;

    in = packed_take_signed(in, &step);
    *number = (uint32_t)((int64_t)*number + step);
    return in;
}

#endif
