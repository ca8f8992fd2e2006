/* SPDX-License-Identifier: MIT */
/*
 * Of which targets of people the months may be reported. See disclosure_room.h.
 *
 * The end of a month is a total of its own, and others may be held against it: the quarters of a
 * narrower target, the whole of a share, what a reading has by another day. Months are not looked
 * at with the other figures; they go where anything of the same collection is withheld, and where
 * anything else of it is reported from which one could be taken off. What is left is one target by
 * itself, whose moments are held against each other and against what its readings and the older
 * report have in all (publish.c).
 */
#include "assess/disclosure_room.h"

#include <assert.h>

/* The collection at the top of a file that a measure looks into. */
static const struct field *collection_of(const struct disclosure *d, size_t measure)
{
    const struct field *field = d->ledger->plan->measures.items[measure].item;

    assert(measure != MEASURE_NONE && "all-of is no figure of people by itself");
    while (field->parent != NULL && field->parent->parent != NULL)
        field = field->parent;
    return field;
}

static bool looks_into(const struct disclosure *d, const struct owner *owner,
                       const struct field *collection)
{
    const struct target *target = owner->target;

    return collection_of(d, target->good) == collection ||
           (target->among != MEASURE_NONE && collection_of(d, target->among) == collection) ||
           (target->less != MEASURE_NONE && collection_of(d, target->less) == collection);
}

static bool has_withheld(const struct disclosure *d, const struct owner *owner)
{
    bool any = owner->assessed->small;

    for (size_t i = 0; owner->olds != NULL && i <= owner->assessed->part_count; i++)
        any = any || is_line_withheld(d, owner->olds[i]);
    return any;
}

static bool is_reading_of(const struct owner *reading, const struct owner *owner)
{
    const struct assessed *target = owner->assessed;

    for (size_t i = 0; i < target->reading_count; i++) {
        if (reading->assessed == &target->readings[i])
            return true;
    }
    return false;
}

/* Whether a reading has one number for each figure of its target. */
static bool has_same_parts(const struct owner *reading, const struct owner *owner)
{
    return reading->assessed->kind == FIGURE_NUMBER && has_units_of(reading->target, owner->target);
}

/* How many readings of a target count something else than it does, or SIZE_MAX where one has
 * other parts, so that parts of the two could be added up against a month. */
static size_t count_other_readings(const struct disclosure *d, const struct owner *owner)
{
    size_t others = 0;

    for (size_t i = 0; i < d->owners.len; i++) {
        const struct owner *reading = &d->owners.items[i];

        if (!is_reading_of(reading, owner))
            continue;
        if (!has_same_parts(reading, owner))
            return SIZE_MAX;
        others += reading->target->good != owner->target->good;
    }
    return others;
}

static bool may_tell_months(const struct disclosure *d, const struct owner *owner)
{
    const struct field *collection = collection_of(d, owner->target->good);

    for (size_t i = 0; i < d->owners.len; i++) {
        const struct owner *other = &d->owners.items[i];

        if (looks_into(d, other, collection) &&
            (has_withheld(d, other) || (other != owner && !is_reading_of(other, owner))))
            return false;
    }
    return count_other_readings(d, owner) <= 1;
}

void disclosure_withhold_months(struct disclosure *d)
{
    for (size_t i = 0; i < d->owners.len; i++) {
        const struct owner *owner = &d->owners.items[i];

        owner->assessed->curveless = owner->assessed->curveless || !may_tell_months(d, owner);
    }
}
