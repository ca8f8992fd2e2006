/* SPDX-License-Identifier: MIT */
/* Which figures are of people. See disclosure_room.h. */
#include "assess/disclosure_room.h"

static bool has_people(const struct field *field)
{
    bool people = field->people;

    for (size_t i = 0; i < field->field_count && !people; i++)
        people = has_people(&field->fields[i]);
    return people;
}

/* A condition on a number of people says what the number is. */
static bool where_asks_people(const struct measure *measure)
{
    bool asks = false;

    for (size_t i = 0; i < measure->where_count && !asks; i++)
        asks = measure->where[i].field->people || (measure->where[i].lasting.way != LASTING_NONE &&
                                                   measure->where[i].lasting.since->people);
    return asks;
}

static bool asks_people(const struct measure *measure)
{
    return (measure->distinct && measure->distinct_field->people) ||
           (measure->shown_field != NULL && measure->shown_field->people) ||
           where_asks_people(measure);
}

bool measure_reads_people(const struct field *shape, const struct measure *measure)
{
    const struct field *field = measure->item;

    while (field != NULL && !field->people)
        field = field->parent;
    return field != NULL || !has_people(shape);
}

/* Whether it adds up a number that people have and that counts nobody, as the number of a grid: of
 * one entry the sum is that number, and where it is 1 of each, the sum is how many they are. */
static bool adds_up_traits(const struct field *shape, const struct measure *measure)
{
    return has_people(shape) && measure->kind->adds_up && measure->value != NULL &&
           !measure->value->people && !measure->value->ordered;
}

/* Whether its figure is made of values of entries of people that are private (x-private), or adds
 * up what each of them has. */
static bool measure_reveals_private(const struct field *shape, const struct measure *measure)
{
    const struct field *field = measure->kind->items ? measure->shown_field : measure->value;

    if (!measure_reads_people(shape, measure))
        return false;
    while (field != NULL && !field->private)
        field = field->parent;
    return field != NULL || adds_up_traits(shape, measure);
}

bool measure_counts_people(const struct field *shape, const struct measure *measure)
{
    if (asks_people(measure) || measure_reveals_private(shape, measure))
        return true;
    if (has_people(shape) && measure->value != NULL &&
        (measure->value->people || measure->kind->adds_up))
        return measure->value->people;
    return measure_reads_people(shape, measure);
}

bool target_has_measure(const struct ledger *ledger, const struct target *target,
                        bool (*is_so)(const struct field *, const struct measure *))
{
    const size_t measures[] = {target->good, target->among, target->less, target->apiece.listed};
    bool any = false;

    if (target->kind == TARGET_MEMBERS || target->undefined)
        return false;
    for (size_t i = 0; i < target->member_count && !any; i++) /* the sides of a change */
        any = target_has_measure(ledger, &target->members[i], is_so);
    for (size_t i = 0; i < sizeof measures / sizeof measures[0] && !any; i++)
        any = measures[i] != MEASURE_NONE &&
              is_so(ledger->shape, &ledger->plan->measures.items[measures[i]]);
    return any;
}

bool target_counts_people(const struct disclosure *d, const struct target *target)
{
    return (target->kind == TARGET_NUMBER || target->kind == TARGET_SHARE) &&
           target_has_measure(d->ledger, target, measure_counts_people);
}

/* Which items of a list occur, or which rank: where these are numbers of people, so is what is
 * reported of them, and how it stands with a bound, too. */
static bool shows_numbers(const struct disclosure *d, const struct target *target)
{
    if (target->kind != TARGET_ITEMS && target->kind != TARGET_LEVEL)
        return false;
    const struct measure *measure = &d->ledger->plan->measures.items[target->good];
    const struct field *field = measure->value != NULL ? measure->value : measure->shown_field;

    return field != NULL && field->people;
}

bool target_asks_numbers(const struct disclosure *d, const struct target *target)
{
    const struct measure *good = &d->ledger->plan->measures.items[target->good];

    return asks_people(good) || (target->among != MEASURE_NONE &&
                                 asks_people(&d->ledger->plan->measures.items[target->among]));
}

/* By how many people more or fewer there are than at another time, which nothing else may tell. */
static bool is_change_of_people(const struct disclosure *d, const struct target *target)
{
    return target->kind == TARGET_CHANGE &&
           target_has_measure(d->ledger, target, measure_counts_people);
}

/* Whether a value says who somebody is: a code, what is private, or what stands in entries of
 * people. */
static bool tells_somebody(const struct field *field)
{
    bool people = field->people;

    for (const struct field *at = field->parent; at != NULL && !people; at = at->parent)
        people = at->people;
    return people || field->code || field->private;
}

static bool apiece_is_of_people(const struct ledger *ledger, const struct target *target)
{
    const struct field *field = ledger->plan->measures.items[target->good].per_field;

    return tells_somebody(field) || (field->ref != NULL && tells_somebody(field->ref)) ||
           target_has_measure(ledger, target, measure_reads_people) ||
           target_has_measure(ledger, target, measure_counts_people);
}

bool quota_is_of_people(const struct ledger *ledger, const struct target *target)
{
    const struct quota *quota = target->each.quota;

    return quota != NULL &&
           measure_counts_people(ledger->shape, &ledger->plan->measures.items[quota->measure]);
}

bool want_is_of_people(const struct ledger *ledger, const struct target *target)
{
    return (target->apiece.asked && apiece_is_of_people(ledger, target)) ||
           quota_is_of_people(ledger, target);
}

/* Of what does not add up nothing is reported, for the lines know of sums only. A mean times the
 * number of its entries, which another target shows, is a number of people, too; and of people it
 * is nearly what each of few has. The sum of what few have that is private is such a value, as
 * well.
 */
bool target_is_withheld(const struct disclosure *d, const struct target *target)
{
    return target_has_measure(d->ledger, target, measure_reveals_private) ||
           shows_numbers(d, target) || is_change_of_people(d, target) ||
           want_is_of_people(d->ledger, target) ||
           (target_counts_people(d, target) &&
            !d->ledger->plan->measures.items[target->good].kind->adds_up);
}
