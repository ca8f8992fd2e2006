/* SPDX-License-Identifier: MIT */
/* taizhang check: every fault in every file, one run; silent where there is none. */
#include "cli/cli_room.h"
#include "ledger/ledger.h"
#include "report/report.h"

#include <unistd.h>

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
    const struct report_style style = run_style(run, STDOUT_FILENO);
    struct buffer text = {0};

    diag_sort(&run->diags);
    format->render(&text, &run->diags, &style);
    if (!run_write(run, SLICE("-"), buffer_slice(&text)))
        run_tell(run);
    buffer_free(&text);
}

/* `check` judges no target: failing on a verdict would be waited for in vain. */
static bool check_fail_on(struct run *run)
{
    static const struct words wanted = {
        {[LANG_EN] = "check looks at records: write warning or none; verdicts are for report",
         [LANG_ZH] = "check 只看记录，请写 warning 或 none；结论要用 report 看"}};

    if (!run->options.fail_on_verdict)
        return true;
    struct diag *diag = diag_add_path(&run->diags, DIAG_BAD_OPTION, (struct slice){NULL, 0});
    diag_set(diag, "option", SLICE("fail-on"));
    diag_set(diag, "value", run->options.fail_on_text);
    diag_set_words(diag, "wanted", &wanted);
    return false;
}

int command_check(struct run *run)
{
    const struct diag_format *format;
    struct ledger ledger;

    if (find_format(run, &format) && check_fail_on(run))
        run_open(run, run_argument(run, 1), (struct slice){NULL, 0}, &ledger);
    if (format == NULL || format == &diag_formats[0])
        run_tell(run);
    else
        print_for_machine(run, format);
    return run_status(run);
}
