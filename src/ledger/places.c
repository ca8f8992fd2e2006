/* SPDX-License-Identifier: MIT */
/* Lines of what is known by its byte. See places.h. */
#include "ledger/places.h"

#include <assert.h>

struct places places_init(struct arena *arena, const struct files *files)
{
    return (struct places){arena, files, ARENA_ARRAY(arena, files->len, struct source *)};
}

const struct source *places_source(struct places *places, uint32_t file)
{
    struct source **source = &places->sources[file];

    assert(file < places->files->len);
    if (*source == NULL)
        *source = files_reread(places->arena, places->files, &places->files->items[file]);
    return *source;
}

struct span places_span(struct places *places, uint32_t file, size_t start, size_t end)
{
    const struct source *source = places_source(places, file);

    assert(start <= end);
    if (source == NULL || end > source->text.len)
        return (struct span){0};
    return (struct span){source, start, end};
}

size_t places_line(struct places *places, uint32_t file, size_t start)
{
    const struct source *source = places_source(places, file);

    if (source == NULL || start > source->text.len)
        return 0;
    return source_position(source, start).line;
}

struct span places_first_line(struct places *places, uint32_t file, size_t start)
{
    const struct source *source = places_source(places, file);

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
