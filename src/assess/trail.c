/* SPDX-License-Identifier: MIT */
/* The entries behind a figure. See trail.h. */
#include "assess/trail.h"

#include "assess/trail_room.h"

#include <stdlib.h>

/* A fact on the way to a line. */
struct stop {
    const struct fact *fact;
    size_t order; /* in file order */
    size_t value; /* which of the different values it has; SIZE_MAX: none */
};

static const struct tally *side_of(const struct trailing *t, enum trail_side side)
{
    switch (side) {
    case SIDE_AMONG:
        return &t->tallies.among;
    case SIDE_LESS:
        return &t->tallies.less;
    case SIDE_COUNTED:
    case SIDE_COUNT:
        break;
    }
    return &t->tallies.good;
}

/* ---- places and labels ---- */

/* A figure of the header stands in no entry: it is found where it is noted for the links. */
static struct place header_place(struct trailing *t, const struct measure *measure,
                                 const struct fact *fact)
{
    const struct ledger *ledger = t->assessing.ledger;

    for (size_t i = 0; i < ledger->facts.heads.len; i++) {
        const struct mention *head = &ledger->facts.heads.items[i];

        if (head->field == measure->value && head->unit == fact->unit)
            return (struct place){ledger->files.items[head->file].path,
                                  places_line(&t->assessing.places, head->file, head->start)};
    }
    return (struct place){{NULL, 0}, 0};
}

/* ---- the order of the lines ---- */

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int by_key(const void *a, const void *b)
{
    return slice_cmp(((const struct stop *)a)->fact->key, ((const struct stop *)b)->fact->key);
}

static int by_day(const void *a, const void *b)
{
    const struct stop *first = a, *second = b;
    int order = compare_sizes(first->fact->period, second->fact->period);

    if (order == 0)
        order = (first->fact->day > second->fact->day) - (first->fact->day < second->fact->day);
    return order != 0 ? order : compare_sizes(first->order, second->order);
}

/* Numbers the different values, so that the running figure knows which it has seen. */
static size_t number_values(struct stop *stops, size_t count)
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
    return values + 1;
}

static size_t collect(const struct trailing *t, enum trail_side side, size_t slot, struct stop *out)
{
    const struct tally *tally = side_of(t, side);
    size_t count = 0;

    for (size_t i = 0; i < tally->counted_count; i++) {
        if (tally->counted[i].slot != slot)
            continue;
        if (out != NULL)
            out[count] = (struct stop){tally->counted[i].fact, count, SIZE_MAX};
        count++;
    }
    return count;
}

/* ---- the running figure ---- */

struct seen {
    uint64_t shown, shown_proven;
    bool counted, proven;
};

struct running {
    struct trailing *t;
    enum trail_side side;
    const struct part *part;
    const struct tally *tally;
    struct seen *values; /* by number of the value, and one for all */
    size_t value_count;
    const struct stop *among; /* of the same unit, by key; NULL: not asked */
    size_t among_count;
    uint32_t period;
    struct decimal recorded, proven;
    bool reached;
};

static void restart(struct running *run, uint32_t period)
{
    run->period = period;
    run->recorded = run->proven = decimal_of(0);
    run->reached = false;
    for (size_t i = 0; i < run->value_count; i++)
        run->values[i] = (struct seen){0};
}

static void step(struct decimal *figure, struct decimal value)
{
    decimal_add(*figure, value, figure); /* the tally has added them without overflow, or is
                                            unclear */
}

static bool is_among(const struct running *run, const struct stop *stop)
{
    return run->among == NULL ||
           (run->among_count > 0 &&
            bsearch(stop, run->among, run->among_count, sizeof *run->among, by_key) != NULL);
}

/* A different value counts when its entries together show all that is asked. */
static bool step_distinct(struct running *run, const struct stop *stop)
{
    size_t wanted = run->tally->measure->shown_count;
    uint64_t all = wanted == SHOWN_MAX ? UINT64_MAX : (UINT64_C(1) << wanted) - 1;
    struct seen *seen;
    bool proven = stop->fact->lacks == 0, counted, shows_more;

    if (stop->value == SIZE_MAX || !is_among(run, stop))
        return false;
    seen = &run->values[stop->value];
    counted = seen->counted;
    shows_more = (seen->shown | stop->fact->shown) != seen->shown;
    seen->shown |= stop->fact->shown;
    seen->shown_proven |= proven ? stop->fact->shown : 0;
    if (!seen->counted && (seen->shown & all) == all) {
        seen->counted = true;
        step(&run->recorded, decimal_of(1));
    }
    if (!seen->proven && proven && (seen->shown_proven & all) == all) {
        seen->proven = true;
        step(&run->proven, decimal_of(1));
    }
    return wanted > 0 ? shows_more : seen->counted && !counted;
}

static bool step_items(struct running *run, const struct fact *fact)
{
    struct seen *seen = &run->values[0];
    uint64_t before = seen->shown;

    seen->shown |= fact->shown;
    seen->shown_proven |= fact->lacks == 0 ? fact->shown : 0;
    run->recorded = decimal_of(bit_count(seen->shown));
    run->proven = decimal_of(bit_count(seen->shown_proven));
    return seen->shown != before;
}

/* The latest is the figure. */
static bool step_last(struct running *run, const struct fact *fact)
{
    run->recorded = fact->absent ? decimal_of(0) : fact->value;
    run->proven = fact->absent || fact->lacks != 0 ? decimal_of(0) : fact->value;
    return !fact->absent;
}

/* Takes a fact into the figure; false where it adds nothing. */
static bool take(struct running *run, const struct stop *stop)
{
    const struct fact *fact = stop->fact;

    switch (run->tally->measure->kind) {
    case MEASURE_LAST:
        return step_last(run, fact);
    case MEASURE_COVERS:
        return step_items(run, fact);
    case MEASURE_COUNT:
        if (run->tally->measure->distinct)
            return step_distinct(run, stop);
        break;
    case MEASURE_SUM:
        break;
    }
    step(&run->recorded, fact->value);
    if (fact->lacks == 0)
        step(&run->proven, fact->value);
    return true;
}

/* Whether the figure has just come to what is wanted of it. */
static bool reaches(struct running *run)
{
    const struct part *part =
        run->part->period_count > run->period ? &run->part->periods[run->period] : run->part;

    if (run->side != SIDE_COUNTED || !part->has_wanted || run->reached)
        return false;
    run->reached = decimal_cmp(run->proven, part->wanted_proven) >= 0;
    return run->reached;
}

/* ---- lines ---- */

static void write_line(struct running *run, const struct stop *stop, struct trail_line *out)
{
    const struct measure *measure = run->tally->measure;
    const struct fact *fact = stop->fact;
    struct trailing *t = run->t;

    if (fact->period != run->period)
        restart(run, fact->period);
    *out = (struct trail_line){
        .place = fact->entry == ENTRY_NONE ? header_place(t, measure, fact)
                                           : trail_place(t, fact->entry, fact->start),
        .dated = fact->day != DATE_MIN,
        .day = fact->day,
        .key = fact->key,
        .has_value = measure->value != NULL && measure->kind != MEASURE_COVERS && !fact->absent,
        .value = fact->value,
        .counts = take(run, stop),
    };
    if (run->part->period_count > fact->period)
        out->period = run->part->periods[fact->period].period;
    out->recorded = run->recorded;
    out->proven = run->proven;
    out->reaches = reaches(run);
    out->shows = trail_labels(t, measure->shown_field, measure->shown, measure->shown_count,
                              fact->shown, &out->shows_count);
    out->lacks = lacking_labels(t->assessing.arena, measure, fact->lacks, &out->lacks_count);
}

/* A latest value may fall again: only where the figure stands at what is wanted it was reached, by
 * the line that decides it. */
static void keep_last_reached(struct trail_line *lines, size_t count, struct running *run)
{
    for (size_t i = 0; i < count; i++)
        lines[i].reaches = false;
    run->reached = false;
    if (count > 0)
        lines[count - 1].reaches = reaches(run);
}

/* The values that a share is among, for `good` counts only those. */
static void find_among(struct running *run, size_t slot)
{
    struct trailing *t = run->t;
    const struct tally *among = &t->tallies.among;

    if (run->side != SIDE_COUNTED || among->cells == NULL || !among->measure->distinct ||
        !run->tally->measure->distinct)
        return;
    struct stop *stops = ARENA_ARRAY(t->assessing.arena, among->counted_count + 1, struct stop);
    run->among_count = collect(t, SIDE_AMONG, slot, stops);
    if (run->among_count > 1)
        qsort(stops, run->among_count, sizeof *stops, by_key);
    run->among = stops;
}

static void make_side(struct trailing *t, enum trail_side side, size_t slot, struct trail_unit *out)
{
    struct running run = {.t = t, .side = side, .part = out->part, .tally = side_of(t, side)};

    if (run.tally->cells == NULL)
        return;
    size_t count = collect(t, side, slot, NULL);
    struct stop *stops = ARENA_ARRAY(t->assessing.arena, count, struct stop);

    collect(t, side, slot, stops);
    find_among(&run, slot);
    run.value_count = number_values(stops, count);
    run.values = ARENA_ARRAY(t->assessing.arena, run.value_count, struct seen);
    restart(&run, 0);
    out->lines[side] = ARENA_ARRAY(t->assessing.arena, count, struct trail_line);
    out->line_counts[side] = count;
    for (size_t i = 0; i < count; i++)
        write_line(&run, &stops[i], &out->lines[side][i]);
    if (run.tally->measure->kind == MEASURE_LAST)
        keep_last_reached(out->lines[side], count, &run);
}

/* ---- the whole ---- */

static void make_unit(struct trailing *t, size_t slot, struct trail_unit *out)
{
    bool alone =
        t->assessed->part_count == 1 && t->assessed->total_judged && !t->assessed->each_judged;

    out->part = alone ? &t->assessed->total : &t->assessed->parts[slot];
    if (t->target->kind == TARGET_MEMBERS)
        return;
    for (int side = 0; side < SIDE_COUNT; side++)
        make_side(t, (enum trail_side)side, slot, out);
    trail_misses(t, t->assessed->parts[slot].unit, out);
}

void trail_make(struct arena *arena, const struct ledger *ledger, const struct assessed *target,
                size_t unit, struct trail *out)
{
    struct trailing t = {
        .assessing = {arena, ledger, group_facts(arena, ledger),
                      places_init(arena, &ledger->files)},
        .target = plan_find(ledger->plan, target->id),
        .assessed = target,
    };

    *out = (struct trail){.target = target};
    out->units = ARENA_ARRAY(arena, target->part_count, struct trail_unit);
    if (t.target->kind != TARGET_MEMBERS)
        t.tallies = tally_target(&t.assessing, t.target);
    for (size_t slot = 0; slot < target->part_count; slot++) {
        if (unit != PART_TOTAL && target->parts[slot].unit != unit)
            continue;
        make_unit(&t, slot, &out->units[out->unit_count++]);
        out->far += ledger->facts.far[target->parts[slot].unit];
    }
}
