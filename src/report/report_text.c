/* SPDX-License-Identifier: MIT */
/*
 * An assessment for a terminal: what is missing, first and unit by unit; then a table for each
 * sheet that assesses, every target in it on a line, shortfalls first; then the verdicts that
 * depend on a reading.
 */
#include "report/report_text.h"
#include "base/text.h"
#include "base/wrap.h"
#include "report/bar.h"
#include "report/report_room.h"
#include "report/state.h"

#define UNITS_TOLD_MAX 5
#define BAR_CELLS      10
#define BAR_COLUMNS    (BAR_CELLS + 2)
#define BAR_WIDTH      100 /* of a page whose lines have room for a bar */

/* ---- a target in a line ---- */

static bool has_bars(const struct page *page)
{
    return page->width >= BAR_WIDTH && !page->stacked;
}

/* Verdict, id, bar, title: the columns of a line. */
static size_t add_line_head(const struct page *page, const struct assessed *target)
{
    struct buffer bar = {0};

    page_verdict(page, target->verdict);
    page_padded(page, PAINT_STRONG, target->id, page->id_columns);
    if (has_bars(page)) {
        bar_add(&bar, target, figure_part(target), BAR_CELLS);
        page_cell(page, verdict_paint(target->verdict), buffer_slice(&bar), BAR_COLUMNS);
        buffer_free(&bar);
    }
    text_safe(page->out, name_in(&target->title, page->lang, target->id));
    return page_heading_columns(page) + (has_bars(page) ? BAR_COLUMNS : 0);
}

/* "met  family  ...: lowest of 5 units: 3 of 3" */
static void add_line(const struct page *page, const struct assessed *target)
{
    size_t hang = add_line_head(page, target);

    say(page->out, page->lang, WORD_COLON);
    figure_add_summary(page->out, page->lang, target);
    if (target->verdict == VERDICT_NOT_DUE || target->verdict == VERDICT_ON_TRACK)
        figure_add_due(page->out, page->lang, target);
    page_end(page, hang);
    if (target_is_open(target))
        return; /* what else there is to it stands above */
    page_judged_by(page, PAGE_INDENT, target);
    page_small(page, PAGE_INDENT, target);
    page_doubles(page, PAGE_INDENT, target);
    page_suspected(page, PAGE_INDENT, target);
}

/* ---- sheets ---- */

/* Without sheets there is one table, and what has a block of its own is not told again. */
static bool is_listed(const struct page *page, const struct assessed *target, size_t sheet)
{
    return target_on_sheet(target, sheet) &&
           (page->assessment->sheet_count > 0 || !target_is_open(target));
}

static void add_lines(const struct page *page, size_t sheet)
{
    const struct assessment *assessment = page->assessment;
    struct by_verdict at = {0};
    bool any = false;

    for (const struct assessed *target; (target = by_verdict_next(assessment, &at)) != NULL;) {
        if (!is_listed(page, target, sheet))
            continue;
        if (!any)
            page_blank(page);
        any = true;
        add_line(page, target);
    }
}

static void add_sheet_head(const struct page *page, size_t index)
{
    struct buffer title = {0};

    if (index == NO_SHEET) {
        say(&title, page->lang, WORD_NO_SHEET);
        page_title(page, buffer_slice(&title));
    } else {
        const struct assessed_sheet *sheet = &page->assessment->sheets[index];

        text_safe(&title, name_in(&sheet->title, page->lang, sheet->id));
        page_title(page, buffer_slice(&title));
        page_citation(page, 0, &sheet->citation);
    }
    buffer_free(&title);
}

static void add_sheet(const struct page *page, size_t sheet)
{
    size_t counts[VERDICT_COUNT], all = sheet_count_verdicts(page->assessment, sheet, counts);

    if (all == 0)
        return;
    add_sheet_head(page, sheet);
    page_counts(page, all, counts);
    add_lines(page, sheet);
}

static void add_sheets(const struct page *page)
{
    if (page->assessment->sheet_count == 0) {
        add_lines(page, NO_SHEET);
        return;
    }
    for (size_t i = 0; i <= page->assessment->sheet_count; i++)
        add_sheet(page, sheet_at(page->assessment, i));
}

/* ---- who has most left to do ---- */

/* The unit with the most behind those that were told: fewer than `most`, or as many and later. */
static size_t next_behind(const struct assessment *assessment, size_t most, size_t after)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < assessment->unit_count; i++) {
        size_t behind = assessment->units[i].behind;

        if (behind == 0 || behind > most || (behind == most && i <= after && after != SIZE_MAX))
            continue;
        if (found == SIZE_MAX || behind > assessment->units[found].behind)
            found = i;
    }
    return found;
}

/* Columns beside the name of a unit that is kept with its count, which has a few digits. */
#define COUNT_ROOM (PAGE_INDENT + 6)

static void add_behind_unit(const struct page *page, struct buffer *names, size_t unit)
{
    const struct assessment *assessment = page->assessment;
    struct buffer name = {0};

    text_safe(&name, unit_name(assessment, unit, page->lang));
    bool fits = text_width(buffer_slice(&name)) + COUNT_ROOM <= page->width;

    if (names->len > 0)
        say(names, page->lang, WORD_COMMA);
    buffer_adds(names, fits ? WRAP_KEEP : "");
    say_with(names, page->lang, WORD_UNIT_COUNT, BUILT("unit", &name),
             COUNT("count", assessment->units[unit].behind));
    buffer_adds(names, fits ? WRAP_LOOSE : "");
    buffer_free(&name);
}

static size_t count_behind(const struct assessment *assessment)
{
    size_t count = 0;

    for (size_t i = 0; i < assessment->unit_count; i++)
        count += assessment->units[i].behind > 0;
    return count;
}

/* One more than is told at most is told, too: "and 1 more" would take its place. */
static void add_behind_units(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer names = {0};
    size_t unit = next_behind(assessment, SIZE_MAX, SIZE_MAX), all = count_behind(assessment);
    size_t told = all <= UNITS_TOLD_MAX + 1 ? all : UNITS_TOLD_MAX;

    for (size_t i = 0; i < told; i++) {
        add_behind_unit(page, &names, unit);
        unit = next_behind(assessment, assessment->units[unit].behind, unit);
    }
    if (all > told)
        say_with(&names, page->lang, WORD_MORE_UNITS, COUNT("count", all - told));
    if (names.len > 0) {
        say_with(page->out, page->lang, WORD_BEHIND_UNITS, BUILT("names", &names));
        page_end(page, PAGE_INDENT);
    }
    buffer_free(&names);
}

void report_text(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style)
{
    const struct page page = page_init(out, assessment, style);

    page_head(&page);
    if (assessment->only_unit == PART_TOTAL && !assessment->is_public)
        add_behind_units(&page);
    report_text_changes(&page);
    report_text_missing(&page);
    add_sheets(&page);
    report_text_readings(&page);
    page_provenance(&page);
    page_close(&page);
}
