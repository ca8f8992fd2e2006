/* SPDX-License-Identifier: MIT */
/*
 * What an item counts for a target: for which units, how much, proven or not. Nothing here
 * knows a field by name; the plan says which, the schema says what they are.
 */
#include "ledger/facts_room.h"

#include <assert.h>
#include <stdlib.h>

static bool has_kind(const struct node *evidence, struct slice kind)
{
    const struct member *member = node_member(evidence, kind);

    return member != NULL && member->value.kind != NODE_NULL &&
           (member->value.kind != NODE_LIST || member->value.count > 0);
}

/* Which kinds of those asked are not in the nearest enclosing evidence, a bit for each. */
static uint32_t lacking(const struct walk *walk, const struct measure *measure)
{
    const struct node *evidence = NULL;
    uint32_t lacks = 0;

    for (size_t i = walk->depth; measure->evidence_count > 0 && i-- > 0;) {
        const struct level *level = &walk->levels[i];

        if (level->field->own_evidence == NULL)
            continue;
        evidence = field_node(level->field, level->node, level->field->own_evidence);
        break;
    }
    for (size_t i = 0; i < measure->evidence_count; i++) {
        if (!has_kind(evidence, measure->evidence[i]->name))
            lacks |= UINT32_C(1) << i;
    }
    return lacks;
}

/* A value as a key: 2 and 2.0 are one, and so are two spellings of a unit or of an enum's value. */
struct slice walk_key_text(const struct walk *walk, struct arena *arena, const struct field *field,
                           const struct node *node)
{
    struct buffer text = {0};
    struct decimal number;

    if (node->kind == NODE_NUMBER && node_number(node, &number) == DECIMAL_OK)
        decimal_print(&text, number);
    else if (node->kind == NODE_BOOL)
        buffer_adds(&text, node->boolean ? "true" : "false");
    else
        buffer_add(&text, walk_canonical(walk, field, node->text));
    struct slice key = arena_copy(arena, buffer_slice(&text));
    buffer_free(&text);
    return key;
}

/* The distinct value, copied: the tree does not last. */
struct slice walk_key(const struct walk *walk, const struct measure *measure,
                      const struct node *self, date_days reference)
{
    const struct node *node = self;

    if (!measure->distinct || key_of_header(measure) != walk->of_header)
        return (struct slice){NULL, 0};
    if (measure->distinct_field != measure->distinct_owner)
        node = walk_node(walk, measure->distinct_owner, measure->distinct_field, reference);
    if (node == NULL || node->kind == NODE_LIST || node->kind == NODE_MAP)
        return (struct slice){NULL, 0};
    return walk_key_text(walk, walk->keys, measure->distinct_field, node);
}

static void add_fact(struct walk *walk, const struct fact *fact, size_t unit, bool *again)
{
    if (unit == UNIT_NONE || unit == INDEX_NONE)
        return;
    struct fact *added = ARRAY_PUSH_MOVING(walk->out->arena, &walk->out->facts);

    *added = *fact;
    added->unit = (uint32_t)unit;
    added->again = *again;
    *again = true;
}

/* The number that an entry gives; false where it has none. */
static bool value_of(const struct walk *walk, const struct measure *measure, date_days reference,
                     struct decimal *out)
{
    *out = decimal_of(1);
    if (measure->value == NULL)
        return true;
    const struct node *node = walk_node(walk, measure->item, measure->value, reference);

    if (node == NULL)
        return false;
    if (measure->value->ordered) {
        int rank = field_rank(measure->value, field_canonical(measure->value, node->text));

        *out = decimal_of(rank + 1);
        return rank >= 0;
    }
    return node->kind == NODE_NUMBER && node_number(node, out) == DECIMAL_OK;
}

/* What it shows of `having` or `items`. */
uint64_t walk_shown(const struct walk *walk, const struct measure *measure, const struct node *self,
                    date_days reference)
{
    const struct node *node = self;

    if (measure->shown_count == 0 || shown_of_header(measure) != walk->of_header)
        return 0;
    if (measure->shown_field != measure->shown_owner)
        node = walk_node(walk, measure->shown_owner, measure->shown_field, reference);
    return values_shown(walk, measure->shown_field, node, measure->shown, measure->shown_count);
}

const struct condition *walk_failing(const struct walk *walk, const struct measure *measure,
                                     const struct node *self, date_days reference, size_t *count)
{
    const struct condition *first = NULL;

    *count = 0;
    for (size_t i = 0; i < measure->where_count; i++) {
        if (condition_of_header(&measure->where[i]) != walk->of_header ||
            condition_holds(walk, &measure->where[i], self, reference))
            continue;
        if (first == NULL)
            first = &measure->where[i];
        (*count)++;
        if (!measure->traced)
            break;
    }
    return first;
}

/* ---- what is passed over, and why ---- */

struct slice walk_copy(const struct walk *walk, const struct node *node)
{
    if (node == NULL || node->kind == NODE_LIST || node->kind == NODE_MAP)
        return (struct slice){NULL, 0};
    return arena_copy(walk->out->texts, node->text);
}

/* What stands in its way: the value of its field, or how long it took. */
static void describe_miss(const struct walk *walk, struct miss *miss, const struct node *node)
{
    const struct condition *condition = miss->condition;

    miss->lasts = !lasting_holds(walk, condition);
    if (miss->lasts)
        miss->lasted = walk_lasted(walk, condition);
    if (miss->lasts && !miss->lasted.begun)
        node = walk_node(walk, condition->lasting.owner, condition->lasting.since, DATE_MAX);
    miss->value = walk_copy(walk, node);
}

/* An item that fails for one reason alone is a near miss. */
static void add_miss(struct walk *walk, uint32_t index, const struct node *self,
                     const struct period *period, bool dated, bool valued)
{
    const struct measure *measure = &walk->rules->plan->measures.items[index];
    const struct level *level = &walk->levels[walk->depth - 1];
    size_t count;
    const struct condition *condition =
        walk_failing(walk, measure, self, period->reference, &count);

    if (walk->unit == INDEX_NONE)
        return;
    if (count + !dated + !valued != 1) {
        (*walk->far)++;
        return;
    }
    struct miss *miss = ARRAY_PUSH(walk->out->arena, &walk->out->misses);

    *miss = (struct miss){
        .measure = index,
        .unit = walk->unit,
        .entry = level->entry,
        .start = self != NULL ? self->start : level->node->start,
        .why = !dated              ? dating_miss(&level->dating, period)
               : condition != NULL ? MISS_WHERE
                                   : MISS_FIELD,
        .day = level->dating.dated ? level->dating.from : DATE_MIN,
        .condition = condition,
        .key = walk_key(walk, measure, self, period->reference),
    };
    if (level->entry != ENTRY_NONE && walk->out->entries.items[level->entry].bad) {
        miss->why = MISS_FAULT;
        miss->condition = condition = NULL;
    }
    if (condition != NULL)
        describe_miss(walk, miss, condition_node(walk, condition, self, period->reference));
}

/* ---- facts ---- */

bool walk_fact(struct walk *walk, uint32_t index, const struct period *period,
               const struct node *self, struct fact *out)
{
    const struct measure *measure = &walk->rules->plan->measures.items[index];
    const struct level *level = &walk->levels[walk->depth - 1];
    const uint32_t entry_start =
        level->entry == ENTRY_NONE ? 0 : walk->out->entries.items[level->entry].start;
    size_t count;

    *out = (struct fact){
        .measure = index,
        .entry = level->entry,
        .offset = (self != NULL ? self->start : level->node->start) - entry_start,
        .header = measure->item->parent == NULL,
        .day = level->dating.dated ? level->dating.from : DATE_MIN,
    };
    if (!dating_counts(&level->dating, period, measure->window.overlap) ||
        walk_failing(walk, measure, self, period->reference, &count) != NULL)
        return false;
    out->absent = !value_of(walk, measure, period->reference, &out->value);
    if (out->absent && !measure->kind->latest)
        return false;
    out->lacks = lacking(walk, measure);
    out->key = walk_key(walk, measure, self, period->reference);
    out->shown = walk_shown(walk, measure, self, period->reference);
    out->since = out->day;
    out->until = DATE_MAX;
    return true;
}

/* For each unit that has the item. */
static void add_facts(struct walk *walk, const struct fact *fact)
{
    bool again = false;

    add_fact(walk, fact, walk->unit, &again);
    walk_share(walk, fact, &again, add_fact);
}

/* Adds what an item counts for each value of `per`, of a list for each different one; false where
 * there is none. */
static bool add_for_values(struct walk *walk, struct fact *fact, const struct node *node)
{
    const struct field *field = walk->rules->plan->measures.items[fact->measure].per_field;
    struct slice *values;

    if (node != NULL && node_is_scalar(node)) {
        fact->per = walk_key_text(walk, walk->keys, field, node);
        add_facts(walk, fact);
        return true;
    }
    if (node == NULL || node->kind != NODE_LIST)
        return false;
    const size_t count = walk_different(walk, field, node, &values);

    for (size_t i = 0; i < count; i++) {
        fact->per = values[i];
        add_facts(walk, fact);
    }
    free(values);
    return count > 0;
}

/* What holds the value of `per`, or a list of such. */
static const struct node *per_node(const struct walk *walk, const struct measure *measure,
                                   const struct node *self, date_days reference)
{
    if (measure->per_field == measure->per_owner)
        return self;
    return walk_node(walk, measure->per_owner, measure->per_field, reference);
}

/* Adds the facts of an item that counts for a measure in a period; false where it counts for no
 * value of `per`. */
static bool add_in_period(struct walk *walk, struct fact fact, uint32_t period_index,
                          const struct node *self)
{
    const struct measure *measure = &walk->rules->plan->measures.items[fact.measure];

    fact.period = period_index;
    if (measure->window.slicing.every == EVERY_NONE)
        fact.since = walk_since(walk, fact.measure, &fact);
    if (measure->per_field != NULL)
        return add_for_values(
            walk, &fact, per_node(walk, measure, self, measure->periods[period_index].reference));
    add_facts(walk, &fact);
    return true;
}

/* The first period that an item may count in by its dates; period_count where there is none. The
 * periods follow one another. */
static uint32_t first_period(const struct measure *measure, const struct dating *dating)
{
    uint32_t low = 0, high = (uint32_t)measure->period_count;

    while (dating->dated && low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const struct period *period = &measure->periods[middle];

        assert(middle == 0 || measure->periods[middle - 1].to < period->from);
        if (period->to < dating->from && period->reference < dating->from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether it may count in a period, or in one that follows. */
static bool goes_on(const struct measure *measure, const struct dating *dating, uint32_t period)
{
    return period < measure->period_count &&
           (!dating->dated || measure->periods[period].from <= dating->to);
}

/* Whether the item counts for a measure in some period; its facts are added. What does not turn
 * with the reference date is asked in the first period that the item is dated in, and is the same
 * in all others. */
static bool measure_in_periods(struct walk *walk, uint32_t index, const struct node *self)
{
    const struct measure *measure = &walk->rules->plan->measures.items[index];
    const struct dating *dating = &walk->levels[walk->depth - 1].dating;
    const bool turns = walk->rules->turns[index];
    struct fact fact;
    bool asked = false, holds = false, counts = false;

    for (uint32_t i = first_period(measure, dating); goes_on(measure, dating, i); i++) {
        const struct period *period = &measure->periods[i];

        if (!dating_counts(dating, period, measure->window.overlap))
            continue;
        if (turns || !asked)
            holds = walk_fact(walk, index, period, self, &fact);
        asked = true;
        counts = (holds && add_in_period(walk, fact, i, self)) || counts;
    }
    return counts;
}

/* Why an item counts in none of the periods: by the time from the first to the last one. */
static void trace_miss(struct walk *walk, uint32_t index, const struct node *self)
{
    const struct measure *measure = &walk->rules->plan->measures.items[index];
    const struct level *level = &walk->levels[walk->depth - 1];
    struct decimal value;

    if (measure->period_count == 0)
        return;
    const struct period *last = &measure->periods[measure->period_count - 1];
    const struct period whole = {
        .from = measure->periods[0].from,
        .to = last->to > measure->window.to ? last->to : measure->window.to,
        .reference = last->reference,
    };
    const struct dating *dating = &level->dating;
    bool dated = false;

    for (uint32_t i = first_period(measure, dating); goes_on(measure, dating, i) && !dated; i++)
        dated = dating_counts(dating, &measure->periods[i], measure->window.overlap);
    bool valued =
        value_of(walk, measure, whole.reference, &value) &&
        (measure->per_field == NULL || per_node(walk, measure, self, whole.reference) != NULL);
    add_miss(walk, index, self, &whole, dated, valued);
}

static void measure_for(struct walk *walk, uint32_t index, const struct node *self)
{
    const struct measure *measure = &walk->rules->plan->measures.items[index];
    bool counts = measure_in_periods(walk, index, self);

    if (measure->period_count == 1 && measure->window.slicing.every == EVERY_NONE &&
        measure->per_field == NULL) /* of what is asked of values nobody asks how it grew */
        walk_add_past(walk, index, self);
    if (measure->traced && !counts)
        trace_miss(walk, index, self);
}

static const struct item_measures *measures_of(const struct facts_rules *rules,
                                               const struct field *item)
{
    size_t low = 0, high = rules->item_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if ((uintptr_t)rules->items[middle].item < (uintptr_t)item)
            low = middle + 1;
        else
            high = middle;
    }
    return low < rules->item_count && rules->items[low].item == item ? &rules->items[low] : NULL;
}

void measure_item(struct walk *walk, const struct field *item, const struct node *value)
{
    const struct item_measures *found = measures_of(walk->rules, item);

    for (size_t i = 0; found != NULL && i < found->count; i++)
        measure_for(walk, found->measures[i], value);
}
