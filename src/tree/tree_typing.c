/* SPDX-License-Identifier: MIT */
/* Going through the lines of a piece, and copying it. See tree_typing.h. */
#include "tree/tree_typing.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

/* ---- the copy ---- */

static void shift(struct typing *typing, size_t source)
{
    struct shift *shift = ARRAY_PUSH(typing->job->arena, &typing->out->shifts);

    *shift = (struct shift){typing->copy.len, source};
}

void typing_edit(struct typing *typing, size_t from, size_t to, const char *with)
{
    assert(typing->copied <= from && from <= to && to <= typing->text.len);
    buffer_add(&typing->copy, slice_sub(typing->text, typing->copied, from));
    if (strlen(with) > 0) {
        shift(typing, from);
        buffer_adds(&typing->copy, with);
    }
    shift(typing, to);
    typing->copied = to;
}

struct diag *typing_slip(struct typing *typing, enum diag_code code, size_t from, size_t to)
{
    struct diag *diag =
        diag_add(typing->job->diags, code, (struct span){typing->job->source, from, to});

    *ARRAY_PUSH(typing->job->arena, &typing->out->doubts) =
        (struct doubt){.start = from, .end = to, .next = true};
    typing->slips++;
    return diag;
}

size_t typing_blanks(struct typing *typing, size_t at, size_t end)
{
    struct slice text = typing->text;
    size_t from = at, to = at;
    bool odd = false;

    for (size_t len; to < end; to += len) {
        len = text.data[to] == ' ' ? 1 : odd_blank(text, to);
        if (len == 0)
            break;
        odd = odd || (text.data[to] != ' ' && text.data[to] != '\t');
    }
    if (!odd)
        return to;
    while (text.data[from] == ' ')
        from++;
    typing_slip(typing, DIAG_WIDE_SPACE, from, to);
    typing_edit(typing, at, to, " ");
    return to;
}

/* ---- one line ---- */

/* Whether entries are expected here: of a list that is open, or right below a field. */
static bool entries_expected(const struct typing *typing)
{
    for (size_t i = 0; i < typing->depth; i++) {
        if (typing->levels[i].list)
            return true;
    }
    return typing->opened || (typing->depth == 0 && typing->piece->kind == NODE_LIST);
}

/* Passes over the dashes of a line; gives the first byte behind them, and its column. */
static size_t pass_dashes(struct typing *typing, const struct line *line, size_t *column)
{
    struct slice text = typing->text;
    size_t at = line->text;

    while (line_is_entry(text, line) && at < line->end && text.data[at] == '-' &&
           typing_is_blank(text, at + 1, line->end)) {
        size_t slips = typing->slips, blanks = at + 1;

        at = typing_blanks(typing, blanks, line->end);
        *column += 1 + (typing->slips > slips ? 1 : at - blanks);
    }
    if (at > line->text)
        return at;
    at += typing_wrong_dash(typing, line);
    typing_slip(typing, DIAG_DASH, line->text, at);
    while (at < line->end && text.data[at] == ' ')
        at++;
    typing_edit(typing, line->text, at, "- ");
    *column += 2;
    return at;
}

/* Puts the name of the field in doubt instead of its value: another field may have been meant. */
static void doubt_key(struct typing *typing, const struct field_front *front)
{
    struct doubt *doubt = &typing->out->doubts.items[typing->out->doubts.len - 1];

    *doubt = (struct doubt){.start = front->name, .end = front->name_end};
}

/* Reports a full-width colon, or one without a space behind it. */
static void report_colon(struct typing *typing, const struct field_front *front)
{
    struct diag *diag;

    if (front->kind == FRONT_WIDE) {
        typing_slip(typing, DIAG_WIDE_COLON, front->colon, front->value);
    } else if (front->kind == FRONT_NO_SPACE) {
        diag = typing_slip(typing, DIAG_NO_SPACE, front->name, front->colon + 1);
        diag_set(diag, "field", front_name(typing->text, front));
    }
}

void typing_field(struct typing *typing, const struct field_front *front, size_t end, size_t column)
{
    size_t value = front->value;

    typing->field = outline_child(typing->depth > 0 ? typing->levels[typing->depth - 1].outline
                                                    : typing->job->outline,
                                  front_name(typing->text, front));
    if (typing->piece->broken && strchr("*&!@`%", typing->text.data[front->name]) != NULL) {
        typing_slip(typing, DIAG_BAD_START, front->name, front->name + 1);
        typing_edit(typing, front->name, front->name_end, "_");
        doubt_key(typing, front);
    }
    report_colon(typing, front);
    if (front->kind == FRONT_WIDE)
        typing->out->doubts.items[typing->out->doubts.len - 1].container = true;
    if (front->kind == FRONT_WIDE || front->kind == FRONT_NO_SPACE)
        typing_edit(typing, front->colon, front->value, ": ");
    value = typing_blanks(typing, value, end);
    if (!typing_before_list(typing, front, value, end, column))
        typing_value(typing, value, end, column);
}

/* Whether a line without a colon stands where only a field may: it does not go on with what is
 * above, and is no value of it. */
static bool is_stray(const struct typing *typing, const struct line *line,
                     const struct field_front *front)
{
    bool value = typing->opened && line->column >= typing->opened_from &&
                 (!outline_is_known(typing->field) || typing->field->scalar);

    return typing->piece->broken && front->kind == FRONT_VALUE && !value &&
           strchr("\"'[]{}#", typing->text.data[line->text]) == NULL;
}

/* Whether a line goes on with the plain scalar of the line before, as YAML would have it. */
static bool goes_on(const struct typing *typing, const struct line *line,
                    const struct field_front *front)
{
    const struct indent_level *level =
        typing->depth > 0 ? &typing->levels[typing->depth - 1] : NULL;

    return typing->flowing && front->kind != FRONT_FIELD && level != NULL &&
           line->column > level->column && !line_is_entry(typing->text, line);
}

/* Whether words behind a dash are a field that lost its colon, or its name: more fields follow. */
static bool lacks_colon(const struct typing *typing, const struct line *line, size_t at,
                        size_t column)
{
    struct line next = line_behind(typing->text, line);
    struct field_front front = typing_front(typing->text, next.text, next.end);

    return typing->piece->broken && at < line->end && next.start < typing->text.len &&
           next.column == column && !line_is_entry(typing->text, &next) &&
           (front.kind == FRONT_FIELD || front.kind == FRONT_WIDE) &&
           strchr("\"'[]{}#&*!|>", typing->text.data[at]) == NULL;
}

/* Whether nothing more belongs to the entry that a line begins. */
static bool stands_alone(const struct typing *typing, const struct line *line)
{
    struct line next = line_behind(typing->text, line);

    return next.start >= typing->text.len || next.column <= line->column ||
           line_is_entry(typing->text, &next);
}

/* Whether "yq-16:1" behind a dash is a value, as YAML has it: where a list of scalars stands. No
 * field begins with a digit. A name that fields have somewhere is reported, but is not read as a
 * field: here the value is what is wrong. */
static bool is_mark_with_colon(struct typing *typing, const struct field_front *front,
                               const struct line *line)
{
    assert(typing->depth > 0 && "a dash opens a level");
    const struct outline *list = typing->levels[typing->depth - 1].outline;
    struct slice name = front_name(typing->text, front);

    if ((front->kind != FRONT_NO_SPACE && front->kind != FRONT_WIDE) || !stands_alone(typing, line))
        return false;
    if (name.data[0] >= '0' && name.data[0] <= '9')
        return list == NULL || !list->map;
    if (!outline_is_list(list))
        return false;
    if (outline_below(typing->job->outline, name) != NULL)
        report_colon(typing, front);
    return true;
}

/* What stands on a line from `at` on, behind its dashes. */
static void look_behind_dash(struct typing *typing, const struct line *line, size_t at,
                             size_t column, bool dashed)
{
    struct field_front front = typing_front(typing->text, at, line->end);

    if (dashed && is_mark_with_colon(typing, &front, line))
        front.kind = FRONT_VALUE;
    if (front.kind != FRONT_VALUE) {
        if (dashed)
            typing_level(typing, column, line);
        typing_field(typing, &front, line->end, column);
    } else if (dashed && lacks_colon(typing, line, at, column)) {
        typing_level(typing, column, line);
        typing_words(typing, line, at, column);
    } else {
        if (dashed)
            typing->field = typing->levels[typing->depth - 1].outline;
        typing_value(typing, at, line->end, column);
    }
}

static void look_at_line(struct typing *typing, const struct line *line)
{
    struct field_front front = typing_front(typing->text, line->text, line->end);

    typing->fields = 0;
    if (goes_on(typing, line, &front))
        return;
    bool dashed = line_is_entry(typing->text, line) ||
                  (entries_expected(typing) && typing_wrong_dash(typing, line) > 0);
    size_t column, at = dashed ? 0 : typing_lost_dash(typing, line, &front, &column);
    bool lost = at > 0;

    if (!dashed && !lost && is_stray(typing, line, &front)) {
        typing_words(typing, line, line->text, typing_shifted(typing, line->column));
        return;
    }
    if (!lost) {
        column = typing_place(typing, line, dashed);
        at = dashed ? pass_dashes(typing, line, &column) : line->text;
    }
    typing->opened = typing->flowing = false;
    look_behind_dash(typing, line, at, column, dashed || lost);
}

/* Whether a line is inside a text that an earlier line opened; then it is left as it is. */
static bool inside_text(struct typing *typing, const struct line *line)
{
    if (typing->block) {
        if (line->text == line->end || line->column > typing->block_from)
            return true;
        typing->block = false;
    }
    if (typing->quote == '\0' && typing->brackets == 0)
        return false;
    typing_inside(typing, line->text, line->end);
    return true;
}

/* A line of nothing but blanks, or with a comment behind them, that YAML takes for text. */
static void empty_line(struct typing *typing, const struct line *line)
{
    if (line->tab && !typing->piece->broken)
        return;
    typing_slip(typing, line->tab ? DIAG_TAB : DIAG_WIDE_SPACE, line->start, line->text);
    typing_edit(typing, line->start, line->text, "");
}

/* Puts doubts in order. A doubt about a whole value is noted after those about its parts, though it
 * begins before them, so that a few of one line are out of order. */
static void sort_doubts(struct doubts *doubts)
{
    for (size_t i = 1; i < doubts->len; i++) {
        struct doubt doubt = doubts->items[i];
        size_t at = i;

        for (; at > 0 && doubts->items[at - 1].start > doubt.start; at--)
            doubts->items[at] = doubts->items[at - 1];
        doubts->items[at] = doubt;
    }
}

/* Merges the doubts of the scan, which are few, with those of the typing: both are in order then.
 */
static void merge_doubts(struct typing *typing, const struct doubts *scanned)
{
    struct doubts own = typing->out->doubts, merged = {0};
    size_t i = 0, k = 0;

    sort_doubts(&own);
    while (i < own.len || k < scanned->len) {
        bool first =
            k == scanned->len || (i < own.len && own.items[i].start <= scanned->items[k].start);

        *ARRAY_PUSH(typing->job->arena, &merged) = first ? own.items[i++] : scanned->items[k++];
    }
    typing->out->doubts = merged;
}

/* "? " begins a key of several lines, which records do not use: no line means what it looks like.
 */
static bool has_question_mark(struct slice text, const struct piece *piece)
{
    for (struct line line = line_at(text, piece->from); line.start < piece->to;
         line = line_at(text, line.next)) {
        if (!line.blank && text.data[line.text] == '?' &&
            typing_is_blank(text, line.text + 1, line.end))
            return true;
    }
    return false;
}

bool tree_typing(struct job *job, const struct piece *piece, struct stretch *out)
{
    struct typing typing = {
        .job = job,
        .piece = piece,
        .text = slice_sub(job->text, 0, piece->to),
        .copied = piece->from,
        .out = out,
    };

    if (has_question_mark(typing.text, piece))
        return false;
    *out = job_stretch(job, piece->from, piece->to);
    struct doubts before = out->doubts;
    out->doubts = (struct doubts){0};
    for (struct line line = line_at(typing.text, piece->from); line.start < piece->to;
         line = line_at(typing.text, line.next)) {
        if (inside_text(&typing, &line))
            continue;
        if (line.blank && line.odd)
            empty_line(&typing, &line);
        else if (!line.blank)
            look_at_line(&typing, &line);
    }
    buffer_add(&typing.copy, slice_sub(typing.text, typing.copied, piece->to));
    out->text = arena_copy(job->arena, buffer_slice(&typing.copy));
    buffer_free(&typing.copy);
    merge_doubts(&typing, &before);
    return typing.slips > 0;
}
