/* SPDX-License-Identifier: MIT */
/*
 * secret: what a field's name says of its value: that nobody may see it.
 *
 * Numbers are known by their digits, names are not. But a field that takes a code (x-code)
 * holds a name where the value looks like one, and a field that no schema knows and that is
 * called 姓名 or phone (x-never) holds what its name says. A schema that is read finds both in
 * a tree; where a file is so broken that there is no tree, a message would still show the
 * line. So every excerpt is looked through before it is kept: `word:` and what stands behind.
 */
#ifndef TAIZHANG_DIAG_SECRET_H
#define TAIZHANG_DIAG_SECRET_H

#include "base/arena.h"

struct secrets {
    const struct slice *never; /* words of personal data */
    size_t never_count;
    const struct slice *codes; /* names of fields that take a code */
    size_t code_count;
};

/*
 * The longest word of personal data that a field's name is or holds; empty where there is none.
 * Latin words are compared whole, without regard to case, width, hyphens, underscores and
 * spaces; Chinese ones are looked for anywhere in the name.
 */
struct slice secret_word(const struct slice *never, size_t count, struct slice key);

/* Whether a value where a code belongs looks like a name: it holds a Han character, or letters
 * and no digit. */
bool secret_is_name(struct slice value);

/* Masks what must not be seen of a line. NULL for no secrets. */
void secret_scrub(const struct secrets *secrets, char *line, size_t len);

#endif
