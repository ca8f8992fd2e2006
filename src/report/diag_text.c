/* SPDX-License-Identifier: MIT */
/* Diagnostics for a terminal: the line, and a caret right under what is wrong. */
#include "base/text.h"
#include "report/console.h"
#include "report/paint.h"
#include "report/report_room.h"

static size_t digits(size_t number)
{
    size_t count = 1;

    for (; number >= 10; number /= 10)
        count++;
    return count;
}

/* The gutter: a line number or nothing, and the bar. */
static void add_gutter(struct buffer *out, size_t width, size_t line)
{
    if (line == 0)
        buffer_fill(out, ' ', width);
    else
        buffer_addf(out, "%*zu", (int)width, line);
    buffer_adds(out, " |");
}

/* What points at the excerpt, and in which colour. */
struct pointer {
    char mark;
    enum paint paint;
    struct slice label;
};

static void add_excerpt(struct buffer *out, const struct diag_place *place, size_t gutter,
                        const struct pointer *pointer, bool color)
{
    size_t before = text_safe_width(slice_sub(place->excerpt, 0, place->caret));
    size_t marked =
        text_safe_width(slice_sub(place->excerpt, place->caret, place->caret + place->caret_len));
    struct buffer marks = {0};

    add_gutter(out, gutter, 0);
    buffer_byte(out, '\n');
    add_gutter(out, gutter, place->start.line);
    buffer_byte(out, ' ');
    text_safe(out, place->excerpt);
    buffer_byte(out, '\n');
    add_gutter(out, gutter, 0);
    buffer_fill(out, ' ', before + 1);
    buffer_fill(&marks, pointer->mark, marked > 0 ? marked : 1);
    if (pointer->label.len > 0) {
        buffer_byte(&marks, ' ');
        buffer_add(&marks, pointer->label);
    }
    paint_add(out, color, pointer->paint, buffer_slice(&marks));
    buffer_byte(out, '\n');
    buffer_free(&marks);
}

static void add_path(struct buffer *out, const struct diag_place *place, size_t gutter,
                     const char *arrow)
{
    buffer_fill(out, ' ', gutter);
    buffer_adds(out, arrow);
    text_safe(out, place->path);
    if (place->start.line > 0)
        buffer_addf(out, ":%zu:%zu", place->start.line, place->start.column);
    buffer_byte(out, '\n');
}

static enum paint severity_paint(const struct diag *diag)
{
    return catalogue_row(diag->code)->severity == SEVERITY_WARNING ? PAINT_DOUBT : PAINT_BAD;
}

static void add_place(struct buffer *out, const struct diag *diag, const struct report_style *style)
{
    size_t last = diag->place.start.line;
    struct buffer label = {0};

    if (diag->also.start.line > last)
        last = diag->also.start.line;
    size_t gutter = digits(last);

    add_path(out, &diag->place, gutter, "--> ");
    if (diag->place.start.line > 0) {
        const struct pointer here = {'^', severity_paint(diag), {NULL, 0}};

        add_excerpt(out, &diag->place, gutter, &here, style->color);
    }
    if (diag->also.path.len > 0 && diag->also.start.line > 0) {
        say(&label, style->lang, WORD_DIAG_FIRST);
        const struct pointer other = {'-', PAINT_WAIT, buffer_slice(&label)};

        add_path(out, &diag->also, gutter, "::: ");
        add_excerpt(out, &diag->also, gutter, &other, style->color);
        buffer_free(&label);
    }
}

static void add_help(struct buffer *out, const struct diag *diag, const struct report_style *style)
{
    struct buffer help = {0}, word = {0};

    diag_help(&help, diag, style->lang);
    if (help.len > 0) {
        say(&word, style->lang, WORD_DIAG_HELP);
        buffer_adds(out, "  = ");
        paint_add(out, style->color, PAINT_STRONG, buffer_slice(&word));
        buffer_add(out, buffer_slice(&help));
        buffer_byte(out, '\n');
    }
    buffer_free(&help);
    buffer_free(&word);
}

/* "error[TZ302]: yuquan-v033 is not among the volunteers of Yuquan Street" */
static void add_message(struct buffer *out, const struct diag *diag,
                        const struct report_style *style)
{
    const struct catalogue_row *row = catalogue_row(diag->code);
    struct buffer head = {0}, message = {0};

    buffer_addf(&head, "%s[TZ%d]", severity_words(row->severity)->text[style->lang], row->number);
    diag_message(&message, diag, style->lang);
    paint_add(out, style->color, severity_paint(diag), buffer_slice(&head));
    say(out, style->lang, WORD_COLON);
    paint_add(out, style->color, PAINT_STRONG, buffer_slice(&message));
    buffer_byte(out, '\n');
    buffer_free(&head);
    buffer_free(&message);
}

static void add_diag(struct buffer *out, const struct diag *diag, const struct report_style *style)
{
    add_message(out, diag, style);
    if (diag->place.path.len > 0)
        add_place(out, diag, style);
    add_help(out, diag, style);
    buffer_byte(out, '\n');
}

/* Gives away what was written since the last time: whole lines. */
static void give(struct buffer *piece, const struct text_taker *taker)
{
    taker->take(taker->context, buffer_slice(piece));
    piece->len = 0;
}

static void add_diags(struct buffer *piece, const struct diag_list *diags, enum severity severity,
                      const struct report_style *style, const struct text_taker *taker)
{
    for (size_t i = 0; i < diags->len; i++) {
        struct diag room;
        const struct diag *diag = diag_at(diags, i, &room);
        size_t start = piece->len;

        if (catalogue_row(diag->code)->severity != severity)
            continue;
        add_diag(piece, diag, style);
        console_guard(piece, start);
        piece_give(piece, taker);
    }
}

static void add_counts(struct buffer *piece, const struct diag_list *diags,
                       const struct report_style *style)
{
    if (diags->errors + diags->warnings == 0)
        return;
    if (style->warnings_counted && diags->errors == 0)
        say_with(piece, style->lang, WORD_DIAG_WARNINGS, COUNT("warnings", diags->warnings));
    else
        say_with(piece, style->lang,
                 style->warnings_counted && diags->warnings > 0 ? WORD_DIAG_COUNT_CHECK
                                                                : WORD_DIAG_COUNT,
                 COUNT("errors", diags->errors), COUNT("warnings", diags->warnings));
    buffer_byte(piece, '\n');
}

/* What has to be corrected comes first; what should be looked at waits behind it; why nothing was
 * done comes last, where it is seen. */
void diag_give_text(const struct diag_list *diags, const struct report_style *style,
                    const struct text_taker *taker)
{
    struct buffer piece = {0};

    add_diags(&piece, diags, SEVERITY_ERROR, style, taker);
    if (!style->warnings_counted)
        add_diags(&piece, diags, SEVERITY_WARNING, style, taker);
    add_counts(&piece, diags, style);
    if (diags->failures > 0 && diags->errors + diags->warnings > 0)
        buffer_byte(&piece, '\n');
    add_diags(&piece, diags, SEVERITY_FATAL, style, taker);
    give(&piece, taker);
    buffer_free(&piece);
}

static void add_piece(void *context, struct slice text)
{
    buffer_add(context, text);
}

void diag_render_text(struct buffer *out, const struct diag_list *diags,
                      const struct report_style *style)
{
    diag_give_text(diags, style, &(struct text_taker){add_piece, out});
}
