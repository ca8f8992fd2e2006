/* SPDX-License-Identifier: MIT */
/* After the links: which facts stand, and what may be missing from a figure. */
#include "base/memory.h"
#include "ledger/facts.h"

static void settle_entries(struct facts *facts)
{
    /* A parent comes before what is in it. */
    for (size_t i = 0; i < facts->entries.len; i++) {
        struct entry *entry = &facts->entries.items[i];
        bool inside_bad = entry->parent != ENTRY_NONE && facts->entries.items[entry->parent].bad;

        if (entry->bad && !inside_bad && entry->unit != INDEX_NONE)
            *ARRAY_PUSH(facts->arena, &facts->gaps) =
                (struct gap){entry->field, entry->unit, entry->unit, 1, true};
        entry->bad = entry->bad || inside_bad;
    }
    for (size_t i = 0; i < facts->shares.len; i++) {
        const struct share *share = &facts->shares.items[i];
        const struct share *before = &facts->shares.items[i > 0 ? i - 1 : 0];
        const struct entry *entry = &facts->entries.items[share->entry];
        bool again = i > 0 && before->entry == share->entry && before->unit == share->unit;

        if (entry->bad && entry->unit != INDEX_NONE && !again)
            *ARRAY_PUSH(facts->arena, &facts->gaps) =
                (struct gap){entry->field, share->unit, entry->unit, 1, true};
    }
}

void facts_settle(struct facts *facts, size_t target_count, size_t unit_count)
{
    bool *given = ARENA_ARRAY(facts->arena, memory_mul(target_count, unit_count), bool);
    size_t kept = 0;

    settle_entries(facts);
    for (size_t i = 0; i < facts->facts.len; i++) {
        const struct fact *fact = &facts->facts.items[i];
        bool *head = &given[fact->target * unit_count + fact->unit];

        if (fact->entry != ENTRY_NONE && facts->entries.items[fact->entry].bad)
            continue;
        if (fact->header && *head)
            continue;
        *head = *head || fact->header;
        facts->facts.items[kept++] = *fact;
    }
    facts->facts.len = kept;
}

/* Whether a measure looks at a field, wherever it stands. */
static bool measure_uses(const struct measure *measure, const struct field *field)
{
    for (size_t i = 0; i < measure->where_count; i++) {
        if (measure->where[i].field == field)
            return true;
    }
    return measure->value == field || (measure->distinct && measure->distinct_field == field);
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
