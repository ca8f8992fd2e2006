/* SPDX-License-Identifier: MIT */
/* format_names: what can be written behind -f and -o, from the tables of formats. */
#ifndef TAIZHANG_CLI_FORMAT_NAMES_H
#define TAIZHANG_CLI_FORMAT_NAMES_H

#include "base/slice.h"

#define FORMAT_NAMES_MAX 24

struct format_names {
    struct slice items[FORMAT_NAMES_MAX];
    size_t count;
};

/* The formats that -f takes of the command whose bit that is (options.h). */
struct format_names format_names_of(unsigned takes);

/* The ends of file names that tell a format to -o of `report` or `check`, each once. */
struct format_names format_suffixes_of(unsigned takes);

#endif
