/* SPDX-License-Identifier: MIT */
/*
 * What the words of a plan need of the unit schema: a date, where they ask for days; a unit. Where
 * the schema does not say which field it is, every entry would count as in time, or for nobody, and
 * no message would tell. What is needed of a value (a number, an order, a kind of evidence) is
 * asked for where that is compiled.
 */
#include "plan/plan_room.h"

#include <assert.h>

/* Words of a target that ask when something was. */
static const char *const day_words[] = {"window", "due", "during", "every"};

/* Whether an entry is dated by the schema, by itself or by what it stands in. */
static bool is_dated(const struct field *item)
{
    for (const struct field *at = item; at != NULL; at = at->parent) {
        if (at->on != NULL || at->from != NULL || at->to != NULL)
            return true;
    }
    return false;
}

/* The word by which a measure of the target asks for days; NULL where none does. */
static const char *day_word(const struct node *target, const struct measure *measure)
{
    if (measure->kind->latest)
        return measure->kind->key;
    for (size_t i = 0; i < sizeof day_words / sizeof day_words[0]; i++) {
        if (node_get(target, day_words[i]) != NULL)
            return day_words[i];
    }
    return NULL;
}

/* What stands at the top of a file has no day: it holds for its unit at any time. */
static bool check_measure(const struct planner *planner, const struct node *target, size_t index)
{
    if (index == MEASURE_NONE)
        return true;
    const struct measure *measure = &planner->plan->measures.items[index];
    const char *word = day_word(target, measure);
    const struct node *path = node_get(measure->node, measure->kind->key);

    assert(path != NULL && "a measure is of the kind whose key it has");
    if (word == NULL || measure->item->parent == NULL || is_dated(measure->item))
        return true;
    struct diag *diag = planner_fault(planner, DIAG_NO_DATES, path);

    diag_set_own(diag, "word", slice_of(word));
    diag_set(diag, "collection", field_path(planner->arena, field_entry(measure->item)));
    return false;
}

bool dates_check(const struct planner *planner, const struct node *node,
                 const struct target *target)
{
    bool good = check_measure(planner, node, target->good);
    bool among = check_measure(planner, node, target->among);

    return check_measure(planner, node, target->less) && good && among;
}

bool units_check(const struct planner *planner)
{
    const struct field *shape = planner->unit_shape;
    const struct member *targets = node_member(&planner->tree->root, SLICE("targets"));

    for (size_t i = 0; i < shape->field_count; i++) {
        if (shape->fields[i].unit)
            return true;
    }
    planner_fault(planner, DIAG_NO_UNITS, targets == NULL ? &planner->tree->root : &targets->key);
    return false;
}
