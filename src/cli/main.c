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
    const char *arguments;
    struct words help;
} commands[] = {
#define COMMAND(name, NAME, arguments, help)                                                       \
    [COMMAND_##NAME] = {#name, command_##name, arguments, help},
#include "cli/commands.def"
#undef COMMAND
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

static void help_commands(struct buffer *out, enum lang lang)
{
    static const struct words usage =
        T("usage: taizhang COMMAND [OPTIONS] [LEDGER]", "用法：taizhang 命令 [选项] [台账文件夹]");
    static const struct words rest =
        T("The ledger is the argument, else $TAIZHANG_LEDGER, else a folder named ledger here or "
          "above.\n`taizhang COMMAND --help` lists the options of a command.\nExit status: 0 "
          "sound, 1 a verdict of --fail-on, 2 invalid records or plan, 3 could not run.",
          "台账由参数指定，否则取 $TAIZHANG_LEDGER，否则从当前位置向上找名为 ledger 的文件夹。\n"
          "`taizhang 命令 --help` 列出该命令的选项。\n退出码：0 正常；1 有 --fail-on 所列的结论；"
          "2 记录或计划有错；3 无法运行。");

    buffer_addf(out, "%s\n\n", usage.text[lang]);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        struct buffer left = {0};

        buffer_addf(&left, "%s %s", commands[i].name, commands[i].arguments);
        buffer_adds(out, "  ");
        text_pad(out, buffer_slice(&left), 24);
        buffer_addf(out, "  %s\n", commands[i].help.text[lang]);
        buffer_free(&left);
    }
    buffer_addf(out, "\n%s\n", rest.text[lang]);
}

static void help_command(struct buffer *out, const struct command *command, enum lang lang)
{
    buffer_addf(out, "taizhang %s %s\n  %s\n\n", command->name, command->arguments,
                command->help.text[lang]);
    options_help(out, takes_of(command), lang);
}

/* --help and --version: 0 where stdout took it. */
static int print_about(struct run *run, const struct command *command)
{
    struct buffer out = {0};

    if (run->options.version)
        buffer_adds(&out, "taizhang " TAIZHANG_VERSION "\n");
    else if (command != NULL)
        help_command(&out, command, run->options.lang);
    else
        help_commands(&out, run->options.lang);
    run_write(run, SLICE("-"), buffer_slice(&out));
    buffer_free(&out);
    run_print_diags(run);
    return run_status(run);
}

/* Without a command: how to ask for help, on stderr and as a failure, for nothing was done. */
static int print_usage(struct run *run)
{
    diag_add_path(&run->diags, DIAG_NO_COMMAND, (struct slice){NULL, 0});
    run_print_diags(run);
    return EXIT_FAILED;
}

static int run_command(struct run *run)
{
    struct slice name =
        run->options.arguments.len > 0 ? run->options.arguments.items[0] : (struct slice){NULL, 0};
    const struct command *command = find_command(name);

    if (run->options.help || run->options.version)
        return print_about(run, command);
    if (name.data == NULL)
        return print_usage(run);
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
