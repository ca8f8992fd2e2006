/* SPDX-License-Identifier: MIT */
/* The rules of lists. */
#include "base/memory.h"
#include "check/check_room.h"

#include <assert.h>
#include <stdlib.h>

/* Items from `first` on, where there may be none: said once, at the first of them. */
static void say_too_long(struct check *check, struct at *at, size_t max)
{
    assert(max < at->node->count);

    struct diag *diag = schema_fault_map(check, at, DIAG_LIST_TOO_LONG, &at->node->items[max]);

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    diag_set_number(diag, "count", (int64_t)at->node->count);
    diag_set_number(diag, "bound", (int64_t)max);
}

void check_items(struct check *check, const struct rule *rule, struct at *at)
{
    size_t first = rule->in->prefix.len;

    if (rule->schema->never && at->node->count > first) {
        say_too_long(check, at, first);
        return;
    }
    for (size_t i = first; i < at->node->count; i++) {
        schema_visit(check, rule->schema, &at->node->items[i], NULL, at);
        if (check->failed && !check->report)
            return;
    }
}

void check_prefix_items(struct check *check, const struct rule *rule, struct at *at)
{
    for (size_t i = 0; i < rule->in->prefix.len && i < at->node->count; i++)
        schema_visit(check, rule->in->prefix.items[i], &at->node->items[i], NULL, at);
}

void check_min_items(struct check *check, const struct rule *rule, struct at *at)
{
    if (at->node->count >= rule->count)
        return;

    struct diag *diag = schema_fault_map(check, at, DIAG_LIST_TOO_SHORT, at->node);
    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    diag_set_number(diag, "count", (int64_t)at->node->count);
    diag_set_number(diag, "bound", (int64_t)rule->count);
}

void check_max_items(struct check *check, const struct rule *rule, struct at *at)
{
    if (at->node->count > rule->count)
        say_too_long(check, at, rule->count);
}

static int order_numbers(const struct node *a, const struct node *b)
{
    struct decimal x, y;
    bool x_fits = node_number(a, &x) == DECIMAL_OK, y_fits = node_number(b, &y) == DECIMAL_OK;

    if (x_fits && y_fits)
        return decimal_cmp(x, y);
    return x_fits != y_fits ? (int)y_fits - (int)x_fits : slice_cmp(a->text, b->text);
}

static int order(const struct node *a, const struct node *b);

static int order_keys(const void *a, const void *b)
{
    const struct member *first = *(struct member *const *)a, *second = *(struct member *const *)b;

    return slice_cmp(first->key.text, second->key.text);
}

static struct member **sorted_members(const struct node *map)
{
    struct member **members = memory_alloc(memory_mul(map->count, sizeof(struct member *)));

    for (uint32_t i = 0; i < map->count; i++)
        members[i] = &map->members[i];
    qsort(members, map->count, sizeof(struct member *), order_keys);
    return members;
}

/* Key by key in byte order, for a mapping has no order of its own. */
static int order_maps(const struct node *a, const struct node *b)
{
    struct member **x = sorted_members(a), **y = sorted_members(b);
    int by_value = 0;

    assert(a->count == b->count && "the longer one comes behind");

    for (uint32_t i = 0; by_value == 0 && i < a->count; i++) {
        by_value = slice_cmp(x[i]->key.text, y[i]->key.text);
        if (by_value == 0)
            by_value = order(&x[i]->value, &y[i]->value);
    }
    free((void *)x);
    free((void *)y);
    return by_value;
}

/* An order in which equal values stand together. */
static int order(const struct node *a, const struct node *b)
{
    int by_value = 0;

    if (a->kind != b->kind)
        return (a->kind > b->kind) - (a->kind < b->kind);
    switch (a->kind) {
    case NODE_NULL:
        return 0;
    case NODE_BOOL:
        return (int)a->boolean - (int)b->boolean;
    case NODE_NUMBER:
        return order_numbers(a, b);
    case NODE_STRING:
        return slice_cmp(a->text, b->text);
    case NODE_LIST:
    case NODE_MAP:
        break;
    }
    if (a->count != b->count)
        return (a->count > b->count) - (a->count < b->count);
    if (a->kind == NODE_MAP)
        return order_maps(a, b);
    for (uint32_t i = 0; by_value == 0 && i < a->count; i++)
        by_value = order(&a->items[i], &b->items[i]);
    return by_value;
}

/* Then in the order of the list. */
static int order_items(const void *a, const void *b)
{
    const struct node *first = *(struct node *const *)a, *second = *(struct node *const *)b;
    int by_value = order(first, second);

    return by_value != 0 ? by_value : (first > second) - (first < second);
}

static void say_twice(struct check *check, struct at *at, struct node *item,
                      const struct node *first)
{
    struct at twice = {.node = item, .up = at};
    struct diag *diag = schema_fault(check, &twice, DIAG_ITEM_TWICE);

    if (diag == NULL)
        return;
    schema_set_field(check, diag, at);
    schema_set_value(diag, "value", item);
    diag_set_number(diag, "line", (int64_t)source_position(check->tree->source, first->start).line);
    diag_also(diag, schema_short_span(check->tree, first));
}

void check_unique_items(struct check *check, const struct rule *rule, struct at *at)
{
    size_t count = at->node->count, run = 0;
    struct node **items;

    if (!rule->on || count < 2)
        return;
    items = ARENA_ARRAY(check->arena, count, struct node *);
    for (size_t i = 0; i < count; i++)
        items[i] = &at->node->items[i];
    qsort(items, count, sizeof(struct node *), order_items);
    for (size_t i = 1; i < count; i++) {
        assert(order(items[run], items[i]) <= 0 && "equal ones stand together");
        if (order(items[run], items[i]) != 0)
            run = i;
        else if (!items[i]->faulty)
            say_twice(check, at, items[i], items[run]);
    }
}
