/* SPDX-License-Identifier: MIT */
/* Fields of a group, or entries of a list, above which the line with its name is missing. See
 * tree_typing.h. */
#include "tree/tree_typing.h"

/* The innermost level of fields that the line is to the right of; NULL where none is known. */
static const struct indent_level *level_left_of(const struct typing *typing,
                                                const struct line *line, size_t *depth)
{
    for (size_t i = typing->depth; i > 0; i--) {
        const struct indent_level *level = &typing->levels[i - 1];

        *depth = i;
        if (level->column < line->column)
            return level->list || level->outline == NULL ? NULL : level;
    }
    return NULL;
}

static bool takes_line(const struct typing *typing, const struct outline *group,
                       const struct line *line, bool entry)
{
    struct slice name = typing_name_on(typing, line, entry);

    return name.len > 0 && outline_find(group, name) != NULL;
}

/* Whether all that begins in the column of the line, one line below the other, is the group's. */
static bool takes_block(const struct typing *typing, const struct outline *group,
                        const struct line *line, bool entry)
{
    struct line at = *line;

    for (; at.start < typing->text.len && at.column >= line->column;
         at = line_behind(typing->text, &at)) {
        if (at.odd || (at.column == line->column && (line_is_entry(typing->text, &at) != entry ||
                                                     !takes_line(typing, group, &at, entry))))
            return false;
    }
    return true;
}

/* Whether the group stands further down, beside the fields that it belongs to. */
static bool comes_later(const struct typing *typing, const struct outline *group,
                        const struct indent_level *level, const struct line *line)
{
    struct line at = *line;

    for (; at.start < typing->text.len && at.column >= level->column;
         at = line_behind(typing->text, &at)) {
        if (at.column == level->column && slice_eq(typing_name_on(typing, &at, false), group->name))
            return true;
    }
    return false;
}

/* The one group of a level that can have the line and those below it; NULL for none or several. */
static const struct outline *group_of(const struct typing *typing, const struct indent_level *level,
                                      const struct line *line, bool entry)
{
    const struct outline *found = NULL;

    for (size_t i = 0; i < level->outline->count; i++) {
        const struct outline *group = &level->outline->fields[i];

        if (group->name.len == 0 || (entry ? !group->list : !group->map) ||
            !takes_block(typing, group, line, entry))
            continue;
        if (found != NULL)
            return NULL;
        found = group;
    }
    return found == NULL || comes_later(typing, found, level, line) ? NULL : found;
}

struct indent_level *typing_lost_name(struct typing *typing, const struct line *line, bool entry)
{
    struct field_front front = typing_front(typing->text, line->text, line->end);
    size_t depth = 0;
    const struct indent_level *level = level_left_of(typing, line, &depth);
    const struct outline *group;

    if (level == NULL || typing->opened || line->odd || !typing->piece->broken)
        return NULL;
    group = group_of(typing, level, line, entry);
    if (group == NULL)
        return NULL;
    struct diag *diag = typing_slip(typing, DIAG_NAME_LOST, line->text,
                                    front.kind == FRONT_VALUE ? line->end : front.colon);
    struct slice name = arena_printf(typing->job->arena, "%*s%.*s:\n", (int)level->column, "",
                                     (int)group->name.len, group->name.data);

    diag_set_own(diag, "field", group->name);
    typing_edit(typing, line->start, line->start, name.data);
    return typing_open(typing, depth, (struct indent_level){line->column, entry, group, *line});
}
