/* SPDX-License-Identifier: MIT */
/* taizhang check: every fault in every file, one run; silent where there is none. */
#include "cli/outlets.h"
#include "ledger/ledger.h"

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
    struct outlets outlets;
    struct ledger ledger = {0};
    bool made = outlets_make(run, TAKES_CHECK, &outlets);

    if (made && check_fail_on(run))
        run_open(run, run_argument(run, 1), (struct slice){NULL, 0}, &ledger);
    made = made && outlets_spare(run, &outlets, &ledger.files);
    size_t failures = run->diags.failures;
    if (made)
        outlets_write(run, &outlets, NULL);
    /* What stdout has is not said again, unless stdout did not take it. */
    if (!outlets.stdout_taken || !made || run->diags.failures > failures)
        run_tell(run);
    return run_status(run);
}
