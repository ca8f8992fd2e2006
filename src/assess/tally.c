/* SPDX-License-Identifier: MIT */
/* Adding up the facts of a measure. See assess_room.h. */
#include "assess/assess_room.h"

#include <assert.h>

struct cell *tally_cell(const struct tally *tally, size_t slot, size_t piece)
{
    assert(slot <= tally->slots && piece < pieces_with_guests(&tally->pieces, slot));
    return &tally->cells[pieces_before(&tally->pieces, slot) + piece];
}

size_t unit_slot(const size_t *units, size_t count, size_t unit)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (units[middle] < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && units[low] == unit ? low : SIZE_MAX;
}

size_t target_slot(const struct target *target, size_t unit)
{
    return unit_slot(target->units, target->unit_count, unit);
}

bool take_fact(const struct measure *measure, struct gathered *got, const struct fact *fact)
{
    const struct given given = {fact->value, fact->shown, fact->lacks == 0};

    return measure->kind->take(got, &given);
}

static void count_entry(struct cell *cell, const struct fact *fact)
{
    cell->entries++;
    cell->entries_unproven += fact->lacks != 0;
}

static void take_counted(struct tally *tally, size_t slot, size_t piece, const struct fact *fact)
{
    struct cell *cell = tally_cell(tally, slot, piece);

    count_entry(cell, fact);
    if (!tally->measure->distinct)
        take_fact(tally->measure, &cell->got, fact);
}

/* Every entry counts; one that units share counts once in the total. Of different values an entry
 * without the field is none: "entries without the field do not count". */
static void tally_all(struct arena *arena, struct tally *tally)
{
    struct counted_reader reader = counted_read(tally);

    for (struct counted counted; counted_next(&reader, &counted);) {
        const struct fact *fact = &counted.fact;

        if (tally->measure->distinct && fact->key_number == KEY_NONE)
            continue;
        take_counted(tally, counted.slot, fact->period, fact);
        if (!counted.again)
            take_counted(tally, tally->slots, counted.in_total, fact);
        if (tally->measure->distinct)
            *ARRAY_PUSH_MOVING(arena, &tally->keyed) =
                (struct keyed){.period = fact->period,
                               .in_total = counted.in_total,
                               .key = fact->key_number,
                               .slot = (uint32_t)counted.slot,
                               .again = counted.again,
                               .proven = fact->lacks == 0,
                               .shown = fact->shown};
    }
    tally->counted_count = reader.index;
}

/* "of equal dates the later in file order" */
static void find_latest(struct arena *arena, struct tally *tally)
{
    struct counted_reader reader = counted_read(tally);

    for (struct counted counted; counted_next(&reader, &counted);) {
        struct cell *cell = tally_cell(tally, counted.slot, counted.fact.period);

        assert(!counted.again || tally->slots > 1);
        if (cell->latest == NULL)
            cell->latest = ARENA_NEW(arena, struct fact);
        else if (counted.fact.day < cell->latest->day)
            continue;
        *cell->latest = counted.fact;
    }
    tally->counted_count = reader.index;
}

/* What the latest entry of a piece gives to it and to the total. */
static void take_latest(struct tally *tally, size_t slot, size_t piece)
{
    struct cell *cell = tally_cell(tally, slot, piece);
    struct cell *total =
        tally_cell(tally, tally->slots, piece_in_total(&tally->pieces, slot, piece));
    const struct fact *fact = cell->latest;

    if (fact == NULL || fact->absent)
        return;
    count_entry(cell, fact);
    count_entry(total, fact);
    take_fact(tally->measure, &cell->got, fact);
    if (!tally->measure->value->ordered)
        take_fact(tally->measure, &total->got, fact);
}

/* The latest entry of each unit is its figure; "the total adds them", and levels have none. An
 * entry that lacks the field counts as none. */
static void tally_latest(struct arena *arena, struct tally *tally)
{
    find_latest(arena, tally);
    for (size_t slot = 0; slot < tally->slots; slot++) {
        for (size_t piece = 0; piece < pieces_with_guests(&tally->pieces, slot); piece++)
            take_latest(tally, slot, piece);
    }
}

/* What every tally of entries keeps to: the units have at least what the total has; and where each
 * entry is one, the figure is their number. */
static void assert_tally(const struct tally *tally)
{
#ifndef NDEBUG
    const struct measure *measure = tally->measure;
    bool plain = measure->value == NULL && !measure->distinct && !measure->kind->items;
    struct arena *scratch = arena_new();
    size_t *entries = ARENA_ARRAY(scratch, pieces_count(&tally->pieces, tally->slots), size_t);

    for (size_t slot = 0; slot < tally->slots; slot++) {
        for (size_t piece = 0; piece < pieces_with_guests(&tally->pieces, slot); piece++)
            entries[piece_in_total(&tally->pieces, slot, piece)] +=
                tally_cell(tally, slot, piece)->entries;
    }
    for (size_t piece = 0; piece < pieces_count(&tally->pieces, tally->slots); piece++) {
        const struct cell *total = tally_cell(tally, tally->slots, piece);

        assert(total->entries <= entries[piece] && total->entries_unproven <= total->entries);
        assert(!plain || total->got.overflow ||
               decimal_cmp(total->got.recorded, decimal_of((int64_t)total->entries)) == 0);
    }
    arena_free(scratch);
#else
    (void)tally;
#endif
}

void tally_counted(struct arena *arena, struct tally *tally, const struct tally *among)
{
    tally->cells = ARENA_ARRAY(arena,
                               pieces_before(&tally->pieces, tally->slots) +
                                   pieces_count(&tally->pieces, tally->slots),
                               struct cell);
    if (tally->measure->kind->latest) {
        tally_latest(arena, tally);
        return;
    }
    tally->keyed = (struct keyed_facts){0};
    tally_all(arena, tally);
    if (tally->measure->distinct)
        tally_distinct(arena, tally, among);
    assert_tally(tally);
}

struct tally tally_start(const struct plan *plan, const struct fact_view *view,
                         const struct target *target, size_t measure)
{
    const struct measure *of = &plan->measures.items[measure];

    return (struct tally){.measure = of,
                          .view = *view,
                          .target = target,
                          .index = measure,
                          .slots = target->unit_count,
                          .pieces = {.slots = target->unit_count, .slices = of->period_count}};
}

struct tally tally_measure(struct arena *arena, const struct plan *plan,
                           const struct fact_view *view, const struct target *target,
                           size_t measure, const struct tally *among)
{
    struct tally tally = tally_start(plan, view, target, measure);

    tally_counted(arena, &tally, among);
    return tally;
}
