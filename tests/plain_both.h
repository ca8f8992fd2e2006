/* SPDX-License-Identifier: MIT */
/*
 * plain_both: one text read by the scanner for plain YAML and by libyaml, and what differs.
 *
 * The scanner only takes or declines a text; what it takes it must read as libyaml does, to the
 * last flag, and neither may have anything to tell.
 */
#ifndef TAIZHANG_TESTS_PLAIN_BOTH_H
#define TAIZHANG_TESTS_PLAIN_BOTH_H

#include "base/slice.h"

struct both {
    bool taken;            /* by the scanner; else libyaml alone has read it */
    const char *different; /* what differs, in a few words; NULL: nothing */
    size_t at;             /* the byte of the text where it does */
};

/* By an outline that knows of the fields a, b below it, and c. */
struct both plain_both(struct slice text);

/* A copy with CRLF at the end of each line, from malloc. */
struct slice plain_with_crlf(struct slice text);

#endif
