/* SPDX-License-Identifier: MIT */
/* Looking for a field in an outline. See tree.h. */
#include "tree/tree_room.h"

static const struct outline *find_own(const struct outline *outline, struct slice name)
{
    for (size_t i = 0; i < outline->count; i++) {
        if (slice_eq(outline->fields[i].name, name))
            return &outline->fields[i];
    }
    return NULL;
}

static const struct outline *find_former(const struct outline *outline, struct slice name)
{
    for (size_t i = 0; i < outline->count; i++) {
        if (names_had(&outline->fields[i].others, name))
            return &outline->fields[i];
    }
    return NULL;
}

/* The only field that the word means. */
static const struct outline *find_meant(const struct outline *outline, struct slice word)
{
    const struct outline *found = NULL;

    for (size_t i = 0; i < outline->count; i++) {
        if (!names_mean(&outline->fields[i].others, word))
            continue;
        if (found != NULL)
            return NULL;
        found = &outline->fields[i];
    }
    return found;
}

static const struct outline *find_indexed(const struct outline *outline, struct slice name)
{
    size_t place = names_index_find(outline->by_word, name, NAMED_OTHERWISE);

    return place == NAMES_NONE ? NULL : &outline->fields[place];
}

const struct outline *outline_find(const struct outline *outline, struct slice name)
{
    if (outline != NULL && outline->by_word != NULL)
        return find_indexed(outline, name);

    const struct outline *found = outline == NULL ? NULL : find_own(outline, name);

    if (found != NULL || outline == NULL || name.len == 0)
        return found;
    found = find_former(outline, name);
    return found != NULL ? found : find_meant(outline, name);
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
