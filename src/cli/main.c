/* SPDX-License-Identifier: MIT */
/* taizhang: picks the command and runs it. */
#include "base/memory.h"
#include "base/text.h"
#include "cli/cli_room.h"

#include <assert.h>
#include <signal.h>

#ifndef TAIZHANG_VERSION
#error "the build says which version this is"
#endif

static const struct command {
    const char *name;
    int (*run)(struct run *run);
} commands[] = {
#define GROUP(words)
#define COMMAND(name, NAME, arguments, help) [COMMAND_##NAME] = {#name, command_##name},
#include "cli/commands.def"
#undef COMMAND
#undef GROUP
};

static const struct command *find_command(struct slice name)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (slice_is(name, commands[i].name))
            return &commands[i];
    }
    return NULL;
}

/* The bit by which options know a command. */
static unsigned takes_of(const struct command *command)
{
    assert(command >= commands && command < commands + COMMAND_COUNT);
    return 1U << (command - commands);
}

static unsigned takes(struct slice name)
{
    const struct command *command = find_command(name);

    return command == NULL ? 0 : takes_of(command);
}

static void unknown_command(struct run *run, struct slice name)
{
    struct diag *diag = diag_add_path(&run->diags, DIAG_UNKNOWN_COMMAND, (struct slice){NULL, 0});
    struct slice names[COMMAND_COUNT];

    for (int i = 0; i < COMMAND_COUNT; i++)
        names[i] = slice_of(commands[i].name);
    diag_set(diag, "name", name);
    diag_set_nearest(diag, name, names, COMMAND_COUNT);
}

/* --help and --version, wherever they stand: 0 where stdout took it. */
static int print_about(struct run *run, struct slice name)
{
    struct buffer out = {0};

    if (run->options.version)
        buffer_adds(&out, "taizhang " TAIZHANG_VERSION "\n");
    else
        help_add(run, &out, name);
    run_write(run, SLICE("-"), buffer_slice(&out));
    buffer_free(&out);
    run_print_diags(run);
    return run_status(run);
}

int command_help(struct run *run)
{
    const struct slice name = run_argument(run, 1);

    if (name.data == NULL || find_command(name) != NULL)
        return print_about(run, name);
    unknown_command(run, name);
    run_print_diags(run);
    return EXIT_FAILED;
}

int command_version(struct run *run)
{
    run_argument(run, 0);
    run->options.version = true;
    return print_about(run, (struct slice){NULL, 0});
}

static int run_command(struct run *run)
{
    struct slice name =
        run->options.arguments.len > 0 ? run->options.arguments.items[0] : (struct slice){NULL, 0};
    const struct command *command = find_command(name);

    if (name.data == NULL || run->options.help || run->options.version)
        return print_about(run, name);
    if (command != NULL)
        return command->run(run);
    unknown_command(run, name);
    run_print_diags(run);
    return EXIT_FAILED;
}

int main(int argc, char **argv)
{
    struct run run = {0};
    int status = EXIT_FAILED;

    memory_keep();

    /* A reader that goes and a file that grows too large are faults of that output alone. */
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    run.arena = arena_new();
    run.diags = diag_list_init(run.arena);
    options_default(&run.options);
    if (options_parse(run.arena, argc, argv, takes, &run.diags, &run.options))
        status = run_command(&run);
    else
        run_print_diags(&run);
    run_progress_end(&run);
    arena_free(run.arena);
    return run_end(&run, status);
}
