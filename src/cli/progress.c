/* SPDX-License-Identifier: MIT */
/* A line on a terminal that says how far something has come that takes long. */
#include "base/file.h"
#include "base/text.h"
#include "cli/cli_room.h"
#include "report/report.h"

#include <inttypes.h>
#include <time.h>
#include <unistd.h>

/* Nobody has waited yet before the first, and a rate of less time says nothing; then the line is
 * written anew in steps that can be read. */
#define FIRST_MS  1000
#define STEP_MS   200

#define SECOND_MS 1000
#define MINUTE_S  60
#define SECONDS_S 120 /* from there on minutes say enough */

static int64_t clock_ms(void)
{
    struct timespec now;

    return clock_gettime(CLOCK_MONOTONIC, &now) == 0
               ? now.tv_sec * SECOND_MS + now.tv_nsec / 1000000
               : 0;
}

/* ---- the line ---- */

static const char *const stages[PROGRESS_STAGES][LANG_COUNT] = {
    [PROGRESS_RECORDS] = {"looked at %zu of %zu record files", "已检查记录文件 %zu 个，共 %zu 个"},
    [PROGRESS_TOGETHER] = {"putting together what %zu record files say",
                           "正在汇总 %zu 个记录文件的内容"},
    [PROGRESS_OTHERS] = {"looked at %zu of %zu other files", "已检查其他文件 %zu 个，共 %zu 个"},
    [PROGRESS_TEXTS] = {"looked at %zu committed texts", "已检查提交过的内容 %zu 份"},
};
static const char *const rates[LANG_COUNT] = {", %" PRIu64 " a second", "，每秒 %" PRIu64 " 个"};
static const char *const seconds[LANG_COUNT] = {", %" PRIu64 " s left", "，还要 %" PRIu64 " 秒"};
static const char *const minutes[LANG_COUNT] = {", %" PRIu64 " min left",
                                                "，还要 %" PRIu64 " 分钟"};

/* A number behind what stands there, where the terminal has room for both: a line that it broke
 * could not be taken away again. So on a narrow one the rate is left out before the time. */
static void add_if_room(struct buffer *line, const char *form, uint64_t number)
{
    size_t columns = run_columns(STDERR_FILENO), len = line->len;

    buffer_addf(line, form, number);
    if (text_width(buffer_slice(line)) >= columns)
        line->len = len;
}

/* `ms` is what it took to come so far. */
static void add_speed(struct buffer *line, enum lang lang, size_t done, size_t total, int64_t ms)
{
    uint64_t each_second = ms > 0 ? (uint64_t)done * SECOND_MS / (uint64_t)ms : 0;

    if (ms < FIRST_MS || each_second == 0)
        return;
    add_if_room(line, rates[lang], each_second);
    if (total == 0)
        return;
    uint64_t left = (total - done + each_second - 1) / each_second;
    if (left < SECONDS_S)
        add_if_room(line, seconds[lang], left);
    else
        add_if_room(line, minutes[lang], (left + MINUTE_S / 2) / MINUTE_S);
}

/* A job in the background leaves the terminal to the one in front, or may even be stopped by it. */
static bool is_in_front(void)
{
    pid_t front = tcgetpgrp(STDERR_FILENO);

    return front < 0 || front == getpgrp();
}

static void show(struct run *run, enum progress_stage stage, size_t done, size_t total, int64_t ms)
{
    enum lang lang = run->options.lang;
    struct buffer line = {0};

    buffer_addf(&line, stages[stage][lang], done, total);
    if (text_width(buffer_slice(&line)) < run_columns(STDERR_FILENO) && is_in_front()) {
        struct buffer out = {0};

        if (done < total || total == 0)
            add_speed(&line, lang, done, total, ms);
        buffer_adds(&out, "\r");
        buffer_add(&out, buffer_slice(&line));
        buffer_adds(&out, "\033[K");
        run->progress.shown = true;
        (void)file_write_fd(STDERR_FILENO, buffer_slice(&out));
        buffer_free(&out);
    }
    buffer_free(&line);
}

/* ---- when ---- */

static void hear(void *context, enum progress_stage stage, size_t done, size_t total)
{
    struct run *run = context;
    struct run_progress *progress = &run->progress;

    if (!progress->wanted)
        return;
    int64_t now = clock_ms();
    if (done == 0)
        progress->begun = now;
    bool ends = progress->shown && done == total; /* it may be long before more is told */
    if (now < progress->next && !ends)
        return;
    progress->next = now + STEP_MS;
    show(run, stage, done, total, now - progress->begun);
}

struct progress run_progress_begin(struct run *run)
{
    run->progress =
        (struct run_progress){.wanted = !run->options.quiet && run_rewrites(STDERR_FILENO),
                              .next = clock_ms() + FIRST_MS};
    return (struct progress){hear, run};
}

void run_progress_end(struct run *run)
{
    if (run->progress.shown)
        (void)file_write_fd(STDERR_FILENO, SLICE("\r\033[K"));
    run->progress = (struct run_progress){0};
}
