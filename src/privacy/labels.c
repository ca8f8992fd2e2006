/* SPDX-License-Identifier: MIT */
/* A text is read in several ways, and what is found in any of them counts. See labels.h. */
#include "privacy/labels_room.h"

#include "base/text.h"

/* Adds one; what overlaps the last one becomes a part of it. */
static void add(struct arena *arena, struct label_finds *out, const struct label_find *find)
{
    struct label_find *last = out->len > 0 ? &out->items[out->len - 1] : NULL;

    if (last == NULL || find->start >= last->end)
        *ARRAY_PUSH(arena, out) = *find;
    else if (find->end > last->end)
        last->end = find->end;
}

/* Both lists as one. */
static struct label_finds merge(struct arena *arena, const struct label_finds *one,
                                const struct label_finds *two)
{
    struct label_finds both = {0};

    if (two->len == 0)
        return *one;
    for (size_t i = 0, k = 0; i < one->len || k < two->len;) {
        bool first = k == two->len || (i < one->len && one->items[i].start < two->items[k].start);

        add(arena, &both, first ? &one->items[i++] : &two->items[k++]);
    }
    return both;
}

void labels_find(struct arena *arena, struct slice text, bool record, struct label_finds *out)
{
    struct label_finds finds = {0}, east = {0}, written = {0};

    if (text_invalid(text) == text.len) {
        labels_pass(arena, text, record, &finds);
    } else {
        labels_find_bytes(arena, text, record, &finds);
        labels_find_east(arena, text, record, &east);
    }
    if (!record)
        labels_find_written(arena, text, &written);
    finds = merge(arena, &finds, &east);
    finds = merge(arena, &finds, &written);
    for (size_t i = 0; i < finds.len; i++)
        *ARRAY_PUSH(arena, out) = finds.items[i];
}
