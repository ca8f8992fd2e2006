/* SPDX-License-Identifier: MIT */
/* taizhang check: every fault in every file, one run; silent where there is none, but for a
 * terminal, where somebody waits for a word. */
#include "base/file.h"
#include "cli/outlets.h"
#include "ledger/ledger.h"
#include "ledger/message.h"

#include <unistd.h>

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

/* The message alone: a hook for the files comes before it, and has seen them. */
static void check_message(struct run *run)
{
    static const struct words wanted = {
        {[LANG_EN] = "it stands alone: what is committed is for another run of check",
         [LANG_ZH] = "它要单独用：提交的内容请另外运行一次 check"}};
    const struct options *options = &run->options;

    (void)run_argument(run, 0);
    if (options->staged || options->ledger.len > 0) {
        struct diag *diag = diag_add_path(&run->diags, DIAG_BAD_OPTION, (struct slice){NULL, 0});

        diag_set(diag, "option", SLICE("message"));
        diag_set(diag, "value", options->message);
        diag_set_words(diag, "wanted", &wanted);
    }
    if (run->diags.failures == 0)
        message_check(run->arena, options->message, &run->diags);
}

static void look(struct run *run, struct ledger *ledger)
{
    run->sweep = true;
    if (!check_fail_on(run))
        return;
    if (run->options.message.len > 0)
        check_message(run);
    else
        run_open(run, run_argument(run, 1), (struct slice){NULL, 0}, ledger);
}

/* Records, plans and the township; the texts of plans are looked at for their sake. */
static size_t count_read(const struct files *files)
{
    size_t count = 0;

    for (size_t i = 0; i < files->len; i++)
        count += files->items[i].read && files->items[i].role != ROLE_SOURCE;
    return count;
}

/* What was looked at, for it may be another ledger than the one that was meant. */
static void tell_sound(const struct run *run, const struct files *files)
{
    const char *const forms[LANG_COUNT] = {
        [LANG_EN] = "✓ %zu file%s, no errors: %.*s\n",
        [LANG_ZH] = "✓ %zu 个文件%s，没有错误：%.*s\n",
    };
    struct buffer text = {0};
    size_t count = count_read(files);
    const char *plural = run->options.lang == LANG_EN && count != 1 ? "s" : "";

    buffer_addf(&text, forms[run->options.lang], count, plural, (int)run->ledger.len,
                run->ledger.data);
    (void)file_write_fd(STDERR_FILENO, buffer_slice(&text));
    buffer_free(&text);
}

int command_check(struct run *run)
{
    struct outlets outlets;
    struct ledger ledger = {0};
    bool made = outlets_make(run, TAKES_CHECK, &outlets);

    if (made)
        look(run, &ledger);
    made = made && outlets_spare(run, &outlets, &ledger.files);
    size_t failures = run->diags.failures;
    if (made)
        outlets_write(run, &outlets, NULL);
    /* What stdout has is not said again, unless stdout did not take it. */
    if (!outlets.stdout_taken || !made || run->diags.failures > failures)
        run_tell(run);
    if (!outlets.stdout_taken && run->diags.len == 0 && !run->options.quiet &&
        run->ledger.len > 0 && run_is_watched(STDERR_FILENO))
        tell_sound(run, &ledger.files);
    return run_status(run);
}
