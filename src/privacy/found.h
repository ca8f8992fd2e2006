/* SPDX-License-Identifier: MIT */
/*
 * found: all that tells who somebody is in a text, numbers and what is known by its label, in one
 * list. Where both found the same bytes the number says what it is.
 */
#ifndef TAIZHANG_PRIVACY_FOUND_H
#define TAIZHANG_PRIVACY_FOUND_H

#include "base/arena.h"
#include "diag/catalogue.h"

struct found {
    enum diag_code code;
    const struct words *kind; /* for {kind} in the message; NULL where it has none */
    bool rest;                /* belongs to the one before it: masked, and not reported again */
    size_t start, end;        /* bytes */
};

struct founds {
    ARRAY(struct found); /* in the order of the text; they do not overlap */
};

/* Adds what is found to an empty list; whether the text is one of records. */
void found_in(struct arena *arena, struct slice text, bool record, struct founds *out);

#endif
