/* SPDX-License-Identifier: MIT */
/*
 * An assessment for a terminal: what is missing, first and unit by unit; then a table for each
 * sheet that assesses, every target in it on a line, shortfalls first; then the verdicts that
 * depend on a reading.
 */
#include "base/text.h"
#include "base/wrap.h"
#include "report/page.h"

#define UNITS_SHOWN_MAX 5

/* ---- who has most left to do ---- */

/* The unit with the most behind those that were reported: fewer than `most`, or as many and later.
 */
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

/* One more than is reported at most is reported, too: "and 1 more" would take its place. */
static void add_behind_units(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer names = {0};
    size_t unit = next_behind(assessment, SIZE_MAX, SIZE_MAX), all = count_behind(assessment);
    size_t shown = all <= UNITS_SHOWN_MAX + 1 ? all : UNITS_SHOWN_MAX;

    for (size_t i = 0; i < shown; i++) {
        add_behind_unit(page, &names, unit);
        unit = next_behind(assessment, assessment->units[unit].behind, unit);
    }
    if (all > shown)
        say_with(&names, page->lang, WORD_MORE_UNITS, COUNT("count", all - shown));
    if (names.len > 0) {
        say_with(page->out, page->lang, WORD_BEHIND_UNITS, BUILT("names", &names));
        page_end(page, PAGE_INDENT);
    }
    buffer_free(&names);
}

void report_text(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style)
{
    struct page page;

    page_open(&page, out, assessment, style);
    page_head(&page);
    if (assessment->only_unit == PART_TOTAL && !assessment->is_public)
        add_behind_units(&page);
    document_changes(&page.doc);
    report_text_missing(&page);
    document_sheets(page_document(&page, 0));
    document_readings(&page.doc);
    page_blank(&page);
    document_provenance(&page.doc);
    page_close(&page);
}
