/* SPDX-License-Identifier: MIT */
/*
 * Whether an item counts for a target: its unit, its date, `where`, its evidence. Nothing
 * here knows a field by name; the plan says which, the schema says what they are.
 */
#include "ledger/facts_room.h"

/* A date or a quarter of a checked node; a quarter is dated by its last day. */
static bool read_date(const struct node *node, date_days *out)
{
    date_days first;

    if (node == NULL || node->faulty || node->kind != NODE_STRING)
        return false;
    return date_parse(node->text, out) == DATE_OK || date_parse_quarter(node->text, &first, out);
}

static bool date_in(const struct field *owner, const struct node *node, const struct field *field,
                    date_days *out)
{
    if (field == NULL)
        return false;
    return read_date(field_node(owner, node, field), out);
}

/* A mapping inside an entry is dated by any date in it, whatever that date is to the entry: a
 * household's `left.on` ends its interval, and is the day that `left` happened. */
static struct dating dating_of_record(const struct field *record, const struct node *node,
                                      const struct dating *enclosing)
{
    for (size_t i = 0; i < record->field_count; i++) {
        date_days day;

        if (record->fields[i].date != FIELD_DATE_NONE &&
            date_in(record, node, &record->fields[i], &day))
            return (struct dating){.dated = true, .from = day, .to = day};
    }
    return *enclosing;
}

struct dating dating_of(const struct field *field, const struct node *node,
                        const struct dating *enclosing)
{
    struct dating dating = {.from = DATE_MIN, .to = DATE_MAX};

    if (field->kind == FIELD_RECORD && field->parent != NULL)
        return dating_of_record(field, node, enclosing);
    if (date_in(field, node, field->on, &dating.from)) {
        dating.dated = true;
        dating.to = dating.from;
        return dating;
    }
    dating.interval = field->from != NULL || field->to != NULL;
    if (!dating.interval)
        return *enclosing;
    dating.dated = true;
    date_in(field, node, field->from, &dating.from);
    date_in(field, node, field->to, &dating.to);
    return dating;
}

/*
 * "An event counts when its date lies in the window and not after the reference date. An
 * interval counts when it is open on the reference date." Both ends belong to both.
 */
static bool date_counts(const struct dating *dating, const struct target *target)
{
    if (!dating->dated)
        return true;
    if (target->reference < target->from)
        return false;
    if (dating->interval)
        return dating->from <= target->reference && dating->to >= target->reference;
    return dating->from >= target->from && dating->from <= target->to &&
           dating->from <= target->reference;
}

/* "A mapping may be dated too: before its date it does not exist for any measure." */
static bool exists_by(const struct field *record, const struct node *node, date_days reference)
{
    for (size_t i = 0; i < record->field_count; i++) {
        date_days day;

        if (record->fields[i].date != FIELD_DATE_NONE &&
            date_in(record, node, &record->fields[i], &day) && day > reference)
            return false;
    }
    return true;
}

/* The node of a field inside one of the levels, as things stood on the reference date. */
static const struct node *node_at(const struct walk *walk, const struct field *owner,
                                  const struct field *field, date_days reference)
{
    for (size_t i = walk->depth; i-- > 0;) {
        const struct level *level = &walk->levels[i];

        if (level->field != owner)
            continue;
        const struct node *node = field_node(owner, level->node, field);
        for (const struct field *at = field->parent; node != NULL && at != owner; at = at->parent) {
            const struct node *record = field_node(owner, level->node, at);

            if (!exists_by(at, record, reference))
                return NULL;
        }
        if (node != NULL && field->kind == FIELD_RECORD && !exists_by(field, node, reference))
            return NULL;
        return node != NULL && (node->faulty || node->kind == NODE_NULL) ? NULL : node;
    }
    return NULL;
}

/* One spelling for what is the same: a unit's id, an enum's value. */
static struct slice canonical(const struct walk *walk, const struct field *field, struct slice text)
{
    const struct township *township = walk->rules->township;
    size_t unit = field != NULL && field->unit ? township_find(township, text) : UNIT_NONE;

    if (unit != UNIT_NONE)
        return township->units[unit].id;
    return field == NULL ? text : field_canonical(field, text);
}

static bool value_equal(const struct walk *walk, const struct field *field, const struct node *node,
                        const struct plan_value *value)
{
    struct decimal number;

    if (node->kind != value->kind)
        return false;
    if (node->kind == NODE_BOOL)
        return node->boolean == value->boolean;
    if (node->kind == NODE_NUMBER)
        return node_number(node, &number) == DECIMAL_OK && decimal_cmp(number, value->number) == 0;
    return slice_eq(canonical(walk, field, node->text), value->text);
}

/* "A list field matches with any element." */
static bool matches_one(const struct walk *walk, const struct field *field, const struct node *node,
                        const struct plan_value *values, size_t count)
{
    if (node->kind == NODE_LIST) {
        for (uint32_t i = 0; i < node->count; i++) {
            if (matches_one(walk, field, &node->items[i], values, count))
                return true;
        }
        return false;
    }
    for (size_t i = 0; node->kind != NODE_MAP && i < count; i++) {
        if (value_equal(walk, field, node, &values[i]))
            return true;
    }
    return false;
}

static bool scale_value(const struct condition *condition, const struct node *node,
                        struct decimal *out)
{
    date_days day;

    switch (condition->scale) {
    case SCALE_RANK:
        *out =
            decimal_of(field_rank(condition->field, field_canonical(condition->field, node->text)));
        return true;
    case SCALE_DATE:
        if (!read_date(node, &day))
            return false;
        *out = decimal_of(day);
        return true;
    case SCALE_NUMBER:
        break;
    }
    return node->kind == NODE_NUMBER && node_number(node, out) == DECIMAL_OK;
}

static bool within_limit(enum plan_limits which, int order)
{
    switch (which) {
    case LIMIT_MIN:
        return order >= 0;
    case LIMIT_MAX:
        return order <= 0;
    case LIMIT_AFTER:
        return order > 0;
    case LIMIT_BEFORE:
        return order < 0;
    case LIMIT_COUNT:
        break;
    }
    return true;
}

static bool asks_limit(const struct condition *condition)
{
    for (int which = 0; which < LIMIT_COUNT; which++) {
        if (condition->limits[which].set)
            return true;
    }
    return false;
}

static bool within_limits(const struct condition *condition, const struct node *node)
{
    struct decimal value;

    if (!asks_limit(condition))
        return true;
    if (node->kind == NODE_LIST || node->kind == NODE_MAP || !scale_value(condition, node, &value))
        return false;
    for (int which = 0; which < LIMIT_COUNT; which++) {
        const struct plan_limit *limit = &condition->limits[which];

        if (limit->set && !within_limit((enum plan_limits)which, decimal_cmp(value, limit->number)))
            return false;
    }
    return true;
}

static bool holds(const struct walk *walk, const struct condition *condition,
                  const struct node *self, date_days reference)
{
    const struct node *node = condition->field == NULL
                                  ? self
                                  : node_at(walk, condition->owner, condition->field, reference);

    if (condition->asks_present && condition->present != (node != NULL))
        return false;
    if (node == NULL)
        return condition->any_count == 0 && !asks_limit(condition);
    if (condition->none_count > 0 &&
        matches_one(walk, condition->field, node, condition->none, condition->none_count))
        return false;
    if (condition->any_count > 0 &&
        !matches_one(walk, condition->field, node, condition->any, condition->any_count))
        return false;
    return within_limits(condition, node);
}

static bool has_kind(const struct node *evidence, struct slice kind)
{
    const struct member *member = node_member(evidence, kind);

    return member != NULL && member->value.kind != NODE_NULL &&
           (member->value.kind != NODE_LIST || member->value.count > 0);
}

/* Every kind that is asked, in the nearest enclosing evidence. */
static bool is_proven(const struct walk *walk, const struct measure *measure)
{
    const struct node *evidence = NULL;

    for (size_t i = walk->depth; evidence == NULL && i-- > 0;) {
        const struct level *level = &walk->levels[i];

        if (level->field->own_evidence == NULL)
            continue;
        evidence = field_node(level->field, level->node, level->field->own_evidence);
        break;
    }
    for (size_t i = 0; i < measure->evidence_count; i++) {
        if (!has_kind(evidence, measure->evidence[i]))
            return false;
    }
    return true;
}

static bool has_unit(const struct target *target, size_t unit)
{
    size_t low = 0, high = target->unit_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (target->units[middle] < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low < target->unit_count && target->units[low] == unit;
}

/* A value as a key: 2 and 2.0 are one, and so are two spellings of a unit. */
static struct slice key_text(const struct walk *walk, const struct field *field,
                             const struct node *node)
{
    struct buffer text = {0};
    struct decimal number;

    if (node->kind == NODE_NUMBER && node_number(node, &number) == DECIMAL_OK)
        decimal_print(&text, number);
    else
        buffer_add(&text, canonical(walk, field, node->text));
    struct slice key = arena_copy(walk->out->arena, buffer_slice(&text));
    buffer_free(&text);
    return key;
}

/* The distinct value, copied: the tree does not last. */
static struct slice key_of(const struct walk *walk, const struct target *target,
                           const struct node *self)
{
    const struct measure *measure = &target->measure;
    const struct node *node = self;

    if (!measure->distinct)
        return (struct slice){NULL, 0};
    if (measure->distinct_field != NULL)
        node = node_at(walk, measure->distinct_owner, measure->distinct_field, target->reference);
    if (node == NULL || node->kind == NODE_LIST || node->kind == NODE_MAP)
        return (struct slice){NULL, 0};
    return key_text(walk, measure->distinct_field, node);
}

static void add_fact(struct walk *walk, const struct fact *fact, const struct target *target,
                     size_t unit, bool *again)
{
    if (unit == UNIT_NONE || !has_unit(target, unit))
        return;
    struct fact *added = ARRAY_PUSH(walk->out->arena, &walk->out->facts);

    *added = *fact;
    added->unit = (uint32_t)unit;
    added->again = *again;
    *again = true;
}

/* The further units of a shared entry; one that is named twice counts once. */
static void add_shared(struct walk *walk, const struct fact *fact, const struct target *target,
                       bool *again)
{
    const struct level *level = &walk->levels[walk->depth - 1];

    for (size_t i = 0; i < level->field->field_count; i++) {
        const struct field *field = &level->field->fields[i];
        const struct node *node =
            field->shared ? field_node(level->field, level->node, field) : NULL;

        for (uint32_t k = 0; node != NULL && node->kind == NODE_LIST && k < node->count; k++) {
            size_t unit = township_find(walk->rules->township, node->items[k].text);
            bool seen = unit == walk->unit;

            for (uint32_t m = 0; m < k; m++)
                seen = seen || township_find(walk->rules->township, node->items[m].text) == unit;
            if (!seen)
                add_fact(walk, fact, target, unit, again);
        }
    }
}

static bool value_of(const struct walk *walk, const struct target *target, struct decimal *out)
{
    const struct measure *measure = &target->measure;

    *out = decimal_of(1);
    if (measure->kind == MEASURE_COUNT)
        return true;
    const struct node *node = node_at(walk, measure->item, measure->value, target->reference);
    return node != NULL && node->kind == NODE_NUMBER && node_number(node, out) == DECIMAL_OK;
}

static void measure_for(struct walk *walk, uint32_t index, const struct node *self)
{
    const struct target *target = &walk->rules->plan->targets[index];
    const struct level *level = &walk->levels[walk->depth - 1];
    struct fact fact = {.target = index, .entry = level->entry};
    bool again = false;

    if (!date_counts(&level->dating, target))
        return;
    for (size_t i = 0; i < target->measure.where_count; i++) {
        if (!holds(walk, &target->measure.where[i], self, target->reference))
            return;
    }
    if (!value_of(walk, target, &fact.value))
        return;
    fact.proven = is_proven(walk, &target->measure);
    fact.key = key_of(walk, target, self);
    add_fact(walk, &fact, target, walk->unit, &again);
    add_shared(walk, &fact, target, &again);
}

void measure_item(struct walk *walk, const struct field *item, const struct node *value)
{
    const struct plan *plan = walk->rules->plan;

    for (size_t i = 0; plan != NULL && i < plan->target_count; i++) {
        if (plan->targets[i].measure.item == item)
            measure_for(walk, (uint32_t)i, value);
    }
}
