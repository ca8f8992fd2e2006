/* SPDX-License-Identifier: MIT */
/*
 * Labels and values whose characters are written by their numbers, as JSON, HTML and addresses of
 * pages have them: \\u5fae, &#24494;, %E5%BE%AE. See labels.h.
 *
 * They are read in a copy that has the characters themselves; where each of them stood is kept.
 */
#include "privacy/labels_room.h"

#include "base/text.h"
#include "privacy/numbers_room.h"

#define CHARACTERS_MIN 2 /* written so: a label has no fewer, and most texts have none */

/* From a byte of the copy on, how far the text is ahead of it. */
struct step {
    size_t at, ahead;
};

struct steps {
    ARRAY(struct step);
};

/* "%E5" and "\\xE5": a byte, but for controls. */
static bool byte_code(struct slice rest, size_t from, uint32_t *code, size_t *len)
{
    int high = from + 1 < rest.len ? hex_value(rest.data[from]) : -1;
    int low = high >= 0 ? hex_value(rest.data[from + 1]) : -1;

    *code = low >= 0 ? (uint32_t)(high << 4 | low) : 0;
    *len = from + 2;
    return *code >= ' ' && *code != 0x7F;
}

/* The bytes that something at the beginning of `rest` stands for; how many, 0 where it is what it
 * is. *len: how many bytes it has. */
static size_t decode(struct slice rest, char out[4], size_t *len)
{
    bool bytes =
        rest.data[0] == '%' || (rest.len > 1 && rest.data[0] == '\\' && rest.data[1] == 'x');
    uint32_t code;

    if (bytes) {
        if (!byte_code(rest, rest.data[0] == '%' ? 1 : 2, &code, len))
            return 0;
        out[0] = (char)code;
        return 1;
    }
    return written_code(rest, &code, len) && code >= ' ' ? text_put(code, out) : 0;
}

static bool may_stand_for(char c)
{
    return c == '\\' || c == '&' || c == '%';
}

/* Whether so many characters are written that it may be a label. */
static bool has_written(struct slice text)
{
    size_t count = 0, len;
    char ignored[4];

    for (size_t at = 0; at < text.len && count < CHARACTERS_MIN; at++)
        count += may_stand_for(text.data[at]) &&
                 decode(slice_sub(text, at, text.len), ignored, &len) > 0;
    return count == CHARACTERS_MIN;
}

static struct slice read_written(struct arena *arena, struct slice text, struct steps *steps)
{
    char *out = arena_alloc(arena, text.len + 1, 1), bytes[4];
    size_t to = 0, len;

    for (size_t at = 0; at < text.len; at += len) {
        size_t count =
            may_stand_for(text.data[at]) ? decode(slice_sub(text, at, text.len), bytes, &len) : 0;

        if (count == 0) {
            out[to++] = text.data[at];
            len = 1;
            continue;
        }
        for (size_t i = 0; i < count; i++)
            out[to++] = bytes[i];
        *ARRAY_PUSH(arena, steps) = (struct step){to, at + len - to};
    }
    return (struct slice){out, to};
}

/* Where a byte of the copy stands in the text; *step is of an earlier one, or 0. */
static size_t place_of(const struct steps *steps, size_t *step, size_t at)
{
    while (*step < steps->len && steps->items[*step].at <= at)
        ++*step;
    return at + (*step > 0 ? steps->items[*step - 1].ahead : 0);
}

void labels_find_written(struct arena *arena, struct slice text, struct label_finds *out)
{
    struct steps steps = {0};
    size_t step = 0;

    if (!has_written(text))
        return;
    labels_pass(arena, read_written(arena, text, &steps), false, out);
    for (size_t i = 0; i < out->len; i++) {
        out->items[i].start = place_of(&steps, &step, out->items[i].start);
        out->items[i].end = place_of(&steps, &step, out->items[i].end);
    }
}
