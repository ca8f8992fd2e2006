/* SPDX-License-Identifier: MIT */
/*
 * Which wrong values of a field of a person are shown. See secret.h.
 *
 * Whoever has to correct hardshp must see it; 白血病的 in the same place is nobody's business. What
 * is shown is of the kind of the right values, or next to nothing else.
 */
#include "base/normalise.h"
#include "base/text.h"
#include "diag/secret_room.h"

#include <string.h>

/* Letters that are not in the word. */
static size_t count_strange(struct slice value, struct slice word)
{
    size_t count = 0;
    uint32_t code;

    for (size_t at = 0; at < value.len;)
        count += !text_next(value, &at, &code) || !secret_is_one_of(word, code);
    return count;
}

#define STRANGE_MAX 1 /* a slip; two are a given name behind the word */

/* A right word, a slip of one, or a part of one. */
static bool is_near(const struct secret_values *values, struct slice value)
{
    size_t nearest = text_nearest(value, values->words, values->count);

    if (nearest < values->count && count_strange(value, values->words[nearest]) <= STRANGE_MAX)
        return true;
    for (size_t i = 0; i < values->count; i++) {
        if (slice_search(values->words[i], value, 0) < values->words[i].len)
            return true;
    }
    return false;
}

/* The words of YAML itself, and those that only say that there is something, or nothing. */
static bool is_empty_word(const struct secret_values *values, struct slice value)
{
    static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "null", "~"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (slice_is(value, words[i]))
            return true;
    }
    for (size_t i = 0; i < values->said_count; i++) {
        if (slice_eq(value, values->said[i]))
            return true;
    }
    return false;
}

static bool has_digit(struct slice value)
{
    for (size_t i = 0; i < value.len; i++) {
        if (byte_is_digit(value.data[i]))
            return true;
    }
    return false;
}

/* A number, and no word but those that are known: 照片3, and not 张三的登记表3. */
static bool is_mark(const struct secret_values *values, struct slice value)
{
    uint32_t code;

    for (size_t at = 0; at < value.len;) {
        bool known = text_next(value, &at, &code) && (code < 0x80 || secret_is_unit(code));

        for (size_t i = 0; !known && i < values->count; i++)
            known = secret_is_one_of(values->words[i], code);
        if (!known)
            return false;
    }
    return has_digit(value);
}

/* A blank for a hyphen: yuquan v006. What else stands behind a code is a name, or before one. */
static bool is_one_code(struct slice value)
{
    (void)slice_cut(&value, ' ');
    while (value.data != NULL) {
        struct slice part = slice_cut(&value, ' ');

        if (!has_digit(part) || slice_find(part, '-', 0) < part.len)
            return false;
    }
    return true;
}

static bool is_right_word(const struct secret_values *values, struct slice value)
{
    for (size_t i = 0; i < values->count; i++) {
        if (slice_eq(values->words[i], value))
            return true;
    }
    return false;
}

static bool shows(const struct secret_values *values, struct slice value)
{
    if (value.len <= 1 || is_empty_word(values, value) || is_right_word(values, value) ||
        secret_is_number(values, value))
        return true;
    if (values->marked)
        return is_mark(values, value) || is_near(values, value);
    if (values->coded)
        return !secret_is_name(value) && is_one_code(value) && secret_is_code_number(value);
    return !secret_has_date(values, value) && is_near(values, value);
}

/* As an excerpt has it. */
static struct slice without_quotes(struct slice value)
{
    value = slice_trim(value);
    while (value.len > 0 && strchr("\"'", value.data[0]) != NULL)
        value = slice_sub(value, 1, value.len);
    while (value.len > 0 && strchr("\"'", value.data[value.len - 1]) != NULL)
        value = slice_sub(value, 0, value.len - 1);
    return value;
}

bool secret_shows(const struct secret_values *values, struct slice value)
{
    struct buffer normal = {0};

    if (values->open)
        return true;
    if (slice_find(value, '\\', 0) < value.len) /* an excerpt does not say what it comes to */
        return false;
    text_normalise(&normal, without_quotes(value));
    for (size_t i = 0; i < normal.len; i++) {
        if (normal.data[i] >= 'A' && normal.data[i] <= 'Z')
            normal.data[i] = (char)(normal.data[i] - 'A' + 'a');
    }
    bool shown = shows(values, buffer_slice(&normal));
    buffer_free(&normal);
    return shown;
}
