/* SPDX-License-Identifier: MIT */
/* Words without a colon where a field has to stand. See tree_typing.h. */
#include "tree/tree_typing.h"

#include <assert.h>
#include <string.h>

/* Prose, and no field whose colon was forgotten: several words behind the first. */
static bool is_prose(struct slice text, size_t at, size_t end)
{
    while (at < end && text.data[at] == ' ')
        at++;
    return slice_find(slice_sub(text, 0, end), ' ', at) < end;
}

/* Whether what belongs to the line stands below it. */
static bool opens(const struct typing *typing, const struct line *line)
{
    struct line next = line_behind(typing->text, line);

    return typing->depth == 0 || (next.start < typing->text.len && next.column > line->column);
}

/* Bytes of a mark that somebody wrote for the colon. */
static size_t other_colon(struct slice text, size_t at)
{
    static const char *const marks[] = {"=",      ";",      ",",      "\uFF1B",
                                        "\uFF1D", "\uFF0C", "\u3002", "\u3001"};

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (typing_starts(text, at, marks[i]))
            return strlen(marks[i]);
    }
    return 0;
}

/* Behind a name without a colon: a mark that was meant for it, of however many signs. */
static size_t marks_end(const struct typing *typing, size_t name, size_t end)
{
    size_t at = name, mark = other_colon(typing->text, at);

    while (mark == 0 && at < end && typing->text.data[at] == ' ') {
        at++;
        mark = typing_starts(typing->text, at, "=") || typing_starts(typing->text, at, "\uFF1D")
                   ? other_colon(typing->text, at)
                   : 0;
    }
    return mark > 0 ? at + mark : name;
}

/* Words that are no field are left out. */
static void report_stray(struct typing *typing, struct stray stray, size_t end)
{
    size_t at = stray.at;

    diag_add(typing->job->diags, DIAG_STRAY_LINE, (struct span){typing->job->source, at, end});
    *ARRAY_PUSH(typing->job->arena, &typing->out->strays) = stray;
    typing->slips++;
    typing_edit(typing, at, end, "");
}

/* Whether a field of that name may stand in a level that is open, or below the open field. */
static bool is_known(const struct typing *typing, struct slice name)
{
    if (typing->opened && outline_takes(typing->field, name))
        return true;
    for (size_t i = 0; i < typing->depth; i++) {
        if (!typing->levels[i].list && level_takes(&typing->levels[i], name))
            return true;
    }
    return typing->depth == 0 && outline_takes(typing->job->outline, name);
}

/* Whether nothing is known of the fields that may stand here. */
static bool is_open_to_all(const struct typing *typing)
{
    return typing->depth == 0 || typing->levels[typing->depth - 1].outline == NULL ||
           typing->levels[typing->depth - 1].outline->count == 0;
}

void typing_words(struct typing *typing, const struct line *line, size_t at, size_t column)
{
    struct slice text = typing->text;
    size_t name = typing_english_end(text, at, line->end);
    size_t value = name > at ? marks_end(typing, name, line->end) : name;
    bool mark = value > name, alone = value == line->end;
    bool blank = typing_is_blank(text, value, line->end);
    struct slice word = slice_sub(text, at, name);
    bool known = is_known(typing, word), open = is_open_to_all(typing);

    if (name == at || (!mark && !blank) ||
        (alone && !known && !(opens(typing, line) && (open || at == line->text))) ||
        (!mark && !known && is_prose(text, name, line->end))) {
        report_stray(typing, (struct stray){at, column, at != line->text}, line->end);
        return;
    }
    if (at == line->text)
        column = typing_place(typing, line, false);
    assert(typing->depth > 0 && !typing->levels[typing->depth - 1].list);
    const struct indent_level *level = &typing->levels[typing->depth - 1];
    typing_slip(typing, DIAG_NO_COLON, at, value);
    typing->out->doubts.items[typing->out->doubts.len - 1].container = alone;
    typing_edit(typing, name, value, mark && !blank ? ": " : ":");
    typing->opened = typing->flowing = false;
    typing->field = outline_child(level->outline, word);
    typing_value(typing, typing_blanks(typing, value, line->end), line->end, column);
}
