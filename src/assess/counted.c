/* SPDX-License-Identifier: MIT */
/* The facts that a tally counts, one at a time, and those of its slots together. See
 * assess_room.h. */
#include "assess/without_room.h"

#include <assert.h>

struct view_reader view_read(const struct fact_view *view, size_t measure)
{
    return (struct view_reader){*view, measure, false, fact_read(&view->facts->packed, measure)};
}

bool view_next(struct view_reader *reader, struct fact *out)
{
    const struct fact_view *view = &reader->view;

    for (;;) {
        while (fact_next(&reader->reader, out)) {
            if (!view->as_of || (out->since <= view->day && view->day <= out->until))
                return true;
        }
        if (!view->as_of || reader->past)
            return false;
        reader->past = true;
        reader->reader = fact_read(&view->facts->packed_past, reader->measure);
    }
}

struct counted_reader counted_read(const struct tally *tally)
{
    return (struct counted_reader){.tally = tally,
                                   .facts = view_read(&tally->view, tally->index),
                                   .unit = UINT32_MAX,
                                   .slot = SIZE_MAX};
}

/* Whether it is one of those that are left out. */
static bool is_left_out(const struct tally *tally, const struct counted *counted)
{
    const struct suspicion *suspicion = &tally->suspicion[counted->index];

    return tally->in_total ? suspicion->in_total.is : suspicion->in_unit.is;
}

static size_t slot_of(struct counted_reader *reader, uint32_t unit)
{
    if (reader->unit != unit)
        reader->slot = target_slot(reader->tally->target, unit);
    reader->unit = unit;
    return reader->slot;
}

/* Which piece of its unit a fact goes to, and of the total; false where it is asked of in none. */
static bool find_pieces(const struct tally *tally, struct counted *counted)
{
    const size_t piece = piece_of(&tally->pieces, counted->slot, &counted->fact);

    if (piece == PIECE_NONE)
        return false;
    counted->in_total = (uint32_t)piece_of(&tally->pieces, tally->slots, &counted->fact);
    counted->fact.period = (uint32_t)piece;
    counted->guest = piece >= pieces_count(&tally->pieces, counted->slot);
    return true;
}

/*
 * The facts of one item follow each other, the first not `again`; of those in the target's units
 * the first counts in the total.
 */
bool counted_next(struct counted_reader *reader, struct counted *out)
{
    const struct tally *tally = reader->tally;

    while (view_next(&reader->facts, &out->fact)) {
        out->slot = slot_of(reader, out->fact.unit);
        reader->again = reader->again && out->fact.again;
        if (out->slot == SIZE_MAX || !find_pieces(tally, out))
            continue;
        out->again = reader->again;
        out->index = reader->index++;
        reader->again = true;
        if (tally->suspicion == NULL)
            return true;
        if (is_left_out(tally, out))
            continue;
        out->fact.lacks |= tally->suspicion[out->index].lacks;
        return true;
    }
    return false;
}

/* ---- slot by slot ---- */

/* Counts it, or puts it in its place. */
static void list_fact(struct listing *listing, size_t slot, const struct fact *fact)
{
    if (listing->facts != NULL)
        listing->facts[listing->ends[slot]] = *fact;
    listing->ends[slot]++;
}

static void list_all(struct listing *listing, const struct tally *tally, size_t first, size_t last)
{
    struct counted_reader reader = counted_read(tally);

    for (struct counted counted; counted_next(&reader, &counted);) {
        if (first <= counted.slot && counted.slot <= last && !counted.guest)
            list_fact(listing, counted.slot, &counted.fact);
        counted.fact.period = counted.in_total;
        if (last == tally->slots && !counted.again)
            list_fact(listing, tally->slots, &counted.fact);
    }
}

struct listing listing_make(struct arena *arena, const struct tally *tally, size_t first,
                            size_t last)
{
    struct listing listing = {tally, NULL, ARENA_ARRAY(arena, tally->slots + 1, size_t)};
    size_t count = 0;

    assert(first <= last && last <= tally->slots);
    list_all(&listing, tally, first, last);
    for (size_t i = 0; i <= tally->slots; i++) {
        size_t of = listing.ends[i];

        listing.ends[i] = count;
        count += of;
    }
    listing.facts = ARENA_ARRAY(arena, count, struct fact);
    list_all(&listing, tally, first, last);
    assert(listing.ends[tally->slots] == count);
    return listing;
}

const struct fact *listing_of(const struct listing *listing, size_t slot, size_t *count)
{
    size_t start = slot == 0 ? 0 : listing->ends[slot - 1];

    assert(start <= listing->ends[slot]);
    *count = listing->ends[slot] - start;
    return &listing->facts[start];
}
