/* SPDX-License-Identifier: MIT */
/* What is longer than the screen goes through a pager, where somebody looks. */
#include "base/process.h"
#include "cli/cli_room.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* What a shell says of a program that there is not, or that cannot be run. */
#define SHELL_CANNOT_RUN 126

static size_t screen_rows(void)
{
    struct winsize size;

    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ? 0 : size.ws_row;
}

static bool is_longer(struct slice text, size_t rows)
{
    size_t lines = 0;

    for (size_t at = 0; at < text.len && lines < rows; lines++)
        at = slice_find(text, '\n', at) + 1;
    return lines >= rows;
}

/* TAIZHANG_PAGER, else PAGER; data NULL where neither is set. */
static struct slice wanted_pager(void)
{
    struct slice own = slice_of(getenv("TAIZHANG_PAGER"));

    return own.data != NULL ? own : slice_of(getenv("PAGER"));
}

bool run_pages(const struct run *run)
{
    const struct slice pager = wanted_pager();
    const bool none = pager.data != NULL && (pager.len == 0 || slice_is(pager, "cat"));

    return !run->options.no_pager && !none && run_is_watched(STDIN_FILENO) &&
           run_rewrites(STDOUT_FILENO) && getenv("CI") == NULL;
}

/* less with its usual wants: leave where all fits, keep colours, and leave the screen as it was. */
static int start(struct process *process, struct slice pager)
{
    static const char *const usual[] = {"less", NULL};
    const char *const by_shell[] = {"sh", "-c", pager.data, NULL};
    static const char *const set[] = {"LESS=FRX", "LV=-c", NULL}, *const as_is[] = {NULL};

    return process_start_shown(process, pager.data == NULL ? usual : by_shell,
                               getenv("LESS") == NULL ? set : as_is);
}

/* Ctrl-C is for the pager, which stays. */
static bool show(struct process *process, struct slice text)
{
    struct process_exit how;
    void (*before)(int) = signal(SIGINT, SIG_IGN);

    (void)process_send(process, text); /* whoever has read enough leaves */
    process_end(process, &how);
    buffer_free(&process->said);
    if (before != SIG_ERR)
        (void)signal(SIGINT, before);
    return how.killed || how.number < SHELL_CANNOT_RUN;
}

bool pager_show(struct slice text)
{
    const size_t rows = screen_rows();
    struct process process;

    return rows > 0 && is_longer(text, rows) && start(&process, wanted_pager()) == 0 &&
           show(&process, text);
}
