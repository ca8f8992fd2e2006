/* SPDX-License-Identifier: MIT */
/*
 * How long it took from one date of an entry to another, and how long it takes so far. What is
 * known is what there is on the as-of date, not on the reference date of a target: a thing that
 * came in within the year may be finished in time in the next one, and is, once that is known.
 */
#include "ledger/facts_room.h"

#include <assert.h>

/* The day that a field holds, whenever that is; a quarter is none. */
static bool find_day(const struct walk *walk, const struct field *owner, const struct field *field,
                     const struct node **node, date_days *out)
{
    *node = walk_node(walk, owner, field, DATE_MAX);
    return *node != NULL && node_day(*node, out);
}

static int32_t days_between(const struct walk *walk, const struct lasting *lasting, date_days from,
                            date_days to)
{
    return lasting->working ? workdays_between(&walk->rules->plan->workdays, from, to) : to - from;
}

struct lasted walk_lasted(const struct walk *walk, const struct condition *condition)
{
    const struct lasting *lasting = &condition->lasting;
    const struct node *node;
    struct lasted out = {.begun = false};
    date_days from, to;

    assert(lasting->way != LASTING_NONE);
    out.begun = find_day(walk, lasting->owner, lasting->since, &node, &from) && from <= walk->known;
    bool ends = find_day(walk, condition->owner, condition->field, &node, &to);
    if (node != NULL && !ends) /* nobody knows on which day */
        return out;
    out.ended = ends && to <= walk->known;
    if (!out.ended)
        to = walk->known;
    out.counted = out.begun && from <= to;
    if (out.counted)
        out.days = days_between(walk, lasting, from, to);
    assert(out.days >= 0);
    return out;
}

bool lasting_holds(const struct walk *walk, const struct condition *condition)
{
    const struct lasting *lasting = &condition->lasting;

    if (lasting->way == LASTING_NONE)
        return true;
    const struct lasted lasted = walk_lasted(walk, condition);

    return lasted.counted && lasted.ended == lasting_asks_ended(lasting) &&
           (lasted.days > lasting->days) == lasting_asks_more(lasting);
}

/* The first day by which more than the days of the condition have gone; DATE_MAX where that is
 * later than what is known. */
static date_days day_run_out(const struct walk *walk, const struct lasting *lasting, date_days from)
{
    date_days low = from, high = walk->known;

    if (high < from || days_between(walk, lasting, from, high) <= lasting->days)
        return DATE_MAX;
    while (low < high) {
        date_days middle = low + (high - low) / 2;

        if (days_between(walk, lasting, from, middle) > lasting->days)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

size_t lasting_turns(const struct walk *walk, const struct condition *condition,
                     date_days out[LASTING_TURNS])
{
    const struct lasting *lasting = &condition->lasting;
    const struct node *node;
    size_t count = 0;

    if (lasting->way == LASTING_NONE)
        return 0;
    if (find_day(walk, lasting->owner, lasting->since, &node, &out[0])) {
        out[1] = day_run_out(walk, lasting, out[0]);
        count = 2;
    }
    if (find_day(walk, condition->owner, condition->field, &node, &out[count]))
        count++;
    assert(count <= LASTING_TURNS);
    return count;
}
