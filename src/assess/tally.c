/* SPDX-License-Identifier: MIT */
/* Adding up the facts of a measure. See assess_room.h. */
#include "assess/assess_room.h"

#include <assert.h>

struct cell *tally_cell(const struct tally *tally, size_t slot, size_t period)
{
    assert(slot <= tally->slots && period < tally->periods);
    return &tally->cells[slot * tally->periods + period];
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

static void take_counted(struct tally *tally, size_t slot, const struct fact *fact)
{
    struct cell *cell = tally_cell(tally, slot, fact->period);

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
        take_counted(tally, counted.slot, fact);
        if (!counted.again)
            take_counted(tally, tally->slots, fact);
        if (tally->measure->distinct)
            *ARRAY_PUSH_MOVING(arena, &tally->keyed) =
                (struct keyed){fact->period,  fact->key_number, (uint32_t)counted.slot,
                               counted.again, fact->lacks == 0, fact->shown};
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

/* The latest entry of each unit is its figure; "the total adds them", and levels have none. An
 * entry that lacks the field counts as none. */
static void tally_latest(struct arena *arena, struct tally *tally)
{
    bool numbers = !tally->measure->value->ordered;

    find_latest(arena, tally);
    for (size_t i = 0; i < tally->slots * tally->periods; i++) {
        struct cell *cell = &tally->cells[i];
        struct cell *total = tally_cell(tally, tally->slots, i % tally->periods);
        const struct fact *fact = cell->latest;

        if (fact == NULL || fact->absent)
            continue;
        count_entry(cell, fact);
        count_entry(total, fact);
        take_fact(tally->measure, &cell->got, fact);
        if (numbers)
            take_fact(tally->measure, &total->got, fact);
    }
}

/* What every tally of entries keeps to: the units have at least what the total has; and where each
 * entry is one, the figure is their number. */
static void assert_tally(const struct tally *tally)
{
#ifndef NDEBUG
    const struct measure *measure = tally->measure;
    bool plain = measure->value == NULL && !measure->distinct && !measure->kind->items;

    for (size_t period = 0; period < tally->periods; period++) {
        const struct cell *total = tally_cell(tally, tally->slots, period);
        size_t entries = 0, unproven = 0;

        for (size_t slot = 0; slot < tally->slots; slot++) {
            entries += tally_cell(tally, slot, period)->entries;
            unproven += tally_cell(tally, slot, period)->entries_unproven;
        }
        assert(total->entries <= entries && total->entries_unproven <= unproven);
        assert(!plain || total->got.overflow ||
               decimal_cmp(total->got.recorded, decimal_of((int64_t)total->entries)) == 0);
    }
#else
    (void)tally;
#endif
}

void tally_counted(struct arena *arena, struct tally *tally, const struct tally *among)
{
    tally->cells = ARENA_ARRAY(arena, (tally->slots + 1) * tally->periods, struct cell);
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

struct tally tally_measure(struct arena *arena, const struct plan *plan,
                           const struct fact_view *view, const struct target *target,
                           size_t measure, const struct tally *among)
{
    struct tally tally = {.measure = &plan->measures.items[measure],
                          .view = *view,
                          .target = target,
                          .index = measure,
                          .slots = target->unit_count,
                          .periods = plan->measures.items[measure].period_count};

    tally_counted(arena, &tally, among);
    return tally;
}
