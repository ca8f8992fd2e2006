/* SPDX-License-Identifier: MIT */
/* What the parts of a document are made of. See document.h. */
#include "report/document.h"
#include "report/place_link.h"

#include <string.h>

/* ---- nodes and text ---- */

void document_open(const struct document *doc, enum node node)
{
    if (doc->format->open != NULL)
        doc->format->open(doc, node);
    buffer_adds(doc->out, doc->format->marks[node].open);
}

void document_close(const struct document *doc, enum node node)
{
    buffer_adds(doc->out, doc->format->marks[node].close);
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

void document_flush_in(const struct document *doc, enum node node)
{
    document_open(doc, node);
    document_flush(doc);
    document_close(doc, node);
}

void document_flush_lines(const struct document *doc)
{
    for (struct slice rest = buffer_slice(doc->text); rest.len > 0;) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));

        if (line.len == 0)
            continue;
        document_open(doc, NODE_PARAGRAPH);
        doc->format->text(doc, line);
        document_close(doc, NODE_PARAGRAPH);
    }
    doc->text->len = 0;
}

/* ---- what stands in a text ---- */

void document_verdict(const struct document *doc, enum verdict verdict)
{
    buffer_addf(doc->text, "%s ", verdict_symbol(verdict));
    document_text(doc, slice_of(verdict_words(verdict)->text[doc->lang]));
}

void document_target(const struct document *doc, const struct assessed *target)
{
    document_text(doc, name_in(&target->title, doc->lang, target->id));
    document_id(doc, target->id);
}

void document_id(const struct document *doc, struct slice id)
{
    document_text(doc, SLICE(" ("));
    document_text(doc, id);
    document_text(doc, SLICE(")"));
}

void document_place(const struct document *doc, const struct place *place)
{
    struct buffer address = {0};

    place_add(doc->text, place);
    if (place_link_has(doc->style, doc->assessment)) {
        place_link_add(&address, doc->style, doc->assessment, place);
        doc->format->link(doc, buffer_slice(&address), buffer_slice(doc->text));
        doc->text->len = 0;
    }
    document_flush(doc);
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

void document_more(const struct document *doc, enum word word, size_t more)
{
    if (more == 0)
        return;
    document_open(doc, NODE_BREAK);
    buffer_adds(doc->text, "… ");
    document_say_with(doc, word, COUNT("count", more));
}

/* ---- tables ---- */

void document_open_heads(const struct document *doc, const enum word *heads)
{
    document_open(doc, NODE_TABLE);
    document_open(doc, NODE_HEADS);
    for (; *heads != WORD_COUNT; heads++) {
        say(doc->text, doc->lang, *heads);
        document_flush_in(doc, NODE_CELL);
    }
    document_close(doc, NODE_HEADS);
}

void document_open_part_heads(const struct document *doc, const enum word *heads)
{
    document_open(doc, NODE_PART);
    document_flush_in(doc, NODE_PART_TITLE);
    document_open_heads(doc, heads);
}

void document_close_part(const struct document *doc)
{
    document_close(doc, NODE_TABLE);
    document_close(doc, NODE_PART);
}

void document_open_figure(const struct document *doc, const struct assessed *target,
                          const struct part *part, enum verdict verdict)
{
    document_open(doc, NODE_ROW);
    document_open(doc, NODE_CELL);
    document_verdict(doc, verdict);
    document_close(doc, NODE_CELL);
    document_open(doc, NODE_CELL);
    document_target(doc, target);
    document_close(doc, NODE_CELL);
    part_name_add(doc->text, doc->lang, doc->assessment, target, part);
    document_flush_in(doc, NODE_CELL);
    document_open(doc, NODE_CELL);
    figure_add_whole(doc->text, doc->lang, target, part);
    document_flush(doc);
}

void document_close_figure(const struct document *doc)
{
    document_close(doc, NODE_CELL);
    document_close(doc, NODE_ROW);
}
