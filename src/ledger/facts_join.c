/* SPDX-License-Identifier: MIT */
/*
 * The facts of a file added to those of the files before it. Entries of a file are counted from 0;
 * among those of all they come behind the others, and so does whatever points to one.
 */
#include "ledger/facts_room.h"

#include <assert.h>

static uint32_t moved(uint32_t entry, uint32_t base)
{
    return entry == ENTRY_NONE ? ENTRY_NONE : entry + base;
}

static void join_entries(struct facts *facts, const struct facts *of, uint32_t base)
{
    for (size_t i = 0; i < of->entries.len; i++) {
        struct entry *entry = ARRAY_PUSH(facts->arena, &facts->entries);

        *entry = of->entries.items[i];
        entry->parent = moved(entry->parent, base);
    }
    for (size_t i = 0; i < of->shares.len; i++) {
        struct share *share = ARRAY_PUSH(facts->arena, &facts->shares);

        *share = of->shares.items[i];
        share->entry = moved(share->entry, base);
    }
}

static void join_facts(struct arena *arena, struct fact_list *list, const struct fact_list *of,
                       uint32_t base)
{
    for (size_t i = 0; i < of->len; i++) {
        struct fact *fact = ARRAY_PUSH(arena, list);

        *fact = of->items[i];
        fact->entry = moved(fact->entry, base);
    }
}

static void join_misses(struct facts *facts, const struct facts *of, uint32_t base)
{
    for (size_t i = 0; i < of->misses.len; i++) {
        struct miss *miss = ARRAY_PUSH(facts->arena, &facts->misses);

        *miss = of->misses.items[i];
        miss->entry = moved(miss->entry, base);
    }
}

static void join_mentions(struct arena *arena, struct mention_list *list,
                          const struct mention_list *of, uint32_t base)
{
    for (size_t i = 0; i < of->len; i++) {
        struct mention *mention = ARRAY_PUSH(arena, list);

        *mention = of->items[i];
        mention->entry = moved(mention->entry, base);
    }
}

static void join_gaps(struct facts *facts, const struct facts *of)
{
    for (size_t i = 0; i < of->gaps.len; i++)
        *ARRAY_PUSH(facts->arena, &facts->gaps) = of->gaps.items[i];
    for (size_t i = 0; i < of->lost.len; i++)
        facts_add_lost(facts, of->lost.items[i].field, of->lost.items[i].unit);
}

void facts_join(struct facts *facts, struct file_facts *of)
{
    const struct facts *from = &of->facts;
    const uint32_t base = (uint32_t)facts->entries.len;

    assert(facts->entries.len + from->entries.len < ENTRY_NONE);
    assert(from->twins.len == 0 && from->reuses.len == 0 && "these are made when all are read");
    join_entries(facts, from, base);
    join_facts(facts->arena, &facts->facts, &from->facts, base);
    join_facts(facts->arena, &facts->past, &from->past, base);
    join_misses(facts, from, base);
    join_mentions(facts->arena, &facts->ids, &from->ids, base);
    join_mentions(facts->arena, &facts->refs, &from->refs, base);
    join_mentions(facts->arena, &facts->heads, &from->heads, base);
    join_mentions(facts->arena, &facts->bounded, &from->bounded, base);
    join_mentions(facts->arena, &facts->rungs, &from->rungs, base);
    join_gaps(facts, from);
    for (size_t i = 0; i < from->likenesses.len; i++)
        likenesses_join(facts, &from->likenesses.items[i], base);
    if (of->unit == UNIT_NONE)
        return;
    facts->far[of->unit] += of->far;
    header_join(&facts->headers[of->unit], &of->header);
}
