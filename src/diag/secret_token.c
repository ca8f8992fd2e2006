/* SPDX-License-Identifier: MIT */
/* The pieces of a line, and the fields that they name. See secret_room.h. */
#include "diag/secret_room.h"

#include "base/normalise.h"
#include "base/text.h"

#include <string.h>

/* ---- words ---- */

static struct slice without_front(struct slice s)
{
    for (;;) {
        s = slice_trim(s);
        if (s.len == 0 || strchr("-?#{[,", s.data[0]) == NULL)
            return s;
        s = slice_sub(s, 1, s.len);
    }
}

struct slice secret_bare_key(struct slice key)
{
    key = without_front(key);
    if (key.len >= 2 && (key.data[0] == '"' || key.data[0] == '\''))
        key = slice_sub(key, 1, key.len - 1);
    return key;
}

/* By its letters alone, whatever their width. */
static bool is_word(struct slice word, struct slice key)
{
    struct buffer normal = {0};
    bool same = slice_eq(word, key);

    if (!same && key.len > word.len) {
        text_normalise(&normal, key);
        same = slice_eq(word, buffer_slice(&normal));
        buffer_free(&normal);
    }
    return same;
}

const struct secret_field *secret_find_field(const struct secret_section *section, struct slice key)
{
    for (size_t i = 0; i < section->count; i++) {
        if (is_word(section->fields[i].word, key))
            return &section->fields[i];
    }
    return NULL;
}

bool secret_takes_values(const struct secret_section *section, struct slice key)
{
    bool found = false;

    for (size_t i = 0; i < section->count; i++) {
        if (!is_word(section->fields[i].word, key))
            continue;
        if (!section->fields[i].scalars)
            return false;
        found = true;
    }
    return found;
}

bool secret_section_shows(const struct secret_section *section, struct slice key,
                          struct slice value)
{
    bool found = false;

    for (size_t i = 0; i < section->count; i++) {
        if (!is_word(section->fields[i].word, key))
            continue;
        if (secret_shows(section->fields[i].values, value))
            return true;
        found = true;
    }
    return !found;
}

const struct secret_section *secret_find_section(const struct secrets *secrets, struct slice key)
{
    for (size_t i = 0; i < secrets->section_count; i++) {
        if (is_word(secrets->sections[i].word, key))
            return &secrets->sections[i];
    }
    return NULL;
}

/* ---- what a piece of a line is ---- */

/* A colon that is one of digits, 12:30, or of a word, http:, parts nothing but at the front. */
static bool parts_here(struct slice text, size_t at, bool front)
{
    size_t next = at + 1;

    return front || next >= text.len || strchr(" \t,]}\r\n", text.data[next]) != NULL ||
           (at > 0 && ((unsigned char)text.data[at - 1] >= 0x80 || text.data[at - 1] == '"'));
}

size_t secret_quoted_end(struct slice text, size_t at)
{
    char quote = text.data[at++];

    while (at < text.len && text.data[at] != quote)
        at += text.data[at] == '\\' && quote == '"' ? 2 : 1;
    return at < text.len ? at + 1 : text.len;
}

static enum token_end sign_at(struct slice text, size_t start, size_t at, bool flow, bool front)
{
    bool begins = slice_trim(slice_sub(text, start, at)).len == 0;

    switch (text.data[at]) {
    case ':':
        return parts_here(text, at, front) ? STOP_COLON : STOP_END;
    case '#':
        return begins || strchr(" \t", text.data[at - 1]) != NULL ? STOP_REMARK : STOP_END;
    case ',':
        return flow ? STOP_COMMA : STOP_END;
    case '{':
    case '[':
        return flow || begins ? STOP_OPEN : STOP_END;
    case '}':
    case ']':
        return flow ? STOP_CLOSE : STOP_END;
    default:
        return slice_starts(slice_sub(text, at, text.len), "：") ? STOP_COLON : STOP_END;
    }
}

static size_t sign_length(struct slice text, size_t at)
{
    return slice_starts(slice_sub(text, at, text.len), "：") ? strlen("：") : 1;
}

struct token secret_next_token(struct slice text, size_t start, bool flow, bool front)
{
    for (size_t at = start; at < text.len; at++) {
        bool begins = slice_trim(slice_sub(text, start, at)).len == 0;

        if (begins && (text.data[at] == '"' || text.data[at] == '\'')) {
            at = secret_quoted_end(text, at) - 1;
            continue;
        }
        if (begins && front && text.data[at] == '-')
            start = at + 1;
        enum token_end stop = sign_at(text, start, at, flow, front);
        if (stop != STOP_END)
            return (struct token){start, at, at + sign_length(text, at), stop};
    }
    return (struct token){start, text.len, text.len, STOP_END};
}
