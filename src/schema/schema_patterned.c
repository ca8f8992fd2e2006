/* SPDX-License-Identifier: MIT */
/* See schema_patterned.h. */
#include "schema/schema_patterned.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte_is_digit(byte) ||
           byte == '-' || byte == '_';
}

/* What a text surely begins with that the pattern is found in; empty where that is not seen. */
static struct slice letters_of(struct slice text)
{
    size_t end = 1;

    if (!slice_starts(text, "^") || slice_find(text, '|', 0) < text.len)
        return (struct slice){NULL, 0};
    while (end < text.len && is_letter(text.data[end]))
        end++;
    if (end > 1 && end < text.len && strchr("*?{", text.data[end]) != NULL)
        end--; /* perhaps it is not there */
    return slice_sub(text, 1, end);
}

static void add(struct arena *arena, struct pattern_index *index, struct slice text, size_t place)
{
    const struct slice letters = letters_of(text);

    if (letters.len == 0)
        *ARRAY_PUSH(arena, &index->rest) = place;
    else
        *ARRAY_PUSH(arena, index) = (struct pattern_begin){letters, place};
    if (letters.len > index->longest)
        index->longest = letters.len;
}

static int compare_begins(const void *a, const void *b)
{
    return slice_cmp(((const struct pattern_begin *)a)->letters,
                     ((const struct pattern_begin *)b)->letters);
}

#define PATTERNS_FEW 16 /* that are asked as fast one by one */

const struct pattern_index *pattern_index_of(struct arena *arena, const struct node *map)
{
    struct pattern_index *index;

    if (map->count <= PATTERNS_FEW)
        return NULL;
    index = ARENA_NEW(arena, struct pattern_index);
    for (uint32_t i = 0; i < map->count; i++)
        add(arena, index, map->members[i].key.text, i);
    if (index->rest.len > PATTERNS_FEW)
        return NULL;
    qsort(index->items, index->len, sizeof *index->items, compare_begins);
    return index;
}

static size_t first_of(const struct pattern_index *index, struct slice letters)
{
    size_t low = 0, high = index->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (slice_cmp(index->items[middle].letters, letters) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int compare_places(const void *a, const void *b)
{
    const size_t one = *(const size_t *)a, other = *(const size_t *)b;

    return (one > other) - (one < other);
}

struct pattern_picks patterns_for(struct arena *arena, const struct patterns *patterns,
                                  struct slice key)
{
    const struct pattern_index *index = patterns->index;
    struct {
        ARRAY(size_t);
    } places = {0};

    if (index == NULL)
        return (struct pattern_picks){patterns, patterns->len, NULL};
    for (size_t i = 0; i < index->rest.len; i++)
        *ARRAY_PUSH(arena, &places) = index->rest.items[i];
    for (size_t len = 1; len <= key.len && len <= index->longest; len++) {
        const struct slice letters = slice_sub(key, 0, len);

        for (size_t at = first_of(index, letters); at < index->len; at++) {
            if (!slice_eq(index->items[at].letters, letters))
                break;
            *ARRAY_PUSH(arena, &places) = index->items[at].place;
        }
    }
    if (places.len > 1)
        qsort(places.items, places.len, sizeof *places.items, compare_places);
    return (struct pattern_picks){patterns, places.len, places.items};
}

const struct patterned *pattern_at(const struct pattern_picks *picks, size_t index)
{
    assert(index < picks->count);
    return &picks->of->items[picks->places == NULL ? index : picks->places[index]];
}
