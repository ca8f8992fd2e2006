/* SPDX-License-Identifier: MIT */
/*
 * memory: allocation that never returns NULL, and the one place that leaves the
 * program when there is no memory left.
 *
 * Running out of memory is no fault of a record, so it is no diagnostic: it says
 * one line on stderr and exits with status 3 (MEMORY_EXIT_STATUS), as the manual
 * documents. No file is written half, since a report takes its place only when whole; of a large
 * one that is being made the beginning stays behind under another name (file.h), or on stdout.
 */
#ifndef TAIZHANG_BASE_MEMORY_H
#define TAIZHANG_BASE_MEMORY_H

#include <stddef.h>

#define MEMORY_EXIT_STATUS 3

/* Says so on stderr and exits. */
_Noreturn void memory_out(void);

/* a * b and a + b; memory_out() where the result does not fit. */
size_t memory_mul(size_t a, size_t b);
size_t memory_add(size_t a, size_t b);

/* To be called first of all: what is freed is kept for what comes next. An arena of one file goes
 * when the next file wants one, and giving its pages back in between takes longer than filling
 * them. Where the C library has no such choice, nothing is changed. */
void memory_keep(void);

/* Before much memory is taken: has the system give the first 2 MiB at once, which every ledger
 * fills; page by page, as they are first written to, that takes half as long again. */
void memory_fetch(void);

/* Gives back what was freed and is kept, where it is much: when work is done that used much, and
 * other threads, whose memory nobody else takes from. */
void memory_give_back(void);

/* malloc and realloc that do not fail. Freed with free(). */
void *memory_alloc(size_t bytes);
void *memory_realloc(void *old, size_t bytes);

#endif
