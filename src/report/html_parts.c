/* SPDX-License-Identifier: MIT */
/* A target unit by unit: what is recorded, proven, wanted and missing, and why. */
#include "report/bar.h"
#include "report/html_room.h"
#include "report/state.h"

/* ---- remarks ---- */

static void open_chip(const struct document *doc, enum verdict verdict)
{
    html_open(html_of(doc), "li");
    html_set_verdict(doc, "chip", verdict);
    html_sign(doc, verdict);
}

static void close_chip(const struct document *doc, enum verdict verdict)
{
    document_say(doc, WORD_COLON);
    html_texts(html_of(doc), verdict_words(verdict)->text[doc->lang]);
    html_close(html_of(doc));
}

static void add_piece(const struct document *doc, const struct assessed *target,
                      const struct part *piece)
{
    open_chip(doc, piece->verdict);
    piece_name_add(doc->text, doc->lang, piece);
    say(doc->text, doc->lang, WORD_COLON);
    piece_state_add(doc->text, doc->lang, target, piece);
    document_flush(doc);
    html_close(html_of(doc));
}

/* Of many values only those are shown that do not hold, and some of these. */
static void add_pieces(const struct document *doc, const struct assessed *target,
                       const struct part *part)
{
    const bool many = target->kind == FIGURE_VALUES && part->piece_count > PIECES_NAMED;
    size_t named = 0;

    for (size_t i = 0; i < part->piece_count; i++) {
        const struct part *piece = &part->pieces[i];

        if (!many || (!verdict_holds(piece->verdict) && named++ < PIECES_NAMED))
            add_piece(doc, target, piece);
    }
    if (named <= PIECES_NAMED)
        return;
    html_open(html_of(doc), "li");
    say_with(doc->text, doc->lang, WORD_PIECES_MORE, COUNT("count", named - PIECES_NAMED));
    document_flush(doc);
    html_close(html_of(doc));
}

/* The pieces that a figure is cut into, or the targets that it is made of. */
static void add_chips(const struct document *doc, const struct assessed *target,
                      const struct part *part)
{
    if (part->piece_count + part->member_count == 0)
        return;
    html_open_class(html_of(doc), "ul", "chips");
    add_pieces(doc, target, part);
    for (size_t i = 0; i < part->member_count; i++) {
        open_chip(doc, part->members[i].verdict);
        html_link(doc, &part->members[i].title, part->members[i].id);
        close_chip(doc, part->members[i].verdict);
    }
    html_close(html_of(doc));
}

static void add_sentence(const struct document *doc, const struct assessed *target,
                         const struct part *part)
{
    if (part->has_of && part->verdict != VERDICT_UNDEFINED)
        figure_add(doc->text, doc->lang, target, part);
    if (!verdict_holds(part->verdict)) {
        if (doc->text->len > 0)
            say(doc->text, doc->lang, WORD_COMMA);
        figure_add_amount(doc->text, doc->lang, target, part);
    }
    figure_add_carried(doc->text, doc->lang, part);
    if (part->lacking_count > 0) {
        say(doc->text, doc->lang, WORD_COMMA);
        say_with(doc->text, doc->lang, WORD_LACKING,
                 LABELS("names", part->lacking, part->lacking_count));
    }
    figure_add_without(doc->text, doc->lang, target, part);
    document_flush(doc);
}

/* ---- rows ---- */

static void add_cells(const struct document *doc, const struct assessed *target,
                      const struct part *part)
{
    struct buffer cells[BALANCE_CELLS] = {{0}};

    balance_cells(cells, doc->lang, target, part);
    for (int i = 0; i < BALANCE_CELLS; i++) {
        html_open_class(html_of(doc), "td", "number");
        html_text(html_of(doc), buffer_slice(&cells[i]));
        html_close(html_of(doc));
        buffer_free(&cells[i]);
    }
}

static void add_row(const struct document *doc, const struct assessed *target,
                    const struct part *part, struct decimal most)
{
    struct html *html = html_of(doc);

    html_open_row(doc);
    document_part(doc, target, part);
    html_close(html);
    html_open_class(html, "td", "bars");
    if (target->kind != FIGURE_LEVEL && bar_fits(target, part))
        html_bar(doc, part, most);
    html_close(html);
    add_cells(doc, target, part);
    html_open(html, "td");
    document_verdict(doc, part->verdict);
    html_close(html);
    html_open_class(html, "td", "remark");
    add_sentence(doc, target, part);
    add_chips(doc, target, part);
    document_unproven(doc, part);
    document_suspects_of(doc, part);
    html_close_many(html, 2);
}

/* All together, where that says more than the units do. */
static const struct part *total_of(const struct assessed *target)
{
    if (target->kind == FIGURE_LEVEL || target->verdict == VERDICT_UNDEFINED)
        return NULL;
    return target->part_count != 1 || has_pooled_total(target) ? &target->total : NULL;
}

void html_parts(const struct document *doc, const struct assessed *target)
{
    const struct part *total = total_of(target);
    struct decimal most = html_bar_most(target);
    struct html *html = html_of(doc);

    if (target->verdict == VERDICT_UNDEFINED || (target->part_count == 0 && total == NULL))
        return;
    html_open_scroll(doc, WORD_HTML_PARTS, target);
    html_open_table(
        doc, "parts", WORD_HTML_PARTS, COLUMN(WORD_HTML_UNIT), COLUMN_OF("bars", NO_WORD),
        COLUMN_OF("number", WORD_BALANCE_RECORDED), COLUMN_OF("number", WORD_BALANCE_PROVEN),
        COLUMN_OF("number", WORD_BALANCE_WANTED), COLUMN_OF("number", WORD_BALANCE_REMAINING),
        COLUMN(WORD_BALANCE_VERDICT), COLUMN_OF("remark", WORD_HTML_REMARK));
    html_open(html, "tbody");
    for (size_t i = 0; i < target->part_count; i++)
        add_row(doc, target, todo_part_at(target, i), most);
    html_close(html);
    if (total != NULL) {
        html_open(html, "tfoot");
        add_row(doc, target, total, total->recorded);
        html_close(html);
    }
    html_close_many(html, 2);
}

/* ---- readings ---- */

void html_readings(const struct document *doc, const struct assessed *target)
{
    if (target->reading_count == 0)
        return;
    html_open_scroll(doc, WORD_HTML_READINGS, target);
    html_say_in(doc, "p", "caption", WORD_HTML_READINGS);
    document_readings_of(doc, target);
    html_close(html_of(doc));
}
