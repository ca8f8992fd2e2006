/* SPDX-License-Identifier: MIT */
/*
 * What a total that is reached does not show: units that have less than they need, made up by
 * what others have beyond theirs. See assess_room.h.
 */
#include "assess/assess_room.h"

#include <assert.h>

#define PLACE (-2) /* of what a unit needs, where that has no end in decimals: cents */

/* What a unit needs by itself: what is asked of each, or of a share its part of the total's. */
static bool need_of(const struct assessed *target, const struct part *part, struct decimal *out)
{
    if (part->has_wanted) {
        *out = part->wanted;
        return !part->spared;
    }
    const struct limits *limits = &target->total_limits;
    const struct common_fraction min = limits->min_exact.by.coef > 0
                                           ? limits->min_exact
                                           : (struct common_fraction){limits->min, target->per};
    const struct fraction of = {part->of, min.by, PLACE, true};

    return target->kind == FIGURE_SHARE && limits->has_min && fraction_amount(min.of, &of, out);
}

void find_carried(struct assessed *target)
{
    struct part *total = &target->total;

    assert(total->carried_units == 0 && "it is found once");
    if ((target->kind != FIGURE_NUMBER && target->kind != FIGURE_SHARE) || !total->has_wanted ||
        total->no_data || total->verdict == VERDICT_UNCLEAR ||
        decimal_cmp(total->recorded, total->wanted) < 0)
        return;
    for (size_t i = 0; i < target->part_count; i++) {
        const struct part *part = &target->parts[i];
        struct decimal need, lacks;

        if (!need_of(target, part, &need) || !decimal_sub(need, part->recorded, &lacks) ||
            lacks.coef <= 0)
            continue;
        total->carried_units++;
        decimal_add(total->carried, target->whole ? decimal_ceil(lacks) : lacks, &total->carried);
    }
}
