/* SPDX-License-Identifier: MIT */
/* Allocation that never returns NULL. See memory.h. */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

_Noreturn void memory_out(void)
{
    static const char text[] = "taizhang: out of memory / 内存不足\n";

    /* write(2), for stdio may want memory itself; nobody is left to tell if it fails. */
    ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);
    (void)ignored;
    _exit(MEMORY_EXIT_STATUS);
}

size_t memory_mul(size_t a, size_t b)
{
    if (b != 0 && a > SIZE_MAX / b)
        memory_out();
    return a * b;
}

size_t memory_add(size_t a, size_t b)
{
    if (a > SIZE_MAX - b)
        memory_out();
    return a + b;
}

void *memory_alloc(size_t bytes)
{
    return memory_realloc(NULL, bytes);
}

void *memory_realloc(void *old, size_t bytes)
{
    void *block = realloc(old, bytes == 0 ? 1 : bytes);

    if (block == NULL)
        memory_out();
    return block;
}
