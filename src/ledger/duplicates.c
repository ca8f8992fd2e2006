/* SPDX-License-Identifier: MIT */
/* Entries that are alike. See duplicates.h. */
#include "ledger/duplicates.h"

#include "base/hash.h"

#include <assert.h>
#include <stdlib.h>

/* An entry as one of a unit: its own, or one that shares it. */
struct unit_entry {
    struct likeness of;
    uint32_t unit;
};

struct unit_entries {
    ARRAY(struct unit_entry);
};

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

/* By unit, likeness, entry: those that are alike stand together, the first entry of them first. Of
 * several marks of an entry the last one comes first: it stands for the entry. */
static int compare_unit_entries(const void *a, const void *b)
{
    const struct unit_entry *first = a, *second = b;
    int order = compare_numbers(first->unit, second->unit);

    if (order == 0)
        order = compare_numbers(first->of.print, second->of.print);
    if (order == 0)
        order = compare_numbers(first->of.entry, second->of.entry);
    return order != 0 ? order : compare_numbers(second->of.at, first->of.at);
}

/* Of several marks of an entry. Of those in one text in quotes nobody knows where each stands. */
static int compare_marks(const struct likeness *a, const struct likeness *b)
{
    int order = compare_numbers(a->start, b->start);

    if (order == 0)
        order = compare_numbers(a->print, b->print);
    return order != 0 ? order : compare_numbers(a->at, b->at);
}

static int compare_duplicates(const void *a, const void *b)
{
    const struct duplicate *one = a, *other = b;
    int order =
        (one->second->entry > other->second->entry) - (one->second->entry < other->second->entry);

    if (order == 0 && one->list->same == NULL && other->list->same == NULL)
        order = compare_marks(one->second, other->second);
    if (order == 0) /* in the order of the schema */
        order = (one->list->same > other->list->same) - (one->list->same < other->list->same);
    return order != 0 ? order : (one->group > other->group) - (one->group < other->group);
}

/*
 * Nearly no entry has a duplicate. An entry goes by a number made of its bytes to one of many
 * places; one that is alone at its place has none and need not be sorted.
 */
struct sieve {
    uint64_t *once, *twice; /* a bit for each place: somebody, several are there */
    uint64_t mask;
};

#define PLACES_PER_ENTRY 16

static struct sieve sieve_new(struct arena *arena, size_t count)
{
    uint64_t places = 64;

    while (places / PLACES_PER_ENTRY < count)
        places *= 2;
    return (struct sieve){ARENA_ARRAY(arena, places / 64, uint64_t),
                          ARENA_ARRAY(arena, places / 64, uint64_t), places - 1};
}

static uint64_t place_of(const struct sieve *sieve, const struct unit_entry *unit_entry)
{
    uint64_t hash = (unit_entry->of.print ^ unit_entry->unit) * HASH_FOLD_STEP;

    return (hash ^ hash >> 32) & sieve->mask;
}

static bool has_bit(const uint64_t *bits, uint64_t place)
{
    return (bits[place / 64] >> place % 64 & 1) != 0;
}

/* The sound entries of one collection, while their likes are looked for. */
struct duplicate_search {
    struct arena *arena;
    const struct facts *facts;
    const struct like_pack *list;
    bool township;
    struct sieve sieve;
    struct unit_entries unit_entries;
};

static void count_unit_entry(struct duplicate_search *search, const struct unit_entry *unit_entry)
{
    uint64_t place = place_of(&search->sieve, unit_entry);
    uint64_t *bits = has_bit(search->sieve.once, place) ? search->sieve.twice : search->sieve.once;

    bits[place / 64] |= (uint64_t)1 << place % 64;
}

static void keep_unit_entry(struct duplicate_search *search, const struct unit_entry *unit_entry)
{
    if (has_bit(search->sieve.twice, place_of(&search->sieve, unit_entry)))
        *ARRAY_PUSH_MOVING(search->arena, &search->unit_entries) = *unit_entry;
}

/* An entry once for its unit and once for each that shares it; or once for all units. */
static void visit_unit_entries(struct duplicate_search *search, const struct likeness *like,
                               void (*visit)(struct duplicate_search *, const struct unit_entry *))
{
    const struct facts *facts = search->facts;
    const uint32_t unit = search->township ? 0 : entry_unit(&facts->all, like->entry);
    struct unit_entry unit_entry = {*like, unit};

    visit(search, &unit_entry);
    if (search->township)
        return;
    for (size_t i = facts_first_share(facts, like->entry);
         i < facts->shares.len && facts->shares.items[i].entry == like->entry; i++) {
        unit_entry.unit = facts->shares.items[i].unit;
        if (unit_entry.unit != unit && unit_entry.unit != INDEX_NONE)
            visit(search, &unit_entry);
    }
}

/* Each sound entry. */
static void each_unit_entry(struct duplicate_search *search,
                            void (*visit)(struct duplicate_search *, const struct unit_entry *))
{
    const struct facts *facts = search->facts;
    struct like_reader reader = like_read(search->list);

    for (struct likeness like; like_next(&reader, &like);) {
        if (!entry_is_bad(&facts->all, like.entry) &&
            (search->list->same != NULL || !facts_suspect(facts, like.entry)))
            visit_unit_entries(search, &like, visit);
    }
}

/* What outlives the search. */
static const struct likeness *keep(struct arena *arena, const struct likeness *like)
{
    struct likeness *kept = ARENA_NEW(arena, struct likeness);

    *kept = *like;
    return kept;
}

/* Each entry that is like an earlier one, with the first of these in the same unit. */
static void add_duplicates(const struct duplicate_search *search, struct arena *arena,
                           struct duplicates *out)
{
    const struct unit_entries *unit_entries = &search->unit_entries;
    const struct likeness *kept = NULL; /* the first of a group */
    size_t first = 0;

    for (size_t i = 1; i < unit_entries->len; i++) {
        const struct unit_entry *one = &unit_entries->items[first],
                                *other = &unit_entries->items[i];

        if (one->unit != other->unit || one->of.print != other->of.print) {
            first = i;
            kept = NULL;
            continue;
        }
        assert(one->of.entry <= other->of.entry);
        if (one->of.entry == other->of.entry)
            continue;
        kept = kept == NULL ? keep(arena, &one->of) : kept;
        *ARRAY_PUSH_MOVING(arena, out) = (struct duplicate){search->list, keep(arena, &other->of),
                                                            kept, out->groups + (uint32_t)first};
    }
    out->groups += (uint32_t)unit_entries->len;
}

void duplicates_find(struct arena *arena, const struct facts *facts, const struct like_pack *list,
                     bool township, struct duplicates *out)
{
    struct arena *scratch = arena_new();
    struct duplicate_search search = {
        .arena = scratch,
        .facts = facts,
        .list = list,
        .township = township,
        .sieve = sieve_new(scratch, like_pack_count(list)),
    };

    each_unit_entry(&search, count_unit_entry);
    each_unit_entry(&search, keep_unit_entry);
    if (search.unit_entries.len > 1)
        qsort(search.unit_entries.items, search.unit_entries.len, sizeof *search.unit_entries.items,
              compare_unit_entries);
    add_duplicates(&search, arena, out);
    arena_free(scratch);
}

void duplicates_sort(struct duplicates *duplicates)
{
    if (duplicates->len > 1)
        qsort(duplicates->items, duplicates->len, sizeof *duplicates->items, compare_duplicates);
}
