/* SPDX-License-Identifier: MIT */
/*
 * lang: the two languages of everything that a person reads, and templates with
 * named placeholders.
 *
 * A text stands in both languages side by side, so that neither can be forgotten.
 * A placeholder is {name}; both languages of a text use the same names, which a
 * test holds them to.
 */
#ifndef TAIZHANG_BASE_LANG_H
#define TAIZHANG_BASE_LANG_H

#include "base/buffer.h"

enum lang { LANG_EN, LANG_ZH, LANG_COUNT };

/* One text in both languages, NUL-terminated, indexed by enum lang. */
struct words {
    const char *text[LANG_COUNT];
};

/* The initializer of one. */
#define T(en, zh)                                                                                  \
    {                                                                                              \
        {                                                                                          \
            [LANG_EN] = (en), [LANG_ZH] = (zh)                                                     \
        }                                                                                          \
    }

/* The same from a file, where one language may be missing (then data is NULL). */
struct name {
    struct slice text[LANG_COUNT];
};

/* What {name} stands for. */
struct lang_arg {
    const char *name;
    struct slice value;
};

/* The name in the language asked for, else in the other one, else the fallback. */
struct slice name_in(const struct name *name, enum lang lang, struct slice fallback);

/*
 * Appends the template with each {name} replaced by the value of the argument of
 * that name. A placeholder without an argument is a fault in the program: it stays
 * as it is, and a debug build stops there.
 */
void lang_expand(struct buffer *out, const char *template, const struct lang_arg *args,
                 size_t arg_count);

#endif
