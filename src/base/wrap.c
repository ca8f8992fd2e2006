/* SPDX-License-Identifier: MIT */
/* Text in lines. See wrap.h. */
#include "base/wrap.h"

#include "base/memory.h"
#include "base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define FIGURE     12 /* columns of a figure at most */
#define SHORT_WORD 3  /* letters of a word that stays with the figure behind it */

#define WIDE_SPACE "　"

#define ESCAPE     '\x1B'
#define KEEP       '\x0E' /* WRAP_KEEP */
#define LOOSE      '\x0F'

/* ---- where a line may end ---- */

/* No sign is a letter or a digit, or begins as Han characters do: nearly every character is none.
 */
static bool may_be_sign(unsigned char first)
{
    unsigned char letter = first | 0x20;

    return !(letter >= 'a' && letter <= 'z') && !(first >= '0' && first <= '9') &&
           !(first >= 0xE4 && first <= 0xE9);
}

static bool is_in(const char *const *set, struct slice character)
{
    if (!may_be_sign((unsigned char)character.data[0]))
        return false;
    for (; *set != NULL; set++) {
        if (**set == character.data[0] && slice_is(character, *set))
            return true;
    }
    return false;
}

static bool closes(struct slice character)
{
    static const char *const set[] = {
        "，", "。", "、", "；", "：", "！", "？", "）", "」", "』", "》", "〉",
        "】", "〕", "〗", "］", "｝", "”",  "’",  "…",  "—",  "％", "·",  "～",
        "／", ",",  ".",  ";",  ":",  "!",  "?",  ")",  "]",  "}",  "%",  NULL,
    };

    return is_in(set, character);
}

static bool opens(struct slice character)
{
    static const char *const set[] = {"（", "「", "『", "《", "〈", "【", "〔", "〖",
                                      "［", "｛", "“",  "‘",  "(",  "[",  "{",  NULL};

    return is_in(set, character);
}

/* One character as people see it. */
struct glyph {
    struct slice text;
    struct slice style; /* the escape sequence that is open there; empty: none */
    size_t columns;
    bool kept; /* with the one before it, whatever they are */
};

static bool is_space(const struct glyph *glyph)
{
    return glyph->text.len == 1 ? glyph->text.data[0] == ' ' : slice_is(glyph->text, WIDE_SPACE);
}

struct glyphs {
    struct glyph *items;
    size_t len;
};

/* The character of one byte at an index; 0 where there is none, or a longer one. */
static char ascii_at(const struct glyphs *glyphs, size_t index)
{
    if (index >= glyphs->len || glyphs->items[index].text.len != 1)
        return '\0';
    return glyphs->items[index].text.data[0];
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A short word that ends before `end`: "by", "of", "for". */
static bool is_short_word(const struct glyphs *glyphs, size_t end)
{
    size_t from = end;

    while (from > 0 && end - from <= SHORT_WORD && is_letter(ascii_at(glyphs, from - 1)))
        from--;
    return end > from && end - from <= SHORT_WORD;
}

/* A number or a date begins at `index`, and not a hash or the like. */
static bool is_figure(const struct glyphs *glyphs, size_t index)
{
    size_t end = index;

    if (!is_digit(ascii_at(glyphs, index)))
        return false;
    while (end - index <= FIGURE && ascii_at(glyphs, end) != '\0' && ascii_at(glyphs, end) != ' ')
        end++;
    return end - index <= FIGURE;
}

/* Whether the space before `index` stays: "by 3", "17 of 20", "98.5 %", "差 3 项". */
static bool joins_figure(const struct glyphs *glyphs, size_t index)
{
    char right = ascii_at(glyphs, index);
    size_t space = index - 1;

    if (right == '%')
        return true;
    if (space == 0)
        return false;
    if (is_figure(glyphs, index))
        return is_short_word(glyphs, space) || glyphs->items[space - 1].columns > 1;
    if (!is_digit(ascii_at(glyphs, space - 1)))
        return false;
    return glyphs->items[index].columns > 1 ||
           (right == 'o' && ascii_at(glyphs, index + 1) == 'f' &&
            ascii_at(glyphs, index + 2) == ' ');
}

/* Whether a line may end before a character, which is not the first; at need also between a wide
 * character and one that is not: "1组2组". */
static bool parts(const struct glyphs *glyphs, size_t index, bool need)
{
    const struct glyph *left = &glyphs->items[index - 1], *right = &glyphs->items[index];
    bool wide = right->columns > 1;

    assert(index > 0 && index < glyphs->len);
    if (right->kept || is_space(right))
        return false;
    if (is_space(left))
        return !joins_figure(glyphs, index);
    if (closes(right->text) || opens(left->text))
        return false;
    if (need && right->columns > 0 && wide != (left->columns > 1))
        return true;
    if (left->columns > 1)
        return wide || opens(right->text) || closes(left->text);
    return wide && closes(left->text);
}

/* ---- reading ---- */

/* What is read of the marks before a character. */
struct style_reader {
    struct slice style;
    bool keeps, fresh; /* fresh: nothing is kept yet since WRAP_KEEP */
};

/* Goes over one mark at *at; false where there is none. */
static bool read_mark(struct style_reader *reader, struct slice text, size_t *at)
{
    size_t from = *at, end;

    switch (text.data[from]) {
    case ESCAPE:
        end = slice_find(text, 'm', from);
        *at = end < text.len ? end + 1 : end;
        reader->style = slice_sub(text, from, *at);
        if (slice_is(reader->style, WRAP_RESET))
            reader->style.len = 0;
        return true;
    case KEEP:
    case LOOSE:
        *at += 1;
        reader->keeps = reader->fresh = text.data[from] == KEEP;
        return true;
    default:
        return false;
    }
}

static struct glyphs read_glyphs(struct slice text)
{
    struct glyphs glyphs = {memory_alloc(memory_mul(text.len + 1, sizeof(struct glyph))), 0};
    struct style_reader reader = {.keeps = false};

    for (size_t at = 0; at < text.len;) {
        if (read_mark(&reader, text, &at))
            continue;
        assert((unsigned char)text.data[at] >= ' ' && "text that is safe to print");
        size_t from = at, columns = text_cluster(text, &at);
        glyphs.items[glyphs.len++] = (struct glyph){
            .text = slice_sub(text, from, at),
            .style = reader.style,
            .columns = columns,
            .kept = reader.keeps && !reader.fresh,
        };
        reader.fresh = false;
    }
    return glyphs;
}

/* ---- writing ---- */

struct writer {
    struct buffer *out;
    struct slice style; /* that is open in out */
    size_t column;
};

static void set_style(struct writer *writer, struct slice style)
{
    if (slice_eq(writer->style, style))
        return;
    if (writer->style.len > 0)
        buffer_adds(writer->out, WRAP_RESET);
    buffer_add(writer->out, style);
    writer->style = style;
}

static void write_glyphs(struct writer *writer, const struct glyph *glyphs, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        set_style(writer, glyphs[i].style);
        buffer_add(writer->out, glyphs[i].text);
        writer->column += glyphs[i].columns;
    }
}

/* Where the piece ends that begins at `from`: the next place where a line may end. */
static size_t piece_end(const struct glyphs *glyphs, size_t from, bool need)
{
    size_t end = from;

    /* Spaces that begin a text belong to its first piece. */
    while (end < glyphs->len && is_space(&glyphs->items[end]))
        end++;
    for (end++; end < glyphs->len; end++) {
        if (parts(glyphs, end, need))
            break;
    }
    return end < glyphs->len ? end : glyphs->len;
}

/* The same without the spaces at its end. */
static size_t ink_end(const struct glyphs *glyphs, size_t from, size_t end)
{
    while (end > from && is_space(&glyphs->items[end - 1]))
        end--;
    return end;
}

static size_t width_of(const struct glyphs *glyphs, size_t from, size_t to)
{
    size_t columns = 0;

    for (size_t i = from; i < to; i++)
        columns += glyphs->items[i].columns;
    return columns;
}

/* Most lines need no look at their characters: no more bytes than columns, and no marks. */
static bool fits_as_it_is(struct slice text, size_t width)
{
    for (size_t i = 0; text.len <= width && i < text.len; i++) {
        if (text.data[i] == ESCAPE || text.data[i] == KEEP || text.data[i] == LOOSE)
            return false;
    }
    return text.len <= width;
}

void wrap_add(struct buffer *out, struct slice text, size_t width, size_t hang)
{
    assert(hang < width);
    if (fits_as_it_is(text, width)) {
        while (slice_ends(text, " ") || slice_ends(text, WIDE_SPACE))
            text.len -= slice_ends(text, " ") ? 1 : strlen(WIDE_SPACE);
        buffer_add(out, text);
        return;
    }

    const struct glyphs glyphs = read_glyphs(text);
    struct writer writer = {.out = out};
    size_t written = 0; /* up to here; spaces wait until something follows them on the line */

    for (size_t at = 0, end; at < glyphs.len; at = end) {
        end = piece_end(&glyphs, at, false);
        size_t ink = ink_end(&glyphs, at, end);
        if (hang + width_of(&glyphs, at, ink) > width) {
            end = piece_end(&glyphs, at, true);
            ink = ink_end(&glyphs, at, end);
        }

        if (written > 0 && writer.column + width_of(&glyphs, written, ink) > width) {
            set_style(&writer, (struct slice){NULL, 0});
            buffer_byte(out, '\n');
            buffer_fill(out, ' ', hang);
            writer.column = hang;
            written = at;
        }
        write_glyphs(&writer, glyphs.items, written, ink);
        written = ink;
    }
    set_style(&writer, (struct slice){NULL, 0});
    free(glyphs.items);
}
