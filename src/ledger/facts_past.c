/* SPDX-License-Identifier: MIT */
/*
 * What counted on earlier days, for figures by the month: an entry that has ended since, a record
 * (a household's exit) that came later. What an item counts changes on few days only: when it
 * begins, the day after it ends, when a record in it or around it begins. Between these it stays
 * the same, so it is asked on these days and on no others.
 */
#include "ledger/facts_room.h"

#include <assert.h>

/* An item has days of its own and one for each dated record in it and around it: as many as the
 * schema has, in a file of any length. Days beyond these are not looked at. */
#define TURNS_MAX 32

/* The days on which what an item counts may change, the first day that is looked at among them. */
struct turns {
    date_days days[TURNS_MAX];
    size_t count;
};

static void add_turn(struct turns *turns, const struct period *period, date_days day)
{
    size_t at = turns->count;

    if (day < period->from || day > period->reference || turns->count == TURNS_MAX)
        return;
    while (at > 0 && turns->days[at - 1] > day)
        at--;
    if (at > 0 && turns->days[at - 1] == day)
        return;
    for (size_t i = turns->count; i > at; i--)
        turns->days[i] = turns->days[i - 1];
    turns->days[at] = day;
    turns->count++;
    assert(at + 1 == turns->count || day < turns->days[at + 1]);
}

/* The days of the dated records of an entry, and of records in these. */
static void add_records(struct turns *turns, const struct period *period, const struct field *field,
                        const struct node *node)
{
    for (size_t i = 0; node->kind == NODE_MAP && i < field->field_count; i++) {
        const struct field *below = &field->fields[i];
        const struct member *member =
            below->kind == FIELD_RECORD ? node_numbered(node, below->number, below->name) : NULL;
        date_days day;

        if (member == NULL)
            continue;
        for (size_t k = 0; k < below->field_count; k++) {
            if (below->fields[k].date != FIELD_DATE_NONE && member->value.kind == NODE_MAP &&
                date_of_node(field_node(below, &member->value, &below->fields[k]), &day))
                add_turn(turns, period, day);
        }
        add_records(turns, period, below, &member->value);
    }
}

/* Whether a measure asks something that stands in a dated record of an entry. */
static bool asks_record(const struct field *owner, const struct field *field)
{
    for (const struct field *at = field; at != NULL && at != owner; at = at->parent) {
        for (size_t i = 0; at->kind == FIELD_RECORD && i < at->field_count; i++) {
            if (at->fields[i].date != FIELD_DATE_NONE)
                return true;
        }
    }
    return false;
}

bool measure_turns(const struct measure *measure)
{
    bool turns = measure->value != NULL && asks_record(measure->item, measure->value);

    for (size_t i = 0; i < measure->where_count; i++)
        turns = turns || measure->where[i].lasting.way != LASTING_NONE ||
                asks_record(measure->where[i].owner, measure->where[i].field);
    return turns ||
           (measure->distinct && asks_record(measure->distinct_owner, measure->distinct_field)) ||
           (measure->per_field != NULL && asks_record(measure->per_owner, measure->per_field)) ||
           (measure->shown_count > 0 && asks_record(measure->shown_owner, measure->shown_field));
}

/* What is asked of the days between two dates is known on the as-of date; what came after the
 * reference date came with it, in the figures by the month. */
static void add_lastings(struct turns *turns, const struct walk *walk, const struct period *period,
                         const struct measure *measure)
{
    date_days days[LASTING_TURNS];

    for (size_t i = 0; i < measure->where_count; i++) {
        size_t count = lasting_turns(walk, &measure->where[i], days);

        for (size_t k = 0; k < count; k++)
            add_turn(turns, period,
                     days[k] > period->reference && days[k] <= walk->known ? period->reference
                                                                           : days[k]);
    }
}

/* What the innermost level may have counted otherwise; no turns where it is as it always was, which
 * is nearly everywhere: their days are not set then. */
static void find_turns(const struct walk *walk, uint32_t index, struct turns *turns)
{
    const struct measure *measure = &walk->rules->plan->measures.items[index];
    assert(measure->period_count > 0);
    const struct period *period = &measure->periods[0];
    const struct dating *dating = &walk->levels[walk->depth - 1].dating;
    bool ended = dating->dated && dating->interval && !measure->window.overlap &&
                 dating->to < period->reference;

    turns->count = 0;
    if (!ended && !walk->rules->turns[index])
        return;
    add_turn(turns, period, period->from);
    if (dating->dated)
        add_turn(turns, period, dating->from);
    if (ended)
        add_turn(turns, period, dating->to + 1);
    for (size_t i = 1; walk->rules->turns[index] && i < walk->depth; i++)
        add_records(turns, period, walk->levels[i].field, walk->levels[i].node);
    add_lastings(turns, walk, period, measure);
}

date_days walk_since(const struct walk *walk, uint32_t index, const struct fact *fact)
{
    struct turns turns;

    find_turns(walk, index, &turns);
    if (turns.count == 0)
        return fact->day;
    return turns.days[turns.count - 1];
}

static void add_past(struct walk *walk, const struct fact *fact, size_t unit, bool *again)
{
    if (unit == UNIT_NONE || unit == INDEX_NONE)
        return;
    struct fact *added = ARRAY_PUSH_MOVING(walk->out->arena, &walk->out->past);

    *added = *fact;
    added->unit = (uint32_t)unit;
    added->again = *again;
    *again = true;
}

void walk_add_past(struct walk *walk, uint32_t index, const struct node *self)
{
    const struct measure *measure = &walk->rules->plan->measures.items[index];
    struct period period = measure->periods[0];
    const date_days known = walk->known;
    struct turns turns;

    find_turns(walk, index, &turns);
    for (size_t i = 0; i < turns.count; i++) {
        bool last = i + 1 == turns.count, again = false;
        struct fact fact;

        walk->known = period.reference = turns.days[i];
        if (last || !walk_fact(walk, index, &period, self, &fact))
            continue; /* with the last turn it is what it is on the reference date */
        fact.since = turns.days[i];
        fact.until = turns.days[i + 1] - 1;
        assert(fact.since <= fact.until);
        add_past(walk, &fact, walk->unit, &again);
        walk_share(walk, &fact, &again, add_past);
    }
    walk->known = known;
}
