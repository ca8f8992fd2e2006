/* SPDX-License-Identifier: MIT */
/*
 * outlets: where the output of `check` and `report` goes, each place in its format.
 *
 * A place is a file of -o, or stdout ("-", /dev/stdout); each takes one output. No output goes to a
 * file named .yaml or .yml, which is a record or a plan, and never a report; nor to any other file
 * that the same run has read: the text of a plan, a schema, the older report of --compare. -f names
 * the format of all of them; without it the end of a file's name does, and stdout gets text.
 * `report` writes reports; where the name stands for diagnostics alone (findings.sarif), it writes
 * those of the same run, so that one run of a CI job makes everything.
 *
 * Reports are written first, in the order given, then diagnostics. Every place is tried, and each
 * file is whole or as it was. A place that cannot be written is a diagnostic itself, reported on
 * stderr and by exit status 3, and by those files of diagnostics that are written after it; a
 * report counts what is wrong with the records, and not that.
 */
#ifndef TAIZHANG_CLI_OUTLETS_H
#define TAIZHANG_CLI_OUTLETS_H

#include "cli/cli_room.h"
#include "report/report.h"

struct outlet {
    struct slice path;
    struct slice place; /* of a file: absolute and without links, as far as it is there */
    const struct report_format *report; /* one of the two */
    const struct diag_format *diags;
};

struct outlets {
    struct outlet *items;
    size_t count;
    bool stdout_taken;
};

/*
 * From -o and -f, before anything is read. `takes` is the bit of the command. Without -o `report`
 * has stdout; so has `check` for a machine's format, and text it prints on stderr
 * (run_print_diags()). false where a format is not known; it is reported.
 */
bool outlets_make(struct run *run, unsigned takes, struct outlets *out);

/*
 * Whether all of them leave the ledger alone: none goes to a file that it was read from. One that
 * would is reported, and then nothing is written. `files` may be empty: none was read.
 */
struct files;
bool outlets_spare(struct run *run, const struct outlets *outlets, const struct files *files);

/* Writes all; the reports only where there is an assessment (else NULL). */
void outlets_write(struct run *run, const struct outlets *outlets,
                   const struct assessment *assessment);

#endif
