/* SPDX-License-Identifier: MIT */
/* Where reports and diagnostics go. See outlets.h. */
#include "cli/outlets.h"

#include "base/file.h"
#include "cli/format_names.h"
#include "ledger/files.h"

#include <assert.h>
#include <unistd.h>

static bool is_stdout(const struct outlet *outlet)
{
    return slice_is(outlet->path, "-") || file_descriptor(outlet->path.data) == STDOUT_FILENO;
}

static size_t length(const char *suffix)
{
    return slice_of(suffix).len;
}

/* The end of a name that stands for diagnostics is the longer one, or no report has it. */
static void pick_by_name(struct outlet *outlet, unsigned takes)
{
    const struct report_format *report = report_format_for_file(outlet->path);
    const struct diag_format *diags = diag_format_for_file(outlet->path);
    bool is_report = takes == TAKES_REPORT && report != NULL &&
                     (diags == NULL || length(diags->suffix) <= length(report->suffix));

    outlet->report = is_report ? report : NULL;
    outlet->diags = is_report ? NULL : diags;
}

static void pick_by_format(struct outlet *outlet, unsigned takes, struct slice format)
{
    if (takes == TAKES_REPORT)
        outlet->report = format.len > 0 ? report_format_find(format) : &report_formats[0];
    else
        outlet->diags = format.len > 0 ? diag_format_find(format) : &diag_formats[0];
}

static void unknown_suffix(struct run *run, struct slice path, unsigned takes)
{
    struct diag *diag = diag_add_path(&run->diags, DIAG_UNKNOWN_SUFFIX, (struct slice){NULL, 0});
    const struct format_names names = format_suffixes_of(takes);

    diag_set(diag, "path", path);
    diag_set_nearest_or_all(diag, path, names.items, names.count);
}

static void bad_place(struct run *run, struct slice path, const struct words *wanted)
{
    struct diag *diag = diag_add_path(&run->diags, DIAG_BAD_OPTION, (struct slice){NULL, 0});

    diag_set(diag, "option", SLICE("output"));
    diag_set(diag, "value", path);
    diag_set_words(diag, "wanted", wanted);
}

/* Two outputs would run into each other. */
static bool is_free_stdout(struct run *run, struct outlets *out)
{
    static const struct words wanted =
        T("only one output can go to stdout; name a file for the other",
          "标准输出只能写一种；另一种请写到文件");

    if (out->stdout_taken)
        bad_place(run, SLICE("-"), &wanted);
    bool is_free = !out->stdout_taken;
    out->stdout_taken = true;
    return is_free;
}

/* What is read in the same run would be gone before anybody could look at it again. */
static void refuse_input(struct run *run, struct slice path)
{
    static const struct words wanted =
        T("it is read in this very run, and no output may replace it; name another file",
          "这次运行要读这个文件，不能把它写成输出；请用别的文件名");

    bad_place(run, path, &wanted);
}

/* Whether an option names the file as one to be read, or it is a schema in the folder of one. */
static bool is_named_input(struct run *run, const struct outlet *outlet)
{
    const struct options *options = &run->options;
    struct slice old = options->compare, schemas = options->schemas;

    if (file_target(outlet->place.data) != FILE_REGULAR)
        return false;
    if (old.len > 0 && slice_eq(file_real(run->arena, old.data), outlet->place))
        return true;
    return schemas.len > 0 && slice_ends(outlet->place, ".schema.json") &&
           path_below(file_real(run->arena, schemas.data), outlet->place).len > 0;
}

/* Whether an output may go to a file: no other one does, and it is none that is read. */
static bool is_free_file(struct run *run, const struct outlets *out, struct outlet *outlet)
{
    static const struct words records =
        T("a .yaml file holds records or a plan, and no output may replace it; name another "
          "file",
          ".yaml 文件是记录或计划，不能写成报告；请用别的文件名");
    static const struct words taken = T("two outputs would go to this file; name another one",
                                        "有两种输出都要写到这个文件；请另用一个文件名");
    struct slice place = file_place(run->arena, outlet->path.data);

    outlet->place = place.data != NULL ? place : outlet->path;
    if (slice_ends_any_case(outlet->place, ".yaml") || slice_ends_any_case(outlet->place, ".yml")) {
        bad_place(run, outlet->path, &records);
        return false;
    }
    if (is_named_input(run, outlet)) {
        refuse_input(run, outlet->path);
        return false;
    }
    for (const struct outlet *other = out->items; other < outlet; other++) {
        if (slice_eq(other->place, outlet->place) &&
            file_target(outlet->place.data) != FILE_OTHER) {
            bad_place(run, outlet->path, &taken);
            return false;
        }
    }
    return true;
}

static bool add_outlet(struct run *run, unsigned takes, struct slice path, struct outlets *out)
{
    struct slice format = run->options.format;
    struct outlet *outlet = &out->items[out->count++];

    *outlet = (struct outlet){.path = path};
    if (!(is_stdout(outlet) ? is_free_stdout(run, out) : is_free_file(run, out, outlet)))
        return false;
    if (format.len > 0 || is_stdout(outlet))
        pick_by_format(outlet, takes, format.len > 0 ? format : run->format);
    else
        pick_by_name(outlet, takes);
    assert(outlet->report == NULL || outlet->diags == NULL);
    if (outlet->report != NULL || outlet->diags != NULL)
        return true;
    if (format.len > 0)
        run_unknown_format(run, takes);
    else
        unknown_suffix(run, path, takes);
    return false;
}

bool outlets_make(struct run *run, unsigned takes, struct outlets *out)
{
    size_t given = run->options.outputs.len;
    struct slice format = run->options.format.len > 0 ? run->options.format : run->format;
    assert(takes == TAKES_CHECK || takes == TAKES_REPORT);
    bool on_stderr = takes == TAKES_CHECK && (format.len == 0 || slice_is(format, "text"));

    *out = (struct outlets){.items = ARENA_ARRAY(run->arena, given + 1, struct outlet)};
    for (size_t i = 0; i < given; i++) {
        if (!add_outlet(run, takes, run->options.outputs.items[i], out))
            return false;
    }
    return given > 0 || on_stderr || add_outlet(run, takes, SLICE("-"), out);
}

bool outlets_spare(struct run *run, const struct outlets *outlets, const struct files *files)
{
    bool spared = true;

    for (size_t i = 0; i < outlets->count; i++) {
        const struct outlet *outlet = &outlets->items[i];

        if (outlet->place.len > 0 && files_reads(run->arena, files, outlet->place)) {
            refuse_input(run, outlet->path);
            spared = false;
        }
    }
    return spared;
}

/* ---- writing ---- */

static struct report_style style_for(const struct run *run, const struct outlet *outlet)
{
    return run_style(run, is_stdout(outlet) ? STDOUT_FILENO : -1);
}

/* The text that was made, in pieces where it is much. */
static void write_rest(struct run_writing *writing, struct buffer *text)
{
    run_write_piece(writing, buffer_slice(text));
    run_write_end(writing);
    buffer_free(text);
}

static void write_report(struct run *run, const struct outlet *outlet,
                         const struct assessment *assessment, const struct diag_list *diags)
{
    struct run_writing writing = {.run = run, .path = outlet->path};
    const struct text_taker taker = {run_write_piece, &writing};
    struct report_style style = style_for(run, outlet);
    struct buffer text = {0};

    style.diags = diags;
    style.taker = &taker;
    outlet->report->render(&text, assessment, &style);
    write_rest(&writing, &text);
}

static void write_diags(struct run *run, const struct outlet *outlet)
{
    struct run_writing writing = {.run = run, .path = outlet->path};
    const struct text_taker taker = {run_write_piece, &writing};
    struct report_style style = style_for(run, outlet);
    struct buffer text = {0};

    style.taker = &taker;
    diag_sort(&run->diags);
    outlet->diags->render(&text, &run->diags, &style);
    write_rest(&writing, &text);
}

void outlets_write(struct run *run, const struct outlets *outlets,
                   const struct assessment *assessment)
{
    assert(outlets->count <= run->options.outputs.len + 1);
    /* As it is now: what cannot be written is added to the list, behind what this one shows. */
    const struct diag_list diags = run->diags;

    for (size_t i = 0; i < outlets->count && assessment != NULL; i++) {
        if (outlets->items[i].report != NULL)
            write_report(run, &outlets->items[i], assessment, &diags);
    }
    for (size_t i = 0; i < outlets->count; i++) {
        if (outlets->items[i].diags != NULL)
            write_diags(run, &outlets->items[i]);
    }
}
