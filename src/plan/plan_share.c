/* SPDX-License-Identifier: MIT */
/*
 * What a share is made of: good is part of among. Only what the conditions themselves show is told:
 * that no entry can be in both, that the two are the same, or that they are swapped.
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

/* Both name the values that will do, and have none in common. */
static bool exclude(const struct condition *a, const struct condition *b)
{
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

/* The condition of good that no entry of among meets; NULL where none is seen. */
static const struct condition *find_exclusion(const struct measure *good,
                                              const struct measure *among)
{
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

bool share_check(const struct planner *planner, const struct node *share,
                 const struct target *target)
{
    const struct measure *good = &planner->plan->measures.items[target->good];
    const struct measure *among = &planner->plan->measures.items[target->among];
    const struct node *node = node_get(share, "good");
    const struct condition *exclusion =
        entries_of(good) == entries_of(among) ? find_exclusion(good, among) : NULL;

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
    return true;
}
