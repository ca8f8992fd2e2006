/* SPDX-License-Identifier: MIT */
/* Allocation that never returns NULL. See memory.h. */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

_Noreturn void memory_out(void)
{
    static const char text[] = "taizhang: out of memory / 内存不足\n";

    /* write(2), for stdio may want memory itself; nobody is left to tell if it fails. */
    ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);
    (void)ignored;
    _exit(MEMORY_EXIT_STATUS);
}

void memory_keep(void)
{
#ifdef __GLIBC__
    (void)mallopt(M_TRIM_THRESHOLD, 64 << 20);
    (void)mallopt(M_TOP_PAD, 1 << 20);
    (void)mallopt(M_MMAP_THRESHOLD, (1 << 20) + (64 << 10)); /* above the chunks of an arena */
#endif
}

/* As much as may be kept: to give back pages that are wanted again takes longer than all else that
 * a small ledger does with them. */
#define KEPT_BYTES ((size_t)4 << 20)

void memory_give_back(void)
{
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
    if (mallinfo2().fordblks < KEPT_BYTES)
        return;
#endif
#ifdef __GLIBC__
    (void)malloc_trim(1 << 20);
#endif
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
