/* SPDX-License-Identifier: MIT */
/* Colour and width of what goes to a terminal: the only place that asks it. */
#include "cli/cli_room.h"
#include "report/report.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#ifndef TAIZHANG_VERSION
#error "the build says which version this is"
#endif

#define WIDTH_MIN 40 /* a narrower terminal wraps what it gets */

static bool is_set(const char *name)
{
    const char *value = getenv(name);

    return value != NULL && value[0] != '\0';
}

bool run_is_watched(int fd)
{
    return isatty(fd) == 1;
}

static bool obeys_escapes(int fd)
{
    const char *term = getenv("TERM");

    return run_is_watched(fd) && term != NULL && !slice_is(slice_of(term), "dumb");
}

bool run_rewrites(int fd)
{
    return obeys_escapes(fd) && !is_set("NO_COLOR");
}

/* --color first; then NO_COLOR (no-color.org), CLICOLOR_FORCE, and whether anybody is looking. */
static bool wants_color(const struct options *options, int fd)
{
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    if (fd < 0 || is_set("NO_COLOR"))
        return false;
    if (is_set("CLICOLOR_FORCE"))
        return !slice_is(slice_of(getenv("CLICOLOR_FORCE")), "0");
    return obeys_escapes(fd);
}

size_t run_columns(int fd)
{
    struct winsize size;

    if (fd < 0 || ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return STYLE_WIDTH;
    return size.ws_col;
}

static size_t terminal_width(int fd)
{
    size_t columns = run_columns(fd);

    return columns < WIDTH_MIN ? WIDTH_MIN : columns;
}

/* Whoever asks for figures has been told of the warnings by `check`. */
static bool counts_warnings(const struct options *options)
{
    return options->arguments.len > 0 && !slice_is(options->arguments.items[0], "check");
}

struct report_style run_style(const struct run *run, int fd)
{
    const struct options *options = &run->options;

    return (struct report_style){
        .lang = options->lang,
        .diags = &run->diags,
        .color = wants_color(options, fd),
        .width = options->width > 0 ? options->width : terminal_width(fd),
        .fails = options->fail_on,
        .links = options->links,
        .bom = options->csv_bom,
        .warnings_fail = options->fail_on_warning,
        .warnings_counted = counts_warnings(options),
        .version = SLICE(TAIZHANG_VERSION),
        .ledger = run->ledger,
        .home = run->home,
    };
}
