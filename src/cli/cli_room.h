/* SPDX-License-Identifier: MIT */
/* cli_room: commands, and what they share: opening a ledger, printing, the exit status. */
#ifndef TAIZHANG_CLI_CLI_ROOM_H
#define TAIZHANG_CLI_CLI_ROOM_H

#include "base/progress.h"
#include "cli/options.h"

#include <stdint.h>

/* What the exit status means; never a count. */
enum exit_status {
    EXIT_SOUND = 0,   /* and no verdict of --fail-on */
    EXIT_VERDICT = 1, /* a verdict of --fail-on, or a warning where it asks for that */
    EXIT_INVALID = 2, /* the records, the plan or a schema are not valid */
    EXIT_FAILED = 3,  /* could not run: usage, reading, writing, memory */
};

/* The line that says how far a run has come. */
struct run_progress {
    bool wanted, shown;
    int64_t begun, next; /* the stage; showing it. In milliseconds of some clock */
};

/* A run of one command. */
struct run {
    struct arena *arena;
    struct options options;
    struct diag_list diags;
    struct slice ledger;    /* the folder that was opened, as it may be shown; empty: none so far */
    struct slice home;      /* its township file */
    bool reader_gone;       /* of stdout: it had enough */
    struct old_report *old; /* that is compared with; NULL: none */
    struct assessing *assessing;  /* what the assessment was counted from (run_assess()) */
    struct run_progress progress; /* run_progress_begin() */
    struct slice format; /* of stdout, where -f says nothing: the ledger's own; empty: text */
    bool sweep;          /* files that nobody reads are looked at for personal numbers, too */
    bool figures;        /* the ledger is opened for what the plan counts (run_assess()) */
};

#define GROUP(words)
#define COMMAND(name, NAME, arguments, help) int command_##name(struct run *run);
#include "cli/commands.def"
#undef COMMAND
#undef GROUP

/* The help of a command with its options and examples, or of all where it is none (help.c). */
void help_add(const struct run *run, struct buffer *out, struct slice command);

/* The argument behind the command; data NULL where there is none. More than `most` arguments are
 * reported. */
struct slice run_argument(struct run *run, size_t most);

/* The argument of that index behind the command; data NULL where there is none. */
struct slice run_argument_at(const struct run *run, size_t index);

/*
 * Opens the ledger that --ledger, the argument, the environment or the folder names; `argument`
 * is that of the command which may name it, data NULL for none. `trace`: a target whose near
 * misses are reported, or empty.
 */
struct ledger;
bool run_open(struct run *run, struct slice argument, struct slice trace, struct ledger *ledger);

/* What the ledger itself says of language, formats and schemas (settings.h) holds from now on,
 * where the command line, and of the language TAIZHANG_LANG, say nothing. `argument` as of
 * run_open(). */
void run_settle(struct run *run, struct slice argument);

/*
 * How far something has come that takes long: how much of it, how fast, and how long it takes yet.
 * A line on stderr, after about a second, where somebody waits at a terminal that can write over it
 * (run_rewrites()) and did not ask for quiet. It stands until something else is printed: whatever
 * prints ends it first, and so does main() at last.
 */
struct progress run_progress_begin(struct run *run);
void run_progress_end(struct run *run);

/* Whether a plan was chosen; where several hold the day and none could be, says so. */
bool run_need_plan(struct run *run, const struct ledger *ledger);

/* The unit of that spelling; reports one that is not there and gives UNIT_NONE. */
size_t run_unit(struct run *run, const struct ledger *ledger, struct slice name);

/*
 * Opens a ledger and assesses its plan, of --unit alone where that is given. false where there
 * is nothing to show; then diagnostics say why.
 */
bool run_assess(struct run *run, struct slice argument, struct slice trace, struct ledger *ledger,
                struct assessment *out);

/* Reports a value of -f that is no format of the command whose bit that is. */
void run_unknown_format(struct run *run, unsigned takes);

/* The format of -f for `balance`, `todo`, `why` and `list`, text by default; NULL where there is
 * no such format (it is reported). */
struct view_format;
const struct view_format *run_view_format(struct run *run);

/* Prints a text on stdout and the diagnostics on stderr; gives the exit status, 1 where a verdict
 * of the assessment is one of --fail-on. */
int run_finish(struct run *run, struct buffer *text, const struct assessment *assessment);

/* Whether a verdict of --fail-on is there: of a public report among those that it tells. */
bool run_fails(const struct run *run, const struct assessment *assessment);

/* Writes to stdout ("-") or a file, which is whole or as it was; reports a failure, but not that
 * whoever read stdout had enough: see run_end(). */
bool run_write(struct run *run, struct slice path, struct slice text);

/*
 * The same of a text that is made piece by piece: a struct text_taker takes run_write_piece() with
 * what is being written. The place is opened by the first piece, or at the end.
 */
/* Whether what goes to stdout may go through a pager: somebody looks at it, can answer, and wants
 * one; a job of CI (CI) has nobody (pager.c). */
bool run_pages(const struct run *run);

/* Shows a text that is longer than the screen; false where it is not, or there is no pager. */
bool pager_show(struct slice text);

struct run_writing {
    struct run *run;
    struct slice path;
    bool begun;
    struct file_writer *file; /* NULL: it goes to stdout */
    int error;                /* of stdout */
    bool pages;               /* what goes there is kept until all is there, for a pager */
    struct buffer kept;
};

void run_write_piece(void *writing, struct slice text);
bool run_write_end(struct run_writing *writing);

/* How to render what goes to a descriptor: language, colour and width. `fd` is -1 for a file. */
struct report_style;
struct report_style run_style(const struct run *run, int fd);

/* Whether somebody looks at what goes to a descriptor: it is a terminal. */
bool run_is_watched(int fd);

/* Whether a line that goes to a descriptor can be taken back: it is a terminal that obeys escape
 * sequences (TERM), and none that is to be spared them (NO_COLOR). */
bool run_rewrites(int fd);

/* Columns of the terminal that a descriptor is; STYLE_WIDTH where it does not say. */
size_t run_columns(int fd);

/* Sorts the diagnostics and prints them on stderr as text, unless --quiet; what kept the program
 * from running is printed all the same. */
void run_print_diags(struct run *run);

/* Ends the process: by SIGPIPE where the reader of stdout had enough, as any program that writes to
 * a pipe, but after all files are written; else with the status. */
int run_end(const struct run *run, int status);

/* 3, 2, 1 or 0 by the diagnostics, the worst first. */
int run_status(const struct run *run);

/* What `explain` says of a word of the x- vocabulary, and all of them, a line each. */
struct vocabulary_row;
void explain_word(struct run *run, struct buffer *out, const struct vocabulary_row *row);
void explain_words(struct run *run, struct buffer *out);

#endif
