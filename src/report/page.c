/* SPDX-License-Identifier: MIT */
/* What the text formats share. See page.h. */
#include "report/page.h"

#include "assess/comparison.h"
#include "base/text.h"
#include "base/wrap.h"
#include "report/console.h"

#include <assert.h>

#define COLUMNS_ROOM 36 /* of text behind columns: with less they do more harm than good */
#define HANG_ROOM    20 /* of further lines */

static size_t wider(size_t columns, struct slice text)
{
    size_t width = text_safe_width(text) + 2;

    return width > columns ? width : columns;
}

static void measure_targets(struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer own = {0};

    say(&own, page->lang, WORD_READING_OWN);
    page->reading_columns = wider(0, buffer_slice(&own));
    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct assessed *target = &assessment->targets[i];

        page->id_columns = wider(page->id_columns, target->id);
        for (size_t k = 0; k < target->reading_count; k++)
            page->reading_columns = wider(page->reading_columns, target->readings[k].name);
    }
    buffer_free(&own);
}

static void measure_changes(struct page *page)
{
    const struct comparison *comparison = page->assessment->comparison;

    page->change_columns = page->id_columns;
    for (size_t i = 0; comparison != NULL && i < comparison->change_count; i++)
        page->change_columns = wider(page->change_columns, comparison->changes[i].target_id);
}

static void measure_units(struct page *page)
{
    const struct assessment *assessment = page->assessment;
    struct buffer total = {0};

    say_with(&total, page->lang, WORD_TOTAL, COUNT("count", assessment->unit_count));
    page->name_columns = wider(0, buffer_slice(&total));
    for (size_t i = 0; i < assessment->unit_count; i++) {
        total.len = 0;
        text_safe(&total, unit_name(assessment, i, page->lang));
        page->name_columns = wider(page->name_columns, buffer_slice(&total));
    }
    buffer_free(&total);
}

void page_open(struct page *page, struct buffer *out, const struct assessment *assessment,
               const struct report_style *style)
{
    *page = (struct page){
        .out = out,
        .start = out->len,
        .assessment = assessment,
        .lang = style->lang,
        .color = style->color,
        .width = style->width > 0 ? style->width : STYLE_WIDTH,
        .parting = WORD_COUNT,
    };
    page->doc = document_begin(&page_format, out, assessment, style, &page->work, page);
    for (int i = 0; i < VERDICT_COUNT; i++)
        page->verdict_columns = wider(page->verdict_columns,
                                      slice_of(verdict_words((enum verdict)i)->text[page->lang]));
    page->verdict_columns += 2;
    measure_targets(page);
    measure_changes(page);
    measure_units(page);
    page->stacked = page->verdict_columns + page->id_columns + COLUMNS_ROOM > page->width;
}

void page_close(struct page *page)
{
    assert(page->meaning.len == 0 && page->target == NULL);
    document_end(&page->doc);
    buffer_free(&page->meaning);
    console_guard(page->out, page->start);
}

void page_end(const struct page *page, size_t hang)
{
    struct buffer *out = page->out;
    struct buffer line = {0};
    size_t from = out->len;

    while (from > 0 && out->data[from - 1] != '\n')
        from--;
    buffer_add(&line, slice_sub(buffer_slice(out), from, out->len));
    out->len = from;
    if (hang + HANG_ROOM > page->width)
        hang = PAGE_INDENT;
    wrap_add(out, buffer_slice(&line), page->width, hang);
    buffer_byte(out, '\n');
    buffer_free(&line);
}

void page_blank(const struct page *page)
{
    buffer_byte(page->out, '\n');
}

void page_cell(const struct page *page, enum paint paint, struct slice text, size_t columns)
{
    size_t used = text_width(text);

    paint_add(page->out, page->color, paint, text);
    if (page->stacked)
        buffer_fill(page->out, ' ', text.len > 0 ? 2 : 0);
    else
        buffer_fill(page->out, ' ', used < columns ? columns - used : 0);
}

void page_padded(const struct page *page, enum paint paint, struct slice text, size_t columns)
{
    struct buffer safe = {0};

    text_safe(&safe, text);
    page_cell(page, paint, buffer_slice(&safe), columns);
    buffer_free(&safe);
}

void page_verdict(const struct page *page, enum verdict verdict)
{
    struct buffer text = {0};

    buffer_addf(&text, "%s %s", verdict_symbol(verdict), verdict_words(verdict)->text[page->lang]);
    page_cell(page, verdict_paint(verdict), buffer_slice(&text), page->verdict_columns);
    buffer_free(&text);
}

void page_symbol(const struct page *page, enum verdict verdict)
{
    paint_add(page->out, page->color, verdict_paint(verdict), slice_of(verdict_symbol(verdict)));
    buffer_byte(page->out, ' ');
}

void page_word(const struct page *page, enum word word)
{
    say(page->out, page->lang, word);
    page_end(page, PAGE_INDENT);
}

void page_title(const struct page *page, struct slice title)
{
    struct buffer text = {0};

    buffer_adds(&text, "== ");
    buffer_add(&text, title);
    page_blank(page);
    paint_add(page->out, page->color, PAINT_STRONG, buffer_slice(&text));
    page_end(page, 3);
    buffer_free(&text);
}

void page_heading(const struct page *page, const struct assessed *target)
{
    page_verdict(page, target->verdict);
    page_padded(page, PAINT_STRONG, target->id, page->id_columns);
    text_safe(page->out, name_in(&target->title, page->lang, target->id));
}

size_t page_heading_columns(const struct page *page)
{
    return page->stacked ? PAGE_INDENT : page->verdict_columns + page->id_columns;
}

void page_suspected(const struct page *page, size_t indent, const struct assessed *target)
{
    for (size_t i = 0; i <= target->part_count; i++) {
        const struct part *part = suspected_part(target, i);

        if (part == NULL)
            continue;
        buffer_fill(page->out, ' ', indent);
        part_name_add(page->out, page->lang, page->assessment, target, part);
        say(page->out, page->lang, WORD_COLON);
        figure_add_whole(page->out, page->lang, target, part);
        page_end(page, indent + 2);
        document_suspects_of(page_document(page, indent + 2), part);
    }
}

void page_small(const struct page *page, size_t indent, const struct assessed *target)
{
    if (!target->small)
        return;
    buffer_fill(page->out, ' ', indent);
    say(page->out, page->lang, WORD_SMALL);
    page_end(page, indent + 2);
}
