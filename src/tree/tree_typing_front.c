/* SPDX-License-Identifier: MIT */
/* What stands at the front of a line: a name, a colon, a dash, or what somebody typed for one. See
 * tree_typing.h. */
#include "tree/tree_typing.h"

#include "base/text.h"

#include <string.h>

#define WIDE_COLON "\uFF1A"

bool typing_is_blank(struct slice text, size_t at, size_t end)
{
    return at >= end || text.data[at] == ' ' || odd_blank(text, at) > 0;
}

bool typing_starts(struct slice text, size_t at, const char *words)
{
    return slice_starts(slice_sub(text, at, text.len), words);
}

/* Bytes of a colon that is none for YAML. */
static size_t wide_colon(struct slice text, size_t at)
{
    static const char *const colons[] = {WIDE_COLON, "\uFE55", "\u2236", "\uFE30"};

    for (size_t i = 0; i < sizeof colons / sizeof colons[0]; i++) {
        if (typing_starts(text, at, colons[i]))
            return strlen(colons[i]);
    }
    return 0;
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

size_t typing_english_end(struct slice text, size_t at, size_t end)
{
    size_t to = at;

    if (at < end && is_name_byte(text.data[at]) && text.data[at] != '-')
        while (to < end && is_name_byte(text.data[to]))
            to++;
    return to;
}

/* Longer than any field's name in Chinese; a sentence before a colon is none. */
#define CHINESE_NAME_BYTES 30

/* Likewise of a Chinese word, up to a colon of either width. */
static size_t chinese_name_end(struct slice text, size_t at, size_t end)
{
    size_t to = at;
    uint32_t c = 0;

    while (to < end && to - at < CHINESE_NAME_BYTES && text.data[to] != ':' &&
           wide_colon(text, to) == 0) {
        if (!text_next(text, &to, &c) || c < 0x3400 || c > 0x9FFF)
            return at;
    }
    return to;
}

/* The colon that ends a field's name by YAML: the first with a blank behind it, outside quotes. */
static size_t real_colon(struct slice text, size_t at, size_t end)
{
    if (at < end && (text.data[at] == '"' || text.data[at] == '\''))
        at = slice_find(text, text.data[at], at + 1);
    for (; at < end; at++) {
        if (text.data[at] == '#' && at > 0 && text.data[at - 1] == ' ')
            return end;
        if (text.data[at] == ':' && typing_is_blank(text, at + 1, end))
            return at;
    }
    return end;
}

bool typing_is_named(struct slice text, size_t at, size_t end)
{
    size_t english = typing_english_end(text, at, end);
    size_t name = english > at ? english : chinese_name_end(text, at, end);

    return name > at && name < end && (text.data[name] == ':' || wide_colon(text, name) > 0);
}

/* "http://..." or a time of day is no field without its space. */
static bool is_joined_field(struct slice text, size_t colon, size_t end)
{
    return colon < end && text.data[colon] == ':' && colon + 1 < end &&
           strchr("/\\:", text.data[colon + 1]) == NULL;
}

struct field_front typing_front(struct slice text, size_t at, size_t end)
{
    struct field_front front = {.name = at};
    size_t english = typing_english_end(text, at, end);

    front.name_end = english > at ? english : chinese_name_end(text, at, end);
    front.colon = front.name_end;
    size_t wide = wide_colon(text, front.name_end);
    if (front.name_end > at && wide > 0) {
        front.kind = FRONT_WIDE;
        front.value = front.colon + wide;
        return front;
    }
    size_t colon = real_colon(text, at, end);
    if (colon < end) {
        front = (struct field_front){FRONT_FIELD, at, colon, colon, colon + 1};
    } else if (front.name_end > at && is_joined_field(text, front.name_end, end)) {
        front.kind = FRONT_NO_SPACE;
        front.value = front.colon + 1;
    }
    return front;
}

struct slice front_name(struct slice text, const struct field_front *front)
{
    return slice_sub(text, front->name, front->name_end);
}

size_t front_value(struct slice text, const struct field_front *front, size_t end)
{
    size_t at = front->kind == FRONT_VALUE ? front->name_end : front->value;

    while (at < end && text.data[at] == ' ')
        at++;
    return at;
}

bool front_is_bare(struct slice text, const struct field_front *front, size_t end)
{
    size_t at = front_value(text, front, end);

    return at >= end || text.data[at] == '#';
}

/* Signs that people put in front of an entry instead of a dash. */
static size_t other_sign(struct slice text, size_t at)
{
    static const char *const signs[] = {"\uFF0D", "\u2014", "\u2013", "\u2212", "\u2010",
                                        "\u2015", "\u00B7", "\u2022", "\u25CF", "\u25CB",
                                        "\u25C6", "\u25A0", "\u203B"};

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (typing_starts(text, at, signs[i]))
            return strlen(signs[i]);
    }
    return 0;
}

/* "* ", "+ ", "1. " or "1、" in front of an entry. */
static size_t list_mark(struct slice text, size_t at, size_t end)
{
    size_t to = at;

    while (to < end && text.data[to] >= '0' && text.data[to] <= '9')
        to++;
    if (to > at && typing_starts(text, to, "\u3001"))
        return to + 3 - at;
    if (to > at ? typing_starts(text, to, ".")
                : typing_starts(text, at, "* ") || typing_starts(text, at, "+ "))
        return to + 1 - at;
    return 0;
}

/* Whether a list of scalars has its entries in this column. */
static bool is_list_column(const struct typing *typing, size_t column)
{
    for (size_t i = 0; i < typing->depth; i++) {
        if (typing->levels[i].list && typing->levels[i].column == column)
            return true;
    }
    if (typing->depth == 0)
        return typing->piece->kind == NODE_LIST;
    return typing->opened && column >= typing->opened_from;
}

static size_t other_signs(struct slice text, size_t at)
{
    size_t len = 0;

    for (size_t sign; (sign = other_sign(text, at + len)) > 0;)
        len += sign;
    return len;
}

/* "* ", "1. " in front of a field; 0: there is none. */
static size_t list_mark_of_field(struct slice text, const struct line *line)
{
    size_t len = list_mark(text, line->text, line->end), at = line->text + len;

    while (at < line->end && text.data[at] == ' ')
        at++;
    return len > 0 && typing_front(text, at, line->end).kind == FRONT_FIELD ? len : 0;
}

/* A dash with no space behind it: in front of a field, or of a word. */
static bool is_joined_dash(struct slice text, const struct line *line, bool word)
{
    size_t at = line->text + 1;

    if (text.data[line->text] != '-' || typing_is_blank(text, at, line->end) ||
        text.data[at] == '-')
        return false;
    struct field_front front = typing_front(text, at, line->end);
    bool number = text.data[at] >= '0' && text.data[at] <= '9';
    return front.kind == FRONT_FIELD || front.kind == FRONT_WIDE || (word && !number);
}

size_t typing_dash(struct slice text, const struct line *line)
{
    if (line->blank)
        return 0;
    if (line_is_entry(text, line) || is_joined_dash(text, line, true))
        return 1;
    size_t len = other_signs(text, line->text);
    return len > 0 ? len : list_mark_of_field(text, line);
}

size_t typing_wrong_dash(const struct typing *typing, const struct line *line)
{
    size_t len = other_signs(typing->text, line->text);

    if (len > 0)
        return len;
    if (is_joined_dash(typing->text, line, is_list_column(typing, line->column)))
        return 1;
    bool list =
        typing->opened ? outline_is_known(typing->field) && typing->field->list : typing->depth > 0;
    size_t mark = list_mark(typing->text, line->text, line->end);
    if (list && mark > 0 && is_list_column(typing, line->column))
        return mark;
    return list_mark_of_field(typing->text, line);
}
