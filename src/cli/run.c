/* SPDX-License-Identifier: MIT */
/* What commands share. See cli_room.h. */
#include "assess/assess.h"
#include "assess/publish.h"
#include "assess/scope.h"
#include "base/file.h"
#include "cli/cli_room.h"
#include "cli/format_names.h"
#include "ledger/ledger.h"
#include "ledger/settings.h"
#include "privacy/guard.h"
#include "report/report.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef TAIZHANG_VERSION
#error "the build says which version this is"
#endif

/* How far up a folder named ledger is looked for. */
#define UPWARD_MAX 64

struct slice run_argument(struct run *run, size_t most)
{
    const struct slice none = {NULL, 0};

    assert(run->options.arguments.len > 0 && "a command is running");
    size_t given = run->options.arguments.len - 1;

    if (given > most) {
        struct diag *diag = diag_add_path(&run->diags, DIAG_TOO_MANY_ARGUMENTS, none);
        diag_set(diag, "argument", run->options.arguments.items[most + 1]);
        diag_set(diag, "command", run->options.arguments.items[0]);
    }
    return given == 0 ? none : run->options.arguments.items[1];
}

struct slice run_argument_at(const struct run *run, size_t index)
{
    if (index + 1 >= run->options.arguments.len)
        return (struct slice){NULL, 0};
    return run->options.arguments.items[index + 1];
}

static bool has_township(struct arena *arena, struct slice folder)
{
    return file_find(arena, folder, files_is_township).data != NULL;
}

/* Whether somebody has begun a ledger here: the folder is empty, holds records and no township yet,
 * or may not be read. A folder of that name with source code, or with the books of another program,
 * is none. */
static bool is_begun(struct arena *arena, struct slice folder)
{
    struct file_entries entries;

    if (file_target(folder.data) != FILE_FOLDER)
        return false;
    if (file_list(arena, folder.data, &entries) != 0 || entries.len == 0)
        return true;
    for (size_t i = 0; i < entries.len; i++) {
        if (files_named_as_records(entries.items[i].path))
            return true;
    }
    return false;
}

static bool is_ledger(struct arena *arena, struct slice folder)
{
    return has_township(arena, folder) || is_begun(arena, folder);
}

static bool has_folder(struct arena *arena, struct slice folder)
{
    (void)arena;
    return file_target(folder.data) == FILE_FOLDER;
}

/* The nearest folder named ledger, here or further up, that is_wanted() accepts. */
static struct slice find_upward(struct arena *arena,
                                bool (*is_wanted)(struct arena *arena, struct slice folder))
{
    struct slice up = SLICE("");

    for (int i = 0; i < UPWARD_MAX; i++) {
        struct slice folder = file_join(arena, up, SLICE("ledger"));

        if (is_wanted(arena, folder))
            return folder;
        up = file_join(arena, up, SLICE(".."));
    }
    return (struct slice){NULL, 0};
}

/* "the argument, else $TAIZHANG_LEDGER, else ledger/ looked for upward from here". An unfinished
 * ledger ends the search, too: whoever runs us there means that one, not the next further up. With
 * --staged any folder named ledger will do, for all staged files may be gone from it, even
 * township.yaml. */
static struct slice find_ledger(struct run *run, struct slice argument)
{
    struct slice environment = slice_of(getenv("TAIZHANG_LEDGER"));

    if (run->options.ledger.len > 0)
        return run->options.ledger;
    if (argument.data != NULL)
        return argument;
    if (environment.len > 0)
        return environment;
    struct slice found = find_upward(run->arena, is_ledger);
    if (found.len == 0 && run->options.staged)
        found = find_upward(run->arena, has_folder);
    return found.len > 0 ? found : SLICE("ledger");
}

/* A wrong one is told by the check of the township file. */
static bool writes(struct slice command, struct slice format)
{
    if (slice_is(command, "report"))
        return report_format_find(format) != NULL;
    if (slice_is(command, "check"))
        return diag_format_find(format) != NULL;
    return view_format_find(format) != NULL;
}

void run_settle(struct run *run, struct slice argument)
{
    struct options *options = &run->options;
    struct slice root = find_ledger(run, argument);
    struct settings settings = settings_read(run->arena, root);

    if (settings.language.len > 0 && !options->lang_given)
        options->lang = slice_is(settings.language, "zh") ? LANG_ZH : LANG_EN;
    if (settings.schemas.len > 0 && options->schemas.len == 0)
        options->schemas = file_join(run->arena, root, settings.schemas);
    struct slice command = options->arguments.items[0];
    struct slice format = settings_format(&settings, command);
    run->format = writes(command, format) ? format : SLICE("");
}

static struct reading_choices choices_of(struct run *run)
{
    size_t count = run->options.readings.len;
    struct reading_choice *choices = ARENA_ARRAY(run->arena, count, struct reading_choice);

    for (size_t i = 0; i < count; i++)
        choices[i] = (struct reading_choice){run->options.readings.items[i].target,
                                             run->options.readings.items[i].reading};
    return (struct reading_choices){choices, count};
}

bool run_open(struct run *run, struct slice argument, struct slice trace, struct ledger *ledger)
{
    const struct options *options = &run->options;

    const struct slice root = find_ledger(run, argument);

    run->ledger = guard_path(run->arena, root);
    run->home = file_find(run->arena, root, files_is_township);
    if (run->home.data == NULL)
        run->home = file_join(run->arena, run->ledger, SLICE("township.yaml"));
    run->home = guard_path(run->arena, run->home);
    const struct progress progress = run_progress_begin(run);
    const struct ledger_options ledger_options = {
        .root = root,
        .staged = options->staged,
        .schemas = options->schemas,
        .plan = options->plan,
        .has_as_of = options->as_of.given,
        .as_of = options->as_of.day,
        .today = options->today.day,
        .choices = choices_of(run),
        .narrow = options->begin.given || options->end.given,
        .begin = options->begin.given ? options->begin.day : DATE_MIN,
        .end = options->end.given ? options->end.day : DATE_MAX,
        .trace = trace,
        .figures = run->figures,
        .sweep = run->sweep,
        .progress = &progress,
        .jobs = options->jobs > 0 ? options->jobs : pool_processors(),
    };

    return run->diags.failures == 0 &&
           ledger_open(run->arena, &ledger_options, &run->diags, ledger);
}

size_t run_unit(struct run *run, const struct ledger *ledger, struct slice name)
{
    size_t unit = township_find(&ledger->township, name);

    if (unit != UNIT_NONE)
        return unit;
    struct diag *diag = diag_add_path(&run->diags, DIAG_NO_SUCH_UNIT, (struct slice){NULL, 0});
    diag_set(diag, "name", name);
    township_set_nearest(&ledger->township, diag, name);
    return UNIT_NONE;
}

static void set_rivals(struct diag *diag, const struct ledger *ledger)
{
    static const struct words comma = T(", ", "、");
    struct name text = {0};

    for (int lang = 0; diag->arena != NULL && lang < LANG_COUNT; lang++) {
        struct buffer plans = {0};

        for (size_t i = 0; i < ledger->rival_count; i++) {
            buffer_adds(&plans, i == 0 ? "" : comma.text[lang]);
            buffer_add(&plans, ledger->rivals[i]);
        }
        text.text[lang] = arena_copy(diag->arena, buffer_slice(&plans));
        buffer_free(&plans);
    }
    diag_set_name(diag, "plans", &text, SLICE(""));
}

bool run_need_plan(struct run *run, const struct ledger *ledger)
{
    char day[11];

    if (ledger->plan != NULL || ledger->rival_count == 0)
        return ledger->plan != NULL;
    struct diag *diag = diag_add_path(&run->diags, DIAG_PLAN_UNDECIDED, (struct slice){NULL, 0});
    set_rivals(diag, ledger);
    diag_set(diag, "id", ledger->rivals[0]);
    diag_set(diag, "date", date_print(ledger->chosen_for, day));
    return false;
}

bool run_assess(struct run *run, struct slice argument, struct slice trace, struct ledger *ledger,
                struct assessment *out)
{
    size_t unit = UNIT_NONE;

    run->figures = true;
    if (!run_open(run, argument, trace, ledger) || !run_need_plan(run, ledger))
        return false;
    if (run->options.unit.len > 0) {
        unit = run_unit(run, ledger, run->options.unit);
        if (unit == UNIT_NONE)
            return false;
    }
    diag_sort(&run->diags); /* a report counts its faults, each once */
    run->assessing = assess_ledger(run->arena, ledger, SLICE(TAIZHANG_VERSION), out);
    if (run->options.is_public)
        assessment_withhold(run->arena, ledger, run->old, out);
    if (unit != UNIT_NONE)
        assessment_keep_unit(out, unit);
    return true;
}

void run_unknown_format(struct run *run, unsigned takes)
{
    struct diag *diag = diag_add_path(&run->diags, DIAG_UNKNOWN_FORMAT, (struct slice){NULL, 0});
    const struct format_names names = format_names_of(takes);

    diag_set(diag, "format", run->options.format);
    diag_set_nearest_or_all(diag, run->options.format, names.items, names.count);
}

const struct view_format *run_view_format(struct run *run)
{
    struct slice name = run->options.format;
    const struct view_format *format = view_format_find(name.len > 0 ? name : run->format);

    if (format == NULL && name.len == 0)
        format = &view_formats[0];
    if (format == NULL)
        run_unknown_format(run, TAKES_VIEW);
    return format;
}

bool run_fails(const struct run *run, const struct assessment *assessment)
{
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (assessment->counts[i] > 0 && run->options.fail_on[i])
            return true;
    }
    return false;
}

int run_finish(struct run *run, struct buffer *text, const struct assessment *assessment)
{
    if (text->len > 0)
        run_write(run, SLICE("-"), buffer_slice(text));
    buffer_free(text);
    run_print_diags(run);

    int status = run_status(run);
    bool fails = run->options.fail_on_text.len > 0 && run_fails(run, assessment);
    return status == EXIT_SOUND && fails ? EXIT_VERDICT : status;
}

static void begin(struct run_writing *writing)
{
    assert(writing->path.len > 0);
    writing->begun = true;
    if (slice_is(writing->path, "-")) {
        run_progress_end(writing->run);
        writing->pages = run_pages(writing->run);
    } else {
        writing->file = file_write_begin(arena_copy(writing->run->arena, writing->path).data);
    }
}

void run_write_piece(void *context, struct slice text)
{
    struct run_writing *writing = context;

    if (!writing->begun)
        begin(writing);
    if (writing->file != NULL)
        file_write_piece(writing->file, text);
    else if (writing->pages)
        buffer_add(&writing->kept, text);
    else if (writing->error == 0)
        writing->error = file_write_fd(STDOUT_FILENO, text);
}

static void cannot_write(struct run *run, struct slice path, int error)
{
    static const struct words unharmed =
        T("what the file held before, if it was there, is as it was",
          "文件原来的内容（如果有）没有变动");
    static const struct words nothing = T("", "");
    bool to_stdout = slice_is(path, "-");
    struct slice name = arena_copy(run->arena, path);
    struct diag *diag = diag_add_path(&run->diags, DIAG_CANNOT_WRITE, (struct slice){NULL, 0});

    diag_set(diag, "path", to_stdout ? SLICE("stdout") : name);
    diag_set_errno(diag, error);
    diag_set_words(diag, "hint",
                   !to_stdout && file_target(name.data) == FILE_REGULAR ? &unharmed : &nothing);
}

bool run_write_end(struct run_writing *writing)
{
    if (!writing->begun)
        begin(writing);
    if (writing->pages && !pager_show(buffer_slice(&writing->kept)))
        writing->error = file_write_fd(STDOUT_FILENO, buffer_slice(&writing->kept));
    buffer_free(&writing->kept);
    int error = writing->file != NULL ? file_write_end(writing->file) : writing->error;

    if (error == EPIPE && writing->file == NULL)
        writing->run->reader_gone = true;
    else if (error != 0)
        cannot_write(writing->run, writing->path, error);
    return error == 0;
}

bool run_write(struct run *run, struct slice path, struct slice text)
{
    struct run_writing writing = {.run = run, .path = path};

    run_write_piece(&writing, text);
    return run_write_end(&writing);
}

/* Nobody is left to tell if stderr fails; the exit status still does. */
static void write_stderr(void *context, struct slice text)
{
    bool *failed = context;

    *failed = *failed || file_write_fd(STDERR_FILENO, text) != 0;
}

void run_print_diags(struct run *run)
{
    const struct report_style style = run_style(run, STDERR_FILENO);
    bool failed = false;

    diag_sort(&run->diags);
    if (run->options.quiet && run->diags.failures == 0)
        return;
    run_progress_end(run);
    diag_give_text(&run->diags, &style, &(struct text_taker){write_stderr, &failed});
}

int run_end(const struct run *run, int status)
{
    assert(status >= EXIT_SOUND && status <= EXIT_FAILED && "never a count");
    if (run->reader_gone && signal(SIGPIPE, SIG_DFL) != SIG_ERR)
        (void)raise(SIGPIPE);
    return run->reader_gone ? EXIT_FAILED : status;
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
