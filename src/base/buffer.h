/* SPDX-License-Identifier: MIT */
/*
 * buffer: bytes that grow, for whatever is written.
 *
 * A report is built in a buffer and written from there (file.h), so that a renderer cannot fail.
 */
#ifndef TAIZHANG_BASE_BUFFER_H
#define TAIZHANG_BASE_BUFFER_H

#include "base/slice.h"

struct buffer {
    char *data; /* NULL while nothing was added; not NUL-terminated */
    size_t len;
    size_t cap;
};

void buffer_free(struct buffer *buffer);

/* The bytes so far; until the next addition. */
struct slice buffer_slice(const struct buffer *buffer);

void buffer_add(struct buffer *buffer, struct slice s);
void buffer_adds(struct buffer *buffer, const char *string);

/* So many bytes behind those that are there, to be written to; who does adds them to len. */
char *buffer_room(struct buffer *buffer, size_t most);
void buffer_byte(struct buffer *buffer, char byte);
void buffer_fill(struct buffer *buffer, char byte, size_t count);
void buffer_addf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
