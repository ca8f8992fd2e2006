/* SPDX-License-Identifier: MIT */
/*
 * A change: to less from, each side counted as a target of its own.
 *
 * "Proven" is what is proven of `to` less all that is recorded of `from`. Of what there was no
 * evidence is asked: where less of it were proven, the change would seem greater, and a missing
 * paper must never make a figure better. For the same reason a max is held against what is recorded
 * on both sides.
 *
 * Two shares differ in percentage points. a of b less c of d is (ad - cb) of bd, and is judged as
 * that; only what is shown is divided. See fraction.c.
 */
#include "assess/assess_room.h"
#include "assess/without_room.h"

#include <assert.h>

/* The sides in a unit, or in all. */
struct sides {
    const struct part *to, *from;
};

/* `a` of `b` as so many of `b` times `d`, less `c` of `d` as so many of that. */
static bool cross(struct decimal a, struct decimal b, struct decimal c, struct decimal d,
                  struct decimal *out, struct decimal *whole)
{
    struct decimal first, second;

    return decimal_mul(a, d, &first) && decimal_mul(c, b, &second) &&
           decimal_sub(first, second, out) && decimal_mul(b, d, whole);
}

/* By nothing there are no percentages; then it is 0 of one, and no data. */
static void fill_points(const struct sides *sides, struct part *part)
{
    const struct part *to = sides->to, *from = sides->from;

    part->no_data =
        part->no_data || to->of.coef <= 0 || to->of_proven.coef <= 0 || from->of.coef <= 0;
    if (part->no_data)
        part->of = part->of_proven = decimal_of(1);
    else if (!cross(to->recorded, to->of, from->recorded, from->of, &part->recorded, &part->of) ||
             !cross(to->proven, to->of_proven, from->recorded, from->of, &part->proven,
                    &part->of_proven))
        part->fault = FAULT_TOO_LARGE;
}

static void fill_number(const struct sides *sides, struct part *part)
{
    if (!part->no_data &&
        (!decimal_sub(sides->to->recorded, sides->from->recorded, &part->recorded) ||
         !decimal_sub(sides->to->proven, sides->from->recorded, &part->proven)))
        part->fault = FAULT_TOO_LARGE;
}

static struct change_end end_of(const struct part *side)
{
    return (struct change_end){side->recorded, side->of, side->has_of};
}

/* Where a side has no data nothing is told: what there is of the other, in whatever units, is no
 * change. The same file may be unread on both sides, so it is not counted twice. */
static void fill_change(struct arena *arena, const struct sides *sides, bool points,
                        struct part *part)
{
    const struct part *to = sides->to, *from = sides->from;
    struct change_ends *ends = ARENA_NEW(arena, struct change_ends);

    *ends = (struct change_ends){end_of(to), end_of(from)};
    part->ends = ends;
    part->entries = to->entries;
    part->entries_unproven = to->entries_unproven;
    part->unreadable = to->unreadable > from->unreadable ? to->unreadable : from->unreadable;
    part->fault = to->fault != FAULT_NONE ? to->fault : from->fault;
    part->no_data = to->no_data || from->no_data;
    if (points)
        fill_points(sides, part);
    else
        fill_number(sides, part);
}

static const struct part *part_at(const struct assessed *side, size_t slot, bool without)
{
    const struct part *part = slot == side->part_count ? &side->total : &side->parts[slot];

    return without && part->without != NULL ? part->without : part;
}

/* `without`: by the sides without what is suspected in them. */
static void fill_all(const struct assessing *assessing, const struct target *target,
                     const struct assessed *sides, bool without, struct assessed *out)
{
    const struct judging judging = judging_of(assessing->ledger->plan, target);

    for (size_t slot = 0; slot <= out->part_count; slot++) {
        struct part *part = slot == out->part_count ? &out->total : &out->parts[slot];
        const struct sides both = {part_at(&sides[CHANGE_TO], slot, without),
                                   part_at(&sides[CHANGE_FROM], slot, without)};

        fill_change(assessing->arena, &both, target->in_points, part);
        judge_part(&judging, part);
        part->of = part->of_proven = decimal_of(0); /* points are a number of nothing */
    }
}

void assess_change(struct assessing *assessing, const struct target *target, struct assessed *out)
{
    struct assessed *sides = ARENA_ARRAY(assessing->arena, CHANGE_SIDES, struct assessed);
    struct arena *scratch = arena_new();
    bool suspected = false;

    assert(target->kind == TARGET_CHANGE && target->member_count == CHANGE_SIDES);
    for (int i = 0; i < CHANGE_SIDES; i++) {
        assess_target(assessing, &target->members[i], &sides[i]);
        suspected = suspected || sides[i].suspected;
    }
    fill_all(assessing, target, sides, false, out);
    const struct target_tallies to = tally_target(assessing, scratch, &target->members[CHANGE_TO]);
    add_unproven(assessing, &to, out);
    arena_free(scratch);
    if (!suspected)
        return;
    struct assessed *without = ARENA_NEW(assessing->arena, struct assessed);

    make_parts(assessing, target, without);
    fill_all(assessing, target, sides, true, without);
    judge_target(without);
    compare_without(out, without);
}
