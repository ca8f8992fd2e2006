/* SPDX-License-Identifier: MIT */
/*
 * A figure as it would be without what is suspected in it: an entry that is like an earlier one
 * which counts there, too; and of an entry whose evidence proves another already, that evidence.
 *
 * There is no second way of counting: what is suspected is taken out of the tally, and the rest is
 * tallied, judged and compared as ever. A joint session that two units recorded counts once for
 * each of them, and in the total it counts twice: so what is left out there is found apart.
 */
#include "assess/without_room.h"

#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

/* ---- who is alike ---- */

/* A counted fact as one of a group of entries that are alike. */
struct group_member {
    uint32_t group, period, entry, slot, index;
    bool checked;
};

struct group_members {
    struct group_member *items;
    size_t len;
};

static int by_group(const void *a, const void *b)
{
    const struct group_member *one = a, *other = b;
    int order = compare_sizes(one->group, other->group);

    if (order == 0)
        order = compare_sizes(one->period, other->period);
    if (order == 0)
        order = compare_sizes(one->slot, other->slot);
    return order != 0 ? order : compare_sizes(one->entry, other->entry);
}

/* What is in an entry is entered again with it. Without room for them, they are counted. */
static void add_members(const struct facts *facts, const struct counted *counted, bool total,
                        struct group_members *out)
{
    uint32_t at = counted->fact.entry;

    assert(counted->slot <= UINT32_MAX && counted->index <= UINT32_MAX);
    for (; at != ENTRY_NONE; at = entry_parent(&facts->all, at)) {
        size_t count;
        const struct twin *twins = facts_twins(facts, at, &count);

        for (size_t i = 0; out->items != NULL && i < count; i++)
            out->items[out->len + i] =
                (struct group_member){.group = twins[i].group,
                                      .period = total ? counted->in_total : counted->fact.period,
                                      .entry = at,
                                      .slot = total ? 0 : (uint32_t)counted->slot,
                                      .index = (uint32_t)counted->index,
                                      .checked = twins[i].checked};
        out->len += count;
    }
}

static void add_all_members(const struct facts *facts, const struct tally *tally, bool total,
                            struct group_members *out)
{
    struct counted_reader reader = counted_read(tally);

    out->len = 0;
    for (struct counted counted; counted_next(&reader, &counted);)
        add_members(facts, &counted, total, out);
}

static struct group_members members_of(struct arena *arena, const struct facts *facts,
                                       const struct tally *tally, bool total)
{
    struct group_members out = {0};

    add_all_members(facts, tally, total, &out);
    if (out.len == 0)
        return out;
    out.items = ARENA_ARRAY(arena, out.len, struct group_member);
    add_all_members(facts, tally, total, &out);
    if (out.len > 1)
        qsort(out.items, out.len, sizeof *out.items, by_group);
    return out;
}

/* Of those that are alike and count in one figure, the first is no double. */
static void find_doubles(const struct facts *facts, const struct tally *tally, bool total,
                         struct suspicion *suspicions)
{
    struct arena *arena = arena_new();
    const struct group_members members = members_of(arena, facts, tally, total);
    size_t first = 0;

    for (size_t i = 1; i < members.len; i++) {
        const struct group_member *one = &members.items[first], *other = &members.items[i];

        if (one->group != other->group || one->period != other->period ||
            one->slot != other->slot) {
            first = i;
        } else if (one->entry != other->entry && !other->checked) {
            assert(one->entry < other->entry && "the first stands first");

            struct suspicion *suspicion = &suspicions[other->index];

            *(total ? &suspicion->in_total : &suspicion->in_unit) =
                (struct repeat){true, other->entry, one->entry};
        }
    }
    arena_free(arena);
}

/* ---- whose evidence proves another ---- */

/* The evidence that an item is proven by, and the entry that it is in. */
static const struct field *evidence_of(const struct facts *facts, const struct measure *measure,
                                       uint32_t *entry)
{
    for (const struct field *at = measure->item; at != NULL && *entry != ENTRY_NONE;
         at = at->parent) {
        if (at->own_evidence != NULL)
            return at->own_evidence;
        if (at->kind == FIELD_ENTRIES)
            *entry = entry_parent(&facts->all, *entry);
    }
    return NULL;
}

static void find_reuse(const struct facts *facts, const struct measure *measure, uint32_t entry,
                       struct suspicion *suspicion)
{
    const struct field *evidence = evidence_of(facts, measure, &entry);
    size_t count;
    const struct reuse *reuses = facts_reuses(facts, entry, &count);

    for (size_t k = 0; evidence != NULL && k < count; k++) {
        for (size_t i = 0; i < measure->evidence_count; i++) {
            if (reuses[k].kind->parent != evidence ||
                !slice_eq(reuses[k].kind->name, measure->evidence[i]->name))
                continue;
            assert(i < EVIDENCE_MAX);
            suspicion->lacks |= UINT32_C(1) << i;
            suspicion->proves = reuses[k].first;
            suspicion->proven = entry;
        }
    }
}

/* ---- a tally without ---- */

static struct suspicion *find_suspicions(struct arena *arena, const struct facts *facts,
                                         const struct tally *tally)
{
    struct suspicion *suspicions = ARENA_ARRAY(arena, tally->counted_count, struct suspicion);

    if (tally->cells == NULL)
        return suspicions;
    if (facts->twins.len > 0) {
        find_doubles(facts, tally, false, suspicions);
        find_doubles(facts, tally, true, suspicions);
    }
    if (facts->reuses.len == 0)
        return suspicions;
    struct counted_reader reader = counted_read(tally);

    for (struct counted counted; counted_next(&reader, &counted);)
        find_reuse(facts, tally->measure, counted.fact.entry, &suspicions[counted.index]);
    return suspicions;
}

static bool any_suspicion(const struct tally *tally, const struct suspicion *suspicions)
{
    for (size_t i = 0; i < tally->counted_count; i++) {
        if (suspicions[i].in_unit.is || suspicions[i].in_total.is || suspicions[i].lacks != 0)
            return true;
    }
    return false;
}

/* The facts that stay, those of doubtful evidence as lacking it. */
static struct tally sift(struct arena *arena, const struct tally *tally,
                         const struct suspicion *suspicions, bool total, const struct tally *among)
{
    struct tally out = *tally;

    out.suspicion = suspicions;
    out.in_total = total;
    out.doubles = NULL;
    out.double_count = 0;
    tally_counted(arena, &out, among);
    return out;
}

static struct target_tallies sift_all(struct arena *arena, const struct target_tallies *tallies,
                                      const struct suspicions *suspicions, bool total)
{
    struct target_tallies out = {0};

    if (tallies->among.cells != NULL)
        out.among = sift(arena, &tallies->among, suspicions->among, total, NULL);
    if (tallies->less.cells != NULL)
        out.less = sift(arena, &tallies->less, suspicions->less, total, NULL);
    out.good = sift(arena, &tallies->good, suspicions->good, total, tally_kept_to(&out.among));
    return out;
}

/* The units of one, and the total of the other. */
static void take_total(struct tally *units, const struct tally *total)
{
    assert(units->slots == total->slots);
    for (size_t i = 0; units->cells != NULL && i < pieces_count(&units->pieces, units->slots); i++)
        *tally_cell(units, units->slots, i) = *tally_cell(total, total->slots, i);
}

bool tally_doubts(const struct assessing *assessing, struct arena *arena,
                  const struct target_tallies *tallies, struct suspicions *out)
{
    const struct facts *facts = &assessing->ledger->facts;

    if (facts->twins.len == 0 && facts->reuses.len == 0)
        return false;
    out->good = find_suspicions(arena, facts, &tallies->good);
    out->among = find_suspicions(arena, facts, &tallies->among);
    out->less = find_suspicions(arena, facts, &tallies->less);
    return any_suspicion(&tallies->good, out->good) || any_suspicion(&tallies->among, out->among) ||
           any_suspicion(&tallies->less, out->less);
}

struct target_tallies tally_without(struct arena *arena, const struct target_tallies *tallies,
                                    const struct suspicions *suspicions)
{
    struct target_tallies units = sift_all(arena, tallies, suspicions, false);
    const struct target_tallies total = sift_all(arena, tallies, suspicions, true);

    take_total(&units.good, &total.good);
    take_total(&units.among, &total.among);
    take_total(&units.less, &total.less);
    return units;
}
