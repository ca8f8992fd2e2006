/* SPDX-License-Identifier: MIT */
/* The figures of people as quantities and lines. See disclosure_room.h. */
#include "assess/disclosure_room.h"

#include <assert.h>
#include <string.h>

/* ---- sets of units ---- */

bool set_has(const struct disclosure *d, size_t set, size_t unit)
{
    const struct unit_set *of = &d->sets.items[set];

    assert(set < d->sets.len && unit < d->unit_count);
    return unit_slot(of->units, of->count, unit) != SIZE_MAX;
}

static size_t find_set(struct disclosure *d, const size_t *units, size_t count)
{
    assert(count > 0 && units[count - 1] < d->unit_count);
    if (count == 1)
        return units[0];
    for (size_t i = d->unit_count; i < d->sets.len; i++) {
        const struct unit_set *set = &d->sets.items[i];

        if (set->count == count && memcmp(set->units, units, count * sizeof *units) == 0)
            return i;
    }
    assert(d->quantities.len == 0 && "all sets are known before the first quantity");
    *ARRAY_PUSH(d->arena, &d->sets) = (struct unit_set){units, count};
    return d->sets.len - 1;
}

static void add_single_sets(struct disclosure *d)
{
    size_t *units = ARENA_ARRAY(d->arena, d->unit_count, size_t);

    for (size_t i = 0; i < d->unit_count; i++) {
        units[i] = i;
        *ARRAY_PUSH(d->arena, &d->sets) = (struct unit_set){&units[i], 1};
    }
}

/* ---- quantities ---- */

static size_t find_base(struct disclosure *d, size_t measure, size_t period, bool old)
{
    date_days until = old ? d->old_day : DATE_MAX;

    for (size_t i = 0; i < d->bases.len; i++) {
        const struct base *base = &d->bases.items[i];

        if (base->measure == measure && base->period == period && base->until == until)
            return i;
    }
    *ARRAY_PUSH(d->arena, &d->bases) =
        (struct base){.measure = measure, .period = period, .until = until};
    return d->bases.len - 1;
}

static size_t find_quantity(struct disclosure *d, const struct quantity *wanted)
{
    for (size_t i = 0; i < d->quantities.len; i++) {
        const struct quantity *quantity = &d->quantities.items[i];

        if (quantity->base == wanted->base && quantity->among == wanted->among &&
            quantity->less == wanted->less && quantity->proven == wanted->proven &&
            quantity->old == wanted->old)
            return i;
    }
    struct quantity *quantity = ARRAY_PUSH(d->arena, &d->quantities);

    *quantity = *wanted;
    quantity->values = ARENA_ARRAY(d->arena, d->sets.len, int64_t);
    quantity->printed = ARENA_ARRAY(d->arena, d->sets.len, uint32_t);
    quantity->guarded = ARENA_ARRAY(d->arena, d->sets.len, bool);
    for (size_t i = 0; i < d->sets.len; i++)
        quantity->values[i] = NO_VALUE;
    return d->quantities.len - 1;
}

/* A figure that is no whole number cannot be a number of people, and is treated like a small one.
 */
static int64_t whole_value(struct decimal figure)
{
    int64_t value;

    return decimal_to_int(figure, &value) ? value : 1;
}

/* A total that adds up the units counts what they share for each of them, and one that pools them
 * counts it once. Where both are reported, the first is looked at. */
static void set_value(struct figure_line *line, int64_t *known, int64_t value)
{
    if (line->old || *known == NO_VALUE)
        *known = value;
    else if (*known != value)
        line->contrary = true;
}

static void add_to_line(struct disclosure *d, struct figure_line *line, struct quantity wanted,
                        struct decimal figure)
{
    wanted.old = line->old;
    size_t index = find_quantity(d, &wanted);
    struct quantity *quantity = &d->quantities.items[index];

    if (line->old) {
        const struct base base = d->bases.items[wanted.base];

        wanted.old = false;
        wanted.base = find_base(d, base.measure, base.period, false);
        size_t twin = find_quantity(d, &wanted);

        quantity = &d->quantities.items[index]; /* the list may have moved */
        quantity->twin = twin;
    }
    set_value(line, &quantity->values[line->set], whole_value(figure));
    for (size_t i = 0; i < line->quantities.len; i++) {
        if (line->quantities.items[i] == index)
            return;
    }
    quantity->printed[line->set]++;
    *ARRAY_PUSH(d->arena, &line->quantities) = index;
}

/* ---- lines ---- */

/* What a figure of a target tells, of a unit or in all. */
struct published {
    struct decimal recorded, proven, of, of_proven;
    bool has_of;
};

/* What a ratio divides, or divides by, need not be people: how many sessions there were may be
 * told.
 */
static bool may_be_told(const struct disclosure *d, const struct target *target, size_t measure)
{
    return target->ratio &&
           !measure_counts_people(d->ledger->shape, &d->ledger->plan->measures.items[measure]);
}

static void add_figure(struct disclosure *d, struct figure_line *line, size_t period,
                       const struct published *published)
{
    const struct target *target = d->owners.items[line->owner].target;
    const struct measure *measures = d->ledger->plan->measures.items;
    bool share = target->kind == TARGET_SHARE;
    bool kept = share && !target->ratio && measures[target->good].distinct &&
                measures[target->among].distinct;
    struct quantity good = {.base = find_base(d, target->good, period, line->old),
                            .among = kept ? target->among : NONE,
                            .less = NONE};

    if (!may_be_told(d, target, target->good)) {
        add_to_line(d, line, good, published->recorded);
        good.proven = true;
        add_to_line(d, line, good, published->proven);
    }
    if (!share || !published->has_of || may_be_told(d, target, target->among))
        return;
    struct quantity among = {.base = find_base(d, target->among, period, line->old),
                             .among = NONE,
                             .less = target->less == MEASURE_NONE ? NONE : target->less};

    add_to_line(d, line, among, published->of);
    among.proven = among.less != NONE; /* nothing of a whole is proven but what is taken off it */
    add_to_line(d, line, among, published->of_proven);
}

static struct published published_by(const struct part *part)
{
    return (struct published){part->recorded, part->proven, part->of, part->of_proven,
                              part->has_of};
}

static size_t start_line(struct disclosure *d, size_t owner, size_t slot, bool old)
{
    const struct target *target = d->owners.items[owner].target;
    size_t set = slot == NONE ? find_set(d, target->units, target->unit_count)
                              : find_set(d, &target->units[slot], 1);

    *ARRAY_PUSH(d->arena, &d->lines) =
        (struct figure_line){.owner = owner, .set = set, .slot = slot, .old = old};
    return d->lines.len - 1;
}

/* The line of a unit or of the total; NONE where it shows no figure of people: of periods that are
 * not pooled it only shows how many hold. */
static size_t add_line(struct disclosure *d, size_t owner, size_t slot)
{
    const struct assessed *assessed = d->owners.items[owner].assessed;
    const struct part *part = slot == NONE ? &assessed->total : &assessed->parts[slot];
    struct published published = published_by(part);

    if ((assessed->kind == FIGURE_PERIODS && part->piece_count == 0) ||
        d->owners.items[owner].withheld)
        return NONE;
    size_t index = start_line(d, owner, slot, false);
    if (assessed->kind != FIGURE_PERIODS)
        add_figure(d, &d->lines.items[index], 0, &published);
    for (size_t i = 0; i < part->piece_count; i++) {
        published = published_by(&part->pieces[i]);
        add_figure(d, &d->lines.items[index], i, &published);
    }
    return index;
}

static void add_lines(struct disclosure *d, size_t owner)
{
    size_t count = d->owners.items[owner].assessed->part_count;
    size_t *lines = ARENA_ARRAY(d->arena, count + 1, size_t);

    for (size_t i = 0; i < count; i++)
        lines[i] = add_line(d, owner, i);
    lines[count] = count == 0 ? NONE : add_line(d, owner, NONE);
    d->owners.items[owner].lines = lines;
}

/* ---- of an older report ---- */

struct old_figure *old_figure_of(const struct disclosure *d, const struct owner *owner, size_t slot)
{
    struct old_target *old = owner->old;

    if (slot == owner->assessed->part_count)
        return &old->total;
    struct slice unit = d->assessment->units[owner->assessed->parts[slot].unit].id;
    for (size_t i = 0; i < old->part_count; i++) {
        if (slice_eq(old->parts[i].unit, unit))
            return &old->parts[i].figure;
    }
    return NULL;
}

static void add_old_lines(struct disclosure *d, size_t owner, bool one_unit)
{
    struct owner *of = &d->owners.items[owner];
    size_t count = of->assessed->part_count;

    assert(of->old != NULL && !of->withheld);
    of->olds = ARENA_ARRAY(d->arena, count + 1, size_t);
    for (size_t i = 0; i <= count; i++) {
        const struct old_figure *figure = old_figure_of(d, of, i);

        of->olds[i] = NONE;
        if (figure == NULL || figure->withheld || (i == count && one_unit) ||
            of->assessed->kind == FIGURE_PERIODS)
            continue;
        const struct published published = {figure->recorded, figure->proven, figure->of,
                                            figure->of_proven, figure->has_of};

        of->olds[i] = start_line(d, owner, i == count ? NONE : i, true);
        add_figure(d, &d->lines.items[of->olds[i]], 0, &published);
    }
}

static struct old_target *find_old(struct old_report *old, struct slice id)
{
    for (size_t i = 0; i < old->target_count; i++) {
        if (slice_eq(old->targets[i].id, id))
            return &old->targets[i];
    }
    return NULL;
}

/* ---- all of them ---- */

static bool has_member(const struct target *target, struct slice id)
{
    bool has = false;

    for (size_t i = 0; i < target->member_count && !has; i++)
        has = slice_eq(target->members[i].id, id);
    for (size_t i = 0; i < target->reading_count && !has; i++)
        has = has_member(&target->readings[i], id);
    return has;
}

static bool is_member(const struct plan *plan, struct slice id)
{
    bool member = false;

    for (size_t i = 0; i < plan->target_count && !member; i++)
        member = has_member(&plan->targets[i], id);
    return member;
}

static void add_owner(struct disclosure *d, const struct target *target, struct assessed *assessed,
                      bool reading)
{
    if (!target_counts_people(d, target))
        return;
    bool withheld = target_is_withheld(d, target);
    *ARRAY_PUSH(d->arena, &d->owners) =
        (struct owner){.assessed = assessed,
                       .target = target,
                       .reading = reading,
                       .wordless = withheld,
                       .withheld = withheld,
                       .member = !reading && is_member(d->ledger->plan, target->id)};
    if (target->unit_count > 0)
        find_set(d, target->units, target->unit_count);
}

static void add_owners(struct disclosure *d)
{
    const struct plan *plan = d->ledger->plan;

    for (size_t i = 0; i < plan->target_count; i++) {
        struct assessed *assessed = &d->assessment->targets[i];

        add_owner(d, &plan->targets[i], assessed, false);
        for (size_t k = 0; k < assessed->reading_count; k++)
            add_owner(d, &plan->targets[i].readings[k], &assessed->readings[k], true);
    }
}

/* Makes tables for what is looked up often about pairs of quantities. */
static void make_tables(struct disclosure *d)
{
    size_t count = d->quantities.len;

    assert(d->sets.len >= d->unit_count);
    d->orders = ARENA_ARRAY(d->arena, count, size_t *);
    d->within = ARENA_ARRAY(d->arena, count * count, signed char);
    memset(d->within, -1, count * count);
    d->apart = ARENA_ARRAY(d->arena, count * count, signed char);
    memset(d->apart, -1, count * count);
    d->table = ARENA_ARRAY(d->arena, d->sets.len * count, int64_t);
    for (int i = 0; i < UNITS_OF_WORLD; i++)
        d->moved[i] = ARENA_ARRAY(d->arena, count, signed char);
    for (size_t set = 0; set < d->sets.len; set++) {
        for (size_t i = 0; i < count; i++)
            d->table[set * count + i] = value_of(d, i, set);
    }
}

void disclosure_collect(struct disclosure *d, struct old_report *old)
{
    d->old_day = old == NULL ? DATE_MAX : old->as_of;
    add_single_sets(d);
    add_owners(d); /* all sets are known before the first quantity */
    for (size_t i = 0; i < d->owners.len; i++)
        add_lines(d, i);
    for (size_t i = 0; old != NULL && i < d->owners.len; i++) {
        struct owner *owner = &d->owners.items[i];

        owner->old = owner->reading ? NULL : find_old(old, owner->assessed->id);
        if (owner->old != NULL && !owner->withheld && !owner->old->mean &&
            old_target_is_same(owner->old, owner->assessed))
            add_old_lines(d, i, old->unit.len > 0);
    }
    for (size_t i = 0; i < d->lines.len; i++) {
        assert(!d->lines.items[i].contrary || d->lines.items[i].slot == NONE);
        if (d->lines.items[i].contrary) /* the difference is what units share */
            withhold_line(d, &d->lines.items[i]);
    }
    make_tables(d);
}
