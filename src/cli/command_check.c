/* SPDX-License-Identifier: MIT */
/* taizhang check: every fault in every file, one run; silent where there is none. */
#include "cli/cli_room.h"
#include "ledger/ledger.h"
#include "report/report.h"

static bool find_format(struct run *run, const struct diag_format **out)
{
    struct slice name = run->options.format;

    *out = name.len == 0 ? &diag_formats[0] : diag_format_find(name);
    if (*out != NULL)
        return true;
    struct diag *diag = diag_add_path(&run->diags, DIAG_UNKNOWN_FORMAT, (struct slice){NULL, 0});
    struct slice names[8];
    size_t count = 0;

    for (const struct diag_format *at = diag_formats; at->name != NULL; at++)
        names[count++] = slice_of(at->name);
    diag_set(diag, "format", name);
    diag_set_nearest(diag, name, names, count);
    return false;
}

/* Diagnostics for a machine are what was asked for: they go to stdout. */
static void print_for_machine(struct run *run, const struct diag_format *format)
{
    const struct report_style style = {.lang = run->options.lang, .diags = &run->diags};
    struct buffer text = {0};

    diag_sort(&run->diags);
    format->render(&text, &run->diags, &style);
    if (!run_write(run, SLICE("-"), buffer_slice(&text)))
        run_tell(run);
    buffer_free(&text);
}

int command_check(struct run *run)
{
    const struct diag_format *format;
    struct ledger ledger;

    if (find_format(run, &format))
        run_open(run, &ledger);
    if (format == NULL || format == &diag_formats[0])
        run_tell(run);
    else
        print_for_machine(run, format);
    return run_status(run);
}
