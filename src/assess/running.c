/* SPDX-License-Identifier: MIT */
/* See running_room.h. */
#include "assess/running_room.h"

#include "base/order.h"

#include <assert.h>
#include <stdlib.h>

/* ---- the order of the facts ---- */

/* An empty value is one, and none at all is another thing. */
static int by_key(const void *a, const void *b)
{
    struct slice first = ((const struct running_fact *)a)->fact->key;
    struct slice second = ((const struct running_fact *)b)->fact->key;

    if ((first.data == NULL) != (second.data == NULL))
        return first.data == NULL ? -1 : 1;
    return slice_cmp(first, second);
}

static int by_period_and_key(const void *a, const void *b)
{
    int order = compare_sizes(((const struct running_fact *)a)->fact->period,
                              ((const struct running_fact *)b)->fact->period);

    return order != 0 ? order : by_key(a, b);
}

static int by_day(const void *a, const void *b)
{
    const struct running_fact *first = a, *second = b;
    int order = compare_sizes(first->fact->period, second->fact->period);

    if (order == 0)
        order = (first->fact->day > second->fact->day) - (first->fact->day < second->fact->day);
    return order != 0 ? order : compare_sizes(first->order, second->order);
}

/* Numbers the different values, so that the running figure knows which it has seen. */
static size_t number_values(struct running_fact *stops, size_t count)
{
    size_t values = 0;

    if (count > 1)
        qsort(stops, count, sizeof *stops, by_key);
    for (size_t i = 0; i < count; i++) {
        if (stops[i].fact->key.data == NULL) {
            stops[i].value = SIZE_MAX;
            continue;
        }
        if (i > 0 && stops[i - 1].value != SIZE_MAX && by_key(&stops[i - 1], &stops[i]) != 0)
            values++;
        stops[i].value = values;
    }
    if (count > 1)
        qsort(stops, count, sizeof *stops, by_day);
    assert(values <= count);
    return values + 1;
}

/* The facts of a slot, in file order. */
static struct running_fact *collect(struct arena *arena, const struct listing *listing, size_t slot,
                                    size_t *count)
{
    const struct fact *facts = listing_of(listing, slot, count);
    struct running_fact *stops = ARENA_ARRAY(arena, *count, struct running_fact);

    for (size_t i = 0; i < *count; i++)
        stops[i] = (struct running_fact){&facts[i], i, SIZE_MAX};
    return stops;
}

/* ---- the running figure ---- */

static void restart(struct running *run, uint32_t period)
{
    run->period = period;
    run->got = (struct gathered){0};
    run->entries = 0;
    for (size_t i = 0; i < run->value_count; i++)
        run->values[i] = (struct seen){0};
}

static bool is_among(const struct running *run, const struct running_fact *stop)
{
    return !run->only_among ||
           (run->among_count > 0 && bsearch(stop, run->among, run->among_count, sizeof *run->among,
                                            by_period_and_key) != NULL);
}

/* A different value counts when its entries together show all that is asked. */
static bool step_distinct(struct running *run, const struct running_fact *stop)
{
    uint64_t all = measure_all_shown(run->tally->measure);
    struct seen *seen;
    bool proven = stop->fact->lacks == 0, counted, shows_more;

    if (stop->value == SIZE_MAX || !is_among(run, stop))
        return false;
    assert(stop->value < run->value_count);
    seen = &run->values[stop->value];
    counted = seen->counted;
    shows_more = (seen->shown | stop->fact->shown) != seen->shown;
    seen->shown |= stop->fact->shown;
    seen->shown_proven |= proven ? stop->fact->shown : 0;
    if (!seen->counted && (seen->shown & all) == all) {
        seen->counted = true;
        gathered_add(&run->got, decimal_of(1), false);
    }
    if (!seen->proven && proven && (seen->shown_proven & all) == all) {
        seen->proven = true;
        decimal_add(run->got.proven, decimal_of(1), &run->got.proven);
    }
    return all != 0 ? shows_more : seen->counted && !counted;
}

/* Takes a fact into the figure; false where it adds nothing. What does not fit made the figure
 * unclear when it was tallied. */
static bool take(struct running *run, const struct running_fact *stop)
{
    const struct measure *measure = run->tally->measure;

    if (measure->kind->latest)
        run->got = (struct gathered){0};
    if (stop->fact->absent)
        return false;
    run->entries++;
    return measure->distinct ? step_distinct(run, stop) : take_fact(measure, &run->got, stop->fact);
}

bool running_take(struct running *run, size_t index)
{
    const struct running_fact *stop = &run->stops[index];

    assert(index < run->count && stop->fact->period >= run->period);
    if (stop->fact->period != run->period)
        restart(run, stop->fact->period);
    return take(run, stop);
}

/* Of sorted facts one for each value that counts in its period: those whose entries together show
 * all that is asked. */
static size_t keep_counting(struct running_fact *facts, size_t count, uint64_t all)
{
    size_t kept = 0, end;

    for (size_t i = 0; i < count; i = end) {
        uint64_t shown = 0;

        for (end = i; end < count && by_period_and_key(&facts[i], &facts[end]) == 0; end++)
            shown |= facts[end].fact->shown;
        if ((shown & all) == all)
            facts[kept++] = facts[i];
    }
    assert(kept <= count);
    return kept;
}

/* The values that a share is kept to: what is good counts only there, in the same period. */
static void find_among(struct arena *arena, const struct listing *among, size_t slot,
                       struct running *run)
{
    if (among == NULL || among->tally == NULL || tally_kept_to(among->tally) == NULL ||
        !among->tally->measure->distinct || !run->tally->measure->distinct)
        return;
    run->only_among = true;
    run->among = collect(arena, among, slot, &run->among_count);
    if (run->among_count > 1)
        qsort(run->among, run->among_count, sizeof *run->among, by_period_and_key);
    run->among_count =
        keep_counting(run->among, run->among_count, measure_all_shown(among->tally->measure));
}

struct running running_start(struct arena *arena, const struct listing *listing,
                             const struct listing *among, size_t slot)
{
    struct running run = {.tally = listing->tally};

    run.stops = collect(arena, listing, slot, &run.count);
    find_among(arena, among, slot, &run);
    run.value_count = number_values(run.stops, run.count);
    run.values = ARENA_ARRAY(arena, run.value_count, struct seen);
    restart(&run, 0);
    return run;
}
