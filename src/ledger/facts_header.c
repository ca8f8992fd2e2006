/* SPDX-License-Identifier: MIT */
/*
 * Fields of the header that conditions ask of entries. A unit may be split over files, and any of
 * them may hold the field: what is asked of the header is looked at when all files are read. Until
 * then the few fields that are asked are kept by unit, and facts wait.
 */
#include "ledger/facts_room.h"

#include <assert.h>

/* Whether a field that something asks is one of the header; `self` of an owner is not. */
static bool is_of_header(const struct field *owner, const struct field *field)
{
    return owner != NULL && owner->parent == NULL && field != owner;
}

bool condition_of_header(const struct condition *condition)
{
    return is_of_header(condition->owner, condition->field);
}

bool key_of_header(const struct measure *measure)
{
    return measure->distinct && is_of_header(measure->distinct_owner, measure->distinct_field);
}

bool shown_of_header(const struct measure *measure)
{
    return measure->shown_count > 0 && is_of_header(measure->shown_owner, measure->shown_field);
}

/* ---- what is asked ---- */

/* The field of the document that it is or stands in. */
static const struct field *top_of(const struct field *field)
{
    while (field->parent != NULL && field->parent->parent != NULL)
        field = field->parent;
    return field;
}

static void ask(struct facts_rules *rules, const struct field *field, bool value)
{
    const struct field *top = top_of(field);
    struct asked_field *asked = rules->asked;

    for (size_t i = 0; i < rules->asked_count; i++, asked++) {
        if (asked->field == top)
            break;
    }
    if (asked == rules->asked + rules->asked_count)
        rules->asked_count++;
    asked->field = top;
    asked->value = asked->value || (value && field == top);
}

/* At most one field for each condition, and two more for a measure. */
void header_find_asked(struct arena *arena, struct facts_rules *rules)
{
    const struct plan *plan = rules->plan;
    size_t count = 0;

    for (size_t i = 0; plan != NULL && i < plan->measures.len; i++)
        count += plan->measures.items[i].where_count + 2;
    rules->asked = ARENA_ARRAY(arena, count, struct asked_field);
    for (size_t i = 0; plan != NULL && i < plan->measures.len; i++) {
        const struct measure *measure = &plan->measures.items[i];

        for (size_t k = 0; k < measure->where_count; k++) {
            const struct condition *condition = &measure->where[k];

            if (condition_of_header(condition))
                ask(rules, condition->field, !condition->asks_present);
        }
        if (key_of_header(measure))
            ask(rules, measure->distinct_field, true);
        if (shown_of_header(measure))
            ask(rules, measure->shown_field, true);
    }
}

const struct asked_field *header_asked(const struct facts_rules *rules, const struct field *field)
{
    for (size_t i = 0; i < rules->asked_count; i++) {
        if (rules->asked[i].field == field)
            return &rules->asked[i];
    }
    return NULL;
}

/* ---- what the files say ---- */

static struct node copy_node(struct arena *arena, const struct node *node)
{
    struct node copy = *node;

    if (node->kind == NODE_LIST) {
        copy.items = ARENA_ARRAY(arena, node->count, struct node);
        for (uint32_t i = 0; i < node->count; i++)
            copy.items[i] = copy_node(arena, &node->items[i]);
    } else if (node->kind == NODE_MAP) {
        copy.members = ARENA_ARRAY(arena, node->count, struct member);
        for (uint32_t i = 0; i < node->count; i++) {
            copy.members[i].key = copy_node(arena, &node->members[i].key);
            copy.members[i].value = copy_node(arena, &node->members[i].value);
        }
    } else {
        copy.text = arena_copy(arena, node->text);
    }
    return copy;
}

void header_take(struct walk *walk, const struct field *field, const struct node *node)
{
    struct arena *arena = walk->out->texts;
    struct node *header = walk->header;

    if (walk->unit == INDEX_NONE || node->faulty || header_asked(walk->rules, field) == NULL ||
        node_member(header, field->name) != NULL)
        return;
    assert(header->count < walk->rules->asked_count);
    if (header->count == 0)
        header->members = ARENA_ARRAY(arena, walk->rules->asked_count, struct member);
    header->kind = NODE_MAP;
    header->members[header->count++] =
        (struct member){{.kind = NODE_STRING, .text = field->name}, copy_node(arena, node)};
}

/* The first file that says something of a field counts; others are held against it (link_heads.c).
 * Each array has room for all that is asked. */
void header_join(struct node *header, const struct node *of)
{
    if (header->count == 0) {
        *header = *of;
        return;
    }
    for (uint32_t i = 0; i < of->count; i++) {
        if (node_member(header, of->members[i].key.text) == NULL)
            header->members[header->count++] = of->members[i];
    }
}

/* ---- when all is read ---- */

/* A walk that stands at the header of a unit, and asks what is of the header only. */
static void enter(struct walk *walk, uint32_t entry, uint32_t unit)
{
    static const struct node empty = {.kind = NODE_MAP};
    const struct facts *facts = walk->out;

    assert(entry == ENTRY_NONE || entry < facts->all.count);
    uint32_t home = entry == ENTRY_NONE ? unit : entry_unit(&facts->all, entry);
    const struct node *header = home == INDEX_NONE ? &empty : &facts->headers[home];

    walk->unit = home;
    walk->levels[0] = (struct level){.field = walk->rules->shape,
                                     .node = header->kind == NODE_MAP ? header : &empty,
                                     .entry = ENTRY_NONE};
}

static void add_miss(struct walk *walk, const struct fact *fact, const struct condition *condition,
                     size_t count, date_days reference)
{
    if (fact->again || walk->unit == INDEX_NONE)
        return;
    if (count != 1) {
        walk->out->far[walk->unit]++;
        return;
    }
    *ARRAY_PUSH(walk->out->arena, &walk->out->misses) = (struct miss){
        .measure = fact->measure,
        .unit = walk->unit,
        .entry = fact->entry,
        .start = fact_start(walk->out, fact),
        .why = MISS_WHERE,
        .day = fact->day,
        .condition = condition,
        .value = walk_copy(walk, condition_node(walk, condition, NULL, reference)),
        .key = fact->key,
    };
}

/* Whether a measure asks anything of the header. */
static bool asks_header(const struct measure *measure)
{
    bool asks = key_of_header(measure) || shown_of_header(measure);

    for (size_t i = 0; i < measure->where_count; i++)
        asks = asks || condition_of_header(&measure->where[i]);
    return asks;
}

struct settlement {
    struct walk walk;
    bool reported; /* what is passed over is noted where it is traced */
};

/* Whether a fact holds by what the header says; then it has what it takes from there. */
static enum fact_fate settle_fact(void *context, struct fact *fact)
{
    struct settlement *settlement = context;
    struct walk *walk = &settlement->walk;
    const struct measure *measure = &walk->rules->plan->measures.items[fact->measure];

    assert(fact->measure < walk->rules->plan->measures.len);
    assert(fact->period < measure->period_count);
    date_days reference = measure->periods[fact->period].reference;
    size_t count;

    enter(walk, fact->entry, fact->unit);
    const struct condition *condition = walk_failing(walk, measure, NULL, reference, &count);
    if (condition != NULL) {
        if (settlement->reported && measure->traced)
            add_miss(walk, fact, condition, count, reference);
        return FACT_GONE;
    }
    if (key_of_header(measure))
        fact->key = walk_key(walk, measure, NULL, reference);
    if (shown_of_header(measure))
        fact->shown = walk_shown(walk, measure, NULL, reference);
    return key_of_header(measure) || shown_of_header(measure) ? FACT_CHANGED : FACT_AS_IT_IS;
}

/* A near miss whose header does not fit either misses for two reasons. */
static void settle_misses(struct walk *walk, size_t before)
{
    struct facts *facts = walk->out;
    size_t kept = 0, count;

    for (size_t i = 0; i < facts->misses.len; i++) {
        const struct miss *miss = &facts->misses.items[i];
        const struct measure *measure = &walk->rules->plan->measures.items[miss->measure];

        if (i < before && measure->period_count > 0) {
            enter(walk, miss->entry, miss->unit);
            if (walk_failing(walk, measure, NULL,
                             measure->periods[measure->period_count - 1].reference,
                             &count) != NULL) {
                facts->far[miss->unit]++;
                continue;
            }
        }
        facts->misses.items[kept++] = *miss;
    }
    facts->misses.len = kept;
}

static void settle_facts(struct settlement *settlement, struct fact_packs *packs)
{
    const struct plan *plan = settlement->walk.rules->plan;

    for (size_t i = 0; i < packs->count; i++) {
        if (asks_header(&plan->measures.items[i]))
            fact_packs_filter(packs, i, settle_fact, settlement);
    }
}

void facts_settle_headers(const struct facts_rules *rules, struct facts *facts)
{
    if (rules->asked_count == 0)
        return;
    struct arena *scratch = arena_new();
    struct settlement settlement = {
        .walk = {.rules = rules, .out = facts, .keys = scratch, .depth = 1, .of_header = true},
        .reported = true,
    };
    size_t misses = facts->misses.len;

    settle_facts(&settlement, &facts->packed);
    settle_misses(&settlement.walk, misses);
    settlement.reported = false;
    settle_facts(&settlement, &facts->packed_past);
    buffer_free(&settlement.walk.scratch);
    arena_free(scratch);
}
