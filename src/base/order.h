/* SPDX-License-Identifier: MIT */
/* order: which of two numbers comes first, as qsort() and bsearch() ask it. */
#ifndef TAIZHANG_BASE_ORDER_H
#define TAIZHANG_BASE_ORDER_H

#include <stddef.h>

/* Negative, 0 or positive. */
int compare_sizes(size_t a, size_t b);

#endif
