/* SPDX-License-Identifier: MIT */
/* Which properties of several schemas of one value have the same name. */
#include "schema/schema_compile.h"

#include "base/order.h"

#include <stdlib.h>

struct place_of_name {
    struct slice name;
    size_t index;
};

static int compare_places(const void *a, const void *b)
{
    const struct place_of_name *first = a, *second = b;
    int order = slice_cmp(first->name, second->name);

    return order != 0 ? order : compare_sizes(first->index, second->index);
}

const struct alike *properties_alike(struct arena *arena, const struct properties *properties)
{
    const size_t count = properties->len;
    struct alike *alike = ARENA_ARRAY(arena, count, struct alike);
    struct place_of_name *places = ARENA_ARRAY(arena, count, struct place_of_name);

    for (size_t i = 0; i < count; i++)
        places[i] = (struct place_of_name){properties->items[i].name, i};
    if (count > 0)
        qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++) {
        const bool more = i + 1 < count && slice_eq(places[i].name, places[i + 1].name);

        alike[places[i].index].next = more ? places[i + 1].index : count;
        if (more)
            alike[places[i + 1].index].again = true;
    }
    return alike;
}
