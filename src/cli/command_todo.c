/* SPDX-License-Identifier: MIT */
/* taizhang todo: what is left to do, in exact amounts, by unit. */
#include "cli/cli_room.h"
#include "ledger/ledger.h"
#include "report/report.h"

#include <unistd.h>

int command_todo(struct run *run)
{
    run_settle(run, (struct slice){NULL, 0});
    const struct view_format *format = run_view_format(run);
    const struct report_style style = run_style(run, STDOUT_FILENO);
    struct slice unit = run_argument(run, 1);
    struct assessment assessment = {0};
    struct buffer text = {0};
    struct ledger ledger;

    if (unit.data != NULL)
        run->options.unit = unit;
    if (format != NULL &&
        run_assess(run, (struct slice){NULL, 0}, (struct slice){NULL, 0}, &ledger, &assessment))
        format->todo(&text, &assessment, &style);
    return run_finish(run, &text, &assessment);
}
