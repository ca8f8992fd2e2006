/* SPDX-License-Identifier: MIT */
/* After the links: which facts stand, and what may be missing from a figure. */
#include "base/memory.h"
#include "ledger/facts.h"

#include <assert.h>

/* A gap of the entry for a further unit, once. */
static void add_again(struct facts *facts, const struct field *collection, uint32_t unit)
{
    size_t i = facts->gaps.len;

    assert(i > 0 && "behind the gap of the entry itself");
    do {
        if (facts->gaps.items[--i].unit == unit)
            return;
    } while (facts->gaps.items[i].again);
    *ARRAY_PUSH(facts->arena, &facts->gaps) = (struct gap){collection, unit, 1, true, true};
}

/* What is missing from the figures of its unit, and of those that share it or what it is in. */
static void add_gaps(struct facts *facts, const struct entry *entry)
{
    const struct entry *entries = facts->entries.items;

    *ARRAY_PUSH(facts->arena, &facts->gaps) =
        (struct gap){entry->field, entry->unit, 1, !entry->cut, false};
    for (uint32_t at = (uint32_t)(entry - entries); at != ENTRY_NONE; at = entries[at].parent) {
        for (size_t i = facts_first_share(facts, at);
             i < facts->shares.len && facts->shares.items[i].entry == at; i++)
            add_again(facts, entry->field, facts->shares.items[i].unit);
    }
}

static void settle_entries(struct facts *facts)
{
    /* A parent comes before what is in it. */
    for (size_t i = 0; i < facts->entries.len; i++) {
        struct entry *entry = &facts->entries.items[i];
        assert(entry->parent == ENTRY_NONE || entry->parent < i);
        bool inside_bad = entry->parent != ENTRY_NONE && facts->entries.items[entry->parent].bad;

        if (entry->bad && !inside_bad && entry->unit != INDEX_NONE)
            add_gaps(facts, entry);
        entry->bad = entry->bad || inside_bad;
    }
}

/* Where each measure's cells begin, a cell for each of its periods and units. */
static size_t *cell_starts(struct arena *arena, const struct plan *plan, size_t unit_count,
                           size_t *total)
{
    size_t *starts = ARENA_ARRAY(arena, plan->measures.len, size_t);

    *total = 0;
    for (size_t i = 0; i < plan->measures.len; i++) {
        starts[i] = *total;
        *total += memory_mul(plan->measures.items[i].period_count, unit_count);
    }
    return starts;
}

static void add_fault(struct facts *facts, const struct plan *plan, const struct fact *fact)
{
    if (plan->measures.items[fact->measure].traced)
        *ARRAY_PUSH(facts->arena, &facts->misses) = (struct miss){.measure = fact->measure,
                                                                  .unit = fact->unit,
                                                                  .entry = fact->entry,
                                                                  .start = fact->start,
                                                                  .why = MISS_FAULT,
                                                                  .day = fact->day,
                                                                  .key = fact->key};
}

/* Facts of bad entries go, and those of a header that another file of the unit gave already. */
static void drop_facts(struct facts *facts, const struct plan *plan, size_t unit_count)
{
    size_t cells, kept = 0;
    const size_t *starts = cell_starts(facts->arena, plan, unit_count, &cells);
    bool *given = ARENA_ARRAY(facts->arena, cells, bool);

    for (size_t i = 0; i < facts->facts.len; i++) {
        const struct fact *fact = &facts->facts.items[i];

        assert(fact->unit < unit_count && fact->measure < plan->measures.len);
        assert(fact->period < plan->measures.items[fact->measure].period_count);
        bool *head = &given[starts[fact->measure] + fact->period * unit_count + fact->unit];

        if (fact->entry != ENTRY_NONE && facts->entries.items[fact->entry].bad) {
            add_fault(facts, plan, fact);
            continue;
        }
        if (fact->header && *head)
            continue;
        *head = *head || fact->header;
        facts->facts.items[kept++] = *fact;
    }
    facts->facts.len = kept;
}

static void drop_past(struct facts *facts)
{
    size_t kept = 0;

    for (size_t i = 0; i < facts->past.len; i++) {
        const struct fact *fact = &facts->past.items[i];

        if (fact->entry == ENTRY_NONE || !facts->entries.items[fact->entry].bad)
            facts->past.items[kept++] = *fact;
    }
    facts->past.len = kept;
}

void facts_settle(struct facts *facts, const struct plan *plan, size_t unit_count)
{
    settle_entries(facts);
    if (plan != NULL)
        drop_facts(facts, plan, unit_count);
    drop_past(facts);
}

/* Whether a field is, or stands in, another. */
static bool is_in(const struct field *field, const struct field *outer)
{
    while (field != NULL && field != outer)
        field = field->parent;
    return field != NULL;
}

/* Whether a measure looks at a field, wherever it stands. */
static bool measure_uses(const struct measure *measure, const struct field *field)
{
    for (size_t i = 0; i < measure->where_count; i++) {
        if (is_in(measure->where[i].field, field))
            return true;
    }
    return measure->value == field ||
           (measure->distinct && is_in(measure->distinct_field, field)) ||
           (measure->shown_count > 0 && is_in(measure->shown_field, field));
}

bool gap_concerns(const struct gap *gap, const struct measure *measure)
{
    if (gap->collection == NULL || measure_uses(measure, gap->collection))
        return true;
    for (const struct field *at = measure->item; at != NULL; at = at->parent) {
        if (at == gap->collection)
            return true;
    }
    return false;
}
