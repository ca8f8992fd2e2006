/* SPDX-License-Identifier: MIT */
/*
 * An assessment as JUnit's XML: a suite for each sheet that assesses, in it a test case for each
 * target. A verdict that makes the run fail (--fail-on) is a failure; one that does not, though
 * the target does not hold, is skipped, and so is all where nothing is judged: a part of the time.
 * A target on two sheets is a case of both.
 *
 * The first suite is the records themselves: a failure where there are warnings and --fail-on names
 * them, an error where some of them, or of the plan, are not valid, since figures then stand on
 * less than there is. It also says where the report comes from, and which files were left out.
 */
#include "base/text.h"
#include "report/figure.h"
#include "report/junit.h"
#include "report/report_room.h"
#include "report/state.h"

struct suites {
    struct xml xml;
    const struct assessment *assessment;
    const struct report_style *style;
};

static enum junit_outcome outcome_of(const struct suites *suites, const struct assessed *target)
{
    const bool *fails = suites->style->fails;

    if (suites->assessment->narrow)
        return JUNIT_SKIPPED;
    if (fails != NULL && fails[target->verdict])
        return JUNIT_FAILURE;
    return verdict_holds(target->verdict) ? JUNIT_PASSED : JUNIT_SKIPPED;
}

/* ---- a target ---- */

static void add_quote(struct buffer *out, const struct citation *citation, enum lang lang)
{
    say_with(out, lang, WORD_JUNIT_QUOTE, TEXT("clause", citation->clause),
             TEXT("quote", citation->quote));
    buffer_byte(out, '\n');
}

/* A unit's figure, or the total's, on a line. */
static void add_part(struct buffer *out, const struct suites *suites, const struct assessed *target,
                     const struct part *part)
{
    enum lang lang = suites->style->lang;
    say_with(out, lang, WORD_JUNIT_UNIT,
             part->unit == PART_TOTAL
                 ? TERM("unit", WORD_SUM_OF_UNITS)
                 : TEXT("unit", unit_name(suites->assessment, part->unit, lang)),
             FIGURE("figure", target, part));
    buffer_byte(out, '\n');
}

static void add_text(struct buffer *out, const struct suites *suites, const struct assessed *target)
{
    add_quote(out, &target->citation, suites->style->lang);
    for (size_t i = 0; i < target->also_count; i++)
        add_quote(out, &target->also[i], suites->style->lang);
    for (size_t i = 0; i < target->part_count; i++)
        add_part(out, suites, target, &target->parts[i]);
    if (target->total_judged ||
        (target->part_count != 1 && !figure_is_none(target, &target->total)))
        add_part(out, suites, target, &target->total);
}

static void add_message(struct buffer *out, const struct suites *suites,
                        const struct assessed *target)
{
    enum lang lang = suites->style->lang;
    struct buffer figure = {0};

    figure_add_summary(&figure, lang, target);
    say_with(out, lang, suites->assessment->narrow ? WORD_JUNIT_NOT_JUDGED : WORD_JUNIT_MESSAGE,
             VERDICT("verdict", target->verdict), BUILT("figure", &figure));
    buffer_free(&figure);
}

static void add_name(struct buffer *out, const struct assessed *target, enum lang lang)
{
    say_with(out, lang, WORD_JUNIT_CASE, TEXT("id", target->id),
             TEXT("title", name_in(&target->title, lang, target->id)));
}

static void add_case(struct suites *suites, const struct assessed *target, struct slice classname)
{
    struct buffer name = {0}, message = {0}, text = {0};

    add_name(&name, target, suites->style->lang);
    add_message(&message, suites, target);
    add_text(&text, suites, target);
    const struct junit_case one = {.classname = classname,
                                   .name = buffer_slice(&name),
                                   .outcome = outcome_of(suites, target),
                                   .type = slice_of(verdict_name(target->verdict)),
                                   .message = buffer_slice(&message),
                                   .text = buffer_slice(&text)};
    junit_case(&suites->xml, &one);
    buffer_free(&name);
    buffer_free(&message);
    buffer_free(&text);
}

/* ---- a sheet ---- */

static struct junit_counts count_sheet(const struct suites *suites, size_t sheet)
{
    struct junit_counts counts = {0};

    for (size_t i = 0; i < suites->assessment->target_count; i++) {
        const struct assessed *target = &suites->assessment->targets[i];

        if (target_on_sheet(target, sheet))
            junit_count(&counts, outcome_of(suites, target));
    }
    return counts;
}

/* Classes tell the sheets apart: 2016.county, and 2016 for what is on none. */
static void add_sheet_names(const struct suites *suites, size_t sheet, struct buffer *class,
                            struct buffer *title)
{
    const struct assessment *assessment = suites->assessment;
    enum lang lang = suites->style->lang;

    buffer_add(class, assessment->plan);
    if (sheet != NO_SHEET) {
        buffer_byte(class, '.');
        buffer_add(class, assessment->sheets[sheet].id);
        text_safe(title,
                  name_in(&assessment->sheets[sheet].title, lang, assessment->sheets[sheet].id));
    } else if (assessment->sheet_count > 0) {
        say(title, lang, WORD_NO_SHEET);
    } else {
        text_safe(title, name_in(&assessment->plan_title, lang, assessment->plan));
    }
}

static void add_sheet(struct suites *suites, size_t sheet)
{
    const struct junit_counts counts = count_sheet(suites, sheet);
    struct buffer class = {0}, title = {0};

    if (counts.tests == 0)
        return;
    add_sheet_names(suites, sheet, &class, &title);
    junit_suite_open(&suites->xml, buffer_slice(&title), &counts);
    for (size_t i = 0; i < suites->assessment->target_count; i++) {
        const struct assessed *target = &suites->assessment->targets[i];

        if (target_on_sheet(target, sheet))
            add_case(suites, target, buffer_slice(&class));
    }
    junit_suite_close(&suites->xml);
    buffer_free(&class);
    buffer_free(&title);
}

/* ---- the records ---- */

/* As the exit status has it. */
static enum junit_outcome outcome_of_records(const struct suites *suites)
{
    const struct diag_list *diags = suites->style->diags;

    if (diags->errors + diags->failures > 0 || suites->assessment->targets_faulty > 0)
        return JUNIT_ERROR;
    return diags->warnings > 0 && suites->style->warnings_fail ? JUNIT_FAILURE : JUNIT_PASSED;
}

static void add_faults(struct buffer *out, const struct suites *suites)
{
    const struct diag_list *diags = suites->style->diags;

    say_with(out, suites->style->lang,
             suites->assessment->is_public ? WORD_JUNIT_FAULTS_PUBLIC : WORD_JUNIT_FAULTS,
             COUNT("errors", diags->errors + diags->failures), COUNT("warnings", diags->warnings),
             COUNT("targets", suites->assessment->targets_faulty));
}

/* A property for each file, for a case that passes has no text; of a public report their number. */
static void add_left_out(struct suites *suites)
{
    const struct assessment *assessment = suites->assessment;
    struct buffer text = {0};

    if (assessment->left_count > 0) {
        buffer_addf(&text, "%zu", assessment->left_count);
        junit_property(&suites->xml, "files-left-out", buffer_slice(&text));
    }
    for (size_t i = 0; i < assessment->left_count && !assessment->is_public; i++) {
        text.len = 0;
        state_add_left(&text, suites->style->lang, assessment, i);
        junit_property(&suites->xml, "left-out", buffer_slice(&text));
    }
    buffer_free(&text);
}

static void add_provenance(struct suites *suites)
{
    const struct assessment *assessment = suites->assessment;
    char date[11];

    xml_open(&suites->xml, "properties");
    junit_property(&suites->xml, "plan", assessment->plan);
    for (size_t i = 0; i < assessment->rival_count; i++)
        junit_property(&suites->xml, "within-plan", assessment->rivals[i]);
    junit_property(&suites->xml, "as-of", date_print(assessment->as_of, date));
    junit_property(&suites->xml, "taizhang", assessment->version);
    junit_property(&suites->xml, "ledger", assessment->ledger);
    if (assessment->commit.len > 0)
        junit_property(&suites->xml, "commit", assessment->commit);
    junit_property(&suites->xml, "sha256", assessment->hash);
    for (size_t i = 0; i < assessment->schema_count; i++)
        junit_property(&suites->xml, "schema", assessment->schemas[i].hash);
    add_left_out(suites);
    xml_close(&suites->xml, "properties");
}

static void add_records(struct suites *suites, const struct junit_counts *counts)
{
    struct buffer name = {0}, faults = {0};

    const enum junit_outcome outcome = outcome_of_records(suites);

    say(&name, suites->style->lang, WORD_JUNIT_RECORDS);
    add_faults(&faults, suites);
    const struct junit_case one = {.classname = SLICE("check"),
                                   .name = buffer_slice(&name),
                                   .outcome = outcome,
                                   .type =
                                       outcome == JUNIT_ERROR ? SLICE("invalid") : SLICE("warning"),
                                   .message = buffer_slice(&faults),
                                   .text = buffer_slice(&faults)};
    junit_suite_open(&suites->xml, buffer_slice(&name), counts);
    add_provenance(suites);
    junit_case(&suites->xml, &one);
    junit_suite_close(&suites->xml);
    buffer_free(&name);
    buffer_free(&faults);
}

static void sum(struct junit_counts *all, const struct junit_counts *more)
{
    all->tests += more->tests;
    all->failures += more->failures;
    all->errors += more->errors;
    all->skipped += more->skipped;
}

void report_junit(struct buffer *out, const struct assessment *assessment,
                  const struct report_style *style)
{
    struct suites suites = {
        .xml = xml_start(out, style->taker), .assessment = assessment, .style = style};
    struct junit_counts records = {0}, all = {0};

    junit_count(&records, outcome_of_records(&suites));
    sum(&all, &records);
    for (size_t i = 0; i <= assessment->sheet_count; i++) {
        const struct junit_counts sheet = count_sheet(&suites, sheet_at(assessment, i));

        sum(&all, &sheet);
    }
    junit_open(&suites.xml, SLICE("taizhang report"), &all);
    add_records(&suites, &records);
    for (size_t i = 0; i <= assessment->sheet_count; i++)
        add_sheet(&suites, sheet_at(assessment, i));
    junit_close(&suites.xml);
}
