/* SPDX-License-Identifier: MIT */
/* taizhang check: every fault in every file, one run; silent where there is none, but for a
 * terminal, where somebody waits for a word. */
#include "base/file.h"
#include "cli/outlets.h"
#include "ledger/history.h"
#include "ledger/ledger.h"
#include "ledger/message.h"

#include <unistd.h>

/* `check` judges no target: failing on a verdict would be waited for in vain. */
static bool check_fail_on(struct run *run)
{
    static const struct words wanted =
        T("check looks at records: write warning or none; verdicts are for report",
          "check 只看记录，请写 warning 或 none；结论要用 report 看");

    if (!run->options.fail_on_verdict)
        return true;
    struct diag *diag = diag_add_path(&run->diags, DIAG_BAD_OPTION, (struct slice){NULL, 0});
    diag_set(diag, "option", SLICE("fail-on"));
    diag_set(diag, "value", run->options.fail_on_text);
    diag_set_words(diag, "wanted", &wanted);
    return false;
}

/* Whether an option that stands alone does; beside another one it would look like both. */
static bool check_alone(struct run *run, const char *option)
{
    const struct options *options = &run->options;
    const struct {
        const char *name;
        bool given;
    } others[] = {{"staged", options->staged},
                  {"message", options->message.len > 0},
                  {"ledger", options->ledger.len > 0}};

    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (!others[i].given || slice_is(slice_of(option), others[i].name))
            continue;
        struct diag *diag = diag_add_path(&run->diags, DIAG_OPTIONS_APART, (struct slice){NULL, 0});
        diag_set(diag, "option", slice_of(option));
        diag_set(diag, "other", slice_of(others[i].name));
    }
    return run->diags.failures == 0;
}

/* The message alone: a hook for the files comes before it, and has seen them. */
static void check_message(struct run *run)
{
    (void)run_argument(run, 0);
    if (check_alone(run, "message"))
        message_check(run->arena, run->options.message, &run->diags);
}

/* The argument says which commits; the ledger is wherever a commit has one. */
static void check_history(struct run *run, struct history_size *size)
{
    struct slice range = run_argument(run, 1);

    if (!check_alone(run, "history"))
        return;
    const struct progress progress = run_progress_begin(run);
    history_check(run->arena, range, &progress, &run->diags, size);
}

/* What a check has looked at. */
struct looked_at {
    struct ledger ledger;
    struct history_size history;
};

static void look(struct run *run, struct looked_at *at)
{
    run->sweep = true;
    if (!check_fail_on(run))
        return;
    if (run->options.history)
        check_history(run, &at->history);
    else if (run->options.message.len > 0)
        check_message(run);
    else
        run_open(run, run_argument(run, 1), (struct slice){NULL, 0}, &at->ledger);
}

/* Records, plans and the township; the texts of plans are looked at for their sake. */
static size_t count_read(const struct files *files)
{
    size_t count = 0;

    for (size_t i = 0; i < files->len; i++)
        count += files->items[i].read && files->items[i].role != ROLE_SOURCE &&
                 files->items[i].role != ROLE_SCHEMA;
    return count;
}

static void add_files(struct buffer *out, const struct run *run, const struct files *files)
{
    static const char *const forms[LANG_COUNT] = {
        [LANG_EN] = "✓ %zu file%s, no errors: %.*s\n",
        [LANG_ZH] = "✓ %zu 个文件%s，没有错误：%.*s\n",
    };
    size_t count = count_read(files);
    const char *plural = run->options.lang == LANG_EN && count != 1 ? "s" : "";

    buffer_addf(out, forms[run->options.lang], count, plural, (int)run->ledger.len,
                run->ledger.data);
}

static void add_history(struct buffer *out, const struct run *run, const struct history_size *size)
{
    static const char *const forms[LANG_COUNT] = {
        [LANG_EN] = "✓ no errors in what was committed: %zu commit%s, %zu text%s\n",
        [LANG_ZH] = "✓ 提交过的内容没有错误：%zu 次提交%s，%zu 份内容%s\n",
    };
    bool zh = run->options.lang == LANG_ZH;

    buffer_addf(out, forms[run->options.lang], size->commits, zh || size->commits == 1 ? "" : "s",
                size->texts, zh || size->texts == 1 ? "" : "s");
}

/* What was looked at, for it may be another ledger than the one that was meant. */
static void report_sound(struct run *run, const struct looked_at *at)
{
    struct buffer text = {0};

    if (run->options.history)
        add_history(&text, run, &at->history);
    else if (run->ledger.len > 0)
        add_files(&text, run, &at->ledger.files);
    run_progress_end(run);
    (void)file_write_fd(STDERR_FILENO, buffer_slice(&text));
    buffer_free(&text);
}

int command_check(struct run *run)
{
    struct outlets outlets;
    struct looked_at at = {0};

    if (!run->options.history && run->options.message.len == 0)
        run_settle(run, run_argument_at(run, 0));
    bool made = outlets_make(run, TAKES_CHECK, &outlets);

    if (made)
        look(run, &at);
    made = made && outlets_spare(run, &outlets, &at.ledger.files);
    size_t failures = run->diags.failures;
    if (made)
        outlets_write(run, &outlets, NULL);
    /* What stdout has is not said again, unless stdout did not take it. */
    if (!outlets.stdout_taken || !made || run->diags.failures > failures)
        run_print_diags(run);
    if (!outlets.stdout_taken && run->diags.len == 0 && !run->options.quiet &&
        run_is_watched(STDERR_FILENO))
        report_sound(run, &at);
    return run_status(run);
}
