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
static bool asks_people(const struct measure *measure)
{
    bool asks = (measure->distinct && measure->distinct_field->people) ||
                (measure->shown_field != NULL && measure->shown_field->people);

    for (size_t i = 0; i < measure->where_count && !asks; i++)
        asks = measure->where[i].field->people;
    return asks;
}

bool measure_counts_people(const struct field *shape, const struct measure *measure)
{
    const struct field *field = measure->item;

    if (!has_people(shape) || asks_people(measure))
        return true;
    if (measure->value != NULL && (measure->value->people || measure->kind->adds_up))
        return measure->value->people;
    while (field != NULL && !field->people)
        field = field->parent;
    return field != NULL;
}

bool target_counts_people(const struct disclosure *d, const struct target *target)
{
    const struct field *shape = d->ledger->shape;
    const struct measure *measures = d->ledger->plan->measures.items;

    if ((target->kind != TARGET_NUMBER && target->kind != TARGET_SHARE) || target->undefined)
        return false;
    return measure_counts_people(shape, &measures[target->good]) ||
           (target->among != MEASURE_NONE &&
            measure_counts_people(shape, &measures[target->among])) ||
           (target->less != MEASURE_NONE && measure_counts_people(shape, &measures[target->less]));
}
