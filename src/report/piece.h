/* SPDX-License-Identifier: MIT */
/*
 * piece: a text that is given away while it is made.
 *
 * A report may be larger than all that it is made of, and nobody needs it whole. Writers that never
 * look back at what they have written (HTML, JSON, XML, CSV) give it away wherever there is much of
 * it; what is less is left in the buffer, for the caller.
 */
#ifndef TAIZHANG_REPORT_PIECE_H
#define TAIZHANG_REPORT_PIECE_H

#include "base/buffer.h"

#define PIECE_BYTES ((size_t)64 << 10)

/* Whoever takes a text in pieces, as they are made. */
struct text_taker {
    void (*take)(void *context, struct slice text);
    void *context;
};

/* Gives away what stands in the buffer, if it is much and somebody takes it; taker may be NULL. */
static inline void piece_give(struct buffer *text, const struct text_taker *taker)
{
    if (taker == NULL || text->len < PIECE_BYTES)
        return;
    taker->take(taker->context, buffer_slice(text));
    text->len = 0;
}

#endif
