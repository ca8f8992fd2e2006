/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics as JUnit's XML: a suite for each file that something is said of, in it a test case
 * for each fault. An error is a failure; a warning is one where warnings make the run fail, else it
 * is skipped; what kept the program from running is an error of the test. Where nothing is wrong
 * stands one case that passed, since readers take a file without any for a broken run.
 */
#include "base/text.h"
#include "report/finding.h"
#include "report/junit.h"
#include "report/report_room.h"

static enum junit_outcome outcome_of(const struct diag *diag, const struct report_style *style)
{
    switch (catalogue_row(diag->code)->severity) {
    case SEVERITY_FATAL:
        return JUNIT_ERROR;
    case SEVERITY_WARNING:
        return style->warnings_fail ? JUNIT_FAILURE : JUNIT_SKIPPED;
    case SEVERITY_ERROR:
    default:
        return JUNIT_FAILURE;
    }
}

/* Those from `from` to where another file begins. */
static size_t same_file(const struct diag_list *diags, size_t from)
{
    struct diag room, other;
    const struct slice path = diag_at(diags, from, &room)->place.path;
    size_t to = from;

    while (to < diags->len && slice_eq(diag_at(diags, to, &other)->place.path, path))
        to++;
    return to;
}

static struct junit_counts count(const struct diag_list *diags, size_t from, size_t to,
                                 const struct report_style *style)
{
    struct junit_counts counts = {0};
    struct diag room;

    for (size_t i = from; i < to; i++)
        junit_count(&counts, outcome_of(diag_at(diags, i, &room), style));
    return counts;
}

/* "ledger/a.yaml:14:17", or as much of it as there is. */
static void add_place(struct buffer *out, const struct diag_place *place,
                      const struct report_style *style)
{
    finding_path(out, place, style);
    if (place->start.line > 0)
        buffer_addf(out, ":%zu:%zu", place->start.line, place->start.column);
}

static void add_case(struct xml *xml, const struct diag *diag, const struct report_style *style)
{
    struct buffer class = {0}, code = {0}, name = {0}, message = {0}, text = {0};

    /* Jenkins takes what stands before the last point for a package. */
    buffer_adds(&class, "check.");
    finding_title(&class, diag);
    finding_code(&code, diag);
    diag_message(&message, diag, style->lang);
    add_place(&name, &diag->place, style);
    add_place(&text, &diag->place, style);
    if (name.len > 0) {
        buffer_adds(&name, ": ");
        buffer_byte(&text, '\n');
    }
    buffer_add(&name, buffer_slice(&message));
    finding_text(&text, diag, SLICE("\n"), style->lang);
    const struct junit_case one = {.classname = buffer_slice(&class),
                                   .name = buffer_slice(&name),
                                   .outcome = outcome_of(diag, style),
                                   .type = buffer_slice(&code),
                                   .message = buffer_slice(&message),
                                   .text = buffer_slice(&text)};
    junit_case(xml, &one);
    buffer_free(&class);
    buffer_free(&code);
    buffer_free(&name);
    buffer_free(&message);
    buffer_free(&text);
}

static void add_suite(struct xml *xml, const struct diag_list *diags, size_t from, size_t to,
                      const struct report_style *style)
{
    const struct junit_counts counts = count(diags, from, to, style);
    struct buffer name = {0};
    struct diag room;

    finding_path(&name, &diag_at(diags, from, &room)->place, style);
    if (name.len == 0)
        buffer_adds(&name, "taizhang");
    junit_suite_open(xml, buffer_slice(&name), &counts);
    for (size_t i = from; i < to; i++)
        add_case(xml, diag_at(diags, i, &room), style);
    junit_suite_close(xml);
    buffer_free(&name);
}

static void add_sound(struct xml *xml, const struct junit_counts *counts,
                      const struct report_style *style)
{
    struct buffer name = {0}, path = {0};

    say(&name, style->lang, WORD_NO_FAULTS);
    finding_tidy(&path, style->ledger);
    const struct junit_case one = {.classname = SLICE("check"), .name = buffer_slice(&name)};
    junit_suite_open(xml, buffer_slice(&path), counts);
    junit_case(xml, &one);
    junit_suite_close(xml);
    buffer_free(&name);
    buffer_free(&path);
}

void diag_render_junit(struct buffer *out, const struct diag_list *diags,
                       const struct report_style *style)
{
    struct junit_counts counts = count(diags, 0, diags->len, style);
    struct xml xml = xml_start(out, style->taker);

    if (diags->len == 0)
        junit_count(&counts, JUNIT_PASSED);
    junit_open(&xml, SLICE("taizhang check"), &counts);
    for (size_t from = 0; from < diags->len;) {
        size_t to = same_file(diags, from);

        add_suite(&xml, diags, from, to, style);
        from = to;
    }
    if (diags->len == 0)
        add_sound(&xml, &counts, style);
    junit_close(&xml);
}
