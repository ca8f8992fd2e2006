/* SPDX-License-Identifier: MIT */
/* Whether an item fits `where`, as things stood on the reference date. */
#include "ledger/facts_room.h"

#include <assert.h>

/* The node of a field inside one of the levels, as things stood on the reference date. */
const struct node *walk_node(const struct walk *walk, const struct field *owner,
                             const struct field *field, date_days reference)
{
    for (size_t i = walk->depth; i-- > 0;) {
        const struct level *level = &walk->levels[i];

        if (level->field != owner)
            continue;
        const struct node *node = field_node(owner, level->node, field);
        for (const struct field *at = field->parent; node != NULL && at != owner; at = at->parent) {
            const struct node *record = field_node(owner, level->node, at);

            assert(record != NULL && "what stands in a record has it around it");
            if (!record_exists(at, record, reference))
                return NULL;
        }
        if (node != NULL && field->kind == FIELD_RECORD && !record_exists(field, node, reference))
            return NULL;
        return node != NULL && (node->faulty || node->kind == NODE_NULL) ? NULL : node;
    }
    return NULL;
}

/* One spelling for what is the same: a unit's id, an enum's value. */
struct slice walk_canonical(const struct walk *walk, const struct field *field, struct slice text)
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
    return slice_eq(walk_canonical(walk, field, node->text), value->text);
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
        if (!date_of_node(node, &day))
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

uint64_t values_shown(const struct walk *walk, const struct field *field, const struct node *node,
                      const struct plan_value *values, size_t count)
{
    uint64_t shown = 0;

    assert(count <= 64 && "a bit for each");
    for (size_t i = 0; node != NULL && i < count; i++) {
        if (matches_one(walk, field, node, &values[i], 1))
            shown |= UINT64_C(1) << i;
    }
    return shown;
}

const struct node *condition_node(const struct walk *walk, const struct condition *condition,
                                  const struct node *self, date_days reference)
{
    if (condition->field == condition->owner)
        return self;
    return walk_node(walk, condition->owner, condition->field, reference);
}

bool condition_holds(const struct walk *walk, const struct condition *condition,
                     const struct node *self, date_days reference)
{
    const struct node *node = condition_node(walk, condition, self, reference);

    if (condition->never || !lasting_holds(walk, condition))
        return false;
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
