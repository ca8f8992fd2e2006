/* SPDX-License-Identifier: MIT */
/* What the text formats share. See page.h. */
#include "report/page.h"

#include "base/text.h"
#include "base/wrap.h"
#include "report/console.h"
#include "report/state.h"

#define COLUMNS_ROOM 36 /* of text behind columns: with less they do more harm than good */
#define HANG_ROOM    20 /* of further lines */

static size_t wider(size_t columns, struct slice text)
{
    size_t width = text_width(text) + 2;

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

struct page page_init(struct buffer *out, const struct assessment *assessment,
                      const struct report_style *style)
{
    struct page page = {
        .out = out,
        .start = out->len,
        .assessment = assessment,
        .lang = style->lang,
        .color = style->color,
        .width = style->width > 0 ? style->width : STYLE_WIDTH,
    };

    for (int i = 0; i < VERDICT_COUNT; i++)
        page.verdict_columns =
            wider(page.verdict_columns, slice_of(verdict_words((enum verdict)i)->text[page.lang]));
    page.verdict_columns += 2;
    measure_targets(&page);
    measure_units(&page);
    page.stacked = page.verdict_columns + page.id_columns + COLUMNS_ROOM > page.width;
    return page;
}

void page_close(const struct page *page)
{
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

void page_lines(const struct page *page, const struct buffer *text)
{
    for (struct slice rest = buffer_slice(text); rest.len > 0;) {
        buffer_add(page->out, slice_cut(&rest, '\n'));
        page_end(page, PAGE_INDENT);
    }
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

void page_citation(const struct page *page, size_t indent, const struct citation *citation)
{
    if (citation->clause.len + citation->quote.len == 0)
        return;
    buffer_fill(page->out, ' ', indent);
    text_safe(page->out, citation->clause);
    buffer_adds(page->out, citation->clause.len > 0 ? "  " : "");
    text_safe(page->out, citation->quote);
    page_end(page, indent + 2);
}

void page_add_place(struct buffer *out, const struct place *place)
{
    buffer_adds(out, WRAP_KEEP);
    place_add(out, place);
    buffer_adds(out, WRAP_LOOSE);
}

void page_unproven(const struct page *page, size_t indent, const struct part *part)
{
    for (size_t i = 0; i < part->unproven_count; i++) {
        const struct unproven_entry *entry = &part->unproven[i];
        struct buffer place = {0};
        char date[11];

        page_add_place(&place, &entry->place);
        buffer_fill(page->out, ' ', indent);
        say_with(page->out, page->lang, entry->dated ? WORD_ENTRY_LACKS : WORD_ENTRY_LACKS_UNDATED,
                 BUILT("place", &place), LABELS("names", entry->lacks, entry->lacks_count),
                 TEXT("date", date_print(entry->dated ? entry->day : 0, date)));
        page_end(page, indent + 2);
        buffer_free(&place);
    }
}

static void add_suspect(const struct page *page, const struct suspect *suspect)
{
    char date[11];

    page_add_place(page->out, &suspect->place);
    if (suspect->dated) {
        say(page->out, page->lang, WORD_COMMA);
        buffer_adds(page->out, date_print(suspect->day, date).data);
    }
    say(page->out, page->lang, WORD_COLON);
    suspect_add_why(page->out, page->lang, suspect);
    buffer_byte(page->out, ' ');
    page_add_place(page->out, &suspect->first);
}

void page_suspects(const struct page *page, size_t indent, const struct part *part)
{
    size_t told = part->suspect_count < SUSPECTS_MAX ? part->suspect_count : SUSPECTS_MAX;

    for (size_t i = 0; i < told; i++) {
        buffer_fill(page->out, ' ', indent);
        add_suspect(page, &part->suspects[i]);
        page_end(page, indent + 2);
    }
    if (told == part->suspect_count)
        return;
    buffer_fill(page->out, ' ', indent);
    say_with(page->out, page->lang, WORD_SUSPECT_MORE, COUNT("count", part->suspect_count - told));
    page_end(page, indent + 2);
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
        page_suspects(page, indent + 2, part);
    }
}

void page_doubles(const struct page *page, size_t indent, const struct assessed *target)
{
    if (target->double_count == 0)
        return;
    buffer_fill(page->out, ' ', indent);
    state_add_doubles(page->out, page->lang, target);
    page_end(page, indent + 2);
}

void page_judged_by(const struct page *page, size_t indent, const struct assessed *target)
{
    if (target->judged_by.len == 0)
        return;
    buffer_fill(page->out, ' ', indent);
    say_with(page->out, page->lang, WORD_JUDGED_BY, TEXT("name", target->judged_by));
    page_end(page, indent + 2);
}

void page_small(const struct page *page, size_t indent, const struct assessed *target)
{
    if (!target->small)
        return;
    buffer_fill(page->out, ' ', indent);
    say(page->out, page->lang, WORD_SMALL);
    page_end(page, indent + 2);
}
