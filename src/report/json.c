/* SPDX-License-Identifier: MIT */
/* A streaming writer of JSON. See json.h. */
#include "report/json.h"

#include "base/text.h"

#include <assert.h>

static void new_line(struct json *json)
{
    if (json->one_line)
        return;
    buffer_byte(json->out, '\n');
    buffer_fill(json->out, ' ', 2 * json->depth);
}

static void add_string(struct buffer *out, struct slice value);

/* What comes before any value: a comma, a new line, its key. */
static void before_value(struct json *json, const char *key)
{
    if (json->filled[json->depth])
        buffer_adds(json->out, json->one_line ? ", " : ",");
    if (json->depth > 0)
        new_line(json);
    json->filled[json->depth] = true;
    if (key == NULL)
        return;
    add_string(json->out, slice_of(key));
    buffer_adds(json->out, ": ");
}

void json_open(struct json *json, const char *key, char bracket)
{
    assert(json->depth < JSON_DEPTH_MAX && (bracket == '{' || bracket == '['));
    before_value(json, key);
    buffer_byte(json->out, bracket);
    json->depth++;
    json->filled[json->depth] = false;
}

void json_close(struct json *json, char bracket)
{
    assert(json->depth > 0);
    bool filled = json->filled[json->depth];

    json->depth--;
    if (filled)
        new_line(json);
    buffer_byte(json->out, bracket);
    piece_give(json->out, json->taker);
}

void json_end(struct json *json)
{
    assert(json->depth == 0);
    buffer_byte(json->out, '\n');
}

static void escape(struct buffer *out, uint32_t c)
{
    if (c > 0xFFFF)
        buffer_addf(out, "\\u%04x\\u%04x", 0xD7C0 + (c >> 10), 0xDC00 + (c & 0x3FF));
    else
        buffer_addf(out, "\\u%04x", c);
}

/* Whether text_safe() would hide the character. */
static bool is_hidden(struct slice character)
{
    struct buffer safe = {0};

    text_safe(&safe, character);
    bool hidden = !slice_eq(buffer_slice(&safe), character);
    buffer_free(&safe);
    return hidden;
}

static void add_character(struct buffer *out, struct slice character, uint32_t c)
{
    if (c == '"' || c == '\\') {
        buffer_byte(out, '\\');
        buffer_byte(out, (char)c);
    } else if (c == '\n') {
        buffer_adds(out, "\\n");
    } else if (c < 0x20 || (c >= 0x7F && is_hidden(character))) {
        escape(out, c);
    } else {
        buffer_add(out, character);
    }
}

static void add_string(struct buffer *out, struct slice value)
{
    buffer_byte(out, '"');
    for (size_t at = 0; at < value.len;) {
        size_t start = at;
        uint32_t c;

        if (text_next(value, &at, &c))
            add_character(out, slice_sub(value, start, at), c);
        else
            buffer_adds(out, "\\ufffd");
    }
    buffer_byte(out, '"');
}

void json_string(struct json *json, const char *key, struct slice value)
{
    before_value(json, key);
    add_string(json->out, value);
}

void json_decimal(struct json *json, const char *key, struct decimal value)
{
    before_value(json, key);
    decimal_print(json->out, value);
}

void json_size(struct json *json, const char *key, size_t value)
{
    before_value(json, key);
    buffer_addf(json->out, "%zu", value);
}

void json_bool(struct json *json, const char *key, bool value)
{
    before_value(json, key);
    buffer_adds(json->out, value ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
    before_value(json, key);
    buffer_adds(json->out, "null");
}

void json_date(struct json *json, const char *key, date_days value)
{
    char text[11];

    json_string(json, key, date_print(value, text));
}

void json_optional(struct json *json, const char *key, struct slice value)
{
    if (value.data == NULL)
        json_null(json, key);
    else
        json_string(json, key, value);
}

void json_name(struct json *json, const char *key, const struct name *value)
{
    json_open(json, key, '{');
    json_optional(json, "zh", value->text[LANG_ZH]);
    json_optional(json, "en", value->text[LANG_EN]);
    json_close(json, '}');
}
