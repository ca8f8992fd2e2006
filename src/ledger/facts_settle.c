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
static void add_gaps(struct facts *facts, uint32_t index)
{
    const struct entry entry = entry_at(&facts->all, index);

    *ARRAY_PUSH(facts->arena, &facts->gaps) =
        (struct gap){entry.field, entry.unit, 1, !entry.cut, false};
    for (uint32_t at = index; at != ENTRY_NONE; at = entry_parent(&facts->all, at)) {
        for (size_t i = facts_first_share(facts, at);
             i < facts->shares.len && facts->shares.items[i].entry == at; i++)
            add_again(facts, entry.field, facts->shares.items[i].unit);
    }
}

static void settle_entries(struct facts *facts)
{
    /* A parent comes before what is in it. */
    for (uint32_t i = 0; i < facts->all.count; i++) {
        const uint32_t parent = entry_parent(&facts->all, i);
        assert(parent == ENTRY_NONE || parent < i);
        bool inside_bad = parent != ENTRY_NONE && entry_is_bad(&facts->all, parent);

        if (entry_is_bad(&facts->all, i) && !inside_bad && entry_unit(&facts->all, i) != INDEX_NONE)
            add_gaps(facts, i);
        if (inside_bad)
            entry_set_bad(&facts->all, i);
    }
}

uint32_t fact_start(const struct facts *facts, const struct fact *fact)
{
    return fact->entry == ENTRY_NONE ? fact->offset
                                     : entry_at(&facts->all, fact->entry).start + fact->offset;
}

static void add_fault(struct facts *facts, const struct plan *plan, const struct fact *fact)
{
    if (plan->measures.items[fact->measure].traced)
        *ARRAY_PUSH(facts->arena, &facts->misses) = (struct miss){.measure = fact->measure,
                                                                  .unit = fact->unit,
                                                                  .entry = fact->entry,
                                                                  .start = fact_start(facts, fact),
                                                                  .why = MISS_FAULT,
                                                                  .day = fact->day,
                                                                  .key = fact->key};
}

/* Facts of one measure while it is seen which of them stand. */
struct sifting {
    struct facts *facts;
    const struct plan *plan;
    size_t unit_count;
    bool *given; /* of a figure of the header, by period and unit: a file has given it */
};

static bool is_bad(const struct facts *facts, const struct fact *fact)
{
    return fact->entry != ENTRY_NONE && entry_is_bad(&facts->all, fact->entry);
}

/* Facts of bad entries go, and those of a header that another file of the unit gave already. */
static enum fact_fate settle_fact(void *context, struct fact *fact)
{
    const struct sifting *sifting = context;

    assert(fact->unit < sifting->unit_count);
    if (is_bad(sifting->facts, fact)) {
        add_fault(sifting->facts, sifting->plan, fact);
        return FACT_GONE;
    }
    if (!fact->header)
        return FACT_AS_IT_IS;
    bool *given = &sifting->given[fact->period * sifting->unit_count + fact->unit];
    bool again = *given;

    *given = true;
    return again ? FACT_GONE : FACT_AS_IT_IS;
}

static enum fact_fate settle_past(void *context, struct fact *fact)
{
    const struct sifting *sifting = context;

    return is_bad(sifting->facts, fact) ? FACT_GONE : FACT_AS_IT_IS;
}

static void settle_facts(struct sifting *sifting)
{
    struct facts *facts = sifting->facts;

    assert(facts->packed.count == sifting->plan->measures.len);
    for (size_t i = 0; i < facts->packed.count; i++) {
        const struct measure *measure = &sifting->plan->measures.items[i];
        struct arena *scratch = arena_new();

        if (measure->item->parent == NULL)
            sifting->given =
                ARENA_ARRAY(scratch, memory_mul(measure->period_count, sifting->unit_count), bool);
        fact_packs_filter(&facts->packed, i, settle_fact, sifting);
        fact_packs_filter(&facts->packed_past, i, settle_past, sifting);
        arena_free(scratch);
    }
}

void facts_settle(struct facts *facts, const struct plan *plan, size_t unit_count)
{
    struct sifting sifting = {.facts = facts, .plan = plan, .unit_count = unit_count};

    settle_entries(facts);
    if (plan != NULL)
        settle_facts(&sifting);
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
           (measure->per_field != NULL && is_in(measure->per_field, field)) ||
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
