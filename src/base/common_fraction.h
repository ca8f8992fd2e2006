/* SPDX-License-Identifier: MIT */
/* common_fraction: two thirds, as somebody wrote it; plain data. No decimal need be the same. */
#ifndef TAIZHANG_BASE_COMMON_FRACTION_H
#define TAIZHANG_BASE_COMMON_FRACTION_H

#include "base/decimal.h"

struct common_fraction {
    struct decimal of, by; /* whole numbers of a few digits; by 0: there is none */
};

#endif
