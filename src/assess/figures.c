/* SPDX-License-Identifier: MIT */
/* The parts of a target, made of the tallies of its measures. See assess_room.h. */
#include "assess/assess_room.h"

#include <assert.h>

/* Tallies a measure into the pieces of its target. */
static struct tally tally_into(const struct assessing *assessing, struct arena *arena,
                               const struct target *target, size_t measure,
                               const struct pieces *pieces, const struct tally *among)
{
    struct tally tally = tally_start(assessing->ledger->plan, &assessing->view, target, measure);

    if (pieces->starts != NULL)
        tally.pieces = *pieces;
    tally_counted(arena, &tally, among);
    return tally;
}

struct target_tallies tally_target(const struct assessing *assessing, struct arena *arena,
                                   const struct target *target)
{
    struct target_tallies tallies = {0};
    struct pieces pieces = {0};

    if (target->good == MEASURE_NONE) /* all-of */
        return tallies;
    if (target->apiece.asked)
        pieces = target_pieces(arena, assessing->ledger->plan, &assessing->view, target);
    if (target->among != MEASURE_NONE)
        tallies.among = tally_into(assessing, arena, target, target->among, &pieces, NULL);
    if (target->less != MEASURE_NONE)
        tallies.less = tally_into(assessing, arena, target, target->less, &pieces, NULL);
    tallies.good =
        tally_into(assessing, arena, target, target->good, &pieces, tally_kept_to(&tallies.among));
    return tallies;
}

const struct tally *tally_kept_to(const struct tally *among)
{
    return among->cells == NULL || among->target->ratio ? NULL : among;
}

/* ---- one figure ---- */

/* What `less` leaves of what a share is of; where that is more than there is, nothing. */
static struct decimal take_less(struct part *part, struct decimal among, struct decimal less)
{
    struct decimal rest = decimal_of(0);

    if (!decimal_sub(among, less, &rest))
        part->fault = FAULT_TOO_LARGE;
    if (rest.coef >= 0)
        return rest;
    part->fault = FAULT_LESS_ABOVE;
    return decimal_of(0);
}

static void fill_share(const struct target_tallies *tallies, size_t slot, size_t period,
                       struct part *part)
{
    const struct cell *among = tally_cell(&tallies->among, slot, period);
    struct cell less = {0};

    if (tallies->less.cells != NULL)
        less = *tally_cell(&tallies->less, slot, period);
    assert(tallies->among.slots == tallies->good.slots);
    part->has_of = part->share = true;
    part->of = take_less(part, among->got.recorded, less.got.recorded);
    part->of_proven = take_less(part, among->got.recorded, less.got.proven);
    part->ratio = tallies->good.target->ratio;
    /* Nobody covers more than there are: one of the numbers is wrong. */
    if (!part->ratio && part->fault == FAULT_NONE && decimal_cmp(part->recorded, part->of) > 0)
        part->fault = FAULT_ABOVE_WHOLE;
    if (among->got.overflow || less.got.overflow)
        part->fault = FAULT_TOO_LARGE;
    part->entries = among->entries;
}

static void fill_items(const struct assessing *assessing, const struct measure *measure,
                       const struct cell *cell, struct part *part)
{
    const struct field *field = measure->shown_field;

    assert(measure->shown_count <= SHOWN_MAX && "a bit for each");
    part->has_of = true;
    part->of = part->of_proven = decimal_of((int64_t)measure->shown_count);
    part->lacking = ARENA_ARRAY(assessing->arena, measure->shown_count, struct label);
    for (size_t i = 0; i < measure->shown_count; i++) {
        struct slice item = measure->shown[i].text;

        if ((cell->got.shown & UINT64_C(1) << i) != 0)
            continue;
        struct label *label = &part->lacking[part->lacking_count++];
        label->id = item;
        for (size_t k = 0; k < field->value_count; k++) {
            if (slice_eq(field->values[k].name, item))
                label->name = field->values[k].label;
        }
    }
}

/* Whether there is nothing to take a share of. A number that somebody wrote may be 0, and all of
 * nobody is reached; where things are counted, 0 says that there are none. Some of none cannot be,
 * and is told as that. Nothing can be divided by 0, nor by what was taken back. */
static bool is_of_nothing(const struct target_tallies *tallies, size_t slot, size_t period)
{
    const struct cell *cell = tally_cell(&tallies->among, slot, period);
    const struct cell *good = tally_cell(&tallies->good, slot, period);

    if (tallies->good.target->ratio)
        return cell->got.recorded.coef <= 0;
    return cell->entries == 0 || (tallies->among.measure->value == NULL &&
                                  cell->got.recorded.coef == 0 && good->got.recorded.coef == 0);
}

/* "No entry at all is no data, not zero", where the target asks that. */
static bool lacks_entries(const struct target *target, const struct target_tallies *tallies,
                          size_t slot, size_t period)
{
    bool no_good = tally_cell(&tallies->good, slot, period)->entries == 0;
    bool nothing = target->kind == TARGET_SHARE ? is_of_nothing(tallies, slot, period) : no_good;

    return (target->no_data && nothing) || (target->good_no_data && no_good);
}

/* A unit without any file has no data, whatever is asked of it: silence is not zero. */
static bool is_silent(const struct assessing *assessing, const struct target *target, size_t slot)
{
    return slot < target->unit_count && assessing->ledger->facts.silent[target->units[slot]];
}

/* Whether there is no file of a slot: of a total that is judged, of one of its units. */
static bool lacks_files(const struct assessing *assessing, const struct target *target, size_t slot)
{
    const bool judged = target->judged && target->has_total;
    bool none = false;

    if (slot < target->unit_count)
        return is_silent(assessing, target, slot);
    for (size_t unit = 0; unit < target->unit_count && judged && !none; unit++)
        none = is_silent(assessing, target, unit);
    return none;
}

/* Whether some unit lacks entries of a piece of the total. Of a value it is enough that one of the
 * units has some. */
static bool some_lack_entries(const struct target *target, const struct target_tallies *tallies,
                              size_t piece)
{
    bool none = false;

    for (size_t unit = 0; unit < target->unit_count && !target->apiece.asked && !none; unit++)
        none = lacks_entries(target, tallies, unit, piece);
    return none;
}

/* "Where no entry means no data, one silent unit leaves the total without data too"; one without
 * any file does so where the total is judged, and elsewhere what the others have is still their
 * sum. */
static bool has_no_data(const struct assessing *assessing, const struct target *target,
                        const struct target_tallies *tallies, size_t slot, size_t piece)
{
    return lacks_entries(target, tallies, slot, piece) || lacks_files(assessing, target, slot) ||
           (slot == target->unit_count && some_lack_entries(target, tallies, piece));
}

/* A figure of one slot and period, not judged yet. */
static void fill_part(const struct assessing *assessing, const struct target *target,
                      const struct target_tallies *tallies, size_t slot, size_t period,
                      struct part *part)
{
    const struct cell *good = tally_cell(&tallies->good, slot, period);

    assert(good->entries_unproven <= good->entries);
    assert(tallies->good.measure->value != NULL || good->got.overflow ||
           decimal_cmp(good->got.proven, good->got.recorded) <= 0);
    part->recorded = good->got.recorded;
    part->proven = good->got.proven;
    part->entries = good->entries;
    part->entries_unproven = good->entries_unproven;
    part->fault = good->got.overflow ? FAULT_TOO_LARGE : FAULT_NONE;
    if (target->kind == TARGET_SHARE)
        fill_share(tallies, slot, period, part);
    else if (target->kind == TARGET_ITEMS)
        fill_items(assessing, tallies->good.measure, good, part);
    part->must_report = target->no_data && target->kind != TARGET_SHARE;
    part->no_data = part->limits.unknown || has_no_data(assessing, target, tallies, slot, period);
    if (part->no_data && part->fault != FAULT_TOO_LARGE)
        part->fault = FAULT_NONE; /* a share of what nobody reported */
}

/* ---- pieces ---- */

/* The value that a piece is of, with its label. */
static struct label value_of(const struct tally *tally, size_t slot, size_t piece)
{
    const struct field *field = tally->measure->per_field;
    const uint32_t number = piece_value(&tally->pieces, slot, piece);
    struct label out = {.id = key_of(tally->view.facts->packed.keys, number)};

    for (size_t i = 0; number != KEY_NONE && i < field->value_count; i++) {
        if (slice_eq(field->values[i].name, out.id))
            out.name = field->values[i].label;
    }
    return out;
}

static void fill_pieces(const struct assessing *assessing, const struct target *target,
                        const struct target_tallies *tallies, size_t slot, struct part *part)
{
    const struct tally *good = &tallies->good;

    part->piece_count = pieces_count(&good->pieces, slot);
    part->pieces = ARENA_ARRAY(assessing->arena, part->piece_count, struct part);
    for (size_t i = 0; i < part->piece_count; i++) {
        struct part *one = &part->pieces[i];

        *one = (struct part){.unit = part->unit,
                             .judged = part->judged,
                             .limits = part->limits,
                             .unreadable = part->unreadable,
                             .value = value_of(good, slot, i),
                             .period = good->measure->periods[i % good->pieces.slices].slice};
        fill_part(assessing, target, tallies, slot, i, one);
    }
    part->no_data = part->piece_count == 0 && target->apiece.asked && good->pieces.slices > 0 &&
                    (!target->apiece.none_will_do || lacks_files(assessing, target, slot));
}

/* ---- units and totals ---- */

/* A figure that cannot be so makes the total one, too, though together it may look sound. */
static void take_fault(enum part_fault fault, struct part *total)
{
    if (total->fault == FAULT_NONE && fault != FAULT_NONE)
        total->fault = fault_from(fault, FAULT_OF_UNIT);
}

static void take_faults(const struct assessed *target, const struct pieces *pieces,
                        struct part *total)
{
    for (size_t slot = 0; slot < target->part_count; slot++) {
        const struct part *part = &target->parts[slot];

        for (size_t i = 0; i < part->piece_count; i++)
            take_fault(part->pieces[i].fault, &total->pieces[piece_in_total(pieces, slot, i)]);
        if (total->piece_count == 0)
            take_fault(part->fault, total);
    }
}

/* Whether a figure is how many of its pieces hold. */
static bool is_cut(const struct target *target)
{
    return target->window.slicing.every != EVERY_NONE || target->apiece.asked;
}

/* Fills and judges a figure of one slot; a total takes the faults of its units. */
static void make_figure(const struct assessing *assessing, const struct target *target,
                        const struct target_tallies *tallies, size_t slot, struct assessed *out)
{
    const struct judging judging = judging_of(assessing->ledger->plan, target);
    bool total = slot == out->part_count;
    struct part *part = total ? &out->total : &out->parts[slot];

    assert(out->part_count == target->unit_count);
    if (is_cut(target))
        fill_pieces(assessing, target, tallies, slot, part);
    else
        fill_part(assessing, target, tallies, slot, 0, part);
    if (total)
        take_faults(out, &tallies->good.pieces, part);
    if (is_cut(target))
        judge_pieces(&judging, part);
    else
        judge_part(&judging, part);
}

/*
 * A total that is not judged adds up the units, as people do who see the column: "47 of 50" of
 * five rooms in ten communities, "44 of 45" of grids, whose numbers mean nothing across units.
 * Only numbers are pooled always: an entry that units share, or a value that several have, is one.
 * So only what is wrong in a unit is wrong here, and not what the units would be together.
 */
static void add_up(const struct assessed *target, struct part *total)
{
    assert(!total->judged && total->piece_count == 0);
    total->recorded = total->proven = total->of = total->of_proven = decimal_of(0);
    total->fault = FAULT_NONE;
    total->has_of = true;
    total->lacking_count = 0;
    for (size_t i = 0; i < target->part_count; i++) {
        const struct part *part = &target->parts[i];

        if (!decimal_add(total->recorded, part->recorded, &total->recorded) ||
            !decimal_add(total->proven, part->proven, &total->proven) ||
            !decimal_add(total->of, part->of, &total->of) ||
            !decimal_add(total->of_proven, part->of_proven, &total->of_proven)) {
            total->fault = FAULT_TOO_LARGE;
        }
        if (total->fault == FAULT_NONE)
            total->fault = fault_from(part->fault, FAULT_OF_UNIT);
    }
    if (total->fault == FAULT_OF_UNIT && total->share &&
        decimal_cmp(total->recorded, total->of) > 0)
        total->fault = FAULT_ABOVE_WHOLE;
}

bool figure_adds_up(const struct assessed *target)
{
    return !target->total_judged && target->kind != FIGURE_NUMBER && target->kind != FIGURE_LEVEL;
}

void make_figures(const struct assessing *assessing, const struct target *target,
                  const struct target_tallies *tallies, struct assessed *out)
{
    for (size_t slot = 0; slot <= out->part_count; slot++)
        make_figure(assessing, target, tallies, slot, out);
    if (!figure_adds_up(out))
        return;
    const struct judging judging = judging_of(assessing->ledger->plan, target);

    out->total.piece_count = 0;
    add_up(out, &out->total);
    judge_part(&judging, &out->total);
}
