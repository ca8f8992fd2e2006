/* SPDX-License-Identifier: MIT */
/*
 * options: the command line, the environment and the clock, as plain data.
 *
 * One table (options_table.c) makes parsing and help. Nothing below the cli room sees argv, the
 * environment or the clock.
 */
#ifndef TAIZHANG_CLI_OPTIONS_H
#define TAIZHANG_CLI_OPTIONS_H

#include "assess/assessment.h"
#include "base/arena.h"
#include "diag/diag.h"

/* A row of commands.def each. */
enum command_index {
#define GROUP(words)
#define COMMAND(name, NAME, arguments, help) COMMAND_##NAME,
#include "cli/commands.def"
#undef COMMAND
#undef GROUP
    COMMAND_COUNT
};

/* Which commands take an option, a bit for each; groups that one is added to by hand. */
enum {
#define GROUP(words)
#define COMMAND(name, NAME, arguments, help) TAKES_##NAME = 1 << COMMAND_##NAME,
#include "cli/commands.def"
#undef COMMAND
#undef GROUP
    TAKES_ALL = (1 << COMMAND_COUNT) - 1,
    TAKES_FIGURES = TAKES_REPORT | TAKES_BALANCE | TAKES_WHY | TAKES_TODO, /* judge a plan */
    TAKES_LEDGER = TAKES_CHECK | TAKES_FIGURES | TAKES_LIST,               /* open a ledger */
    TAKES_VIEW = TAKES_LEDGER & ~(TAKES_CHECK | TAKES_REPORT), /* have the formats of views */
};

/* --color */
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* --reading TARGET=NAME */
struct reading_option {
    struct slice target, reading;
};

/* A day, where one was given. */
struct day_option {
    bool given;
    date_days day;
};

struct options {
    struct day_option begin, end, as_of;
    struct day_option today; /* not given: that of the clock */
    bool help, version, quiet;
    bool is_public; /* a report fit for everybody */
    bool csv_bom;
    bool no_pager;
    bool example, no_git;               /* of init */
    struct slice communities, villages; /* lists of names */
    struct slice name, ci;
    size_t year;          /* 0: not given */
    bool staged;          /* look at git's index, not at the folder */
    bool history;         /* look at what was ever committed, and at nothing else */
    struct slice message; /* the file of a commit's message; empty: none */
    bool fail_on[VERDICT_COUNT];
    bool fail_on_warning;
    bool fail_on_verdict; /* --fail-on named a verdict, and `check` judges none */
    enum lang lang;
    bool lang_given; /* by --lang or TAIZHANG_LANG, and not only by the locale */
    enum color color;
    size_t width;         /* of --width; 0: not given */
    size_t jobs;          /* of --jobs; 0: not given */
    struct slice links;   /* of --links */
    struct slice compare; /* of --compare: an older report; empty: none */
    struct slice format;
    struct slice ledger; /* of --ledger; empty: not given */
    struct slice plan;
    struct slice schemas;
    struct slice unit;         /* of --unit; empty: all */
    struct slice fail_on_text; /* as it was written */
    struct {
        ARRAY(struct slice);
    } outputs; /* of -o, in order */
    struct {
        ARRAY(struct reading_option);
    } readings; /* of --reading */
    struct {
        ARRAY(struct slice);
    } arguments; /* what is no option, the command first */
};

/* Language and today's date from the environment and the clock, and the usual --fail-on. */
void options_default(struct options *options);

/*
 * Parses argv; `takes` tells the bit of a command by its name (0: there is none). false
 * where a diagnostic says what is wrong.
 */
bool options_parse(struct arena *arena, int argc, char **argv,
                   unsigned (*takes)(struct slice command), struct diag_list *diags,
                   struct options *out);

/* The options that the command takes, under headings, in lines of that width. */
void options_help(struct buffer *out, unsigned takes, enum lang lang, size_t width);

#endif
