/* SPDX-License-Identifier: MIT */
/* Slips behind the colon: quotes, brackets, colons in a text. See tree_typing.h. */
#include "tree/tree_typing.h"

#include <string.h>

static bool at_words(const struct typing *typing, size_t at, size_t end, const char *words)
{
    return typing_starts(slice_sub(typing->text, 0, end), at, words);
}

/* Reports a slip within a value: the whole value, which begins at `value`, is in doubt. */
static struct diag *value_slip(struct typing *typing, enum diag_code code, size_t from, size_t to,
                               size_t value)
{
    struct diag *diag = typing_slip(typing, code, from, to);

    typing->out->doubts.items[typing->out->doubts.len - 1].start = value;
    return diag;
}

/* ---- more than a value on a line ---- */

#define FIELDS_ON_LINE_MAX 32

static size_t pass_separators(const struct typing *typing, size_t at, size_t end)
{
    for (;;) {
        if (at < end && strchr(" ,;", typing->text.data[at]) != NULL)
            at++;
        else if (at_words(typing, at, end, "\uFF0C") || at_words(typing, at, end, "\uFF1B") ||
                 at_words(typing, at, end, "\u3001") || at_words(typing, at, end, "\u3000"))
            at += 3;
        else
            return at;
    }
}

/* What follows a value: another field is read on a line of its own, anything else is left out. */
static void look_behind(struct typing *typing, size_t value, size_t at, size_t end, size_t column)
{
    size_t from = at, next = pass_separators(typing, at, end);
    struct field_front front = typing_front(typing->text, next, end);
    char line[TREE_DEPTH_MAX * 4] = "\n";

    while (from < end && typing->text.data[from] == ' ')
        from++;
    if (from == end || (from > at && typing->text.data[from] == '#') || !typing->piece->broken)
        return;
    value_slip(typing, DIAG_AFTER_VALUE, from, end, value);
    /* Each field behind another goes one call deeper. */
    if (front.kind != FRONT_FIELD || column + 2 >= sizeof line ||
        typing->fields++ >= FIELDS_ON_LINE_MAX) {
        typing_edit(typing, from, end, "");
        return;
    }
    memset(line + 1, ' ', column);
    typing_edit(typing, at, next, line);
    typing_field(typing, &front, end, column);
}

/* ---- quotes ---- */

/* Where a quoted text ends, behind its mark; 0 where it does not before `end`. */
static size_t quote_end(struct slice text, size_t at, size_t end, char quote)
{
    for (; at < end; at++) {
        bool twice = at + 1 < end && text.data[at] == quote && text.data[at + 1] == quote;

        if (quote == '"' ? text.data[at] == '\\' : twice)
            at++;
        else if (text.data[at] == quote)
            return at + 1;
    }
    return 0;
}

/* A Chinese quotation mark that was meant to close the text: the last one on the line. */
static size_t wide_mark(const struct typing *typing, size_t at, size_t end)
{
    static const char *const marks[] = {"\u201D", "\u2019", "\uFF02", "\uFF07", "\u201C", "\u300D"};
    size_t found = 0;

    for (; at + 3 <= end; at++) {
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
            if (at_words(typing, at, end, marks[i]))
                found = at;
        }
    }
    return found;
}

/* Whether the next line is a field of its own, and no part of a text that goes on. */
static bool field_follows(const struct typing *typing, size_t end, size_t column)
{
    struct line above = line_at(typing->text, end), line = line_behind(typing->text, &above);
    struct field_front front;

    if (line.text >= typing->text.len || line.column > column)
        return line.text >= typing->text.len;
    front = typing_front(typing->text, line.text, line.end);
    return line_is_entry(typing->text, &line) || front.kind == FRONT_FIELD;
}

static void look_at_quoted(struct typing *typing, size_t at, size_t end, size_t column)
{
    char mark[] = {typing->text.data[at], '\0'};
    size_t close = quote_end(typing->text, at + 1, end, mark[0]);
    size_t wide = wide_mark(typing, at + 1, end);

    if (close > 0) {
        look_behind(typing, at, close, end, column);
    } else if (wide > 0 && typing->piece->broken) {
        value_slip(typing, DIAG_QUOTE_MARK, wide, wide + 3, at);
        typing_edit(typing, wide, end, mark);
    } else if (typing->piece->broken && field_follows(typing, end, column)) {
        value_slip(typing, DIAG_UNCLOSED_QUOTE, at, end, at);
        typing_edit(typing, end, end, mark);
    } else {
        typing->quote = mark[0];
    }
}

/* ---- brackets ---- */

static const struct bracket {
    const char *wide, *plain;
    bool opens, list;
} brackets[] = {
    {"\uFF3B", "[", true, true},
    {"\uFF5B", "{", true, false},
    {"\uFF3D", "]", false, true},
    {"\uFF5D", "}", false, false},
};

static const struct bracket *bracket_at(const struct typing *typing, size_t at, size_t end,
                                        bool *wide)
{
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        *wide = at_words(typing, at, end, brackets[i].wide);
        if (*wide || at_words(typing, at, end, brackets[i].plain))
            return &brackets[i];
    }
    return NULL;
}

static void step(struct typing *typing, const struct bracket *bracket)
{
    if (bracket->opens) {
        typing->brackets++;
        typing->lists = typing->lists << 1 | bracket->list;
    } else if (typing->brackets > 0) {
        typing->brackets--;
        typing->lists >>= 1;
    }
}

/* What a wide mark inside brackets was meant to be; NULL where it may well be part of a text. */
static const char *meant_by(const struct typing *typing, size_t at, size_t end)
{
    bool list = (typing->lists & 1) != 0;

    if (at_words(typing, at, end, "\u3001") && list)
        return ", ";
    if (at_words(typing, at, end, "\uFF1A") && !list)
        return ": ";
    if (!at_words(typing, at, end, "\uFF0C"))
        return NULL;
    return list || typing_is_named(typing->text, pass_separators(typing, at, end), end) ? ", "
                                                                                        : NULL;
}

/* Reports wide marks within brackets, once for each line, however many there are. */
static void report_wide(struct typing *typing, size_t at, size_t end, bool *reported)
{
    if (!*reported)
        typing_slip(typing, DIAG_WIDE_MARK, at, end);
    *reported = true;
}

/* Goes through what stands in brackets; gives where the line's part of it ends. */
static size_t look_in_brackets(struct typing *typing, size_t at, size_t end)
{
    bool reported = false, wide;

    do {
        const struct bracket *bracket = bracket_at(typing, at, end, &wide);
        const char *meant = meant_by(typing, at, end);
        size_t len = bracket != NULL && !wide ? 1 : 3;
        char c = typing->text.data[at];

        if (bracket != NULL) {
            step(typing, bracket);
            if (wide) {
                report_wide(typing, at, at + len, &reported);
                typing_edit(typing, at, at + len, bracket->plain);
            }
        } else if (meant != NULL) {
            report_wide(typing, at, at + len, &reported);
            typing_edit(typing, at, at + len, meant);
        } else {
            size_t close = c == '"' || c == '\'' ? quote_end(typing->text, at + 1, end, c) : 0;

            len = close > 0 ? close - at : 1;
        }
        at += len;
    } while (at < end && typing->brackets > 0);
    return at;
}

/* Looks at what stands in brackets. Where something follows the closing one, as in [新]春慰问, the
 * brackets only begin a text. */
static void look_at_brackets(struct typing *typing, size_t at, size_t end)
{
    size_t slips = typing->slips, behind = look_in_brackets(typing, at, end), next = behind;

    while (next < end && typing->text.data[next] == ' ')
        next++;
    if (!typing->piece->broken || typing->brackets > 0 || next == end || typing->slips > slips ||
        (typing->text.data[next] == '#' && next > behind))
        return;
    value_slip(typing, DIAG_BAD_START, at, at + 1, at);
    typing_edit(typing, at, end, "_");
}

void typing_inside(struct typing *typing, size_t at, size_t end)
{
    if (typing->quote != '\0') {
        if (quote_end(typing->text, at, end, typing->quote) > 0)
            typing->quote = '\0';
    } else if (at < end) {
        look_in_brackets(typing, at, end);
    }
}

/* ---- plain scalars ---- */

/* The name of an anchor, an alias or a tag: up to a blank, in ASCII. */
static bool is_named(const struct typing *typing, size_t at, size_t end)
{
    size_t from = ++at;

    for (; at < end && typing->text.data[at] != ' '; at++) {
        char c = typing->text.data[at];

        if ((unsigned char)c >= 0x80 || strchr("*&@`%", c) != NULL)
            return false;
    }
    return at > from;
}

/* Whether it is a character that no plain scalar can begin with, or one with a meaning in YAML that
 * was not meant. */
static bool is_bad_start(const struct typing *typing, size_t at, size_t end)
{
    char c = typing->text.data[at];

    return strchr("@`%|>", c) != NULL || (strchr("*&!", c) != NULL && !is_named(typing, at, end));
}

/* The colon of another field or one that belongs to the text; `end` where there is none. */
static size_t colon_in(const struct typing *typing, size_t at, size_t end)
{
    for (size_t i = at; i < end; i++) {
        if (typing->text.data[i] == '#' && i > at && typing->text.data[i - 1] == ' ')
            break;
        if (typing->text.data[i] == ':' && (i + 1 >= end || typing->text.data[i + 1] == ' '))
            return i;
    }
    return end;
}

/* "|" or ">" with nothing behind it but signs, a digit or a comment: a text over several lines. */
static bool begins_text(const struct typing *typing, size_t at, size_t end)
{
    if (strchr("|>", typing->text.data[at]) == NULL)
        return false;
    for (at++; at < end && strchr("+-0123456789", typing->text.data[at]) != NULL;)
        at++;
    while (at < end && typing->text.data[at] == ' ')
        at++;
    return at == end || typing->text.data[at] == '#';
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || c == '-';
}

/* "sites: - date: ...": the first entry belongs on a line of its own. */
static bool is_entry_behind(const struct typing *typing, size_t at, size_t end)
{
    return at_words(typing, at, end, "- ") &&
           typing_front(typing->text, at + 2, end).kind == FRONT_FIELD;
}

static void look_at_entry(struct typing *typing, size_t at, size_t end, size_t column)
{
    struct line line = line_at(typing->text, at);
    struct field_front front = typing_front(typing->text, at + 2, end);
    char blanks[TREE_DEPTH_MAX * 4] = "\n";

    value_slip(typing, DIAG_AFTER_VALUE, at, end, at);
    if (column + 4 >= sizeof blanks)
        return;
    memset(blanks + 1, ' ', column + 2);
    typing_edit(typing, at, at, blanks);
    typing->opened = true;
    typing->opened_from = column;
    line.column = column + 2;
    line.odd = false;
    typing_place(typing, &line, true);
    typing->opened = false;
    typing_level(typing, column + 4, &line);
    typing_field(typing, &front, end, column + 4);
}

/* Where the commas and blanks before a name begin, of either width. */
static size_t before_separators(const struct typing *typing, size_t from, size_t at)
{
    static const char *const wide[] = {"\uFF0C", "\uFF1B", "\u3001", "\u3000"};
    size_t before = at + 1;

    while (at > from && at < before) {
        before = at;
        if (strchr(" ,;", typing->text.data[at - 1]) != NULL)
            at--;
        for (size_t i = 0; i < sizeof wide / sizeof wide[0] && at >= from + 3; i++)
            at -= at_words(typing, at - 3, at, wide[i]) ? 3 : 0;
    }
    return at;
}

/* A value that begins with a sign of YAML's own; where it is that sign alone, nothing was written.
 */
static void start_slip(struct typing *typing, size_t at, size_t end)
{
    const struct slice rest = slice_trim(slice_sub(typing->text, at + 1, end));
    const bool alone = rest.len == 0 || rest.data[0] == '#';
    struct diag *diag = value_slip(typing, alone ? DIAG_LONE_SIGN : DIAG_BAD_START, at, at + 1, at);

    if (alone)
        diag_set(diag, "value", slice_sub(typing->text, at, at + 1));
    typing_edit(typing, at, at + 1, "_");
}

static void look_at_plain(struct typing *typing, size_t at, size_t end, size_t column)
{
    size_t colon = colon_in(typing, at, end), name = colon;

    typing->flowing = true;
    if (!typing->piece->broken)
        return;
    if (is_entry_behind(typing, at, end)) {
        look_at_entry(typing, at, end, column);
        return;
    }
    if (is_bad_start(typing, at, end))
        start_slip(typing, at, end);
    if (colon == end)
        return;
    while (name > at && is_word_byte(typing->text.data[name - 1]))
        name--;
    size_t back = before_separators(typing, at, name);
    if (name < colon && back > at && back < name) {
        look_behind(typing, at, back, end, column);
        return;
    }
    value_slip(typing, DIAG_COLON_IN_TEXT, colon, colon + 1, at);
    typing_edit(typing, colon, colon + 1, "_");
}

void typing_value(struct typing *typing, size_t at, size_t end, size_t column)
{
    bool wide;

    while (at < end && strchr("&!", typing->text.data[at]) != NULL &&
           !is_bad_start(typing, at, end)) {
        at = slice_find(slice_sub(typing->text, 0, end), ' ', at);
        while (at < end && typing->text.data[at] == ' ')
            at++;
    }
    if (at >= end || typing->text.data[at] == '#') {
        typing->opened = true;
        typing->opened_from = column;
    } else if (begins_text(typing, at, end)) {
        typing->block = true;
        typing->block_from = column;
    } else if (typing->text.data[at] == '"' || typing->text.data[at] == '\'') {
        look_at_quoted(typing, at, end, column);
    } else if (bracket_at(typing, at, end, &wide) != NULL) {
        look_at_brackets(typing, at, end);
    } else {
        look_at_plain(typing, at, end, column);
    }
}
