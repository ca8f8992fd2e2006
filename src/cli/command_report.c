/* SPDX-License-Identifier: MIT */
/* taizhang report: the compliance report. */
#include "assess/compare.h"
#include "assess/curve.h"
#include "assess/publish.h"
#include "cli/cli_room.h"
#include "ledger/ledger.h"
#include "report/report.h"

#include <unistd.h>

static void unknown_format(struct run *run, enum diag_code code, const char *name,
                           struct slice value)
{
    struct diag *diag = diag_add_path(&run->diags, code, (struct slice){NULL, 0});
    struct slice names[8];
    size_t count = 0;

    for (const struct report_format *at = report_formats; at->name != NULL; at++)
        names[count++] = slice_of(code == DIAG_UNKNOWN_FORMAT ? at->name : at->suffix);
    diag_set(diag, name, value);
    diag_set_nearest(diag, value, names, count);
}

/* By -f, else by the suffix of the file, else text. */
static const struct report_format *format_for(struct run *run, struct slice path)
{
    const struct report_format *format = &report_formats[0];

    if (run->options.format.len > 0) {
        format = report_format_find(run->options.format);
        if (format == NULL)
            unknown_format(run, DIAG_UNKNOWN_FORMAT, "format", run->options.format);
    } else if (!slice_is(path, "-")) {
        format = report_format_for_file(path);
        if (format == NULL)
            unknown_format(run, DIAG_UNKNOWN_SUFFIX, "path", path);
    }
    return format;
}

/* Where every report goes, with its format: known before anything is read. */
struct outlet {
    struct slice path;
    const struct report_format *format;
};

static struct outlet *make_outlets(struct run *run, size_t *count)
{
    size_t given = run->options.outputs.len;
    struct outlet *outlets = ARENA_ARRAY(run->arena, given + 1, struct outlet);

    *count = given == 0 ? 1 : given;
    for (size_t i = 0; i < *count; i++) {
        outlets[i].path = given == 0 ? SLICE("-") : run->options.outputs.items[i];
        outlets[i].format = format_for(run, outlets[i].path);
        if (outlets[i].format == NULL)
            return NULL;
    }
    return outlets;
}

static void write_outlets(struct run *run, const struct outlet *outlets, size_t count,
                          const struct assessment *assessment)
{
    for (size_t i = 0; i < count; i++) {
        const struct report_style style =
            run_style(run, slice_is(outlets[i].path, "-") ? STDOUT_FILENO : -1);
        struct buffer text = {0};

        outlets[i].format->render(&text, assessment, &style);
        run_write(run, outlets[i].path, buffer_slice(&text));
        buffer_free(&text);
    }
}

/* What is asked of the assessment beside its figures, by any of the formats. */
static void add_details(struct run *run, const struct outlet *outlets, size_t count,
                        const struct ledger *ledger, struct assessment *assessment)
{
    bool curves = false, trails = false;

    for (size_t i = 0; i < count; i++) {
        curves = curves || outlets[i].format->curves;
        trails = trails || outlets[i].format->trails;
    }
    if (curves)
        curve_make_all(run->arena, ledger, assessment);
    if (trails && !run->options.is_public)
        trail_make_all(run->arena, ledger, assessment);
    if (run->options.is_public)
        assessment_publish(assessment);
}

/* Nothing is written where the older report has another scope. */
static void show(struct run *run, const struct outlet *outlets, size_t count,
                 const struct ledger *ledger, const struct old_report *old,
                 struct assessment *assessment)
{
    add_details(run, outlets, count, ledger, assessment);
    if (old != NULL && !old_report_fits(old, assessment, &run->diags))
        return;
    if (old != NULL)
        assessment->comparison = comparison_make(run->arena, old, assessment);
    write_outlets(run, outlets, count, assessment);
}

/* false where the older report that is asked for is none. */
static bool read_old(struct run *run, struct old_report **out)
{
    *out = NULL;
    if (run->options.compare.len == 0)
        return true;
    *out = old_report_read(run->arena, run->options.compare, &run->diags);
    return *out != NULL;
}

int command_report(struct run *run)
{
    struct assessment assessment = {0};
    struct ledger ledger;
    struct old_report *old;
    size_t count;
    const struct outlet *outlets = make_outlets(run, &count);

    if (outlets != NULL && read_old(run, &old) &&
        run_assess(run, run_argument(run, 1), (struct slice){NULL, 0}, &ledger, &assessment))
        show(run, outlets, count, &ledger, old, &assessment);
    run_tell(run);

    int status = run_status(run);
    return status == EXIT_SOUND && run_fails(run, &assessment) ? EXIT_VERDICT : status;
}
