/* SPDX-License-Identifier: MIT */
/* taizhang balance: recorded, proven, wanted and remaining, unit by unit. */
#include "cli/cli_room.h"
#include "ledger/ledger.h"
#include "report/report.h"

#include <unistd.h>

int command_balance(struct run *run)
{
    run_settle(run, run_argument_at(run, 0));
    const struct view_format *format = run_view_format(run);
    const struct report_style style = run_style(run, STDOUT_FILENO);
    struct assessment assessment = {0};
    struct buffer text = {0};
    struct ledger ledger;

    if (format != NULL &&
        run_assess(run, run_argument(run, 1), (struct slice){NULL, 0}, &ledger, &assessment))
        format->balance(&text, &assessment, &style);
    return run_finish(run, &text, &assessment);
}
