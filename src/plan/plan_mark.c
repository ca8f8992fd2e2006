/* SPDX-License-Identifier: MIT */
/* What a target counts, as a number. See plan.h. */
#include "base/buffer.h"
#include "base/hash.h"
#include "plan/plan_room.h"

#include <stdlib.h>

#define MARK_DIGITS 16

static int by_key(const void *a, const void *b)
{
    return slice_cmp((*(const struct member *const *)a)->key.text,
                     (*(const struct member *const *)b)->key.text);
}

static void add_text(struct buffer *out, struct slice text)
{
    buffer_addf(out, "%zu:", text.len);
    buffer_add(out, text);
}

static void add_scalar(struct buffer *out, const struct node *node)
{
    struct decimal number;

    buffer_byte(out, node->kind == NODE_NUMBER ? '#' : '=');
    if (node->kind == NODE_NUMBER && node_number(node, &number) == DECIMAL_OK)
        decimal_print(out, number);
    else
        add_text(out, node->text);
    buffer_byte(out, ' ');
}

static void add_node(struct arena *arena, struct buffer *out, const struct node *node);

static void add_map(struct arena *arena, struct buffer *out, const struct node *node)
{
    const struct member **members = ARENA_ARRAY(arena, node->count, const struct member *);

    for (uint32_t i = 0; i < node->count; i++)
        members[i] = &node->members[i];
    if (node->count > 1)
        qsort(members, node->count, sizeof *members, by_key);
    buffer_byte(out, '{');
    for (uint32_t i = 0; i < node->count; i++) {
        add_text(out, members[i]->key.text);
        add_node(arena, out, &members[i]->value);
    }
    buffer_byte(out, '}');
}

/* As deep as a tree may be (TREE_DEPTH_MAX). */
static void add_node(struct arena *arena, struct buffer *out, const struct node *node)
{
    if (node_is_scalar(node)) {
        add_scalar(out, node);
    } else if (node->kind == NODE_MAP) {
        add_map(arena, out, node);
    } else {
        buffer_byte(out, '[');
        for (uint32_t i = 0; i < node->count; i++)
            add_node(arena, out, &node->items[i]);
        buffer_byte(out, ']');
    }
}

/* What of `every` is more than a word, and no bound. */
static void add_slicing(struct arena *arena, struct buffer *out, const struct node *every)
{
    static const char *const keys[] = {"spans", "except", "by"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const struct node *node = node_get(every, keys[i]);

        if (node == NULL)
            continue;
        buffer_adds(out, keys[i]);
        add_node(arena, out, node);
    }
}

static bool asks_working_days(const struct measure *measure)
{
    bool working = false;

    for (size_t i = 0; i < measure->where_count; i++)
        working = working || measure->where[i].lasting.working;
    return working;
}

/* Members as deep as they may be (MEMBERS_DEPTH_MAX). */
static bool counts_working_days(const struct plan *plan, const struct target *target)
{
    const size_t measures[] = {target->good, target->among, target->less};
    bool working = false;

    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++)
        working = working || (measures[i] != MEASURE_NONE &&
                              asks_working_days(&plan->measures.items[measures[i]]));
    for (size_t i = 0; i < target->member_count && !working; i++)
        working = counts_working_days(plan, &target->members[i]);
    return working;
}

/* Which days are worked. */
static void add_workdays(struct buffer *out, const struct workdays *workdays)
{
    for (size_t i = 0; i < workdays->off_count; i++)
        buffer_addf(out, "-%d:%d ", (int)workdays->off[i].from, (int)workdays->off[i].to);
    for (size_t i = 0; i < workdays->worked_count; i++)
        buffer_addf(out, "+%d ", (int)workdays->worked[i]);
}

struct slice target_mark(struct arena *arena, const struct plan *plan, const struct target *target)
{
    const struct node *measure = node_get(target->node, "measure");
    struct buffer text = {0};
    uint8_t hash[HASH_BYTES];
    char hex[HASH_HEX_SIZE];

    buffer_add(&text, every_name(target->window.slicing.every));
    buffer_byte(&text, ' ');
    add_slicing(arena, &text, node_get(target->node, "every"));
    if (measure != NULL)
        add_node(arena, &text, measure);
    if (counts_working_days(plan, target))
        add_workdays(&text, &plan->workdays);
    hash_bytes(buffer_slice(&text), hash);
    buffer_free(&text);
    hash_hex(hash, hex);
    return arena_copy(arena, slice_sub(slice_of(hex), 0, MARK_DIGITS));
}
