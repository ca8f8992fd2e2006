/* SPDX-License-Identifier: MIT */
/* Bytes that grow. See buffer.h. */
#include "base/buffer.h"

#include "base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAP 256

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}

struct slice buffer_slice(const struct buffer *buffer)
{
    return (struct slice){buffer->data, buffer->len};
}

static void reserve(struct buffer *buffer, size_t more)
{
    size_t need = memory_add(buffer->len, more);

    assert(buffer->len <= buffer->cap);
    if (need <= buffer->cap)
        return;
    size_t cap = buffer->cap == 0 ? FIRST_CAP : buffer->cap;
    while (cap < need)
        cap = memory_mul(cap, 2);
    buffer->data = memory_realloc(buffer->data, cap);
    buffer->cap = cap;
}

void buffer_add(struct buffer *buffer, struct slice s)
{
    if (s.len == 0)
        return;
    reserve(buffer, s.len);
    memcpy(buffer->data + buffer->len, s.data, s.len);
    buffer->len += s.len;
}

char *buffer_room(struct buffer *buffer, size_t most)
{
    reserve(buffer, most);
    return buffer->data + buffer->len;
}

void buffer_adds(struct buffer *buffer, const char *string)
{
    buffer_add(buffer, slice_of(string));
}

void buffer_byte(struct buffer *buffer, char byte)
{
    if (buffer->len == buffer->cap)
        reserve(buffer, 1);
    buffer->data[buffer->len++] = byte;
}

void buffer_fill(struct buffer *buffer, char byte, size_t count)
{
    reserve(buffer, count);
    if (count > 0)
        memset(buffer->data + buffer->len, byte, count);
    buffer->len += count;
}

void buffer_addf(struct buffer *buffer, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        memory_out();

    reserve(buffer, (size_t)len + 1); /* the NUL of vsnprintf, not counted in len */
    va_start(args, format);
    (void)vsnprintf(buffer->data + buffer->len, (size_t)len + 1, format, args);
    va_end(args);
    buffer->len += (size_t)len;
}
