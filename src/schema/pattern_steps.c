/* SPDX-License-Identifier: MIT */
/* Patterns that are a row of characters. See pattern_steps_room.h. */
#include "schema/pattern_steps_room.h"

#include <assert.h>
#include <string.h>

/* On a longer text PCRE2 may give up, which is for it to say. */
#define STEPS_TEXT_MAX 256

/* One thing of a pattern: characters, and how many of them. */
struct pattern_step {
    uint64_t chars[2]; /* a bit each */
    unsigned least, most;
    bool endless;
};

struct steps_reader {
    struct slice text;
    size_t at;
};

static char peek(const struct steps_reader *reader)
{
    if (reader->at >= reader->text.len)
        return '\0';
    return reader->text.data[reader->at];
}

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* One that means itself, in a class and outside. */
static bool is_plain(char c)
{
    return is_letter_or_digit(c) || (c != '\0' && strchr(" _/:;,@%&=#~!<>\"'", c) != NULL);
}

static void add_range(struct pattern_step *step, char from, char to)
{
    for (unsigned c = (unsigned char)from; c <= (unsigned char)to; c++)
        step->chars[c / 64] |= UINT64_C(1) << c % 64;
}

/* ---- reading ---- */

static char peek_behind(const struct steps_reader *reader)
{
    if (reader->at + 1 >= reader->text.len)
        return '\0';
    return reader->text.data[reader->at + 1];
}

/* One character of a class, or two with a dash between them. */
static bool read_range(struct steps_reader *reader, struct pattern_step *step)
{
    char from = peek(reader), to = from;

    if (!is_plain(from) && from != '.')
        return false;
    reader->at++;
    if (peek(reader) == '-' && peek_behind(reader) != ']') {
        reader->at++;
        to = peek(reader);
        if (!is_letter_or_digit(to))
            return false;
        reader->at++;
    }
    add_range(step, from, to);
    return from <= to;
}

/* [a-z0-9-], [.]: a dash at the end alone, and no sign that means anything in some dialect. */
static bool read_class(struct steps_reader *reader, struct pattern_step *step)
{
    for (reader->at++; peek(reader) != ']';) {
        if (peek(reader) == '-' && peek_behind(reader) == ']') {
            add_range(step, '-', '-');
            reader->at++;
        } else if (!read_range(reader, step)) {
            return false;
        }
    }
    reader->at++;
    return (step->chars[0] | step->chars[1]) != 0;
}

static bool read_chars(struct steps_reader *reader, struct pattern_step *step)
{
    char c = peek(reader);

    if (c == '[')
        return read_class(reader, step);
    if (!is_plain(c) && c != '-')
        return false;
    add_range(step, c, c);
    reader->at++;
    return true;
}

/* false where there is none, or more than steps can be. */
static bool read_count(struct steps_reader *reader, unsigned *out)
{
    size_t from = reader->at;

    for (*out = 0; peek(reader) >= '0' && peek(reader) <= '9' && *out <= STEPS_MAX; reader->at++)
        *out = *out * 10 + (unsigned)(peek(reader) - '0');
    return reader->at > from && *out <= STEPS_MAX;
}

/* {n}, {n,}, {n,m} */
static bool read_braces(struct steps_reader *reader, struct pattern_step *step)
{
    reader->at++;
    if (!read_count(reader, &step->least))
        return false;
    step->most = step->least;
    if (peek(reader) == ',') {
        reader->at++;
        step->endless = peek(reader) == '}';
        if (!step->endless && !read_count(reader, &step->most))
            return false;
    }
    if (peek(reader) != '}')
        return false;
    reader->at++;
    return step->least <= step->most;
}

static bool read_times(struct steps_reader *reader, struct pattern_step *step)
{
    char sign = peek(reader);

    step->least = step->most = 1;
    if (sign == '{')
        return read_braces(reader, step);
    if (sign != '*' && sign != '+' && sign != '?')
        return true;
    reader->at++;
    step->least = sign == '+';
    step->endless = sign != '?';
    return true;
}

/* ---- steps ---- */

/* The step behind the last; false where there are too many. */
static bool add_one(struct pattern_steps *steps, const struct pattern_step *step, bool optional)
{
    uint16_t before = steps->end;

    if (before >> STEPS_MAX != 0)
        return false;
    steps->end = (uint16_t)(before << 1);
    if (optional)
        steps->optional |= before;
    for (unsigned c = 0; c <= '~'; c++) {
        if ((step->chars[c / 64] >> c % 64 & 1) != 0)
            steps->takes[c] |= steps->end;
    }
    return true;
}

static bool add(struct pattern_steps *steps, const struct pattern_step *step)
{
    unsigned count = step->endless && step->least == 0 ? 1 : step->most;

    for (unsigned i = 0; i < count; i++) {
        if (!add_one(steps, step, i >= step->least))
            return false;
    }
    if (step->endless)
        steps->again |= steps->end;
    return true;
}

static bool read_all(struct steps_reader *reader, struct pattern_steps *steps)
{
    if (peek(reader) != '^')
        return false;
    for (reader->at++; peek(reader) != '$';) {
        struct pattern_step step = {0};

        if (!read_chars(reader, &step) || !read_times(reader, &step) || !add(steps, &step))
            return false;
    }
    return reader->at + 1 == reader->text.len;
}

void steps_init(struct pattern_steps *steps, struct slice pattern)
{
    struct steps_reader reader = {.text = pattern};

    *steps = (struct pattern_steps){.end = 1};
    if (!read_all(&reader, steps))
        steps->end = 0;
}

/* ---- a text ---- */

bool steps_know(const struct pattern_steps *steps, struct slice text)
{
    return steps->end != 0 && text.len <= STEPS_TEXT_MAX && slice_is_ascii(text);
}

/* With what is reached by leaving steps out. */
static unsigned passing(const struct pattern_steps *steps, unsigned now)
{
    for (unsigned before = 0; before != now;) {
        before = now;
        now |= (now & steps->optional) << 1;
    }
    return now;
}

bool steps_match(const struct pattern_steps *steps, struct slice text)
{
    unsigned now = passing(steps, 1);

    assert(steps_know(steps, text));
    for (size_t i = 0; i < text.len && now != 0; i++) {
        unsigned char c = (unsigned char)text.data[i];

        if (c >= sizeof steps->takes / sizeof steps->takes[0])
            return false;
        now = passing(steps, (now << 1 | (now & steps->again)) & steps->takes[c]);
    }
    return (now & steps->end) != 0;
}
