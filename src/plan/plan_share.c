/* SPDX-License-Identifier: MIT */
/*
 * What a share is made of: good is part of among. Only what the measures themselves show is
 * reported: that no entry can be in both, that they count different things, that the two are the
 * same, or that they are swapped. Of a ratio nothing is wrong but the same by itself.
 */
#include "plan/plan_room.h"

static const struct condition *condition_on(const struct measure *measure,
                                            const struct condition *other)
{
    for (size_t i = 0; i < measure->where_count; i++) {
        if (measure->where[i].field == other->field && measure->where[i].owner == other->owner)
            return &measure->where[i];
    }
    return NULL;
}

/* One asks of what is finished, and the other one of what is not. */
static bool exclude_lasting(const struct lasting *a, const struct lasting *b)
{
    return a->way != LASTING_NONE && b->way != LASTING_NONE &&
           lasting_asks_ended(a) != lasting_asks_ended(b);
}

/* Both name the values that will do, and have none in common. */
static bool exclude(const struct condition *a, const struct condition *b)
{
    if (exclude_lasting(&a->lasting, &b->lasting))
        return true;
    if (a->field->kind != FIELD_VALUE || a->any_count == 0 || b->any_count == 0)
        return false;
    for (size_t i = 0; i < a->any_count; i++) {
        for (size_t j = 0; j < b->any_count; j++) {
            if (plan_value_equal(&a->any[i], &b->any[j]))
                return false;
        }
    }
    return true;
}

static const struct field *entries_of(const struct measure *measure)
{
    return field_entry(measure->item);
}

/* Whether several entries may have the value that is counted: a place, or whom they refer to. Then
 * what one entry cannot be, the entries of the value can be together. */
static bool has_many_entries(const struct measure *measure)
{
    const struct field *field = measure->distinct_field;

    return measure->distinct && field_has_scalars(field) &&
           (field->ref != NULL || (!field->code && field->unique == FIELD_UNIQUE_NONE));
}

/* The condition of good that no entry of among meets; NULL where none is seen. */
static const struct condition *find_exclusion(const struct measure *good,
                                              const struct measure *among)
{
    if (entries_of(good) != entries_of(among) ||
        (has_many_entries(good) && has_many_entries(among)))
        return NULL;
    for (size_t i = 0; i < good->where_count; i++) {
        const struct condition *other = condition_on(among, &good->where[i]);

        if (other != NULL && exclude(&good->where[i], other))
            return &good->where[i];
    }
    return NULL;
}

static bool same_measure(const struct measure *good, const struct measure *among)
{
    return node_equal(good->node, among->node) && good->evidence_count == 0;
}

/* Good is the greater of two numbers of an entry, by the schema's own word (x-at-most). */
static bool is_swapped(const struct measure *good, const struct measure *among)
{
    return good->value != NULL && among->value != NULL && good->kind == among->kind &&
           among->value->at_most == good->value;
}

/* What tells one of the things that are counted from another: a field, or where a field refers to
 * one, that; NULL where each entry is one. */
static const struct field *key_of(const struct measure *measure)
{
    const struct field *key = measure->distinct ? measure->distinct_field : measure->item;

    if (!field_has_scalars(key))
        return NULL;
    return key->ref != NULL ? key->ref : key;
}

/* Entries of two collections, which are counted: none of one is in the other, but by a reference.
 */
static bool counts_others(const struct measure *good, const struct measure *among)
{
    const struct field *from = entries_of(good), *to = entries_of(among);
    const struct field *key = key_of(good), *other = key_of(among);

    if (good->value != NULL || among->value != NULL || from == to)
        return false;
    return (key == NULL || (key != other && key->parent != to)) &&
           (other == NULL || (other != key && other->parent != from));
}

static void doubt_others(const struct planner *planner, const struct node *node,
                         const struct measure *good, const struct measure *among)
{
    struct diag *diag = planner_doubt(planner, DIAG_GOOD_ELSEWHERE, &node->members[0].value);

    if (diag == NULL)
        return;
    field_set_name(diag, "good", entries_of(good));
    field_set_name(diag, "among", entries_of(among));
}

bool share_check(const struct planner *planner, const struct node *share,
                 const struct target *target)
{
    const struct measure *good = &planner->plan->measures.items[target->good];
    const struct measure *among = &planner->plan->measures.items[target->among];
    const struct node *node = node_get(share, "good");
    const struct condition *exclusion = find_exclusion(good, among);

    if (exclusion != NULL) {
        field_set_name(planner_fault(planner, DIAG_GOOD_OUTSIDE, node_get(node, "where")), "field",
                       exclusion->field);
        return false;
    }
    if (is_swapped(good, among)) {
        struct diag *diag = planner_fault(planner, DIAG_SHARE_SWAPPED, share);

        field_set_name(diag, "good", good->value);
        field_set_name(diag, "among", among->value);
        return false;
    }
    if (same_measure(good, among))
        planner_doubt(planner, DIAG_GOOD_IS_ALL, &node->members[0].value);
    else if (counts_others(good, among))
        doubt_others(planner, node, good, among);
    return true;
}

bool ratio_check(const struct planner *planner, const struct node *ratio,
                 const struct target *target)
{
    const struct measure *measures = planner->plan->measures.items;
    const struct node *node = node_get(ratio, "of");

    if (same_measure(&measures[target->good], &measures[target->among]))
        planner_doubt(planner, DIAG_RATIO_OF_ITSELF, &node->members[0].value);
    return true;
}
