/* SPDX-License-Identifier: MIT */
/* An assessment for a terminal: shortfalls first, unit by unit; then what is met, a line each. */
#include "base/text.h"
#include "report/figure.h"
#include "report/report_room.h"

#define NAME_COLUMNS   24 /* of a unit */
#define FIGURE_COLUMNS 16

struct page {
    struct buffer *out;
    const struct assessment *assessment;
    enum lang lang;
    size_t verdict_columns; /* of the widest verdict, and two */
    size_t id_columns;
};

/* Name, figure and remark in columns, without blanks at the end. */
static void add_part(const struct page *page, struct slice name, const struct part *part)
{
    struct buffer figure = {0}, safe = {0}, remark = {0};

    if (part->no_data && decimal_cmp(part->recorded, decimal_of(0)) == 0)
        buffer_byte(&figure, '-'); /* no data is not zero */
    else
        figure_add(&figure, page->lang, part->recorded, &part->limits);
    figure_add_remark(&remark, page->lang, part);
    text_safe(&safe, name);
    buffer_fill(page->out, ' ', page->verdict_columns + 2);
    text_pad(page->out, buffer_slice(&safe), NAME_COLUMNS);
    buffer_byte(page->out, ' ');
    text_pad(page->out, buffer_slice(&figure), remark.len > 0 ? FIGURE_COLUMNS : 0);
    if (remark.len > 0) {
        buffer_byte(page->out, ' ');
        buffer_add(page->out, buffer_slice(&remark));
    }
    buffer_byte(page->out, '\n');
    buffer_free(&figure);
    buffer_free(&safe);
    buffer_free(&remark);
}

static void add_total(const struct page *page, const struct assessed *target)
{
    struct buffer name = {0};

    if (target->part_count == 1)
        buffer_add(&name, unit_name(page->assessment, target->parts[0].unit, page->lang));
    else
        words_with_number(&name, page->lang, WORD_TOTAL, "count",
                          decimal_of((int64_t)target->part_count));
    add_part(page, buffer_slice(&name), &target->total);
    buffer_free(&name);
}

static bool is_quiet(enum verdict verdict)
{
    return verdict == VERDICT_MET || verdict == VERDICT_REPORTED;
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
    buffer_byte(page->out, '\n');
    buffer_free(&text);
}

/* A unit that is told: one that falls behind, or where only the total is judged, each that
 * has its part in what is missing there. */
static bool is_told(const struct assessed *target, const struct part *part)
{
    if (part->judged || target->total.verdict != VERDICT_UNPROVEN)
        return !is_quiet(part->verdict) || (!part->judged && target->part_count > 1);
    return part->entries_unproven > 0;
}

static void add_parts(const struct page *page, const struct assessed *target)
{
    size_t met = 0;

    for (size_t i = 0; i < target->part_count; i++) {
        const struct part *part = &target->parts[i];

        if (is_told(target, part))
            add_part(page, unit_name(page->assessment, part->unit, page->lang), part);
        else
            met += part->verdict == VERDICT_MET;
    }
    if (met > 0)
        add_others(page, met, target->part_count);
    if (target->total_judged || target->part_count > 1)
        add_total(page, target);
}

static void add_doubles(const struct page *page, const struct assessed *target)
{
    struct buffer values = {0};

    if (target->double_count == 0)
        return;
    for (size_t i = 0; i < target->double_count; i++) {
        if (i > 0)
            word_add(&values, WORD_COMMA, page->lang, NULL, 0);
        text_safe(&values, target->doubles[i].value);
    }
    buffer_fill(page->out, ' ', page->verdict_columns + 2);
    words_with(page->out, page->lang, WORD_DOUBLES, "values", buffer_slice(&values));
    buffer_byte(page->out, '\n');
    buffer_free(&values);
}

/* Text of a plan, made safe, in a column. */
static void add_padded(struct buffer *out, struct slice text, size_t columns)
{
    struct buffer safe = {0};

    text_safe(&safe, text);
    text_pad(out, buffer_slice(&safe), columns);
    buffer_free(&safe);
}

/* The line that every target has: verdict, id, title. */
static void add_heading(const struct page *page, const struct assessed *target)
{
    text_pad(page->out, slice_of(verdict_words(target->verdict)->text[page->lang]),
             page->verdict_columns);
    add_padded(page->out, target->id, page->id_columns);
    text_safe(page->out, name_in(&target->title, page->lang, target->id));
}

/* A target that needs a look: its words, and each unit that falls behind. */
static void add_block(const struct page *page, const struct assessed *target)
{
    char due[11];

    buffer_byte(page->out, '\n');
    add_heading(page, target);
    if (target->verdict == VERDICT_NOT_DUE) {
        word_add(page->out, WORD_COMMA, page->lang, NULL, 0);
        words_with(page->out, page->lang, WORD_DUE, "date", date_print(target->due, due));
    }
    buffer_byte(page->out, '\n');
    buffer_fill(page->out, ' ', page->verdict_columns);
    text_safe(page->out, target->citation.clause);
    buffer_adds(page->out, "  ");
    text_safe(page->out, target->citation.quote);
    buffer_byte(page->out, '\n');
    add_parts(page, target);
    add_doubles(page, target);
}

/* The unit nearest to its bound: the lowest, or the highest where only a max is set. */
static const struct part *worst_part(const struct assessed *target)
{
    const struct part *worst = &target->parts[0];
    int wanted = target->each.has_min ? -1 : 1;

    for (size_t i = 1; i < target->part_count; i++) {
        int order = decimal_cmp(target->parts[i].recorded, worst->recorded);

        if (order * wanted > 0)
            worst = &target->parts[i];
    }
    return worst;
}

static void add_each_summary(const struct page *page, const struct assessed *target)
{
    const struct part *worst = worst_part(target);
    struct buffer figure = {0}, count = {0};

    figure_add(&figure, page->lang, worst->recorded, &worst->limits);
    const struct lang_arg args[] = {
        {"figure", buffer_slice(&figure)},
        {"count", figure_number(&count, decimal_of((int64_t)target->part_count))}};
    if (target->part_count == 1)
        buffer_add(page->out, buffer_slice(&figure));
    else
        word_add(page->out, target->each.has_min ? WORD_EACH_LOWEST : WORD_EACH_HIGHEST, page->lang,
                 args, 2);
    buffer_free(&figure);
    buffer_free(&count);
}

/* A target that is met, in a line: "met  family  ...: lowest of 5 units: 3 of 3" */
static void add_line(const struct page *page, const struct assessed *target)
{
    add_heading(page, target);
    word_add(page->out, WORD_COLON, page->lang, NULL, 0);
    if (target->each_judged && target->part_count > 0)
        add_each_summary(page, target);
    if (target->each_judged && target->total_judged)
        word_add(page->out, WORD_SEMICOLON, page->lang, NULL, 0);
    if (target->total_judged || !target->each_judged) {
        figure_add(page->out, page->lang, target->total.recorded, &target->total.limits);
        figure_add_proven(page->out, page->lang, &target->total);
    }
    buffer_byte(page->out, '\n');
    add_doubles(page, target);
}

/* Blocks are set apart by blank lines; the lines of what is met stand together. */
static void add_targets(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    bool in_lines = false;

    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
        for (size_t i = 0; i < assessment->target_count; i++) {
            const struct assessed *target = &assessment->targets[i];

            if ((int)target->verdict != verdict)
                continue;
            if (!is_quiet(target->verdict)) {
                add_block(page, target);
                continue;
            }
            if (!in_lines)
                buffer_byte(page->out, '\n');
            in_lines = true;
            add_line(page, target);
        }
    }
}

/* "as of 2016-12-31, plan 2016, targets 7: 3 short, 1 unproven, 3 met" */
static void add_head(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer count = {0}, plan = {0};
    char date[11];

    text_safe(&plan, assessment->plan);
    const struct lang_arg args[] = {
        {"date", date_print(assessment->as_of, date)},
        {"plan", buffer_slice(&plan)},
        {"count", figure_number(&count, decimal_of((int64_t)assessment->target_count))}};
    bool first = true;

    text_safe(page->out, name_in(&assessment->township_name, page->lang, assessment->township));
    word_add(page->out, WORD_COLON, page->lang, NULL, 0);
    text_safe(page->out, name_in(&assessment->plan_title, page->lang, assessment->plan));
    buffer_byte(page->out, '\n');
    word_add(page->out, WORD_HEAD, page->lang, args, 3);
    for (int i = 0; i < VERDICT_COUNT; i++) {
        struct buffer text = {0};

        if (assessment->counts[i] == 0)
            continue;
        if (!first)
            word_add(page->out, WORD_COMMA, page->lang, NULL, 0);
        const struct lang_arg of[] = {
            {"count", figure_number(&text, decimal_of((int64_t)assessment->counts[i]))},
            {"verdict", slice_of(verdict_words((enum verdict)i)->text[page->lang])}};
        word_add(page->out, WORD_HEAD_COUNT, page->lang, of, 2);
        buffer_free(&text);
        first = false;
    }
    buffer_byte(page->out, '\n');
    if (assessment->targets_faulty > 0) {
        words_with_number(page->out, page->lang, WORD_FAULTY_TARGETS, "count",
                          decimal_of((int64_t)assessment->targets_faulty));
        buffer_byte(page->out, '\n');
    }
    buffer_free(&count);
    buffer_free(&plan);
}

static void add_provenance(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer files = {0}, faulty = {0}, unread = {0}, ledger = {0};

    text_safe(&ledger, assessment->ledger);
    const struct lang_arg args[] = {
        {"ledger", buffer_slice(&ledger)},
        {"files", figure_number(&files, decimal_of((int64_t)assessment->files))},
        {"faulty", figure_number(&faulty, decimal_of((int64_t)assessment->files_faulty))},
        {"unread", figure_number(&unread, decimal_of((int64_t)assessment->files_unread))},
        {"hash", assessment->hash},
        {"commit", assessment->commit},
        {"version", assessment->version}};
    const enum word lines[] = {WORD_FROM, WORD_HASH,
                               assessment->commit.len > 0 ? WORD_COMMIT : WORD_NO_COMMIT};

    buffer_byte(page->out, '\n');
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        word_add(page->out, lines[i], page->lang, args, sizeof args / sizeof args[0]);
        buffer_byte(page->out, '\n');
    }
    buffer_free(&files);
    buffer_free(&faulty);
    buffer_free(&unread);
    buffer_free(&ledger);
}

static void measure_columns(struct page *page)
{
    for (int i = 0; i < VERDICT_COUNT; i++) {
        size_t width = text_width(slice_of(verdict_words((enum verdict)i)->text[page->lang]));

        if (width + 2 > page->verdict_columns)
            page->verdict_columns = width + 2;
    }
    for (size_t i = 0; i < page->assessment->target_count; i++) {
        size_t width = text_width(page->assessment->targets[i].id);

        if (width + 2 > page->id_columns)
            page->id_columns = width + 2;
    }
}

void report_text(struct buffer *out, const struct assessment *assessment,
                 const struct report_style *style)
{
    struct page page = {.out = out, .assessment = assessment, .lang = style->lang};

    measure_columns(&page);
    add_head(&page);
    add_targets(&page);
    add_provenance(&page);
}
