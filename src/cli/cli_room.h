/* SPDX-License-Identifier: MIT */
/* cli_room: commands, and what they share: opening a ledger, printing, the exit status. */
#ifndef TAIZHANG_CLI_CLI_ROOM_H
#define TAIZHANG_CLI_CLI_ROOM_H

#include "cli/options.h"

/* What the exit status means; never a count. */
enum exit_status {
    EXIT_SOUND = 0,   /* and no verdict of --fail-on */
    EXIT_VERDICT = 1, /* a verdict of --fail-on, or a warning where it asks for that */
    EXIT_INVALID = 2, /* the records, the plan or a schema are not valid */
    EXIT_FAILED = 3,  /* could not run: usage, reading, writing, memory */
};

/* A run of one command. */
struct run {
    struct arena *arena;
    struct options options;
    struct diag_list diags;
};

int command_check(struct run *run);
int command_report(struct run *run);
int command_explain(struct run *run);
int command_schema(struct run *run);
int command_tree(struct run *run);

/* The single argument behind the command; data NULL where there is none. More than `most`
 * arguments are reported. */
struct slice run_argument(struct run *run, size_t most);

/* Opens the ledger that the argument, the environment or the folder names. */
struct ledger;
bool run_open(struct run *run, struct ledger *ledger);

/* Writes to stdout ("-") or a file, whole or not at all; reports a failure. */
bool run_write(struct run *run, struct slice path, struct slice text);

/* Sorts the diagnostics and prints them on stderr as text, unless --quiet; what kept the program
 * from running is printed all the same. */
void run_tell(struct run *run);

/* 3, 2, 1 or 0 by the diagnostics, the worst first. */
int run_status(const struct run *run);

#endif
