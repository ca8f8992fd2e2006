/* SPDX-License-Identifier: MIT */
/* The entries behind a figure. See trail.h. */
#include "assess/trail.h"

#include "assess/running_room.h"
#include "assess/trail_room.h"

#include <assert.h>

/* ---- places and labels ---- */

/* A figure of the header stands in no entry: it is found where it is noted for the links. */
static struct place header_place(struct trailing *t, const struct measure *measure,
                                 const struct fact *fact)
{
    const struct ledger *ledger = t->assessing->ledger;
    const struct field *field = measure->value != NULL ? measure->value : measure->shown_field;

    for (size_t i = 0; i < ledger->facts.heads.len; i++) {
        const struct mention *head = &ledger->facts.heads.items[i];

        if (head->field == field && head->unit == fact->unit)
            return (struct place){ledger->files.items[head->file].path,
                                  places_line(t->assessing->places, head->file, head->start)};
    }
    return (struct place){{NULL, 0}, 0};
}

const struct target *trail_target(const struct target *target, enum trail_side side)
{
    if (target->kind == TARGET_CHANGE)
        return &target->members[side < SIDE_FROM ? CHANGE_TO : CHANGE_FROM];
    return side < SIDE_FROM ? target : NULL;
}

/* Of a change there are two, of what it is to and from. */
static const struct tally *tally_of_side(const struct target_tallies tallies[CHANGE_SIDES],
                                         enum trail_side side)
{
    const struct target_tallies *of = &tallies[side < SIDE_FROM ? CHANGE_TO : CHANGE_FROM];

    switch (side) {
    case SIDE_AMONG:
    case SIDE_FROM_AMONG:
        return &of->among;
    case SIDE_LESS:
    case SIDE_FROM_LESS:
        return &of->less;
    case SIDE_COUNTED:
    case SIDE_FROM:
    case SIDE_COUNT:
        break;
    }
    return &of->good;
}

/* ---- lines ---- */

/* Whether the latest entry leaves no figure where it lacks the field. In `less` that is 0. */
static bool is_no_data(const struct target *target, enum trail_side side)
{
    return side != SIDE_LESS && side != SIDE_FROM_LESS && (target->no_data || target->good_no_data);
}

/* The figure that a line brings it to, and whether it stands at what is wanted of it: that of the
 * whole, or of its period. */
static void write_running(const struct running *run, const struct part *whole,
                          struct trail_line *out)
{
    const struct part *part =
        whole->piece_count > run->period ? &whole->pieces[run->period] : whole;

    out->recorded = run->got.recorded;
    out->proven = run->got.proven;
    if (run->tally->measure->kind->mean) { /* what does not fit made the figure unclear */
        mean_of(run->got.recorded, run->entries, &part->limits, &out->recorded);
        mean_of(run->got.proven, run->entries, &part->limits, &out->proven);
    }
    out->reaches =
        part->has_wanted && !part->no_data && decimal_cmp(out->proven, part->wanted_proven) >= 0;
}

/* The value that a fact counts for, of `per`, and the one that is counted. */
static struct slice key_shown(struct trailing *t, const struct fact *fact)
{
    if (fact->per.data == NULL || fact->key.data == NULL)
        return fact->per.data != NULL ? fact->per : fact->key;
    return arena_printf(t->arena, "%.*s %.*s", (int)fact->per.len, fact->per.data,
                        (int)fact->key.len, fact->key.data);
}

static void write_line(struct trailing *t, struct running *run, size_t index,
                       const struct part *part, struct trail_line *out)
{
    const struct measure *measure = run->tally->measure;
    const struct fact *fact = run->stops[index].fact;

    *out = (struct trail_line){
        .place = fact->entry == ENTRY_NONE
                     ? header_place(t, measure, fact)
                     : trail_place(t, fact->entry, fact_start(&t->assessing->ledger->facts, fact)),
        .dated = fact->day != DATE_MIN,
        .day = fact->day,
        .key = key_shown(t, fact),
        .has_value = measure->value != NULL && !fact->absent,
        .value = fact->value,
        .counts = running_take(run, index),
        .lacks_field = fact->absent,
    };
    if (part->piece_count > fact->period)
        out->period = part->pieces[fact->period].period;
    write_running(run, part, out);
    out->shows = trail_labels(t, measure->shown_field, measure->shown, measure->shown_count,
                              fact->shown, &out->shows_count);
    out->lacks = lacking_labels(t->arena, measure, fact->lacks, &out->lacks_count);
}

/*
 * Of the lines at which the figure stands at what is wanted only the one that brought it there is
 * marked: the first of its period, where figures grow. One that may fall again stands there by its
 * last line, or not at all.
 */
static void mark_reached(const struct running *run, struct trail_line *lines)
{
    bool grows = run->tally->measure->kind->grows, reached = false;

    for (size_t i = 0; i < run->count; i++) {
        bool first = i == 0 || run->stops[i].fact->period != run->stops[i - 1].fact->period;
        bool reaches = lines[i].reaches;

        reached = reached && !first;
        lines[i].reaches = grows ? reaches && !reached : reaches && i + 1 == run->count;
        reached = reached || reaches;
    }
}

/* At the end it has come to what the tally says, which the report shows. */
static void assert_whole(const struct running *run, size_t slot)
{
#ifndef NDEBUG
    const struct cell *cell = run->count == 0 ? NULL : tally_cell(run->tally, slot, run->period);

    assert(cell == NULL || cell->got.overflow ||
           decimal_cmp(run->got.recorded, cell->got.recorded) == 0);
    assert(cell == NULL || cell->got.overflow ||
           decimal_cmp(run->got.proven, cell->got.proven) == 0);
#else
    (void)run;
    (void)slot;
#endif
}

static void make_side(struct trailing *t, enum trail_side side, size_t slot, struct trail_unit *out)
{
    bool reached = side == SIDE_COUNTED && t->target->kind != TARGET_CHANGE;
    const struct listing *among = side == SIDE_COUNTED ? &t->listings[SIDE_AMONG]
                                  : side == SIDE_FROM  ? &t->listings[SIDE_FROM_AMONG]
                                                       : NULL;

    if (t->listings[side].tally == NULL)
        return;
    struct arena *scratch = arena_new();
    struct running run = running_start(scratch, &t->listings[side], among, slot);

    out->lines[side] = ARENA_ARRAY(t->arena, run.count, struct trail_line);
    out->line_counts[side] = run.count;
    for (size_t i = 0; i < run.count; i++) {
        write_line(t, &run, i, out->part, &out->lines[side][i]);
        out->lines[side][i].reaches = out->lines[side][i].reaches && reached;
        out->lines[side][i].no_data =
            out->lines[side][i].lacks_field && is_no_data(trail_target(t->target, side), side);
    }
    assert_whole(&run, slot);
    mark_reached(&run, out->lines[side]);
    arena_free(scratch);
}

/* ---- the whole ---- */

/* `index`: of the part. After the assessment was cut down to a unit, only its part is there. */
static void make_unit(struct trailing *t, size_t index, struct trail_unit *out)
{
    const struct assessed *assessed = t->assessed;
    bool alone = assessed->part_count == 1 && assessed->total_judged && !assessed->each_judged;
    size_t unit = assessed->parts[index].unit;

    out->part = alone ? &assessed->total : &assessed->parts[index];
    if (t->target->kind == TARGET_MEMBERS)
        return;
    for (int side = 0; side < SIDE_COUNT; side++)
        make_side(t, (enum trail_side)side, target_slot(t->target, unit), out);
    trail_misses(t, unit, out);
}

/* What the units count that are asked for: of one, or of all. */
static void list_sides(struct trailing *t, struct arena *arena,
                       const struct target_tallies tallies[CHANGE_SIDES], size_t unit)
{
    size_t first = unit == PART_TOTAL ? 0 : target_slot(t->target, unit);
    size_t last = unit == PART_TOTAL ? t->target->unit_count - 1 : first;

    for (int side = 0; side < SIDE_COUNT; side++) {
        const struct tally *tally = tally_of_side(tallies, (enum trail_side)side);

        t->listings[side] = (struct listing){0};
        if (tally->cells != NULL && t->target->unit_count > 0 && first != SIZE_MAX)
            t->listings[side] = listing_make(arena, tally, first, last);
    }
}

void trail_make(const struct assessing *assessing, struct arena *arena,
                const struct assessed *target, size_t unit, struct trail *out)
{
    const struct ledger *ledger = assessing->ledger;
    struct arena *scratch = arena_new();
    struct trailing t = {.assessing = assessing,
                         .arena = arena,
                         .target = plan_find(ledger->plan, target->id),
                         .assessed = target};

    assert(t.target != NULL && "the assessment is of this plan");
    *out = (struct trail){.target = target};
    out->units = ARENA_ARRAY(arena, target->part_count, struct trail_unit);
    struct target_tallies tallies[CHANGE_SIDES] = {0};

    for (int i = 0; i < CHANGE_SIDES; i++) {
        const struct target *side =
            trail_target(t.target, i == CHANGE_TO ? SIDE_COUNTED : SIDE_FROM);

        if (side != NULL)
            tallies[i] = tally_target(assessing, scratch, side);
    }
    list_sides(&t, scratch, tallies, unit);
    for (size_t i = 0; i < target->part_count; i++) {
        if (unit != PART_TOTAL && target->parts[i].unit != unit)
            continue;
        make_unit(&t, i, &out->units[out->unit_count++]);
        out->far += ledger->facts.far[target->parts[i].unit];
    }
    arena_free(scratch);
}
