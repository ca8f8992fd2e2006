/* SPDX-License-Identifier: MIT */
/* See scope.h. */
#include "assess/scope.h"

#include <assert.h>

/* False where the target does not ask the unit. */
static bool keep_unit(struct assessed *target, size_t unit)
{
    size_t kept = 0;

    if (target->part_count == 1 && target->parts[0].unit == unit)
        return true;
    for (size_t i = 0; i < target->part_count; i++) {
        if (target->parts[i].unit == unit)
            target->parts[kept++] = target->parts[i];
    }
    assert(kept <= 1 && "a unit has one part");
    if (kept == 0)
        return false;
    if (target->parts[0].spared) {
        target->parts[0].verdict = VERDICT_REPORTED;
        target->parts[0].missing = decimal_of(0);
    }
    target->part_count = 1;
    target->total = target->parts[0];
    target->total.unit = PART_TOTAL;
    target->total.judged = target->total_judged = false;
    target->total_limits = (struct limits){0};
    target->double_count = 0;
    target->verdict = target->parts[0].verdict;
    target->suspected = target->parts[0].without != NULL;
    target->suspects = target->parts[0].suspects;
    target->suspect_count = target->parts[0].suspect_count;
    target->verdict_without =
        target->suspected ? target->parts[0].without->verdict : target->verdict;
    return true;
}

static void keep_readings(struct assessed *target, size_t unit)
{
    size_t kept = 0;

    for (size_t i = 0; i < target->reading_count; i++) {
        struct assessed *reading = &target->readings[i];

        if (keep_unit(reading, unit))
            target->readings[kept++] = *reading;
    }
    target->reading_count = kept;
}

void assessment_keep_unit(struct assessment *assessment, size_t unit)
{
    size_t kept = 0, rows = 0;

    assert(unit < assessment->unit_count && assessment->only_unit == PART_TOTAL);
    assessment->only_unit = unit;
    for (int i = 0; i < VERDICT_COUNT; i++)
        assessment->counts[i] = 0;
    for (size_t i = 0; i < assessment->target_count; i++) {
        struct assessed *target = &assessment->targets[i];

        if (!keep_unit(target, unit))
            continue;
        keep_readings(target, unit);
        assessment->counts[target->verdict]++;
        assessment->targets[kept++] = *target;
    }
    assessment->target_count = kept;
    for (size_t i = 0; i < assessment->uncounted_count; i++) {
        if (assessment->uncounted[i].unit == unit)
            assessment->uncounted[rows++] = assessment->uncounted[i];
    }
    assessment->uncounted_count = rows;
}
