/* SPDX-License-Identifier: MIT */
/* The names of formats, and what they are called. See schema_format.h. */
#include "schema/schema_format.h"

#include <assert.h>

static const struct {
    const char *name;
    struct words words;
} formats[FORMAT_COUNT] = {
    [FORMAT_DATE] = {"date", T("a date such as 2016-03-05", "2016-03-05 这样的日期")},
};

bool format_find(struct slice name, enum format *out)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        *out = (enum format)i;
        if (slice_is(name, formats[i].name))
            return true;
    }
    return false;
}

size_t format_names(struct arena *arena, struct slice **out)
{
    *out = ARENA_ARRAY(arena, FORMAT_COUNT, struct slice);
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        (*out)[i] = slice_of(formats[i].name);
    return FORMAT_COUNT;
}

const struct words *format_words(enum format format)
{
    assert(format < FORMAT_COUNT && formats[format].name != NULL);
    return &formats[format].words;
}
