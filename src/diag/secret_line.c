/* SPDX-License-Identifier: MIT */
/*
 * What a line out of an entry of a person may show. See secret.h.
 *
 * The line is read without knowing whether it is YAML at all: names of fields are what stands
 * before a colon. What is in doubt is hidden.
 */
#include "diag/secret_room.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>

#define WALK_LINES_MAX 200 /* above a line, for the fields that it stands in */
#define DEPTH_MAX      64

/* ---- a line ---- */

struct secret_line {
    const struct secrets *secrets;
    const struct secret_section *section;
    bool margin; /* it begins there: its first field is one at the top */
    bool braced; /* or all in its first bracket are */
    struct slice text;
    size_t start;         /* of what is to be looked at */
    bool hidden;          /* what comes belongs to a field that nobody may see */
    struct slice key;     /* or to this one; empty for one at the top */
    bool head;            /* it is one at the top, of entries of persons */
    bool maps[DEPTH_MAX]; /* of each open bracket, whether fields stand in it */
    size_t depth;
};

static void mask(const struct secret_line *line, size_t start, size_t end)
{
    text_mask((char *)line->text.data + start, end - start);
}

/* The byte behind the bracket that closes the one at `at`; the end of the line where there is none.
 */
static size_t bracket_end(struct slice text, size_t at)
{
    size_t depth = 0;

    while (at < text.len) {
        char byte = text.data[at];

        if (byte == '"' || byte == '\'') {
            at = secret_quoted_end(text, at);
            continue;
        }
        depth += byte == '{' || byte == '[';
        at++;
        if ((byte == '}' || byte == ']') && --depth == 0)
            return at;
    }
    return text.len;
}

/* Enters the section of a field at the top. */
static bool enter_section(struct secret_line *line, struct slice key)
{
    const struct secret_section *section = secret_find_section(line->secrets, key);

    line->section = section != NULL ? section : &line->secrets->anywhere;
    return section != NULL;
}

/* A value is shown where its field could rightly have it. Where entries of persons stand, any value
 * is, but for a name. */
static bool is_shown(const struct secret_line *line, struct slice value)
{
    value = slice_trim(value);
    if (!line->section->person)
        return true;
    return line->key.len > 0 ? secret_section_shows(line->section, line->key, value)
                             : !line->head || !secret_is_name(value);
}

/* Where the name of a field in the middle of a text begins: it is the last word before the colon.
 */
static size_t last_word(const struct secret_line *line, const struct token *token)
{
    size_t start = token->start, end = token->end;

    while (end > start && line->text.data[end - 1] == ' ')
        end--;
    for (size_t at = start; at < end; at++) {
        if (strchr(" ,;", line->text.data[at]) != NULL)
            start = at + 1;
    }
    return start;
}

/* What stands before a colon. */
static void look_at_key(struct secret_line *line, const struct token *token, bool front)
{
    size_t start = token->start;
    bool known;

    if (!front && line->depth == 0) {
        start = last_word(line, token);
        if (line->hidden)
            mask(line, token->start, token->end);
        else if (!is_shown(line, slice_sub(line->text, token->start, start)))
            mask(line, token->start, start);
    }
    struct slice key = secret_bare_key(slice_sub(line->text, start, token->end));
    bool top = line->margin && (line->braced ? line->depth == 1 : front);

    if (top)
        known = enter_section(line, key);
    else
        known = !line->section->person || secret_find_field(line->section, key) != NULL;
    line->key = top ? (struct slice){0} : key;
    line->head = top && known && line->section->person;
    bool texts = line->depth > 0 && slice_find(key, ' ', 0) < key.len; /* a comma was forgotten */

    bool value = !front && line->depth == 0 && line->key.len > 0 && /* kind: 张三: x */
                 slice_trim(slice_sub(line->text, token->start, start)).len == 0;

    if (!known && (texts || value || secret_is_key(key)))
        mask(line, start, token->end);
    line->hidden = !known || (line->hidden && line->depth == 0);
}

/* Whether a bracket opens fields where the field before it takes a value. */
static bool opens_no_value(const struct secret_line *line, size_t at)
{
    return line->text.data[at] == '{' && line->section->person && line->key.len > 0 &&
           secret_takes_values(line->section, line->key);
}

static size_t open_bracket(struct secret_line *line, size_t at)
{
    if (line->hidden || line->depth == DEPTH_MAX || opens_no_value(line, at)) {
        size_t end = bracket_end(line->text, at);

        mask(line, at, end);
        return end;
    }
    line->maps[line->depth++] = line->text.data[at] == '{';
    return at + 1;
}

/* In brackets a value is shown only behind the name of a field, or in a list behind one. */
static bool is_hidden(const struct secret_line *line, bool named)
{
    return line->hidden ||
           (line->section->person && !named && line->depth > 0 && line->maps[line->depth - 1]);
}

static void look_at_line(struct secret_line *line, size_t at)
{
    bool front = true, named = false;

    while (at < line->text.len) {
        struct token token = secret_next_token(line->text, at, line->depth > 0, front);

        at = token.next;
        if (token.stop == STOP_COLON) {
            look_at_key(line, &token, front);
        } else if (is_hidden(line, named) ||
                   !is_shown(line, slice_sub(line->text, token.start, token.end))) {
            mask(line, token.start, token.end);
        }
        named = token.stop == STOP_COLON;
        if (token.stop == STOP_REMARK) {
            mask(line, token.end, line->text.len);
            return;
        }
        if (token.stop == STOP_OPEN)
            at = open_bracket(line, token.end);
        if (token.stop == STOP_CLOSE && line->depth > 0) {
            line->depth--;
            line->hidden = false;
        }
        front = front && token.stop == STOP_OPEN;
    }
}

/* ---- the fields that a line stands in ---- */

/* Where a line begins, behind its dashes, and the name of its field; empty where there is none. */
struct secret_front {
    size_t dash;   /* the column of its first dash; else of its first sign */
    size_t column; /* of what stands behind its dashes */
    struct slice key;
    size_t value; /* where what stands behind that name begins */
    bool bracket; /* fields between brackets stand there instead */
};

static bool is_wide_blank(struct slice line, size_t at)
{
    return slice_starts(slice_sub(line, at, line.len), "　");
}

/* { or [{: what stands in it has names; [张三](x.jpg) has none. */
static bool opens_map(struct slice line, size_t at)
{
    while (at < line.len && (line.data[at] == '[' || line.data[at] == ' '))
        at++;
    return at < line.len && line.data[at] == '{';
}

static struct secret_front front_of(struct slice line)
{
    struct secret_front front = {0};
    size_t at = 0;

    while (at < line.len &&
           (line.data[at] == ' ' || line.data[at] == '\t' || is_wide_blank(line, at)))
        at += is_wide_blank(line, at) ? strlen("　") : 1;
    front.dash = at;
    while (at + 1 < line.len && line.data[at] == '-' && line.data[at + 1] == ' ') {
        while (++at < line.len && line.data[at] == ' ')
            ;
    }
    front.column = at;
    struct token token = secret_next_token(line, at, false, true);
    front.value = token.next;
    front.bracket = token.stop == STOP_OPEN && opens_map(line, token.end);
    if (token.stop == STOP_COLON)
        front.key = secret_bare_key(slice_sub(line, token.start, token.end));
    return front;
}

/* The name of a field whose colon was forgotten; empty where the first word is none. */
static struct slice word_in_front(const struct secret_section *section, struct slice text,
                                  const struct secret_front *front)
{
    struct slice word = slice_sub(text, front->column, slice_find(text, ' ', front->column));

    if (front->key.len > 0 || front->bracket || secret_find_field(section, word) == NULL)
        word.len = 0;
    return word;
}

/* Whether the whole value stands in brackets on this line, so that no line below belongs to it. */
static bool is_complete(struct slice line, const struct secret_front *front)
{
    size_t at = front->value;

    while (at < line.len && line.data[at] == ' ')
        at++;
    if (at >= line.len || (line.data[at] != '[' && line.data[at] != '{'))
        return false;
    struct slice rest = slice_sub(line, bracket_end(line, at), line.len);
    char last = line.data[line.len - rest.len - 1];

    rest = slice_trim(rest);
    return (last == ']' || last == '}') && (rest.len == 0 || rest.data[0] == '#');
}

/* A line further up that begins left of this column contains this one. With a tab before the first
 * character the column is not known, and any may. */
static size_t column_within(struct slice line, const struct secret_front *front)
{
    if (slice_find(slice_sub(line, 0, front->dash), '\t', 0) < front->dash)
        return SIZE_MAX;
    return front->dash < front->column ? front->dash + 1 : front->column;
}

/* The same after a line that was passed on the way up. */
static size_t column_above(size_t within, const struct secret_front *front)
{
    within = front->column < within ? front->column : within;
    return front->dash < within && front->dash < front->column ? front->dash + 1 : within;
}

/* Whether the line belongs to a field that the schema does not know, next above it or further up;
 * or has no name of its own, and belongs to a field that takes no value. *key becomes the name of
 * the field that a value without a name on the line belongs to. */
static bool stands_in_unknown(const struct secret_section *section, const struct source *source,
                              size_t line, size_t margin, struct slice *key)
{
    struct secret_front front = front_of(source_line(source, line));
    bool own = front.key.len > 0 || front.bracket || key->len > 0;
    size_t within = column_within(source_line(source, line), &front), last = line;

    last = last > margin + WALK_LINES_MAX ? last - WALK_LINES_MAX : margin + 1;
    while (--line >= last && within > 0) {
        struct slice text = source_line(source, line);

        front = front_of(text);
        if (front.column >= text.len || text.data[front.column] == '#')
            continue;
        if (front.column < within && front.key.len > 0 && !is_complete(text, &front)) {
            const struct secret_field *field = secret_find_field(section, front.key);

            if (field == NULL || (!own && !field->scalars))
                return true;
            if (key->len == 0)
                *key = front.key;
            own = true;
        }
        within = column_above(within, &front);
    }
    return !own;
}

static const struct secret_section *section_of(const struct secrets *secrets,
                                               const struct source *source, size_t margin)
{
    const struct secret_section *section = NULL;

    if (margin > 0)
        section = secret_find_section(secrets, front_of(source_line(source, margin)).key);
    return section == NULL ? &secrets->anywhere : section;
}

static bool is_ascii(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    }
    return true;
}

/* Whether it is a line of YAML's syntax, such as "---" with nothing behind it, or a conflict mark
 * of git, which may have the name of a branch. */
static bool is_sign(struct slice text)
{
    static const char *const signs[] = {"---",     "...",     "%YAML 1.", "<<<<<<<",
                                        "|||||||", "=======", ">>>>>>>"};

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct slice sign = slice_of(signs[i]);
        struct slice rest = slice_trim(slice_sub(text, sign.len, text.len));
        bool branch = strchr("<|>", sign.data[0]) != NULL;
        bool version = sign.data[0] == '%' && rest.len == 1 && byte_is_digit(rest.data[0]);

        if (slice_starts(text, signs[i]) &&
            (rest.len == 0 || rest.data[0] == '#' || version || (branch && is_ascii(rest))))
            return true;
    }
    return false;
}

/* Whether a line at the left margin without the name of a field has slipped out of an entry of a
 * person above it: a row of a table that was pasted there, or a name. */
static bool has_slipped(const struct secrets *secrets, const struct source *source, size_t number,
                        struct slice text)
{
    struct secret_front front = front_of(text);
    size_t last = number > WALK_LINES_MAX ? number - WALK_LINES_MAX : 1;

    if (front.key.len > 0 || front.bracket || front.column >= text.len ||
        text.data[front.column] == '#' || is_sign(text))
        return false;
    for (size_t line = number - 1; line >= last; line--) {
        front = front_of(source_line(source, line));
        if (front.dash == 0 && front.key.len > 0)
            return section_of(secrets, source, line)->person;
    }
    return true;
}

/* Looks up which fields above contain the line, and whether it may be shown. The name of a field
 * whose colon is missing is shown. */
static void look_above(struct secret_line *line, const struct source *source, size_t number,
                       size_t margin)
{
    struct secret_front front = front_of(line->text);

    line->key = word_in_front(line->section, line->text, &front);
    line->start = line->key.len > 0 ? front.column + line->key.len : 0;
    line->hidden = stands_in_unknown(line->section, source, number, margin, &line->key);
}

static void scrub_person(const struct secrets *secrets, const struct source *source, size_t at,
                         struct slice text)
{
    size_t number = source_position(source, at).line;
    size_t margin = source_margin_line(source, number);
    struct secret_line line = {.secrets = secrets,
                               .section = section_of(secrets, source, margin),
                               .margin = number == margin,
                               .braced = text.len > 0 && text.data[0] == '{',
                               .text = text};

    if (!line.section->person)
        return;
    /* Of a part of a line it is not known what it is in the middle of. */
    if (at > source_line_start(source, number))
        line.hidden = true;
    else if (line.margin)
        line.hidden = has_slipped(secrets, source, number, text);
    else
        look_above(&line, source, number, margin);
    if (line.hidden)
        mask(&line, 0, text.len);
    else
        look_at_line(&line, line.start);
}

void secret_scrub_line(const struct secrets *secrets, const struct source *source, size_t at,
                       char *line, size_t len)
{
    if (secret_is_personal(source, at, at + len))
        secret_scrub_beside(secrets, line, len);
    if (secrets != NULL && secrets->anywhere.person)
        scrub_person(secrets, source, at, (struct slice){line, len});
    secret_scrub(secrets, line, len);
}
