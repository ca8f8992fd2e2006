/* SPDX-License-Identifier: MIT */
/* What the text formats share. See page.h. */
#include "report/page.h"

#include "base/text.h"

static size_t wider(size_t columns, struct slice text)
{
    size_t width = text_width(text) + 2;

    return width > columns ? width : columns;
}

struct page page_init(struct buffer *out, const struct assessment *assessment, enum lang lang)
{
    struct page page = {.out = out, .assessment = assessment, .lang = lang};
    struct buffer total = {0};

    for (int i = 0; i < VERDICT_COUNT; i++)
        page.verdict_columns =
            wider(page.verdict_columns, slice_of(verdict_words((enum verdict)i)->text[lang]));
    word_add(&total, WORD_READING_OWN, lang, NULL, 0);
    page.reading_columns = wider(0, buffer_slice(&total));
    total.len = 0;
    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct assessed *target = &assessment->targets[i];

        page.id_columns = wider(page.id_columns, target->id);
        for (size_t k = 0; k < target->reading_count; k++)
            page.reading_columns = wider(page.reading_columns, target->readings[k].name);
    }
    words_with_number(&total, lang, WORD_TOTAL, "count",
                      decimal_of((int64_t)assessment->unit_count));
    page.name_columns = wider(0, buffer_slice(&total));
    buffer_free(&total);
    for (size_t i = 0; i < assessment->unit_count; i++)
        page.name_columns = wider(page.name_columns, unit_name(assessment, i, lang));
    return page;
}

void page_padded(const struct page *page, struct slice text, size_t columns)
{
    struct buffer safe = {0};

    text_safe(&safe, text);
    text_pad(page->out, buffer_slice(&safe), columns);
    buffer_free(&safe);
}

void page_end(const struct page *page)
{
    buffer_byte(page->out, '\n');
}

void page_word(const struct page *page, enum word word)
{
    word_add(page->out, word, page->lang, NULL, 0);
    page_end(page);
}

void page_heading(const struct page *page, const struct assessed *target)
{
    text_pad(page->out, slice_of(verdict_words(target->verdict)->text[page->lang]),
             page->verdict_columns);
    page_padded(page, target->id, page->id_columns);
    text_safe(page->out, name_in(&target->title, page->lang, target->id));
}

void page_add_part_name(const struct page *page, struct buffer *out, const struct assessed *target,
                        const struct part *part)
{
    if (part->unit != PART_TOTAL)
        text_safe(out, unit_name(page->assessment, part->unit, page->lang));
    else if (target->part_count == 1)
        text_safe(out, unit_name(page->assessment, target->parts[0].unit, page->lang));
    else
        words_with_number(out, page->lang, WORD_TOTAL, "count",
                          decimal_of((int64_t)target->part_count));
}

void place_add(struct buffer *out, const struct place *place)
{
    text_safe(out, place->file);
    if (place->line > 0)
        buffer_addf(out, ":%zu", place->line);
}

void page_unproven(const struct page *page, size_t indent, const struct part *part)
{
    for (size_t i = 0; i < part->unproven_count; i++) {
        const struct unproven_entry *entry = &part->unproven[i];
        struct buffer names = {0}, place = {0};
        char date[11];

        figure_add_labels(&names, page->lang, entry->lacks, entry->lacks_count);
        place_add(&place, &entry->place);
        const struct lang_arg args[] = {{"place", buffer_slice(&place)},
                                        {"names", buffer_slice(&names)},
                                        {"date", date_print(entry->dated ? entry->day : 0, date)}};
        buffer_fill(page->out, ' ', indent);
        word_add(page->out, entry->dated ? WORD_ENTRY_LACKS : WORD_ENTRY_LACKS_UNDATED, page->lang,
                 args, 3);
        page_end(page);
        buffer_free(&names);
        buffer_free(&place);
    }
}

void page_doubles(const struct page *page, size_t indent, const struct assessed *target)
{
    struct buffer values = {0};

    if (target->double_count == 0)
        return;
    for (size_t i = 0; i < target->double_count; i++) {
        if (i > 0)
            word_add(&values, WORD_LIST_COMMA, page->lang, NULL, 0);
        text_safe(&values, target->doubles[i].value);
    }
    buffer_fill(page->out, ' ', indent);
    words_with(page->out, page->lang, WORD_DOUBLES, "values", buffer_slice(&values));
    page_end(page);
    buffer_free(&values);
}

void page_judged_by(const struct page *page, size_t indent, const struct assessed *target)
{
    struct buffer name = {0};

    if (target->judged_by.len == 0)
        return;
    text_safe(&name, target->judged_by);
    buffer_fill(page->out, ' ', indent);
    words_with(page->out, page->lang, WORD_JUDGED_BY, "name", buffer_slice(&name));
    page_end(page);
    buffer_free(&name);
}

void page_counts(const struct page *page, const size_t *counts)
{
    bool first = true;

    for (int i = 0; i < VERDICT_COUNT; i++) {
        struct buffer text = {0};

        if (counts[i] == 0)
            continue;
        if (!first)
            word_add(page->out, WORD_COMMA, page->lang, NULL, 0);
        const struct lang_arg of[] = {
            {"count", figure_number(&text, decimal_of((int64_t)counts[i]))},
            {"verdict", slice_of(verdict_words((enum verdict)i)->text[page->lang])}};
        word_add(page->out, WORD_HEAD_COUNT, page->lang, of, 2);
        buffer_free(&text);
        first = false;
    }
    page_end(page);
}

void page_only(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    char begin[11], end[11];
    const struct lang_arg args[] = {{"begin", date_print(assessment->begin, begin)},
                                    {"end", date_print(assessment->end, end)}};

    if (assessment->narrow) {
        word_add(page->out,
                 assessment->end == DATE_MAX     ? WORD_ONLY_FROM
                 : assessment->begin == DATE_MIN ? WORD_ONLY_TO
                                                 : WORD_ONLY,
                 page->lang, args, 2);
        page_end(page);
    }
    if (assessment->only_unit != PART_TOTAL) {
        words_with(page->out, page->lang, WORD_ONLY_UNIT, "unit",
                   unit_name(assessment, assessment->only_unit, page->lang));
        page_end(page);
    }
}

/* "as of 2016-12-31, plan 2016, targets 7: 3 short, 1 unproven, 3 met" */
void page_head(const struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer count = {0}, plan = {0};
    char date[11];

    text_safe(&plan, assessment->plan);
    const struct lang_arg args[] = {
        {"date", date_print(assessment->as_of, date)},
        {"plan", buffer_slice(&plan)},
        {"count", figure_number(&count, decimal_of((int64_t)assessment->target_count))}};

    text_safe(page->out, name_in(&assessment->township_name, page->lang, assessment->township));
    word_add(page->out, WORD_COLON, page->lang, NULL, 0);
    text_safe(page->out, name_in(&assessment->plan_title, page->lang, assessment->plan));
    page_end(page);
    word_add(page->out, WORD_HEAD, page->lang, args, 3);
    page_counts(page, assessment->counts);
    page_only(page);
    if (assessment->targets_faulty > 0) {
        words_with_number(page->out, page->lang, WORD_FAULTY_TARGETS, "count",
                          decimal_of((int64_t)assessment->targets_faulty));
        page_end(page);
    }
    buffer_free(&count);
    buffer_free(&plan);
}

void page_provenance(const struct page *page)
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

    page_end(page);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        word_add(page->out, lines[i], page->lang, args, sizeof args / sizeof args[0]);
        page_end(page);
    }
    buffer_free(&files);
    buffer_free(&faulty);
    buffer_free(&unread);
    buffer_free(&ledger);
}
