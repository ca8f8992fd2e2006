/* SPDX-License-Identifier: MIT */
/* A document on a page, line by line. See page.h. */
#include "report/page.h"

#include "base/text.h"
#include "base/wrap.h"
#include "report/bar.h"
#include "report/changes.h"

#include <assert.h>
#include <string.h>

#define BAR_CELLS   10
#define BAR_COLUMNS (BAR_CELLS + 2)
#define BAR_WIDTH   100 /* of a page whose lines have room for a bar */

static struct page *page_of(const struct document *doc)
{
    return doc->writer;
}

static bool has_bars(const struct page *page)
{
    return page->width >= BAR_WIDTH && !page->stacked;
}

/* ---- lines ---- */

/* Nodes that are lines of their own: by how much what is left of them stands further in. Of an item
 * and a row that depends on their columns. */
static const size_t hangs[NODE_COUNT] = {
    [NODE_PARAGRAPH] = PAGE_INDENT, [NODE_NOTE] = PAGE_INDENT, [NODE_SUBTITLE] = PAGE_INDENT,
    [NODE_SUBITEM] = PAGE_INDENT,   [NODE_QUOTE] = 2,          [NODE_ENTRY] = 2,
};

static bool is_line(enum document_node node)
{
    return hangs[node] > 0 || node == NODE_ITEM || node == NODE_TODO || node == NODE_ROW;
}

static void end_line(const struct document *doc)
{
    const struct page *page = page_of(doc);

    if (doc->out->len > page->start && doc->out->data[doc->out->len - 1] != '\n')
        page_end(page, page->hang);
}

/* Items hang behind the sign and the id; rows behind all columns but the last. */
static size_t columns_of(const struct page *page, enum document_node node)
{
    if (node == NODE_TODO)
        return page->stacked ? PAGE_DEEP : 4 + page->id_columns;
    if (node == NODE_ITEM)
        return page->stacked ? PAGE_INDENT : 2 + page->change_columns;
    if (page->scores)
        return PAGE_INDENT;
    if (page->readings)
        return page->stacked ? PAGE_DEEP : 2 + page->reading_columns + page->verdict_columns;
    return page_heading_columns(page) + (has_bars(page) ? BAR_COLUMNS : 0);
}

static size_t indent_of(const struct page *page, enum document_node node)
{
    if (node == NODE_SUBITEM || (node == NODE_ENTRY && page->target != NULL))
        return PAGE_INDENT;
    if (node == NODE_ROW)
        return page->readings ? 2 : 0;
    if (node == NODE_TODO)
        return 2;
    return node == NODE_QUOTE || node == NODE_ENTRY ? page->indent : 0;
}

static void open_line(const struct document *doc, enum document_node node)
{
    struct page *page = page_of(doc);
    size_t indent = indent_of(page, node);

    end_line(doc);
    buffer_fill(doc->out, ' ', indent);
    page->hang = hangs[node] > 0 ? indent + hangs[node] : columns_of(page, node);
}

/* ---- nodes ---- */

/* A cell behind the target of a row is parted from it. */
static void open_cell(const struct document *doc, const char *name)
{
    struct page *page = page_of(doc);

    page->why = name != NULL && strcmp(name, "why") == 0;
    if (page->scores)
        page->parting = page->cells++ == 0 ? WORD_COLON : WORD_SEMICOLON;
    else if (page->target != NULL)
        say(doc->out, doc->lang, WORD_COLON);
}

static void open_table(const struct document *doc, const char *name)
{
    struct page *page = page_of(doc);

    page->readings = name != NULL && strcmp(name, "readings") == 0;
    page->scores = name != NULL && strcmp(name, "score") == 0;
    end_line(doc);
    if (!page->readings)
        page_blank(page);
}

/* Of what is short, all else there is to it stands with what is missing. */
static bool is_hidden(const struct page *page, enum document_node node)
{
    return node == NODE_HEAD || node == NODE_OTHER ||
           (node == NODE_ENTRY && page->target != NULL && page->open);
}

static void open_node(const struct document *doc, enum document_node node, const char *name)
{
    struct page *page = page_of(doc);

    page->hidden = is_hidden(page, node);
    if (is_line(node) && !page->hidden)
        open_line(doc, node);
    else if (node == NODE_CELL)
        open_cell(doc, name);
    else if (node == NODE_TABLE)
        open_table(doc, name);
    page->title = node == NODE_HEADING || node == NODE_PART_TITLE;
    page->name = node == NODE_NAME;
}

/* What a reading takes the words to mean stands behind its figure. */
static void close_reading(const struct document *doc)
{
    struct page *page = page_of(doc);

    if (page->meaning.len > 0)
        say_with(doc->out, doc->lang, WORD_READING_WHY, BUILT("why", &page->meaning));
    page->meaning.len = 0;
}

static void close_row(const struct document *doc)
{
    struct page *page = page_of(doc);
    const struct assessed *target = page->target;

    close_reading(doc);
    end_line(doc);
    page->target = NULL;
    page->cells = 0;
    if (target == NULL || page->open)
        return;
    page_small(page, PAGE_INDENT, target);
    page_suspected(page, PAGE_INDENT, target);
}

static void close_node(const struct document *doc, enum document_node node)
{
    struct page *page = page_of(doc);

    page->title = page->name = page->hidden = page->why = false;
    if (node == NODE_ROW)
        close_row(doc);
    else if (is_line(node))
        end_line(doc);
    else if (node == NODE_TABLE)
        page->readings = page->scores = false;
    else if (node == NODE_CELL)
        page->parting = WORD_COUNT;
}

/* ---- text ---- */

static void add_text(const struct document *doc, struct slice text)
{
    struct page *page = page_of(doc);
    struct buffer safe = {0};

    text_safe(&safe, text);
    if (page->parting != WORD_COUNT && safe.len > 0 && !page->hidden) {
        say(doc->out, doc->lang, page->parting);
        page->parting = WORD_COUNT;
    }
    if (page->title)
        page_title(page, buffer_slice(&safe));
    else if (page->why)
        buffer_add(&page->meaning, buffer_slice(&safe));
    else if (page->name && !page->scores)
        page_cell(page, PAINT_NONE, buffer_slice(&safe), page->reading_columns);
    else if (!page->hidden)
        buffer_add(doc->out, buffer_slice(&safe));
    buffer_free(&safe);
}

/* No line cuts a place. */
static void add_place(const struct document *doc, struct slice address, struct slice text)
{
    (void)address;
    buffer_adds(doc->out, WRAP_KEEP);
    text_safe(doc->out, text);
    buffer_adds(doc->out, WRAP_LOOSE);
}

static void add_verdict(const struct document *doc, enum verdict verdict)
{
    page_verdict(page_of(doc), verdict);
}

static void add_sign(const struct document *doc, enum verdict verdict)
{
    page_symbol(page_of(doc), verdict);
}

static void add_counts(const struct document *doc, const size_t counts[VERDICT_COUNT])
{
    end_line(doc);
    page_counts(page_of(doc), counts);
}

static void add_way(const struct document *doc, int way)
{
    enum paint paint = way > 0 ? PAINT_GOOD : way < 0 ? PAINT_BAD : PAINT_NONE;

    paint_add(doc->out, page_of(doc)->color, paint, slice_of(change_sign(way)));
    buffer_byte(doc->out, ' ');
}

/* ---- targets ---- */

static void add_title(const struct document *doc, const struct name *title, struct slice id)
{
    const struct page *page = page_of(doc);

    page_padded(page, PAINT_STRONG, id, page->change_columns);
    text_safe(doc->out, name_in(title, doc->lang, id));
}

static void add_target(const struct document *doc, const struct assessed *target)
{
    struct page *page = page_of(doc);
    struct buffer bar = {0};

    if (!page->name) {
        add_title(doc, &target->title, target->id);
        return;
    }
    page_padded(page, PAINT_STRONG, target->id, page->id_columns);
    if (has_bars(page)) {
        bar_add(&bar, target, figure_part(target), BAR_CELLS);
        page_cell(page, verdict_paint(target->verdict), buffer_slice(&bar), BAR_COLUMNS);
        buffer_free(&bar);
    }
    text_safe(doc->out, name_in(&target->title, doc->lang, target->id));
    assert(page->target == NULL);
    page->target = target;
    page->open = target_is_open(target);
}

/* ---- the format ---- */

const struct document_format page_format = {
    .marks = {[NODE_CITE] = {"", " "}},
    .open = open_node,
    .close = close_node,
    .text = add_text,
    .place = add_place,
    .verdict = add_verdict,
    .sign = add_sign,
    .counts = add_counts,
    .target = add_target,
    .gone = add_title,
    .way = add_way,
    .lists_rest = true,
};

const struct document *page_document(const struct page *page, size_t indent)
{
    page_of(&page->doc)->indent = indent;
    return &page->doc;
}
