/* SPDX-License-Identifier: MIT */
/* A line on a terminal that says how far something has come that takes long. */
#include "base/file.h"
#include "cli/cli_room.h"

#include <assert.h>
#include <time.h>
#include <unistd.h>

/* Nobody has waited yet before the first; then the line is written anew in steps that can be read.
 */
#define FIRST_MS 1000
#define STEP_MS  200

static int64_t clock_ms(void)
{
    struct timespec now;

    return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? now.tv_sec * 1000 + now.tv_nsec / 1000000
                                                     : 0;
}

struct run_progress run_progress_init(const struct run *run)
{
    return (struct run_progress){.lang = run->options.lang,
                                 .wanted = !run->options.quiet && run_is_watched(STDERR_FILENO),
                                 .next = clock_ms() + FIRST_MS};
}

void run_progress_show(void *context, size_t done, size_t total)
{
    static const char *const forms[LANG_COUNT] = {
        [LANG_EN] = "\rlooked at %zu of %zu files ",
        [LANG_ZH] = "\r已检查 %zu 个文件，共 %zu 个 ",
    };
    static const char *const endless[LANG_COUNT] = {
        [LANG_EN] = "\rlooked at %zu files ",
        [LANG_ZH] = "\r已检查 %zu 个文件 ",
    };
    struct run_progress *progress = context;
    struct buffer text = {0};

    assert(total == 0 || done <= total);
    if (!progress->wanted || clock_ms() < progress->next)
        return;
    progress->next = clock_ms() + STEP_MS;
    progress->shown = true;
    buffer_addf(&text, total > 0 ? forms[progress->lang] : endless[progress->lang], done, total);
    (void)file_write_fd(STDERR_FILENO, buffer_slice(&text));
    buffer_free(&text);
}

void run_progress_end(const struct run_progress *progress)
{
    if (progress->shown)
        (void)file_write_fd(STDERR_FILENO, SLICE("\r\033[K"));
}
