/* SPDX-License-Identifier: MIT */
/* taizhang report: the compliance report. */
#include "assess/compare.h"
#include "assess/curve.h"
#include "assess/publish.h"
#include "assess/score.h"
#include "cli/outlets.h"
#include "ledger/ledger.h"

/* What is asked of the assessment beside its figures, by any of the formats. */
static void add_details(struct run *run, const struct outlets *outlets,
                        struct assessment *assessment)
{
    bool curves = false, trails = false;

    for (size_t i = 0; i < outlets->count; i++) {
        const struct report_format *format = outlets->items[i].report;

        curves = curves || (format != NULL && format->curves);
        trails = trails || (format != NULL && format->trails);
    }
    if (curves)
        curve_make_all(run->assessing, assessment);
    if (trails && !run->options.is_public)
        assessment->trails = run->assessing;
    if (run->options.is_public)
        assessment_publish(assessment, run->old);
    if (!assessment->narrow)
        assessment_score(run->arena, assessment);
}

/* false where the older report that is asked for is none. */
static bool read_old(struct run *run)
{
    if (run->options.compare.len == 0)
        return true;
    run->old = old_report_read(run->arena, run->options.compare, &run->diags);
    return run->old != NULL;
}

/* All that the reports show; false where there is nothing to be reported, or not what was asked. */
static bool assess(struct run *run, const struct outlets *outlets, struct ledger *ledger,
                   struct assessment *assessment)
{
    if (!read_old(run) ||
        !run_assess(run, run_argument(run, 1), (struct slice){NULL, 0}, ledger, assessment))
        return false;
    add_details(run, outlets, assessment);
    if (run->old == NULL)
        return true;
    if (!old_report_fits(run->old, assessment, &run->diags))
        return false;
    assessment->comparison = comparison_make(run->arena, run->old, assessment);
    return true;
}

int command_report(struct run *run)
{
    struct assessment assessment = {0};
    struct ledger ledger = {0}; /* what the assessment says lives in it, too */
    struct outlets outlets;

    run_settle(run, run_argument_at(run, 0));
    /* Diagnostics are written where there is nothing to report, too: they say why. */
    if (outlets_make(run, TAKES_REPORT, &outlets)) {
        bool assessed = assess(run, &outlets, &ledger, &assessment);

        if (outlets_spare(run, &outlets, &ledger.files))
            outlets_write(run, &outlets, assessed ? &assessment : NULL);
    }
    run_print_diags(run);

    int status = run_status(run);
    return status == EXIT_SOUND && run_fails(run, &assessment) ? EXIT_VERDICT : status;
}
