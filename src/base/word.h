/* SPDX-License-Identifier: MIT */
/*
 * word: eight bytes of a text looked at at once.
 *
 * What is asked of each byte is answered by its top bit, exactly and whatever the order of bytes in
 * the machine; which byte it was says word_first(). In front of reading a word see that WORD_BYTES
 * are left.
 */
#ifndef TAIZHANG_BASE_WORD_H
#define TAIZHANG_BASE_WORD_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define WORD_BYTES ((size_t)8)

/* A word of this byte eight times. */
#define WORD_OF(byte) (UINT64_C(0x0101010101010101) * (unsigned char)(byte))
#define WORD_TOPS     WORD_OF(0x80)

static inline uint64_t word_at(const char *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return word;
}

/* The top bit of each byte that equals this one: only of 0, adding 7F leaves it unset. */
static inline uint64_t word_equal(uint64_t word, char byte)
{
    uint64_t other = word ^ WORD_OF(byte);

    return ~(((other & WORD_OF(0x7F)) + WORD_OF(0x7F)) | other) & WORD_TOPS;
}

static inline bool word_is_ascii(uint64_t word)
{
    return (word & WORD_TOPS) == 0;
}

/* From space to ~. A byte below 20 borrows its top bit, 7F carries into it. */
static inline bool word_is_printable(uint64_t word)
{
    return word_is_ascii((word - WORD_OF(0x20)) | (word + WORD_OF(0x01)) | word);
}

/* The top bit of each byte from `first` to `last`, both of ASCII. */
static inline uint64_t word_between(uint64_t word, char first, char last)
{
    uint64_t low = word & WORD_OF(0x7F);
    uint64_t from = low + WORD_OF(0x80 - first), behind = low + WORD_OF(0x7F - last);

    return from & ~behind & ~word & WORD_TOPS;
}

/* Which of the bytes, the first in memory, has its top bit set; one has. */
static inline size_t word_first(uint64_t tops)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(tops) / 8;
#else
    return (size_t)__builtin_clzll(tops) / 8;
#endif
}

#endif
