/* SPDX-License-Identifier: MIT */
/* Allocation that never returns NULL. See memory.h. */

/* madvise(2) is of Linux; the name is reserved for just this use. */
#define _DEFAULT_SOURCE /* NOLINT(bugprone-reserved-identifier) */

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#endif

_Noreturn void memory_out(void)
{
    static const char text[] = "taizhang: out of memory / 内存不足\n";

    /* write(2), for stdio may want memory itself; nobody is left to tell if it fails. */
    ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);
    (void)ignored;
    _exit(MEMORY_EXIT_STATUS);
}

#define BLOCK_BYTES ((size_t)1 << 20) /* the largest that no mapping of its own is made for */

void memory_keep(void)
{
#ifdef __GLIBC__
    (void)mallopt(M_TRIM_THRESHOLD, 64 << 20);
    (void)mallopt(M_TOP_PAD, 1 << 20);
    (void)mallopt(M_MMAP_THRESHOLD, BLOCK_BYTES + (64 << 10)); /* above the chunks of an arena */
#endif
}

/* Whole pages of a block, where the system can: nobody sees a difference but for the time. */
#ifdef MADV_POPULATE_WRITE
static void fetch_pages(char *block, size_t bytes)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE), skip = page - (uintptr_t)block % page;

    (void)madvise(block + skip, (bytes - skip) / page * page, MADV_POPULATE_WRITE);
}
#endif

void memory_fetch(void)
{
#ifdef MADV_POPULATE_WRITE
    char *blocks[2]; /* what follows is taken from where they were */
    const size_t count = sizeof blocks / sizeof blocks[0];

    for (size_t i = 0; i < count; i++) {
        blocks[i] = memory_alloc(BLOCK_BYTES);
        fetch_pages(blocks[i], BLOCK_BYTES);
    }
    for (size_t i = 0; i < count; i++)
        free(blocks[i]);
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
