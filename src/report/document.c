/* SPDX-License-Identifier: MIT */
/* What the parts of a document are made of. See document.h. */
#include "report/document.h"

#include "base/text.h"
#include "report/place_link.h"

#include <assert.h>
#include <string.h>

struct document document_begin(const struct document_format *format, struct buffer *out,
                               const struct assessment *assessment,
                               const struct report_style *style, struct document_work *work,
                               void *writer)
{
    return (struct document){.format = format,
                             .out = out,
                             .assessment = assessment,
                             .style = style,
                             .lang = style->lang,
                             .work = work,
                             .text = &work->text,
                             .writer = writer};
}

void document_end(const struct document *doc)
{
    assert(doc->work->depth == 0 && doc->text->len == 0);
    buffer_free(doc->text);
}

/* ---- nodes and text ---- */

static void enter(struct document_work *work, enum document_node node)
{
    assert(node < NODE_COUNT && work->depth < DOCUMENT_DEPTH_MAX);
    work->open[work->depth++] = node;
    if (node == NODE_HEADS)
        work->heads = 0;
    if (node == NODE_ROW)
        work->cells = 0;
    work->heads += node == NODE_HEAD;
    work->cells += node == NODE_CELL || node == NODE_NAME;
}

void document_open_as(const struct document *doc, enum document_node node, const char *name)
{
    const char *mark = doc->format->marks[node].open;

    assert(doc->text->len == 0); /* else it would stand within the node */
    enter(doc->work, node);
    if (doc->format->open != NULL)
        doc->format->open(doc, node, name);
    if (mark != NULL)
        buffer_adds(doc->out, mark);
}

void document_open(const struct document *doc, enum document_node node)
{
    document_open_as(doc, node, NULL);
}

void document_close(const struct document *doc, enum document_node node)
{
    const char *mark = doc->format->marks[node].close;
    struct document_work *work = doc->work;

    assert(doc->text->len == 0);
    assert(work->depth > 0 && work->open[work->depth - 1] == node);
    assert(node != NODE_ROW || work->cells == work->heads);
    work->depth--;
    if (mark != NULL)
        buffer_adds(doc->out, mark);
    if (doc->format->close != NULL)
        doc->format->close(doc, node);
}

void document_flush(const struct document *doc)
{
    doc->format->text(doc, buffer_slice(doc->text));
    doc->text->len = 0;
}

void document_text(const struct document *doc, struct slice text)
{
    buffer_add(doc->text, text);
    document_flush(doc);
}

void document_name(const struct document *doc, const struct name *name, struct slice fallback)
{
    document_text(doc, name_in(name, doc->lang, fallback));
}

void document_say(const struct document *doc, enum word word)
{
    say(doc->text, doc->lang, word);
    document_flush(doc);
}

void document_phrase(const struct document *doc, enum word word, const struct phrase_arg *args)
{
    phrase_add(doc->text, doc->lang, word, args);
    document_flush(doc);
}

/* The text is written already: a node opens with none on the way. */
static void flush_as(const struct document *doc, enum document_node node, const char *name,
                     struct slice text)
{
    document_open_as(doc, node, name);
    doc->format->text(doc, text);
    document_close(doc, node);
}

void document_flush_as(const struct document *doc, enum document_node node, const char *name)
{
    struct buffer text = *doc->text;

    *doc->text = (struct buffer){0};
    flush_as(doc, node, name, buffer_slice(&text));
    buffer_free(&text);
}

void document_flush_in(const struct document *doc, enum document_node node)
{
    document_flush_as(doc, node, NULL);
}

/* ---- what stands in a text ---- */

void document_verdict(const struct document *doc, enum verdict verdict)
{
    assert(verdict < VERDICT_COUNT);
    if (doc->format->verdict != NULL) {
        doc->format->verdict(doc, verdict);
        return;
    }
    document_sign(doc, verdict);
    document_text(doc, slice_of(verdict_words(verdict)->text[doc->lang]));
}

void document_sign(const struct document *doc, enum verdict verdict)
{
    if (doc->format->sign != NULL) {
        doc->format->sign(doc, verdict);
        return;
    }
    buffer_addf(doc->text, "%s ", verdict_symbol(verdict));
    document_flush(doc);
}

static void add_title(const struct document *doc, const struct name *title, struct slice id)
{
    document_name(doc, title, id);
    document_text(doc, SLICE(" ("));
    document_text(doc, id);
    document_text(doc, SLICE(")"));
}

void document_target(const struct document *doc, const struct assessed *target)
{
    if (doc->format->target != NULL)
        doc->format->target(doc, target);
    else
        add_title(doc, &target->title, target->id);
}

void document_gone(const struct document *doc, const struct name *title, struct slice id)
{
    if (doc->format->gone != NULL)
        doc->format->gone(doc, title, id);
    else
        add_title(doc, title, id);
}

void document_part(const struct document *doc, const struct assessed *target,
                   const struct part *part)
{
    size_t unit = part_unit(target, part);

    assert(unit == PART_TOTAL || unit < doc->assessment->unit_count);
    if (unit != PART_TOTAL && doc->format->unit != NULL) {
        doc->format->unit(doc, unit);
        return;
    }
    part_name_add(doc->text, doc->lang, doc->assessment, target, part);
    document_flush(doc);
}

void document_place(const struct document *doc, const struct place *place)
{
    struct buffer address = {0};

    assert(!doc->assessment->is_public); /* which holds no places of entries */
    if (place->file.len == 0)
        return;
    if (place_link_has(doc->style, doc->assessment))
        place_link_add(&address, doc->style, doc->assessment, place);
    place_add(doc->text, place);
    doc->format->place(doc, buffer_slice(&address), buffer_slice(doc->text));
    doc->text->len = 0;
    buffer_free(&address);
}

void document_address(const struct document *doc, struct slice address, const char *signs)
{
    for (size_t i = 0; i < address.len; i++) {
        unsigned char c = (unsigned char)address.data[i];

        if (c <= ' ' || strchr(signs, c) != NULL)
            buffer_addf(doc->out, "%%%02X", c);
        else
            buffer_byte(doc->out, address.data[i]);
    }
}

#define HAN_FIRST 0x4e00
#define HAN_LAST  0x9fff

/* A plan is quoted in its own words: "zh-CN" where those are Chinese and the report is not. */
static const char *other_language(const struct document *doc, struct slice text)
{
    uint32_t code;

    for (size_t at = 0; doc->lang != LANG_ZH && at < text.len;) {
        if (text_next(text, &at, &code) && code >= HAN_FIRST && code <= HAN_LAST)
            return "zh-CN";
    }
    return NULL;
}

void document_citation(const struct document *doc, const struct citation *citation)
{
    if (citation->clause.len + citation->quote.len == 0)
        return;
    document_open_as(doc, NODE_QUOTE, other_language(doc, citation->quote));
    if (citation->clause.len > 0) {
        flush_as(doc, NODE_CITE, NULL, citation->clause);
        document_text(doc, SLICE(" "));
    }
    document_text(doc, citation->quote);
    document_close(doc, NODE_QUOTE);
}

/* ---- tables ---- */

void document_open_heads(const struct document *doc, const char *name, const enum word *heads)
{
    document_open_as(doc, NODE_TABLE, name);
    document_open(doc, NODE_HEADS);
    for (; *heads != WORD_COUNT; heads++) {
        say(doc->text, doc->lang, *heads);
        document_flush_in(doc, NODE_HEAD);
    }
    document_close(doc, NODE_HEADS);
}

void document_verdict_cell(const struct document *doc, enum verdict verdict)
{
    document_open(doc, NODE_CELL);
    document_verdict(doc, verdict);
    document_close(doc, NODE_CELL);
}

void document_target_cell(const struct document *doc, const struct assessed *target)
{
    document_open(doc, NODE_NAME);
    document_target(doc, target);
    document_close(doc, NODE_NAME);
}

void document_open_figure(const struct document *doc, const struct assessed *target,
                          const struct part *part, enum verdict verdict)
{
    document_open(doc, NODE_ROW);
    document_verdict_cell(doc, verdict);
    document_target_cell(doc, target);
    document_open(doc, NODE_CELL);
    document_part(doc, target, part);
    document_close(doc, NODE_CELL);
    document_open(doc, NODE_CELL);
    figure_add_whole(doc->text, doc->lang, target, part);
    document_flush(doc);
}

void document_close_figure(const struct document *doc)
{
    document_close(doc, NODE_CELL);
    document_close(doc, NODE_ROW);
}
