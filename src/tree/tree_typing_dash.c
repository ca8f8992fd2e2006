/* SPDX-License-Identifier: MIT */
/* Entries that lost their dashes. See tree_typing.h. */
#include "tree/tree_typing.h"

#include <assert.h>
#include <string.h>

#define LINES_AHEAD 100 /* so far a dash is looked for that says where they stand */

/* The column of the list's next dash, that is not further right than this line; SIZE_MAX where none
 * is near. */
static size_t next_dash(const struct typing *typing, const struct line *line, size_t from)
{
    struct line next = line_behind(typing->text, line);

    for (size_t i = 0; i < LINES_AHEAD && next.start < typing->text.len; i++) {
        bool entry = line_is_entry(typing->text, &next);

        if (next.column < from || (next.column == from && !entry))
            break;
        if (entry && next.column <= line->column)
            return next.column;
        next = line_behind(typing->text, &next);
    }
    return SIZE_MAX;
}

/* Where the dash of a first entry should stand. */
static size_t first_column(const struct typing *typing, const struct line *line, size_t from)
{
    struct line next = line_behind(typing->text, line);
    size_t dash = next_dash(typing, line, from);
    struct field_front front = typing_front(typing->text, line->text, line->end);

    if (dash != SIZE_MAX)
        return dash;
    if (front.kind != FRONT_VALUE && next.start < typing->text.len &&
        next.column == line->column + 2 && !front_is_bare(typing->text, &front, line->end))
        return line->column;
    return line->column >= from + 2 ? line->column - 2 : from;
}

/* Whether the open field takes this line as an entry: a list of them, or a scalar where there
 * may be none, or one with dashes right below it. */
static bool may_be_entry(const struct typing *typing, const struct line *line,
                         const struct field_front *front)
{
    const struct outline *field = typing->field;
    struct line next = line_behind(typing->text, line);

    if (!outline_is_known(field) || !field->list)
        return false;
    if (front->kind != FRONT_VALUE)
        return !field->map &&
               (field->count == 0 || outline_takes(field, front_name(typing->text, front)));
    return field->count == 0 || field->map
               ? !field->scalar ||
                     (line_is_entry(typing->text, &next) && next.column <= line->column &&
                      next.column > typing->opened_from)
               : false;
}

/* The first entry right below the name of a list, or at the beginning of a piece of entries. */
static bool is_first(const struct typing *typing, const struct line *line,
                     const struct field_front *front)
{
    if (typing->depth == 0)
        return typing->piece->kind == NODE_LIST && front->kind != FRONT_VALUE;
    return typing->opened && line->column > typing->opened_from &&
           strchr("[{\"'", typing->text.data[line->text]) == NULL &&
           may_be_entry(typing, line, front);
}

/* The field behind the dash of the entry that a list had last. */
static struct field_front first_field(const struct typing *typing, const struct indent_level *list)
{
    size_t at = list->line.text + typing_dash(typing->text, &list->line);

    while (at < list->line.end && typing->text.data[at] == ' ')
        at++;
    return typing_front(typing->text, at, list->line.end);
}

/* The list whose next entry a field begins that stands in the column of its dashes, or that is the
 * first field of the entry before again; NULL where there is none. */
static struct indent_level *list_of(struct typing *typing, const struct line *line,
                                    const struct field_front *front)
{
    struct slice name = front_name(typing->text, front);

    for (size_t i = typing->depth; front->kind != FRONT_VALUE && i > 0; i--) {
        struct indent_level *level = &typing->levels[i - 1];

        if (!level->list || line->column < level->column || line->column > level->column + 2)
            continue;
        struct field_front first = first_field(typing, level);
        if (first.kind != FRONT_VALUE && slice_eq(front_name(typing->text, &first), name))
            return level;
    }
    return NULL;
}

static void report_again(struct typing *typing, const struct indent_level *list,
                         const struct line *line, const struct field_front *front)
{
    struct slice name = front_name(typing->text, front);
    struct field_front before = first_field(typing, list);
    struct span first = {typing->job->source, before.name, before.name_end};
    struct diag *diag = typing_slip(typing, DIAG_DASH_FORGOTTEN, line->text, front->name_end);

    diag_set(diag, "key", name);
    diag_set_number(diag, "line", (int64_t)source_position(typing->job->source, first.start).line);
    diag_also(diag, first);
}

/* Puts the dash in, in the column of the list that is open last. */
static size_t put_dash(struct typing *typing, const struct line *line, size_t *column)
{
    enum { BLANKS_MAX = 4 * TREE_DEPTH_MAX };
    assert(typing->depth > 0 && typing->levels[typing->depth - 1].list);
    char front[BLANKS_MAX + sizeof "- "];
    struct indent_level *list = &typing->levels[typing->depth - 1];
    size_t count = list->column < BLANKS_MAX ? list->column : BLANKS_MAX;

    memset(front, ' ', count);
    memcpy(front + count, "- ", sizeof "- ");
    typing_edit(typing, line->start, line->text, front);
    list->line = *line;
    *column = list->column + 2;
    return line->text;
}

size_t typing_lost_dash(struct typing *typing, const struct line *line,
                        const struct field_front *front, size_t *column)
{
    if (!typing->piece->broken || line->odd)
        return 0;
    bool first = is_first(typing, line, front);
    struct indent_level *list = first ? NULL : list_of(typing, line, front);
    if (first) {
        size_t from = typing->depth == 0 ? 0 : typing->opened_from;
        size_t at = typing->depth == 0 ? typing->piece->column : first_column(typing, line, from);
        const struct outline *outline = typing->depth == 0 ? typing->piece->outline : typing->field;

        typing_slip(typing, DIAG_DASH_LOST, line->text,
                    front->kind == FRONT_VALUE ? line->end : front->name_end);
        typing_open(typing, typing->depth, (struct indent_level){at, true, outline, *line});
    } else if (list != NULL) {
        report_again(typing, list, line, front);
        typing->depth = (size_t)(list - typing->levels) + 1;
    } else {
        return 0;
    }
    return put_dash(typing, line, column);
}
