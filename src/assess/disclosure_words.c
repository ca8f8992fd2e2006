/* SPDX-License-Identifier: MIT */
/* Whether the verdicts of a report are the same where figures are others. See disclosure_room.h. */
#include "assess/disclosure_room.h"

#include <assert.h>
#include <string.h>

/* A target judged anew. */
struct rejudging {
    const struct disclosure *d;
    const struct owner *owner;
    struct judging judging;
};

static const struct figure_line *line_of(const struct disclosure *d, const struct owner *owner,
                                         size_t slot)
{
    return owner->lines[slot] == NONE ? NULL : &d->lines.items[owner->lines[slot]];
}

static void add_to(struct decimal *figure, int by)
{
    decimal_add(*figure, decimal_of(by), figure); /* of one: they were whole and small enough */
}

/* Which figure of a line a quantity is. */
static void change_figure(const struct rejudging *again, const struct change_of *change,
                          struct part *part)
{
    const struct disclosure *d = again->d;
    const struct quantity *quantity = &d->quantities.items[change->quantity];
    const struct target *target = again->owner->target;
    size_t measure = d->bases.items[quantity->base].measure;
    bool whole = target->kind == TARGET_SHARE && measure == target->among &&
                 quantity->less == (target->less == MEASURE_NONE ? NONE : target->less);

    if (whole && !quantity->proven)
        add_to(&part->of, change->by);
    if (whole && (quantity->proven || quantity->less == NONE))
        add_to(&part->of_proven, change->by);
    if (measure == target->good && quantity->less == NONE && !quantity->proven)
        add_to(&part->recorded, change->by);
    if (measure == target->good && quantity->less == NONE && quantity->proven)
        add_to(&part->proven, change->by);
}

static bool reveals(const struct figure_line *line, size_t quantity)
{
    for (size_t i = 0; line != NULL && i < line->quantities.len; i++) {
        if (line->quantities.items[i] == quantity)
            return true;
    }
    return false;
}

static bool change_part(struct rejudging *again, size_t slot, const struct change_of *changes,
                        size_t count, struct part *part)
{
    const struct figure_line *line = line_of(again->d, again->owner, slot);
    bool changed = false;

    for (size_t i = 0; i < count; i++) {
        const struct disclosure *d = again->d;
        size_t period = d->bases.items[d->quantities.items[changes[i].quantity].base].period;

        if (!reveals(line, changes[i].quantity) || !set_has(d, line->set, changes[i].unit))
            continue;
        assert(part->piece_count == 0 || period < part->piece_count);
        change_figure(again, &changes[i], part->piece_count > 0 ? &part->pieces[period] : part);
        changed = true;
    }
    return changed;
}

static void judge_again(struct rejudging *again, struct part *part)
{
    part->beyond = part->has_expected = false;
    for (size_t i = 0; i < part->piece_count; i++)
        part->pieces[i].beyond = part->pieces[i].has_expected = false;
    if (part->piece_count > 0)
        judge_pieces(&again->judging, part);
    else
        judge_part(&again->judging, part);
}

static struct part copy_part(struct arena *arena, const struct part *part)
{
    struct part copy = *part;

    copy.pieces = ARENA_ARRAY(arena, part->piece_count, struct part);
    for (size_t i = 0; i < part->piece_count; i++)
        copy.pieces[i] = part->pieces[i];
    return copy;
}

/* A part that is judged anew. */
struct anew {
    size_t slot;
    struct part part;
};

/* The parts that a change is in: those of its units, and the total last. */
struct touched {
    struct anew items[UNITS_OF_WORLD + 1];
    size_t count;
};

static const struct part *part_before(const struct assessed *before, size_t slot)
{
    assert(slot <= before->part_count);
    return slot == before->part_count ? &before->total : &before->parts[slot];
}

static void touch(struct arena *arena, struct rejudging *again, size_t slot,
                  const struct change_of *changes, size_t count, struct touched *touched)
{
    const struct assessed *before = again->owner->assessed;
    struct anew *anew = &touched->items[touched->count];

    for (size_t i = 0; i < touched->count; i++) {
        if (touched->items[i].slot == slot)
            return;
    }
    assert(touched->count <= UNITS_OF_WORLD);
    anew->slot = slot;
    anew->part = copy_part(arena, part_before(before, slot));
    if (!change_part(again, slot, changes, count, &anew->part))
        return;
    judge_again(again, &anew->part);
    touched->count++;
}

static struct touched touch_all(struct arena *arena, struct rejudging *again,
                                const struct change_of *changes, size_t count)
{
    struct touched touched = {.count = 0};

    for (size_t i = 0; i < count; i++) {
        size_t slot = target_slot(again->owner->target, changes[i].unit);

        if (slot != SIZE_MAX)
            touch(arena, again, slot, changes, count, &touched);
    }
    touch(arena, again, again->owner->assessed->part_count, changes, count, &touched);
    return touched;
}

/* Of periods that are not pooled the total says how many hold, in all units together: as many as
 * before. */
static bool holds_as_much(const struct assessed *before, const struct touched *touched)
{
    struct decimal was = decimal_of(0), is = decimal_of(0), was_proven = was, is_proven = was;

    for (size_t i = 0; i < touched->count; i++) {
        const struct part *part = part_before(before, touched->items[i].slot);

        decimal_add(was, part->recorded, &was);
        decimal_add(was_proven, part->proven, &was_proven);
        decimal_add(is, touched->items[i].part.recorded, &is);
        decimal_add(is_proven, touched->items[i].part.proven, &is_proven);
    }
    return decimal_cmp(was, is) == 0 && decimal_cmp(was_proven, is_proven) == 0;
}

/* A target some of whose parts have other verdicts. */
static struct assessed target_anew(struct arena *arena, const struct assessed *before,
                                   const struct touched *touched)
{
    struct assessed target = *before;

    target.parts = ARENA_ARRAY(arena, before->part_count, struct part);
    for (size_t i = 0; i < before->part_count; i++)
        target.parts[i] = before->parts[i];
    for (size_t i = 0; i < touched->count; i++) {
        const struct anew *anew = &touched->items[i];

        if (anew->slot == before->part_count)
            target.total = anew->part;
        else
            target.parts[anew->slot] = anew->part;
    }
    judge_target(&target);
    return target;
}

/* That a unit need not hold says that enough others do, whatever the target comes to. */
static bool spares_the_same(const struct disclosure *d, const struct owner *owner,
                            const struct assessed *anew)
{
    for (size_t i = 0; i < anew->part_count; i++) {
        if (!is_line_withheld(d, owner->lines[i]) &&
            anew->parts[i].spared != owner->assessed->parts[i].spared)
            return false;
    }
    return true;
}

/* Whether the target is judged as before; also in each unit, where others are made of it. */
static bool stays(struct arena *arena, struct rejudging *again, const struct change_of *changes,
                  size_t count)
{
    const struct assessed *before = again->owner->assessed;
    const struct touched touched = touch_all(arena, again, changes, count);
    bool other = false;

    for (size_t i = 0; i < touched.count; i++) {
        const struct anew *anew = &touched.items[i];
        bool differs = anew->part.verdict != part_before(before, anew->slot)->verdict;

        if (differs && anew->slot < before->part_count && again->owner->member)
            return false;
        other = other || differs;
    }
    if (before->kind == FIGURE_PERIODS && before->total.piece_count == 0 &&
        !holds_as_much(before, &touched))
        return false;
    if (!other)
        return true;
    const struct assessed anew = target_anew(arena, before, &touched);

    return anew.verdict == before->verdict && spares_the_same(again->d, again->owner, &anew);
}

static bool concerns(const struct disclosure *d, const struct owner *owner,
                     const struct change_of *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t slot = target_slot(owner->target, changes[i].unit);

        if (slot != SIZE_MAX && reveals(line_of(d, owner, slot), changes[i].quantity))
            return true;
    }
    return false;
}

bool words_stay(const struct disclosure *d, const struct change_of *changes, size_t count,
                size_t *owner)
{
    struct arena *arena = arena_new();
    bool stay = true;

    for (size_t i = 0; i < d->owners.len && stay; i++) {
        const struct owner *of = &d->owners.items[i];
        struct rejudging again = {.d = d, .owner = of};

        if (of->wordless || !concerns(d, of, changes, count))
            continue;
        again.judging = judging_of(d->ledger->plan, of->target);
        stay = stays(arena, &again, changes, count);
        if (!stay)
            *owner = i;
    }
    arena_free(arena);
    return stay;
}
