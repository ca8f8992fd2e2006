/* SPDX-License-Identifier: MIT */
/* Lines of what is known by its byte. See places.h. */
#include "ledger/places.h"

struct places places_init(struct arena *arena, const struct files *files)
{
    return (struct places){arena, files, ARENA_ARRAY(arena, files->len, struct source *)};
}

const struct source *places_source(struct places *places, uint32_t file)
{
    struct source **source = &places->sources[file];

    if (*source == NULL)
        *source = files_reread(places->arena, places->files, &places->files->items[file]);
    return *source;
}

size_t places_line(struct places *places, uint32_t file, size_t start)
{
    const struct source *source = places_source(places, file);

    if (source == NULL || start > source->text.len)
        return 0;
    return source_position(source, start).line;
}
