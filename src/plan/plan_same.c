/* SPDX-License-Identifier: MIT */
/* Whether two targets ask for the same: a reading beside its target or another reading. */
#include "plan/plan_room.h"

/* The units are the same. */
static bool same_mins(const struct bound *a, const struct bound *b, size_t count)
{
    for (size_t i = 0; i < count && (a->mins != NULL || b->mins != NULL); i++) {
        if (decimal_cmp(a->mins != NULL ? a->mins[i] : a->min,
                        b->mins != NULL ? b->mins[i] : b->min) != 0)
            return false;
    }
    return true;
}

static bool same_bound(bool has, const struct bound *a, bool other, const struct bound *b)
{
    if (has != other || !has)
        return has == other;
    return quota_same(a->quota, b->quota) && a->has_min == b->has_min && a->has_max == b->has_max &&
           a->in == b->in && (!a->has_min || decimal_cmp(a->min, b->min) == 0) &&
           (!a->has_max || (decimal_cmp(a->max, b->max) == 0 && a->over_notes == b->over_notes));
}

static bool same_units(const struct target *a, const struct target *b)
{
    if (a->unit_count != b->unit_count)
        return false;
    for (size_t i = 0; i < a->unit_count; i++) {
        if (a->units[i] != b->units[i])
            return false;
    }
    return true;
}

bool window_same(const struct window *a, const struct window *b)
{
    return a->from == b->from && a->to == b->to && a->due == b->due && a->overlap == b->overlap &&
           slicing_same(&a->slicing, &b->slicing);
}

/* What is written in the same way, whatever else may mean the same. */
static bool same_node(const struct node *a, const struct node *b, const char *key)
{
    const struct node *left = node_get(a, key), *right = node_get(b, key);

    return left == right || (left != NULL && right != NULL && node_equal(left, right));
}

bool target_same(const struct target *a, const struct node *a_node, const struct target *b,
                 const struct node *b_node)
{
    return a->judged == b->judged && same_bound(a->has_each, &a->each, b->has_each, &b->each) &&
           same_bound(a->has_total, &a->total, b->has_total, &b->total) && same_units(a, b) &&
           (!a->has_each || same_mins(&a->each, &b->each, a->unit_count)) &&
           window_same(&a->window, &b->window) && a->no_data == b->no_data &&
           a->linear == b->linear && same_node(a_node, b_node, "measure") &&
           same_node(a_node, b_node, "per") && same_node(a_node, b_node, "milestones") &&
           same_node(a_node, b_node, "evidence");
}
