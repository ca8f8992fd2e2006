/* SPDX-License-Identifier: MIT */
/*
 * The facts of a file added to those of the files before it. Entries of a file are counted from 0;
 * among those of all they come behind the others, and so does whatever points to one.
 */
#include "ledger/facts_room.h"

#include <assert.h>

void facts_begin(struct facts *facts, struct arena *arena, size_t file_count, size_t unit_count,
                 size_t measures)
{
    struct key_table *keys = ARENA_NEW(arena, struct key_table);

    *facts = (struct facts){
        .arena = arena,
        .texts = arena,
        .likes = arena_within(arena),
        .marks = arena_within(arena),
        .all = entries_new(arena, file_count),
        .packed = fact_packs_new(arena, keys, measures),
        .packed_past = fact_packs_new(arena, keys, measures),
        .packed_ids = mention_packs_new(arena, keys),
        .packed_refs = mention_packs_new(arena, keys),
        .packed_bounded = mention_packs_new(arena, keys),
        .far = ARENA_ARRAY(arena, unit_count, size_t),
        .headers = ARENA_ARRAY(arena, unit_count, struct node),
    };
}

static uint32_t moved(uint32_t entry, uint32_t base)
{
    return entry == ENTRY_NONE ? ENTRY_NONE : entry + base;
}

static void join_entries(struct facts *facts, const struct facts *of, uint32_t base)
{
    for (size_t i = 0; i < of->entries.len; i++) {
        struct entry entry = of->entries.items[i];

        entry.parent = moved(entry.parent, base);
        entries_add(&facts->all, &entry);
    }
    for (size_t i = 0; i < of->shares.len; i++) {
        struct share *share = ARRAY_PUSH(facts->arena, &facts->shares);

        *share = of->shares.items[i];
        share->entry = moved(share->entry, base);
    }
}

static void join_facts(struct fact_packs *packs, struct fact *facts, size_t count, uint32_t base)
{
    for (size_t i = 0; i < count; i++) {
        facts[i].entry = moved(facts[i].entry, base);
        fact_pack_add(packs, &facts[i]);
    }
}

static void join_misses(struct facts *facts, const struct facts *of, uint32_t base)
{
    for (size_t i = 0; i < of->misses.len; i++) {
        struct miss *miss = ARRAY_PUSH(facts->arena, &facts->misses);

        *miss = of->misses.items[i];
        miss->entry = moved(miss->entry, base);
        if (miss->key.data != NULL)
            miss->key = arena_copy(facts->arena, miss->key);
    }
}

static void join_mentions(struct arena *arena, struct mention_list *list,
                          const struct mention_list *of, uint32_t base)
{
    for (size_t i = 0; i < of->len; i++) {
        struct mention *mention = ARRAY_PUSH_MOVING(arena, list);

        *mention = of->items[i];
        mention->entry = moved(mention->entry, base);
    }
}

/* The least number of their values. */
static uint32_t pack_mentions(struct mention_packs *packs, struct mention_list *list, uint32_t base)
{
    for (size_t i = 0; i < list->len; i++)
        list->items[i].entry = moved(list->items[i].entry, base);
    return mention_pack_add(packs, list);
}

/* An id whose value stood in some file before may be that of an entry there, too: then a reference
 * names that one. `known`: how many values stood before the file. */
static void pack_links(struct facts *facts, struct facts *from, uint32_t base, size_t known)
{
    const bool anew = pack_mentions(&facts->packed_ids, &from->ids, base) >= known;

    pack_mentions(&facts->packed_refs, anew ? &from->unsettled : &from->refs, base);
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
    struct facts *from = &of->facts;
    const uint32_t base = (uint32_t)facts->all.count;
    const size_t known = facts->packed_ids.keys->len;

    assert(facts->all.count + from->entries.len < ENTRY_NONE);
    assert(from->twins.len == 0 && from->reuses.len == 0 && "these are made when all are read");
    join_entries(facts, from, base);
    join_facts(&facts->packed, from->facts.items, from->facts.len, base);
    join_facts(&facts->packed_past, from->past.items, from->past.len, base);
    join_misses(facts, from, base);
    pack_links(facts, from, base, known);
    join_mentions(facts->arena, &facts->heads, &from->heads, base);
    pack_mentions(&facts->packed_bounded, &from->bounded, base);
    join_mentions(facts->arena, &facts->rungs, &from->rungs, base);
    join_gaps(facts, from);
    for (size_t i = 0; i < from->packed_likes.len; i++)
        likenesses_join(facts, &from->packed_likes.items[i], base);
    if (of->unit == UNIT_NONE)
        return;
    facts->far[of->unit] += of->far;
    header_join(&facts->headers[of->unit], &of->header);
}
