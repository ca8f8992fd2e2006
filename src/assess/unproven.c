/* SPDX-License-Identifier: MIT */
/* Which entries lack the evidence that a figure needs. See assess_room.h. */
#include "assess/assess_room.h"

#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

/* A fact without its evidence. */
struct bare {
    const struct fact *fact;
    const struct measure *measure;
};

struct unproven_collector {
    struct assessing *assessing;
    const struct tally *tally;
    size_t slot;
    struct {
        ARRAY(const struct fact *);
    } proven; /* entries of different values that prove them, sorted */
    struct {
        ARRAY(struct bare);
    } bare;
};

/* By period and value: what is proven in one quarter says nothing of another. */
static int compare_values(const void *a, const void *b)
{
    const struct fact *first = *(const struct fact *const *)a;
    const struct fact *second = *(const struct fact *const *)b;
    int order = compare_sizes(first->period, second->period);

    return order != 0 ? order : slice_cmp(first->key, second->key);
}

/* Whether a fact is of the unit that is looked at, or of the total. */
static bool is_of(const struct unproven_collector *g, const struct counted *counted)
{
    return g->slot == g->tally->slots ? !counted->again : counted->slot == g->slot;
}

/* The values that some entry there proves. With `having` every entry may be needed. */
static void find_proven(struct unproven_collector *g)
{
    const struct measure *measure = g->tally->measure;

    for (size_t i = 0;
         measure->distinct && measure->shown_count == 0 && i < g->tally->counted_count; i++) {
        const struct counted *counted = &g->tally->counted[i];

        if (is_of(g, counted) && counted->fact->lacks == 0 && counted->fact->key.data != NULL)
            *ARRAY_PUSH(g->assessing->arena, &g->proven) = counted->fact;
    }
    if (g->proven.len > 1)
        qsort(g->proven.items, g->proven.len, sizeof *g->proven.items, compare_values);
}

static bool is_proven(const struct unproven_collector *g, const struct fact *fact)
{
    return fact->lacks == 0 || (fact->key.data != NULL && g->proven.len > 0 &&
                                bsearch(&fact, g->proven.items, g->proven.len,
                                        sizeof *g->proven.items, compare_values) != NULL);
}

struct label *lacking_labels(struct arena *arena, const struct measure *measure, uint32_t lacks,
                             size_t *count)
{
    struct label *labels = ARENA_ARRAY(arena, measure->evidence_count, struct label);

    assert(measure->evidence_count <= EVIDENCE_MAX);
    assert(measure->evidence_count == EVIDENCE_MAX || lacks >> measure->evidence_count == 0);
    *count = 0;
    for (size_t i = 0; i < measure->evidence_count; i++) {
        if ((lacks & UINT32_C(1) << i) != 0)
            labels[(*count)++] =
                (struct label){measure->evidence[i]->name, measure->evidence[i]->label};
    }
    return labels;
}

/* ---- the entries ---- */

/* In the order of the files, what an entry counts together. */
static int by_entry(const void *a, const void *b)
{
    const struct fact *first = ((const struct bare *)a)->fact;
    const struct fact *second = ((const struct bare *)b)->fact;
    int order = compare_sizes(first->entry, second->entry);

    return order != 0 ? order : (first > second) - (first < second);
}

/* An entry may count several times, by values in it or in several periods: it is one to prove. */
static void add_entry(struct assessing *assessing, const struct bare *bare, size_t count,
                      struct unproven_entry *out)
{
    const struct fact *fact = bare->fact;
    struct slice key = fact->key;
    size_t start = fact->start;

    if (fact->entry != ENTRY_NONE) {
        const struct entry *entry = &assessing->ledger->facts.entries.items[fact->entry];

        for (size_t i = 1; i < count; i++) {
            if (bare[i].fact->start != fact->start)
                start = entry->start;
            if (!slice_eq(bare[i].fact->key, fact->key))
                key = (struct slice){NULL, 0};
        }
        out->place.file = assessing->ledger->files.items[entry->file].path;
        out->place.line = places_line(assessing->places, entry->file, (uint32_t)start);
    }
    out->dated = fact->day != DATE_MIN;
    out->day = fact->day;
    out->key = key;
    out->lacks = lacking_labels(assessing->arena, bare->measure, fact->lacks, &out->lacks_count);
}

static void add_entries(struct unproven_collector *g, struct part *part)
{
    size_t end;

    part->unproven = ARENA_ARRAY(g->assessing->arena, g->bare.len, struct unproven_entry);
    if (g->bare.len > 1)
        qsort(g->bare.items, g->bare.len, sizeof *g->bare.items, by_entry);
    for (size_t i = 0; i < g->bare.len; i = end) {
        uint32_t entry = g->bare.items[i].fact->entry;

        for (end = i + 1;
             entry != ENTRY_NONE && end < g->bare.len && g->bare.items[end].fact->entry == entry;)
            end++;
        add_entry(g->assessing, &g->bare.items[i], end - i,
                  &part->unproven[part->unproven_count++]);
    }
}

/* Whether a fact is one of those that an unproven figure is made of. */
static bool concerns(const struct unproven_collector *g, const struct counted *counted,
                     const struct part *part)
{
    const struct fact *fact = counted->fact;

    if (!is_of(g, counted))
        return false;
    if (part->period_count > 0 && part->periods[fact->period].verdict != VERDICT_UNPROVEN)
        return false;
    return !g->tally->measure->kind->latest ||
           tally_cell(g->tally, counted->slot, fact->period)->latest == fact;
}

static void gather(struct unproven_collector *g, const struct tally *tally, size_t slot,
                   const struct part *part)
{
    g->tally = tally;
    g->slot = slot;
    g->proven.len = 0;
    if (tally->cells == NULL)
        return;
    find_proven(g);
    for (size_t i = 0; i < tally->counted_count; i++) {
        if (concerns(g, &tally->counted[i], part) && !is_proven(g, tally->counted[i].fact))
            *ARRAY_PUSH(g->assessing->arena, &g->bare) =
                (struct bare){tally->counted[i].fact, tally->measure};
    }
}

void add_unproven(struct assessing *assessing, const struct target_tallies *tallies,
                  struct assessed *out)
{
    for (size_t i = 0; i <= out->part_count; i++) {
        struct part *part = i < out->part_count ? &out->parts[i] : &out->total;
        struct unproven_collector g = {.assessing = assessing};

        if (part->verdict != VERDICT_UNPROVEN)
            continue;
        gather(&g, &tallies->good, i, part);
        gather(&g, &tallies->less, i, part);
        add_entries(&g, part);
        assert(part->unproven_count > 0 && "something lacks its evidence");
    }
}
