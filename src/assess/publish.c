/* SPDX-License-Identifier: MIT */
/* See publish.h. */
#include "assess/publish.h"

#define SMALL_LIMIT 5 /* figures above 0 and below it are small */

bool figure_is_small(struct decimal figure)
{
    return figure.coef > 0 && decimal_cmp(figure, decimal_of(SMALL_LIMIT)) < 0;
}

bool figures_differ_small(struct decimal a, struct decimal b)
{
    struct decimal difference;

    return !(decimal_cmp(a, b) < 0 ? decimal_sub(b, a, &difference)
                                   : decimal_sub(a, b, &difference)) ||
           figure_is_small(difference);
}

static bool part_is_small(const struct assessed *target, const struct part *part)
{
    if (target->kind == FIGURE_LEVEL)
        return target->private_words;
    if (figure_is_small(part->recorded) || figure_is_small(part->proven) ||
        figures_differ_small(part->recorded, part->proven))
        return true;
    if (part->has_of && (figure_is_small(part->of) || figure_is_small(part->of_proven)))
        return true;
    if (part->share && (figures_differ_small(part->of, part->recorded) ||
                        figures_differ_small(part->of_proven, part->proven)))
        return true;
    for (size_t i = 0; i < part->period_count; i++) {
        if (part_is_small(target, &part->periods[i]))
            return true;
    }
    return false;
}

static bool is_small_target(const struct assessed *target)
{
    bool small = part_is_small(target, &target->total);

    for (size_t i = 0; i < target->part_count && !small; i++)
        small = part_is_small(target, &target->parts[i]);
    return small;
}

/* Whether two readings of a share differ by so little: the difference says who is left
 * out of one of them. */
static bool differs_small(const struct assessed *target, const struct assessed *reading)
{
    bool small = false;

    for (size_t i = 0; i < target->part_count && i < reading->part_count; i++) {
        const struct part *a = &target->parts[i], *b = &reading->parts[i];

        if (a->unit == b->unit && a->share && b->share)
            small = small || figures_differ_small(a->of, b->of) ||
                    figures_differ_small(a->recorded, b->recorded) ||
                    figures_differ_small(a->proven, b->proven);
    }
    return small;
}

static void mark_target(struct assessed *target)
{
    bool differs = false; /* any two of the target and its readings */

    for (size_t i = 0; i < target->reading_count; i++) {
        differs = differs || differs_small(target, &target->readings[i]);
        for (size_t k = 0; k < i; k++)
            differs = differs || differs_small(&target->readings[k], &target->readings[i]);
    }
    target->small = differs || is_small_target(target);
    for (size_t i = 0; i < target->reading_count; i++)
        target->readings[i].small = differs || is_small_target(&target->readings[i]);
}

/* ---- targets made of targets ---- */

static bool is_small_id(const struct assessment *assessment, struct slice id)
{
    for (size_t i = 0; i < assessment->target_count; i++) {
        if (assessment->targets[i].small && slice_eq(assessment->targets[i].id, id))
            return true;
    }
    return false;
}

static bool has_small_member(const struct assessment *assessment, const struct assessed *target)
{
    for (size_t i = 0; i < target->part_count; i++) {
        for (size_t k = 0; k < target->parts[i].member_count; k++) {
            if (is_small_id(assessment, target->parts[i].members[k].id))
                return true;
        }
    }
    return false;
}

/* Until nothing changes: members may be made of members. */
static void mark_made_of_small(struct assessment *assessment)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < assessment->target_count; i++) {
            struct assessed *target = &assessment->targets[i];

            if (target->small || !has_small_member(assessment, target))
                continue;
            target->small = changed = true;
        }
    }
}

void assessment_mark_small(struct assessment *assessment)
{
    assessment->is_public = true;
    for (size_t i = 0; i < assessment->target_count; i++)
        mark_target(&assessment->targets[i]);
    mark_made_of_small(assessment);
    for (size_t i = 0; i < assessment->target_count; i++)
        assessment->targets_small += assessment->targets[i].small;
}

/* ---- taking out ---- */

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

static void clear_part(const struct assessed *target, struct part *part)
{
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
    if (target->small) {
        target->part_count = 0;
        target->total.period_count = 0;
        target->total.member_count = 0;
        target->total.carried_units = 0;
        target->total.lacking_count = 0;
    }
    if (target->small || curve_is_small(target))
        target->curve_count = 0;
    clear_part(target, &target->total);
    for (size_t i = 0; i < target->part_count; i++)
        clear_part(target, &target->parts[i]);
    for (size_t i = 0; i < target->reading_count; i++) {
        target->readings[i].small = target->readings[i].small || target->small;
        publish_target(&target->readings[i]);
    }
}

static void leave_out_small_readings(struct assessed *target)
{
    size_t kept = 0;

    for (size_t i = 0; i < target->reading_count; i++) {
        if (!target->readings[i].small)
            target->readings[kept++] = target->readings[i];
    }
    target->reading_count = kept;
}

/* A unit's own report without the targets and readings that are small. */
static void leave_out_small(struct assessment *assessment)
{
    size_t kept = 0;

    for (size_t i = 0; i < assessment->target_count; i++) {
        struct assessed *target = &assessment->targets[i];

        leave_out_small_readings(target);
        if (target->small)
            assessment->counts[target->verdict]--;
        else
            assessment->targets[kept++] = *target;
    }
    assessment->target_count = kept;
}

/* How many targets units have something left to do in says nothing of those that are small. */
static void count_behind_again(struct assessment *assessment)
{
    for (size_t i = 0; i < assessment->unit_count; i++)
        assessment->units[i].behind = 0;
    assessment_count_behind(assessment);
}

void assessment_publish(struct assessment *assessment)
{
    if (assessment->only_unit != PART_TOTAL)
        leave_out_small(assessment);
    for (size_t i = 0; i < assessment->target_count; i++)
        publish_target(&assessment->targets[i]);
    count_behind_again(assessment);
    assessment->uncounted_count = 0;
    assessment->left = NULL; /* names of files may be those of people */
    assessment->trails = NULL;
}
