/* SPDX-License-Identifier: MIT */
/*
 * An assessment for a terminal: a table for each sheet that assesses, in it shortfalls first and
 * unit by unit, then a line for each of the rest; then the verdicts that depend on a reading.
 */
#include "base/text.h"
#include "report/page.h"
#include "report/report_room.h"

#define FIGURE_COLUMNS 20
#define UNITS_TOLD_MAX 5
#define NO_SHEET       SIZE_MAX

/* ---- a unit's line ---- */

/* Name, figure and remark in columns, without blanks at the end. */
static void add_part(const struct page *page, const struct assessed *target,
                     const struct part *part)
{
    struct buffer name = {0}, figure = {0}, remark = {0};

    page_add_part_name(page, &name, target, part);
    figure_add(&figure, page->lang, target, part);
    figure_add_remark(&remark, page->lang, part);
    buffer_fill(page->out, ' ', page->verdict_columns + 2);
    text_pad(page->out, buffer_slice(&name), page->name_columns);
    text_pad(page->out, buffer_slice(&figure), remark.len > 0 ? FIGURE_COLUMNS : 0);
    if (remark.len > 0) {
        buffer_adds(page->out, "  ");
        buffer_add(page->out, buffer_slice(&remark));
    }
    page_end(page);
    page_unproven(page, page->verdict_columns + 4, part);
    buffer_free(&name);
    buffer_free(&figure);
    buffer_free(&remark);
}

/* "the other 4: met", or where no unit falls behind, "each of 5: met" */
static void add_others(const struct page *page, size_t met, size_t all)
{
    struct buffer text = {0};
    const struct lang_arg args[] = {
        {"count", figure_number(&text, decimal_of((int64_t)met))},
        {"verdict", slice_of(verdict_words(VERDICT_MET)->text[page->lang])}};

    buffer_fill(page->out, ' ', page->verdict_columns + 2);
    word_add(page->out, met < all ? WORD_OTHERS : WORD_EACH, page->lang, args, 2);
    page_end(page);
    buffer_free(&text);
}

/* A unit that is told: one that falls behind, or where only the total is judged, each that
 * has its part in what is missing there. */
static bool is_told(const struct assessed *target, const struct part *part)
{
    bool quiet = part->verdict == VERDICT_MET || part->verdict == VERDICT_REPORTED;

    if (part->judged || target->total.verdict != VERDICT_UNPROVEN)
        return !quiet || (!part->judged && target->part_count > 1);
    return part->entries_unproven > 0;
}

static void add_parts(const struct page *page, const struct assessed *target)
{
    size_t met = 0;

    for (size_t i = 0; i < target->part_count; i++) {
        const struct part *part = &target->parts[i];

        if (is_told(target, part))
            add_part(page, target, part);
        else
            met += part->verdict == VERDICT_MET;
    }
    if (met > 0)
        add_others(page, met, target->part_count);
    if (target->total_judged || (target->part_count > 1 && target->kind != FIGURE_LEVEL))
        add_part(page, target, &target->total);
}

/* ---- a target ---- */

/* A target that needs a look: its words, and each unit that falls behind. */
static void add_block(const struct page *page, const struct assessed *target)
{
    page_end(page);
    page_heading(page, target);
    page_end(page);
    buffer_fill(page->out, ' ', page->verdict_columns);
    text_safe(page->out, target->citation.clause);
    buffer_adds(page->out, "  ");
    text_safe(page->out, target->citation.quote);
    page_end(page);
    page_judged_by(page, page->verdict_columns, target);
    add_parts(page, target);
    page_doubles(page, page->verdict_columns + 2, target);
}

/* A target in a line: "met  family  ...: lowest of 5 units: 3 of 3" */
static void add_line(const struct page *page, const struct assessed *target)
{
    char due[11];

    page_heading(page, target);
    word_add(page->out, WORD_COLON, page->lang, NULL, 0);
    figure_add_summary(page->out, page->lang, target);
    if (target->verdict == VERDICT_NOT_DUE || target->verdict == VERDICT_ON_TRACK) {
        word_add(page->out, WORD_COMMA, page->lang, NULL, 0);
        words_with(page->out, page->lang, WORD_DUE, "date", date_print(target->due, due));
    }
    page_end(page);
    page_judged_by(page, page->verdict_columns, target);
    page_doubles(page, page->verdict_columns + 2, target);
}

/* What needs no look unit by unit. */
static bool is_quiet(enum verdict verdict)
{
    return verdict_holds(verdict) || verdict == VERDICT_NOT_DUE || verdict == VERDICT_ON_TRACK ||
           verdict == VERDICT_UNDEFINED;
}

/* ---- sheets ---- */

/* The first sheet that a target is on has its block; where it is on further ones, a line. */
static bool is_on(const struct assessed *target, size_t sheet)
{
    if (sheet == NO_SHEET)
        return target->sheet_count == 0;
    for (size_t i = 0; i < target->sheet_count; i++) {
        if (target->sheets[i] == sheet)
            return true;
    }
    return false;
}

static bool is_first(const struct assessed *target, size_t sheet)
{
    return sheet == NO_SHEET || target->sheets[0] == sheet;
}

/* A target whose block stands on another sheet. */
static void add_reference(const struct page *page, const struct assessed *target)
{
    const struct assessed_sheet *sheet = &page->assessment->sheets[target->sheets[0]];

    page_heading(page, target);
    word_add(page->out, WORD_COLON, page->lang, NULL, 0);
    figure_add_summary(page->out, page->lang, target);
    word_add(page->out, WORD_SEMICOLON, page->lang, NULL, 0);
    words_with(page->out, page->lang, WORD_SEE_SHEET, "title",
               name_in(&sheet->title, page->lang, sheet->id));
    page_end(page);
}

/* Blocks are set apart by blank lines; lines stand together. */
static void add_target(const struct page *page, const struct assessed *target, size_t sheet,
                       bool *in_lines)
{
    if (!is_quiet(target->verdict) && is_first(target, sheet)) {
        add_block(page, target);
        *in_lines = false;
        return;
    }
    if (!*in_lines)
        page_end(page);
    *in_lines = true;
    if (is_quiet(target->verdict))
        add_line(page, target);
    else
        add_reference(page, target);
}

static void add_targets(const struct page *page, size_t sheet)
{
    const struct assessment *assessment = page->assessment;
    bool in_lines = false;

    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
        for (size_t i = 0; i < assessment->target_count; i++) {
            const struct assessed *target = &assessment->targets[i];

            if ((int)target->verdict == verdict && is_on(target, sheet))
                add_target(page, target, sheet, &in_lines);
        }
    }
}

static void add_sheet_head(const struct page *page, size_t index)
{
    const struct assessed_sheet *sheet = &page->assessment->sheets[index];
    struct buffer title = {0}, clause = {0}, quote = {0};

    text_safe(&title, name_in(&sheet->title, page->lang, sheet->id));
    text_safe(&clause, sheet->citation.clause);
    text_safe(&quote, sheet->citation.quote);
    const struct lang_arg args[] = {{"title", buffer_slice(&title)},
                                    {"clause", buffer_slice(&clause)},
                                    {"quote", buffer_slice(&quote)}};
    buffer_adds(page->out, "== ");
    word_add(page->out, WORD_SHEET, page->lang, args, 3);
    page_end(page);
    buffer_free(&title);
    buffer_free(&clause);
    buffer_free(&quote);
}

static void add_sheet(const struct page *page, size_t sheet)
{
    const struct assessment *assessment = page->assessment;
    size_t counts[VERDICT_COUNT] = {0}, all = 0;

    for (size_t i = 0; i < assessment->target_count; i++) {
        if (!is_on(&assessment->targets[i], sheet))
            continue;
        counts[assessment->targets[i].verdict]++;
        all++;
    }
    if (all == 0)
        return;
    page_end(page);
    if (sheet == NO_SHEET) {
        buffer_adds(page->out, "== ");
        page_word(page, WORD_NO_SHEET);
    } else {
        add_sheet_head(page, sheet);
    }
    words_with_number(page->out, page->lang, WORD_SHEET_COUNT, "count", decimal_of((int64_t)all));
    page_counts(page, counts);
    add_targets(page, sheet);
}

static void add_sheets(const struct page *page)
{
    if (page->assessment->sheet_count == 0) {
        add_targets(page, NO_SHEET);
        return;
    }
    for (size_t i = 0; i < page->assessment->sheet_count; i++)
        add_sheet(page, i);
    add_sheet(page, NO_SHEET);
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

static void add_behind_units(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer names = {0};
    size_t unit = next_behind(assessment, SIZE_MAX, SIZE_MAX);

    for (size_t told = 0; told < UNITS_TOLD_MAX && unit != SIZE_MAX; told++) {
        struct buffer text = {0};
        const struct lang_arg args[] = {
            {"unit", unit_name(assessment, unit, page->lang)},
            {"count", figure_number(&text, decimal_of((int64_t)assessment->units[unit].behind))}};

        if (told > 0)
            word_add(&names, WORD_COMMA, page->lang, NULL, 0);
        word_add(&names, WORD_UNIT_COUNT, page->lang, args, 2);
        buffer_free(&text);
        unit = next_behind(assessment, assessment->units[unit].behind, unit);
    }
    if (names.len > 0) {
        words_with(page->out, page->lang, WORD_BEHIND_UNITS, "names", buffer_slice(&names));
        page_end(page);
    }
    buffer_free(&names);
}

/* ---- readings ---- */

static bool changes(const struct assessed *target)
{
    for (size_t i = 0; i < target->reading_count; i++) {
        if (target->readings[i].verdict != target->verdict)
            return true;
    }
    return false;
}

/* What a reading takes the words to mean. */
static void add_why(const struct page *page, const struct assessed *reading)
{
    struct buffer why = {0};

    text_safe(&why, name_in(&reading->why, page->lang, SLICE("")));
    if (why.len > 0)
        words_with(page->out, page->lang, WORD_READING_WHY, "why", buffer_slice(&why));
    buffer_free(&why);
}

static void add_reading(const struct page *page, struct slice name, const struct assessed *reading)
{
    buffer_fill(page->out, ' ', 2);
    page_padded(page, name, page->reading_columns);
    text_pad(page->out, slice_of(verdict_words(reading->verdict)->text[page->lang]),
             page->verdict_columns);
    figure_add_summary(page->out, page->lang, reading);
    add_why(page, reading);
    page_end(page);
}

/* All readings of a target that has one with another verdict: those that change nothing, too. */
static void add_readings_of(const struct page *page, const struct assessed *target)
{
    struct buffer own = {0};

    text_safe(page->out, target->id);
    buffer_adds(page->out, "  ");
    text_safe(page->out, name_in(&target->title, page->lang, target->id));
    page_end(page);
    word_add(&own, WORD_READING_OWN, page->lang, NULL, 0);
    add_reading(page, buffer_slice(&own), target);
    for (size_t i = 0; i < target->reading_count; i++)
        add_reading(page, target->readings[i].name, &target->readings[i]);
    buffer_free(&own);
}

static void add_readings(const struct page *page)
{
    bool any = false;

    for (size_t i = 0; i < page->assessment->target_count; i++) {
        const struct assessed *target = &page->assessment->targets[i];

        if (!changes(target))
            continue;
        if (!any) {
            buffer_adds(page->out, "\n== ");
            page_word(page, WORD_READINGS);
        }
        any = true;
        add_readings_of(page, target);
    }
}

void report_text(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style)
{
    const struct page page = page_init(out, assessment, style->lang);

    page_head(&page);
    if (assessment->only_unit == PART_TOTAL)
        add_behind_units(&page);
    add_sheets(&page);
    add_readings(&page);
    page_provenance(&page);
}
