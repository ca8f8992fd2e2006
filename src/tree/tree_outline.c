/* SPDX-License-Identifier: MIT */
/* Looking for a field in an outline. See tree.h. */
#include "tree/tree_room.h"

const struct outline *outline_find(const struct outline *outline, struct slice name)
{
    for (size_t i = 0; outline != NULL && i < outline->count; i++) {
        if (slice_eq(outline->fields[i].name, name))
            return &outline->fields[i];
    }
    return NULL;
}

const struct outline *outline_child(const struct outline *outline, struct slice name)
{
    const struct outline *found = outline_find(outline, name);

    return found != NULL ? found : outline_find(outline, (struct slice){0});
}

/* An outline is as deep as its schema, which is bounded. */
const struct outline *outline_below(const struct outline *outline, struct slice name)
{
    const struct outline *found = outline_find(outline, name);

    for (size_t i = 0; found == NULL && outline != NULL && i < outline->count; i++)
        found = outline_below(&outline->fields[i], name);
    return found;
}

bool outline_takes(const struct outline *outline, struct slice name)
{
    return outline_child(outline, name) != NULL;
}

bool outline_is_list(const struct outline *outline)
{
    return outline != NULL && outline->list && !outline->map;
}

bool outline_is_known(const struct outline *outline)
{
    return outline != NULL && (outline->list || outline->map || outline->scalar);
}
