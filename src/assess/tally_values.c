/* SPDX-License-Identifier: MIT */
/* The values of which a target asks the same, `per`: those that a list has, or that occur. */
#include "assess/assess_room.h"

/* Those for which something counts, in whatever piece. */
static void add_occurring(struct arena *arena, const struct fact_view *view,
                          const struct target *target, size_t measure, struct value_list *out)
{
    const bool listed = target->apiece.listed != MEASURE_NONE;
    struct view_reader reader = view_read(view, measure);

    for (struct fact fact; view_next(&reader, &fact);) {
        const size_t slot = target_slot(target, fact.unit);

        if (slot != SIZE_MAX && fact.per_number != KEY_NONE)
            *ARRAY_PUSH_MOVING(arena, out) = (struct piece_value){slot, fact.per_number, listed};
    }
}

/* Of a share there are none in `less` that are not in what it is of, unless a list has them. */
static void add_all_occurring(struct arena *arena, const struct fact_view *view,
                              const struct target *target, struct value_list *out)
{
    add_occurring(arena, view, target, target->good, out);
    if (target->among != MEASURE_NONE)
        add_occurring(arena, view, target, target->among, out);
    if (target->less != MEASURE_NONE && target->apiece.listed != MEASURE_NONE)
        add_occurring(arena, view, target, target->less, out);
}

struct pieces target_pieces(struct arena *arena, const struct plan *plan,
                            const struct fact_view *view, const struct target *target)
{
    struct arena *scratch = arena_new();
    struct value_list values = {0};

    if (target->apiece.listed != MEASURE_NONE) {
        const struct tally listed =
            tally_measure(scratch, plan, view, target, target->apiece.listed, NULL);

        tally_add_values(scratch, &listed, &values);
    }
    if (target->apiece.listed == MEASURE_NONE || (target->judged && target->has_total))
        add_all_occurring(scratch, view, target, &values);
    const struct pieces out =
        pieces_of_values(arena, target->unit_count, plan->measures.items[target->good].period_count,
                         values.items, values.len);

    arena_free(scratch);
    return out;
}
