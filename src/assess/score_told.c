/* SPDX-License-Identifier: MIT */
/* Which points a public assessment tells. See score_room.h. */
#include "assess/score_room.h"

#include "assess/todo.h"

const struct part *score_part(const struct assessed *target, size_t unit)
{
    const struct part *part = unit == PART_TOTAL ? &target->total : unit_part(target, unit);

    return unit == PART_TOTAL || (part != NULL && part->judged) ? part : NULL;
}

/* Points of a figure that is told could be reckoned by whoever knows the plan. Where a verdict is
 * not told, neither is whether a unit is spared. */
static bool tells_part(const struct assessed *target, const struct part *part)
{
    bool may_be_spared = target->each.in > 0 && !verdict_holds(part->verdict);

    return target->verdict != VERDICT_WITHHELD && part->verdict != VERDICT_WITHHELD &&
           !(target->small && may_be_spared && !part->spared);
}

bool score_tells_unit(const struct assessment *assessment, const struct scored_sheet *sheet,
                      size_t unit)
{
    bool told = !assessment->sheets[sheet->sheet].left_out;

    for (size_t i = 0; i < sheet->target_count && told; i++) {
        const struct assessed *target = &assessment->targets[sheet->targets[i]];
        const struct part *part = score_part(target, unit);

        told = part == NULL || tells_part(target, part);
    }
    return told;
}

/* Points tell exactly how far a figure is reached, and their sum what is left out of it. */
bool score_is_withheld(const struct assessment *assessment, const struct scored_sheet *sheet)
{
    bool withheld = false;

    if (assessment->only_unit != PART_TOTAL)
        return !score_tells_unit(assessment, sheet, assessment->only_unit);
    for (size_t i = 0; i < sheet->target_count; i++) {
        const struct assessed *target = &assessment->targets[sheet->targets[i]];

        withheld = withheld || target->small || target->verdict == VERDICT_WITHHELD;
    }
    return withheld;
}
