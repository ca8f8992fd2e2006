/* SPDX-License-Identifier: MIT */
/* What changed since an older report. See compare.h. */
#include "assess/compare_room.h"
#include "assess/old_report_room.h"
#include "assess/publish.h"

#include <assert.h>
#include <stdlib.h>

struct comparing {
    struct arena *arena;
    const struct assessment *assessment;
    const struct old_report *old;
    struct old_target **by_id;     /* of the older report, sorted */
    const struct old_unit **units; /* likewise */
    struct slice only;             /* the unit that is looked at, where the older report has all */
    struct {
        ARRAY(struct change);
    } changes;
    struct {
        ARRAY(struct verdict_change);
    } verdicts;
};

bool old_target_is_same(const struct old_target *old, const struct assessed *now)
{
    return old->measure.len > 0 && slice_eq(old->measure, now->measure);
}

bool old_target_is_other(const struct old_target *old, const struct assessed *now)
{
    return (old->measure.len > 0 && !slice_eq(old->measure, now->measure)) ||
           (old->kind.len > 0 && !slice_is(old->kind, figure_kind_name(now)));
}

static int by_id(const void *a, const void *b)
{
    return slice_cmp((*(struct old_target *const *)a)->id, (*(struct old_target *const *)b)->id);
}

static struct old_target *find_old(const struct comparing *c, struct slice id)
{
    struct old_target key = {.id = id}, *wanted = &key;
    struct old_target **found =
        c->old->target_count == 0
            ? NULL
            : bsearch(&wanted, c->by_id, c->old->target_count, sizeof *c->by_id, by_id);

    return found == NULL ? NULL : *found;
}

static bool is_other(const struct old_figure *old, const struct part *now)
{
    return old->verdict != now->verdict || old->no_data != now->no_data ||
           decimal_cmp(old->recorded, now->recorded) != 0 ||
           decimal_cmp(old->proven, now->proven) != 0 ||
           (old->has_of && now->has_of && decimal_cmp(old->of, now->of) != 0);
}

static struct change *add_change(struct comparing *c, enum change_kind kind,
                                 const struct assessed *target, const struct part *part)
{
    struct change *change = ARRAY_PUSH(c->arena, &c->changes);

    *change = (struct change){.kind = kind,
                              .target = target,
                              .part = part,
                              .target_id = target->id,
                              .title = target->title};
    assert(part->unit == PART_TOTAL || part->unit < c->assessment->unit_count);
    if (part->unit != PART_TOTAL) {
        change->unit = c->assessment->units[part->unit].id;
        change->unit_name = c->assessment->units[part->unit].name;
    }
    return change;
}

static void compare_part(struct comparing *c, const struct assessed *target,
                         const struct part *part, const struct old_figure *old)
{
    if (old->withheld || part->verdict == VERDICT_WITHHELD || !is_other(old, part))
        return;
    struct change *change = add_change(c, CHANGE_FIGURE, target, part);
    change->old = *old;
    change->way = way_of(old->verdict, part->verdict, figure_is_worse(target, part, old));
}

static int by_unit(const void *a, const void *b)
{
    return slice_cmp((*(const struct old_part *const *)a)->unit,
                     (*(const struct old_part *const *)b)->unit);
}

/* Units may stand in any order in the older report. */
static const struct old_part *find_part(const struct old_target *old, struct slice unit)
{
    const struct old_part key = {.unit = unit}, *wanted = &key;
    const struct old_part **found =
        old->part_count == 0
            ? NULL
            : bsearch(&wanted, old->by_unit, old->part_count, sizeof(*old->by_unit), by_unit);

    return found == NULL ? NULL : *found;
}

static int by_unit_id(const void *a, const void *b)
{
    return slice_cmp((*(const struct old_unit *const *)a)->id,
                     (*(const struct old_unit *const *)b)->id);
}

static const struct name *find_unit_name(const struct comparing *c, struct slice id)
{
    const struct old_unit key = {.id = id}, *wanted = &key;
    const struct old_unit **found =
        c->old->unit_count == 0
            ? NULL
            : bsearch(&wanted, c->units, c->old->unit_count, sizeof(*c->units), by_unit_id);

    return found == NULL ? NULL : &(*found)->name;
}

/* A unit that the plan asks no more. */
static void add_gone_parts(struct comparing *c, const struct assessed *target,
                           const struct old_target *old, const bool *seen)
{
    for (size_t i = 0; i < old->part_count; i++) {
        if (seen[i] || (c->assessment->is_public && (target->people || old->people)) ||
            (c->only.len > 0 && !slice_eq(old->parts[i].unit, c->only)))
            continue;
        struct change *change = ARRAY_PUSH(c->arena, &c->changes);
        *change = (struct change){.kind = CHANGE_GONE,
                                  .target = target,
                                  .target_id = target->id,
                                  .title = target->title,
                                  .unit = old->parts[i].unit,
                                  .old = old->parts[i].figure};
        const struct name *name = find_unit_name(c, change->unit);
        if (name != NULL)
            change->unit_name = *name;
    }
}

static void compare_parts(struct comparing *c, const struct assessed *target,
                          const struct old_target *old)
{
    bool *seen = ARENA_ARRAY(c->arena, old->part_count, bool);

    for (size_t i = 0; i < target->part_count; i++) {
        const struct part *part = &target->parts[i];
        const struct old_part *before = find_part(old, c->assessment->units[part->unit].id);

        if (before == NULL) {
            add_change(c, CHANGE_ADDED, target, part);
            continue;
        }
        seen[before - old->parts] = true;
        compare_part(c, target, part, &before->figure);
    }
    add_gone_parts(c, target, old, seen);
}

/* Of what is withheld nothing can be said. */
static bool is_worse(const struct assessed *target, const struct part *part,
                     const struct old_figure *old)
{
    return !old->withheld && part->verdict != VERDICT_WITHHELD &&
           figure_is_worse(target, part, old);
}

/* Whether a figure that is judged is worse. */
static bool any_is_worse(const struct comparing *c, const struct assessed *target,
                         const struct old_target *old)
{
    bool worse = (target->total_judged || target->part_count == 0) &&
                 is_worse(target, &target->total, &old->total);

    for (size_t i = 0; i < target->part_count && !worse; i++) {
        const struct part *part = &target->parts[i];
        const struct old_part *before = find_part(old, c->assessment->units[part->unit].id);

        worse = before != NULL && part->judged && is_worse(target, part, &before->figure);
    }
    return worse;
}

/* The verdict of a target; of one unit of it that of its part, which stands in the figures. */
static void compare_verdict(struct comparing *c, const struct assessed *target,
                            const struct old_target *old)
{
    if (c->only.len > 0 || old->verdict == target->verdict || old->wordless ||
        target->verdict == VERDICT_WITHHELD || old->verdict == VERDICT_WITHHELD)
        return;
    assert(c->assessment->only_unit == PART_TOTAL || c->old->unit.len > 0);
    *ARRAY_PUSH(c->arena, &c->verdicts) = (struct verdict_change){
        target, old->verdict, way_of(old->verdict, target->verdict, any_is_worse(c, target, old))};
}

/* A figure that there is nothing to compare with. A level has no total. */
static void add_whole(struct comparing *c, enum change_kind kind, const struct assessed *target)
{
    for (size_t i = 0; target->kind == FIGURE_LEVEL && i < target->part_count; i++)
        add_change(c, kind, target, &target->parts[i])->old.verdict = VERDICT_REPORTED;
    if (target->kind != FIGURE_LEVEL || target->part_count == 0)
        add_change(c, kind, target, &target->total)->old.verdict = VERDICT_REPORTED;
}

/* Where one unit has the figure, it stands once: as the total where that is what is judged. */
static void compare_target(struct comparing *c, const struct assessed *target,
                           struct old_target *old)
{
    bool alone = target->part_count == 1 && old->part_count == 1;

    old->matched = true;
    if (c->assessment->is_public && target->private_words && target->kind == FIGURE_LEVEL)
        return;
    if (old_target_is_other(old, target)) {
        add_whole(c, CHANGE_OTHER, target);
        return;
    }
    compare_verdict(c, target, old);
    if (alone && target->total_judged)
        compare_part(c, target, &target->total, &old->total);
    else
        compare_parts(c, target, old);
    if (c->only.len == 0 && !alone)
        compare_part(c, target, &target->total, &old->total);
}

/* A unit's public report does not have those that are small, which are not gone. */
static void add_gone(struct comparing *c)
{
    if (c->assessment->is_public && c->assessment->only_unit != PART_TOTAL)
        return;
    for (size_t i = 0; i < c->old->target_count; i++) {
        const struct old_target *old = &c->old->targets[i];

        if (old->matched || (c->only.len > 0 && find_part(old, c->only) == NULL))
            continue;
        struct change *change = ARRAY_PUSH(c->arena, &c->changes);
        *change = (struct change){
            .kind = CHANGE_GONE, .target_id = old->id, .title = old->title, .old = old->total};
        change->old.verdict = old->verdict;
        change->old.withheld = change->old.withheld || (c->assessment->is_public && old->people);
    }
}

static void sort_parts(struct arena *arena, struct old_target *old)
{
    old->by_unit = ARENA_ARRAY(arena, old->part_count, const struct old_part *);
    for (size_t i = 0; i < old->part_count; i++)
        old->by_unit[i] = &old->parts[i];
    if (old->part_count > 1)
        qsort(old->by_unit, old->part_count, sizeof(*old->by_unit), by_unit);
}

static void sort_units(struct comparing *c)
{
    size_t count = c->old->unit_count;

    c->units = ARENA_ARRAY(c->arena, count, const struct old_unit *);
    for (size_t i = 0; i < count; i++)
        c->units[i] = &c->old->units[i];
    if (count > 1)
        qsort(c->units, count, sizeof(*c->units), by_unit_id);
}

static void sort_old(struct comparing *c)
{
    size_t count = c->old->target_count;

    sort_units(c);
    for (size_t i = 0; i < count; i++)
        sort_parts(c->arena, &c->old->targets[i]);
    c->by_id = ARENA_ARRAY(c->arena, count, struct old_target *);
    for (size_t i = 0; i < count; i++)
        c->by_id[i] = &c->old->targets[i];
    if (count > 1)
        qsort(c->by_id, count, sizeof *c->by_id, by_id);
}

const struct comparison *comparison_make(struct arena *arena, const struct old_report *old,
                                         const struct assessment *assessment)
{
    struct comparing c = {.arena = arena, .assessment = assessment, .old = old};
    struct comparison *out = ARENA_ARRAY(arena, 1, struct comparison);

    assert(assessment->only_unit == PART_TOTAL || assessment->only_unit < assessment->unit_count);
    if (assessment->only_unit != PART_TOTAL && old->unit.len == 0)
        c.only = assessment->units[assessment->only_unit].id;
    sort_old(&c);
    for (size_t i = 0; i < assessment->target_count; i++) {
        const struct assessed *target = &assessment->targets[i];
        struct old_target *before = find_old(&c, target->id);

        if (before != NULL)
            compare_target(&c, target, before);
        else
            add_whole(&c, CHANGE_ADDED, target);
    }
    add_gone(&c);
    *out = (struct comparison){.file = old->source.path,
                               .as_of = old->as_of,
                               .commit = old->commit,
                               .plan = old->plan,
                               .verdicts = c.verdicts.items,
                               .verdict_count = c.verdicts.len,
                               .changes = c.changes.items,
                               .change_count = c.changes.len};
    return out;
}

bool old_report_fits(const struct old_report *old, const struct assessment *assessment,
                     struct diag_list *diags)
{
    struct slice unit = assessment->only_unit == PART_TOTAL
                            ? (struct slice){NULL, 0}
                            : assessment->units[assessment->only_unit].id;

    if ((old->unit.len == 0 || slice_eq(old->unit, unit)) && old->narrow == assessment->narrow &&
        (!old->narrow || (old->begin == assessment->begin && old->end == assessment->end)))
        return true;
    struct diag *diag = diag_add_path(diags, DIAG_INCOMPARABLE, old->source.path);
    diag_set(diag, "path", old->source.path);
    return false;
}
