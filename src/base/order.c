/* SPDX-License-Identifier: MIT */
/* See order.h. */
#include "base/order.h"

int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}
