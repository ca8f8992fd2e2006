/* SPDX-License-Identifier: MIT */
/* Lines of what is known by its byte. See places.h. */
#include "ledger/places.h"

#include <assert.h>
#include <string.h>

struct places places_init(struct arena *arena, const struct files *files)
{
    return (struct places){arena, files, NULL,
                           ARENA_ARRAY(arena, files->len, struct place_lines *)};
}

/* ---- texts ---- */

/* Lets go of those that were asked for longest ago. */
static void drop_old(struct places *places)
{
    size_t count = 0, bytes = 0;

    for (struct place_text **at = &places->texts; *at != NULL;) {
        struct place_text *text = *at;

        count++;
        bytes += text->source == NULL ? 0 : text->source->text.len;
        if (count <= PLACES_TEXTS_MIN || (count <= PLACES_TEXTS_MAX && bytes <= PLACES_TEXT_MAX)) {
            at = &text->older;
            continue;
        }
        *at = text->older;
        arena_free(text->arena);
    }
}

static struct place_text *read_text(struct places *places, uint32_t file)
{
    struct arena *arena = arena_within(places->arena);
    struct place_text *text = ARENA_NEW(arena, struct place_text);

    *text = (struct place_text){
        .arena = arena,
        .file = file,
        .source = files_reread(arena, places->files, &places->files->items[file]),
    };
    return text;
}

/* The source of a file; NULL where it is gone. */
static const struct source *source_of(struct places *places, uint32_t file)
{
    struct place_text **at = &places->texts, *found;

    assert(file < places->files->len);
    while (*at != NULL && (*at)->file != file)
        at = &(*at)->older;
    found = *at;
    if (found == NULL)
        found = read_text(places, file);
    else
        *at = found->older;
    found->older = places->texts;
    places->texts = found;
    drop_old(places);
    return found->source;
}

/* ---- lines ---- */

/* Between two that are known by their byte, lengths are added up. */
#define LINES_STEP 64

/* Where the lines of a file start: of every LINES_STEP-th the byte, of the others how far it is
 * from the one before, in base 128, lowest digits first. */
struct place_lines {
    bool there; /* else the file is gone */
    size_t len; /* of the text */
    size_t count;
    struct line_step {
        uint32_t start; /* of a line */
        uint32_t at;    /* where the lengths of those behind it are */
    } * steps;
    unsigned char *lengths;
};

static size_t put_length(unsigned char *out, size_t length)
{
    size_t len = 0;

    for (; length >= 128; length /= 128)
        out[len++] = (unsigned char)(length % 128 | 128);
    out[len++] = (unsigned char)length;
    return len;
}

static size_t take_length(const unsigned char *lengths, size_t *at)
{
    size_t length = 0, unit = 1;

    for (; lengths[*at] >= 128; (*at)++, unit *= 128)
        length += (lengths[*at] - 128) * unit;
    return length + lengths[(*at)++] * unit;
}

/* A line takes no more bytes here than it has, or one. */
static void index_lines(struct arena *arena, const struct source *source, struct place_lines *out)
{
    struct arena *scratch = arena_new();
    unsigned char *lengths;
    size_t used = 0;

    out->there = true;
    out->len = source->text.len;
    out->count = source_position(source, out->len).line;
    out->steps = ARENA_ARRAY(arena, out->count / LINES_STEP + 1, struct line_step);
    lengths = ARENA_ARRAY(scratch, out->len + out->count, unsigned char);
    for (size_t i = 0; i < out->count; i++) {
        size_t start = source_line_start(source, i + 1);

        if (i % LINES_STEP == 0)
            out->steps[i / LINES_STEP] = (struct line_step){(uint32_t)start, (uint32_t)used};
        else
            used += put_length(&lengths[used], start - source_line_start(source, i));
    }
    assert(used <= out->len + out->count);
    out->lengths = ARENA_ARRAY(arena, used, unsigned char);
    memcpy(out->lengths, lengths, used);
    arena_free(scratch);
}

static const struct place_lines *lines_of(struct places *places, uint32_t file)
{
    struct place_lines **lines = &places->lines[file];

    assert(file < places->files->len);
    if (*lines == NULL) {
        const struct source *source = source_of(places, file);

        *lines = ARENA_NEW(places->arena, struct place_lines);
        if (source != NULL)
            index_lines(places->arena, source, *lines);
    }
    return *lines;
}

size_t places_line(struct places *places, uint32_t file, size_t start)
{
    const struct place_lines *lines = lines_of(places, file);
    size_t low = 0, high = (lines->count + LINES_STEP - 1) / LINES_STEP;

    if (!lines->there || start > lines->len)
        return 0;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (lines->steps[middle].start <= start)
            low = middle;
        else
            high = middle;
    }
    size_t index = low * LINES_STEP, at = lines->steps[low].at, from = lines->steps[low].start;

    for (size_t next = index + 1; next < lines->count && next % LINES_STEP != 0; next++) {
        from += take_length(lines->lengths, &at);
        if (from > start)
            break;
        index = next;
    }
    return index + 1;
}

/* ---- spans ---- */

struct span places_span(struct places *places, uint32_t file, size_t start, size_t end)
{
    const struct source *source = source_of(places, file);

    assert(start <= end);
    if (source == NULL || end > source->text.len)
        return (struct span){0};
    return (struct span){source, start, end};
}

struct span places_first_line(struct places *places, uint32_t file, size_t start)
{
    const struct source *source = source_of(places, file);

    if (source == NULL || start >= source->text.len)
        return (struct span){0};
    struct slice text = slice_sub(source->text, start, source_line_end(source->text, start));
    size_t end = 0;

    while (end < text.len && text.data[end] != '\n' && text.data[end] != '\r' &&
           !(text.data[end] == '#' && end > 0 && text.data[end - 1] == ' '))
        end++;
    while (end > 1 && text.data[end - 1] == ' ')
        end--;
    return (struct span){source, start, start + end};
}
