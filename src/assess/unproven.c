/* SPDX-License-Identifier: MIT */
/* Which entries lack the evidence that a figure needs. See assess_room.h. */
#include "assess/assess_room.h"

#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

/* A fact without its evidence. */
struct bare {
    struct fact fact;
    size_t slot, order; /* order: in which it was found, first what is counted, then what is less */
    const struct measure *measure;
    bool proven; /* another entry proves the value that it has */
};

/* Those of all parts that are unproven: of each the facts that are. */
struct unproven_collector {
    struct assessing *assessing;
    struct arena *arena;
    const struct assessed *assessed;
    struct {
        ARRAY(struct bare);
    } bare;
};

static const struct part *part_at(const struct assessed *assessed, size_t slot)
{
    return slot < assessed->part_count ? &assessed->parts[slot] : &assessed->total;
}

static size_t count_bits(uint32_t bits)
{
    size_t count = 0;

    for (; bits != 0; bits &= bits - 1)
        count++;
    return count;
}

struct label *lacking_labels(struct arena *arena, const struct measure *measure, uint32_t lacks,
                             size_t *count)
{
    struct label *labels = ARENA_ARRAY(arena, count_bits(lacks), struct label);

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

/* Part by part in the order of the files, what an entry counts together. */
static int by_entry(const void *a, const void *b)
{
    const struct bare *first = a, *second = b;
    int order = compare_sizes(first->slot, second->slot);

    if (order == 0)
        order = compare_sizes(first->fact.entry, second->fact.entry);
    if (order == 0)
        order = compare_sizes(first->fact.measure, second->fact.measure);
    return order != 0 ? order : compare_sizes(first->order, second->order);
}

/* An entry may count several times, by values in it or in several periods: it is one to prove. */
static void add_entry(struct assessing *assessing, const struct bare *bare, size_t count,
                      struct unproven_entry *out)
{
    const struct fact *fact = &bare->fact;
    struct slice key = fact->key;
    uint32_t offset = fact->offset;

    if (fact->entry != ENTRY_NONE) {
        const struct entry entry = entry_at(&assessing->ledger->facts.all, fact->entry);

        for (size_t i = 1; i < count; i++) {
            if (bare[i].fact.offset != fact->offset)
                offset = 0;
            if (!slice_eq(bare[i].fact.key, fact->key))
                key = (struct slice){NULL, 0};
        }
        out->place.file = assessing->ledger->files.items[entry.file].path;
        out->place.line = places_line(assessing->places, entry.file, entry.start + offset);
    }
    out->dated = fact->day != DATE_MIN;
    out->day = fact->day;
    out->key = key;
    out->lacks = lacking_labels(assessing->arena, bare->measure, fact->lacks, &out->lacks_count);
}

/* Those of one part, which are sorted. */
static void add_entries(struct assessing *assessing, const struct bare *bare, size_t count,
                        struct part *part)
{
    size_t end;

    part->unproven = ARENA_ARRAY(assessing->arena, count, struct unproven_entry);
    for (size_t i = 0; i < count; i = end) {
        uint32_t entry = bare[i].fact.entry;

        for (end = i + 1; entry != ENTRY_NONE && end < count && bare[end].fact.entry == entry;)
            end++;
        add_entry(assessing, &bare[i], end - i, &part->unproven[part->unproven_count++]);
    }
}

/* ---- the facts ---- */

static bool is_latest(const struct tally *tally, const struct counted *counted)
{
    const struct fact *fact = &counted->fact,
                      *latest = tally_cell(tally, counted->slot, fact->period)->latest;

    return latest != NULL && latest->entry == fact->entry && latest->offset == fact->offset &&
           latest->unit == fact->unit;
}

/* The fact as the total has it, in a piece of that. */
static struct fact in_total(const struct counted *counted)
{
    struct fact fact = counted->fact;

    fact.period = counted->in_total;
    return fact;
}

/* Whether an unproven figure is made of the piece that a fact is in. */
static bool is_unproven(const struct part *part, const struct fact *fact)
{
    assert(part->piece_count == 0 || fact->period < part->piece_count);
    return part->verdict == VERDICT_UNPROVEN &&
           (part->piece_count == 0 || part->pieces[fact->period].verdict == VERDICT_UNPROVEN);
}

static void gather_one(struct unproven_collector *g, const struct tally *tally, size_t slot,
                       size_t order, const struct fact *fact)
{
    if (is_unproven(part_at(g->assessed, slot), fact))
        *ARRAY_PUSH(g->arena, &g->bare) = (struct bare){*fact, slot, order, tally->measure, false};
}

static void gather(struct unproven_collector *g, const struct tally *tally)
{
    const bool latest = tally->measure->kind->latest; /* all together add up what each unit has */
    struct counted_reader reader = counted_read(tally);

    for (struct counted counted; counted_next(&reader, &counted);) {
        const struct fact total = in_total(&counted);
        const size_t order = g->bare.len;

        if (counted.fact.lacks == 0 || (latest && !is_latest(tally, &counted)))
            continue;
        if (!counted.guest)
            gather_one(g, tally, counted.slot, order, &counted.fact);
        if (latest || !counted.again)
            gather_one(g, tally, tally->slots, order, &total);
    }
}

/* By part, period and value: what is proven in one quarter says nothing of another. */
static int by_value(const void *a, const void *b)
{
    const struct bare *first = a, *second = b;
    int order = compare_sizes(first->slot, second->slot);

    if (order == 0)
        order = compare_sizes(first->fact.period, second->fact.period);
    return order != 0 ? order : compare_sizes(first->fact.key_number, second->fact.key_number);
}

/* The first of some sorted ones that is not before another. */
static size_t lower_bound(const struct bare *bare, size_t count, const struct bare *wanted)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (by_value(&bare[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether every entry needs its evidence, though another one proves its value: there is a max, and
 * who has nothing must say so (judge_known()). */
static bool needs_all(const struct unproven_collector *g, const struct tally *tally, size_t slot)
{
    return tally->target->no_data && part_at(g->assessed, slot)->limits.has_max;
}

static void mark_proven(struct bare *bare, size_t count, const struct fact *fact, size_t slot)
{
    const struct bare wanted = {.fact = *fact, .slot = slot};

    for (size_t i = lower_bound(bare, count, &wanted);
         i < count && !bare[i].proven && by_value(&bare[i], &wanted) == 0; i++)
        bare[i].proven = true;
}

/* Marks those from an index on whose values some entry there proves. With `having` every entry may
 * be needed. */
static void find_proven(struct unproven_collector *g, const struct tally *tally, size_t from)
{
    struct bare *bare = &g->bare.items[from];
    size_t count = g->bare.len - from;

    if (!tally->measure->distinct || tally->measure->shown_count > 0 || count == 0)
        return;
    qsort(bare, count, sizeof *bare, by_value);
    struct counted_reader reader = counted_read(tally);

    for (struct counted counted; counted_next(&reader, &counted);) {
        const struct fact total = in_total(&counted);

        if (counted.fact.lacks != 0 || counted.fact.key_number == KEY_NONE)
            continue;
        if (!needs_all(g, tally, counted.slot))
            mark_proven(bare, count, &counted.fact, counted.slot);
        if (!counted.again && !needs_all(g, tally, tally->slots))
            mark_proven(bare, count, &total, tally->slots);
    }
}

static void gather_unproven(struct unproven_collector *g, const struct tally *tally)
{
    size_t from = g->bare.len;

    if (tally->cells == NULL)
        return;
    gather(g, tally);
    find_proven(g, tally, from);
}

static void drop_proven(struct unproven_collector *g)
{
    size_t kept = 0;

    for (size_t i = 0; i < g->bare.len; i++) {
        if (!g->bare.items[i].proven)
            g->bare.items[kept++] = g->bare.items[i];
    }
    g->bare.len = kept;
    if (kept > 1)
        qsort(g->bare.items, kept, sizeof *g->bare.items, by_entry);
}

static bool any_unproven(const struct assessed *assessed)
{
    for (size_t i = 0; i <= assessed->part_count; i++) {
        if (part_at(assessed, i)->verdict == VERDICT_UNPROVEN)
            return true;
    }
    return false;
}

void add_unproven(struct assessing *assessing, const struct target_tallies *tallies,
                  struct assessed *out)
{
    struct unproven_collector g = {.assessing = assessing, .assessed = out};
    size_t end;

    if (!any_unproven(out))
        return;
    g.arena = arena_new();
    gather_unproven(&g, &tallies->good);
    gather_unproven(&g, &tallies->less);
    drop_proven(&g);
    for (size_t i = 0; i < g.bare.len; i = end) {
        size_t slot = g.bare.items[i].slot;

        for (end = i + 1; end < g.bare.len && g.bare.items[end].slot == slot;)
            end++;
        add_entries(assessing, &g.bare.items[i], end - i,
                    slot < out->part_count ? &out->parts[slot] : &out->total);
    }
    for (size_t i = 0; i <= out->part_count; i++)
        assert(
            (part_at(out, i)->verdict != VERDICT_UNPROVEN || part_at(out, i)->unproven_count > 0) &&
            "something lacks its evidence");
    arena_free(g.arena);
}
