/* SPDX-License-Identifier: MIT */
/* See publish.h. */
#include "assess/publish.h"

#include "assess/disclosure.h"
#include "assess/old_report_room.h"
#include "assess/todo.h"

#include <assert.h>

/* Whether a figure, or the difference of two, is between 1 and 4. */
static bool figure_is_small(struct decimal figure)
{
    return figure.coef > 0 && decimal_cmp(figure, decimal_of(SMALL_LIMIT)) < 0;
}

static bool figures_differ_small(struct decimal a, struct decimal b)
{
    struct decimal difference;

    return !(decimal_cmp(a, b) < 0 ? decimal_sub(b, a, &difference)
                                   : decimal_sub(a, b, &difference)) ||
           figure_is_small(difference);
}

/* ---- what is withheld ---- */

/* A rank that is a value of a private field says what one entry holds. */
static void withhold_private(struct assessed *target)
{
    if (target->kind != FIGURE_LEVEL || !target->private_words)
        return;
    target->small = true;
    for (size_t i = 0; i < target->part_count; i++)
        part_withhold(&target->parts[i]);
    if (target->part_count == 1)
        part_withhold(&target->total);
}

static void count_target(struct assessment *assessment, struct assessed *target,
                         enum verdict before)
{
    assessment->targets_small += target->small;
    if (target->verdict == before)
        return;
    assert(target->verdict == VERDICT_WITHHELD && assessment->counts[before] > 0);
    assessment->counts[before]--;
    assessment->counts[VERDICT_WITHHELD]++;
}

void assessment_withhold(struct arena *arena, const struct ledger *ledger, struct old_report *old,
                         struct assessment *assessment)
{
    size_t count = assessment->target_count;
    enum verdict *before = ARENA_ARRAY(arena, count, enum verdict);

    assessment->is_public = true;
    for (size_t i = 0; i < count; i++)
        before[i] = assessment->targets[i].verdict;
    disclosure_withhold(arena, ledger, old, assessment);
    for (size_t i = 0; i < count; i++) {
        struct assessed *target = &assessment->targets[i];

        withhold_private(target);
        for (size_t k = 0; k < target->reading_count; k++)
            withhold_private(&target->readings[k]);
        count_target(assessment, target, before[i]);
    }
}

/* ---- taking out ---- */

/* Whether a month, or what it added, is between 1 and 4. */
static bool curve_is_small(const struct assessed *target)
{
    struct decimal recorded = decimal_of(0), proven = decimal_of(0);

    for (size_t i = 0; i < target->curve_count; i++) {
        const struct moment *moment = &target->curve[i];

        if (figure_is_small(moment->recorded) || figure_is_small(moment->proven) ||
            figures_differ_small(moment->recorded, recorded) ||
            figures_differ_small(moment->proven, proven) ||
            figures_differ_small(moment->recorded, moment->proven))
            return true;
        recorded = moment->recorded;
        proven = moment->proven;
    }
    return false;
}

/* A month may end with a little more or less than a figure that is reported beside it. */
static bool curve_is_near(const struct assessed *target, struct decimal recorded,
                          struct decimal proven)
{
    for (size_t i = 0; i < target->curve_count; i++) {
        const struct moment *moment = &target->curve[i];

        if (figures_differ_small(moment->recorded, recorded) ||
            figures_differ_small(moment->proven, proven))
            return true;
    }
    return false;
}

static bool is_near_reading(const struct assessed *target)
{
    bool near = false;

    for (size_t i = 0; i < target->reading_count && !near; i++) {
        const struct part *total = &target->readings[i].total;

        near = curve_is_near(target, total->recorded, total->proven);
    }
    return near;
}

static bool is_near_figure(const struct assessed *target, const struct old_figure *old)
{
    return !old->withheld && curve_is_near(target, old->recorded, old->proven);
}

/* The older report is of any day, and of records that may since have been corrected. */
static bool is_near_old(const struct assessed *target, const struct old_target *old,
                        struct slice unit)
{
    bool near = is_near_figure(target, &old->total);

    for (size_t i = 0; i < old->part_count && !near; i++)
        near = slice_eq(old->parts[i].unit, unit) && is_near_figure(target, &old->parts[i].figure);
    return near;
}

static bool is_near_older(const struct assessment *assessment, const struct assessed *target,
                          const struct old_report *older)
{
    const struct slice unit = assessment->only_unit == PART_TOTAL
                                  ? (struct slice){NULL, 0}
                                  : assessment->units[assessment->only_unit].id;
    bool near = false;

    for (size_t i = 0; older != NULL && i < older->target_count && !near; i++)
        near = slice_eq(older->targets[i].id, target->id) &&
               is_near_old(target, &older->targets[i], unit);
    return near;
}

static bool curve_is_told(const struct assessment *assessment, const struct assessed *target,
                          const struct old_report *old)
{
    if (target->total.verdict == VERDICT_WITHHELD) /* the curve ends with it */
        return false;
    return !target->people || !(target->curveless || curve_is_small(target) ||
                                is_near_reading(target) || is_near_older(assessment, target, old));
}

static void publish_curves(struct assessment *assessment, const struct old_report *old)
{
    for (size_t i = 0; i < assessment->target_count; i++) {
        struct assessed *target = &assessment->targets[i];

        if (!curve_is_told(assessment, target, old))
            target->curve_count = 0;
    }
}

static void clear_part(const struct assessed *target, struct part *part)
{
    assert(part->verdict != VERDICT_WITHHELD ||
           (part->recorded.coef == 0 && part->proven.coef == 0 && part->of.coef == 0));
    assert(part->verdict != VERDICT_WITHHELD || (part->piece_count == 0 && part->entries == 0));
    part->unproven_count = 0;
    part->suspect_count = 0;
    part->without = NULL;
    if (target->private_words)
        part->lacking_count = 0;
}

static void publish_target(struct assessed *target)
{
    target->double_count = 0;
    target->verdict_without = target->verdict;
    target->suspect_count = 0;
    if (target->small)
        target->total.carried_units = 0; /* it says what units lack that are not reported */
    clear_part(target, &target->total);
    for (size_t i = 0; i < target->part_count; i++)
        clear_part(target, &target->parts[i]);
    for (size_t i = 0; i < target->reading_count; i++)
        publish_target(&target->readings[i]);
}

/* Whether a unit's report would have nothing to show of it. */
static bool is_withheld(const struct assessed *target)
{
    return target->verdict == VERDICT_WITHHELD || target->total.verdict == VERDICT_WITHHELD ||
           (target->part_count == 1 && target->parts[0].verdict == VERDICT_WITHHELD);
}

static void leave_out_readings(struct assessed *target)
{
    size_t kept = 0;

    for (size_t i = 0; i < target->reading_count; i++) {
        if (!is_withheld(&target->readings[i]))
            target->readings[kept++] = target->readings[i];
    }
    target->reading_count = kept;
}

static void leave_out(struct assessment *assessment, const struct assessed *target)
{
    assert(assessment->counts[target->verdict] > 0);
    assessment->counts[target->verdict]--;
    for (size_t i = 0; i < target->sheet_count; i++)
        assessment->sheets[target->sheets[i]].left_out = true;
}

/* A unit's own report without the targets and readings that are withheld of it. */
static void leave_out_withheld(struct assessment *assessment)
{
    size_t kept = 0;

    for (size_t i = 0; i < assessment->target_count; i++) {
        struct assessed *target = &assessment->targets[i];

        leave_out_readings(target);
        if (is_withheld(target))
            leave_out(assessment, target);
        else
            assessment->targets[kept++] = *target;
    }
    assessment->target_count = kept;
}

void assessment_publish(struct assessment *assessment, const struct old_report *old)
{
    assert(assessment->is_public && "what is withheld was seen before");
    if (assessment->only_unit != PART_TOTAL)
        leave_out_withheld(assessment);
    publish_curves(assessment, old);
    for (size_t i = 0; i < assessment->target_count; i++)
        publish_target(&assessment->targets[i]);
    assessment_count_behind(assessment); /* says nothing of those that are withheld */
    assessment->uncounted_count = 0;
    assessment->left = NULL; /* names of files may be those of people */
    assessment->trails = NULL;
}
