/* SPDX-License-Identifier: MIT */
/* What a sheet that is assessed by points comes to, of all together and of each unit. See
 * document.h. */
#include "assess/score.h"
#include "base/text.h"
#include "report/document.h"

#include <assert.h>

/* ---- a score in words ---- */

static void add_vetoes(struct buffer *out, const struct document *doc, const struct score *score)
{
    struct buffer names = {0};

    for (size_t i = 0; i < score->line_count; i++) {
        const struct assessed *target = &doc->assessment->targets[score->lines[i].target];

        if (!score->lines[i].vetoes)
            continue;
        if (names.len > 0)
            say(&names, doc->lang, WORD_COMMA);
        text_safe(&names, name_in(&target->title, doc->lang, target->id));
    }
    say_with(out, doc->lang, WORD_SCORE_VETOED, BUILT("targets", &names));
    buffer_free(&names);
}

static void add_state(struct buffer *out, const struct document *doc, const struct score *score)
{
    if (score->bonus.coef > 0)
        say_with(out, doc->lang, WORD_SCORE_BONUS, NUMBER("bonus", score->bonus));
    if (score->open)
        say(out, doc->lang, WORD_SCORE_OPEN);
    if (score->unclear)
        say(out, doc->lang, WORD_SCORE_UNCLEAR);
    if (score->vetoed)
        add_vetoes(out, doc, score);
}

static void add_points(struct buffer *out, const struct document *doc, const struct score *score)
{
    say_with(out, doc->lang, WORD_SCORE, NUMBER("all", score->all), NUMBER("full", score->full));
    add_state(out, doc, score);
}

static struct slice band_name(const struct document *doc, const struct scored_sheet *sheet,
                              const struct score *score)
{
    if (!score->has_band)
        return (struct slice){NULL, 0};
    assert(score->band < sheet->marking.band_count);
    return name_in(&sheet->marking.bands[score->band].title, doc->lang, (struct slice){NULL, 0});
}

static void add_whole(const struct document *doc, const struct scored_sheet *sheet)
{
    struct slice band = band_name(doc, sheet, &sheet->whole);

    say(doc->text, doc->lang, WORD_SCORE_TOGETHER);
    add_points(doc->text, doc, &sheet->whole);
    if (band.len > 0)
        say_with(doc->text, doc->lang, WORD_SCORE_BAND, TEXT("band", band));
    document_flush_in(doc, NODE_PARAGRAPH);
}

/* ---- units ---- */

/* Where the points went: "two of study -1.5". */
static void add_lost(struct buffer *out, const struct document *doc, const struct score *score)
{
    size_t start = out->len;

    for (size_t i = 0; i < score->line_count; i++) {
        const struct score_line *line = &score->lines[i];
        const struct assessed *target = &doc->assessment->targets[line->target];
        struct decimal lost = decimal_of(0);

        if (line->unclear || !decimal_sub(line->got, line->full, &lost) ||
            !decimal_add(lost, line->bonus, &lost) || lost.coef == 0)
            continue;
        if (out->len > start)
            say(out, doc->lang, WORD_COMMA);
        say_with(out, doc->lang, lost.coef > 0 ? WORD_SCORE_WON : WORD_SCORE_LOST,
                 TEXT("target", name_in(&target->title, doc->lang, target->id)),
                 NUMBER("points", lost));
    }
}

static void open_units(const struct document *doc, const struct marking *marking)
{
    enum word heads[6];
    size_t count = 0;

    heads[count++] = WORD_DOC_WHERE;
    heads[count++] = WORD_SCORE_POINTS;
    if (marking->band_count > 0)
        heads[count++] = WORD_SCORE_BANDS;
    if (marking->ranks)
        heads[count++] = WORD_SCORE_RANK;
    heads[count++] = WORD_SCORE_WHERE_LOST;
    heads[count] = WORD_COUNT;
    document_open_heads(doc, "score", heads);
}

static void add_unit(const struct document *doc, const struct scored_sheet *sheet,
                     const struct score *score)
{
    document_open(doc, NODE_ROW);
    buffer_add(doc->text, name_in(&doc->assessment->units[score->unit].name, doc->lang,
                                  doc->assessment->units[score->unit].id));
    document_flush_in(doc, NODE_NAME);
    add_points(doc->text, doc, score);
    document_flush_in(doc, NODE_CELL);
    if (sheet->marking.band_count > 0) {
        document_open(doc, NODE_CELL);
        document_text(doc, band_name(doc, sheet, score));
        document_close(doc, NODE_CELL);
    }
    if (sheet->marking.ranks) {
        if (score->rank > 0)
            say_with(doc->text, doc->lang, WORD_SCORE_RANKED, COUNT("rank", score->rank));
        document_flush_in(doc, NODE_CELL);
    }
    add_lost(doc->text, doc, score);
    document_flush_in(doc, NODE_CELL);
    document_close(doc, NODE_ROW);
}

void document_score(const struct document *doc, size_t index)
{
    const struct scored_sheet *sheet = score_of_sheet(doc->assessment, index);

    if (sheet == NULL)
        return;
    if (sheet->withheld) {
        say(doc->text, doc->lang,
            sheet->unit_count > 0 ? WORD_SCORE_WITHHELD_SOME : WORD_SCORE_WITHHELD);
        document_flush_in(doc, NODE_PARAGRAPH);
    }
    if (sheet->has_whole)
        add_whole(doc, sheet);
    if (sheet->unit_count == 0)
        return;
    open_units(doc, &sheet->marking);
    for (size_t i = 0; i < sheet->unit_count; i++)
        add_unit(doc, sheet, &sheet->units[i]);
    document_close(doc, NODE_TABLE);
}

/* ---- a target ---- */

void score_add_line(struct buffer *out, enum lang lang, const struct score *score, size_t target)
{
    for (size_t i = 0; i < score->line_count; i++) {
        const struct score_line *line = &score->lines[i];

        if (line->target != target)
            continue;
        if (line->vetoes)
            say(out, lang, WORD_SCORE_VETO);
        if (line->full.coef == 0 && line->bonus.coef == 0)
            continue;
        say_with(out, lang, line->unclear ? WORD_SCORE_LINE_UNCLEAR : WORD_SCORE_LINE,
                 NUMBER("got", line->got), NUMBER("full", line->full));
        if (line->bonus.coef > 0)
            say_with(out, lang, WORD_SCORE_WITH_BONUS, NUMBER("bonus", line->bonus));
    }
}
