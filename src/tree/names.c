/* SPDX-License-Identifier: MIT */
/* What a field may be called. See names.h. */
#include "tree/names.h"

#include "tree/tree.h"

#include <assert.h>
#include <stdlib.h>

static bool has_text(const struct node *list, struct slice word)
{
    for (uint32_t i = 0; list != NULL && i < list->count; i++) {
        if (slice_eq(list->items[i].text, word))
            return true;
    }
    return false;
}

bool names_had(const struct other_names *names, struct slice word)
{
    return has_text(names->former, word);
}

bool names_mean(const struct other_names *names, struct slice word)
{
    for (int lang = 0; names->label != NULL && lang < LANG_COUNT; lang++) {
        if (names->label->text[lang].len > 0 && slice_eq(names->label->text[lang], word))
            return true;
    }
    return has_text(names->also, word);
}

/* ---- many fields ---- */

static void add_word(struct arena *arena, struct name_index *index, uint32_t place,
                     struct slice word, enum named_as as)
{
    if (word.len > 0 || as == NAMED_OWN)
        *ARRAY_PUSH(arena, index) = (struct indexed_name){word, place, as};
}

static void add_list(struct arena *arena, struct name_index *index, uint32_t place,
                     const struct node *list, enum named_as as)
{
    for (uint32_t i = 0; list != NULL && i < list->count; i++)
        add_word(arena, index, place, list->items[i].text, as);
}

void names_index_add(struct arena *arena, struct name_index *index, uint32_t place,
                     struct slice name, const struct other_names *others)
{
    add_word(arena, index, place, name, NAMED_OWN);
    add_list(arena, index, place, others->former, NAMED_BEFORE);
    for (int lang = 0; others->label != NULL && lang < LANG_COUNT; lang++)
        add_word(arena, index, place, others->label->text[lang], NAMED_OTHERWISE);
    add_list(arena, index, place, others->also, NAMED_OTHERWISE);
}

/* By word, then as what it counts, then in the order of the fields. */
static int compare_indexed(const void *a, const void *b)
{
    const struct indexed_name *one = a, *other = b;
    int order = slice_cmp(one->word, other->word);

    if (order == 0)
        order = (one->as > other->as) - (one->as < other->as);
    return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

void names_index_sort(struct name_index *index)
{
    if (index->len > 1)
        qsort(index->items, index->len, sizeof *index->items, compare_indexed);
}

/* The first one of a word, or where it would stand. */
static size_t first_of(const struct name_index *index, struct slice word)
{
    size_t low = 0, high = index->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (slice_cmp(index->items[middle].word, word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t names_index_find(const struct name_index *index, struct slice word, enum named_as most)
{
    size_t at = first_of(index, word);
    const struct indexed_name *found = &index->items[at];

    if (at == index->len || !slice_eq(found->word, word) || found->as > most)
        return NAMES_NONE;
    assert(at == 0 || compare_indexed(&index->items[at - 1], found) <= 0);
    for (at++; found->as == NAMED_OTHERWISE && at < index->len; at++) {
        if (!slice_eq(index->items[at].word, word))
            break;
        if (index->items[at].place != found->place)
            return NAMES_NONE;
    }
    return found->place;
}
