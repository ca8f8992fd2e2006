/* SPDX-License-Identifier: MIT */
/* Where lines begin: the columns in use, and lines that are out of place. See tree_typing.h. */
#include "tree/tree_typing.h"

#include <assert.h>

/* Wider than any indentation that makes sense: 64 levels of two columns. */
#define COLUMNS_MAX 200

struct indent_level *typing_open(struct typing *typing, size_t depth, struct indent_level level)
{
    assert(depth <= typing->depth && "a level is opened in those that are");
    typing->depth = depth < TREE_DEPTH_MAX ? depth : TREE_DEPTH_MAX - 1;
    typing->levels[typing->depth] = level;
    return &typing->levels[typing->depth++];
}

/* Opens a level for what belongs to the field above. */
static struct indent_level *push(struct typing *typing, size_t column, bool list,
                                 const struct line *line)
{
    return typing_open(typing, typing->depth,
                       (struct indent_level){column, list, typing->field, *line});
}

bool level_takes(const struct indent_level *level, struct slice name)
{
    return name.len > 0 && outline_takes(level->outline, name);
}

struct slice typing_name_on(const struct typing *typing, const struct line *line, bool entry)
{
    size_t at = line->text + (entry ? typing_dash(typing->text, line) : 0);

    while (entry && at < line->end && typing->text.data[at] == ' ')
        at++;
    struct field_front front = typing_front(typing->text, at, line->end);
    bool items = entry && front.kind == FRONT_VALUE; /* of a list of scalars */
    return items ? (struct slice){0} : front_name(typing->text, &front);
}

size_t typing_child_column(const struct typing *typing, const struct line *line)
{
    struct line next = line_behind(typing->text, line);
    struct slice name = typing_name_on(typing, &next, false);

    if (next.start < typing->text.len && !next.odd && next.column > typing->opened_from &&
        !line_is_entry(typing->text, &next) && name.len > 0 && outline_takes(typing->field, name))
        return next.column;
    return typing->opened_from + 2;
}

/* The innermost level of that kind and column; NULL where there is none. */
static struct indent_level *find_level(struct typing *typing, size_t column, bool list)
{
    for (size_t i = typing->depth; i > 0; i--) {
        struct indent_level *level = &typing->levels[i - 1];

        if (level->list == list && level->column == column)
            return level;
    }
    return NULL;
}

static size_t distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* The level whose column is nearest; of equally near ones the innermost. */
static struct indent_level *nearest_level(struct typing *typing, size_t column, bool list)
{
    struct indent_level *best = NULL;

    for (size_t i = typing->depth; i > 0; i--) {
        struct indent_level *level = &typing->levels[i - 1];

        if (level->list == list &&
            (best == NULL || distance(level->column, column) < distance(best->column, column)))
            best = level;
    }
    return best;
}

/* Whether the line stands where what belongs to the field above may stand. */
static bool is_below(const struct typing *typing, size_t column, bool entry)
{
    return typing->opened &&
           (column > typing->opened_from || (entry && column == typing->opened_from));
}

/* The column for a first entry that is indented by tabs or the like: that of the next entry, else
 * the usual one. */
static size_t first_dash(const struct typing *typing, const struct line *line)
{
    struct line next = line_behind(typing->text, line);

    return next.start < typing->text.len && !next.odd && next.column >= typing->opened_from &&
                   line_is_entry(typing->text, &next)
               ? next.column
               : typing->opened_from + 2;
}

/* The level that the line is of, as it stands; NULL where it fits none. The first of several fields
 * below a name may be out of place itself, where the next one is not. */
static struct indent_level *settle(struct typing *typing, const struct line *line, bool entry)
{
    struct indent_level *level = find_level(typing, line->column, entry);

    if (entry && line->odd && typing->opened)
        return push(typing, first_dash(typing, line), entry, line);
    if (level != NULL || !is_below(typing, line->column, entry))
        return level;
    size_t usual = typing->opened_from + 2;
    bool first_is_off = !entry && typing->piece->broken &&
                        typing_child_column(typing, line) == usual &&
                        line_behind(typing->text, line).column == usual;
    return push(typing, first_is_off ? usual : line->column, entry, line);
}

/* Of the levels that may hold a field of that name the nearest to where the line stands, also one
 * that is not open yet; NULL where there is none. */
static struct indent_level *taking(struct typing *typing, const struct line *line, bool entry)
{
    struct slice name = typing_name_on(typing, line, entry);
    struct indent_level *best = NULL;
    size_t below = typing_child_column(typing, line);

    for (size_t i = typing->depth; i > 0; i--) {
        struct indent_level *level = &typing->levels[i - 1];

        if (level->list == entry && level_takes(level, name) &&
            (best == NULL ||
             distance(level->column, line->column) < distance(best->column, line->column)))
            best = level;
    }
    if (typing->opened && name.len > 0 && outline_takes(typing->field, name) &&
        (entry ? typing->field->list : !outline_is_list(typing->field)) &&
        (best == NULL || distance(below, line->column) <= distance(best->column, line->column)))
        return push(typing, below, entry, line);
    return best;
}

/* The level that the line most likely belongs to; NULL where that is not clear. */
static struct indent_level *likely_level(struct typing *typing, const struct line *line, bool entry)
{
    struct indent_level *level;

    level = typing->moved && typing->moved_from == line->column
                ? find_level(typing, typing->moved_to, entry)
                : NULL;
    if (level == NULL)
        level = nearest_level(typing, line->column, entry);
    if (level == NULL && typing->opened)
        return push(typing, typing->opened_from + 2, entry, line);
    return level;
}

static void set_distance(struct diag *diag, size_t count)
{
    struct name by = {0};

    if (diag->arena == NULL)
        return;
    by.text[LANG_EN] = arena_printf(diag->arena, count == 1 ? "%zu space" : "%zu spaces", count);
    by.text[LANG_ZH] = arena_printf(diag->arena, " %zu 个空格", count);
    diag_set_name(diag, "by", &by, SLICE(""));
}

static void report_misplaced(struct typing *typing, const struct line *line,
                             const struct indent_level *level)
{
    static const struct words right = T("right", "右"), left = T("left", "左");
    struct field_front front = typing_front(typing->text, line->text, line->end);
    size_t end = front.kind == FRONT_VALUE ? line->end : front.colon;
    struct diag *diag = typing_slip(typing, DIAG_MISPLACED, line->text, end);
    bool too_far = line->column > level->column;

    set_distance(diag, distance(line->column, level->column));
    diag_set_words(diag, "side", too_far ? &right : &left);
    diag_set_words(diag, "back", too_far ? &left : &right);
}

static void indent(struct typing *typing, const struct line *line, size_t column)
{
    char blanks[COLUMNS_MAX + 1];
    size_t count = column < COLUMNS_MAX ? column : COLUMNS_MAX;

    for (size_t i = 0; i < count; i++)
        blanks[i] = ' ';
    blanks[count] = '\0';
    typing_edit(typing, line->start, line->text, blanks);
}

/* The part of the indentation that is at fault. */
static void report_odd(struct typing *typing, const struct line *line)
{
    size_t from = line->start;

    while (typing->text.data[from] == ' ')
        from++;
    typing_slip(typing, line->tab ? DIAG_TAB : DIAG_WIDE_SPACE, from, line->text);
}

/* The fields of an entry that is out of place are so, too. */
void typing_level(struct typing *typing, size_t column, const struct line *line)
{
    const struct indent_level *entry =
        typing->depth > 0 ? &typing->levels[typing->depth - 1] : NULL;

    if (typing->moved && entry != NULL && entry->column == typing->moved_to &&
        line->column == typing->moved_from) {
        typing->moved_from += column - entry->column;
        typing->moved_to = column;
    }
    typing_open(typing, typing->depth,
                (struct indent_level){column, false, entry != NULL ? entry->outline : NULL, *line});
}

/* The first level of a piece. */
static struct indent_level *begin(struct typing *typing, const struct line *line, bool entry)
{
    const struct piece *piece = typing->piece;
    const struct outline *outline =
        piece->kind == NODE_LIST ? piece->outline : typing->job->outline;

    return typing_open(typing, 0, (struct indent_level){piece->column, entry, outline, *line});
}

/* Whether the line may well belong where it stands. */
static bool fits(const struct typing *typing, const struct indent_level *level,
                 const struct line *line, bool entry)
{
    struct slice name = typing_name_on(typing, line, entry);

    return level != NULL && !line->odd &&
           (name.len == 0 || level->outline == NULL || level->outline->count == 0 ||
            level_takes(level, name));
}

/* The level where the line stands, or where it should; *again: it is out of place as one before. */
static struct indent_level *level_of(struct typing *typing, const struct line *line, bool entry,
                                     bool *again)
{
    size_t depth = typing->depth;
    struct indent_level *level, *named;

    *again = false;
    if (typing->depth == 0)
        return begin(typing, line, entry);
    level = settle(typing, line, entry);
    if (fits(typing, level, line, entry))
        return level;
    bool pushed = typing->depth > depth;
    struct indent_level stands = pushed ? *level : (struct indent_level){0};
    typing->depth = depth;
    named = typing->piece->broken || line->odd ? taking(typing, line, entry) : NULL;
    if (named != NULL) {
        *again = typing->moved && typing->moved_from == line->column &&
                 typing->moved_to == named->column;
        return named;
    }
    if (level != NULL)
        return pushed ? typing_open(typing, depth, stands) : level;
    level = typing_lost_name(typing, line, entry);
    if (level != NULL)
        return level;
    *again = typing->moved && typing->moved_from == line->column;
    if (typing->piece->broken || line->odd)
        level = likely_level(typing, line, entry);
    return level != NULL ? level : push(typing, line->column, entry, line);
}

size_t typing_shifted(const struct typing *typing, size_t column)
{
    return column >= typing->shift_from ? column - typing->shift_from + typing->shift_to : column;
}

/* Whether the fields of an entry begin where the first one does, behind its dash. */
static bool stands_together(const struct typing *typing, const struct line *line)
{
    struct line next = line_behind(typing->text, line);
    size_t field = line->text + 1;

    while (field < line->end && typing->text.data[field] == ' ')
        field++;
    return next.column == line->column + (field - line->text);
}

static void note_move(struct typing *typing, const struct line *line, size_t to, bool first)
{
    if (line->column == to || line->odd)
        return;
    if (first && stands_together(typing, line)) {
        typing->shift_from = line->column;
        typing->shift_to = to;
        return;
    }
    typing->moved = true;
    typing->moved_from = line->column;
    typing->moved_to = to;
}

size_t typing_place(struct typing *typing, const struct line *raw, bool entry)
{
    bool again, first = entry && typing->depth == 0;
    struct line as_if = *raw, *line = &as_if;

    as_if.column = typing_shifted(typing, raw->column);
    struct indent_level *level = level_of(typing, line, entry, &again);
    if (line->odd)
        report_odd(typing, line);
    else if (level->column != line->column && !again)
        report_misplaced(typing, line, level);
    if (line->odd || level->column != raw->column)
        indent(typing, line, level->column);
    note_move(typing, line, level->column, first);
    assert(level->list == entry);
    level->line = *line;
    typing->depth = (size_t)(level - typing->levels) + 1;
    return level->column;
}
