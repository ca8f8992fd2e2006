/* SPDX-License-Identifier: MIT */
/* Recorded, proven, wanted and remaining, unit by unit: `taizhang balance`. */
#include "base/text.h"
#include "base/wrap.h"
#include "report/json.h"
#include "report/page.h"
#include "report/report_json.h"
#include "report/report_room.h"
#include "report/state.h"

#define COLUMN_GAP 2

/* ---- text ---- */

struct balance_columns {
    size_t widths[BALANCE_CELLS];
    bool stacked; /* the page is too narrow for them: each figure is named in a line of its own */
};

static void add_cells(const struct page *page, const struct balance_columns *columns,
                      const struct buffer *cells)
{
    for (int i = 0; i < BALANCE_CELLS; i++) {
        buffer_fill(page->out, ' ', COLUMN_GAP);
        text_pad_left(page->out, buffer_slice(&cells[i]), columns->widths[i]);
    }
}

static void widen(struct balance_columns *columns, const struct buffer *cells)
{
    for (int i = 0; i < BALANCE_CELLS; i++) {
        size_t width = text_width(buffer_slice(&cells[i]));

        columns->widths[i] = width > columns->widths[i] ? width : columns->widths[i];
    }
}

static void free_cells(struct buffer *cells)
{
    for (int i = 0; i < BALANCE_CELLS; i++)
        buffer_free(&cells[i]);
}

const enum word balance_heads[BALANCE_CELLS] = {WORD_BALANCE_RECORDED, WORD_BALANCE_PROVEN,
                                                WORD_BALANCE_WANTED, WORD_BALANCE_REMAINING};

static size_t width_of(const struct page *page, const struct balance_columns *columns)
{
    size_t width = 2 + page->id_columns + page->verdict_columns;

    for (int i = 0; i < BALANCE_CELLS; i++)
        width += COLUMN_GAP + columns->widths[i];
    return width;
}

/* The columns of all units alike, so that the eye can go down the page. */
static struct balance_columns measure(const struct page *page)
{
    struct balance_columns columns = {.stacked = false};
    struct buffer cells[BALANCE_CELLS] = {{0}};

    for (int i = 0; i < BALANCE_CELLS; i++)
        say(&cells[i], page->lang, balance_heads[i]);
    widen(&columns, cells);
    free_cells(cells);
    for (size_t i = 0; i < page->assessment->target_count; i++) {
        const struct assessed *target = &page->assessment->targets[i];

        for (size_t k = 0; k <= target->part_count; k++) {
            struct buffer one[BALANCE_CELLS] = {{0}};

            balance_cells(one, page->lang, target,
                          k < target->part_count ? &target->parts[k] : &target->total);
            widen(&columns, one);
            free_cells(one);
        }
    }
    columns.stacked = width_of(page, &columns) > page->width;
    return columns;
}

/* "recorded 17, proven 17, wanted 20, remaining 3" */
static void add_named_cells(const struct page *page, const struct buffer *cells)
{
    bool any = false;

    for (int i = 0; i < BALANCE_CELLS; i++) {
        if (cells[i].len == 0)
            continue;
        if (any)
            say(page->out, page->lang, WORD_COMMA);
        else
            buffer_fill(page->out, ' ', PAGE_DEEP);
        any = true;
        buffer_adds(page->out, WRAP_KEEP);
        say(page->out, page->lang, balance_heads[i]);
        buffer_byte(page->out, ' ');
        buffer_add(page->out, buffer_slice(&cells[i]));
        buffer_adds(page->out, WRAP_LOOSE);
    }
    if (any)
        page_end(page, PAGE_DEEP);
}

/* What the id stands for, whole on a line of its own where there is no room beside it and a line is
 * wide enough. */
static void add_title(const struct page *page, const struct assessed *target)
{
    struct slice title = name_in(&target->title, page->lang, SLICE(""));
    bool whole = PAGE_DEEP + text_safe_width(title) <= page->width;

    if (title.len == 0 || slice_eq(title, target->id))
        return;
    buffer_adds(page->out, "  ");
    buffer_adds(page->out, whole ? WRAP_KEEP : "");
    text_safe(page->out, title);
    buffer_adds(page->out, whole ? WRAP_LOOSE : "");
}

static void add_row(const struct page *page, const struct balance_columns *columns,
                    const struct assessed *target, const struct part *part)
{
    struct buffer cells[BALANCE_CELLS] = {{0}};

    balance_cells(cells, page->lang, target, part);
    buffer_adds(page->out, "  ");
    page_padded(page, PAINT_STRONG, target->id, page->id_columns);
    if (!columns->stacked) {
        add_cells(page, columns, cells);
        buffer_adds(page->out, "  ");
    }
    page_verdict(page, part->verdict);
    add_title(page, target);
    page_end(page, columns->stacked ? PAGE_INDENT : PAGE_DEEP);
    if (columns->stacked)
        add_named_cells(page, cells);
    free_cells(cells);
    if (part->without == NULL)
        return;
    buffer_fill(page->out, ' ', PAGE_DEEP);
    struct buffer words = {0};
    figure_add_without(&words, page->lang, target, part);
    buffer_add(page->out, buffer_slice(&words));
    page_end(page, PAGE_DEEP + 2);
    buffer_free(&words);
}

static void add_heads(const struct page *page, const struct balance_columns *columns)
{
    struct buffer cells[BALANCE_CELLS] = {{0}}, target = {0};

    for (int i = 0; i < BALANCE_CELLS; i++)
        say(&cells[i], page->lang, balance_heads[i]);
    say(&target, page->lang, WORD_BALANCE_TARGET);
    buffer_adds(page->out, "  ");
    text_pad(page->out, buffer_slice(&target), page->id_columns);
    add_cells(page, columns, cells);
    buffer_adds(page->out, "  ");
    say(page->out, page->lang, WORD_BALANCE_VERDICT);
    page_end(page, PAGE_INDENT);
    free_cells(cells);
    buffer_free(&target);
}

static void add_uncounted(const struct page *page, size_t unit)
{
    struct buffer text = {0};

    state_add_uncounted(&text, page->lang, page->assessment, unit);
    if (text.len > 0) {
        buffer_adds(page->out, "  ");
        buffer_add(page->out, buffer_slice(&text));
        page_end(page, PAGE_INDENT);
    }
    buffer_free(&text);
}

static const struct part *row_part(const struct assessed *target, size_t unit)
{
    if (unit != PART_TOTAL)
        return unit_part(target, unit);
    return (target->part_count > 1 && target->kind != FIGURE_LEVEL) || has_pooled_total(target)
               ? &target->total
               : NULL;
}

static bool has_rows(const struct assessment *assessment, size_t unit)
{
    for (size_t i = 0; i < assessment->target_count; i++) {
        if (row_part(&assessment->targets[i], unit) != NULL)
            return true;
    }
    return uncounted_of(assessment, unit).count > 0;
}

static void add_unit_title(const struct page *page, size_t unit)
{
    struct buffer title = {0};

    if (unit == PART_TOTAL)
        say(&title, page->lang, WORD_ALL_UNITS);
    else
        text_safe(&title, unit_name(page->assessment, unit, page->lang));
    page_blank(page);
    paint_add(page->out, page->color, PAINT_STRONG, buffer_slice(&title));
    page_end(page, PAGE_INDENT);
    buffer_free(&title);
}

static void add_unit(const struct page *page, const struct balance_columns *columns, size_t unit)
{
    const struct assessment *assessment = page->assessment;

    if (!has_rows(assessment, unit))
        return;
    add_unit_title(page, unit);
    if (!columns->stacked)
        add_heads(page, columns);
    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct part *part = row_part(&assessment->targets[i], unit);

        if (part != NULL)
            add_row(page, columns, &assessment->targets[i], part);
    }
    add_uncounted(page, unit);
}

void balance_text(struct buffer *out, const struct assessment *assessment,
                  const struct report_style *style)
{
    struct page page;

    page_open(&page, out, assessment, style);

    const struct balance_columns columns = measure(&page);

    page.stacked = columns.stacked; /* ids stand in a column as long as figures do */
    page_head(&page);
    for (size_t i = 0; i <= assessment->unit_count; i++)
        add_unit(&page, &columns, i < assessment->unit_count ? i : PART_TOTAL);
    page_close(&page);
}

/* ---- JSON ---- */

static void add_json_row(struct json *json, const struct assessed *target, const struct part *part)
{
    struct decimal remaining;

    json_open(json, NULL, '{');
    json_string(json, "target", target->id);
    if (part->has_wanted)
        json_decimal(json, "wanted", part->wanted);
    if (balance_remaining(target, part, &remaining))
        json_decimal(json, "remaining", remaining);
    report_json_figures(json, target, part);
    json_close(json, '}');
}

static void add_json_uncounted(struct json *json, const struct assessment *assessment, size_t unit)
{
    const struct uncounted_rows rows = uncounted_of(assessment, unit);

    json_open(json, "in-no-target", '{');
    for (size_t i = 0; i < rows.count; i++) {
        const struct uncounted *row = &rows.items[i];
        struct buffer key = {0};

        buffer_add(&key, row->collection.id);
        buffer_byte(&key, '\0');
        json_size(json, key.data, row->entries);
        buffer_free(&key);
    }
    json_close(json, '}');
}

void balance_json(struct buffer *out, const struct assessment *assessment,
                  const struct report_style *style)
{
    struct json json = {.out = out};

    (void)style;
    json_open(&json, NULL, '{');
    report_json_head(&json, assessment);
    json_open(&json, "units", '[');
    for (size_t i = 0; i <= assessment->unit_count; i++) {
        size_t unit = i < assessment->unit_count ? i : PART_TOTAL;

        if (!has_rows(assessment, unit))
            continue;
        json_open(&json, NULL, '{');
        json_optional(&json, "unit",
                      unit == PART_TOTAL ? (struct slice){NULL, 0} : assessment->units[unit].id);
        json_open(&json, "targets", '[');
        for (size_t k = 0; k < assessment->target_count; k++) {
            const struct part *part = row_part(&assessment->targets[k], unit);

            if (part != NULL)
                add_json_row(&json, &assessment->targets[k], part);
        }
        json_close(&json, ']');
        add_json_uncounted(&json, assessment, unit);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    json_end(&json);
}
