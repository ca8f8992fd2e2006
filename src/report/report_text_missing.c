/* SPDX-License-Identifier: MIT */
/*
 * What is missing: a block for each target that is not reached, once, whoever assesses it, with
 * its words in the plan, each unit that falls behind and the total. See page.h.
 */
#include "base/text.h"
#include "report/bar.h"
#include "report/page.h"
#include "report/state.h"

#define BAR_CELLS  10
#define ROW_INDENT PAGE_INDENT
#define GAP        2
#define ROW_ROOM   20 /* of remarks: with less a row is one running text */

/* ---- a unit's row ---- */

/* The columns of a block. */
struct missing_rows {
    size_t name, figure;
    bool bar;
    bool stacked;
};

/* Where the remarks stand. */
static size_t columns_of(const struct missing_rows *rows)
{
    return ROW_INDENT + 2 + rows->name + (rows->bar ? BAR_CELLS + GAP : 0) + rows->figure;
}

/* Name, bar, figure and remark in columns. */
static void add_row(const struct page *page, const struct missing_rows *rows,
                    const struct assessed *target, const struct part *part)
{
    struct page row = *page;
    struct buffer name = {0}, bar = {0}, figure = {0}, remark = {0};

    row.stacked = rows->stacked;
    part_name_add(&name, page->lang, page->assessment, target, part);
    bar_add(&bar, target, part, BAR_CELLS);
    figure_add(&figure, page->lang, target, part);
    figure_add_remark(&remark, page->lang, target, part);
    buffer_fill(page->out, ' ', ROW_INDENT);
    page_symbol(page, part->verdict);
    page_cell(&row, PAINT_NONE, buffer_slice(&name), rows->name);
    if (rows->bar)
        page_cell(&row, verdict_paint(part->verdict), buffer_slice(&bar), BAR_CELLS + GAP);
    page_cell(&row, PAINT_NONE, buffer_slice(&figure), rows->figure);
    buffer_add(page->out, buffer_slice(&remark));
    page_end(page, rows->stacked ? ROW_INDENT + 4 : columns_of(rows));
    document_unproven(page_document(page, ROW_INDENT + 4), part);
    document_suspects_of(&page->doc, part);
    buffer_free(&name);
    buffer_free(&bar);
    buffer_free(&figure);
    buffer_free(&remark);
}

/* "the other 4: met", or where no unit falls behind, "each of 5: met" */
static void add_others(const struct page *page, size_t met, size_t all)
{
    buffer_fill(page->out, ' ', ROW_INDENT);
    page_symbol(page, VERDICT_MET);
    say_with(page->out, page->lang,
             met == all ? WORD_EACH
             : met == 1 ? WORD_OTHERS_ONE
                        : WORD_OTHERS,
             COUNT("count", met), VERDICT("verdict", VERDICT_MET));
    page_end(page, ROW_INDENT + 4);
}

/* Of how many units nothing is reported. */
static void add_withheld(const struct page *page, size_t count)
{
    buffer_fill(page->out, ' ', ROW_INDENT);
    page_symbol(page, VERDICT_WITHHELD);
    say_with(page->out, page->lang, WORD_OTHERS_WITHHELD, COUNT("count", count));
    page_end(page, ROW_INDENT + 4);
}

/* A unit that is reported: the only one, one that falls behind, or where only the total is judged,
 * each has its part in what is missing there. */
static bool is_shown(const struct assessed *target, const struct part *part)
{
    bool quiet = part->verdict >= VERDICT_MET;

    if ((part->judged && target->part_count == 1) || part->without != NULL)
        return true;
    if (part->judged || target->total.verdict != VERDICT_UNPROVEN)
        return !quiet || (!part->judged && target->part_count > 1);
    return part->entries_unproven > 0;
}

static bool shows_total(const struct assessed *target)
{
    if (target->small && target->part_count == 1) /* its row says the same */
        return false;
    return target->total_judged || target->small ||
           (target->part_count > 1 && target->kind != FIGURE_LEVEL);
}

/* ---- the columns of a block ---- */

static void measure_row(const struct page *page, const struct assessed *target,
                        const struct part *part, struct missing_rows *rows)
{
    struct buffer name = {0}, figure = {0};
    struct bar bar;

    part_name_add(&name, page->lang, page->assessment, target, part);
    figure_add(&figure, page->lang, target, part);
    size_t wide = text_width(buffer_slice(&name)) + GAP;
    rows->name = wide > rows->name ? wide : rows->name;
    wide = text_width(buffer_slice(&figure)) + GAP;
    rows->figure = wide > rows->figure ? wide : rows->figure;
    rows->bar = rows->bar || bar_of(target, part, BAR_CELLS, &bar);
    buffer_free(&name);
    buffer_free(&figure);
}

/* Names stand in the same column all down the report where there is room for that. */
static struct missing_rows measure(const struct page *page, const struct assessed *target)
{
    struct missing_rows rows = {0};

    for (size_t i = 0; i < target->part_count; i++) {
        if (is_shown(target, &target->parts[i]))
            measure_row(page, target, &target->parts[i], &rows);
    }
    if (shows_total(target))
        measure_row(page, target, &target->total, &rows);
    size_t own = rows.name;
    rows.name = own > page->name_columns ? own : page->name_columns;
    if (columns_of(&rows) + ROW_ROOM > page->width)
        rows.name = own;
    rows.stacked = columns_of(&rows) + ROW_ROOM > page->width;
    return rows;
}

/* ---- a block ---- */

static void add_rows(const struct page *page, const struct assessed *target)
{
    if (target->verdict == VERDICT_UNDEFINED) {
        buffer_fill(page->out, ' ', ROW_INDENT);
        page_word(page, WORD_UNDEFINED_TERM);
        return;
    }

    const struct missing_rows rows = measure(page, target);
    size_t met = 0, withheld = 0;

    for (size_t i = 0; i < target->part_count; i++) {
        const struct part *part = &target->parts[i];

        if (is_shown(target, part)) {
            add_row(page, &rows, target, part);
            continue;
        }
        met += part->verdict == VERDICT_MET;
        withheld += part->verdict == VERDICT_WITHHELD && target->part_count > 1;
    }
    if (met > 0)
        add_others(page, met, target->part_count);
    if (withheld > 0)
        add_withheld(page, withheld);
    if (shows_total(target))
        add_row(page, &rows, target, &target->total);
}

/* On whose sheets it stands: a shortfall counts there. */
static void add_sheets(const struct page *page, const struct assessed *target)
{
    const struct assessment *assessment = page->assessment;
    struct buffer names = {0};

    if (assessment->sheet_count == 0)
        return;
    for (size_t i = 0; i < target->sheet_count; i++) {
        const struct assessed_sheet *sheet = &assessment->sheets[target->sheets[i]];

        if (i > 0)
            say(&names, page->lang, WORD_LIST_COMMA);
        text_safe(&names, name_in(&sheet->title, page->lang, sheet->id));
    }
    buffer_fill(page->out, ' ', PAGE_INDENT);
    if (names.len > 0)
        say_with(page->out, page->lang, WORD_COUNTS_FOR, BUILT("names", &names));
    else
        say(page->out, page->lang, WORD_NO_SHEET);
    page_end(page, PAGE_INDENT + 2);
    buffer_free(&names);
}

static void add_block(const struct page *page, const struct assessed *target)
{
    page_blank(page);
    page_heading(page, target);
    page_end(page, page_heading_columns(page));
    document_citation(page_document(page, PAGE_INDENT), &target->citation);
    add_sheets(page, target);
    add_rows(page, target);
    document_beside(page_document(page, PAGE_INDENT), target);
    page_small(page, PAGE_INDENT, target);
}

void report_text_missing(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer title = {0};
    struct by_verdict at = {0};
    bool any = false;

    say(&title, page->lang, WORD_MISSING);
    for (const struct assessed *target; (target = by_verdict_next(assessment, &at)) != NULL;) {
        if (!target_is_open(target))
            continue;
        if (!any && assessment->sheet_count > 0)
            page_title(page, buffer_slice(&title));
        any = true;
        add_block(page, target);
    }
    buffer_free(&title);
}
