/* SPDX-License-Identifier: MIT */
/* What stands behind the name of a field that has its entries or fields below it. See
 * tree_typing.h. */
#include "tree/tree_typing.h"

#include <string.h>

bool typing_is_empty(struct slice text, size_t at, size_t end)
{
    if (at >= end || strchr("[{", text.data[at]) == NULL)
        return false;
    char open = text.data[at];
    for (at++; at < end && text.data[at] == ' ';)
        at++;
    return at < end && text.data[at] == (open == '[' ? ']' : '}');
}

/* Where a value ends that a comment may follow. */
static size_t value_end(struct slice text, size_t at, size_t end)
{
    size_t to = at;

    while (to < end && !(text.data[to] == '#' && text.data[to - 1] == ' '))
        to++;
    while (to > at && text.data[to - 1] == ' ')
        to--;
    return to;
}

/* Whether the line below begins an entry, or a field, of the one above it. Where the schema does
 * not say so, it may as well be out of place. */
static bool belongs_below(const struct typing *typing, const struct line *next, size_t column,
                          bool empty)
{
    const struct outline *field = typing->field;
    bool known = outline_is_known(field);

    if (typing_dash(typing->text, next) > 0 && next->column == column)
        return outline_is_list(field);
    if (typing_dash(typing->text, next) > 0)
        return next->column > column && (known ? field->list : empty || next->column == column + 2);
    struct field_front below = typing_front(typing->text, next->text, next->end);
    if (below.kind == FRONT_VALUE || next->column <= column)
        return false;
    struct slice name = front_name(typing->text, &below);
    return known ? field->map && (empty || outline_takes(field, name)) : empty;
}

bool typing_before_list(struct typing *typing, const struct field_front *front, size_t at,
                        size_t end, size_t column)
{
    struct slice text = typing->text, field = front_name(text, front);

    if (!typing->piece->broken || at >= end || strchr("#&!*|>", text.data[at]) != NULL ||
        typing_starts(text, at, "- "))
        return false;
    struct line line = line_at(text, at), next = line_behind(text, &line);
    size_t to = value_end(text, at, end);
    if (next.start >= text.len ||
        !belongs_below(typing, &next, column, typing_is_empty(text, at, to)))
        return false;
    diag_set(typing_slip(typing, DIAG_BEFORE_LIST, at, to), "field", field);
    typing->out->doubts.items[typing->out->doubts.len - 1].container = true;
    typing_edit(typing, at, to, "");
    typing->opened = true;
    typing->opened_from = column;
    return true;
}
