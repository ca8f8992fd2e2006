/* SPDX-License-Identifier: MIT */
/*
 * options_room: a row for each option, from which parsing and help are made. Not for other rooms.
 *
 * A value is kept as it is at a field of struct options, or as a day; an option whose value has a
 * rule of its own has a function, which reports what is wrong with it.
 */
#ifndef TAIZHANG_CLI_OPTIONS_ROOM_H
#define TAIZHANG_CLI_OPTIONS_ROOM_H

#include "cli/format_names.h"
#include "cli/options.h"

struct parser {
    struct arena *arena;
    struct diag_list *diags;
    struct options *out;
};

enum option_store {
    OPTION_FLAG, /* a bool: true */
    OPTION_TEXT, /* a struct slice: the value */
    OPTION_DAY,  /* a struct day_option */
    OPTION_CALL, /* set() */
};

/* Under which heading help lists it. */
enum option_group {
    OPTION_MADE,
    OPTION_LOOKED_AT,
    OPTION_JUDGED,
    OPTION_SHOWN,
    OPTION_REST,
    OPTION_GROUPS
};

struct option_row {
    const char *name;
    const char *argument; /* what help calls it; NULL: it takes none */
    int letter;           /* 0: none */
    enum option_group group;
    unsigned takes;
    enum option_store store;
    size_t offset; /* of the field */
    bool (*set)(struct parser *parser, const struct option_row *row, struct slice value);
    struct format_names (*names)(unsigned takes); /* what can be written for it; or NULL */
    struct words help;                            /* with {names}, where there are names */
};

#define OPTIONS_MAX 40

extern const struct option_row option_rows[];
extern const size_t option_count; /* at most OPTIONS_MAX */

/* A row of help: what stands left, and from a column on what it is for, in lines that fit
 * (help.c). */
void help_row(struct buffer *out, size_t width, size_t columns, struct slice left,
              struct slice text);

/* Says what should be written; false. */
bool option_bad_value(struct parser *parser, const struct option_row *row, struct slice value,
                      const struct words *wanted);

#endif
