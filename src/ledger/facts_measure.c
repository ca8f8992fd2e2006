/* SPDX-License-Identifier: MIT */
/*
 * What an item counts for a target: for which units, how much, proven or not. Nothing here
 * knows a field by name; the plan says which, the schema says what they are.
 */
#include "ledger/facts_room.h"

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
        buffer_add(&text, walk_canonical(walk, field, node->text));
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
        node = walk_node(walk, measure->distinct_owner, measure->distinct_field, target->reference);
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
    const struct node *node = walk_node(walk, measure->item, measure->value, target->reference);
    return node != NULL && node->kind == NODE_NUMBER && node_number(node, out) == DECIMAL_OK;
}

static void measure_for(struct walk *walk, uint32_t index, const struct node *self)
{
    const struct target *target = &walk->rules->plan->targets[index];
    const struct level *level = &walk->levels[walk->depth - 1];
    struct fact fact = {
        .target = index,
        .entry = level->entry,
        .header = target->measure.item->parent == NULL,
    };
    bool again = false;

    if (!dating_counts(&level->dating, target))
        return;
    for (size_t i = 0; i < target->measure.where_count; i++) {
        if (!condition_holds(walk, &target->measure.where[i], self, target->reference))
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
