/* SPDX-License-Identifier: MIT */
/* What commands share. See cli_room.h. */
#include "base/file.h"
#include "cli/cli_room.h"
#include "ledger/ledger.h"
#include "report/report.h"

#include <stdlib.h>
#include <unistd.h>

/* How far up a folder named ledger is looked for. */
#define UPWARD_MAX 64

struct slice run_argument(struct run *run, size_t most)
{
    const struct slice none = {NULL, 0};
    size_t given = run->options.arguments.len - 1;

    if (given > most) {
        struct diag *diag = diag_add_path(&run->diags, DIAG_TOO_MANY_ARGUMENTS, none);
        diag_set(diag, "argument", run->options.arguments.items[most + 1]);
        diag_set(diag, "command", run->options.arguments.items[0]);
    }
    return given == 0 ? none : run->options.arguments.items[1];
}

/* "the argument, else $TAIZHANG_LEDGER, else ledger/ looked for upward from here" */
static struct slice find_ledger(struct run *run)
{
    struct slice argument = run_argument(run, 1);
    struct slice environment = slice_of(getenv("TAIZHANG_LEDGER"));
    struct slice up = SLICE("");

    if (argument.data != NULL)
        return argument;
    if (environment.len > 0)
        return environment;
    for (int i = 0; i < UPWARD_MAX; i++) {
        struct slice folder = file_join(run->arena, up, SLICE("ledger"));
        struct slice mark = file_join(run->arena, folder, SLICE("township.yaml"));
        struct slice short_mark = file_join(run->arena, folder, SLICE("township.yml"));

        if (file_target(mark.data) == FILE_REGULAR || file_target(short_mark.data) == FILE_REGULAR)
            return folder;
        up = file_join(run->arena, up, SLICE(".."));
    }
    return SLICE("ledger");
}

bool run_open(struct run *run, struct ledger *ledger)
{
    const struct ledger_options options = {
        .root = find_ledger(run),
        .schemas = run->options.schemas,
        .plan = run->options.plan,
        .has_as_of = run->options.has_as_of,
        .as_of = run->options.as_of,
        .today = run->options.today,
    };

    return run->diags.failures == 0 && ledger_open(run->arena, &options, &run->diags, ledger);
}

bool run_write(struct run *run, struct slice path, struct slice text)
{
    bool to_stdout = slice_is(path, "-");
    struct slice name = arena_copy(run->arena, path);
    int error = to_stdout ? file_write_fd(STDOUT_FILENO, text) : file_write(name.data, text);

    if (error == 0)
        return true;
    static const struct words unharmed = {
        {[LANG_EN] = "what the file held before, if it was there, is as it was",
         [LANG_ZH] = "文件原来的内容（如果有）没有变动"}};
    static const struct words nothing = {{"", ""}};
    struct diag *diag = diag_add_path(&run->diags, DIAG_CANNOT_WRITE, (struct slice){NULL, 0});
    diag_set(diag, "path", to_stdout ? SLICE("stdout") : name);
    diag_set_errno(diag, error);
    diag_set_words(diag, "hint",
                   !to_stdout && file_target(name.data) == FILE_REGULAR ? &unharmed : &nothing);
    return false;
}

void run_tell(struct run *run)
{
    const struct report_style style = {.lang = run->options.lang, .diags = &run->diags};
    struct buffer text = {0};

    diag_sort(&run->diags);
    if (run->options.quiet && run->diags.failures == 0)
        return;
    diag_formats[0].render(&text, &run->diags, &style);
    /* Nobody is left to tell if stderr fails; the exit status still does. */
    (void)file_write_fd(STDERR_FILENO, buffer_slice(&text));
    buffer_free(&text);
}

int run_status(const struct run *run)
{
    if (run->diags.failures > 0)
        return EXIT_FAILED;
    if (run->diags.errors > 0)
        return EXIT_INVALID;
    if (run->diags.warnings > 0 && run->options.fail_on_warning)
        return EXIT_VERDICT;
    return EXIT_SOUND;
}
